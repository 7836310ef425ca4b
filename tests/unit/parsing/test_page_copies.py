"""Text copies that browsers make of pages: mastheads, names beside days, captions, boxes, languages of long words."""

import pytest

from tests.unit.parsing.copies import BODY, STORY, TITLE, read


def test_a_short_sentence_behind_a_box_goes_on_with_the_text() -> None:
    # Given a box of three titles, and behind it a short quotation and the last paragraph
    quotation = "“It smells of my grandfather's,” says the baker."
    lines = [*STORY[:2], "Read also\nBaker is fined for oven\nMill loses a sail\nVillage feasts", quotation, STORY[2]]
    article = read(f"{TITLE}\n\nBy Ewan Pirie\n3 March 2025\n\n" + "\n\n".join(lines) + "\n\nMore news\n")
    # Then only the box is left out
    assert article.body == "\n\n".join([*STORY[:2], quotation, STORY[2]])


@pytest.mark.parametrize(
    "text",
    [
        "המעבורת לאי הצפוני חוזרת\nמאת: נועה ברקאי\n22 באפריל 2024\n\n{}\n\nהכרטיס יעלה שבעה שקלים.",
        "Lautta palaa saareen\nTeksti: Aino Räsänen\n22.4.2024\n\n{}\n\nLippu maksaa seitsemän euroa.",
    ],
)
def test_a_short_report_in_a_language_of_long_words_is_an_article(text: str) -> None:
    # Given a lead that is as long as ten English words, in fewer words
    lead = {
        "ה": "המעבורת לאי הצפוני חוזרת לפעול ביום שלישי, הודיעה החברה.",
        "L": "Pohjoissaaren yhteysalusliikenne käynnistyy uudelleen tiistaiaamuna kello kuusi.",
    }[text[0]]
    # Then it is not refused, and begins with the lead
    article = read(text.format(lead))
    assert article.body.startswith(lead)
    assert len(article.authors) == 1


@pytest.mark.parametrize(
    ("masthead", "source"),
    [
        ("La Gazzetta della Laguna", "La Gazzetta della Laguna"),
        ("Вестник залива", "Вестник залива"),
        ("Prayer hours", None),
        ("Herald sues the harbour board over fees", None),
        ("Gazette", None),
    ],
)
def test_the_name_of_a_newspaper_above_the_title_is_the_source(masthead: str, source: str | None) -> None:
    article = read(f"{masthead}\n\n{TITLE}\n\nBy Ewan Pirie\n3 March 2025\n\n{BODY}\n")
    assert (article.title, article.source and article.source.name) == (TITLE, source)


@pytest.mark.parametrize(
    ("row", "tail", "authors"),
    [
        ("Martha Oyelaran | September 26, 2023", "About the author\n\nMartha Oyelaran\n", ["Martha Oyelaran"]),
        ("David Oyelaran | September 26, 2023", "", ["David Oyelaran"]),
        ("Middle East | September 26, 2023", "", []),
        ("September 26, 2023 | Martha Oyelaran", "", []),
    ],
)
def test_a_name_before_the_day_is_an_author_if_the_page_shows_that_it_is_one(
    row: str, tail: str, authors: list[str]
) -> None:
    article = read(f"{TITLE}\n\n{row}\n\n{BODY}\n\n{tail}")
    assert (article.authors, article.published) == (authors, "2023-09-26")


def test_a_sentence_that_says_what_a_photo_shows_is_a_caption() -> None:
    caption = "This photo, taken on Oct. 20, 2024, shows divers at a pier in Tongyeong. (Yonhap)"
    sentence = "This photo shows that nothing moved, said the harbour master, who keeps it on her wall."
    article = read(f"{TITLE}\n\nBy Ewan Pirie\n\n{STORY[0]}\n\n{caption}\n\n{sentence}\n\n{STORY[1]}\n")
    assert article.body == f"{STORY[0]}\n\n{sentence}\n\n{STORY[1]}"


MENU = "Skip to content\nReader Help\nReader Account\nHome\nNews\nSport\nWeather\n\n"
LEAD = "A choir has sung in a railway tunnel that has been closed since 1964."
QUOTE = "“It echoes for eleven seconds, so you have to sing slowly,” said Amir Lodge."


def test_a_short_report_below_a_long_menu_is_an_article() -> None:
    # Given a page without a date, whose title has hours below it, and a name with the place that it reports from
    head = "Choir sings in old tunnel\n\n10 hours ago\n\nShare\n\nNell Harker\nReporting from Ferrow\n\n"
    picture = "PA Media Singers in a tunnel\nAbout forty people sang by lamplight\n"
    article = read(f"{MENU}{head}{picture}{LEAD}\n\n{QUOTE}\n\nThe tunnel drips, and two singers wore helmets.\n")
    # Then title, author and text are told from what is printed around them
    assert (article.title, article.authors) == ("Choir sings in old tunnel", ["Nell Harker"])
    assert article.body.startswith(LEAD)


def test_the_first_of_two_headlines_below_a_menu_is_the_title() -> None:
    # Given a title and a longer standfirst of fewer words, below a menu and at the top of the page
    standfirst = "Traders hope that larger ships come back"
    text = f"{TITLE}\n\n{standfirst}\n\n3 March 2025\n\n{BODY}\n"
    # Then the first is the title only if the menu shows that it is no motto
    article = read(MENU + text)
    assert (article.title, article.subtitle) == (TITLE, standfirst)
    assert read(text).title == standfirst


def test_lines_of_a_menu_above_the_title_make_no_page_a_list() -> None:
    menu = MENU.strip() + "\nLetters\nMarkets\nOpinion\nCulture\nWorld\nPuzzles\n\n"
    assert read(f"{menu}Choir sings in old tunnel\n\n{LEAD}\n\n{QUOTE}\n").body == f"{LEAD}\n\n{QUOTE}"


def test_the_agency_of_a_dateline_is_the_source_if_a_notice_of_rights_names_it() -> None:
    story = f"(ANSA) - PORTO SGUAZZO, 07 MAR - {STORY[0]}\n\n{STORY[1]}\n\n"
    ours = read(f"{TITLE}\n\n7 marzo 2025\n\n{story}Riproduzione riservata © Copyright ANSA\n")
    other = read(f"{TITLE}\n\n7 marzo 2025\n\n{story}Riproduzione riservata\n")
    assert ours.source is not None
    assert (ours.source.name, other.source) == ("ANSA", None)


def test_a_short_wire_story_below_a_menu_is_an_article_of_its_agency() -> None:
    # Given a story of an agency whose notice of rights names it too
    story = "УСТЬЕ, 21 октября. /ТАСС/. Школа лодочных мастеров открылась в селе, сообщили ТАСС в администрации района."
    rest = "В школе учат строить карбасы без единого гвоздя.\n\nПервую лодку спустят на воду в мае."
    article = read(f"{MENU}Открыли школу лодочных мастеров\n\n{story}\n\n{rest}\n\n© ТАСС, информационное агентство\n")
    assert article.source is not None
    assert (article.title, article.source.name) == ("Открыли школу лодочных мастеров", "ТАСС")


def test_a_sign_of_rights_is_no_part_of_a_name() -> None:
    article = read(f"{TITLE}\n\nBy Ewan Pirie\n\n{BODY}\n\nCopyright ⓒ 남해일보. All rights reserved.\n")
    assert article.source is not None
    assert article.source.name == "남해일보"


def test_words_that_end_in_a_photographers_name_in_capitals_are_a_caption() -> None:
    caption = "El faro de Cabo Roto, el domingo. LUIS GIL"
    ends_in_name = "The board heard the pilots, the traders and the crew before it voted. NATO"
    article = read(f"{TITLE}\n\nBy Ewan Pirie\n\n{STORY[0]}\n\n{caption}\n\n{ends_in_name}\n\n{STORY[1]}\n")
    assert article.body == f"{STORY[0]}\n\n{ends_in_name}\n\n{STORY[1]}"


def test_a_notice_of_rights_is_no_name() -> None:
    assert read(f"{TITLE}\n\n7 marzo 2025\n\n{BODY}\n\n© Riproduzione riservata\n").source is None


def test_a_picture_named_behind_a_bar_makes_a_caption() -> None:
    caption = "The new pier at Wonsan, September 2023 | Image: Planet Labs, edited"
    assert read(f"{TITLE}\n\n7 marzo 2025\n\n{caption}\n\n{BODY}\n").body == BODY


def test_headings_above_the_items_of_lists_do_not_cut_the_text() -> None:
    women = "Women\n1. Church oars 24.10\n2. Mill boat 24.55\n3. School four 25.01"
    men = "Men\n1. Firemen 22.40\n2. Ferry 23.05"
    lead, end = STORY[0], STORY[1]
    article = read(f"Rowing: the results\n\nBy Ewan Pirie\n16 June 2024\n\n{lead}\n\n{women}\n\n{men}\n\n{end}\n")
    assert article.body.startswith(lead)
    assert article.body.endswith(end)
    assert "2. Ferry 23.05" in article.body
