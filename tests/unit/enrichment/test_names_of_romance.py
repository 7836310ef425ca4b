"""People, organisations and places in the records of Romance languages."""

import pytest

from clipwire.enrichment import chain
from clipwire.model.article import Article


def record(language: str, text: str) -> Article:
    return chain.enrich(Article(body=text, language=language))


def people(language: str, text: str) -> list[str]:
    return sorted(person.name for person in record(language, text).people)


def bodies(language: str, text: str) -> list[str]:
    return sorted(found.name for found in record(language, text).organisations)


def places(language: str, text: str) -> list[str]:
    return sorted(place.name for place in record(language, text).places)


def test_a_family_name_that_is_alone_elsewhere_is_somebody_else() -> None:
    text = "Asistieron José Antonio García y López. López habló después en la sala."
    assert people("es", text) == ["José Antonio García", "López"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # an apostrophe within a name
        ("es", "La concejala Marta d'Arniches dimitió el lunes.", ["Marta d'Arniches"]),
        ("fr", "La maire de la ville, Hélène d'Aubigné, a démissionné.", ["Hélène d'Aubigné"]),
        ("it", "La sindaca Carla Dall'Acqua si è dimessa ieri.", ["Carla Dall'Acqua"]),
        # a nickname in quotation marks
        ("es", "El juez citó a Manuel «Lolo» Herrero en el puerto.", ["Manuel «Lolo» Herrero"]),
        ("pt", 'A polícia prendeu Carlos "Careca" Moreira no porto.', ['Carlos "Careca" Moreira']),
        # "y" between two family names
        ("es", "El alcalde, José María Pardo y Soler, vecino de Lima, dimitió.", ["José María Pardo y Soler"]),
        # particles of another language
        ("es", "El ministro Pieter van Houten llegó ayer.", ["Pieter van Houten"]),
        # a Romanian title with its article
        ("ro", "Ieri, antrenorul Radu Ionescu a demisionat.", ["Radu Ionescu"]),
        ("it", "Lo racconta in lacrime Loredana Sant'Angelo al mercato.", ["Loredana Sant'Angelo"]),
        ("fr", "Le gouverneur François Villiers de Galhan, 60 ans, est parti.", ["François Villiers de Galhan"]),
        # an apposition behind a comma
        ("it", "Ne parla Rosanna Quaglia, vedova del pescatore.", ["Rosanna Quaglia"]),
    ],
)
def test_a_person_has_the_whole_name(language: str, text: str, found: list[str]) -> None:
    assert people(language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # streets, squares, barracks and cups that are called after people
        ("es", "La marcha salió de la avenida Presidente Manuel Azaña a mediodía."),
        ("fr", "Le cortège est parti de la place du Général Henri Leroux à midi."),
        ("it", "La festa si è tenuta nella caserma Pietro Bruni di domenica."),
        ("pt", "A festa foi no estádio Manuel Marques Mendes no domingo."),
        ("ro", "Meciul s-a jucat pe stadionul Ion Munteanu duminică."),
        ("es", "El equipo jugará en mayo la Anna Louise Grant Cup."),
        # a full name behind an article is a ship or a firm
        ("it", "I lavoratori della Mario Ferri sono in sciopero."),
        # words for several people, and parts of the world
        ("ro", "Procurorii au deschis un dosar. Reprezentanții firmei tac."),
        ("es", "El comercio de América del Sur creció en mayo."),
    ],
)
def test_things_and_words_are_no_people(language: str, text: str) -> None:
    assert people(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # two people with "y" between them, and a body behind "d'"
        ("es", "Se reunieron Ana María López Vega y Pedro, su hijo.", "Ana María López Vega"),
        ("fr", "La porte-parole Anne Morel d'Amnesty International a protesté.", "Anne Morel"),
    ],
)
def test_a_name_ends_where_another_begins(language: str, text: str, found: str) -> None:
    assert found in people(language, text)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # houses with a person's name
        ("es", "Los heridos están en el Hospital Clara Campos.", ["Hospital Clara Campos"]),
        ("fr", "Les blessés sont à l'hôpital Georges Morel depuis lundi.", ["hôpital Georges Morel"]),
        ("it", "I feriti sono all'ospedale Mario Bianchi da ieri.", ["ospedale Mario Bianchi"]),
        ("ro", "Răniții sunt la Spitalul Ion Marinescu de luni.", ["Spitalul Ion Marinescu"]),
        # fields in small letters
        ("fr", "Hier, le Conseil de surveillance des marais a refusé.", ["Conseil de surveillance des marais"]),
        ("fr", "Hier, le tribunal de commerce de Nanterre a tranché.", ["tribunal de commerce de Nanterre"]),
        # initials that somebody has an office of, that speak, or that stand behind their name
        ("es", "Ayer, la portavoz de la XQZ pidió calma. La XQZ no firmará.", ["XQZ"]),
        ("pt", "Ontem, a QZX informou que não assina.", ["QZX"]),
        # a party before the name of its leader
        ("it", "Ieri la segretaria del Pd Carla Rinaldi ha parlato.", ["Pd"]),
    ],
)
def test_bodies_are_found(language: str, text: str, found: list[str]) -> None:
    assert bodies(language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El PIB creció y el IVA bajó, según el informe."),
        ("fr", "Il a demandé au Conseil de trouver une solution."),
        ("fr", "Le tribunal de commerce a tranché hier."),
        ("pt", "O ministro da Fazenda, Carlos Moreira, viajou."),
        ("it", "Il governo ha varato il decreto ieri sera."),
    ],
)
def test_no_body_is_found(language: str, text: str) -> None:
    assert bodies(language, text) == []


def test_nobody_can_say_whose_name_is_behind_a_director_and_a_house() -> None:
    assert bodies("es", "Habló la directora del Hospital Ana Ruiz.") == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # a preposition with the capital of a sentence
        ("it", "A Bruxelles piove da ieri. Il vertice è rinviato.", ["Bruxelles"]),
        ("fr", "À Bruxelles, il pleut depuis hier.", ["Bruxelles"]),
        # the seat of a court, elsewhere in the text a town
        ("ro", "Tribunalul Botoșani l-a achitat. La Botoșani plouă.", ["Botoșani"]),
        # cities in their own language
        ("it", "Il treno per Roma è partito da Venezia ieri.", ["Roma", "Venezia"]),
        # where a square is, but not whose name it has
        ("es", "La marcha salió de la Puerta del Sol de Madrid.", ["Madrid"]),
        ("es", "Habló desde el Palacio de San Esteban a mediodía.", []),
        ("pt", "Juntaram-se na Praça Marquês de Pombal ao meio-dia.", []),
    ],
)
def test_places(language: str, text: str, found: list[str]) -> None:
    assert places(language, text) == found
