"""The person of a Chinese text who is the subject of a verb of saying before or behind a quote."""

import re
from collections.abc import Sequence

from clipwire.enrichment.quotes.east_asian import said
from clipwire.enrichment.simplified import simplified
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

_SAYS = re.compile(
    rf"(?<![自号被人俗简据])(?:{said('zh', 'present', 'calling')})(?![明法词服])[了过道]?"
    rf"|(?:{said('zh', 'telling')})[^，。]{{1,8}}"
)
_LEAD = re.compile(rf"(?:{_SAYS.pattern})[^，。：；“”「」]{{0,8}}[：:，,]?\s*\Z")
_OBJECT_BEFORE = re.compile(r"(?:对|向|同|与|和|跟|给|被|让|请|告诉|会见|接见|会晤|批评|感谢|询问|问|据|、)\Z")
_OTHER_BEHIND = re.compile(r"的(?!话)|等人|[、和与及]|[一-鿿]{0,4}(?:家人|妻子|丈夫|律师|办公室|政府|团队|阵营)")
_CARRIES_ON = re.compile(
    rf"\A(?:{any_of(words_of('saying_verbs', 'he', 'she', language='zh'))}|[并也还又则])?\D{{0,2}}\Z"
)
"""A clause that has the subject of the clause before: 他, 并."""
_CLAUSE = re.compile(r"[，,]?([^，,。；：:“「\n]*)")
_MARKS = re.compile(r"[，,；;]")
MAX_CLAUSES_BACK = 3


def person_saying(before: str, quote: str, after: str, sentence_before: str, people: Sequence[str]) -> str | None:
    """The one of `people` who is shown to say a quote; None if nobody is.

    `before` and `after` are the rest of its sentence.
    """
    if not people:
        return None
    before, after = simplified(before), simplified(after)
    names = {simplified(name): name for name in people}
    if lead := _LEAD.search(before):
        return _of_clauses(_MARKS.split(before[: lead.start()]), names)
    clause = _CLAUSE.match(after)
    says = _SAYS.search(clause[1]) if clause else None
    if clause and says and (found := _subject(clause[1][: says.start()], names)):
        return found
    if not before.strip() and quote[-2:-1] in "。！？" and not says:
        before = simplified(sentence_before)
    return _of_indirect_speech(before, names)


def _of_clauses(clauses: Sequence[str], names: dict[str, str]) -> str | None:
    """The subject of the last clause, or of the one that it carries on."""
    for back, clause in enumerate(clauses[: -MAX_CLAUSES_BACK - 1 : -1]):
        if found := _subject(clause, names):
            return found
        if not _CARRIES_ON.match(clause) and not back:
            return None
    return None


def _of_indirect_speech(before: str, names: dict[str, str]) -> str | None:
    """The subject of 王明说，桥关了三天，“……”, if nobody else is named since."""
    for says in reversed(list(_SAYS.finditer(before))):
        if before[says.end() : says.end() + 1] not in ("，", ","):
            continue
        clause = _MARKS.split(before[: says.start()])[-1]
        others = any(name in before[says.end() :] for name in names)
        return None if others else _subject(clause, names)
    return None


def _subject(clause: str, names: dict[str, str]) -> str | None:
    """The first person in a clause who is neither an object nor one of several."""
    at: list[tuple[int, int, str]] = []
    for name in names:
        if (start := clause.find(name)) >= 0:
            at.append((start, -len(name), name))
    for start, _, name in sorted(at):
        behind = clause[start + len(name) :]
        if not _OBJECT_BEFORE.search(clause[:start]) and not _OTHER_BEHIND.match(behind):
            return names[name]
    return None
