"""Every row of every table of wording matches its own example."""

import re
from collections.abc import Callable
from datetime import date
from importlib.resources import files

import pytest

from clipwire.enrichment.dates import find_dates
from clipwire.enrichment.dates.languages import tense_of
from clipwire.enrichment.dates.tenses import expanded
from clipwire.enrichment.entities import Entity, find_entities
from clipwire.enrichment.entities.finding import UNCASED, names_by_sign
from clipwire.enrichment.entities.mentions import Mention
from clipwire.enrichment.entities.people import people
from clipwire.enrichment.entities.scripts import titled_people
from clipwire.enrichment.entities.slavic.bodies import body_nominative
from clipwire.enrichment.entities.slavic.endings import given_names, replaced, surnames
from clipwire.enrichment.entities.trained.things import is_thing
from clipwire.enrichment.quotes import find_quotes
from clipwire.enrichment.quotes.names import Names
from clipwire.enrichment.quotes.offices import is_definite
from clipwire.model.article import Article
from clipwire.parsing.bylines import names_in, read_byline
from clipwire.parsing.bylines.japanese import signed_by
from clipwire.parsing.datelines import read_dateline
from clipwire.parsing.dates import read_dates
from clipwire.parsing.formats.page_dump.passed_on import counts_followers, read_passed_on
from clipwire.parsing.forwards import header_of
from clipwire.parsing.furniture import is_bio, kind_of
from clipwire.parsing.registry import parse
from clipwire.parsing.rows import read_row
from clipwire.parsing.senders import sender_of
from clipwire.stories.originals import credits_of
from clipwire.versions.changes import changes
from clipwire.wording import Row, table
from clipwire.wording.calendar import MONTHS, WEEKDAYS, months, weekdays
from tests.support.documents import TEXT, page_dump

BY_NAMES = ("ko", "zh", "ja", "ar", "vi", "hi", *UNCASED)
"""Languages whose titles are tested with the names beside them."""
LANGUAGE = re.compile(r"\*|[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")


def holds_a_word(row: Row) -> bool:
    """Whether one of a row's words is in its example, in any case, and not within a longer word of an alphabet."""
    found = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", row.example, re.IGNORECASE) for word in row.words)
    return any(found) or (
        row.language in ("ko", "zh", "ja", "th", "hi") and any(word in row.example for word in row.words)
    )


def declension_row(row: Row) -> bool:
    """The form before the arrow has the nominative behind it; without an arrow, a word has one of the endings."""
    form, arrow, nominative = row.example.partition(" => ")
    if not arrow:
        return any(word.endswith(tuple(map(str.lower, row.words))) for word in re.findall(r"\w+", form.lower()))
    case = row.kind.removeprefix("given ").removeprefix("man ")
    if row.kind.startswith(("body ", "noun ", "adjective ")):
        return nominative in (body_nominative(form, row.language), *replaced(form, row.kind, row.language))
    if row.kind.startswith("given "):
        return nominative in given_names(form, case, row.language)
    return surnames(form, "gen" if case == "stem" else case, row.language) == (nominative,)


def calendar_row(row: Row) -> bool:
    """A month or weekday is found by its name; the words of every other kind are a regular expression."""
    for kinds, first, numbers in ((MONTHS, 1, months), (WEEKDAYS, 0, weekdays)):
        if row.kind in kinds:
            number = kinds.index(row.kind) + first
            known = numbers(row.language)
            spelt = [word.lower().replace(".", "") for word in row.words]
            return any(known[word] == number and word in row.example.lower().replace(".", "") for word in spelt)
    return re.search(row.cell.replace("NUMBER", r"\w+"), row.example, re.IGNORECASE) is not None


def shows_its_tense(row: Row) -> bool:
    """Whether the reader of tenses finds in an example what the kind of its row says of the date in square brackets."""
    before, date, after = re.split(r"[\[\]]", row.example)
    text = before + date + after
    tense = tense_of(row.language)(text, len(before), len(before + date))
    expected = "past" if row.kind == "past" else None if row.kind in ("neither", "clause", "no verb") else "future"
    return tense == expected and bool(re.search(expanded(row.cell), text.lower()))


def has_its_dates(row: Row) -> bool:
    """Whether the dates of an example are those in square brackets behind it."""
    text, _, values = row.example.rstrip("]").rpartition("[")
    found = find_dates(text, date(2024, 5, 15), row.language)
    return [mention.value for mention in found] == values.split() and bool(re.search(row.cell, text.lower()))


def every_word_shows_who_speaks(row: Row) -> bool:
    """Whether the quote of an example has the speaker in square brackets, whichever word of the row is put into it.

    With a word of the kind `no person`, it has no speaker but this word.
    """
    speaker = re.search(r"\[(.+?)\]", row.example)
    place = next(filter(None, (_place_of(word, row.example) for word in sorted(row.words, key=len, reverse=True))))
    examples = [row.example[: place.start()] + word + row.example[place.end() :] for word in row.words]
    for example in examples:
        quotes = find_quotes(re.sub(r"[\[\]]", "", example), row.language)
        if row.kind == "no person":
            if not quotes or any(quote.speaker and quote.speaker.split()[-1] not in row.words for quote in quotes):
                return False
            continue
        if not speaker and quotes:
            return False
        if speaker and [quote.speaker for quote in quotes][-1:] != re.findall(r"\[(.+?)\]", example):
            return False
    return True


def _place_of(word: str, text: str) -> re.Match[str] | None:
    """Where a text has a word, if possible as a whole word."""
    exact = re.escape(word)
    return re.search(rf"(?<!\w){exact}(?!\w)", text, re.IGNORECASE) or re.search(exact, text, re.IGNORECASE)


def every_name_is_of_he_or_she(row: Row) -> bool:
    """Whether the pronoun of an example stands for somebody with one of the names, and the other pronoun does not."""
    name = next(name for name in row.words if row.example.startswith(f"{name} "))
    pronoun, other = ("he", "she") if row.kind == "man" else ("she", "he")
    for each in row.words:
        text = row.example.replace(name, each, 1)
        (right,), (wrong,) = find_quotes(text), find_quotes(text.replace(f" {pronoun} said", f" {other} said"))
        if right.speaker != f"{each} Lee" or wrong.speaker:
            return False
    return True


def byline_row(row: Row) -> bool:
    """Whether the row is in its byline, and the byline reader makes the names behind the arrow of it."""
    byline, _, listed = row.example.partition(" => ")
    names = [] if listed == "-" else listed.split("; ")
    words = row.cell if row.kind in ("office", "rest") else "|".join(map(re.escape, row.words))
    if not re.search(words, byline, re.IGNORECASE):
        return False
    if row.kind == "no reporter":
        return signed_by(byline)[0] == []
    if row.kind == "prose":
        return read_byline(byline) is None
    is_line = row.kind not in ("account", "page")
    return names_in(byline) == names and (not is_line or read_byline(byline) == names)


def title_row(row: Row) -> bool:
    """Whether a reader of titles finds in an example the name in square brackets, without its title.

    `saint` and `generation` are part of the name. Of `man` and `woman` the reader also finds the gender.
    """
    name = row.example.partition("[")[2].partition("]")[0]
    text = re.sub(r"[\[\]]", "", row.example)
    capitalised = " ".join(f"{word[0].upper()}{word[1:]}" for word in text.split())
    named = [(found.name, found.gender) for found in Names(f"{capitalised} spoke to them.").found]
    match row.kind:
        case "signing":
            found = read_byline(text) == [name]
        case "press" | "generation" | "degree":
            found = names_in(text if row.language != "zh" else f"新华社{text}") == [name]
        case "man" | "woman":
            found = named == [(name, "m" if row.kind == "man" else "f")]
        case "given":
            named_so = [f"{word.capitalize()} Lee" for word in row.words]
            found = [person.name for each in named_so for person in people([Mention(each, 0)])] == named_so
        case "sure":
            spoken = f"{text} spoke to them."
            found = [(spoken[e.start : e.end], e.label) for e in find_entities(spoken)] == [(name, "person")]
        case "compound":
            spoken = f"Montag: {text} sagte das."
            found = name in [spoken[e.start : e.end] for e in names_by_sign(spoken, row.language)]
            return found and any(word in text for word in row.words)
        case "saint" | "work" | "field" | "party" | "ending" | "short" if row.language not in BY_NAMES:
            found = [each for each, _ in named] == [name]
        case _ if row.language in ("ar", "th", "vi", "hi", *UNCASED):
            found = [text[e.start : e.end] for e in names_by_sign(text, row.language)] == [name]
        case _ if row.language in ("ko", "zh", "ja"):
            found = [text[start:end] for start, end in titled_people(text, row.language)] == [name]
        case _:
            found = [person.name for person in people([Mention(text, 0)], row.language)] == [name]
    return found and holds_a_word(row._replace(example=text))


def edit_row(row: Row) -> bool:
    """Whether the edit in an example has the grade of its kind."""
    before, after = (Article(body=body, language=row.language) for body in row.example.split(" => "))
    grades = {"negation": "substance", "link": "cosmetic"}
    said = re.search("|".join(row.words), row.example, re.IGNORECASE) is not None
    return said and changes(before, after).grade == grades.get(row.kind, "figure")


def body_row(row: Row) -> bool:
    """Whether the organisation in square brackets, and no other, is found; without brackets, none.

    `defined` and `no body` say what is found with a short name in brackets behind it. Some kinds need the model.
    """
    name = row.example.partition("[")[2].partition("]")[0]
    if row.kind in ("defined", "no body", "employer", "sport", "club", "island", "town with article"):
        text = re.sub(r"[\[\]]", "", row.example)
        found = {text[e.start : e.end] for e in find_entities(text, row.language) if e.label == "organisation"}
        is_right = name in found if name else not any(" " in full or row.kind == "town with article" for full in found)
        return is_right and any(word.lower() in text.lower() for word in row.words)
    if not name:
        return holds_a_word(row) and not organisations_in(row.example, row.language)
    text = re.sub(r"[\[\]]", "", row.example)
    return organisations_in(text, "fr" if row.language == "*" else row.language) == [name] and any(
        word.casefold() in text.casefold() for word in row.words
    )


def thing_row(row: Row) -> bool:
    """Whether the name in square brackets is that of a thing, for a word of the row."""
    before, name, behind = re.split(r"[\[\]]", row.example)
    entity = Entity(len(before), len(before + name), "person")
    language = "es" if row.language == "*" else row.language
    shown = is_thing(before + name + behind, entity, language) or row.kind == "house"
    return shown and any(word in row.example.lower() for word in row.words)


def organisations_in(text: str, language: str) -> list[str]:
    return [text[e.start : e.end] for e in names_by_sign(text, language) if e.label == "organisation"]


def agency_row(row: Row) -> bool:
    """Whether the dateline of a row's example is signed by one of its words, or by none if the kind signs nothing."""
    if row.kind == "picture":
        [article] = parse(page_dump(f"Photo: {row.example}", *TEXT).encode()).articles
        return any((article.images[0].credit or "").startswith(word) for word in row.words)
    found = read_dateline(f"{row.example} Snow has closed the pass.", near="2025-04-25")
    agency = found and found.dateline and found.dateline.agency
    if row.kind == "label":
        return found is None
    if row.kind == "own":
        return found is not None and agency is None
    return agency in row.words or (row.kind == "word" and any(word in (agency or "") for word in row.words))


def furniture_row(row: Row) -> bool:
    """A line is of the row's kind, a bio is of Jane Doe; words for other rows are compared alone."""
    if row.kind == "bio":
        return is_bio(row.example, ["Jane Doe"])
    if row.kind in ("network", "job"):
        return re.fullmatch(row.cell, row.example, re.IGNORECASE) is not None
    return kind_of(row.example) == row.kind


def label_row(row: Row) -> bool:
    """A label gives its value or its date the role that its kind promises; words beside dates do not hide one."""
    found = read_row(row.example)
    if row.kind in ("published", "modified", "crawled"):
        return found is not None and row.kind in [role for role, _ in found.dates]
    if row.kind == "beside":
        return found is not None and found.only_dates
    return found is not None and row.kind in found.labels


def layout_row(row: Row) -> bool:
    """The example is one date: 24 April 2025, or one whose day and month may change places."""
    [found] = read_dates(row.example, None if row.language == "*" else row.language)
    return found.text == row.example.rstrip(".") and found.readings in (
        ("2025-04-24",),
        ("2025-05-04", "2025-04-05"),
    )


def mail_row(row: Row) -> bool:
    """Whether the readers of mail find in an example what the kind of its row says; of all its words, in its place."""
    if row.kind.startswith("house"):
        return sender_of(f"{row.example} <x@x.example>", "") == (row.example, [])
    if row.kind in ("from", "date", "subject", "to"):
        return all(header_of(f"{word}: x") is not None for word in row.words) and holds_a_word(row)
    return holds_a_word(row)


def speaker_row(row: Row) -> bool:
    """Whether the description in square brackets is that of somebody, or the example begins with a word of the row."""
    description = row.example.partition("[")[2].partition("]")[0]
    if row.kind == "somebody":
        return is_definite(description, row.language) and not is_definite("", row.language)
    return row.example.startswith(row.words)


def origin_row(row: Row) -> bool:
    """Whether the publisher's name at the end of an example is found by the row's words, and by those of all rows."""
    found = [name for name in credits_of(Article(body=f"{row.example}.")) if name]
    own = re.search(row.cell.replace("NAME", r"(?:the )?(\w+(?: \w+)*)"), row.example.lower())
    return bool(own) and len(found) == 1 and row.example.lower().replace(" ", "-").endswith(found[0])


def passed_on_row(row: Row) -> bool:
    """Whether the reader of such lines finds the channel, the time or the address in an example."""
    if row.kind == "count":
        return holds_a_word(row)
    if row.kind == "followers":
        return counts_followers(row.example)
    line = {"forwarded": f"[{row.example}]", "age": f"Harbour News / {row.example}"}.get(row.kind, row.example)
    read = read_passed_on(line)
    return read is not None and bool(read.values)


CHECKS: dict[str, Callable[[Row], bool]] = {
    # table        whether its reader finds in a row's example what the row promises
    "agencies": agency_row,
    "bodies": body_row,
    "bylines": byline_row,
    "calendar": calendar_row,
    "consent": holds_a_word,
    "date_layouts": layout_row,
    "date_tenses": shows_its_tense,
    "date_words": has_its_dates,
    "declensions": declension_row,
    "edits": edit_row,
    "given_names": every_name_is_of_he_or_she,
    "hyphens": holds_a_word,
    "keywords": holds_a_word,
    "labels": label_row,
    "mail": mail_row,
    "names": holds_a_word,
    "offices": holds_a_word,
    "origins": origin_row,
    "furniture": furniture_row,
    "passed_on": passed_on_row,
    "places": holds_a_word,
    "saying_verbs": every_word_shows_who_speaks,
    "speakers": speaker_row,
    "things": thing_row,
    "titles": title_row,
}

TABLES = sorted(
    file.name.removesuffix(".tsv") for file in files("clipwire.wording").iterdir() if file.name.endswith(".tsv")
)
OF_ONE_LANGUAGE = sorted(
    f"{folder}/{file.name.removesuffix('.tsv')}"
    for folder in ("bodies", "names")
    for file in files("clipwire.wording").joinpath(folder).iterdir()
)


def test_every_table_has_a_check() -> None:
    assert set(TABLES) == set(CHECKS)


@pytest.mark.parametrize("name", TABLES + OF_ONE_LANGUAGE)
def test_every_row_matches_its_example(name: str) -> None:
    check = CHECKS[name.partition("/")[0]]
    assert [row for row in table(name) if not check(row)] == []


@pytest.mark.parametrize("name", OF_ONE_LANGUAGE)
def test_a_table_in_a_folder_has_one_language(name: str) -> None:
    assert {row.language for row in table(name)} == {name.partition("/")[2]}


@pytest.mark.parametrize("name", TABLES + OF_ONE_LANGUAGE)
def test_every_row_names_a_language(name: str) -> None:
    assert [row for row in table(name) if not LANGUAGE.fullmatch(row.language)] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_row_is_repeated(name: str) -> None:
    said = [(row.language, row.kind, row.cell) for row in table(name)]
    assert len(said) == len(set(said))
