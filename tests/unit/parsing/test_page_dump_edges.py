"""Where the text of a dump without a header row begins and ends: short lines, repeats, marks and prompts."""

import textwrap

import pytest

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.formats.page_dump import parse
from clipwire.parsing.sniffing import Content

TITLE = "New crane is tested on the old quay"
STORY = (
    "The new crane on the old quay lifted forty tons on Wednesday, and nothing moved that should not have moved.",
    "Harbour master Isla Rendall said that the foundation had been laid twice, since the first one cracked in frost.",
    "The old crane, which dates from 1931, will be painted and kept as a landmark for those who come in by sea.",
)
BODY = "\n\n".join(STORY)


def read(text: str) -> Article:
    [article] = parse(Content(text.encode(), "page.txt", "page-dump", text, "utf-8"))
    return article


PORTAL = """
We use cookies to measure visits
Accept all

Quayside Gazette
Home | Local | Sport | Letters

New crane is tested on the old quay

Traders hope that the larger ships will come back

Ewan Pirie
Business editor
3 March 2025 9:40 AM

Tweet Share Email Print 2 min read

The old crane under snow last winter. Picture: Dan Boyle

{story[0]}

{story[1]}

You may also like
Cat rescued from mill pond
Band seeks a conductor

{story[2]}

© Quayside Gazette 2025
"""


def test_a_copy_of_a_portal_page_has_its_text_without_banner_buttons_caption_and_box() -> None:
    # Given the text of a page with a banner, a menu, a standfirst set apart, buttons, a caption and a box of titles
    article = read(PORTAL.format(story=STORY))
    # Then each field has its line, and the text goes on behind the box up to the notice of rights
    assert (article.title, article.authors, article.published) == (TITLE, ["Ewan Pirie"], "2025-03-03T09:40")
    assert article.subtitle == "Traders hope that the larger ships will come back"
    assert article.body == BODY


def test_a_signed_text_of_two_paragraphs_among_words_of_an_unknown_language_is_an_article() -> None:
    # Given a short text with byline and date among more lines that no table lists
    menu = "\n\n".join(["Skreppa inn", "Heima", "Fiskur", "Veður", "Leita", "Um okkur", "Hafa samband", "Askrift"])
    article = read(f"{menu}\n\n{TITLE}\n\nBy Ada Holm\n3 March 2025\n\n{STORY[0]}\n\n{STORY[1]}")
    # Then it is an article
    assert (article.title, article.authors, article.body) == (TITLE, ["Ada Holm"], "\n\n".join(STORY[:2]))


def test_the_short_answers_at_the_end_of_an_interview_stay() -> None:
    # Given an interview that ends with an answer of one word, and a line of the page below it
    asked = f"{STORY[0]}\n\nWas it hard?\n\n{STORY[1]}\n\nAnd now?\n\n{STORY[2]}\n\nWill it last?\n\nNo."
    article = read(f"“It will hold”\nInterview by Ada Holm\n3 March 2025\n\n{asked}\n\nQuayside Gazette")
    # Then the answer ends the text
    assert article.body == asked


def test_a_text_in_dots_above_a_prompt_of_the_aggregator_is_cut_off() -> None:
    # Given a text that ends in dots above a prompt to pay, as an aggregator of news prints it
    prompt = "Upgrade to Quay PRO today to read this item in full"
    head = f"{TITLE}\n\nDate: 09/05/2025 | Source: Quayside Gazette\n\nShare Button"
    article = read(f"{head}\n\n{STORY[0]} Masons say that...\n\n{prompt}\n\nThis site keeps cookies. Accept Decline")
    # Then it is cut off, and neither the prompt nor the buttons are text
    assert article.truncated
    assert article.body == f"{STORY[0]} Masons say that..."


def test_short_lines_below_the_last_sentence_are_trimmed() -> None:
    # Given a page with a line that no table of furniture knows between its article and long comments
    comments = [
        f"I have worked below that crane for {years} years, and I have never once looked up, since one does not."
        for years in ("thirty", "eleven", "four")
    ]
    below = "\n".join(["Quay Lane Studios", "Comments (3)", *comments])
    article = read(f"{TITLE}\nBy Tom Sinclair\n18 February 2026\n\n{BODY}\n\n{below}\n")
    # Then the body ends with the last sentence of the article
    assert article.body == BODY


def test_a_short_last_line_that_is_a_sentence_stays() -> None:
    article = read(f"{TITLE}\nBy Tom Sinclair\n18 February 2026\n\n{BODY}\n\nNobody was hurt, and the test goes on.\n")
    assert article.body == f"{BODY}\n\nNobody was hurt, and the test goes on."


def test_lines_that_the_page_prints_again_and_again_are_left_out() -> None:
    # Given a page that prints a name of its own between the paragraphs and in its foot
    again = "Harbour Weekly Extra"
    article = read(
        f"{again}\n{TITLE}\n18 February 2026\n\n{STORY[0]}\n\n{again}\n\n{STORY[1]}\n\n{again}\n\n{STORY[2]}\n"
    )
    # Then it is no part of the body
    assert article.body == BODY


def test_a_title_repeated_as_the_first_line_of_the_text_is_left_out() -> None:
    article = read(f"{TITLE}\n\nDate: 18/02/2026 | Source: Harbour News\n\n{TITLE}\n\n{BODY}\n")
    assert (article.title, article.body) == (TITLE, BODY)


@pytest.mark.parametrize("mark", [" -0-", " ###", " (END)", " -30-", " ■"])
def test_an_end_mark_in_the_last_paragraph_is_taken_off(mark: str) -> None:
    article = read(f"{TITLE}\n\nDate: 18/02/2026 | Source: Harbour News\n\n{BODY}{mark}\n")
    assert article.body == BODY


@pytest.mark.parametrize(
    ("cut", "left"),
    [(" […]", ""), (" [+2114 chars]", ""), ("... Subscribe to read the full story", "…"), ("… Continue reading", "…")],
)
def test_a_text_that_is_cut_off_says_so(cut: str, left: str) -> None:
    article = read(f"{TITLE}\n\nDate: 18/02/2026 | Source: Harbour News\n\n{BODY.removesuffix('.')}{cut}\n")
    assert article.truncated
    assert article.body == BODY.removesuffix(".") + left


@pytest.mark.parametrize(
    "wall",
    [
        "Please enable cookies and JavaScript to continue to the page that you have asked for on this site.",
        "We have detected unusual traffic from your network, so please wait while we are checking your browser.",
    ],
)
def test_a_page_that_only_asks_who_one_is_holds_no_article(wall: str) -> None:
    with pytest.raises(Rejected):
        read(f"Just a moment\n\n{wall}\n\nThis will only take a few seconds, and then the page will load by itself.\n")


def test_lines_that_a_terminal_broke_are_joined() -> None:
    # Given an article whose paragraphs were broken after some 60 letters
    paragraphs = [f"{STORY[0]} {STORY[1]}", f"{STORY[2]} {STORY[0]}".replace("Wednesday", "Tuesday")]
    broken = "\n\n".join(textwrap.fill(paragraph, 62) for paragraph in paragraphs)
    article = read(f"{TITLE}\nBy Tom Sinclair\n18 February 2026\n\n{broken}\n")
    # Then each is one paragraph
    assert article.body == "\n\n".join(paragraphs)


def test_a_heading_right_below_date_and_byline_opens_the_text() -> None:
    article = read(f"{TITLE}\nBy Tom Sinclair\n18 February 2026\nWhat was lifted\n{BODY}\n")
    assert article.body == f"What was lifted\n\n{BODY}"


def test_the_day_of_a_dateline_is_the_day_of_a_text_without_another() -> None:
    article = read(f"{TITLE}\n\nLERWICK, February 18, 2026 (Reuters) - {BODY}\n")
    assert (article.published, article.evidence["published"].origin) == ("2026-02-18", "dateline")


def test_dates_above_the_entries_of_a_chronicle_belong_to_the_text() -> None:
    # Given a text whose entries each have their day above them
    entries = "\n\n".join(f"{day} February 2026\n{text}" for day, text in zip((16, 17, 18), STORY, strict=True))
    article = read(
        f"The crane: a chronicle\n\nDate: 18/02/2026 | Source: Harbour News\n\n{STORY[0]} Day by day.\n\n{entries}\n"
    )
    # Then the days are lines of the body
    assert [line for line in article.body.split("\n\n") if line.endswith("2026")] == [
        "16 February 2026",
        "17 February 2026",
        "18 February 2026",
    ]


def test_comments_longer_than_the_article_are_no_part_of_it() -> None:
    # Given an article of some 130 words, and comments of three times as many
    more = (
        "Two hundred people watched the test from the sea wall, and the school had given its pupils the morning off.",
        "The town pays for the crane with a loan that will be repaid from the fees of ships until the year 2051.",
        "A second test, at night and with the wind from the north, is planned for the first week of the coming month.",
        "Until then the fishing boats will be unloaded by hand, as they have been since the gale of November.",
    )
    comments = "\n".join(
        f"Reader {n}: I have worked below that crane for {n} years, and I have never once looked up, since one does "
        "not look up while forty tons hang above one, and I would not tell others to."
        for n in range(3, 15)
    )
    text = "\n\n".join([*STORY, *more])
    # When the page is read
    article = read(f"{TITLE}\nBy Tom Sinclair\n18 February 2026\n\n{text}\n\nComments (12)\n{comments}\n")
    # Then the body ends where the comments begin
    assert article.body == text


def test_the_headline_that_is_printed_twice_is_the_title() -> None:
    # Given a page with its title in the menu and above the text, and another line below it
    head = f"{TITLE}\n{TITLE}\n\nAll the news of the harbour and of the islands\n18 February 2026"
    article = read(f"{head}\n\n{BODY}\n")
    assert (article.title, article.published) == (TITLE, "2026-02-18")


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    # Given a title as browsers show it, on a page that says whose it is
    article = read(f"{TITLE} | Harbour News\n18 February 2026\n\n{BODY}\n\n© 2026 Harbour News. All rights reserved.\n")
    assert (article.title, article.source and article.source.name) == (TITLE, "Harbour News")
