"""Which of the names that a model finds are sure enough for a record."""

import pytest

from clipwire.enrichment.entities import Entity
from clipwire.enrichment.entities.trained.delivering import sure_names


def delivered(text: str, language: str, *found: tuple[str, str, float]) -> list[str]:
    """The names of the record if these were found: name, label, probability."""
    entities, at = [], 0
    for name, label, probability in found:
        at = text.index(name, at)
        entities.append(Entity(at, at + len(name), label, probability))  # type: ignore[arg-type]
        at += len(name)
    return [name for _, name in sure_names(text, entities, language)]


def test_a_name_is_sure_if_one_of_its_mentions_is() -> None:
    text = "Llegó Acme. Acme calló. Habló Orión."
    found = [("Acme", "organisation", 0.9), ("Acme", "organisation", 0.5), ("Orión", "organisation", 0.6)]
    assert delivered(text, "es", *found) == ["Acme", "Acme"]


def test_a_person_of_one_word_must_be_surer_unless_the_text_has_the_full_name() -> None:
    assert delivered("Calló Moro.", "es", ("Moro", "person", 0.8)) == []
    assert delivered("Calló Moro.", "es", ("Moro", "person", 0.95)) == ["Moro"]
    in_full = [("Ana Moro", "person", 0.9), ("Moro", "person", 0.8)]
    assert delivered("Habló Ana Moro. Calló Moro.", "es", *in_full) == ["Ana Moro", "Moro"]


@pytest.mark.parametrize(
    ("language", "text", "name", "label"),
    [
        ("pt", "Fechou a Avenida da Liberdade.", "Avenida da Liberdade", "organisation"),
        ("pt", "O Governo aprovou a lei.", "Governo", "organisation"),
        ("nl", "Het was druk in de Johan Cruijff Arena.", "Johan Cruijff Arena", "person"),
        ("es", "Se vieron en la Puerta del Sol.", "Puerta del Sol", "person"),
        ("fr", "Ils ont rempli le stade Pierre-Mauroy.", "Pierre-Mauroy", "person"),
        ("de", "Sie fuhr durch die Ludwigstraße.", "Ludwigstraße", "person"),
        ("ja", "日本代表が勝った。", "日本代表", "organisation"),
        ("zh", "长江水位下降（记者 陈静）", "陈静", "person"),
        ("zh", "长江水位下降（记者王建国 李晓梅）", "李晓梅", "person"),
        ("zh", "长江水位下降（记者王建国 李晓梅）", "王建国", "person"),
        ("zh", "〔記者林佳慧/高雄報導〕新線通車。", "林佳慧", "person"),
        ("zh", "（本报记者陈静、周平）长江水位下降", "周平", "person"),
        ("ko", "(서울=연합뉴스) 정하늘 기자 = 지하철이 멈췄다.", "정하늘", "person"),
    ],
)
def test_streets_teams_governments_and_reporters_are_left_out(language: str, text: str, name: str, label: str) -> None:
    assert delivered(text, language, (name, label, 1.0)) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [("es", "Habló Puente.", "Puente"), ("de", "Das sagte Birgit Platz.", "Birgit Platz")],
)
def test_a_surname_that_is_also_a_word_for_a_thing_stays(language: str, text: str, name: str) -> None:
    assert delivered(text, language, (name, "person", 1.0)) == [name]


def test_a_hospital_named_after_somebody_is_an_organisation() -> None:
    text = "Ingresó en el Hospital Virgen del Rocío."
    [(entity, name)] = sure_names(text, [Entity(14, 39, "person", 0.9)], "es")
    assert (name, entity.label) == ("Hospital Virgen del Rocío", "organisation")


def test_a_reporter_is_a_person_of_the_story_if_the_text_says_more_than_the_credit() -> None:
    assert delivered("记者陈静说，长江水位下降。", "zh", ("陈静", "person", 1.0)) == ["陈静"]
    assert delivered("（记者陈静问）长江水位下降。", "zh", ("陈静", "person", 1.0)) == ["陈静"]


@pytest.mark.parametrize(
    ("language", "text", "full", "short"),
    [
        ("ja", "高橋健太国交相は視察した。高橋氏は述べた。", "高橋健太", "高橋"),
        ("ko", "최선희 외무상이 왔다. 최 외무상은 말했다.", "최선희", "최"),
    ],
)
def test_a_family_name_means_the_person_named_in_full(language: str, text: str, full: str, short: str) -> None:
    assert delivered(text, language, (full, "person", 1.0), (short, "person", 0.8)) == [full, full]
    # A family name alone is no name if it is one syllable
    assert delivered(text, language, (short, "person", 0.95)) == ([] if len(short) == 1 else [short])


def test_a_korean_county_is_no_person() -> None:
    assert delivered("안악군에서 모내기를 한다.", "ko", ("안악군", "person", 0.8)) == []
    assert delivered("리영철은 말하였다.", "ko", ("리영철", "person", 0.8)) == ["리영철"]


@pytest.mark.parametrize(("language", "given"), [("es", ["Antonio Vega"]), ("nl", [])])
def test_records_in_dutch_have_only_what_signs_show(language: str, given: list[str]) -> None:
    # Given a name of which a model is sure, and that no sign shows
    found = [Entity(0, len("Antonio Vega"), "person", 0.99)]
    # Then a record has it, but not in Dutch
    assert [name for _, name in sure_names("Antonio Vega, 2026.", found, language)] == given
