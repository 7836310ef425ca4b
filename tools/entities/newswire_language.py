"""Make tagged sentences in a language from `newswire_languages/LANG.txt` and the tables of names.

A line "slot: a; b" lists what fills a slot; below "---" each line is a sentence. `[slot]` stands for a name.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS, knowledge
from clipwire.enrichment.entities.trained.known_names import LATIN

FOLDER = Path(__file__).parent / "newswire_languages"
LABELS = {
    "person": "PER", "surname": "PER", "foreign": "PER", "korean": "PER", "neighbour": "PER", "given": "PER",
    "full": "PER",
    "city": "LOC", "region": "LOC", "country": "LOC", "province": "LOC", "prefecture": "LOC", "county": "LOC",
    "abroad": "LOC",
    "press": "ORG", "party": "ORG", "body": "ORG", "firm": "ORG", "club": "ORG", "initials": "ORG",
    "field": "", "thing": "", "title": "", "office": "", "role": "", "who": "", "post": "", "charge": "",
}  # fmt: skip
SLOT = re.compile(r"\[(\w+)\]")
KOREAN = {
    "ko": ["김정은", "김정일", "김일성", "김여정", "최룡해", "김덕훈", "박태성", "조용원", "리일환", "최선희"],
    "zh": ["金正恩", "金正日", "金日成", "金与正", "崔龙海", "金德训", "朴泰成", "赵甬元", "李日焕", "崔善姬"],
    "ja": ["金正恩", "金正日", "金日成", "金与正", "崔竜海", "金徳訓", "朴泰成", "趙甬元", "李日煥", "崔善姫"],
}
PARTICLES = {
    "es": ["de ", "de la ", "del "],
    "fr": ["de ", "Le "],
    "it": ["De ", "Di "],
    "nl": ["van ", "de ", "van der ", "van den "],
    "pt": ["da ", "dos ", "de "],
    "de": ["von ", "von der ", "van der ", "zu "],
}
SHORT_CITY = 0.25
SHORT_GIVEN = 0.1
INVENTED = 0.15
Tagged = tuple[str, list[tuple[int, int, str]]]


def sentences(language: str, copies: int, seed: int = 7) -> Iterator[Tagged]:
    """Every sentence of a language, filled `copies` times, in an order that mixes them."""
    file = FOLDER / f"{language}.txt"
    if not file.is_file():
        return
    head, _, body = file.read_text("utf-8").partition("---\n")
    slots = {}
    for line in head.splitlines():
        if line and line[0] != "#":
            slot, _, listed = line.partition(": ")
            slots[slot] = [item.strip() for item in listed.split("; ")]
    names = _Names(language, slots, random.Random(seed))
    lines = [line for line in body.splitlines() if line] * copies
    names.chance.shuffle(lines)
    for line in lines:
        yield names.filled(line)


class _Names:
    def __init__(self, language: str, slots: dict[str, list[str]], chance: random.Random) -> None:
        self.language, self.slots, self.chance = language, slots, chance
        known = knowledge(language).names
        by_kind: dict[str, list[str]] = {}
        for name, codes in known.as_dict().items():
            for code in codes:
                by_kind.setdefault(code, []).append(name)
        self.given = by_kind.get("G", [])
        self.surnames = by_kind.get("S", []) + slots.get("families", [])
        self.full = [name for name in by_kind.get("P", []) if 2 <= len(name) <= 3]
        self.foreign = by_kind.get("F", [])
        foreign_letters = {letter for name in self.foreign for letter in name}
        self.abroad = (
            [name for name in by_kind.get("M", []) if len(name) > 2 and foreign_letters.issuperset(name)]
            if language == "zh"
            else []
        )
        self.countries = [name for name in by_kind.get("C", []) if len(name) > 1]
        self.other_given: list[str] = []
        if language in LATIN:
            table = tables().names
            self.other_given = [n for n, c in table.items() if c == "G" and n in table and len(n) > 2][::7]
            self.other_surnames = [n for n, c in table.items() if c == "S" and len(n) > 2][::5]
            self.other_cities = [n for n, c in table.items() if c in ("M", "T") and n[0].isupper()][::5]

    def filled(self, line: str) -> Tagged:
        text, spans = "", []
        position = 0
        for slot in SLOT.finditer(line):
            text += line[position : slot.start()]
            name = self.name(slot[1])
            if label := LABELS[slot[1]]:
                spans.append((len(text), len(text) + len(name), label))
            text += name
            position = slot.end()
        text += line[position:]
        if self.language == "ko":
            text, spans = _with_particles(text, spans)
        return text, spans

    def name(self, slot: str) -> str:
        chance = self.chance
        if slot == "person":
            return self.person()
        if slot == "full":
            return self.russian(with_patronymic=True)
        if slot == "surname":
            if self.language in CHARACTERS:
                return chance.choice(self.surnames)
            return self.surname()
        if slot == "given":
            return chance.choice(self.given)
        if slot == "foreign":
            return self.foreigner()
        if slot == "korean":
            return chance.choice(KOREAN[self.language])
        if slot == "country":
            return chance.choice(self.countries)
        if slot == "abroad" and self.abroad:
            return chance.choice(self.abroad)
        if slot == "initials":
            return "".join(chance.choices("ABCDEFGHILMNPRSTU", k=chance.choice((3, 3, 4))))
        if slot == "city" and self.language in LATIN and chance.random() < SHORT_CITY:
            return chance.choice(self.other_cities)
        chosen = chance.choice(self.slots[slot])
        return SLOT.sub(lambda inner: self.name(inner[1]), chosen)

    def surname(self) -> str:
        chance = self.chance
        pool = self.surnames if self.language not in LATIN or chance.random() < 0.6 else self.other_surnames
        name = chance.choice(pool)
        if chance.random() < INVENTED and self.language in LATIN:
            other = chance.choice(pool)
            name = name[: max(2, (len(name) + 1) // 2)] + other[len(other) // 2 :].lower()
        if chance.random() < 0.08 and self.language in PARTICLES:
            name = chance.choice(PARTICLES[self.language]) + name
        elif self.language in ("es", "pt") and chance.random() < 0.3:
            name += " " + chance.choice(self.surnames)
        return name

    def person(self) -> str:
        chance = self.chance
        if self.language == "zh":
            if self.full and chance.random() < 0.4:
                return chance.choice(self.full)
            return chance.choice(self.surnames) + "".join(
                chance.choice(self.full)[-1] for _ in range(chance.choice((1, 2, 2)))
            )
        if self.language == "ru":
            return self.russian(with_patronymic=False)
        if self.language in ("ja", "ko"):
            given = chance.choice(self.given)
            short = self.language == "ko" and chance.random() < SHORT_GIVEN
            return chance.choice(self.surnames) + (given[-1] if short else given)
        first = chance.choice(self.given if self.language not in LATIN or chance.random() < 0.6 else self.other_given)
        if chance.random() < 0.1:
            first += " " + chance.choice(self.given)
        elif chance.random() < 0.05:
            first = first[0] + "."
        return f"{first} {self.surname()}"

    def russian(self, with_patronymic: bool) -> str:
        """A name whose parts agree in gender."""
        given = self.chance.choice(self.given)
        is_female = given[-1] in "ая"
        surname = self.chance.choice([s for s in self.chance.sample(self.surnames, 60) if (s[-1] in "ая") == is_female])
        if not with_patronymic:
            return f"{given} {surname}"
        father = self.chance.choice(
            [name for name in self.chance.sample(self.given, 60) if name[-1] not in "аяьйоеиую"]
        )
        return f"{given} {father}{'овна' if is_female else 'ович'} {surname}"

    def foreigner(self) -> str:
        chance = self.chance
        if self.language == "zh":
            return chance.choice(self.foreign)
        if self.language == "ja":
            kana = [name for name in self.given + self.full if "ァ" <= name[0] <= "ヺ"]
            one, two = chance.choice(kana), chance.choice(kana)
            return two if chance.random() < 0.6 else f"{one}・{two}"
        surname = chance.choice(self.slots["abroad"])
        return surname if chance.random() < 0.5 else f"{chance.choice(self.slots['abroad_given'])} {surname}"


_PAIRS = {"은": "는", "이": "가", "을": "를", "과": "와", "이라": "라"}


def _with_particles(text: str, spans: list[tuple[int, int, str]]) -> Tagged:
    """The text with the particle behind each name that its last syllable asks for."""
    for _, end, _ in spans:
        particle = text[end : end + 1]
        for closed, opened in _PAIRS.items():
            if particle in (closed, opened) and not text[end + 1 : end + 2].isalpha():
                last = text[end - 1]
                has_coda = "가" <= last <= "힣" and (ord(last) - 0xAC00) % 28
                text = text[:end] + (closed if has_coda else opened) + text[end + 1 :]
    return text, spans
