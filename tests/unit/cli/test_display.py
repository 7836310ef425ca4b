import re
from io import StringIO

from rich.console import Console

from clipwire.cli.changes import changes_view
from clipwire.cli.display import record_view
from clipwire.cli.layout import MAX_ENTRIES
from clipwire.model.article import Action, Article, Country, DateMention, Evidence, Person, Place, Subject
from clipwire.model.changes import Changes

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


def test_identifiers_stand_behind_the_names() -> None:
    # Given a record with identifiers of Wikidata and of a watch list
    kim = Person(name="Kim Jong Un", mentions=2, identifiers={"wikidata": "Q56226", "dossier": "0042"})
    country = Country(code="KP", name="North Korea", mentions=3, identifiers={"wikidata": "Q423"})
    console = Console(file=StringIO(), width=100)
    # When it is shown
    console.print(record_view(Article(body="x", people=[kim, Person(name="Orlov", mentions=1)], countries=[country])))
    # Then each follows its name
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Kim Jong Un 2 Q56226 dossier:0042, Orlov\n" in re.sub(" +\n", "\n", shown)
    assert "North Korea (KP) 3 Q423\n" in re.sub(" +\n", "\n", shown)


def test_subjects_and_actions_say_how_sure_they_are_and_who_acts_on_whom() -> None:
    # Given a record with a sure subject, an unsure one and an action
    record = Article(
        body="x",
        subjects=[
            Subject(code="11000000", name="politics", confidence=0.9),
            Subject(code="16000000", name="conflict", confidence=0.4),
        ],
        actions=[Action(type="CONSULT", actor="Lund", target="Orlov", offset=0, sentence="Lund met Orlov.")],
        authors=["Ana Lund"],
        evidence={"authors": Evidence(origin="markup", confidence="high")},
    )
    console = Console(file=StringIO(), width=100)
    # When it is shown
    console.print(record_view(record))
    # Then the unsure one is no fact, and the origin of a printed byline is told in words
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "politics 0.90, perhaps conflict 0.40" in shown
    assert "Lund → Orlov: consult" in shown
    assert "Ana Lund  as printed, high" in shown


def test_an_update_shows_what_was_reworded_and_moved_with_its_grade() -> None:
    difference = Changes(
        changed=[("Five drowned.", "Six drowned.")],
        moved=["It rained."],
        marks={"changed": [("figure", "lead")], "moved": [("cosmetic", "end")]},
        grade="figure",
        silent=True,
    )
    assert changes_view(difference).plain.splitlines() == [
        "silent: the page still has the date of modification of the version before",
        "- Five drowned.",
        "+ Six drowned.  (figure, lead)",
        "> It rained.  (cosmetic, end)",
    ]


def test_a_difference_of_version_0_1_shows_as_before() -> None:
    stored = Changes.model_validate({"removed": ["One."], "added": ["Two."] * (MAX_ENTRIES + 2), "more_added": 3})
    lines = changes_view(stored).plain.splitlines()
    assert lines == ["- One.", *["+ Two."] * MAX_ENTRIES, "… 5 more added"]
    assert changes_view(stored, whole=True).plain.splitlines()[-1] == "… 3 more added"
