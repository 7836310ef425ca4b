"""Articles and queries for tests with Hypothesis, of few words so that many match."""

from typing import Any

from hypothesis import strategies as st

WORDS = ["Kim", "KIM’s", "launch", "launched", "Pyŏngyang", "KN-23", "woman", "wo", "man", "北京", "北", "京都", "미사일", "탄도미사일을", "ﾐｻｲﾙ", "KN23미사일", "don't", "Straße", "ß", "s", "2", "2025年"]  # fmt: skip # noqa: E501
GLUE = [" ", " ", " ", "-", ", ", "’s ", "\n\n", "“", "\u00ad", "\x00", "\u0301"]
SOUGHT = [*WORDS, "launch*", "w?man", "*man", "?o*", "미*일", "?京", "K*", "*n*h*", "kn*미사일", "strasse", "ミサイル", "k?", "北*"]  # fmt: skip # noqa: E501
DATES = ["2025", "2025-04", "2025-04-24", "2025-04-30", "2025-04-24T10:00", "2025-04-24T23:30:00+09:00", "2025-04-24T16:00:00Z", "2024-12-31T20:00-05:00", "2025-05-01T00:30:00.5+02:00"]  # fmt: skip # noqa: E501
NUMBERS = ["-1", "-0.5", "0", ".5", "+1", "1e-1"]
IDS = ["kim-jong", "Q1", "KP", "medtop:11000000", "조선-신보", "kim"]


def texts() -> st.SearchStrategy[str]:
    pairs = st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)).map("".join)
    return st.lists(pairs, max_size=9).map("".join)


def names() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


def mentioned(**more: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(
        st.fixed_dictionaries(
            {"name": names(), "aliases": st.lists(names(), max_size=1), "mentions": st.just(1), **more}
        ),
        max_size=2,
    )


def articles() -> st.SearchStrategy[dict[str, Any]]:
    """Records as `clipwire inspect --json` prints them."""
    of_code = st.fixed_dictionaries({"code": st.sampled_from(IDS), "name": names()})
    return st.fixed_dictionaries(
        {
            "body": texts(),
            "people": mentioned(identifiers=st.dictionaries(st.just("wikidata"), st.sampled_from(IDS))),
            "organisations": mentioned(),
            "places": mentioned(geonames_id=st.none() | st.integers(1, 3)),
            "countries": st.lists(of_code, max_size=2),
            "subjects": st.lists(of_code, max_size=2),
            "quotes": st.lists(st.fixed_dictionaries({"text": texts(), "offset": st.just(0)}), max_size=2),
            "actions": st.lists(st.fixed_dictionaries({"type": st.sampled_from(["THREATEN", "AID"])}), max_size=2),
        },
        optional={
            "title": texts(),
            "source": st.fixed_dictionaries({"id": st.sampled_from(IDS), "name": names()}),
            "language": st.sampled_from(["en", "en-GB", "EN-us", "ko", "eng"]),
            "published": st.sampled_from(DATES),
            "tone": st.sampled_from([-1.0, -0.5, 0.0, 0.1, 0.5]),
            "duplicate_of": st.just("x"),
        },
    )


def _leaves() -> st.SearchStrategy[str]:
    words = st.sampled_from(SOUGHT)
    phrases = st.lists(words, min_size=1, max_size=3).map(lambda it: '"' + " ".join(it) + '"')
    near = st.tuples(phrases, st.integers(0, 3)).map(lambda it: f"{it[0]}~{it[1]}")
    of_words = st.sampled_from(["title", "body", "source", "country", "person", "organisation", "place", "subject", "quote"])  # fmt: skip # noqa: E501
    ids = st.sampled_from(IDS).map(lambda it: f'"{it}"')
    fielded = st.tuples(of_words, st.one_of(words, phrases, near, ids)).map(":".join)
    dates = ranges("published", DATES)
    numbers = ranges("tone", NUMBERS)
    others = st.sampled_from(["language:en", "language:en-gb", "type:updated", "duplicate:true", "duplicate:false", "event:threat*", "event:AID"])  # fmt: skip # noqa: E501
    return st.one_of(words, words, phrases, near, fielded, fielded, dates, numbers, others)


def ranges(field: str, values: list[str]) -> st.SearchStrategy[str]:
    ends = st.sampled_from([*values, "*"])
    one = st.sampled_from(values).map(lambda it: f"{field}:{it}")
    several = st.tuples(st.sampled_from("[{"), ends, ends, st.sampled_from("]}"))
    return one | several.map(lambda it: f"{field}:{it[0]}{it[1]} TO {it[2]}{it[3]}")


def queries() -> st.SearchStrategy[str]:
    """Queries without faults, but some only exclude."""

    def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        joined = st.tuples(inner, st.sampled_from([" AND ", " OR ", " ", " AND NOT ", " -", " +", " OR NOT "]), inner)
        return joined.map("".join) | inner.map(lambda it: f"({it})") | inner.map(lambda it: f"NOT ({it})")

    return st.recursive(_leaves(), combined, max_leaves=5)
