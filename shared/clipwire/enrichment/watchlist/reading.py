"""Read a watch list from YAML text. Every fault is reported with its line."""

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from clipwire.enrichment.watchlist.entries import Entry, WatchList
from clipwire.model.errors import ClipwireError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails
    from yaml import Event, Node

MAX_LIST_CHARS = 1_000_000
MAX_ENTRIES = 10_000
MAX_NESTING = 10
"""A list needs four levels. Of brackets in brackets, libyaml looks through all that are open at each next one."""
MAX_PROBLEMS = 20
"""Maximum number of problems in one error."""
BEGINNING = "the list begins with `entries:`, and each entry under it with `- name:`"

WORDING = {
    # pydantic's error          message for the user
    "model_type": "an entry must be pairs of key and value that begin with `- name:`",
    "missing": "there is no `{key}`",
    "literal_error": "`{key}` is {given!r}; it must be {expected}",
    "string_type": "`{key}` must be text",
    "string_too_short": "{given!r} is too short: it would be found in every text",
    "string_pattern_mismatch": "{given!r} has no letter or digit",
    "string_too_long": "`{key}` is too long",
    "tuple_type": "`{key}` must be a list, as in `[one, another]`",
    "dict_type": "`{key}` must be pairs, as in `{{wikidata: Q1}}`",
    "float_parsing": "`{key}` is {given!r}; it must be a number",
    "int_parsing": "`{key}` is {given!r}; it must be a whole number",
}


class WatchListError(ClipwireError):
    """The list cannot be used. `problems` has a sentence for each mistake, with its line and entry."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("The watch list cannot be used: " + "; ".join(problems))
        self.problems = problems


def parse(text: str) -> WatchList:
    """Read and check a list. Raises `WatchListError`, and no other error.

    Values are read as text: the name `No` is not a truth value, and the identifier `0042` keeps its zeros.
    """
    if len(text) > MAX_LIST_CHARS:
        raise WatchListError([f"it has {len(text):,} characters; {MAX_LIST_CHARS:,} is the limit"])
    nodes = _entry_nodes(_root(text))
    if len(nodes) > MAX_ENTRIES:
        raise WatchListError([f"it has {len(nodes):,} entries; {MAX_ENTRIES:,} is the limit"])
    entries: list[Entry] = []
    problems: list[str] = []
    owners: dict[str, str] = {}
    for number, node in enumerate(nodes, 1):
        try:
            entry = Entry.model_validate(_plain(node))
        except ValidationError as error:
            problems += [_in_words(fault, number, node) for fault in error.errors(include_url=False)]
            continue
        for name in entry.names:
            owner = owners.setdefault(name.casefold(), f"entry {number} ({entry.name})")
            if not owner.startswith(f"entry {number} "):
                problems.append(f"line {_line(node)}, entry {number} ({entry.name}): {name!r} belongs to {owner} too")
        entries.append(entry)
    if problems:
        more = [f"and {len(problems) - MAX_PROBLEMS} more"] if len(problems) > MAX_PROBLEMS else []
        raise WatchListError(problems[:MAX_PROBLEMS] + more)
    return WatchList(entries)


def _root(text: str) -> "Node | None":
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_NESTING:
                raise WatchListError([f"line {_line(event)}: it is nested more than {MAX_NESTING} deep; {BEGINNING}"])
            if getattr(event, "anchor", None):
                fault = "anchors and aliases (& and *) are not supported; put such a value in quotes"
                raise WatchListError([f"line {_line(event)}: {fault}"])
        root: Node | None = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise WatchListError([f"line {line}: this is not YAML: {error.problem or error.context}"]) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise WatchListError([f"this is not YAML: {error}"]) from None
    return root


def _entry_nodes(root: "Node | None") -> "list[Node]":
    if root is None:
        raise WatchListError([f"it is empty: {BEGINNING}"])
    if _kind(root) == "mapping":
        listed = {key.value: value for key, value in root.value if isinstance(key.value, str)}
        unknown = [
            f"line {_line(key)}: only `entries:` is allowed at the top level"
            for key, _ in root.value
            if key.value != "entries"
        ]
        if unknown:
            raise WatchListError(unknown[:MAX_PROBLEMS])
        root = listed.get("entries", root)
    if _kind(root) != "sequence":
        raise WatchListError([f"line {_line(root)}: {BEGINNING}"])
    nodes: list[Node] = root.value
    return nodes


def _plain(node: "Node") -> Any:
    """The value of a node: scalars as text, or None if empty."""
    if _kind(node) == "sequence":
        return [_plain(item) for item in node.value]
    if _kind(node) == "mapping":
        return {str(key.value): _plain(value) for key, value in node.value}
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


def _in_words(fault: "ErrorDetails", number: int, node: "Node") -> str:
    path = [str(step) for step in fault["loc"]]
    key = path[0] if path else ""
    where = f"line {_line(_value_of(node, key) or node)}, entry {number}{_name_of(node)}"
    if fault["type"] == "extra_forbidden":
        close = difflib.get_close_matches(key, Entry.model_fields, 1)
        return f"{where}: an entry has no key `{key}`" + (f"; did you mean `{close[0]}`?" if close else "")
    if key == "country" and fault["type"] == "string_pattern_mismatch":
        return f"{where}: `country` is {fault['input']!r}; it must be two capital letters, as in FJ"
    if fault["type"] in WORDING:
        wording = WORDING[fault["type"]]
        return f"{where}: " + wording.format(key=key, given=fault["input"], **fault.get("ctx", {}))
    message = fault["msg"].removeprefix("Value error, ")
    return f"{where}: `{key}`: {message}" if key else f"{where}: {message}"


def _pairs(node: "Node") -> "Iterator[tuple[str, Node]]":
    if _kind(node) == "mapping":
        yield from ((str(key.value), value) for key, value in node.value)


def _value_of(node: "Node", key: str) -> "Node | None":
    return next((value for name, value in _pairs(node) if name == key), None)


def _name_of(node: "Node") -> str:
    name = _value_of(node, "name")
    return f" ({name.value})" if name is not None and _kind(name) == "scalar" else ""


def _kind(node: "Node") -> str:
    """scalar, sequence or mapping."""
    return str(getattr(node, "id", ""))


def _line(node: "Node | Event") -> int:
    line: int = node.start_mark.line  # type: ignore[union-attr]  # every node and event has its mark
    return line + 1
