"""Lists of names to watch for, which people write in YAML."""

from collections.abc import Callable


def _entries(count: int) -> bytes:
    return b"entries:\n" + b"".join(b"- name: Anna Kowalczyk%d\n" % n for n in range(count))


FILES: dict[str, Callable[[], bytes]] = {
    "100,000 opening brackets": lambda: b"[" * 100_000,
    "100,000 opening brackets on lines": lambda: b"[\n" * 100_000,
    "100,000 braces": lambda: b"{a: " * 100_000,
    "lists 5,000 deep": lambda: b"entries:\n" + b"- " * 5_000 + b"a\n",
    "mappings 1,000 deep by indentation": lambda: b"".join(b" " * n + b"a:\n" for n in range(1_000)),
    "10,000 entries": lambda: _entries(10_000),
    "50,000 entries": lambda: _entries(50_000),
    "30,000 entries that are wrong": lambda: b"entries:\n" + b"- nam: a\n" * 9_900,
    "a name of 900 kB": lambda: b"entries:\n- name: " + b"Anna " * 180_000,
    "100,000 aliases of one name": lambda: (
        b"entries:\n- name: Anna Li\n  aliases: [" + b"Bo Li, " * 100_000 + b"Bo Li]\n"
    ),
    "anchors and aliases": lambda: b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n" * 1_000,
    "quotation marks": lambda: b"entries:\n- name: " + b'"' * 100_000,
    "colons": lambda: b"a: b: c: " * 50_000,
    "question marks": lambda: b"? " * 100_000,
    "exclamation marks": lambda: b"entries:\n- name: !" + b"!a" * 100_000,
    "5 MB": lambda: _entries(10) + b"#" * 5_000_000,
}
