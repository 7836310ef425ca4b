from datetime import date

import pytest

from clipwire.model.article import Article
from clipwire.stories import placing as placing_module
from clipwire.stories.clustering import assign
from clipwire.stories.neighbours import MAX_CLOSEST, MAX_COPIES, Neighbours, Placed, days_around
from clipwire.stories.placing import Merge, Placing, accept, place, story_id_of
from clipwire.stories.prints import StoryPrint, print_of
from tests.unit.stories.texts import FERRY, FERRY_OTHER, FROST, article

PEOPLE, PLACES = ("Ines Marlow",), ("Port Ellery",)


class Stream:
    """Articles that are placed one after another."""

    def __init__(self) -> None:
        self.neighbours = Neighbours("en")

    def place(self, one: Article) -> Placing:
        mark = print_of(one)
        placing = place(mark, self.neighbours)
        accept(mark, placing, self.neighbours)
        return placing

    def original(self, name: str) -> str | None:
        placed = self.neighbours.get(name)
        assert placed
        return placed.duplicate_of


def test_the_first_article_begins_a_story_whose_id_depends_on_its_own() -> None:
    placing = Stream().place(article("a", FERRY))
    assert placing == Placing(story_id_of("a"), "2025-03-03")
    assert story_id_of("a") != story_id_of("b")


def test_another_report_joins_and_another_event_does_not() -> None:
    stream = Stream()
    first = stream.place(article("a", FERRY, people=PEOPLE, places=PLACES))
    second = stream.place(article("b", FERRY_OTHER, published="2025-03-04", people=PEOPLE, places=PLACES))
    third = stream.place(article("c", FROST, published="2025-03-04", places=("Orrin", "Dunmore")))
    assert second.story_id == first.story_id != third.story_id
    assert second.duplicate_of is None and second.similarity is None
    assert second.since == "2025-03-03"


def test_pages_without_text_are_no_copies_of_each_other() -> None:
    # Given two empty pages of one title
    stream = Stream()
    stream.place(article("a", "", "The annual report of the harbour office of Port Ellery is here", source="one"))
    other = stream.place(
        article("b", "", "The annual report of the harbour office of Port Ellery is here", source="two")
    )
    # Then neither is a copy of a text that nobody has seen
    assert other.duplicate_of is None and other.similarity is None


def test_a_text_of_one_word_is_no_report_of_an_event() -> None:
    # Given two texts of a word, and a report with the word
    stream = Stream()
    words = [stream.place(article(name, "Ferries.", source=name)) for name in ("a", "b")]
    report = stream.place(article("c", FERRY, source="c"))
    # Then each has a story of its own
    assert len({one.story_id for one in (*words, report)}) == 3


def test_a_story_is_closed_after_the_quiet_time() -> None:
    stream = Stream()
    first = stream.place(article("a", FERRY))
    # Given a report eight days later, which nothing joins with the first one
    late = stream.place(article("b", FERRY, published="2025-03-11"))
    assert late.story_id != first.story_id
    # And reports in between, which do
    joined = [stream.place(article(f"c{day}", FERRY, published=f"2025-03-{day:02}")) for day in (5, 8)]
    assert [one.story_id for one in joined] == [first.story_id] * 2
    assert joined[0].merges == (Merge(late.story_id, first.story_id),)


def test_a_copy_names_its_original_and_how_much_is_shared() -> None:
    stream = Stream()
    first = stream.place(article("a", FERRY, source="harbour-news"))
    copy = stream.place(article("b", f"A new first line of the desk.\n\n{FERRY}", source="island-post"))
    assert (copy.story_id, copy.duplicate_of, copy.similarity) == (first.story_id, "a", 1.0)


def test_a_copy_of_a_copy_names_the_original() -> None:
    stream = Stream()
    for name, body in (("a", FERRY), ("b", f"{FERRY}\n\n{FROST}"), ("c", f"{FERRY}\n\n{FROST}")):
        last = stream.place(article(name, body, source=f"source-{name}"))
    assert last.duplicate_of == "a"


def test_a_credited_article_that_arrives_late_takes_over_the_copies() -> None:
    # Given two copies of an agency's report
    stream = Stream()
    stream.place(article("a", FERRY, source="harbour-news", agency="AP"))
    stream.place(article("b", FERRY, source="island-post", agency="AP"))
    assert stream.original("b") == "a"
    # When the agency's own report arrives
    wire = stream.place(article("wire", FERRY, published="2025-03-04", source="ap"))
    # Then it is the original of both, in the same story
    assert (wire.duplicate_of, wire.copies) == (None, ("a", "b"))
    assert stream.original("a") == stream.original("b") == "wire"
    assert stream.original("wire") is None


def test_reports_of_one_kind_from_one_source_are_no_copies() -> None:
    # Given the weather of two days in the same words
    frame = (
        "The weather office in Port Ellery expects {} in the morning and {} in the afternoon, with winds from the {} "
        "and a highest temperature of {} degrees on the coast. Fishing boats should listen to the warnings on the "
        "radio and call the coast guard on channel sixteen if {} comes up."
    )
    stream = Stream()
    stream.place(article("a", frame.format("rain", "sun", "north", "nine", "fog"), source="harbour-news"))
    weather = frame.format("heavy snow", "sleet", "east", "minus two", "a squall")
    # Then the second is no copy, though half of it is the same
    other = stream.place(article("b", weather, published="2025-03-04", source="harbour-news"))
    assert other.duplicate_of is None


def test_a_formula_of_many_articles_makes_no_copies() -> None:
    # Given a source whose short articles all end with the same long sentence
    formula = (
        "The respected chair of the harbour board, who leads all ports of the republic with a wise hand, sent his "
        "thanks to the workers and called on them to finish the great plan of the year before the first snow falls."
    )
    openings = [
        "Dockers in Ellery loaded nine ships with timber this week, two more than in the week before.",
        "A choir of forty children sang old songs on the fish quay on Sunday in spite of the rain.",
        "New cranes arrived from the south by train, and engineers began to put them up on Tuesday morning.",
    ]
    stream = Stream()
    placed = [stream.place(article(f"{n}", f"{one} {formula}")) for n, one in enumerate(openings)]
    # Then none is a copy, though the formula is most of each
    assert [one.duplicate_of for one in placed] == [None, None, None]


def test_a_header_of_many_articles_makes_no_copies() -> None:
    # Given articles that begin with the same words, which are half of their text, and each with another end
    header = "Read by the harbour radio for all ships at sea, every morning at six, on the medium waves of the coast."
    ends = [FROST[:150], FERRY[:150], FERRY_OTHER[100:250], FERRY[250:400]]
    stream = Stream()
    placed = [stream.place(article(f"{n}", f"{header} {one}")) for n, one in enumerate(ends)]
    assert [one.duplicate_of for one in placed] == [None] * 4


def test_words_that_several_texts_share_count_less() -> None:
    # Given articles of one source that all quote the same law between sentences of their own
    law = (
        "Whoever moors a vessel without the leave of the harbour board pays a fine of up to nine hundred crowns and "
        "loses the right to enter any port of the republic for the time of one year and one day."
    )
    sentences = f"{FERRY}\n\n{FROST}".split("\n\n")
    stream = Stream()
    for n in range(3):
        body = f"{sentences[2 * n]} {law} {sentences[2 * n + 1]}"
        stream.place(article(f"{n}", body, source="harbour-news"))
    # When another source quotes it too
    first, second = FERRY_OTHER.split("\n\n")[:2]
    other = stream.place(article("b", f"{first} {law} {second}", source="island-post"))
    # Then it copies none of them, though nearly half of it is in each
    assert other.duplicate_of is None


def test_a_report_that_belongs_to_two_stories_merges_them_into_the_older() -> None:
    # Given two reports of one event with few common words
    one = "Harbour board closes Ellery ferry terminal. Cracked pier found by engineers Holm and Brandt."
    other = "Islanders board at fish quay. Shuttle bus promised by mayor Ines Marlow of Port Ellery."
    stream = Stream()
    first = stream.place(article("a", one, published="2025-03-04"))
    second = stream.place(article("b", other, published="2025-03-03"))
    assert first.story_id != second.story_id
    # When a report tells all of both
    both = stream.place(article("c", f"{one} {other}", published="2025-03-04"))
    # Then the stories are one, with the id of the one that was published first
    assert both.story_id == second.story_id
    assert both.merges == (Merge(first.story_id, second.story_id),)
    assert both.since == "2025-03-03"
    assert [placed.print.article for placed in stream.neighbours.reports(first.story_id)] == ["a", "b", "c"]


def test_one_report_does_not_merge_two_large_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given two stories of three reports each, which are large by a limit of two
    monkeypatch.setattr(placing_module, "MAX_JOINED_REPORTS", 2)
    one = "Harbour board closes Ellery ferry terminal. Cracked pier found by engineers Holm and Brandt on {}."
    other = "Islanders board at fish quay. Shuttle bus promised by mayor Ines Marlow of Port Ellery on {}."
    stream = Stream()
    for day in ("Monday", "Tuesday", "Wednesday"):
        stream.place(article(f"a {day}", one.format(day)))
        stream.place(article(f"b {day}", other.format(day)))
    # When a report tells all of both
    both = stream.place(article("c", f"{one.format('Friday')} {other.format('Friday')}"))
    # Then it joins one of them and nothing is merged
    assert both.merges == ()
    assert len(stream.neighbours.reports(both.story_id)) == 4


def test_an_edited_article_keeps_its_story() -> None:
    stream = Stream()
    first = stream.place(article("a", FERRY))
    stream.place(article("b", FROST))
    # When the first article is replaced by a text about something else
    again = stream.place(article("a", FERRY_OTHER.replace("ferry", "cargo")))
    # Then it stays in the story that was announced, and is compared with its new text
    assert again.story_id == first.story_id
    assert len(stream.neighbours) == 2
    assert stream.place(article("c", FERRY)).duplicate_of is None


def test_articles_without_words_are_alone() -> None:
    stream = Stream()
    assert stream.place(Article(id="a")).story_id != stream.place(Article(id="b", body="…")).story_id


def test_the_decision_does_not_depend_on_what_else_is_in_memory() -> None:
    # Given a place's articles of March, and the same with articles of other months
    reports = [article(f"{n}", f"{FERRY_OTHER} {n}", published=f"2025-03-{n + 1:02}") for n in range(4)]
    small, large = Stream(), Stream()
    for number in range(30):
        large.place(article(f"x{number}", FERRY, published=f"2024-{number % 12 + 1:02}-03"))
    # Then a new one has the same place
    for one in reports:
        assert small.place(one) == large.place(one)
    assert small.place(article("a", FERRY)) == large.place(article("a", FERRY))


def test_prints_that_were_stored_give_the_same_decision() -> None:
    # Given neighbours that were packed, unpacked and added in another order
    reports = [article("a", FERRY), article("b", FROST), article("c", FERRY_OTHER, published="2025-03-05")]
    stream = Stream()
    for one in reports:
        stream.place(one)
    loaded = Neighbours("en")
    for name in "cba":
        placed = stream.neighbours.get(name)
        assert placed
        mark = placed.print
        again = StoryPrint.unpack(mark.article, mark.language, mark.day, mark.pack())
        loaded.add(Placed(again, placed.story_id, placed.since, placed.duplicate_of))
    # Then the next article is placed as before
    next_one = print_of(article("d", f"{FROST[:200]} {FERRY_OTHER}", published="2025-03-04"))
    assert place(next_one, loaded) == place(next_one, stream.neighbours)


def test_a_removed_article_is_compared_no_more() -> None:
    stream = Stream()
    stream.place(article("a", FERRY))
    stream.neighbours.remove("a")
    assert stream.place(article("b", FERRY)).duplicate_of is None


def test_other_days_are_forgotten() -> None:
    # Given articles of two days
    stream = Stream()
    for number in range(6):
        stream.place(article(f"a{number}", FERRY, published="2025-03-03"))
        stream.place(article(f"b{number}", FROST, published="2025-03-04"))
    # When all days but one are forgotten
    stream.neighbours = stream.neighbours.of_days({date(2025, 3, 4)})
    # Then only that day's articles are known
    assert len(stream.neighbours) == 6
    assert stream.place(article("c", FERRY)).duplicate_of is None
    assert stream.place(article("d", FROST, published="2025-03-04")).duplicate_of == "b0"


def test_articles_of_other_languages_and_without_days_are_apart() -> None:
    first, second, third = assign(
        [article("a", FERRY), article("b", FERRY, language="de"), article("c", FERRY, published=None)]
    )
    assert len({first, second, third}) == 3
    assert days_around(None) == [None]


def test_assign_gives_merged_stories_one_id() -> None:
    one = "Harbour board closes Ellery ferry terminal. Cracked pier found by engineers Holm and Brandt."
    other = "Islanders board at fish quay. Shuttle bus promised by mayor Ines Marlow of Port Ellery."
    stories = assign(
        [
            Article(body=one, language="en"),
            Article(body=other, language="en"),
            Article(body=f"{one} {other}", language="en"),
        ]
    )
    assert len(set(stories)) == 1


def test_the_same_articles_are_compared_in_whatever_order_they_were_read() -> None:
    # Given more equal texts than are compared exactly, read in two orders
    marks = [print_of(article(f"{number:02}", FERRY)) for number in range(2 * MAX_CLOSEST)]
    found = []
    for in_order in (marks, marks[::-1]):
        neighbours = Neighbours("en")
        for mark in in_order:
            neighbours.add(Placed(mark, f"story of {mark.article}"))
        new = print_of(article("new", FERRY, source="coast-daily"))
        similar, close = neighbours.most_similar(new), neighbours.closest(new)
        found.append([[placed.print.article for placed, _ in some] for some in (similar, close)])
    # Then the same ones are compared
    assert found[0] == found[1]
    assert [len(some) for some in found[0]] == [MAX_COPIES, MAX_CLOSEST]
