"""Speakers of quotes: coaches, names before a colon, pronouns behind the verb, sources of another sentence."""

import pytest

from clipwire.enrichment import chain
from clipwire.model.article import Article

QUOTES = {
    "fr": "« Le pont reste fermé tout l'hiver »",
    "es": "«El puente sigue cerrado todo el invierno»",
    "it": "«Il ponte resta chiuso tutto l'inverno»",
    "pt": "«A ponte fica fechada todo o inverno»",
    "de": "«Die Brücke bleibt den ganzen Winter zu»",
}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        # a coach is the person of a club
        ("it", "L'Inter di Ugo Conti perde Marco Sala. {}, ha detto il tecnico.", "Ugo Conti"),
        ("it", "Marco Sala ha segnato due gol. {}, ha detto il tecnico.", "il tecnico"),
        # the name before a colon
        ("it", "Di altro avviso il difensore di Anna Conti, Ugo Sala: {}.", "Ugo Sala"),
        # a pronoun behind the verb
        ("pt", "O prefeito Hugo Reis visitou o porto. {}, declarou ele ao lado da secretária Ana Dias.", "Hugo Reis"),
        # the source of a sentence that has ended
        ("it", "Per i carabinieri la borsa è di Ugo Sala. {}.", None),
        ("it", "Per Ugo Sala serve altro. {}.", "Ugo Sala"),
        # a verb with its pronoun, and a capital particle
        ("fr", "{}, s'emporte l'éleveur, Ronan Le Dily, venu du port.", "Ronan Le Dily"),
        ("es", "Álex De Miñaur ganó ayer. {}, afirmó De Miñaur.", "Álex De Miñaur"),
        # somebody who did something to the subject of the sentence
        ("fr", "Un jury présidé par Léa Roy fête Anne Leroy. {}, a dit la lauréate.", "Anne Leroy"),
        # the leader of a party
        ("de", "Am Montag sprach Anna Holm in Bonn. {}, so der SPD-Chef.", None),
        ("de", "Am Montag sprach Uwe Holm in Bonn. {}, so der SPD-Chef.", "Uwe Holm"),
    ],
)
def test_the_speaker_of_a_quote(language: str, text: str, speaker: str | None) -> None:
    article = chain.enrich(Article(body=text.format(QUOTES[language]), language=language))
    assert [quote.speaker for quote in article.quotes] in ([speaker], [] if speaker is None else [speaker])
