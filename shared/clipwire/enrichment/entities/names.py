"""The mentions of a document, brought together into one entry per person or organisation."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from clipwire.enrichment.entities.gazetteer import tables

HONORIFICS = re.compile(
    r"(?:(?:the|late|former|respected|dear|great|fatherly|supreme|vice|deputy|acting|then|his|her|royal|excellency|"
    r"highness|majesty|holiness|comrade|marshal|president|premier|prime|foreign|defen[cs]e|finance|interior|minister|"
    r"chancellor|secretary|general|chairman|chairwoman|chairperson|leader|ambassador|senator|sen|rep|representative|"
    r"congressman|congresswoman|governor|gov|mayor|judge|justice|chief|king|queen|prince|princess|emperor|emir|sultan|"
    r"sheikh|pope|cardinal|archbishop|bishop|father|rev|reverend|rabbi|imam|ayatollah|sir|lord|lady|dame|baron|baroness|"
    r"mr|mrs|ms|miss|mx|dr|prof|professor|gen|maj|major|lt|lieutenant|col|colonel|capt|captain|sgt|sergeant|adm|admiral|"
    r"cmdr|commander|coach|director|herr|frau|monsieur|madame|m|mme|señor|señora|sr|sra|don|doña)\b\.?[\s-]+)+",
    re.IGNORECASE,
)
FIRM_ENDING = re.compile(
    r",?\s+(?:inc|corp|corporation|co|company|ltd|limited|llc|plc|ag|gmbh|s\.?a|nv|spa)\b\.?$", re.I
)
NAMESAKES = 200
"""People of one article that may share a word of their names; more are left as they stand."""
NEVER = -1_000_000
"""Before every mention: those of the title count from below 0."""
PARTICLES = frozenset("al el bin ibn ben abu van von der den de del di da dos das du la le".split(" "))


@dataclass(frozen=True)
class Mention:
    """One place where a name stands. `start` counts in the text that was read."""

    name: str
    start: int


@dataclass
class Named:
    """Someone or something, and every mention of it in the order of the text."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form; of equally full ones the most frequent, then the first."""
        forms = self.forms
        return max(forms, key=lambda form: (not form.isupper(), len(_parts(form)), forms[form]))

    @property
    def forms(self) -> Counter[str]:
        return Counter(mention.name for mention in self.mentions)

    @property
    def aliases(self) -> list[str]:
        """The other forms, the most frequent first."""
        return [form for form, _ in self.forms.most_common() if form != self.name]


def people(mentions: Iterable[Mention]) -> list[Named]:
    """One entry per person: titles off, surnames and initials joined to the full name that they go with.

    A short form that goes with several people is the one named last before it, else the first.
    """
    listed = [Mention(*_without_titles(mention)) for mention in mentions]
    entries: dict[tuple[str, ...], Named] = {}
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for parts in sorted({_parts(mention.name) for mention in listed}, key=lambda parts: (-len(parts), parts)):
        if len(parts) > 1 and not any(_is_fuller(known, parts) for known in by_word[max(parts, key=len)]):
            entries[parts] = Named()
            for word in parts:
                if len(by_word[word]) < NAMESAKES:
                    by_word[word].append(parts)
    last_seen: dict[tuple[str, ...], int] = {}
    for mention in listed:
        parts = _parts(mention.name)
        if not parts:
            continue
        if parts in entries:
            chosen = parts
        else:
            fitting = [known for known in by_word[max(parts, key=len)] if _is_fuller(known, parts)]
            chosen = max(fitting, key=lambda known: last_seen.get(known, NEVER), default=parts)
        entries.setdefault(chosen, Named()).mentions.append(mention)
        last_seen[chosen] = mention.start
    return [entry for entry in entries.values() if entry.mentions]


def _without_titles(mention: Mention) -> tuple[str, int]:
    title = HONORIFICS.match(mention.name)
    start = title.end() if title and title.end() < len(mention.name) else 0
    return " ".join(mention.name[start:].split()), mention.start + start


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name, to compare by: "Kim Jong-un" and "KIM Jong Un", "al-Assad" and "Assad" are alike."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    words = [word for word in re.split(r"[\s.\-‐–]+", plain.casefold()) if word]
    return tuple(word for word in words if word not in PARTICLES) or tuple(words)


def _is_fuller(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `short` may be a shorter form of the name `full`.

    Two words and more: in the same order, with the first and the last of them alike or initials of it ("V. Putin").
    One word: any word of the full name but a patronymic.
    """
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] in full and len(short[0]) > 1 and not (len(full) > 2 and _is_patronymic(short[0]))
    rest = iter(full)
    return all(any(_stands_for(word, other) for other in rest) for word in short) and _stands_for(short[0], full[0])


def _stands_for(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))


def _is_patronymic(word: str) -> bool:
    return word.endswith(("ovich", "evich", "ovna", "evna"))


def organisations(mentions: Iterable[Mention]) -> list[Named]:
    """One entry per organisation: "Acme" and "Acme Inc." are one, initials go with the name that they abbreviate.

    Countries are none.
    """
    entries: dict[str, Named] = {}
    for mention in mentions:
        words = " ".join(mention.name.split()).removeprefix("the ").removeprefix("The ")
        if not _is_country(words):
            shortened = mention.start + len(mention.name) - len(words)
            key = FIRM_ENDING.sub("", words).casefold()
            entries.setdefault(key, Named()).mentions.append(Mention(words, shortened))
    full = {initials: key for key, entry in entries.items() for initials in _initials(entry.name) if initials != key}
    for key in list(entries):
        target = full.get(key.replace(".", ""))
        if target in entries and target != key:
            merged = entries[target].mentions + entries.pop(key).mentions
            entries[target].mentions = sorted(merged, key=lambda mention: mention.start)
    return list(entries.values())


def _is_country(name: str) -> bool:
    return bool(set(tables().names.get(name, "")) & {"C", "N"})


def _initials(name: str) -> Iterator[str]:
    """WHO and, with its small words, DoJ for names of several words."""
    words = re.findall(r"[^\W\d_]+", name)
    if len(words) > 1:
        yield "".join(word[0] for word in words if word[0].isupper()).casefold()
        yield "".join(word[0] for word in words).casefold()
