"""Pairs of versions with what a comparison should find."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from clipwire.text.sentences import sentences
from tests.benchmarks.editing.draft import Draft, Edits, Wanted
from tests.benchmarks.editing.noise import noisy

MIN_FOREIGN_CHARS = 25
MIN_SENTENCES = 6
NOISY_SHARE = 0.4


@dataclass
class Edited:
    language: str
    before: str
    after: str
    wanted: Wanted
    kinds: list[str]
    """Names of the edits that were made."""


def pairs(
    texts: Sequence[tuple[str, str]], edits: Edits, seed: int, others: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Edited]:
    """An edited version of each text that is long enough. `texts` are body and language.

    Sentences that are added are from the other texts in the language, and from `others`.
    """
    random = Random(seed)
    pool = {language: list(said) for language, said in (others or {}).items()}
    for body, language in texts:
        pool.setdefault(language, []).extend(body[a:b] for a, b in sentences(body) if b - a > MIN_FOREIGN_CHARS)
    for body, language in texts:
        own = {body[a:b] for a, b in sentences(body)}
        foreign = dict.fromkeys(random.sample(pool[language], min(300, len(pool[language]))))
        draft = Draft(body, [sentence for sentence in foreign if sentence not in own], language, random)
        if len(draft.free) < MIN_SENTENCES or len(draft.others) < 15:
            continue
        count = random.randint(1, max(1, min(6, len(draft.free) // 3)))
        done = [name for name in random.choices(list(edits), k=count) if edits[name](draft)]
        after = draft.text()
        if random.random() < NOISY_SHARE:
            after = noisy(after, random)
            done.append("noise")
        yield Edited(language, draft.before_text(), after, draft.wanted, done)
