"""Forms of texts that stored keys are made of: they must be what they were in the first release, for every text."""

import pytest

from clipwire.model.article import Article, Source
from clipwire.parsing.sources import source_named
from clipwire.text.folding import letters_of, slug, spaced_words, spelling_of
from clipwire.versions.identity import article_id

LEDGER = Source(id="s", name="S")
CLOSED = "Snow closes “the pass” – again"
RUSSIAN = "Снег закрыл перевал. Ещё раз"


@pytest.mark.parametrize(
    ("text", "letters", "by_header", "by_text"),
    [
        (CLOSED, "snowclosesthepassagain", "ooavu45gn3vkpfmccr57j3w2", "uozilpvq4vusliahuxv6vbwt"),
        ("Ｓｎｏｗ　１２", "snow12", "3cyimciv4fiesp6vynkacco7", "we5qxhwwblsni3c7qbj2akrh"),
        ("Straße nach São Tomé", "strassenachsãotomé", "yq77htgfpctfffbuptxr7wvn", "yqklqjd5cz7pjni3w5rvudk6"),
        ("눈이 고개를 막았다!", "눈이고개를막았다", "gj75ankxdlfgjkl3avtu5cex", "c4aznsz63wu4tsk4ejjof3d7"),
        (RUSSIAN, "снегзакрылперевалещёраз", "su3yitlfv72ayfky6ngazgvf", "4a5z223lfeerbkld33feb42l"),
        ("雪で峠が閉鎖「再び」", "雪で峠が閉鎖再び", "6nb6rmqthb4462qp6iaqtcgx", "m3sjrobpsc27dn72zzhntkbk"),
        ("ΣΊΣΥΦΟΣ", "σίσυφοσ", "li5oowzzohf5z4kjopstpj4n", "vledmpehfq5t3phigrykum2c"),
        ("ﬁre in İzmir", "fireinizmir", "imq5f52dx6t22vysgt4zrj4g", "lmyuiyun5fdaiv3cydc2rl3t"),
        ("Ⅳ ½ ²", "iv122", "s26ai4sd2oslqbmcnbxo7zjm", "tof33vsbbxa5bdm67rzd2lnk"),
        ("عاصفة ثلجية تُغلق الممر", "عاصفةثلجيةتغلقالممر", "jn63mjaguhyygj3uemydvpeq", "pgqchf5mutq4xrmr557ahobu"),
    ],
)  # fmt: skip
def test_ids_of_articles_are_those_of_the_first_release(text: str, letters: str, by_header: str, by_text: str) -> None:
    # Given an article of a source and a day, and one of which only the text is known
    dated = Article(source=LEDGER, published="2025-04-24", title=text)
    undated = Article(title=text, body=text + text)
    # Then both have the ids under which earlier releases stored them
    assert letters_of(text) == letters
    assert (article_id(dated), article_id(undated)) == (by_header, by_text)


@pytest.mark.parametrize(
    ("name", "source_id"),
    [
        ("The Harbour News", "the-harbour-news"),
        ("Le Monde d’été", "le-monde-d-ete"),
        ("Öresunds_Tidning", "oresunds-tidning"),
        ("Вести ё й", "вести-е-и"),
        ("ドイツ通信", "ドイツ通信"),
        ("A.B.C. 24", "a-b-c-24"),
        ("İstanbul Postası", "istanbul-postası"),
        ("ﬁ Herald", "fi-herald"),
        ("Việt Báo", "viet-bao"),
    ],
)
def test_ids_of_sources_are_those_of_the_first_release(name: str, source_id: str) -> None:
    assert slug(name) == source_id
    assert source_named(name) == Source(id=source_id, name=name)


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("São Tomé", "sao tome"),
        ("Ra's al-Khaimah", "ras al khaimah"),
        ("St. John’s", "st johns"),
        ("Ёлкино", "елкино"),
        ("Łódź", "łodz"),
        ("Jean–Rabel", "jean rabel"),
        ("İzmir", "izmir"),
        ("東京", "東京"),
        ("Đà Nẵng", "đa nang"),
        ("U.S./Mexico", "us mexico"),
    ],
)
def test_places_are_filed_as_in_the_gazetteer_that_we_ship(name: str, filed: str) -> None:
    assert spelling_of(name) == filed


def test_words_of_a_line_keep_their_borders() -> None:
    assert spaced_words("Snow closes “the pass” – again!") == "snow closes the pass again"
