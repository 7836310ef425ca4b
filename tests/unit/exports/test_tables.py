"""CSV, Parquet and rows of GKG."""

import csv
import io
from pathlib import Path

import duckdb
import pytest

from clipwire.exports import FORMATS, csv_table, gkg
from clipwire.model.article import Article, Person
from tests.unit.exports.samples import DATES, HOSTILE, article, other


def cells(*articles: Article) -> list[dict[str, str]]:
    data = b"".join(FORMATS["csv"].many(articles))
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def gkg_row(given: Article) -> dict[str, str]:
    [line] = FORMATS["gkg"].one(given).decode().removesuffix("\n").split("\n")
    return dict(zip(gkg.COLUMNS, line.split("\t"), strict=True))


def test_a_table_has_a_row_for_each_article() -> None:
    first, second = cells(article(), other())
    assert (first["title"], first["authors"], first["body"]) == (
        "Snow closes the pass",
        "Lígia Prado; Rui Sá",
        article().body,
    )
    assert (second["title"], second["source"]) == ("Ferry sails again", "Coast Post")
    assert (first["people"], first["countries"], first["tone"]) == ("Ri Chol Su", "KP", "-0.25")


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1+1", "@SUM(A1)", "  =1", "\t=1", "\r=1", "\n=1"])
def test_no_text_of_a_table_is_a_formula(sign: str) -> None:
    # Given an article whose texts begin with a sign of a formula
    [row] = cells(article(title=f"{sign} rises", authors=[sign], keywords=[sign], body=f"{sign} is the first word."))
    # Then no cell begins with one, whatever white space is in front; numbers are numbers
    texts = {name: cell for name, cell in row.items() if name != "tone"}
    assert [cell for cell in texts.values() if cell.strip().startswith(csv_table.FORMULA)] == []
    assert row["title"].startswith("'")


def test_a_hostile_article_does_not_break_the_table() -> None:
    [row, after] = cells(article(**HOSTILE), other())
    assert set(row) == set(csv_table.COLUMNS)
    assert not any(sign in cell for cell in row.values() for sign in "\x00\x07\x0b\x1b\x85\ud800")
    assert after["title"] == "Ferry sails again"


def test_parquet_is_read_by_sql(tmp_path: Path) -> None:
    # Given articles of every kind of date, and a hostile one
    given = [article(**dates) for dates in DATES.values()] + [article(**HOSTILE)]
    table = tmp_path / "articles.parquet"
    table.write_bytes(b"".join(FORMATS["parquet"].many(given)))
    # When the table is asked
    rows = duckdb.execute("SELECT title, published, authors, tone FROM read_parquet(?)", [str(table)]).fetchall()
    # Then there is a row for each, with dates as they are known
    assert [row[1] for row in rows] == [one.published for one in given]
    assert rows[0] == ("Snow closes the pass", "2025-04-24", ["Lígia Prado", "Rui Sá"], -0.25)
    # And nested values have names, and the record is whole
    question = """
        SELECT places[1].geonames_id, people[1].name, json_extract_string(record, '$.links[0].url')
        FROM read_parquet(?) LIMIT 1
    """
    assert duckdb.execute(question, [str(table)]).fetchone() == (
        1877449,
        "Ri Chol Su",
        "https://harbour.example/lorries",
    )


def test_parquet_of_nothing_is_a_table(tmp_path: Path) -> None:
    table = tmp_path / "none.parquet"
    table.write_bytes(b"".join(FORMATS["parquet"].many([])))
    assert duckdb.execute("SELECT count(*), max(title) FROM read_parquet(?)", [str(table)]).fetchone() == (0, None)


def test_a_row_of_gkg_has_its_columns() -> None:
    row = gkg_row(article(published="2025-04-24T10:00:00+02:00"))
    assert len(row) == 27
    assert row["V2.1DATE"] == "20250424080000"
    assert row["V2SOURCECOMMONNAME"] == "Harbour News"
    assert row["V1THEMES"] == "MEDTOP_20000139"
    assert row["V1LOCATIONS"] == "1#North Korea#KP####;4#Wonsan#KP##39.15#127.44#1877449"
    assert row["V2ENHANCEDLOCATIONS"].split(";")[0].count("#") == 8
    assert (row["V2ENHANCEDPERSONS"], row["V1ORGANIZATIONS"]) == ("Ri Chol Su,246", "Salt Works")
    assert row["V1.5TONE"].split(",")[0] == "-25.00"
    assert row["V2.1ENHANCEDDATES"] == "3#04#22#2025#34"
    assert row["V2.1QUOTATIONS"] == "217|22||Ri Chol Su: We slept on the floor"


@pytest.mark.parametrize(
    ("published", "stamp"), [("2025-04-24", "20250424000000"), ("2025", "20250000000000"), (None, "0" * 14)]
)
def test_a_rough_date_of_gkg_has_zeros_for_what_is_not_known(published: str | None, stamp: str) -> None:
    assert gkg_row(article(published=published))["V2.1DATE"] == stamp


def test_names_do_not_break_the_blocks_of_gkg() -> None:
    # Given a person whose name has GKG's separators and a sign of a formula
    person = Person(name="=Kim;Il#Sung\t|x,", mentions=1, offsets=[1])
    # Then it stays one name, and the row one row
    assert gkg_row(article(people=[person], title="a\tb\nc"))["V2ENHANCEDPERSONS"] == "Kim Il Sung x,1"
