"""Where a quote begins and ends if its marks are nested, missing, or those of another country."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.quotes.marks import quoted
from clipwire.model.article import Article


def quotes(text: str) -> list[str]:
    return [stretch.text for stretch in quoted(text)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # as German books print it, and the same signs as arrows of a page
        ("»Wir haben zwei Boote verloren«, sagte Ann Lee.", ["Wir haben zwei Boote verloren"]),
        ("Weiter »Hafen. Dann sagte sie „Zwei Boote fehlen“ und ging.", ["Zwei Boote fehlen"]),
        ("Elle perd ses bateaux » et dit que « la jetée manque » depuis.", ["la jetée manque"]),
        # Swedish and Finnish, with two equal marks
        ("»Vi har förlorat två båtar», säger Siv Ek.", ["Vi har förlorat två båtar"]),
        ("Vi såg »Hajen» och »Fyren» där.", ["Hajen", "Fyren"]),
        # single marks of German, and a comma that looks like one
        ("Holm sagte: ‚Jetzt ist Schluss.‘", ["Jetzt ist Schluss."]),
        ("Holm sagte: ›Jetzt ist Schluss.‹", ["Jetzt ist Schluss."]),
        ("Boote‚ Netze und „drei Anker“ fehlen.", ["drei Anker"]),
        # marks within marks
        ("Sie sagte „Die „alten“ Boote fehlen“ und ging.", ["Die „alten“ Boote fehlen"]),
        ("Elle a dit «Les «vieux» bateaux manquent» et partit.", ["Les «vieux» bateaux manquent"]),
        # a mark that somebody forgot to close, before the quote
        ("“The pier is old. “We have lost two boats,” she said.", ["We have lost two boats,"]),
        ('They call it "home. "We have lost two boats," she said.', ["We have lost two boats,"]),
        # straight marks that close, and cannot open
        ('The boat sank."Two are lost," she said.', []),
        ('She said "no boat is lost…"and left.', ["no boat is lost…"]),
        ('She said "no boat is lost" "and no pier" and left.', ["no boat is lost", "and no pier"]),
        ('She said "" and then "no boat is lost".', ["no boat is lost"]),
    ],
)
def test_what_is_between_the_marks(text: str, quote: list[str]) -> None:
    assert quotes(text) == quote


def test_of_two_marks_left_open_in_a_row_only_the_first_counts() -> None:
    # Given a quote that two paragraphs leave open, and a stray mark within the third
    text = "“The storm came.\n\n“Two boats are lost.\n\nThe harbour “is closed."
    # Then the quote ends with the second paragraph
    assert quotes(text) == ["The storm came.\n\nTwo boats are lost."]


def test_a_paragraph_that_goes_on_with_a_quote_is_not_a_second_one() -> None:
    paragraph = "“" + "The storm went on for days. " * 25
    assert len(quotes(f"{paragraph}\n\n{paragraph}\n\n{paragraph}”")) == 1


def test_a_quote_that_goes_on_for_pages_is_divided_and_loses_nothing() -> None:
    # Given twelve paragraphs that all begin with a mark
    paragraph = "The storm went on for days. " * 25
    # When none closes the quote but the last
    found = quotes("\n\n".join([f"“{paragraph}"] * 12) + "”")
    # Then it is in two quotes, which have all twelve
    assert len(found) == 2
    assert "\n\n".join(found).count("\n\n") == 11


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_a_mark_alone_on_a_line_is_no_quote(language: str) -> None:
    # Given a page that has a large mark above its quotes
    article = Article(
        title="T", body='“\n\n"Der Hafen bleibt zu und wir warten", sagte Anna Berg.\n\n“\n', language=language
    )
    # When it is enriched
    enriched = enrich(article)
    # Then the mark stops nobody, and is no quote
    assert enriched.warnings == [warning for warning in enriched.warnings if "because of an error" not in warning]
    assert "" not in [quote.text for quote in enriched.quotes]
