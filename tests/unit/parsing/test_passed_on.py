"""Stories that are passed on in chats, readers of feeds and apps: what the program writes is no text."""

import pytest

from clipwire.model.article import Article
from clipwire.parsing.formats.page_dump.passed_on import read_passed_on
from clipwire.parsing.registry import parse

STORY = """The ice road over the bay closed on Wednesday because of an open lead four metres wide, the district said.

A bus with thirty workers of the sawmill turned back at the very edge of the water. Nobody was hurt.

The islanders will get their bread by hovercraft until the end of March."""


def read(text: str) -> Article:
    [article] = parse(text.encode()).articles
    return article


def test_a_post_of_telegram_has_its_channel_day_and_address() -> None:
    # Given a post that was forwarded and copied out of Telegram
    text = f"""Bay News, [12.02.2025 19:46]
[Forwarded from Harbour Worker]
⚡️ Ice road over the bay is closed early

{STORY}

🔗 Read the full story at https://worker.example/2025/02/12/ice-road
👁 4,2K"""
    # When it is read
    article = read(text)
    # Then its fields are those of the channel that wrote it, and the program's lines are no text
    assert article.title == "Ice road over the bay is closed early"
    assert article.source and article.source.name == "Harbour Worker"
    assert article.published == "2025-02-12T19:46"
    assert article.url == "https://worker.example/2025/02/12/ice-road"
    assert article.body == STORY


@pytest.mark.parametrize("begin", ["[03/07/24, 08:15:22] Aunt Mary: Forwarded\n", "03/07/2024, 08:15 - Aunt Mary: "])
def test_a_message_of_whatsapp_loses_its_sender_and_its_marks(begin: str) -> None:
    # Given a story in a chat, with the title in bold and the day in italics
    text = f"""{begin}*Ice road over the bay is closed early*

_Harbour Worker, 3 July 2024 07:30_
_By Jane Doe_

{STORY}"""
    # When it is read
    article = read(text)
    # Then the one who sent it is nobody in the story
    assert article.title == "Ice road over the bay is closed early"
    assert article.authors == ["Jane Doe"]
    assert article.body == STORY


def test_the_line_of_a_reader_of_feeds_has_source_and_author() -> None:
    # Given the view of a reader of feeds
    head = "Ice road over the bay is closed early\nHarbour Worker / 3h / by Jane Doe"
    text = f"{head}\n\n{STORY}\n\nVISIT WEBSITE\nMark as unread"
    # When it is read
    article = read(text)
    # Then the line below the title is neither a title nor a text
    assert article.title == "Ice road over the bay is closed early"
    assert article.source and article.source.name == "Harbour Worker"
    assert (article.authors, article.body) == (["Jane Doe"], STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Read also: https://worker.example/2025/02/11/ferry",  # another story
        "Privacy: https://worker.example/privacy",
        "The minister, the mayor / 3 people / by night",
        "[sic]",
        "121399 mrz 24",  # minute 99
        "Boats / ships / 24h service for all",
    ],
)
def test_other_lines_with_an_address_or_a_stroke_stay(line: str) -> None:
    assert read_passed_on(line) is None


def test_a_link_to_the_story_below_a_list_is_not_of_the_list() -> None:
    # Given the text that an app shares, with a list of other stories above the link to its own
    text = f"""Ice road over the bay is closed early
By Jane Doe | 14 May 2024, 17:20 | Reading time: 2 min.

{STORY}

More on this topic
Ferry is late again
Sawmill closes for the winter

Shared from the “Harbour Worker” app: https://worker.example/local/ice-road-18812.html"""
    # When it is read
    article = read(text)
    # Then the address is that of the story
    assert article.url == "https://worker.example/local/ice-road-18812.html"
    assert [item.title for item in article.related] == ["Ferry is late again", "Sawmill closes for the winter"]
    assert article.authors == ["Jane Doe"]
