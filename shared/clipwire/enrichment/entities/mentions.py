"""Mentions of names, and the people and organisations that have several mentions."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from clipwire.wording import words_of

_BETWEEN_WORDS = re.compile(r"[\s.\-‐–\"“”・＝]+")


@dataclass(frozen=True)
class Mention:
    """One occurrence of a name. `start` is its offset in the text that was read."""

    name: str
    start: int


@dataclass
class Named:
    """A person or an organisation, with every mention in the order of the text."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form of the name; of equally full ones the most frequent, then the first."""
        forms = self.forms
        return max(forms, key=lambda form: (not form.isupper(), len(parts_of(form)), forms[form]))

    @property
    def forms(self) -> Counter[str]:
        return Counter(mention.name for mention in self.mentions)

    @property
    def aliases(self) -> list[str]:
        """The other forms, the most frequent first."""
        return [form for form, _ in self.forms.most_common() if form != self.name]


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: equal for "Kim Jong-un" and "KIM Jong Un", for "al-Assad" and "Assad"."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    words = [word for word in _BETWEEN_WORDS.split(plain.casefold()) if word]
    return tuple(word for word in words if word not in _particles()) or tuple(words)


@cache
def _particles() -> frozenset[str]:
    return words_of("names", "particle")
