"""Page dumps: what a saved page says, and what it only seems to say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.formats.page_dump import parse
from clipwire.parsing.sniffing import Content

ROW = "Date: 12/02/2026 | Source: Naenara (En) | Read original version at source"
HEAD = f"March 03, 2026Mar 03, 2026\nKCNA Naenara (En)\n\nA pond full of carp\n\n{ROW}\n\n"
TEXT = "The fish pond of the farm yielded nine tons of carp last year.\n\nIt feeds the kindergarten and two rest homes."
ITEM = "Ferry for cyclists\n\nFerry for cyclists\n\nCyclists can now cross the river on\n\n{day}\n\n" + (
    "Cyclists can now cross the river on\n\n"
)


def read(text: str) -> list[Article]:
    return parse(Content(text.encode(), "page.txt", "page-dump", text, "utf-8"))


def read_one(text: str) -> Article:
    [article] = read(text)
    return article


def test_the_first_lines_date_is_the_crawls_and_never_the_articles() -> None:
    # Given a page whose row has no date
    article = read_one(HEAD.replace("12/02/2026", "") + TEXT)
    # Then the date above it is the crawl's all the same
    assert (article.crawled, article.published) == ("2026-03-03", None)
    assert article.warnings == ["The Date row is empty."]


def test_every_field_of_the_row_says_where_it_was_read() -> None:
    article = read_one(HEAD + TEXT)
    assert (article.published, article.source and article.source.id) == ("2026-02-12", "naenara")
    assert {name: article.evidence[name].origin for name in ("published", "crawled", "source")} == {
        "published": "page-row",
        "crawled": "page-row",
        "source": "page-row",
    }
    assert article.evidence["published"].text == ROW


def test_an_item_of_the_list_comes_out_once_and_not_in_the_body() -> None:
    article = read_one(HEAD + TEXT + "\n\nMore From Naenara (En)\n\n" + ITEM.format(day="March 02, 2026") * 2)
    assert article.body == TEXT
    assert [(item.title, item.published, item.teaser) for item in article.related] == [
        ("Ferry for cyclists", "2026-03-02", "Cyclists can now cross the river on")
    ]


def test_a_title_that_recurs_on_another_day_is_another_item() -> None:
    days = ["March 02, 2026", "March 01, 2026", "February 28, 2026"]
    article = read_one(HEAD + TEXT + "\n\nMore From Naenara\n\n" + "".join(ITEM.format(day=day) for day in days))
    assert [item.published for item in article.related] == ["2026-03-02", "2026-03-01", "2026-02-28"]


@pytest.mark.parametrize(
    ("shape", "titled", "with_teaser"),
    [
        ("T T X D X", True, True),
        ("T X D X", True, True),
        ("T T X D", True, True),
        ("T X D", True, True),
        ("D T X", True, True),
        ("T D X", True, True),
        ("T T D", True, False),
        ("T D", True, False),
        ("X D X", False, True),
    ],
)
def test_a_list_is_read_in_every_order_of_title_teaser_and_date(shape: str, titled: bool, with_teaser: bool) -> None:
    # Given a list whose items are lines of Title, teaser (X) and Date
    items = [
        ("Ferry for cyclists", "Cyclists can now cross the Chongchon River on a ferry that was built in winter for", 2),
        (
            "Snow on the plateau",
            "Sculptors carved bears, cranes and a locomotive from the snow of the plateau, where",
            3,
        ),
        (
            "Chess club wins",
            "A chess club of the lamp factory has beaten the champions of the province after a night of",
            4,
        ),
    ]
    lines = [{"T": t, "X": x, "D": f"March 0{d}, 2026"}[part] for t, x, d in items for part in shape.split()]
    # When the page is read
    article = read_one(HEAD + TEXT + "\n\nMore From Naenara\n\n" + "\n\n".join(lines) + "\n\nMore Articles\n")
    # Then each item is there once, with what the list says of it
    assert [(item.title, item.teaser, item.published) for item in article.related] == [
        (t if titled else None, x if with_teaser else None, f"2026-03-0{d}") for t, x, d in items
    ]


def test_menus_and_boxes_around_an_article_are_not_its_text() -> None:
    # Given a page of another site with a menu, a consent box, a list of other stories and comments
    menu = "\n".join(["Harbour News", "Home", "Islands", "Sea", "Sport", "Obituaries", "Most read", "Seals counted"])
    consent = "We ask you to agree to the storing of small files. You can change your mind at any time."
    story = [f"Paragraph {n} tells what the harbour master said about the new crane on Monday." for n in range(6)]
    tail = "\n".join(["Comments", "Anna: I never liked the old one.", "Log in", "Imprint", "Jobs"])
    article = read_one(
        f"{menu}\n{consent}\n{menu}\nA new crane for the quay\nBy Isla Rendall\n18 February 2026\n\n"
        + "\n\n".join(story)
        + f"\n\n{tail}"
    )
    assert (article.title, article.published, article.authors) == (
        "A new crane for the quay",
        "2026-02-18",
        ["Isla Rendall"],
    )
    assert article.body == "\n\n".join(story)


def test_a_page_with_a_list_and_no_text_has_an_empty_body() -> None:
    article = read_one(HEAD + "More From Naenara (En)\n\n" + ITEM.format(day="March 02, 2026"))
    assert (article.body, article.title) == ("", "A pond full of carp")
    assert "The page has no text." in article.warnings


def test_a_page_crawled_twice_gives_an_article_of_each_crawl() -> None:
    again = HEAD.replace("March 03, 2026Mar 03, 2026", "March 09, 2026")
    articles = read(f"{HEAD}{TEXT}\n\nMore From Naenara\n\n{ITEM.format(day='March 02, 2026')}{again}{TEXT}")
    assert [article.crawled for article in articles] == ["2026-03-03", "2026-03-09"]
    assert {(article.title, article.body) for article in articles} == {("A pond full of carp", TEXT)}


@pytest.mark.parametrize(
    "prompt",
    [
        "Subscribe to continue reading",
        "To read the full article, become a member",
        "This article is for subscribers only.",
        "Already a member? Log in here",
        "You have reached your limit of free articles.",
        "로그인 후 이용하실 수 있습니다",
        "この記事は有料会員限定です。",
    ],
)
def test_a_prompt_to_subscribe_ends_the_text_and_tells_that_it_is_cut(prompt: str) -> None:
    article = read_one(f"{HEAD}{TEXT} And then the keeper\n\n{prompt}\n\nMore From Naenara\n\n")
    assert article.truncated
    assert article.body == f"{TEXT} And then the keeper"


def test_an_invitation_to_a_newsletter_does_not_cut_the_text() -> None:
    first, second = TEXT.split("\n\n")
    article = read_one(f"{HEAD}{first}\n\nSign up for our daily newsletter\n\n{second}")
    assert (article.body, article.truncated) == (TEXT, False)


@pytest.mark.parametrize("mark", [" -0-", "\n\n-0-", "\n\n###", "\n\nNNNN", " (END)", "\n\n- 30 -", "(끝)"])
def test_the_agencys_end_mark_is_not_part_of_the_text(mark: str) -> None:
    assert read_one(f"{HEAD}{TEXT}{mark}\n\nwww.kcna.kp (Juche115.2.12.)\n").body == TEXT


@pytest.mark.parametrize(
    ("row", "published"),
    [
        ("Date: 05/06/2025 | Source: AP", "2025-05-06"),
        ("Date: 05/06/2025 | Source: TASS", "2025-06-05"),
        ("Date: 05/06/2025 | Source: Brenn Herald", None),
        ("Date: 05/06/2025 | Source: Brenn Herald | Read original version at source", "2025-06-05"),
        ("Date: 25/06/2025 | Source: AP", "2025-06-25"),
    ],
)
def test_a_date_that_may_be_two_days_is_read_by_the_habit_of_its_source(row: str, published: str | None) -> None:
    article = read_one(f"A pond full of carp\n\n{row}\n\n{TEXT}")
    assert article.published == published
    assert any("ambiguous" in warning for warning in article.warnings) == (published is None)


def test_a_reading_after_the_crawl_is_none() -> None:
    # Given a page crawled in May with a date that may be of May or of June
    text = f"May 10, 2025\nA pond full of carp\n\nDate: 05/06/2025 | Source: Brenn Herald\n\n{TEXT}"
    assert read_one(text).published == "2025-05-06"


@pytest.mark.parametrize("printed", ["31/13/2025", "12/02/2036", "00/00/0000"])
def test_a_date_that_cannot_be_is_left_out_with_a_warning(printed: str) -> None:
    article = read_one(HEAD.replace("12/02/2026", printed) + TEXT)
    assert article.published is None
    assert any("Date" in warning or printed in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("printed", "authors"),
    [
        ("By: Kim Rye Yong PT", ["Kim Rye Yong"]),
        ("By Isla Rendall, Local Democracy Reporter", ["Isla Rendall"]),
        ("By ISLA RENDALL and Tom Weir | Associated Press", ["ISLA RENDALL", "Tom Weir"]),
        ("By Isla Rendall isla@harbournews.example", ["Isla Rendall"]),
        ("Por Ana de la Cruz", ["Ana de la Cruz"]),
        ("홍길동 기자", ["홍길동"]),
        ("记者 王小明、李华", ["王小明", "李华"]),
    ],
)
def test_a_byline_gives_names_and_nothing_else(printed: str, authors: list[str]) -> None:
    article = read_one(f"{HEAD}{printed}\n\n{TEXT}")
    assert (article.authors, article.body) == (authors, TEXT)


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    text = "By Monday the river had fallen.\n\nBy then, the mill was dry"
    assert read_one(f"{HEAD}{text}\n\n{TEXT}").body.startswith(text)


def test_a_caption_is_a_picture_and_not_text() -> None:
    article = read_one(f"{HEAD}Photo: The pond in winter. (Photo by Ri Chol)\n\n{TEXT}")
    assert article.body == TEXT
    assert [(image.caption, image.credit) for image in article.images] == [("The pond in winter.", "Ri Chol")]


def test_a_plain_article_needs_no_header() -> None:
    article = read_one(
        "Snow closes the pass\n\nThe pass was closed on Tuesday after a night of heavy snow, police said."
    )
    assert article.title == "Snow closes the pass"
    assert article.body == "The pass was closed on Tuesday after a night of heavy snow, police said."
    assert (article.published, article.crawled, article.source) == (None, None, None)


def test_lines_that_a_terminal_broke_are_paragraphs_again() -> None:
    # Given two paragraphs as a wire service sends them
    first = (
        "The pass was closed on Tuesday after a night of heavy snow, police said, and forty drivers spent the night "
        * 2
    )
    second = (
        "The plough came through twice before the road was opened, and those who had cooked all night were thanked "
    )
    paragraphs = [first + "by the lake.", second * 2 + "with a cake."]
    lines = "\n\n".join("\n".join(_wrapped(paragraph, width=66)) for paragraph in paragraphs)
    # Then each is one again
    assert read_one(f"Snow closes the pass\n\n{lines}\n").body == "\n\n".join(paragraphs)


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize(
    "text",
    [
        "milk\neggs\nbread\nbutter\n6 apples\nsoap for the dishes",
        "id,name,town\n1,Anna,Kirkwall\n2,Bjarni,Lerwick\n3,Chiara,Stromness",
        "def main():\n    # Print the sum of all the numbers from one to ten.\n    print(sum(range(11)))\n",
        "Sign in\n\nPlease verify you are a human before you continue to the page that you asked for.",
        "x" * 300_000,
        "A title\n" + "word " * 3,
        "Lorem: 1;2;3;\n" * 500,
        ROW.replace("12/02/2026", "").replace("Naenara (En)", ""),
    ],
)
def test_a_text_that_is_no_article_is_refused(text: str) -> None:
    with pytest.raises(Rejected) as refusal:
        read(text)
    assert refusal.value.problem.type == "urn:clipwire:problem:not-an-article"


PIECES = [
    *(ROW, "March 03, 2026Mar 03, 2026", "KCNA", "More From X", "-0-", "Subscribe to continue reading", "By: Kim PT"),
    *("A pond full of carp", "It feeds the kindergarten and two rest homes of the wide county.", "", "Date:", "|"),
    *(
        "January 02, 2026",
        "Photo: x",
        "https://x.example/?q=1",
        "(KCNA) --",
        "© 2026",
        "00/00/0000",
        "Source: | Date: |",
    ),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=30))
def test_no_order_of_lines_breaks_the_reader(lines: list[str]) -> None:
    try:
        articles = read("\n".join(lines))
    except Rejected:
        return
    assert all(article.title or article.body or article.published for article in articles)


LONG = "The ferry company said on Tuesday that its two boats will sail every hour until the end of the summer."
END = "The town pays half of the costs, and the rest is to come from the tickets of visitors, the mayor said."
LAST = "Passengers had asked for more boats since the bridge was closed for repairs in the first week of May."


@pytest.mark.parametrize(
    "items",
    [
        [
            "• Boats sail every hour",
            "• Cars need a ticket",
            "• Bicycles are free",
            "• Dogs stay below",
            "• No café yet",
        ],
        ["1. Boats sail every hour", "2. Cars need a ticket", "3. Bicycles are free", "4. Dogs stay below"],
        ["North Quay 3 Lowmouth 1", "South Quay 0 Highmouth 2", "Old Town 2 New Town 2", "Harbour 1 Island 0"],
    ],
)
def test_short_lines_within_a_text_copy_cost_neither_its_beginning_nor_themselves(items: list[str]) -> None:
    # Given a text copy whose first paragraph is followed by a list or results
    text = "\n\n".join(["Ferry sails every hour", "By Ann Lee\nMay 12, 2025", LONG, "\n".join(items), LAST, END])
    [article] = read(text)
    # Then the text begins with the first paragraph, and the short lines are in it
    assert article.title == "Ferry sails every hour"
    assert article.body.startswith(LONG)
    assert all(item in article.body for item in items)


@pytest.mark.parametrize(
    ("headlines", "title", "subtitle"),
    [
        # set apart by a blank line: the second is longer and in the middle of a sentence's case
        (
            [
                "Harbour drops its plan for a tunnel",
                "Drivers wanted a bridge first, a survey of ten streets finds",
            ],
            "Harbour drops its plan for a tunnel",
            "Drivers wanted a bridge first, a survey of ten streets finds",
        ),
        # a motto is no title, since what follows it is a headline itself
        (
            ["All the news of the coast", "Harbour Drops Its Plan for a Tunnel Below the Old Quay"],
            "Harbour Drops Its Plan for a Tunnel Below the Old Quay",
            None,
        ),
    ],
)
def test_of_two_headlines_that_are_set_apart_the_second_may_be_the_subtitle(
    headlines: list[str], title: str, subtitle: str | None
) -> None:
    [article] = read("\n\n".join([*headlines, "By Ann Lee\nMay 12, 2025", LONG, LAST]))
    assert (article.title, article.subtitle) == (title, subtitle)


def test_a_name_above_a_job_and_a_date_is_the_author() -> None:
    [article] = read(
        "\n\n".join(["Ferry sails every hour from May", "Ann Lee\nHarbour correspondent\n12 May 2025", LONG, LAST])
    )
    assert article.authors == ["Ann Lee"]


def test_the_year_of_a_copyright_line_is_no_part_of_the_source() -> None:
    text = "\n\n".join(["Ferry sails every hour", "May 12, 2025", LONG, LAST, "© Basalt Wire 2025   Contact   Privacy"])
    [article] = read(text)
    assert article.source and article.source.name == "Basalt Wire"


def test_a_list_within_a_text_without_a_byline_is_part_of_it() -> None:
    items = ["• Boats sail every hour", "• Cars need a ticket", "• Bicycles are free", "• Dogs stay below"]
    article = read_one("\n\n".join(["Ferry sails every hour", LONG, "\n".join(items), LAST]))
    assert article.body.startswith(LONG)
    assert all(item in article.body for item in items)
