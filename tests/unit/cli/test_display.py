from io import StringIO

from rich.console import Console

from clipwire.cli.display import record_view
from clipwire.model.article import Article, DateMention, Person, Place

ARTICLE = Article(
    title="A visit",
    body="President Orlov came to Sinpho on Wednesday.\n\nOrlov left again.",
    people=[Person(name="Sergei Orlov", aliases=["President Orlov", "Orlov"], mentions=2, offsets=[0, 46])],
    places=[Place(name="Sinpho", mentions=1, offsets=[24])],
    dates=[DateMention(text="Wednesday", value="2026-02-11", offset=34)],
)


def test_what_was_found_stands_out_in_the_text() -> None:
    # Given a terminal that knows colours
    console = Console(file=StringIO(), force_terminal=True, color_system="standard", width=100)
    # When a record is shown
    console.print(record_view(ARTICLE))
    # Then the names and dates of the text are in the colours of their lists
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[35mPresident Orlov\x1b[0m came to \x1b[32mSinpho\x1b[0m on \x1b[34mWednesday\x1b[0m." in shown
    assert "\x1b[35mOrlov\x1b[0m left again." in shown


def test_without_colours_the_text_is_as_it_was() -> None:
    console = Console(file=StringIO(), width=100)
    console.print(record_view(ARTICLE))
    assert "President Orlov came to Sinpho on Wednesday." in console.file.getvalue()  # type: ignore[attr-defined]
