from collections.abc import Iterator

import pytest

from tests.support.quick_moto import quick_moto


@pytest.fixture(autouse=True)
def _quick_moto() -> Iterator[None]:
    with quick_moto():
        yield
