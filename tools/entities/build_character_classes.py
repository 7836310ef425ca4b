"""Make `knowledge/entities/languages/zh-characters.names.tsv.gz`: the part of names in which a character mostly is.

    PYTHONPATH=shared python -m tools.entities.build_character_classes

The table is counted in `zh.names`, against the frequency of the character in the words of `zh.words` and `zh.classes`:
run this after `build_languages`. A class has three signs: the part of names that the character is most typical of, the
next one if it is nearly as typical ("-" if not), and how typical the first is. Characters that are as frequent in words
have no class, nor do rare ones.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from clipwire.enrichment.entities.trained.knowledge import knowledge
from tools.entities.language_files import write_table

PARTS = "gsfteo"
"""Given and family name, foreign name, beginning and end of a place, organisation."""
MAX_PERSON_CHARS = 3
MIN_COUNT = 3
"""Number of names that a character is in."""
NEARLY = 2.5
STRENGTHS = ((2.5, "3"), (1.0, "2"), (0.0, "1"))
"""The logarithm (base 2) of how much more frequent a character is in a part of names than in words -> sign."""


def main() -> None:
    size = write_table("zh-characters.names", (f"{character}\t{group}\n" for character, group in classes("zh").items()))
    sys.stdout.write(f"zh: {size / 1000:.0f} kB\n")


def classes(language: str) -> dict[str, str]:
    """Character -> class."""
    known = knowledge(language)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, codes in known.names.items():
        for character, part in _parts(name, set(codes)):
            counts[character][part] += 1
    in_words = Counter(character for word in known.classes for character in word)
    total = {part: sum(count[part] for count in counts.values()) for part in PARTS}
    groups = {}
    for character, count in counts.items():
        shares = {part: (count[part] + 0.5) / total[part] for part in PARTS}
        first, second = sorted(PARTS, key=lambda part: -shares[part])[:2]
        ratio = math.log2(shares[first] * sum(in_words.values()) / (in_words[character] + 1))
        strength = next((sign for least, sign in STRENGTHS if ratio > least), "")
        if strength and sum(count.values()) >= MIN_COUNT:
            groups[character] = first + (second if shares[second] > shares[first] / NEARLY else "-") + strength
    return groups


def _parts(name: str, codes: set[str]) -> Iterator[tuple[str, str]]:
    """Each ideograph of a name of several characters with the parts of names that it is in."""
    if len(name) == 1:
        return
    for at, character in enumerate(name):
        if not "\u4e00" <= character <= "\u9fff":
            continue
        if "P" in codes and len(name) <= MAX_PERSON_CHARS:
            yield character, "g" if at else "s"
        if "F" in codes:
            yield character, "f"
        if codes & set("TMC"):
            yield character, "e" if at == len(name) - 1 else "t"
        if "O" in codes:
            yield character, "o"


if __name__ == "__main__":
    main()
