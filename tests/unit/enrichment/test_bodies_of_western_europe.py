"""Bodies in the records of French, German, Spanish, Italian and Portuguese: courts, firms, clubs, ships."""

import pytest

from clipwire.enrichment import chain
from clipwire.model.article import Article


def record(language: str, text: str) -> Article:
    return chain.enrich(Article(body=text, language=language))


def bodies(language: str, text: str) -> list[str]:
    return sorted(found.name for found in record(language, text).organisations)


def people(language: str, text: str) -> list[str]:
    return sorted(found.name for found in record(language, text).people)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # heads of several words, in small letters
        ("fr", "Hier, la cour d'appel de Nîmes a confirmé le jugement.", ["cour d'appel de Nîmes"]),
        ("fr", "Hier, le conseil départemental du Gard a voté le budget.", ["conseil départemental du Gard"]),
        ("fr", "Hier, la cour de l'école était vide.", []),
        ("fr", "Hier, le conseil départemental a voté le budget.", []),
        # "and" before another body, and within one
        ("fr", "Hier, l'université de Brest et le Gard ont signé.", ["université de Brest"]),
        (
            "fr",
            "Hier, le ministère de la Culture et de la Communication a refusé.",
            ["ministère de la Culture et de la Communication"],
        ),
        ("pt", "Ontem, a Universidade Lusíada para o MDB fez contas.", ["MDB", "Universidade Lusíada"]),
        # the adjective of a town in German
        ("de", "Am Montag hat der Grazer Gemeinderat das abgelehnt.", ["Grazer Gemeinderat"]),
        ("de", "Am Montag hat der neue Gemeinderat das abgelehnt.", []),
        (
            "de",
            "Am Montag hat die Verbraucherzentrale Rheinland-Pfalz gewarnt.",
            ["Verbraucherzentrale Rheinland-Pfalz"],
        ),
        # a number ends the name of a house
        ("it", "È morta ieri al Policlinico Umberto I Marta Sala.", ["Policlinico Umberto I"]),
        # only the field of an office
        ("it", "La presidente del Consiglio ha firmato il decreto ieri a Roma.", []),
    ],
)
def test_a_body_has_its_whole_name(language: str, text: str, found: list[str]) -> None:
    assert bodies(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found", "named"),
    [
        ("fr", "Hier, la marque Christian Lacroix a fermé son atelier.", ["Christian Lacroix"], []),
        ("fr", "Hier, la présidente du groupe Christine Lacroix a fermé la séance.", [], ["Christine Lacroix"]),
        ("fr", "« C'est peu », estime Luca Rossi, analyste chez Bernstein, à Paris.", ["Bernstein"], ["Luca Rossi"]),
        ("de", "Am Montag hat der Konkurrent Adidas gewarnt.", ["Adidas"], []),
        ("it", "Ieri Giorgio Armani SpA ha nominato un direttore.", ["Giorgio Armani SpA"], []),
        ("it", "Ieri Giorgio Armani ha salutato il pubblico a Milano.", [], ["Giorgio Armani"]),
        ("it", "La nave scuola Amerigo Vespucci è tornata ieri nel porto.", [], []),
        ("pt", "O deputado Hugo Reis (PP-SP) falou ontem no plenário.", ["PP"], ["Hugo Reis"]),
    ],
)
def test_a_sign_tells_firms_and_things_from_people(
    language: str, text: str, found: list[str], named: list[str]
) -> None:
    assert (bodies(language, text), people(language, text)) == (found, named)


@pytest.mark.parametrize(
    ("language", "report", "club"),
    [
        ("es", "El Girona marcó un gol en el partido de liga. El árbitro pitó el final.", ["Girona"]),
        ("es", "El partido de liga se jugó en Girona. El árbitro no vio ningún gol.", []),
        ("es", "El alcalde del Girona antiguo habló ayer de los vecinos.", []),
        ("es", "El equipo viajó al Cairo para el partido de liga, que acabó sin gol.", []),
        ("it", "Il Lecce ha segnato un gol nella partita di campionato.", ["Lecce"]),
        ("it", "A Lecce la partita di campionato è finita senza un gol.", []),
        ("pt", "O Mirassol fez um gol na partida do campeonato.", ["Mirassol"]),
        ("pt", "A partida do campeonato em Mirassol não teve gol.", []),
    ],
)
def test_a_town_with_an_article_is_a_club_in_a_report_of_a_match(language: str, report: str, club: list[str]) -> None:
    article = record(language, report)
    assert [found.name for found in article.organisations] == club
    assert not {place.name for place in article.places} & set(club)


def test_a_short_name_and_a_name_in_brackets_are_one_body() -> None:
    # Given a chamber under two names, and a bank with its short name in brackets
    chamber = "A Câmara dos Deputados votou. A Câmara volta amanhã."
    bank = "El Banco de México (Banxico) bajó la tasa. Banxico no dijo más."
    # Then each is one entry
    assert bodies("pt", chamber) == ["Câmara dos Deputados"]
    assert bodies("es", bank) == ["Banco de México"]
    # But two bodies of one town are two
    assert bodies("it", "Il Milan (Inter) non gioca.") != ["Milan"]


def test_a_month_may_be_a_given_name() -> None:
    assert people("es", "El cantante Julio César Quispe actuó ayer en la plaza.") == ["Julio César Quispe"]


def test_names_in_a_list_are_not_one_family_name() -> None:
    assert people("es", "Llovió en Punta Alta, Coronel Dorrego y Monte Hermoso.") == []
    text = "Henrique Gouveia e Melo falou em Braga. Gouveia e Melo volta amanhã."
    assert people("pt", text) == ["Henrique Gouveia e Melo"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # a capital behind the noun for an association begins its name
        ("fr", "Hier, l'association Eau et Collines du Gard a saisi le juge.", ["Eau et Collines du Gard"]),
        ("fr", "Hier, l'association a saisi le juge du Gard.", []),
        # partners
        ("it", "Ieri la Friends & Partners ha venduto i biglietti.", ["Friends & Partners"]),
        # the field of a minister, and a known body
        ("pt", "A ministra do Meio Ambiente falou ontem com a imprensa.", []),
        # a common word that is a known body too, within another name
        ("pt", "Em Porto Alegre, o Mercado Público fechou as portas ontem.", []),
        # the title of a work
        ("fr", "Hier, il a montré la série « Périphérique » au public.", []),
    ],
)
def test_associations_firms_and_works(language: str, text: str, found: list[str]) -> None:
    assert bodies(language, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("„Das reicht nicht“, sagte Anna Holm der „Ostdorfer Post“.", ["Ostdorfer Post"]),
        ("Laut „Ostblick“ sucht der Verein einen Trainer.", ["Ostblick"]),
        ("Der Verein sucht einen Trainer, wie der „Ostblick“ berichtete.", ["Ostblick"]),
        # a nickname that speaks, and the title of a play
        ("„Das reicht nicht“, sagte der „Ostfürst“ am Montag.", []),
        ("Anna Holm spielte am Montag in der „Ostfürstin“ die Magd.", []),
    ],
)
def test_a_german_paper_to_which_somebody_speaks(text: str, found: list[str]) -> None:
    assert bodies("de", text) == found
