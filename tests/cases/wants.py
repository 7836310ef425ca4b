"""Files such as people drop, and what a careful reader wants of each.

A case is a file `KIND/NAME` with `KIND/NAME.wants.json` beside it: an object with `why`, one sentence about the case,
and `wants`, a list. A want that today's code does not meet has `"met": false`. Each want is an object:

    {"outcome": "accepted"}                             outcome of the file; of a list, one of them
    {"articles": 2}                                     number of articles
    {"distinct": "id"}                                  no two articles have the same value of this field
    {"warned": "encoding"}                              a warning or the problem has the word (lower case), or one of a
                                                        list of words
    {"field": "title", "is": "Fleet returns"}           a field of the first article
    {"article": 2, "field": "title", "is": "…"}         of the third

Dots in `field` lead into objects and through lists: `source.name`, `images.url`. What is wanted of a field:

    "is": VALUE                            the value; null or [] if there must be none
    "is_one_of": [VALUE, …]                one of these values
    "are": [VALUE, …]                      the entries of a list, in any order
    "absent": true, false                  there is no value, or an empty one; there is one
    "contains", "lacks": TEXT              the text is in the value or in one of its entries; in none
    "starts", "ends": TEXT                 beginning, end of the value
    "in_order": [TEXT, …]                  the texts follow one another in the value
    "names_include", "names_lack": NAME    of people, organisations, places: name or alias of one; of none
    "country_of": NAME, "is": CODE         of places: the country of every place of this name; null if none has it
    "speaker_of": TEXT, "is": NAME         of quotes: the speaker of every quote with these words
    "value_of": TEXT, "is": DATE           of dates: the value of every date that touches these words of the body;
                                           null if none does

With the last three, a list behind `is` means any of its entries.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from clipwire.cli.inspect import report
from clipwire.services.reading import read_file

CASES = Path(__file__).parent
SUFFIX = ".wants.json"

Want = dict[str, Any]
Said = dict[str, Any]
"""What `clipwire inspect --json` says of a file."""


class Case(NamedTuple):
    """A file, and what is wanted of it."""

    file: Path
    why: str
    wants: list[Want]

    @property
    def name(self) -> str:
        return f"{self.file.parent.name}/{self.file.name}"


class Judged(NamedTuple):
    """A want, whether it is met today, and what was found in its place."""

    want: Want
    met: bool
    got: object

    @property
    def was_met(self) -> bool:
        """Whether the case's file has it as met."""
        return self.want.get("met", True)

    def __str__(self) -> str:
        wanted = {part: value for part, value in self.want.items() if part != "met"}
        return f"{json.dumps(wanted, ensure_ascii=False)}, got {json.dumps(self.got, ensure_ascii=False):.300}"


def cases(folder: Path = CASES) -> Iterator[Case]:
    for path in sorted(folder.glob(f"*/*{SUFFIX}")):
        content = json.loads(path.read_text("utf-8"))
        yield Case(path.with_name(path.name.removesuffix(SUFFIX)), content["why"], content["wants"])


def written(case: Case) -> str:
    """The text of a case's file of wants: one want a line."""
    wants = ",\n".join(f"    {json.dumps(want, ensure_ascii=False)}" for want in case.wants)
    return f'{{\n  "why": {json.dumps(case.why, ensure_ascii=False)},\n  "wants": [\n{wants}\n  ]\n}}\n'


def judged(case: Case) -> list[Judged]:
    """Read the file as `clipwire inspect` does, and judge every want."""
    name = case.file.name
    said = report(name, read_file(case.file.read_bytes(), key=name))
    return [Judged(want, *judge(want, said)) for want in case.wants]


def marked(case: Case, verdicts: list[Judged]) -> Case:
    """The case with its marks as the verdicts have them."""
    wants = []
    for want, met, _ in verdicts:
        unmarked = {part: value for part, value in want.items() if part != "met"}
        wants.append(unmarked if met else unmarked | {"met": False})
    return case._replace(wants=wants)


def judge(want: Want, said: Said) -> tuple[bool, object]:
    if "outcome" in want:
        return said["outcome"] in _choices(want["outcome"]), said["outcome"]
    if "articles" in want:
        return len(said["articles"]) == want["articles"], len(said["articles"])
    if "distinct" in want:
        values = [_value(article, want["distinct"]) for article in said["articles"]]
        return bool(values) and len(set(values)) == len(values), values
    if "warned" in want:
        warnings = [said["warnings"], said["problem"], [article["warnings"] for article in said["articles"]]]
        words = json.dumps(warnings, ensure_ascii=False).casefold()
        return any(word in words for word in _choices(want["warned"])), warnings
    at = want.get("article", 0)
    if at >= len(said["articles"]):
        return False, "no such article"
    return _judge_field(want, said["articles"][at])


def _judge_field(want: Want, article: Said) -> tuple[bool, object]:
    value = _value(article, want["field"])
    for selector, select in SELECTORS.items():
        if selector in want:
            selected = select(want[selector], value or [], article)
            return bool(selected) and all(one in _choices(want["is"]) for one in selected), selected
    [operator] = want.keys() & OPERATORS.keys()
    return OPERATORS[operator](value, want[operator]), value


def _value(thing: Any, path: str) -> Any:
    """The value at a dotted path, None if it is absent or empty; of a list, the values of its entries."""
    for step in path.split("."):
        thing = [one.get(step) for one in thing] if isinstance(thing, list) else (thing or {}).get(step)
    return None if thing in ("", [], {}) else thing


def _choices(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def _is(value: Any, wanted: Any) -> bool:
    return value == (None if wanted == [] else wanted)


def _are(value: Any, wanted: list[Any]) -> bool:
    return Counter(_choices(value or [])) == Counter(wanted)


def _contains(value: Any, text: str) -> bool:
    return any(text in str(one) for one in _choices(value) if one is not None)


def _in_order(value: Any, texts: list[str]) -> bool:
    return bool(re.search(".*?".join(map(re.escape, texts)), str(value or ""), re.DOTALL))


def _names(entries: list[Said] | None) -> set[str]:
    return {name for entry in entries or [] for name in (entry["name"], *entry.get("aliases", []))}


def _countries(name: str, places: list[Said], _: Said) -> list[Any]:
    return [place.get("country") for place in places if name in _names([place])] or [None]


def _speakers(words: str, quotes: list[Said], _: Said) -> list[Any]:
    return [quote.get("speaker") for quote in quotes if words in quote["text"]]


def _dates(words: str, dates: list[Said], article: Said) -> list[Any]:
    start = article["body"].find(words)
    end = start + len(words)
    touching = [one for one in dates if one["offset"] < end and start < one["offset"] + len(one["text"])]
    return [one["value"] for one in touching] or [None]


OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "is": _is,
    "is_one_of": lambda value, wanted: value in wanted,
    "are": _are,
    "absent": lambda value, wanted: (value is None) == wanted,
    "contains": _contains,
    "lacks": lambda value, text: not _contains(value, text),
    "starts": lambda value, text: str(value or "").startswith(text),
    "ends": lambda value, text: str(value or "").endswith(text),
    "in_order": _in_order,
    "names_include": lambda value, name: name in _names(value),
    "names_lack": lambda value, name: name not in _names(value),
}
SELECTORS: dict[str, Callable[[str, list[Said], Said], list[Any]]] = {
    "country_of": _countries,
    "speaker_of": _speakers,
    "value_of": _dates,
}
