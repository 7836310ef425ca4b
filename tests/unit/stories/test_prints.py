import random
from datetime import date

import pytest

from clipwire.model.article import Article, Source
from clipwire.stories.prints import MAX_TERMS, StoryPrint, hash_in, print_of, weight_of
from clipwire.stories.tokens import hash_of
from tests.unit.stories.texts import FERRY, article

MAX_PACKED_BYTES = 940
"""The key, the story and the attributes' names need the rest of a kilobyte."""


def weights(one: StoryPrint) -> dict[int, float]:
    return {hash_in(term): weight_of(term) for term in one.terms}


def test_a_print_is_read_as_it_was_written() -> None:
    # Given the print of an article with all that is kept
    one = print_of(article("a", FERRY, "Terminal closes", "2025-03-03T09:30:00Z", "harbour-news", "AP"))
    # When it is packed and unpacked
    again = StoryPrint.unpack("a", "en", date(2025, 3, 3), one.pack())
    # Then it is the same
    assert again == one
    assert again.moment == "2025-03-03T09:30:00Z"
    assert again.credits == ("ap",)


def test_the_print_of_an_empty_article_is_read_too() -> None:
    one = print_of(Article(id="a"))
    assert StoryPrint.unpack("a", "und", None, one.pack()) == one


def test_the_longest_text_fits_into_a_kilobyte() -> None:
    # Given a text of a megabyte without repeated words, from a source with a long name in another script
    chance = random.Random(4)
    text = " ".join(f"{chance.randrange(10**9):x}" for _ in range(100_000))
    long = Article(body=text, title=text[:2000], source=Source(id="новости-" * 40, name="-"), authors=["AP", "AFP"])
    # Then its print is as small as others
    packed = print_of(long).pack()
    assert len(packed) <= MAX_PACKED_BYTES
    assert StoryPrint.unpack("", "und", None, packed).source.startswith("новости-новости")


def test_a_print_of_an_unknown_form_is_an_error() -> None:
    packed = print_of(article("a", FERRY)).pack()
    with pytest.raises(ValueError, match="form 9"):
        StoryPrint.unpack("a", "en", None, b"\x09" + packed[1:])


def test_names_titles_and_openings_weigh_more() -> None:
    filler = "Nothing else was said about it by anyone. " * 20
    found = weights(
        print_of(article("a", f"Quarry quarrel. {filler}Marlow left. Lantern.", "Glacier", people=("Marlow",)))
    )
    assert found[hash_of("quarry")] > found[hash_of("lantern")]
    assert found[hash_of("marlow")] > found[hash_of("lantern")]


def test_common_words_give_way_to_rare_ones() -> None:
    # Given a text with more different words than are kept
    chance = random.Random(2)
    rare = [f"zx{chance.randrange(10**6)}q" for _ in range(150)]
    found = weights(print_of(article("a", " ".join(rare) + " the government said that people would")))
    # Then common ones are left out
    assert hash_of("people") not in found
    assert len(found) == MAX_TERMS


@pytest.mark.parametrize(
    ("published", "crawled", "day"),
    [
        ("2025-03-03T23:30:00+09:00", "2025-03-05", date(2025, 3, 3)),
        (None, "2025-03-05", date(2025, 3, 5)),
        ("2025-03", "2025-03-05", date(2025, 3, 5)),
        ("2025-02-30", None, None),
        (None, None, None),
    ],
)
def test_the_day_is_that_of_publication_or_of_the_crawl(
    published: str | None, crawled: str | None, day: date | None
) -> None:
    assert print_of(Article(published=published, crawled=crawled)).day == day


@pytest.mark.parametrize(("tag", "language"), [("en-GB", "en"), ("nb", "no"), ("zh-Hant", "zh"), (None, "und")])
def test_the_language_is_without_region(tag: str | None, language: str) -> None:
    assert print_of(Article(language=tag)).language == language
