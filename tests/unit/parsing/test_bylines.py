"""One byline gives the same authors in every format."""

import json
from collections.abc import Callable
from html import escape

import pytest

from clipwire.parsing.bylines import names_in, read_byline
from tests.support.documents import PRINTED, TEXT, TITLE, feed, html, mail, markdown, read


def stated_in_html(name: str) -> str:
    return html(*TEXT).replace("</title>", f'</title><meta name="author" content="{escape(name, quote=True)}">')


def stated_in_front_matter(name: str) -> str:
    return markdown(*TEXT).replace("---\ndate:", f"---\nauthor: {json.dumps(name, ensure_ascii=False)}\ndate:")


def stated_in_json(name: str) -> str:
    article = {"@type": "NewsArticle", "headline": TITLE, "author": {"name": name}, "articleBody": "\n".join(TEXT)}
    return json.dumps(article, ensure_ascii=False)


def stated_in_feed(name: str) -> str:
    creator = f'<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(name)}</dc:creator>'
    return feed(*TEXT).replace("<pubDate>", f"{creator}<pubDate>")


STATED = [stated_in_html, stated_in_front_matter, stated_in_json, stated_in_feed]
"""Formats that have a field for the author."""

BYLINES = [
    # byline                                                    authors
    ("By Jane Doe", ["Jane Doe"]),
    ("BY JANE DOE", ["JANE DOE"]),
    ("By: Kim Rye Yong PT", ["Kim Rye Yong"]),
    ("By Kim Rye Yong KCNA", ["Kim Rye Yong"]),
    ("By Jane Mary Doe MBE", ["Jane Mary Doe"]),
    ("Written by Jane Doe", ["Jane Doe"]),
    ("Reporting by Jane Doe; editing by John Roe", ["Jane Doe"]),
    ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
    ("By JANE DOE, JOHN ROE and ANN POE", ["JANE DOE", "JOHN ROE", "ANN POE"]),
    ("By Jane Doe with John Roe", ["Jane Doe", "John Roe"]),
    ("By Jane Doe & John Roe", ["Jane Doe", "John Roe"]),
    ("By Jane Doe, Senior Correspondent", ["Jane Doe"]),
    ("By Jane Doe, AP Political Writer", ["Jane Doe"]),
    ("By Jane Doe, Managing Director", ["Jane Doe"]),
    ("By Jane Doe, Climate Activist", ["Jane Doe"]),
    ("By Jane Doe Associated Press", ["Jane Doe"]),
    ("By Jane Doe (Reuters)", ["Jane Doe"]),
    ("By Jane Doe for the Harbour News", ["Jane Doe"]),
    ("By Jane Doe in Lowmouth and John Roe in New Haven", ["Jane Doe", "John Roe"]),
    ("By Jane Doe, Lowmouth", ["Jane Doe"]),
    ("By Jane Doe jane.doe@harbour.example", ["Jane Doe"]),
    ("By Jane Doe (@janedoe)", ["Jane Doe"]),
    ("By Martin L. Doe, Jr.", ["Martin L. Doe Jr."]),
    ("By Jane Doe, Ph.D.", ["Jane Doe"]),
    ("By J. R. O’Doe", ["J. R. O’Doe"]),
    ("By Jean d’Arcy-Roe", ["Jean d’Arcy-Roe"]),
    ("Story by Jane Doe, photographs by John Roe and Ann Poe", ["Jane Doe"]),
    ("Author: Jane Doe", ["Jane Doe"]),
    ("Jane Doe, Local Democracy Reporter", ["Jane Doe"]),
    ("Jane Doe, AFP", ["Jane Doe"]),
    ("Анна Орлова, корреспондент ТАСС", ["Анна Орлова"]),
    ("By Reuters", []),
    ("By Staff Writer", []),
    ("By our own correspondent", []),
    ("Posted by admin", []),
    ("Von Jana Weiß", ["Jana Weiß"]),
    ("Von Jana von der Aue und Tom Bauer, Bonn", ["Jana von der Aue", "Tom Bauer"]),
    ("Ein Kommentar von Jana Weiß", ["Jana Weiß"]),
    ("Von Jana Weiß und Agenturen", ["Jana Weiß"]),
    ("Par Anne Morel et Luc Petit", ["Anne Morel", "Luc Petit"]),
    ("Par Anne Morel, envoyée spéciale à Lyon", ["Anne Morel"]),
    ("Propos recueillis par Anne Morel (avec AFP)", ["Anne Morel"]),
    ("Por Ana de la Cruz y Luis Gil", ["Ana de la Cruz", "Luis Gil"]),
    ("Por Ana Ruiz y agencias", ["Ana Ruiz"]),
    ("Texto: Ana Ruiz. Fotos: Luis Gil", ["Ana Ruiz"]),
    ("Por Santiago Ramón y Cajal", ["Santiago Ramón y Cajal"]),
    ("Por Ramón y Cajal Gil", ["Ramón y Cajal Gil"]),
    ("Por Rita Alves e João da Silva", ["Rita Alves", "João da Silva"]),
    ("Reportagem de Rita Alves, em Lisboa", ["Rita Alves"]),
    ("di Anna Greco e Luca De Santis", ["Anna Greco", "Luca De Santis"]),
    ("dal nostro inviato Luca Riva", ["Luca Riva"]),
    ("Door Anna de Wit en Jan van Dam", ["Anna de Wit", "Jan van Dam"]),
    ("Av Anna Berg och Nils Ek", ["Anna Berg", "Nils Ek"]),
    ("Af Mette Juhl i Nye Havn", ["Mette Juhl"]),
    ("Av Kari Dahl og Odd Brun, NTB", ["Kari Dahl", "Odd Brun"]),
    ("Text: Anna Berg i Malmö", ["Anna Berg"]),
    ("Tekst: Anna Wilk i Jan Nowak", ["Anna Wilk", "Jan Nowak"]),
    ("Teksti: Aino Salo Kuvat: Matti Aho", ["Aino Salo"]),
    ("Autor: Anna Wilk i Jan Nowak", ["Anna Wilk", "Jan Nowak"]),
    ("Autorka: Jana Malá", ["Jana Malá"]),
    ("Haber: Ayşe Demir ve Can Kaya", ["Ayşe Demir", "Can Kaya"]),
    ("Scris de Ioana Popa", ["Ioana Popa"]),
    ("Oleh Rudi Hartono", ["Rudi Hartono"]),
    ("Автор: Иван Кузьмин и Анна Орлова", ["Иван Кузьмин", "Анна Орлова"]),
    ("Беседовала Анна Орлова, корреспондент ТАСС", ["Анна Орлова"]),
    ("Авторка Олена Лис", ["Олена Лис"]),
    ("بقلم: سالم الحداد", ["سالم الحداد"]),
    ("홍길동 기자", ["홍길동"]),
    ("김 하늘 기자", ["김하늘"]),
    ("홍길동·김철수 기자 hong@harbour.example", ["홍길동", "김철수"]),
    ("문화부 홍길동 선임기자", ["홍길동"]),
    ("[도쿄=홍길동 특파원]", ["홍길동"]),
    ("본사기자 한봄이", ["한봄이"]),
    ("글·사진 홍길동", ["홍길동"]),
    ("记者 王小明、李华", ["王小明", "李华"]),
    ("本报记者 王小明 李华", ["王小明", "李华"]),
    ("（记者王小明）", ["王小明"]),
    ("本报驻美国特约记者 王小明", ["王小明"]),
    ("德國之聲特約記者 王小明 發自柏林", ["王小明"]),
    ("作者：王小明 编辑：李华", ["王小明"]),
    ("文・佐藤太郎", ["佐藤太郎"]),
    ("佐藤太郎記者", ["佐藤太郎"]),
]


@pytest.mark.parametrize("document", PRINTED)
@pytest.mark.parametrize(("byline", "authors"), BYLINES)
def test_a_printed_byline_gives_the_same_authors_in_every_format(
    document: Callable[..., str], byline: str, authors: list[str]
) -> None:
    # Given an article with a byline between its title and its text
    article = read(document(byline, *TEXT))
    # Then the byline gives its authors and is no part of the text
    assert (article.authors, article.body) == (authors, "\n\n".join(TEXT))


@pytest.mark.parametrize("document", STATED)
@pytest.mark.parametrize(("byline", "authors"), BYLINES)
def test_a_field_for_authors_is_read_like_a_printed_byline(
    document: Callable[[str], str], byline: str, authors: list[str]
) -> None:
    assert read(document(byline)).authors == authors


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ("Doe, Jane", ["Jane Doe"]),
        ("Jane Doe; John Roe; Jane Doe", ["Jane Doe", "John Roe"]),
        ("Jane Doe | @janedoe", ["Jane Doe"]),
        ("Vortex", ["Vortex"]),
        ("De Vries", ["De Vries"]),
        ("Von Trier", ["Von Trier"]),
        ("Von der Aue", ["Von der Aue"]),
        ("EFE / Montevideo", []),
        ("Senior Reporter", []),
        ("https://social.example/janedoe", []),
        ("The Russian and Syrian ministries", []),
        ("김하늘", ["김하늘"]),
        ("관리자", []),
    ],
)
def test_a_field_for_authors_may_hold_a_bare_name(stated: str, names: list[str]) -> None:
    assert names_in(stated) == names


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("October 9, 2018 | by Jane Doe", ["Jane Doe"]),
        ("Posted on 12 October 2025 by Jane Doe", ["Jane Doe"]),
        ("Sports · By Jane Doe - The Ledger", ["Jane Doe"]),
        ("기사입력 : 2025-03-03 06:30 | 홍길동 기자 hong@harbour.example", ["홍길동"]),
        ("Автор: Иван Кузьмин 05.10.2021", ["Иван Кузьмин"]),
    ],
)
def test_a_byline_may_have_a_date_and_more_beside_it(line: str, authors: list[str]) -> None:
    assert read_byline(line) == authors


@pytest.mark.parametrize(
    "line",
    [
        "",
        " \u3000",
        "By",
        "By Monday the river had fallen.",
        "By Monday Night Fever",
        "By Jane Doe, who never slept, and by John Roe, who always did.",
        "10,000 by Jane Doe",
        "By then, the mill was dry",
        "By Land and Sea",
        "By the numbers",
        "By-election in Lowmouth",
        "By Design: How Towns Grow",
        "Por ejemplo, la sal",
        "Par exemple, le sel",
        "Von hier aus sieht man das Meer",
        "Photo by Jane Doe",
        "Additional reporting by Jane Doe",
        "Jane Doe",
        "Jane Doe, mayor of Lowmouth",
        "Jane Doe, a reporter who never slept, dies at 90",
        "Jane Doe, a reporter, dies",
        "Jane Doe, reporter of the Harbour News since the spring of last year",
        "John Roe/AFP",
        "Harbour and Pier, Reuters writes, will merge",
        "기자 회견",
        "记者招待会",
        "홍길동은 기자 앞에서 웃었다.",
        "The road was closed by order of the mayor, who lives on it and who has never liked the noise of the lorries",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_a_printed_byline_goes_before_the_sender_of_a_letter() -> None:
    # Given a letter in which a person sends on an article with a byline
    letter = mail("By Jane Doe", *TEXT).replace("Harbour News <news", "Tom Bauer <tom")
    # Then the author is not who sent it
    assert read(letter.replace("List-Id: <harbour.example>\n", "")).authors == ["Jane Doe"]


def test_what_a_page_states_goes_before_a_printed_byline() -> None:
    assert read(stated_in_html("Tom Bauer").replace("</h1>", "</h1><p>By Jane Doe</p>")).authors == ["Tom Bauer"]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Text und Fotos: Ines Kropp", "Ines Kropp"),
        ("Texte et photos : Anne Morel", "Anne Morel"),
        ("Texto y fotos: Ana Ruiz", "Ana Ruiz"),
        ("Testo e foto: Anna Greco", "Anna Greco"),
        ("Text och foto: Anna Berg", "Anna Berg"),
    ],
)
def test_who_wrote_and_took_the_pictures_is_the_author(line: str, author: str) -> None:
    assert read_byline(line) == [author]
