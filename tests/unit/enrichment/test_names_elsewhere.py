"""Names in languages other than English: signs of the language show them, and capitals alone do not."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities import find_entities
from clipwire.enrichment.entities.finding import names_by_sign
from clipwire.model.article import Article


def named(text: str, language: str, label: str) -> list[str]:
    return [text[found.start : found.end] for found in find_entities(text, language) if found.label == label]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Neuen Markt kosten Glühwein und Bratwurst mehr. Die Feuerwehr rückte im Landkreis Passau aus."),
        ("fr", "Le Tour passera par le Mont Ventoux. Plusieurs quais de Paris restent fermés."),
        ("es", "La Semana Santa llegará sin lluvias. En la Plaza de Mayo hubo carpas."),
        ("it", "In Corso Buenos Aires ci sono code. Nel Mezzogiorno continua il caldo."),
        ("pt", "O Carnaval de rua foi adiado. Em Porto Alegre choveu na Páscoa."),
        ("nl", "Op Koningsdag was het druk op de Dam. Het Songfestival is zaterdag."),
        ("sv", "Snöovädret fortsätter över Norrland. Under Påsken väntas värme i Skåne."),
        ("pl", "Zamknięto Most Dębnicki. W Boże Ciało nie pojadą tramwaje."),
        ("tr", "Kızılay Meydanı trafiğe kapandı. Cumhuriyet Bayramı için yollar doldu."),
        ("ru", "На Красной площади убирают снег, а Большой театр отменил спектакль."),
        ("ko", "지난해 강원도를 찾은 관광객은 늘었다. 이번 사고로 다친 사람은 없다."),
        ("ja", "サッカー日本代表は韓国代表と対戦する。市長選挙の投票は日曜日だ。"),
        ("zh", "黄河水位上升，高铁恢复运行。全国人民都关心灾区。"),
        ("ar", "ارتفعت أسعار الخبز في المدن الكبرى هذا الأسبوع. وقال مسؤولون إن الطرق مفتوحة."),
    ],
)
def test_capitals_feasts_and_places_are_no_people(language: str, text: str) -> None:
    assert named(text, language, "person") == []


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("a title", "Innenminister Katrin Vollmer kam nach Kiel."),
        ("a title, its field and a comma", "Der Sprecher der Polizei, Katrin Vollmer, kam nach Kiel."),
        ("a title behind a comma", "Dann kam Katrin Vollmer, Direktorin des Zoos."),
        ("an age", "Gesucht wird Katrin Vollmer (47) aus Kiel."),
        ("a verb of saying", "Das sagte Katrin Vollmer."),
    ],
)
def test_a_sign_beside_a_name_shows_a_person(sign: str, text: str) -> None:
    # Given a name whose surname is in no table
    # When a sign is beside it, then it is a person
    assert named(text, "de", "person") == ["Katrin Vollmer"]
    # When nothing is beside it, then no sign shows it
    assert names_by_sign("Dann kam Katrin Vollmer nach Kiel.", "de") == []


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("es", "La ministra de Salud Lucía Barrera habló.", ["Lucía Barrera"]),
        ("fr", "La maire, Claire Jouvet, parle.", ["Claire Jouvet"]),
        ("nl", "Directeur Pieter Hoekstra van de Universiteit Utrecht kwam.", ["Pieter Hoekstra"]),
        ("tr", "Bakan Orhan Yalçın Berlin'de konuştu.", ["Orhan Yalçın"]),
        ("ru", "Директор Ольга Мельникова приехала. Мельникова молчит.", ["Ольга Мельникова", "Мельникова"]),
        ("ko", "이창민 국토교통부 장관이 왔다.", ["이창민"]),
        ("zh", "外交部发言人陈立表示，会谈取得进展。", ["陈立"]),
        ("ja", "高橋健太国土交通相は名古屋市を視察した。", ["高橋健太"]),
        ("ar", "قالت الباحثة سارة القاسم إن النتائج أولية.", ["سارة القاسم"]),
    ],
)
def test_offices_fields_and_places_are_no_part_of_a_name(language: str, text: str, people: list[str]) -> None:
    assert named(text, language, "person") == people


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("sv", "– Det är svårt för alla här, säger Johan Sandberg, talesperson.", ["Johan Sandberg"]),
        ("pl", "Trener Tomasz Wieczorek odszedł.\n\n– To był piękny czas – dodał.", ["Tomasz Wieczorek"]),
        ("de", "Minister Holger Brandt lehnt das ab: „Mit mir wird es das nicht geben.“", ["Holger Brandt"]),
        ("it", "«Abbiamo bisogno di medici», ha spiegato Carla Benedetti.", ["Carla Benedetti"]),
        ("tr", 'Bakan Orhan Yalçın, "Müzakereler sürüyor" dedi.', ["Orhan Yalçın"]),
        ("nl", "„We gaan de boeren nu helpen”, zei een boer uit Zeeland.", [None]),
        ("de", "Minister Holger Brandt kam. „Wir haben zu viel verloren“, sagte eine Frau aus Kiel.", [None]),
        ("de", "Gestern war es kalt. „Wir haben zu viel verloren.“", [None]),
        ("es", "El alcalde explicó ayer que «hace falta una grúa mucho más alta».", ["El alcalde"]),
        ("ko", '이창민 교통부 장관이 왔다. 이 장관은 "공사를 예정대로 마치겠다"고 말했다.', ["이창민"]),
        ("ko", '지난해 매출은 "우리가 보기에 아주 좋았다"고 평가됐다.', [None]),
    ],
)
def test_only_people_whom_the_language_shows_speak(language: str, text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in enrich(Article(body=text, language=language)).quotes] == speakers


def test_a_text_in_cyrillic_letters_is_never_read_as_english() -> None:
    # Given a Russian text whose page states English
    article = enrich(Article(body="Директор завода Ольга Мельникова рассказала о станках.", language="en"))
    # Then it is read by Russian signs
    assert [person.name for person in article.people] == ["Ольга Мельникова"]


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("de", "Das sagte Maren Ohlsen der Deutschen Presse-Agentur.", "Maren Ohlsen"),
        ("de", "Das sagte Anna Lehmann von Greenpeace.", "Anna Lehmann"),
        ("nl", "Dat zei Anna Bakker van Greenpeace.", "Anna Bakker"),
        ("fr", "C'est faux, a dit Marie Laurent de Greenpeace.", "Marie Laurent"),
        ("es", "Es falso, dijo Ana Torres de Greenpeace.", "Ana Torres"),
        ("it", "È falso, ha detto Anna Greco di Greenpeace.", "Anna Greco"),
        ("sv", "Det säger Anna Berg av Naturskyddsföreningen.", "Anna Berg"),
        # particles of a name, and two given names before one
        ("de", "Das sagte Ursula von der Leyen.", "Ursula von der Leyen"),
        ("nl", "Dat zei Anna van Dam.", "Anna van Dam"),
        ("nl", "Dat zei Jan Peter van Dam.", "Jan Peter van Dam"),
        ("es", "Es cierto, dijo Ana Torres de la Cruz.", "Ana Torres de la Cruz"),
    ],
)
def test_whom_somebody_speaks_for_or_to_is_no_part_of_the_name(language: str, text: str, person: str) -> None:
    assert named(text, language, "person") == [person]
