from pathlib import Path

import pytest

from tests.support.pages import page_dump


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(page_dump())
    return path
