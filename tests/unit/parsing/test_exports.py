"""Articles that programs export: tables, answers of NewsAPI, objects of scrapers, channels of Telegram."""

import csv
import gzip
import io
import json
from typing import Any

import pytest

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.containers.members import Member, Refused
from clipwire.parsing.containers.sequences import sequence_of
from clipwire.parsing.containers.slices import needs_steps, scan
from clipwire.parsing.registry import Parsed, parse

TEXT = (
    "The fishing fleet of the eastern harbour landed 412 tons of herring on the quay, “more than ever”; \n\n"
    "the boats had been at sea for eleven days, and their crews were met by families and officials."
)
BODY = "\n\n".join(line.strip() for line in TEXT.split("\n\n"))


def table(*rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(encoding)


def problem_of(data: bytes, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(Rejected) as refusal:
        parse(data, limits=limits or Limits())
    return refusal.value.problem.type.rpartition(":")[2], refusal.value.problem.detail


def only(parsed: Parsed) -> Article:
    (article,) = parsed.articles
    return article


# --- tables ---------------------------------------------------------------------------------------------------------

HEADER = ["id", "Headline", "Body", "Published At", "URL", "Author", "Publication"]
ROW = [
    "1",
    "Fleet returns",
    TEXT,
    "2025-04-24 09:30:00",
    "https://harbour.example/fleet",
    "Anna Kowalczyk",
    "Harbour News",
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_row_of_a_table_is_an_article(delimiter: str) -> None:
    # Given a table with quotation marks, delimiters and line ends in its cells, and an empty line
    second = ["2", "Ferry line opens", TEXT, "", "", "", ""]
    parsed = parse(table(HEADER, ROW, [], second, delimiter=delimiter))
    # Then each row is an article, and the header is none
    first = parsed.articles[0]
    assert (parsed.format, len(parsed.articles)) == ("table", 2)
    assert (first.title, first.body, first.url) == ("Fleet returns", BODY, "https://harbour.example/fleet")
    assert (first.published, first.authors) == ("2025-04-24T09:30:00", ["Anna Kowalczyk"])
    assert first.source and first.source.name == "Harbour News"
    assert first.evidence["title"].origin == "feed"
    assert parsed.articles[1].title == "Ferry line opens"


@pytest.mark.parametrize(
    "header",
    [
        ["title", "text"],
        ["Titel", "Inhalt"],
        ["Überschrift", "Text"],
        ["titre", "texte"],
        ["título", "contenido"],
        ["titolo", "testo"],
        ["заголовок", "текст"],
        ["제목", "본문"],
        ["标题", "正文"],
        ["タイトル", "本文"],
        ["article_title", "article-text"],
        ["TITLE", "Full Text"],
    ],
)
def test_columns_are_known_in_several_languages(header: list[str]) -> None:
    article = only(parse(table(header, ["Fleet returns", TEXT], encoding="utf-8-sig")))
    assert (article.title, article.body) == ("Fleet returns", BODY)


def test_a_row_without_a_text_does_not_affect_the_others() -> None:
    parsed = parse(table(["title", "text"], ["Fleet", TEXT], ["Empty", ""], ["Ferry", TEXT], ["cut off"]))
    assert [article.title for article in parsed.articles] == ["Fleet", "Ferry"]
    assert parsed.problem
    assert "2 of 4 rows; row 2: it has no text" in parsed.problem.detail


def test_a_teaser_is_a_text_that_is_cut_off_if_day_and_address_say_that_it_is_news() -> None:
    header, row = (
        ["title", "summary", "date", "link"],
        ["Fleet returns", "It landed herring.", "2025-04-24", "https://a.example/1"],
    )
    article = only(parse(table(header, row)))
    assert (article.body, article.truncated) == ("It landed herring.", True)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_something_else_is_refused_with_its_columns(delimiter: str) -> None:
    rows = [["Oslo", "12.5", "709000"], ["Bergen", "11", "291000"], ["Moss", "9", "50000"]]
    kind, detail = problem_of(table(["city", "rain in mm", "people"], *rows, delimiter=delimiter))
    assert kind == "unsupported-format"
    assert "“city”, “rain in mm”, “people”" in detail
    assert "title" in detail


@pytest.mark.parametrize(
    "text",
    [
        "Paris, London, Rome\n\nThree cities, three mayors, one plan.\nIt was signed, sealed, and read out.\n",
        "Date: 24/04/2025 | Source: Harbour News\n\nThe fleet returned.\n",
    ],
)
def test_a_text_with_commas_is_no_table(text: str) -> None:
    try:
        assert parse(text.encode() + TEXT.encode()).format == "page-dump"
    except Rejected as refusal:
        pytest.fail(refusal.problem.detail)


def test_a_table_is_read_up_to_the_limit_of_articles() -> None:
    parsed = parse(table(["title", "text"], *[[f"Fleet {n}", TEXT] for n in range(20)]), limits=Limits(articles=5))
    assert len(parsed.articles) == 5
    assert parsed.problem
    assert parsed.problem.type.endswith("too-many-articles")


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (b"title,text\n", "not-an-article"),
        (b"title,text\n" + b",\n" * 1_000, "not-an-article"),
        (b'title,text\nFleet,"' + b"The boats came home. " * 20_000, 1),  # a quotation that never ends
        (b'title,text\n"' * 50_000, 500),
        (b"title,text\nFleet," + b"The boats came home. " * 20_000 + b"\n", 1),  # beyond csv's own limit
        (b"title," * 50_000 + b"text\nFleet\n", "not-an-article"),
    ],
)
def test_a_hostile_table_is_read_or_refused(data: bytes, outcome: object) -> None:
    assert (problem_of(data)[0] if isinstance(outcome, str) else len(parse(data).articles)) == outcome


def read_in_pieces(data: bytes) -> list[tuple[str, int]]:
    """The names of the pieces of a large file, and the number of articles in each; alone, and compressed."""
    for file in (data, gzip.compress(data)):
        found = []
        for item, _ in scan(io.BytesIO(file)):
            assert isinstance(item, Member)
            found.append((item.name, len(parse(item.data).articles)))
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_large_table_is_cut_into_pieces_of_whole_rows_each_with_the_header(delimiter: str) -> None:
    # Given a table of 250 rows with line ends, delimiters and quotation marks in their cells
    rows = [["x", f'Fleet "{n}"', f'{TEXT}\n"{n}"\n{TEXT}{delimiter}', "", "", "", ""] for n in range(250)]
    data = table(HEADER, *rows, delimiter=delimiter)
    # Then each piece holds whole rows
    assert needs_steps(data)
    assert read_in_pieces(data) == [("rows 1-100", 100), ("rows 101-200", 100), ("rows 201-250", 50)]


def test_an_open_quotation_in_a_table_does_not_make_one_row_of_the_rest_of_a_cell() -> None:
    # Given quotation marks within cells that do not begin with one
    data = b"title\ttext\n" + b"".join(b'5" fleet %d\tIt came home with 12" of herring.\n' % n for n in range(150))
    assert read_in_pieces(data) == [("rows 1-100", 100), ("rows 101-150", 50)]


# --- NewsAPI and scrapers -------------------------------------------------------------------------------------------


def answered(**changes: Any) -> bytes:
    article = {
        "source": {"id": None, "name": "Harbour News"},
        "author": "Anna Kowalczyk, Pedro Alvarez",
        "title": "Fleet returns - Harbour News",
        "description": "The fleet landed herring.",
        "url": "https://harbour.example/fleet",
        "urlToImage": "https://harbour.example/fleet.jpg",
        "publishedAt": "2025-04-24T09:30:00Z",
        "content": "The fishing fleet of the eastern harbour landed 412 tons… [+1234 chars]",
    }
    return json.dumps({"status": "ok", "totalResults": 1, "articles": [article | changes]}).encode()


def test_an_answer_of_newsapi_is_read_with_texts_that_are_cut_off() -> None:
    article = only(parse(answered()))
    assert article.title == "Fleet returns"
    assert article.source and article.source.name == "Harbour News"
    assert article.authors == ["Anna Kowalczyk", "Pedro Alvarez"]
    assert (article.url, article.published) == ("https://harbour.example/fleet", "2025-04-24T09:30:00Z")
    assert article.body == "The fishing fleet of the eastern harbour landed 412 tons"
    assert article.truncated
    assert [image.url for image in article.images] == ["https://harbour.example/fleet.jpg"]


def test_without_a_text_the_description_is_read() -> None:
    article = only(parse(answered(content=None)))
    assert (article.body, article.truncated) == ("The fleet landed herring.", True)


SCRAPED = {"title": "Fleet returns", "date": "2025-04-24", "author": "Anna Kowalczyk", "content": TEXT}


@pytest.mark.parametrize("name", ["content", "text", "body", "maintext", "full_text", "article"])
@pytest.mark.parametrize("form", ["object", "list", "lines"])
def test_objects_of_a_scraper_are_articles(name: str, form: str) -> None:
    thing = {key if key != "content" else name: value for key, value in SCRAPED.items()}
    one = json.dumps(thing)
    data = {"object": one, "list": f"[{one}]", "lines": f"{one}\n{one.replace('Fleet', 'Boats')}\n"}[form]
    article = parse(data.encode()).articles[0]
    assert (article.title, article.body, article.published) == ("Fleet returns", BODY, "2025-04-24")
    assert article.authors == ["Anna Kowalczyk"]


def test_html_in_an_object_becomes_text() -> None:
    thing = {
        "title": "Fleet &amp; boats",
        "url": "https://a.example/1",
        "content": "<p>It came home.</p><p>At noon.</p>",
    }
    article = only(parse(json.dumps(thing).encode()))
    assert (article.title, article.body) == ("Fleet & boats", "It came home.\n\nAt noon.")


@pytest.mark.parametrize(
    "thing",
    [
        {"title": "Settings", "text": "dark"},
        {"title": "Fleet", "content": {"a": 1}, "date": "2025-04-24"},
        {"title": ["Fleet"], "content": TEXT},
        {"title": "Fleet", "price": 3, "url": "https://a.example/"},
        {"articles": []},
        {"articles": [1, None, {"sku": 3}]},
        {"data": [{"title": "Fleet"}]},
    ],
)
def test_objects_of_other_kinds_are_refused_in_words(thing: object) -> None:
    kind, detail = problem_of(json.dumps(thing).encode())
    assert kind == "unsupported-format"
    assert "title and a text" in detail


def test_odd_values_of_an_object_are_left_out() -> None:
    thing = SCRAPED | {"date": {"a": 1}, "author": [1, None, ["x"], {"b": 2}], "url": 7, "source": [[]], "language": 3}
    article = only(parse(json.dumps(thing).encode()))
    assert (article.published, article.url, article.source, article.language) == (None, None, None, None)


def test_a_long_list_of_a_scraper_is_cut_into_pieces() -> None:
    sequence = sequence_of(json.dumps([SCRAPED] * 30).encode())
    assert sequence and sequence.unit == "items"
    assert sequence_of(json.dumps([{"sku": 1, "price": 2}] * 30).encode()) is None


# --- Telegram -------------------------------------------------------------------------------------------------------


def message(text: object, **more: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "type": "message",
        "date": "2025-04-24T11:30:00",
        "date_unixtime": "1745487000",
        "text": text,
    } | more


def channel(*messages: object, **more: Any) -> bytes:
    return json.dumps(
        {"name": "Harbour Channel", "type": "public_channel", "id": 1, "messages": list(messages)} | more
    ).encode()


def test_messages_of_a_channel_are_articles_if_they_have_enough_text() -> None:
    # Given a post with a bold first line and a link, a greeting, and a notice of the service
    link = {"type": "text_link", "text": "More", "href": "https://harbour.example/fleet"}
    post = message([{"type": "bold", "text": "Fleet returns"}, f"\n\n{TEXT * 2}\n", link])
    parsed = parse(channel({"type": "service", "action": "create_channel"}, message("Good morning!"), post))
    # Then only the post is an article
    article = only(parsed)
    assert article.title == "Fleet returns"
    assert article.body.startswith("The fishing fleet")
    assert article.source and article.source.name == "Harbour Channel"
    assert article.published == "2025-04-24T09:30:00Z"
    assert [one.url for one in article.links] == ["https://harbour.example/fleet"]


def test_a_post_in_one_paragraph_has_no_title_and_a_forwarded_one_the_source_it_came_from() -> None:
    article = only(parse(channel(message(BODY.replace("\n\n", " ") * 2, forwarded_from="Island Radio"))))
    assert article.title is None
    assert article.source and article.source.name == "Island Radio"


def test_the_export_of_a_whole_account_is_read_chat_by_chat() -> None:
    chat = json.loads(channel(message(TEXT * 2)))
    data = json.dumps({"about": "x", "chats": {"about": "y", "list": [chat, 1, chat | {"name": "Island Radio"}]}})
    sources = [article.source.name for article in parse(data.encode()).articles if article.source]
    assert sources == ["Harbour Channel", "Island Radio"]


@pytest.mark.parametrize("kind", ["personal_chat", "private_group", "public_supergroup", "saved_messages"])
def test_private_conversations_are_never_read(kind: str) -> None:
    # Given an account with a conversation and a channel, and the conversation alone
    said = json.loads(channel(message(TEXT * 2), type=kind, name="Ann Lee"))
    posted = json.loads(channel(message(TEXT * 2)))
    # Then the channel alone is read
    account = parse(json.dumps({"about": "x", "chats": {"list": [said, posted]}}).encode())
    assert [article.source.name for article in account.articles if article.source] == ["Harbour Channel"]
    name, detail = problem_of(json.dumps(said).encode())
    assert (name, "only channels are read" in detail) == ("not-an-article", True)


@pytest.mark.parametrize(
    "data",
    [
        channel(),
        channel(1, None, [], message(None), message(7), message([1, None, {"text": []}]), message("Hi")),
        channel(messages=[]),
        json.dumps({"chats": {"list": [1, {"messages": 3}]}}).encode(),
    ],
)
def test_a_channel_without_a_post_is_no_article(data: bytes) -> None:
    assert problem_of(data)[0] == "not-an-article"


def test_a_large_channel_is_cut_into_pieces_that_know_its_name() -> None:
    data = channel(*[message(f"Fleet {n} {TEXT * 2}") for n in range(150)])
    data = json.dumps(json.loads(data), indent=1, ensure_ascii=False).encode()  # as Telegram writes it
    assert needs_steps(data)
    assert read_in_pieces(data) == [("entries 1-100", 100), ("entries 101-150", 50)]
    (piece, _), *_ = scan(io.BytesIO(data))
    assert isinstance(piece, Member)
    assert {article.source.name for article in parse(piece.data).articles if article.source} == {"Harbour Channel"}


def test_a_large_answer_of_newsapi_is_cut_into_pieces() -> None:
    answer = json.loads(answered())
    answer["articles"] *= 150
    assert read_in_pieces(json.dumps(answer).encode()) == [("entries 1-100", 100), ("entries 101-150", 50)]


def test_a_large_channel_that_breaks_off_keeps_its_messages() -> None:
    data = channel(*[message(f"Fleet {n} {TEXT * 2}") for n in range(150)])
    *pieces, rest = (item for item, _ in scan(io.BytesIO(data[:-100])))
    assert [item.name for item in pieces] == ["entries 1-100", "entries 101-149"]
    assert isinstance(rest, Refused)


def test_a_channel_is_read_up_to_the_limit_of_articles() -> None:
    parsed = parse(channel(*[message(f"Fleet {n} {TEXT * 2}") for n in range(20)]), limits=Limits(articles=5))
    assert len(parsed.articles) == 5
    assert parsed.problem
    assert parsed.problem.type.endswith("too-many-articles")
