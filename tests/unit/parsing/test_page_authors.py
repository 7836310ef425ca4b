"""Authors that a page names without a word such as "By", or below the text."""

import pytest

from clipwire.parsing.bylines.given import is_person
from clipwire.parsing.html import extract

TEXT = "The keepers of the {} lamp have handed its keys to a dentist, who runs it by telephone from the village."
PAGE = """<!doctype html><html lang="{language}"><head><title>Dentist takes over the lamp</title></head><body><main>
<h1>Dentist takes over the lamp</h1><p class="info">{line}</p><p>{one}</p><p>{two}</p><p>{three}</p>{end}</main>
</body></html>"""


def page(line: str = "5 May 2020", end: str = "", language: str = "en") -> bytes:
    one, two, three = (TEXT.format(which) for which in ("first", "second", "third"))
    return PAGE.format(language=language, line=line, end=end, one=one, two=two, three=three).encode()


@pytest.mark.parametrize(
    ("line", "language", "authors"),
    [
        ("Bożena Śliwa i Łukasz Ćwik, 9 października 2021", "pl", ["Bożena Śliwa", "Łukasz Ćwik"]),
        ("Von Hauke Jansen Stand: 03.07.2024, 17:20 Uhr", "de", ["Hauke Jansen"]),
        ("Стефан Нанков, 14 декември 2022 | 08:30", "bg", ["Стефан Нанков"]),
        ("Nora van den Berg | 5 May 2020", "en", ["Nora van den Berg"]),
        ("San Diego, 5 May 2020", "en", []),
        ("Lily Pond Lane | 5 May 2020", "en", []),
        ("Charlotte Observer | May 5, 2020", "en", []),
        ("Nowy Sącz, 5 maja 2020", "pl", []),
        ("Ростов Великий, 5 мая 2020", "ru", []),
    ],
)
def test_names_beside_the_date_are_authors_if_they_are_names_of_people(
    line: str, language: str, authors: list[str]
) -> None:
    assert extract(page(line, language=language)).authors == authors


def test_a_name_without_a_date_beside_it_is_not_an_author() -> None:
    assert extract(page("Nora Wilk")).authors == []


@pytest.mark.parametrize(
    "phrase", ["Victoria Falls", "Buenos Aires", "Breaking News", "May Day", "Charlotte Amalie", "Nora"]
)
def test_places_and_phrases_are_not_people(phrase: str) -> None:
    assert not is_person(phrase)


@pytest.mark.parametrize(
    ("line", "language", "author"),
    [
        ("<p>Автор: Анна Орлова</p>", "ru", "Анна Орлова"),
        ("<p>글·사진 유재훈 기자 jhyoo@sandeul.example</p>", "ko", "유재훈"),
        ("<p>Piše: Željka Čović</p>", "hr", "Željka Čović"),
        ('<p style="text-align:right"><b>NGUYỄN THỊ HOA</b></p>', "vi", "Nguyễn Thị Hoa"),
    ],
)
def test_a_byline_below_the_text_names_the_author_and_is_not_text(line: str, language: str, author: str) -> None:
    # Given a page whose byline is below its last paragraph
    # When it is read
    found = extract(page(end=line, language=language))
    # Then it names the author, and the text ends above it
    assert found.authors == [author]
    assert found.body.endswith(TEXT.format("third"))


@pytest.mark.parametrize("line", ["Von Lübeck nach Rostock", "云溪市水务局", "Text and data 2024", "The Town Council"])
def test_another_last_line_stays(line: str) -> None:
    found = extract(page(end=f'<p style="text-align:right">{line}</p>'))
    assert found.authors == []
    assert found.body.endswith(line)


@pytest.mark.parametrize(
    ("line", "end", "authors"),
    [
        # a name that nothing shows to be a signature
        ("5 May 2020", "<p>Maria Schmidt</p>", []),
        # somebody else than the author of the page
        ("Nora van den Berg | 5 May 2020", '<p style="text-align:right">Maria Schmidt</p>', ["Nora van den Berg"]),
    ],
)
def test_a_name_below_the_text_that_is_no_byline_stays(line: str, end: str, authors: list[str]) -> None:
    found = extract(page(line, end=end))
    assert found.authors == authors
    assert found.body.endswith("Maria Schmidt")


def test_a_byline_in_another_language_is_read_between_the_elements_of_a_line() -> None:
    # Given a line in which the date, the byline and the count of comments are elements that touch
    line = "<span>11. Juni 2024</span><span> von <a>Frida Molnar</a></span><span>4 Kommentare</span>"
    # Then the author is read from it
    assert extract(page(line, language="de")).authors == ["Frida Molnar"]
