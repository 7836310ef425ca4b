"""Newsletters and forwarded articles: one message (`.eml`) or a mailbox (mbox)."""

import re
from collections.abc import Sequence
from email.message import EmailMessage
from functools import cache, partial

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.model.problem import Problem
from clipwire.parsing.content import Content
from clipwire.parsing.entries import Entries
from clipwire.parsing.formats.page_dump.prose import is_prose
from clipwire.parsing.forwards import Forward, forwards, headers_of, text_below
from clipwire.parsing.furniture import Kind, kind_of, own_paragraphs
from clipwire.parsing.mime import attached_to, header_of, is_tnef, message_of, text_of
from clipwire.parsing.recognising import POSTMARK
from clipwire.parsing.senders import sender_of
from clipwire.parsing.stated import paragraphs, stated_article
from clipwire.parsing.wrapping import unwrapped
from clipwire.text.folding import letters_of
from clipwire.text.word_lists import any_word
from clipwire.wording import words_of

BETWEEN_MESSAGES = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))(?=" + POSTMARK + rb")")
QUOTED = re.compile(
    r"^(?=[^\n]*\d)(?P<line>[^\n>][^\n]{5,160}(?:\n[^\n>]{1,80})?)[:：][^\S\n]*\n(?=\s*>)", re.MULTILINE
)
"""The line above a text that is quoted as a whole, with the day: "On 3 March 2025 Jane Doe wrote:", in any language."""
SENDER_IN_LINE = re.compile(r"(?P<name>[^\d,<>:;()]{3,60}?)\s*[<(](?:mailto:)?[^\s<>()]+@[^\s<>()]+[>)]")
IN_ONE_LINE = re.compile(
    r"^[^\S\n]*(-{3,} ?Forwarded Message ?-{3,})[^\S\n]*(From: ?[^\n]*)", re.IGNORECASE | re.MULTILINE
)
NEXT_HEADER = re.compile(r"\s*(?<=[>\s\d])(?=(?:To|Cc|Sent|Subject): )")
"""Between the headers that Yahoo writes above plain text, without line ends."""
HALF_OF_DAY = re.compile(r"\s*[ap]\.?m\.?,?\s+", re.IGNORECASE)
LIST_TAG = re.compile(r"\[(?P<name>[^\]\n]{2,40})\]\s+")
MAX_SIGNATURE_CHARS = 2_000
SIGNATURE = re.compile(
    r"^-- ?\n(?:[^\n]*\n){0,9}[^\n]*\Z|^_{20,}\n(?:[^\n]*\n)?[^\n@]*@[^\n]*(?:\n[^\n]*){0,4}\Z", re.MULTILINE
)
"""The sender's signature (RFC 3676), or the lines that a mailing list adds to each message."""
BETWEEN_OF_DIGEST = re.compile(r"^-{30}(?:-{40})?[^\S\n]*$", re.MULTILINE)
"""Between the messages of a digest in plain text (RFC 1153); a longer line is above the first."""
NUMBER_IN_DIGEST = re.compile(r"\A\s*Message:? \d+\s*\n", re.IGNORECASE)
MIN_HEADING_CHARS = 8
SHORT_SENTENCE = re.compile(r"(?:(?<=[.!?]\s)|^)(?:[^\s.!?]+ ){0,6}[^\s.!?]+[.!?]")
MIN_STORY_WORDS = 8
"""A sentence of as many words that addresses nobody is no notice of a newsletter."""
TNEF = "the attachment winmail.dat (TNEF, of Outlook) was not read; it may hold the text"


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """The article of one message, or of each message of a digest, and a problem if some of these have none.

    Raises `Rejected`: not-an-article if it has no text, too-complex.
    """
    message = message_of(content.data, content.limits)
    attached = attached_to(message)
    if len(attached) == 1:
        return [_article(attached[0])], None
    inner = [partial(_article, one) for one in attached] or [
        partial(_printed, *one) for one in _digest(text_of(message))
    ]
    if not inner:
        return [_article(message)], None
    entries = Entries("message", "messages", content.limits)
    for read in inner:
        if entries.is_full():
            break
        entries.read(lambda read=read: [read()])  # type: ignore[misc]
    return entries.harvest(len(inner))


def parse_mbox(content: Content) -> tuple[list[Article], Problem | None]:
    """The article of each message, and a problem if some messages have none."""
    entries = Entries("message", "messages", content.limits)
    messages = [piece for piece in BETWEEN_MESSAGES.split(content.data) if piece.strip()]
    for message in messages:
        if entries.is_full():
            break
        entries.read(lambda message=message: [_article_in_mailbox(message, content.limits)])  # type: ignore[misc]
    return entries.harvest(len(messages))


def _article_in_mailbox(data: bytes, limits: Limits) -> Article:
    """The article of a message in a mailbox: its postmark and the marks before lines like a postmark are removed."""
    data = re.sub(rb"\AFrom [^\n]*\n", b"", data).replace(b"\n>From ", b"\nFrom ")
    message = message_of(data, limits)
    return _article(next(iter(attached_to(message)), message))


def _article(message: EmailMessage) -> Article:
    """The article of a message. Of forwarded mail, this is the first message of the chain."""
    headers = {name: header_of(message, name) for name in ("subject", "from", "date", "list-id")}
    text = IN_ONE_LINE.sub(lambda found: f"{found[1]}\n{NEXT_HEADER.sub(chr(10), found[2])}\n", text_of(message))
    if forward := _forwarded(text, headers["subject"]):
        headers |= {"from": "", "date": "", "list-id": ""} | forward.headers
        text = text_below(text, forward)
    return _made(
        headers,
        text,
        language=header_of(message, "content-language") or None,
        warnings=[TNEF] if any(map(is_tnef, message.walk())) else [],
    )


def _printed(message: Forward, text: str) -> Article:
    """The article of a message in a digest of plain text."""
    return _made({"subject": "", "from": "", "date": "", "list-id": ""} | message.headers, text)


def _made(headers: dict[str, str], text: str, language: str | None = None, warnings: Sequence[str] = ()) -> Article:
    """The article of headers and text. Raises `Rejected` (not-an-article) if there is no text."""
    text, quoted = _unquoted(text)
    headers |= quoted
    title = _title(headers["subject"], headers["list-id"])
    found, is_cut_off = own_paragraphs(_without_foot(unwrapped(_unsigned(text))), "mail", keep=_is_of_a_story)
    if len(found) > 1 and _is_heading(found[0], title):
        found = found[1:]
    body = paragraphs(block for block in found if block != title)
    if not body:
        detail = "The message holds no text."
        raise Rejected("not-an-article", f"{detail[:-1]}: {warnings[0]}." if warnings else detail)
    source, names = sender_of(headers["from"], headers["list-id"])
    return stated_article(
        "header",
        title=title,
        source=source,
        authors=names,
        published=headers["date"],
        language=language,
        body=body,
        truncated=is_cut_off,
        warnings=list(warnings),
    )


def _forwarded(text: str, subject: str) -> Forward | None:
    """The first message of a chain that the text holds, if that is what was sent on.

    It is not if the message is an answer with a longer text above the message that it answers.
    """
    found = forwards(text)
    if not found:
        return None
    first = next((forward for forward in reversed(found) if text[forward.end : forward.end + 1]), None)
    prefixes = _prefix().match(subject)
    is_answer = prefixes is not None and prefixes[0].lower().strip(" :：").partition(":")[0] in ANSWERS
    return None if first is None or (is_answer and found[0].start > len(text) - first.end) else first


@cache
def _prefix() -> re.Pattern[str]:
    words = any_word(words_of("mail", "prefix"))
    return re.compile(rf"^(?:\s*(?:{words})\s*(?:[\[(]\d+[\])])?\s*[:：])+", re.IGNORECASE)


ANSWERS = frozenset("re aw antw sv vs odp res ynt rép réf rif rv απ отв 回复 回覆 答复 返信 답장".split()) - {
    "rv",
    "vs",
}


def _title(subject: str, list_id: str) -> str:
    """The subject without the marks of answers and forwards, and without the tag of a mailing list."""
    title = _prefix().sub("", subject).strip()
    if (tag := LIST_TAG.match(title)) and list_id and letters_of(tag["name"]) in letters_of(list_id):
        title = _prefix().sub("", title[tag.end() :]).strip()
    return re.sub(r"\s*\(fwd\)$", "", title, flags=re.IGNORECASE)


def _is_heading(block: str, title: str) -> bool:
    """Whether the first paragraph is the title, or the part of it behind the name of a newsletter and its number."""
    heading = letters_of(block)
    return len(heading) >= MIN_HEADING_CHARS and "\n" not in block and letters_of(title).endswith(heading)


@cache
def _addressed() -> re.Pattern[str]:
    words = any_word(words_of("mail", "addressed"))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _is_of_a_story(paragraph: str) -> bool:
    """Whether a paragraph is a sentence that addresses nobody: "The company changed its privacy policy on Monday."."""
    is_sentence = paragraph.rstrip("\"'”’»").endswith((".", "!", "?")) and len(paragraph.split()) >= MIN_STORY_WORDS
    is_notice = any(kind_of(one) is Kind.MAILING for one in SHORT_SENTENCE.findall(paragraph))
    return is_sentence and not is_notice and not _addressed().search(paragraph)


def _without_foot(blocks: Sequence[str]) -> Sequence[str]:
    """The paragraphs above a notice of the newsletter that no sentence follows, but perhaps the house's address."""
    notices = [kind_of(" ".join(block.split())) is Kind.MAILING and not _is_of_a_story(block) for block in blocks]
    prose = [n for n, block in enumerate(blocks) if not notices[n] and is_prose(block, MIN_STORY_WORDS)]
    last = prose[-1] if prose else len(blocks)
    return blocks[: next((n for n in range(last + 1, len(blocks)) if notices[n]), len(blocks))]


def _unquoted(text: str) -> tuple[str, dict[str, str]]:
    """The quoted text of an answer without the marks before its lines, if it is quoted as a whole, and its headers."""
    lines = [line for line in text.split("\n") if line.strip()]
    if 2 * sum(line.lstrip().startswith(">") for line in lines) <= len(lines):
        return text, {}
    cut = QUOTED.search(text)
    bare = re.sub(r"^\s*(?:> ?)+", "", text[cut.end() if cut else 0 :], flags=re.MULTILINE)
    sender = SENDER_IN_LINE.search(cut["line"]) if cut else None
    if not (cut and sender):
        return bare, {}
    half = HALF_OF_DAY.match(sender["name"])  # it belongs to the time before the name
    name, start = sender["name"][half.end() if half else 0 :], sender.start("name") + (half.end() if half else 0)
    return bare, {"from": _without_verb(name), "date": cut["line"][:start]}


def _unsigned(text: str) -> str:
    """The text without a signature at its end."""
    end = text.rfind("\n", 0, max(0, len(text) - MAX_SIGNATURE_CHARS)) + 1
    return text[:end] + SIGNATURE.sub("", text[end:])


def _without_verb(name: str) -> str:
    words = name.split()
    verbs = words_of("mail", "verb")
    at = max((number for number, word in enumerate(words, 1) if word.lower() in verbs), default=0)
    return " ".join(words[at:])


def _digest(text: str) -> list[tuple[Forward, str]]:
    """The messages of a digest in plain text and their texts, if at least two of its pieces begin with headers."""
    pieces = [NUMBER_IN_DIGEST.sub("", piece, count=1) for piece in BETWEEN_OF_DIGEST.split(text)]
    found = [(message, text_below(piece, message)) for piece in pieces if (message := headers_of(piece))]
    return found if len(found) > 1 else []
