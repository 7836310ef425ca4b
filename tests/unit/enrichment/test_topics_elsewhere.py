"""Subjects in languages other than English: forms of words, words within words, and how much evidence is needed."""

import pytest

from clipwire.enrichment import topic_terms, topics
from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.topic_terms import LANGUAGES, terms_in
from clipwire.enrichment.topics import classify_topics, vocabulary
from clipwire.model.article import Article

POLITICS, CONFLICT, DISASTER = "medtop:11000000", "medtop:16000000", "medtop:03000000"
HEALTH, SPORT = "medtop:07000000", "medtop:15000000"


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("ko", "구조대가 침몰한 어선에서 선원 세 명을 구조했다. 해경은 실종자를 수색하고 있다.", DISASTER),
        ("zh", "海军潜艇与驱逐舰完成联合演习，士兵返回基地。", CONFLICT),
        ("zh", "海軍潛艇與驅逐艦完成聯合演習，士兵返回基地。", CONFLICT),
        ("ja", "病院の医師らは患者にワクチンを接種した。", HEALTH),
        ("ru", "Вратарь отразил пенальти, и команда победила в финале турнира.", SPORT),
        ("es", "El parlamento aprobó la moción de censura contra el primer ministro.", POLITICS),
        ("fr", "Les pompiers ont maîtrisé l'incendie; les habitants évacués sont rentrés.", DISASTER),
        ("de", "Der Torhüter hielt den Elfmeter, die Mannschaft gewann das Finale.", SPORT),
        ("pt", "Os médicos do hospital vacinaram os pacientes contra o sarampo.", HEALTH),
        ("it", "L'esercito ha lanciato missili contro le truppe ribelli.", CONFLICT),
        ("ar", "أخمد رجال الإطفاء الحريق وبحثوا عن المفقودين تحت الأنقاض.", DISASTER),
    ],
)
def test_two_sentences_show_the_subject_in_each_language(language: str, text: str, subject: str) -> None:
    assert [topic.code for topic in classify_topics("", text, language)][:1] == [subject]


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("ru", "обстрелами", "обстрел*"),
        ("de", "Stellungskrieg", "*krieg"),
        ("fr", "l'armée", "armée*"),
        ("ar", "وبالصواريخ", "صواريخ"),
        ("ko", "동계군사훈련을", "군사훈련"),
        ("ja", "テロと", "テロ"),
        ("zh", "國會通過", "国会"),
    ],
)
def test_a_form_of_a_word_counts_as_its_term(language: str, text: str, term: str) -> None:
    assert term in terms_in(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "在中国会有更多雨水"),  # 国会, parliament
        ("ja", "番組のテロップ"),  # テロ, terror
        ("ko", "상대선수단"),  # 대선, presidential election
        ("ko", "신도시"),  # 신도, believer
        ("ru", "сборник стихов"),  # сборная, national team
        ("de", "der Transport"),  # Sport
        ("ar", "الطبيعية"),  # طبية, medical
        ("it", "l'autorizzazione"),  # autore, author
    ],
)
def test_a_term_within_another_word_is_no_term(language: str, text: str) -> None:
    found = terms_in(text, language)
    assert not found.keys() & {"国会", "テロ", "대선", "신도", "сборн*", "طبي*", "autore"}
    assert not any("sport" in term for term in found)


def test_a_phrase_wins_over_the_words_in_it() -> None:
    assert terms_in("el proyecto de ley", "es").keys() == {"proyecto de ley"}
    # Given words that are a minister of culture, then nothing is said of the arts
    assert "medtop:01000000" not in {
        code for meaning in terms_in("ministra de cultura", "es").values() for code in meaning
    }


def test_a_single_term_is_enough_for_a_title_and_not_for_a_body() -> None:
    assert classify_topics("Erdbeben", "", "de")
    assert classify_topics("", "Er sprach von einem Erdbeben und fuhr nach Hause.", "de") == []


def test_a_text_that_is_torn_between_many_subjects_has_none() -> None:
    text = "Im Krankenhaus sprach der Arzt; in der Kirche der Bischof; der Torhüter hielt den Elfmeter."
    assert classify_topics("", text, "de") == []


def test_the_same_terms_say_less_in_a_longer_text() -> None:
    # Given two terms of the economy in one sentence, and in a long text about nothing
    short = "Der Landwirt zahlt keine Miete."
    padding = " Am Sonntag saßen alle im Garten und erzählten von früher." * 30
    # Then the long text has no subject
    assert classify_topics("", short, "de")
    assert classify_topics("", short + padding, "de") == []


def test_a_record_has_the_subjects_of_its_language_with_the_names_of_iptc() -> None:
    article = Article(title="국회 본회의", body="여야는 예산안을 두고 맞섰다.", language="ko-KR")
    topics.enrich(Analysis(article))
    assert [subject.name for subject in article.subjects] == ["politics and government"]


def test_only_the_table_of_the_language_of_the_text_is_read() -> None:
    # Given that no table has been read
    topic_terms.lexicon.cache_clear()
    # When an Italian text is read, then one table has been
    assert terms_in("il parlamento", "it")
    assert topic_terms.lexicon.cache_info().currsize == 1


def test_a_language_without_a_table_has_no_terms() -> None:
    assert terms_in("parlament", "xx") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_terms_for_every_top_level(language: str) -> None:
    known = vocabulary()
    meanings = topic_terms.meanings(language).values()
    used = {code for meaning in meanings for code in meaning}
    assert used <= set(known.labels)
    assert {known.parents.get(code, code) for code in used} == set(known.worth)
    assert {weight for meaning in meanings for weight in meaning.values()} == {1.0, 2.0, 3.0}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", " ", "\x00\ud800", "。" * 50, "*", "ال", "ー" * 20])
def test_text_without_terms_gives_nothing(language: str, text: str) -> None:
    assert classify_topics(text, text, language) == []


@pytest.mark.parametrize(
    ("language", "lead", "reactions"),
    [
        (
            "it",
            "La frana ha travolto due case e i vigili del fuoco cercano tra le macerie i dispersi.",
            "Il sindaco, il presidente della Regione e il premier sono attesi nel pomeriggio. Il governo ha convocato "
            "il parlamento, e l'opposizione chiede al ministro di riferire in senato.",
        ),
        (
            "de",
            "Bei dem Erdrutsch wurden zwei Häuser zerstört, Rettungskräfte suchen in den Trümmern nach Verschütteten.",
            "Der Bürgermeister, der Innenminister und der Ministerpräsident werden erwartet. Die Opposition im Landtag "
            "forderte die Regierung auf, den Haushalt zu ändern, und die SPD will eine Abstimmung.",
        ),
    ],
)
def test_officials_who_react_do_not_make_a_report_one_about_politics(language: str, lead: str, reactions: str) -> None:
    # Given a report whose first paragraphs tell of a disaster, and whose later ones tell who reacted
    report = "\n\n".join([lead, f"{lead} {lead} {lead}", reactions])
    assert classify_topics("", report, language)[0].code == DISASTER
    # Then the reactions alone are politics
    assert classify_topics("", reactions, language)[0].code == POLITICS
