"""A text while it is edited, and what an analyst wants to read of the edits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from clipwire.text.sentences import sentences, words

Pair = tuple[str, str]


ENDS = tuple(".!?。！？؟।…\"'”“’»」』)")
"""Of a sentence."""


@dataclass
class Wanted:
    """What a comparison should find."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    changed: list[Pair] = field(default_factory=list)


class Draft:
    """A text of paragraphs while it is edited."""

    def __init__(self, body: str, others: Sequence[str], language: str, random: Random) -> None:
        self.random, self.language = random, language
        self.others = list(others)
        """Sentences of other articles."""
        paragraphs = [[block[a:b] for a, b in sentences(block)] for block in body.split("\n\n")]
        self.before = [p for p in paragraphs if p]
        self.after: list[list[str | None]] = [list(p) for p in self.before]
        """None where a sentence was removed."""
        self.free = {(p, s) for p, paragraph in enumerate(self.before) for s in range(len(paragraph))}
        """Places of sentences that no edit has touched."""
        self.inserted: dict[tuple[int, int], list[str]] = {}
        """Sentences to put in after a place."""
        self.wanted = Wanted()

    @property
    def is_dense(self) -> bool:
        return self.language in ("zh", "ja")

    @property
    def space(self) -> str:
        return "" if self.is_dense else " "

    def take(self, fits: Callable[[str], bool] = lambda _: True) -> tuple[int, int] | None:
        """The place of a sentence that no edit has touched, and that occurs once."""
        said = [s for p in self.before for s in p]
        fitting = [at for at in sorted(self.free) if fits(self.at(at)) and said.count(self.at(at)) == 1]
        if not fitting:
            return None
        chosen = self.random.choice(fitting)
        self.free.discard(chosen)
        return chosen

    def take_two(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The places of two neighbours in a paragraph."""
        fitting = [
            at
            for at in sorted(self.free)
            if (at[0], at[1] + 1) in self.free
            and ends_plainly(self.at(at))
            and ends_plainly(self.at((at[0], at[1] + 1)))
        ]
        if not fitting:
            return None
        first = self.random.choice(fitting)
        second = (first[0], first[1] + 1)
        self.free -= {first, second}
        return first, second

    def at(self, place: tuple[int, int]) -> str:
        return self.before[place[0]][place[1]]

    def put(self, place: tuple[int, int], text: str | None) -> None:
        self.after[place[0]][place[1]] = text

    def foreign(self) -> str:
        """A sentence of another article."""
        return self.others.pop(self.random.randrange(len(self.others)))

    def reword(self, place: tuple[int, int], text: str) -> bool:
        if text == self.at(place):
            return False
        if self.random.random() < 0.7:  # the others leave a small letter where the first word was cut
            text = text[:1].upper() + text[1:]
        self.put(place, text)
        self.wanted.changed.append((self.at(place), text))
        return True

    def text(self) -> str:
        paragraphs = []
        for p, paragraph in enumerate(self.after):
            said: list[str] = list(self.inserted.get((p, -1), []))
            for s, sentence in enumerate(paragraph):
                said += [sentence] if sentence is not None else []
                said += self.inserted.get((p, s), [])
            paragraphs.append(self.joined(said))
        return "\n\n".join(filter(None, paragraphs))

    def joined(self, said: Sequence[str]) -> str:
        """The sentences of a paragraph. Behind one without an end, such as a credit, a line breaks."""
        ended = [one if one[-1:] in ENDS else f"{one}\n" for one in said]
        return self.space.join(ended).replace("\n ", "\n").rstrip("\n")

    def before_text(self) -> str:
        return "\n\n".join(map(self.joined, self.before))


Edits = dict[str, Callable[[Draft], bool]]
"""Name -> edit, which returns False if the text has no sentence for it."""


def tokens(draft: Draft, sentence: str) -> list[str]:
    """Words with the signs behind them; letters in scripts without spaces."""
    return list(sentence) if draft.is_dense else sentence.split()


def joined(draft: Draft, parts: Sequence[str]) -> str:
    return draft.space.join(parts)


def long(sentence: str) -> bool:
    return len(list(words(sentence))) >= 7 and ends_plainly(sentence)


def ends_plainly(sentence: str) -> bool:
    """Whether a sentence ends with one full stop, and no quotation mark begins or ends it."""
    return sentence[-1:] in tuple(".!?。؟।") and sentence[-2:-1].isalnum() and sentence[0].isalnum()


def foreign_words(draft: Draft, count: int) -> list[str]:
    drawn: list[str] = []
    while len(drawn) < count:
        parts = tokens(draft, draft.random.choice(draft.others))
        middle = parts[1:-1] or parts
        drawn.append(draft.random.choice(middle).strip(".,;:"))
    return drawn
