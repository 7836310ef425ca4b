"""Text out of printed pages: narrow columns of a PDF, exports of press databases, wires, names of newspapers."""

import pytest

from clipwire.model.article import Article
from clipwire.parsing.datelines import read_dateline
from clipwire.parsing.formats.page_dump.narrow import Spaced, are_columns
from clipwire.parsing.furniture import Kind, kind_of
from clipwire.parsing.papers import names_a_paper
from clipwire.parsing.registry import parse

COLUMN = """12 LOCAL
THE MERCURY OF DARRAN
Friday 17 November 2023

Ferry to Saint Elmo
is out for two months:
engine to be rebuilt

By Frances Dale

From Monday the ferry that con-
nects the isle of Saint Elmo with
the mainland will lie idle for two
months. The engine, built in 1994,
must be rebuilt.
The company said so yesterday; it
will put two motorboats at the dis-
posal of the islanders, with forty
seats each, which those who do not
share
a car may use.
"The cars will stay at home," said
the director, Ennio Payne. "For the
urgent cases there is a barge of
the fire brigade."
"""
NEXIS = """Page 1 of 2
Harbour tunnel builder faces second inquiry

Harbour tunnel builder faces second inquiry
The Southport Courier (Australia)
November 4, 2022 Friday
First Edition

Copyright 2022 Southport Newspapers Pty Ltd All Rights Reserved

Section: NEWS; Pg. 5
Length: 211 words
Byline: PRIYA RAMAN TRANSPORT REPORTER

Body

The builder of the harbour tunnel faces a second inquiry after inspectors measured 400 bolts.

Work will stop until every bolt has been measured, the minister said.

Classification

Language: ENGLISH

Load-Date: November 3, 2022

End of Document
"""
FACTIVA = """Cities
Council stops work on cable car after report

Rose Tavares and Livia Manhart
572 words
8 June 2021
The Bay Gazette
BGAZ
English
Copyright © 2021. The Bay Gazette Ltd. All rights reserved.

The council stopped work on the cable car on Monday after a report found cracks in three towers.

The concrete has half of its planned strength, the report says.

Document BGAZ000020210608eh680000b
"""


def read(text: str) -> Article:
    [article] = parse(text.encode()).articles
    return article


def test_the_lines_of_narrow_columns_are_paragraphs_with_whole_words() -> None:
    # Given the text of a newspaper's page, with a headline of three lines and divided words
    article = read(COLUMN)
    # When it is read, then lines are joined, and the day beside the paper's name is that of the issue
    assert article.title == "Ferry to Saint Elmo is out for two months: engine to be rebuilt"
    assert article.source and article.source.name == "THE MERCURY OF DARRAN"
    assert (article.published, article.crawled) == ("2023-11-17", None)
    first, second, third = article.body.split("\n\n")
    assert first.startswith("From Monday the ferry that connects the isle") and first.endswith("must be rebuilt.")
    assert "at the disposal of the islanders" in second
    assert second.endswith("those who do not share a car may use.")
    assert third.endswith('a barge of the fire brigade."')


@pytest.mark.parametrize(
    "lines",
    [
        [f"{place}. Anna Berg 12:{place}" for place in range(10, 40)],
        ["Home", "News", "Sport and weather", "Sign in", "Weather for the coast", "Letters", "Contact"] * 5,
        ["The boats came in at dawn.", "Nobody spoke.", "On the quay the women waited.", "Then it rained."] * 8,
    ],
)
def test_lists_menus_and_short_paragraphs_are_no_columns(lines: list[str]) -> None:
    # Given short lines that do not go on in the line below, when they are looked at, then they are no column
    assert not are_columns([Spaced(line, False, False) for line in lines])


def test_an_export_of_nexis_has_the_fields_of_its_labels() -> None:
    # Given an export, when it is read
    article = read(NEXIS)
    # Then its labels and its classification are no text, and the edition is no author
    assert (article.title, article.authors) == ("Harbour tunnel builder faces second inquiry", ["Priya Raman"])
    assert article.source and article.source.name == "The Southport Courier"
    assert article.published == "2022-11-04"
    assert article.body.split("\n\n")[-1] == "Work will stop until every bolt has been measured, the minister said."


def test_an_export_of_factiva_has_an_article_for_each_document() -> None:
    # Given an export of two documents, the second without a byline
    second = FACTIVA.replace("Rose Tavares and Livia Manhart\n", "").replace("Council stops", "Mayor stops")
    # When it is read
    one, other = parse(f"{FACTIVA}\n{second}".encode()).articles
    # Then each has its own fields
    assert (one.title, one.authors) == (
        "Council stops work on cable car after report",
        ["Rose Tavares", "Livia Manhart"],
    )
    assert (other.title, other.authors) == ("Mayor stops work on cable car after report", [])
    assert one.source and one.source.name == "The Bay Gazette"
    assert one.published == "2021-06-08"
    assert one.body.startswith("The council stopped") and one.body.endswith("the report says.")


def test_the_stamp_of_a_wire_is_its_day() -> None:
    # Given a wire in IPTC 7901, whose dateline has no year
    text = """\x01\nkda0032 3 vm 180 xyz/kda\n\n\x02Hafen/Unfall/\nFrachter rammt Mole in Norderhaven\n
    Norderhaven, 12. März (kda) - Ein unter fremder Flagge fahrender
Frachter hat am Montagmorgen bei dichtem Nebel die Mole des Hafens
Norderhaven gerammt.
    Verletzt wurde nach Angaben der Polizei niemand.
 kda xx yy ab\n\x03\n121134 mrz 24\n\x04"""
    # When it is read
    article = read(text.replace("\n", "\r\n"))
    # Then the stamp completes it
    assert article.published == "2024-03-12T11:34"
    assert article.dateline and article.dateline.agency == "kda"


@pytest.mark.parametrize("line", ["Oslo, May 3 (left) - The boat", "Bonn, 12. März (links) - Ein Mann"])
def test_a_word_in_brackets_behind_a_day_is_no_agency(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("name", "is_paper"),
    [
        ("The Sound Mercury", True),
        ("La Voce della Laguna", True),
        ("Dunai Hírlap", True),
        ("Today's news", False),
        ("World News", False),
        ("Aktuelle Nachrichten", False),
        ("Ferry is late", False),
    ],
)
def test_the_heading_of_a_section_is_no_newspaper(name: str, is_paper: bool) -> None:
    assert names_a_paper(name) == is_paper


def test_the_time_that_a_text_takes_is_no_sentence() -> None:
    assert kind_of("Temps de lecture : 4 min.") is Kind.NAVIGATION


@pytest.mark.parametrize("line", ["«Motore da rifare»", "« Je pars demain. »", "«Мы уходим»", "dei pompieri»."])
def test_a_line_in_angle_quotes_is_no_link(line: str) -> None:
    assert kind_of(line) is Kind.TEXT
    assert kind_of("Avanti »") is Kind.NAVIGATION
