"""Lines for a terminal that writes from right to left where the text does."""

import pytest

from clipwire.cli.output import isolated


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("الخميس → 2026-11-19", "\u2068الخميس\u2069 → 2026-11-19"),
        ("تونس, 2026-11-19, رويترز", "\u2068تونس\u2069, 2026-11-19, \u2068رويترز\u2069"),
        ("קיס סעיד Q16", "\u2068קיס סעיד\u2069 Q16"),
        ("Seoul 서울 2026-11-19", "Seoul 서울 2026-11-19"),
    ],
)
def test_each_stretch_from_right_to_left_is_isolated_from_what_is_beside_it(line: str, shown: str) -> None:
    assert isolated(line) == shown


def test_a_paragraph_is_left_to_the_terminal() -> None:
    paragraph = "وصل الوزير أمس. " * 30
    assert isolated(paragraph) == paragraph
