"""Who says a quote: names that are also words, descriptions, questions, speech behind dashes, and many languages."""

import time

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.quotes import enrich, find_quotes
from clipwire.model.article import Article, Person


def said(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in find_quotes(text, language)]


def speakers(text: str, language: str = "en") -> list[str | None]:
    return [speaker for _, speaker in said(text, language)]


@pytest.mark.parametrize(
    "name", ["Per Lunde", "Will Carter", "May Brandt", "An Lien", "So Yun Kim", "He Lifeng", "June Holm", "Can Demir"]
)
def test_a_given_name_that_is_also_a_word(name: str) -> None:
    assert speakers(f"“We waited long enough,” said {name}, head of the board.") == [name]
    assert speakers(f"“We waited long enough,” {name} said.") == [name]


@pytest.mark.parametrize("name", ["Theresa May", "Ali Can", "Moon So", "Even Hagen", "Sunday Okoro", "June Holm"])
def test_a_name_that_ends_or_begins_with_such_a_word(name: str) -> None:
    assert speakers(f"“We waited long enough,” said {name}.") == [name]
    assert speakers(f"“We waited long enough,” {name} told the radio.") == [name]


def test_a_day_before_a_name_is_no_part_of_it() -> None:
    assert speakers("The board said Monday Ana Holm would go. “I waited,” she said.") == ["Ana Holm"]
    assert speakers("“We waited long enough,” Ana Holm said in Berlin May 5.") == ["Ana Holm"]


def test_at_the_beginning_of_a_sentence_a_verb_of_saying_shows_the_name() -> None:
    assert speakers("Will Carter said: “We waited long enough.”") == ["Will Carter"]
    assert speakers("In April Ana Holm said: “We waited long enough.”") == ["Ana Holm"]
    assert speakers("So Ana Holm said: “We waited long enough.”") == ["Ana Holm"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Another passenger, Paulo Reis of Brazil, told the judge: “We begged him to stop.”", "Paulo Reis"),
        ("Paulo Reis, Secretary of State, told the judge: “We begged him to stop.”", "Paulo Reis"),
        ("Mayor Olga Lindt was asked, “Who paid for the fountain?” She smiled.", None),
        ("Olga Lindt asked the mayor, “Who paid for the fountain?” She smiled.", "Olga Lindt"),
    ],
)
def test_a_person_is_the_speaker_and_not_a_description_nor_who_was_asked(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


def test_who_answers_did_not_ask() -> None:
    text = "When she was asked, “Is it true that it leaks?” Lindt replied: “Every fountain leaks a little.”"
    assert speakers(text) == [None, "Lindt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Holger was great today,” joked the world No 2, who won.", "the world No 2"),
        ("“No State should do this,” the High Commissioner said.", "the High Commissioner"),
        ("A spokesperson for the First Minister said: “We are getting on.”", "A spokesperson for the First Minister"),
        ("“We are getting on with it,” said First Minister Ann Lee.", "Ann Lee"),
        ("“We are getting on with it,” said the Attorney General.", "the Attorney General"),
        ("Alan Prince was calm. “We are getting on with it,” Judge Prince said.", "Alan Prince"),
        ("Rune fell. “It's nothing at all,” the Dane said.", "the Dane"),
        ("Ann Lee was loud. Born Ann Lyle in Hull, she married. “They had a club for that,” she said.", "Ann Lee"),
    ],
)
def test_a_speaker_is_described_whole_and_not_by_a_name_at_birth(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == [speaker]


def test_the_body_that_a_speaker_works_for_is_no_part_of_the_name() -> None:
    [quote] = find_quotes("Kerry County Council's Ann O'Leary told reporters: “We have roads closed everywhere.”")
    assert quote.speaker == "Ann O'Leary"


def test_a_pronoun_is_who_spoke_last_also_without_marks() -> None:
    told = "“The lorries are stuck,” Baraka Mwendo told us.\n\nZuhura Kombo said that prices rose.\n\n"
    assert speakers(f"{told}“The rent is due,” she said.") == ["Baraka Mwendo", "Zuhura Kombo"]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Engineer Tomas Ferrer", "Tomas Ferrer"),
        ("Rear Admiral Tomas Ferrer", "Tomas Ferrer"),
        ("Dyke reeve Tomas Ferrer of Hull", "Tomas Ferrer"),
        ("A spokesman for Tomas Ferrer", "A spokesman for Tomas Ferrer"),
        ("Tomas Ferrer's sister", "Tomas Ferrer's sister"),
    ],
)
def test_the_speaker_of_the_record_has_the_name_of_the_person(speaker: str, expected: str) -> None:
    # Given an article whose people are known
    body = f"{speaker} said: “Two of the bolts came off.”"
    person = Person(name="Tomas Ferrer", mentions=1, offsets=[body.index("Tomas")])
    article = Article(body=body, language="en", people=[person])
    # When its quotes are read
    enrich(Analysis(article))
    # Then a description of the person is replaced by the name, and that of somebody else is not
    assert [quote.speaker for quote in article.quotes] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "—¿Quién escucha aquí? —preguntó Ana Robles—. Nadie contesta nunca.",
            [("¿Quién escucha aquí?", "Ana Robles"), ("Nadie contesta nunca.", "Ana Robles")],
        ),
        (
            "pl",
            "— Czekaliśmy dość długo — powiedziała Anna Nowak. — Nikt nie słuchał.",
            [("Czekaliśmy dość długo", "Anna Nowak"), ("Nikt nie słuchał.", "Anna Nowak")],
        ),
        (
            "it",
            "— Abbiamo aspettato abbastanza — ha detto Anna Bianchi.",
            [("Abbiamo aspettato abbastanza", "Anna Bianchi")],
        ),
        ("sv", "– Det är kallt\n– Det är varmt", []),
    ],
)
def test_speech_behind_a_dash_without_the_words_of_saying(
    language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert said(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("tr", "“Yeter artık, gidiyoruz” diyen Ayşe Demir salondan çıktı.", "Ayşe Demir"),
        ("vi", "“Chúng tôi đã chờ đủ lâu”, bà Trần Thị Hoa nói hôm thứ Hai.", "Trần Thị Hoa"),
        ("id", "“Kami sudah menunggu cukup lama,” kata Siti Rahayu, Senin.", "Siti Rahayu"),
        ("el", "«Περιμέναμε αρκετά», είπε η Άννα Παππά τη Δευτέρα.", "Άννα Παππά"),
        ("ja", "「もう十分に待った」とペール・ルンデ氏は述べた。", "ペール・ルンデ"),
        # a verb that no table has, right before a person
        ("fr", "« Le toit a failli tomber deux fois », murmure Anne Roche.", "Anne Roche"),
        ("fr", "Il a lu « le toit a failli tomber », avec Anne Roche.", None),
        ("fr", "Elle a crié « le toit a failli tomber », puis Anne Roche est partie.", None),
    ],
)
def test_speakers_in_more_languages(language: str, text: str, speaker: str | None) -> None:
    assert speakers(text, language) == [speaker]


def test_a_long_line_of_dashes_takes_time_in_proportion() -> None:
    began = time.process_time()
    find_quotes("— a —b " * 30_000, "es")
    assert time.process_time() - began < 5


def test_a_name_in_japanese_marks_is_no_quote() -> None:
    assert said("この祭りは「春の風」と呼ばれる。", "ja") == []
