"""Whatever a file holds, enrichment gives an article: no step fails, and every offset points to what it says."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article, Dateline

PARAGRAPHS = [
    "PYONGYANG, April 24 (KCNA) -- Kim Jong Un met President Putin on Tuesday. “We agreed,” Mr Putin said last year.",
    "어선들이 지난해 4월 24일 남포항으로 돌아왔다고 김철남 의원이 말했다. 《우리는 간다》",
    "4月24日，中国外交部发言人在北京表示：“我们反对。”去年他访问了平壤。",
    "二〇二四年三月、首相は東京で「検討する」と述べた。田中太郎氏は昨年訪朝した。",
    "Президент России Владимир Путин заявил во вторник: «Мы согласны», сообщает ТАСС 24 апреля 2025 года.",
    "El martes pasado, el ministro Juan Pérez dijo en Lima: «No lo haremos», según informó EFE el 3 de mayo.",
    "« Nous partons », a déclaré le 3 mai Jeanne Petit à Lyon, où elle était arrivée mardi dernier.",
    "„Wir gehen“, sagte Anna Müller am Dienstag, dem 3. Mai, in Köln. Im Vorjahr waren es 3,5 Millionen.",
    "“Vamos”, disse na terça-feira João Silva em São Paulo; em 3 de maio de 2024 eram 20 mil.",
    "قال الرئيس يوم الثلاثاء ٢٤ أبريل ٢٠٢٥ في القاهرة: «نحن نوافق»، وأضاف أن العام الماضي كان صعبا.",
]
SIGNS = "“”\"'«»「」《》()[]–—…。、,.:;!?\n\t \u3000\x000189٠年월日%/@#\u200b\u00ad\u202e\u0301\ud800\U0001f600Äßи"
"""A lone surrogate among them: JSON can hold one."""


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """Paragraphs of several languages, cut anywhere, with signs where none belong."""
    chosen = draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5))
    chance = random.Random(draw(st.integers(0, 10_000)))
    text = chance.choice(["\n\n", " ", ""]).join(chosen)
    cuts = sorted(chance.sample(range(len(text)), k=min(len(text), chance.randint(2, 24))))
    return "".join(text[start:end] + chance.choice(SIGNS) for start, end in pairwise(cuts))


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    body=damaged_texts(),
    published=st.sampled_from([None, "2025", "2025-04", "2024-02-29", "0001-01-01", "9999-12-31T23:59:59-12:00"]),
    language=st.sampled_from([None, "en", "ko", "zh-Hant", "xx"]),
)
def test_no_enricher_fails_on_damaged_text(body: str, published: str | None, language: str | None) -> None:
    # Given a text that no newsroom wrote
    damaged = Article(
        title=body[:40], body=body, published=published, language=language, dateline=Dateline(place="PYONGYANG")
    )
    # When it is enriched
    article = enrich(damaged)
    # Then no step failed
    assert [warning for warning in article.warnings if "because of an error" in warning] == []
    # And what was found stands where it says
    assert all(body[date.offset :].startswith(date.text) for date in article.dates)
    assert all(0 <= at < len(body) for named in (*article.people, *article.places) for at in named.offsets)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ud800", "…", "7", "A"])
def test_next_to_nothing_gives_next_to_nothing(text: str) -> None:
    # When nearly no text is enriched
    article = enrich(Article(title=None, body=text, published="2025-04-24"))
    # Then nothing is found, and nothing fails
    assert (article.people, article.places, article.dates, article.quotes, article.warnings) == ([], [], [], [], [])
