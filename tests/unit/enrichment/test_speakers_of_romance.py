"""Speakers of quotes in Romance languages: descriptions, omitted subjects, verbs that call something by a name."""

import pytest

from clipwire.enrichment import chain
from clipwire.model.article import Article


def speakers(language: str, text: str) -> list[str | None]:
    return [quote.speaker for quote in chain.enrich(Article(body=text, language=language)).quotes]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # the same title before
        (
            "es",
            "La alcaldesa, Ana Lago, y el edil Juan Duarte llegaron ayer.\n\n"
            "«El puente sigue cerrado todo el invierno», dijo la alcaldesa en el pleno.",
            ["Ana Lago"],
        ),
        # the title behind the name; somebody else's title there
        (
            "es",
            "Juan Duarte, nuevo alcalde de Lima, llegó ayer con Pedro Soto.\n\n"
            "«El puente sigue cerrado todo el invierno», dijo el alcalde en el pleno.",
            ["Juan Duarte"],
        ),
        (
            "es",
            "Juan Duarte, hijo del alcalde, llegó ayer con Pedro Soto.\n\n"
            "«El puente sigue cerrado todo el invierno», dijo el alcalde.",
            ["el alcalde"],
        ),
        # a word that refers back
        (
            "it",
            "L'inchiesta è affidata alla giudice Carla Rinaldi.\n\n"
            "«Il ponte resta chiuso tutto l'inverno», ha detto la magistrata davanti ai cronisti.",
            ["Carla Rinaldi"],
        ),
        (
            "fr",
            "La romancière Hélène Roux a reçu le prix lundi.\n\n"
            "« Je ne m'y attendais pas du tout », a confié la lauréate chez son éditeur.",
            ["Hélène Roux"],
        ),
        # a people
        (
            "it",
            "Il tennista Marco Brandi ha vinto la finale.\n\n«È stata una battaglia durissima», ha detto il pugliese.",
            ["Marco Brandi"],
        ),
        # a second quote of the same paragraph
        (
            "pt",
            "A ministra Ana Alves falou ao lado do deputado João Reis.\n\n"
            "«A ponte fica fechada», disse Ana Alves ao lado de João Reis. «Não há outra saída», completou.",
            ["Ana Alves", "Ana Alves"],
        ),
        # a verb that calls something by a name
        ("it", "Il sindaco Luca Ferri parla di «una perdita enorme per tutti».", ["Luca Ferri"]),
        # several auxiliaries before the verb behind a dash
        ("ro", "— Așteptam asta de zece ani, ne-a mărturisit Vasile Munteanu.", ["Vasile Munteanu"]),
        # an agreeing participle
        ("fr", "« La justice n'a rien fait », s'est indignée sa sœur, Maud Leroy.", ["Maud Leroy"]),
    ],
)
def test_the_speaker_is_found(language: str, text: str, found: list[str]) -> None:
    assert speakers(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        # an office of somebody whom the text does not name
        (
            "es",
            "Ana Lago, arquitecta, vio el molino ayer.\n\n«Hace falta una grúa mucho más alta», dijo el alcalde.",
            "Ana Lago",
        ),
        # a firm or a paper
        ("es", "Ana Lago llegó ayer.\n\n«El puente sigue cerrado todo el invierno», dijo la empresa.", "Ana Lago"),
        ("fr", "Anne Morel est là.\n\n« Le pont reste fermé tout l'hiver », dit le communiqué.", "Anne Morel"),
        # somebody in a relative clause
        (
            "pt",
            "«Foi um roubo, e toda a gente viu», disse o treinador, que perdeu o zagueiro João Reis.",
            "João Reis",
        ),
        # somebody's lawyer or defence
        ("pt", "A defesa de João Reis afirmou que “não há prova nenhuma nos autos”.", "João Reis"),
        ("es", "«El puente sigue cerrado todo el invierno», dijo el portavoz de Ana Lago.", "Ana Lago"),
        # a verb of another sentence
        (
            "es",
            "Ana Lago habló de obras ayer. «El puente sigue cerrado todo el invierno», se lee en un cartel.",
            "Ana Lago",
        ),
    ],
)
def test_nobody_else_is_taken_for_the_speaker(language: str, text: str, wrong: str) -> None:
    assert wrong not in speakers(language, text)


def test_an_article_excludes_people_of_the_other_gender() -> None:
    text = (
        "O projeto é de Domingos Reis e de Marta Alves.\n\n"
        "«Cada segundo que se ganha é uma casa que não arde», salientou a investigadora."
    )
    assert speakers("pt", text) == ["Marta Alves"]


def test_a_verb_without_a_subject_means_the_person_whom_the_sentence_is_about() -> None:
    text = "El edil Juan Duarte recordó que el puente es obra de Pedro Montes. «El pueblo lo quiere así», ha remarcado."
    assert speakers("es", text) == ["Juan Duarte"]
