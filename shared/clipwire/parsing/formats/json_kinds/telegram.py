"""Channels that Telegram Desktop exported."""

from collections.abc import Iterator
from functools import partial

from clipwire.model.article import Article, Link
from clipwire.model.errors import Rejected
from clipwire.parsing.formats.json_kinds.values import Item, Object, several, string, url_in
from clipwire.parsing.stated import paragraphs, stated_article

MIN_MESSAGE_CHARS = 200
MAX_TITLE_CHARS = 200


def is_telegram(thing: Object) -> bool:
    """Whether an object is a channel that Telegram Desktop exported, or all chats of an account."""
    chats = thing["chats"].get("list") if isinstance(thing.get("chats"), dict) else None
    return isinstance(chats, list) or (isinstance(thing.get("messages"), list) and {"name", "type"} <= thing.keys())


def messages_of(thing: Object) -> Iterator[Item]:
    """The messages of channels. Chats and groups are private conversations, and nothing of them is read."""
    chats = thing["chats"]["list"] if isinstance(thing.get("chats"), dict) else [thing]
    channels = [chat for chat in chats if isinstance(chat, dict) and string(chat.get("type")).endswith("channel")]
    if not channels:
        raise Rejected("not-an-article", "The export has chats or groups and no channel; only channels are read.")
    for chat in channels:
        messages = chat.get("messages")
        for message in messages if isinstance(messages, list) else ():
            if isinstance(message, dict) and message.get("type") == "message":
                yield partial(_message, string(chat.get("name")), message)


def _message(channel: str, message: Object) -> Iterator[Article]:
    """The article of a message; none if its text is short. A first line in bold, or a short one, is its title."""
    pieces = [piece if isinstance(piece, dict) else {"text": piece} for piece in several(message.get("text"))]
    text = "".join(string(piece.get("text")) for piece in pieces)
    if len(text) < MIN_MESSAGE_CHARS:
        return
    first, _, rest = text.strip().partition("\n")
    has_title = bool(rest.strip()) and len(first) <= MAX_TITLE_CHARS
    yield stated_article(
        "feed",
        title=first if has_title else None,
        source=string(message.get("forwarded_from")) or channel,
        published=string(message.get("date_unixtime")) or string(message.get("date")),
        modified=string(message.get("edited_unixtime")) or string(message.get("edited")),
        body=paragraphs((rest if has_title else text).split("\n")),
        links=[Link(url=url) for piece in pieces if (url := url_in(piece.get("href")) or url_in(piece.get("text")))],
    )
