"""Where the text of a dump without a header row begins and ends: short lines, repeats, marks and prompts."""

import textwrap

import pytest

from clipwire.model.errors import Rejected
from tests.unit.parsing.copies import BODY, STORY, TITLE, read

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


EAST_ASIAN = {
    "numbers in a Japanese lead": (
        "静岡で竜巻か、住宅の屋根飛ぶ",
        "【静岡共同】3日午後1時40分ごろ、静岡県牧之原市で突風が吹き、住宅18棟の屋根が飛んだ。けが人は2人。",
        "市の担当者は「ブルーシートを配る」と話した。気象台は竜巻とみて職員を派遣した。",
    ),
    "numbers in a Chinese lead": (
        "兰州地铁三号线开工",
        "新华社兰州3月2日电(记者赵敏)兰州地铁3号线2日开工,全长27.4公里,设站21座,工期5年。",
        "甘肃省交通厅负责人说,这条线路将连接机场和市中心,预计每天运送二十万人次。",
    ),
    "the reporter of a Korean agency before an equals sign": (
        "강릉서 산불, 주민 40명 대피",
        "(강릉=연합뉴스) 유형재 기자 = 7일 오후 강릉의 한 야산에서 불이 나 주민 40명이 대피했다.",
        "강릉시 관계자는 바람이 강해 진화에 어려움을 겪고 있다고 밝혔다. 인명 피해는 없다.",
    ),
}


@pytest.mark.parametrize("lines", EAST_ASIAN.values(), ids=EAST_ASIAN)
def test_a_short_east_asian_report_has_its_lead_in_the_body(lines: tuple[str, ...]) -> None:
    # When a report of an agency is copied: a title and two paragraphs
    article = read("\n\n".join(lines))
    # Then the lead is no subtitle, and its dateline is read
    assert (article.title, article.subtitle) == (lines[0], None)
    assert article.body.endswith(lines[2]) and lines[1][-20:] in article.body
    assert article.dateline


@pytest.mark.parametrize(
    "lines",
    [
        (
            "पटना में नया पुल खुला",
            "पटना में गंगा नदी पर बने नए पुल को सोमवार को आम लोगों के लिए खोल दिया गया, अधिकारियों ने बताया।",
            "मंत्री ने कहा कि पुल से किसानों को मंडी तक पहुँचने में दो घंटे कम लगेंगे और व्यापार बढ़ेगा।",
        ),
        (
            "சென்னையில் புதிய நூலகம் திறப்பு",
            "சென்னையில் கட்டப்பட்ட புதிய நூலகம் திங்கட்கிழமை பொதுமக்களின் பயன்பாட்டுக்குத் திறக்கப்பட்டது என அதிகாரிகள் கூறினர்.",
            "நூலகத்தில் ஒரு லட்சம் நூல்கள் உள்ளன என்றும் மாணவர்கள் இலவசமாகப் படிக்கலாம் என்றும் அமைச்சர் கூறினார்.",
        ),
    ],
    ids=["Hindi", "Tamil"],
)
def test_signs_of_vowels_are_letters(lines: tuple[str, ...]) -> None:
    article = read("\n\n".join(lines))
    assert (article.title, article.body) == (lines[0], "\n\n".join(lines[1:]))


def test_settings_with_remarks_are_no_article() -> None:
    settings = "harbour ships = 40"
    remarks = (
        "Every ship that comes into the port is counted once by the master of the harbour.",
        "The price is that of all the ships together, and it is paid on the day after.",
    )
    with pytest.raises(Rejected):
        read("\n\n".join([settings, *remarks]))
    # But a line like this one is a headline without its sign
    assert read("\n\n".join([settings.replace("=", "are"), *remarks])).title == "harbour ships are 40"


def test_a_dateline_on_a_line_of_its_own_is_not_the_title() -> None:
    # Given a headline, and the line by which an agency begins its reports
    article = read("\n\n".join([TITLE, "MADRID, 3 Nov. (EUROPA PRESS) -", *STORY]))
    # Then the headline is the title, and the line the dateline
    assert article.title == TITLE
    assert article.dateline is not None and article.dateline.place == "Madrid"
