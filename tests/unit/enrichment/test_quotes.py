"""What is quoted, and who says it."""

import time

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.quotes import enrich as enrich_quotes
from clipwire.enrichment.quotes import find_quotes
from clipwire.model.article import Article, Person


def quotes(text: str) -> list[str]:
    return [quote.text for quote in find_quotes(text)]


def speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in find_quotes(text)]


# Marks


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ('"We have lost two boats," Ann Lee said.', "We have lost two boats,"),
        ("“We have lost two boats,” Ann Lee said.", "We have lost two boats,"),
        ('"We have lost two boats,” Ann Lee said.', "We have lost two boats,"),
        ("‘We’ve lost two boats,’ Ann Lee said.", "We’ve lost two boats,"),
        ("``We have lost two boats,'' Ann Lee said.", "We have lost two boats,"),
        ("„Wir haben zwei Boote verloren“, sagte Ann Lee.", "Wir haben zwei Boote verloren"),
        ("«Nous avons perdu deux bateaux», a dit Ann Lee.", "Nous avons perdu deux bateaux"),
        ("« Nous avons perdu deux bateaux », a dit Ann Lee.", "Nous avons perdu deux bateaux"),
        ("李安说：“我们失去了两条船。”", "我们失去了两条船。"),
        ("李は「船を二隻失いました」と述べた。", "船を二隻失いました"),
        ("이 선장은 “우리는 배 두 척을 잃었다”고 말했다.", "우리는 배 두 척을 잃었다"),
        ("“He said ‘no more boats’ to me,” Ann Lee said.", "He said ‘no more boats’ to me,"),
    ],
)
def test_marks_of_many_presses(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقالت آن لي في الميناء: «فقدنا قاربين كبيرين».", "آن لي"),
        ("«فقدنا قاربين كبيرين»، قالت آن لي في الميناء.", "آن لي"),
        ("集会には李船長が出席し、「船を二隻失いました」と述べた。", "李船長"),
        ("港务局长李安在码头说：“我们失去了两条船。”", "李安"),
        ("Ann Lee est capitaine. « Nous avons perdu deux bateaux », a dit Mme Lee.", "Ann Lee"),
        ("Jean Port est capitaine. « Nous avons perdu deux bateaux », a dit M. Port.", "Jean Port"),
    ],
)
def test_speakers_in_other_languages(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_an_adverb_is_no_speaker() -> None:
    text = "“We have lost two boats,” Ann Lee said.\n\n“They are gone for good,” said late on Monday."
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_offsets_take_the_marks_in() -> None:
    text = "Ann Lee said: “We have lost two boats.” Then she left."
    (quote,) = find_quotes(text)
    assert text[quote.start : quote.end] == "“We have lost two boats.”"


def test_a_quote_over_paragraphs_is_one() -> None:
    text = "“The storm came.\n\n“By morning two boats were gone,” said Ann Lee.\n\n“We will build new ones,” she said."
    assert [(quote.text, quote.speaker) for quote in find_quotes(text)] == [
        ("The storm came.\n\nBy morning two boats were gone,", "Ann Lee"),
        ("We will build new ones,", "Ann Lee"),
    ]


def test_a_quote_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert quotes('"We have lost two boats.\n\nThe harbour is closed.') == ["We have lost two boats."]
    assert quotes('The gun of 12" was never fired.\n\nThe harbour is closed.') == []


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "free" port is run by an "old boys" club.',
        'The film "Gone to the Harbour" was shown.',
        'The boat of 6\'2" hit a 12" pipe.',
        "It’s the dogs’ harbour, and the cats’ too.",
    ],
)
def test_scare_quotes_titles_and_inches_are_no_quotes(text: str) -> None:
    assert quotes(text) == []


def test_a_short_answer_is_a_quote_where_it_is_said() -> None:
    assert quotes('"Never," Ann Lee said.') == ["Never,"]


# Speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # after the quote
        ('"We have lost two boats," Ann Lee said.', "Ann Lee"),
        ('"We have lost two boats," said Ann Lee, the harbour master.', "Ann Lee"),
        ('"We have lost two boats," Ann Lee, the harbour master, told reporters.', "Ann Lee"),
        ('"We have lost two boats," Ann Lee (North Bay), who runs the port, said on Monday.', "Ann Lee"),
        ('"Have we lost two boats?" asked Ann Lee.', "Ann Lee"),
        ('"We have lost two boats," according to Ann Lee.', "Ann Lee"),
        ('"We have lost two boats," President Ann Lee said.', "Ann Lee"),
        ('"We have lost two boats," said Sen. Ann Lee.', "Ann Lee"),
        ('"We have lost two boats," the North Bay Party chairwoman Ann Lee said.', "Ann Lee"),
        ('"We have lost two boats." — Ann Lee', "Ann Lee"),
        # before it
        ('Ann Lee said: "We have lost two boats."', "Ann Lee"),
        ('Ann Lee said on Monday that the port "has lost two of its boats".', "Ann Lee"),
        ('Ann Lee, who has run the port for ten years, said: "We have lost two boats."', "Ann Lee"),
        ('Ann Lee, the mayor of Hull, a port in the north, said: "We have lost two boats."', "Ann Lee"),
        ('Speaking in Hull, Ann Lee said: "We have lost two boats."', "Ann Lee"),
        ('On Monday Ann Lee called it "a disgrace for all of us".', "Ann Lee"),
        ('Ann Lee went to the port on Monday, saying "we have lost two boats".', "Ann Lee"),
        ('According to Ann Lee, "we have lost two boats".', "Ann Lee"),
        ('The agency quoted Ann Lee as saying "we have lost two boats".', "Ann Lee"),
        ('Ann Lee said:\n\n"We have lost two boats."', "Ann Lee"),
        ('The respected Comrade Kim Jong Un said that "the farm is a model for all".', "Kim Jong Un"),
        # groups, offices, papers
        ('"We have lost two boats," a spokesman for the port said.', "a spokesman for the port"),
        ('"We have lost two boats," the 52-year-old captain said.', "the 52-year-old captain"),
        ('The report called the pier "unfit for any traffic".', "The report"),
        # other languages
        ("„Wir haben zwei Boote verloren“, sagte Bürgermeisterin Anna Lehmann am Montag.", "Anna Lehmann"),
        ("«Nous avons perdu deux bateaux», a déclaré Anne Leroy.", "Anne Leroy"),
        ("«Hemos perdido dos barcos», dijo el presidente Juan Lara.", "Juan Lara"),
        ("«Мы потеряли два судна», — сказала Анна Ли.", "Анна Ли"),
        ("李安强调：“我们失去了两条船。”", "李安"),
        ("“我们失去了两条船。”港口发言人李安表示。", "李安"),
        ("李船長は「船を二隻失いました」と述べた。", "李船長"),
        ("이안 선장은 “우리는 배 두 척을 잃었다”고 말했다.", "이안 선장"),
    ],
)
def test_who_says_it(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_surnames_and_titles_stand_for_the_full_name() -> None:
    text = 'Ann Lee runs the port. "We have lost two boats," Mrs. Lee said. "Two," Lee added.'
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("written", "speaker"),
    [
        ("Superintendent Ann Lee", "Ann Lee"),
        ("Foreign Minister Ann Lee", "Ann Lee"),
        ("House Speaker Ann Lee", "Ann Lee"),
        ("Republican Ann Mary Lee", "Ann Mary Lee"),
        ("Don Lee", "Don Lee"),  # "don" is a Spanish title
        ("the State Department", "State Department"),
        ("the Foreign Office", "Foreign Office"),
        ("the House Oversight Committee", "House Oversight Committee"),
        ("the Royal Navy", "Royal Navy"),
    ],
)
def test_titles_are_left_out_of_names_of_persons_only(written: str, speaker: str) -> None:
    assert speakers(f'"We have lost two boats," {written} said.') == [speaker]


def test_a_pronoun_is_who_was_the_subject() -> None:
    text = 'Ann Lee met John Smith of the port on Monday. "We have lost two boats," she said.'
    assert speakers(text) == ["Ann Lee"]
    text = 'Ann Lee met John Smith of the port on Monday. "We have lost two boats," he said.'
    assert speakers(text) == ["John Smith"]


def test_a_surname_that_stands_first_says_nothing_of_sex() -> None:
    text = 'Kim Chol Nam, manager of the Sea Star Fishery Station, met the crew. "We have lost two boats," he said.'
    assert speakers(text) == ["Kim Chol Nam"]


def test_what_a_film_showed_is_no_speaker() -> None:
    text = (
        'Ann Lee posted a film that showed old harbours compared to new ones, with the words: "We have lost two boats."'
    )
    assert speakers(text) == ["Ann Lee"]


def test_a_letter_that_announces_is_no_speaker() -> None:
    text = 'Lee, in turn, noted in a letter announcing new rules that "two boats were lost and nobody asked us."'
    assert speakers(text) == ["Lee"]


def test_a_new_town_keeps_its_first_word() -> None:
    assert speakers('"We have lost two boats," the New York Post said.') == ["New York Post"]


def test_a_pronoun_is_not_a_party_nor_a_country() -> None:
    text = 'Ann Lee spoke of the North Bay Party and of New Zealand. "We have lost two boats," she said.'
    assert speakers(text) == ["Ann Lee"]


def test_a_quote_goes_on_with_its_speaker() -> None:
    text = '"We have lost two boats," Ann Lee said. "Nobody was hurt."\n\n"The pier still stands."'
    assert speakers(text) == ["Ann Lee", "Ann Lee", "Ann Lee"]


def test_two_speakers_take_turns() -> None:
    text = '"Have we lost them?" asked Ann Lee. "We have," said John Smith. "I am sorry," Lee replied.'
    assert speakers(text) == ["Ann Lee", "John Smith", "Ann Lee"]


def test_nobody_is_made_up() -> None:
    assert speakers('"We have lost two boats and a pier."') == [None]
    assert speakers('"We have lost two boats," she said.') == [None]


# The record


def test_the_record_points_at_the_words_and_names_the_person_found_before() -> None:
    article = Article(
        body="The harbour is closed. “We have lost two boats,” Ann Lee said.",
        people=[Person(name="Ann Mary Lee", aliases=["Ann Lee"], mentions=1)],
    )
    enrich_quotes(Analysis(article))
    (quote,) = article.quotes
    assert article.body[quote.offset :].startswith("We have lost two boats,")
    assert quote.speaker == "Ann Mary Lee"


# Hostile text


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "“" * 100_000,
        "A " * 100_000,
        "“Yes, sir,” said Al.\n" * 10_000,
        '"a b c" ' * 10_000,
        "「" * 100_000,
    ],
    ids=["straight", "opening", "capitals", "dialogue", "no sentence", "corner"],
)
def test_long_lines_take_time_in_proportion(text: str) -> None:
    began = time.process_time()
    find_quotes(text)
    assert time.process_time() - began < 5


def test_the_dprks_marks_quote_what_somebody_says() -> None:
    # Given Korean with 《》 around speech, a ship's name, a slogan that is called out and one that is written
    text = (
        "어선 《풍년-3》호의 진수식이 진행되였다. 김철수 부상은 연설에서 《우리는 힘을 다하였다》고 말하였다. "
        "《단숨에!》라는 구호가 나붙었다. 그는 《더 많이 잡자》라고 쓴 구호를 가리켰다."
    )
    # When its quotes are looked for
    found = [(quote.text, quote.speaker) for quote in find_quotes(text)]
    # Then only the speech is one
    assert found == [("우리는 힘을 다하였다", "김철수")]


def test_those_marks_are_around_titles_in_chinese() -> None:
    assert [quote.text for quote in find_quotes("他在《人民日报》上说：“我们反对。”")] == ["我们反对。"]


def test_a_speaker_with_a_title_goes_by_the_name_of_the_person() -> None:
    # Given an article whose people are known
    article = Article(
        body="김철수 부상은 《우리는 힘을 다하였다》고 말하였다.", people=[Person(name="김철수", mentions=1)]
    )
    # When its quotes are filled
    enrich_quotes(Analysis(article))
    # Then the speaker is that person
    assert [quote.speaker for quote in article.quotes] == ["김철수"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Мария Захарова выступила. «Мы рассчитываем на развитие», — сказала она журналистам.", "Мария Захарова"),
        ("Jeanne Petit est arrivée. Elle a ajouté: «Nous partons demain».", "Jeanne Petit"),
        ("Elle a ajouté: «Nous partons demain».", None),
    ],
)
def test_she_and_he_are_people_in_other_languages_too(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == [speaker]
