"""A second look at a document, which makes the labels of its names consistent.

A name has the same meaning everywhere in a document, a surname means the person named in full elsewhere, and initials
mean the name that they abbreviate (after Krishnan and Manning 2006, "An effective two-stage model for exploiting
non-local dependencies in named entity recognition", with rules in place of their second model).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.gazetteer import Matches, tables
from clipwire.enrichment.entities.tokens import Token
from clipwire.enrichment.entities.votes import Guess, key_of, missed, relabelled, votes_of
from clipwire.wording import words_of

SETTLED = {"C": "place", "O": "organisation"}
"""Codes of names with only one meaning -> label."""

HYPHENS = frozenset("-‐–")
MAX_FIELD_WORDS = 3
"""Words of the second field behind "and", as in "Ministry of Land and Maritime Transport"."""
MAX_TITLED_WORDS = 3
"""Words of a name behind a title."""


class Words(NamedTuple):
    """Words of the tables of wording, as tokens spell them."""

    initials: frozenset[str]
    compounds: frozenset[str]
    offices: frozenset[str]
    titles: frozenset[str]
    """Titles before the name of a person, whatever the name looks like."""
    honorifics: frozenset[str]
    """Titles that one surname may follow."""
    roles: frozenset[str]
    """Offices and jobs in small letters."""
    generations: frozenset[str]


@cache
def _words() -> Words:
    return Words(
        initials=words_of("names", "initials"),
        compounds=words_of("names", "compound"),
        offices=words_of("names", "office"),
        titles=_tokens_of("sure"),
        honorifics=_tokens_of("honorific"),
        roles=words_of("titles", "office", "role", "rank", "academic", "work", language="en"),
        generations=_tokens_of("generation"),
    )


def _tokens_of(kind: str) -> frozenset[str]:
    """The titles of a kind with a capital, with and without a full stop."""
    capitalised = {word[:1].upper() + word[1:] for word in words_of("titles", kind, language="en")}
    return frozenset(capitalised | {f"{word}." for word in capitalised})


def second_look(tokens: Sequence[Token], guesses: Iterable[Guess], matches: Sequence[Matches]) -> list[Guess]:
    """The guesses with consistent labels, and the names that the model missed elsewhere in the document.

    `matches` has, for each token, the known names that it is part of.
    """
    corrected = [part for guess in _with_titled_people(tokens, list(guesses)) for part in _corrected(tokens, guess)]
    corrected = _with_both_fields(tokens, corrected)
    kept = _settled_by_tables(_attested(tokens, corrected), _settled(tokens, matches))
    votes = votes_of(tokens, kept)
    agreed = [relabelled(guess, votes[key_of(tokens, guess)]) for guess in kept]
    return sorted(agreed + missed(tokens, agreed, votes))


def _corrected(tokens: Sequence[Token], guess: Guess) -> list[Guess]:
    """Correct a guess: none for a nationality or a mark, two for "Japan-China", a longer one for "Yoon Suk-yeol"."""
    names = tables().names
    while guess.end - guess.start > 1 and tokens[guess.end - 1].word in HYPHENS:
        guess = guess._replace(end=guess.end - 1)
    words = [token.word for token in tokens[guess.start : guess.end]]
    codes = [names.get(word, "") for word in words]
    if all("N" in code for code in codes) or not words[0][0].isalnum():
        return []
    known_places = [i for i, code in enumerate(codes) if set(code) & {"C", "M"}]
    rest = [word for i, word in enumerate(words) if i not in known_places]
    country = any("C" in codes[i] for i in known_places)
    joined = guess.label == "place" or "-" in rest or (guess.label == "organisation" and country)
    if len(known_places) > 1 and set(rest) <= HYPHENS and joined and " ".join(words) not in names:
        return [Guess(guess.start + i, guess.start + i + 1, "place", guess.probability) for i in known_places]
    if guess.label == "person":
        if _goes_on_after_a_hyphen(tokens, guess.end):
            guess = guess._replace(end=guess.end + 2)
        if guess.end < len(tokens) and tokens[guess.end].word in _words().generations:
            guess = guess._replace(end=guess.end + 1)
    return [guess]


def _with_titled_people(tokens: Sequence[Token], guesses: list[Guess]) -> list[Guess]:
    """The guesses, with names behind a person's title as people even if they are places too: "Mayor London Ames"."""
    owner = {i: guess for guess in guesses for i in range(guess.start, guess.end)}
    titles = _words().titles
    for title, token in enumerate(tokens):
        if _is_role(tokens, title) and (end := _end_of_unknown_name(tokens, title, owner)):
            owner.update(dict.fromkeys(range(title + 1, end), Guess(title + 1, end, "person", 1.0)))
        if token.word not in titles:
            continue
        start, end = title + 1, _end_of_titled_name(tokens, title)
        over = [owner[i] for i in range(title, end) if i in owner]
        if end == start or any(guess.label == "person" or guess.end > end for guess in over):
            continue
        owner.update(dict.fromkeys(range(start, end), Guess(start, end, "person", 1.0)))
        for guess in over:
            shorter = guess._replace(end=title)
            owner.update(dict.fromkeys(range(guess.start, title), shorter))
        owner.pop(title, None)
    return list(dict.fromkeys(owner[i] for i in sorted(owner)))


def _is_role(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office or a job in small letters, or "14-year-old", ends at a token."""
    word = tokens[at].word
    return word in _words().roles or (word == "old" and [token.word for token in tokens[at - 2 : at]] == ["year", "-"])


def _end_of_unknown_name(tokens: Sequence[Token], role: int, owner: Mapping[int, Guess]) -> int:
    """The end of a name of two or more words behind a role, if the model finds no name there and no table a body's or
    a place's; else 0."""
    end = _end_of_titled_name(tokens, role)
    words = [token.word for token in tokens[role + 1 : end]]
    if len(words) < 2 or not owner.keys().isdisjoint(range(role, end)) or tables().names.get(" ".join(words)):
        return 0
    codes = set(tables().names.get(words[0], ""))
    return end if "G" in codes or not codes else 0


def _end_of_titled_name(tokens: Sequence[Token], title: int) -> int:
    """The end of the name behind a title; the title's own end if there is no name."""
    start = end = title + 1
    while (
        end < min(start + MAX_TITLED_WORDS, len(tokens))
        and tokens[end].start - tokens[end - 1].end == 1
        and tokens[end].word[0].isupper()
        and tokens[end].word.isalpha()
        and not set(tables().names.get(tokens[end].word, "")) & {"E", "F", "H"}
    ):
        end += 1
    return end if end - start > (0 if tokens[title].word in _words().honorifics else 1) else start


def _attested(tokens: Sequence[Token], guesses: list[Guess]) -> list[Guess]:
    """The guesses without those in headings in capitals that are neither in the tables nor in the rest of the text."""
    elsewhere = {_in_small_letters(tokens, guess) for guess in guesses if not guess.in_capitals}
    elsewhere |= {name.rpartition(" ")[2] for name in elsewhere}
    return [
        guess
        for guess in guesses
        if not guess.in_capitals or _is_known(tokens, guess) or _in_small_letters(tokens, guess) in elsewhere
    ]


def _in_small_letters(tokens: Sequence[Token], guess: Guess) -> str:
    return " ".join(token.word for token in tokens[guess.start : guess.end]).casefold()


def _is_known(tokens: Sequence[Token], guess: Guess) -> bool:
    """Whether the tables have the name, a person's given name, or an organisation's head word."""
    names = tables().names
    words = [token.word for token in tokens[guess.start : guess.end]]
    raised = [word.capitalize() for word in words]
    if names.get(" ".join(words), "N") != "N" or names.get(" ".join(raised), "N") != "N":
        return True
    if guess.label == "person":
        return len(words) > 1 and "G" in names.get(raised[0], "")
    return guess.label == "organisation" and len(words) > 1 and "E" in names.get(raised[-1], "")


def _with_both_fields(tokens: Sequence[Token], guesses: list[Guess]) -> list[Guess]:
    """The guesses, with "Ministry of Land" extended by "and Maritime Transport" if that is a second field."""
    ends = {guess.start: _end_of_fields(tokens, guess) for guess in guesses if guess.label == "organisation"}
    covered = {i for guess in guesses for i in range(guess.end, ends.get(guess.start, guess.end))}
    return [
        guess._replace(end=ends.get(guess.start, guess.end)) for guess in guesses if covered.isdisjoint({guess.start})
    ]


def _end_of_fields(tokens: Sequence[Token], guess: Guess) -> int:
    words = [token.word for token in tokens[guess.start : guess.end + MAX_FIELD_WORDS + 1]]
    size = guess.end - guess.start
    if size < 3 or words[0] not in _words().offices or words[1] != "of" or words[size : size + 1] != ["and"]:
        return guess.end
    known = tables()
    end = size + 1
    while end < len(words) and words[end].istitle() and words[end].lower() in known.classes:
        end += 1
    is_field = end > size + 1 and words[end - 1].lower() in known.senses and not known.names.get(words[end - 1], "")
    return guess.start + end if is_field else guess.end


def _goes_on_after_a_hyphen(tokens: Sequence[Token], end: int) -> bool:
    if end + 1 >= len(tokens) or tokens[end].word not in HYPHENS:
        return False
    before, hyphen, after = tokens[end - 1 : end + 2]
    if before.end != hyphen.start or hyphen.end != after.start or after.word in _words().compounds:
        return False
    return after.word.isalpha() and 1 < len(after.word) < (6 if after.word.islower() else 16)


def _settled(tokens: Sequence[Token], matches: Sequence[Matches]) -> Iterator[Guess]:
    """Names with only one meaning: known names of several words, and certain initials."""
    for start, found in enumerate(matches):
        for position, codes in found:
            if position == "B" and codes in SETTLED:
                end = start + 2
                while end < len(matches) and ("I", codes) in matches[end - 1]:
                    end += 1
                if tokens[end - 1].word == "'s" and start and tokens[start - 1].word[0].isupper():
                    continue  # "Jane Macy's", not "Macy's"
                yield Guess(start, end, SETTLED[codes], 1.0)
            elif position == "S" and len(found) == 1 and tokens[start].word in _words().initials:
                # A line in capitals is looked up with ordinary capitals: "Un" is a town.
                yield Guess(start, start + 1, SETTLED[tables().names[tokens[start].word]], 1.0)


def _settled_by_tables(guesses: list[Guess], settled: Iterable[Guess]) -> list[Guess]:
    """The guesses, with those that overlap a settled name replaced, except longer ones that contain it."""
    owner = {i: guess for guess in guesses for i in range(guess.start, guess.end)}
    kept = [name for name in settled if (o := owner.get(name.start)) is None or o is not owner.get(name.end - 1)]
    taken = {i for name in kept for i in range(name.start, name.end)}
    return [guess for guess in guesses if taken.isdisjoint(range(guess.start, guess.end))] + kept
