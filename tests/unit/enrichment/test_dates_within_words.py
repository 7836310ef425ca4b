"""Days of East Asian texts whose next word begins with "before" or "after" are days, not spans of time."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article


@pytest.mark.parametrize(
    ("language", "body", "dates"),
    [
        ("ko", "11일 전남 신안군에서 열렸다.", ["11일"]),
        ("ko", "3일 전국에서 열렸다.", ["3일"]),
        ("ko", "20일 후속 회의가 열린다.", ["20일"]),
        ("ko", "3년 전부터 열렸고 이틀 전에 끝났다.", ["3년 전", "이틀 전"]),
        ("zh", "王毅18日前往莫斯科。", ["18日"]),
        ("zh", "15日前后开放，3年前开放。", ["15日", "3年前"]),
        ("zh", "5日后，大会开幕。", ["5日后"]),
        ("ja", "15日前橋市で開いた。", ["15日"]),
        ("ja", "3日前に開き、2日後、閉じる。", ["3日前", "2日後"]),
    ],
)
def test_a_day_before_a_longer_word_is_a_day(language: str, body: str, dates: list[str]) -> None:
    article = enrich(Article(body=body, language=language, published="2025-10-11"))
    assert [date.text for date in article.dates] == dates
