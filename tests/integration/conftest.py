from collections.abc import Iterator

import pytest

from tests.support.clippings import ClipwireStack


@pytest.fixture
def stack() -> Iterator[ClipwireStack]:
    """The real template in moto, empty, with one subscriber."""
    with ClipwireStack.running() as stack:
        yield stack
