"""Newsletters and forwarded articles: one message (`.eml`) or a mailbox (mbox)."""

import re
from collections.abc import Sequence
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from functools import cache, partial

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS, Limits
from clipwire.model.problem import Problem
from clipwire.parsing.content import Content
from clipwire.parsing.decoding import decode
from clipwire.parsing.entries import Entries
from clipwire.parsing.forwards import Forward, forwards, headers_of, text_below
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.furniture import Kind, kind_of, own_paragraphs
from clipwire.parsing.recognising import POSTMARK
from clipwire.parsing.senders import sender_of
from clipwire.parsing.stated import paragraphs, stated_article
from clipwire.parsing.wrapping import unwrapped
from clipwire.text.folding import letters_of
from clipwire.wording import words_of

BETWEEN_MESSAGES = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))(?=" + POSTMARK + rb")")
QUOTED = re.compile(
    r"^(?=[^\n]*\d)(?P<line>[^\n>][^\n]{5,160}(?:\n[^\n>]{1,80})?)[:：][^\S\n]*\n(?=\s*>)", re.MULTILINE
)
"""The line above a text that is quoted as a whole, with the day: "On 3 March 2025 Jane Doe wrote:", in any language."""
SENDER_IN_LINE = re.compile(r"(?P<name>[^\d,<>:;()]{3,60}?)\s*[<(](?:mailto:)?[^\s<>()]+@[^\s<>()]+[>)]")
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
PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
BOUNDARY = re.compile(rb"^--[^-\s]", re.MULTILINE)
"""In almost all mails, a part begins with one of these two."""


class BoundedPolicy(EmailPolicy):
    """The rules of e-mail, with headers cut before they are read: the time to read one is quadratic in its length."""

    max_header_chars = LIMITS.header_chars

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[: self.max_header_chars]


POLICY = BoundedPolicy()


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """The article of one message, or of each message of a digest, and a problem if some of these have none.

    Raises `Rejected`: not-an-article if it has no text, too-complex.
    """
    message = message_of(content.data, content.limits)
    attached = _attached(message)
    if len(attached) == 1:
        return [_article(attached[0])], None
    inner = [partial(_article, one) for one in attached] or [partial(_printed, *one) for one in _digest(_text(message))]
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
    return _article(next(iter(_attached(message)), message))


def message_of(data: bytes, limits: Limits = LIMITS) -> EmailMessage:
    """The message in these bytes. Raises `Rejected` (too-complex)."""
    is_multipart = b"multipart/" in data.lower()
    parts = max(len(PART.findall(data)), len(BOUNDARY.findall(data)) if is_multipart else 0)
    if parts > limits.parts:
        raise Rejected("too-complex", f"The mail has {parts:,} parts; the limit is {limits.parts:,}.")
    # Each line is compared with the boundaries of all parts around it.
    if data.count(b"\n") * data.lower().count(b"multipart/") > limits.mail_lines:
        raise Rejected("too-complex", "The mail has too many parts for its length.")
    try:
        message: EmailMessage = message_from_bytes(data, policy=POLICY)  # type: ignore[arg-type]  # the stubs are generic
        for _ in message.walk():
            pass
    except RecursionError:
        raise Rejected("too-complex", "The parts of the mail are nested too deep.") from None
    return message


def _article(message: EmailMessage) -> Article:
    """The article of a message. Of forwarded mail, this is the first message of the chain."""
    headers = {name: _header(message, name) for name in ("subject", "from", "date", "list-id")}
    text = _text(message)
    if forward := _forwarded(text, headers["subject"]):
        headers |= {"from": "", "date": "", "list-id": ""} | forward.headers
        text = text_below(text, forward)
    return _made(
        headers,
        text,
        language=_header(message, "content-language") or None,
        warnings=[TNEF] if any(map(_is_tnef, message.walk())) else [],
    )


def _printed(message: Forward, text: str) -> Article:
    """The article of a message in a digest of plain text."""
    return _made({"subject": "", "from": "", "date": "", "list-id": ""} | message.headers, text)


def _made(headers: dict[str, str], text: str, language: str | None = None, warnings: Sequence[str] = ()) -> Article:
    """The article of headers and text. Raises `Rejected` (not-an-article) if there is no text."""
    text, quoted = _unquoted(text)
    headers |= quoted
    title = _title(headers["subject"], headers["list-id"])
    found, is_cut_off = own_paragraphs(unwrapped(_unsigned(text)), "mail", keep=_is_of_a_story)
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
    words = "|".join(map(re.escape, sorted(words_of("mail", "prefix"), key=len, reverse=True)))
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
    words = "|".join(map(re.escape, sorted(words_of("mail", "addressed"), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _is_of_a_story(paragraph: str) -> bool:
    """Whether a paragraph is a sentence that addresses nobody: "The company changed its privacy policy on Monday."."""
    is_sentence = paragraph.rstrip("\"'”’»").endswith((".", "!", "?")) and len(paragraph.split()) >= MIN_STORY_WORDS
    is_notice = any(kind_of(one) is Kind.MAILING for one in SHORT_SENTENCE.findall(paragraph))
    return is_sentence and not is_notice and not _addressed().search(paragraph)


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


def _attached(message: EmailMessage) -> list[EmailMessage]:
    """The messages that are attached to this one: one that is sent on, or those of a digest."""
    found: list[EmailMessage] = []
    for part in message.iter_parts() if message.is_multipart() else ():
        inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            found.append(inner[0])
        elif part.get_content_maintype() == "multipart":
            found += _attached(part)  # type: ignore[arg-type]  # a part of a message is a message
    return found


def _digest(text: str) -> list[tuple[Forward, str]]:
    """The messages of a digest in plain text and their texts, if at least two of its pieces begin with headers."""
    pieces = [NUMBER_IN_DIGEST.sub("", piece, count=1) for piece in BETWEEN_OF_DIGEST.split(text)]
    found = [(message, text_below(piece, message)) for piece in pieces if (message := headers_of(piece))]
    return found if len(found) > 1 else []


def _text(message: EmailMessage) -> str:
    """The text of a message: of each part that is shown, in order; of alternatives, the richest that has any."""
    try:
        return _shown(message)
    except (AttributeError, KeyError, ValueError):
        return ""


def _shown(part: MIMEPart) -> str:
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return ""
    if kind == "text/html":
        return fragment_text(_content(part))
    if kind == "text/plain":
        return _content(part)
    inner = part.get_payload()
    if part.get_content_maintype() != "multipart" or not isinstance(inner, list):
        return ""
    parts = [one for one in inner if isinstance(one, MIMEPart)]
    if kind == "multipart/alternative":
        return _richest(sorted(parts, key=lambda one: one.get_content_type() == "text/plain"))  # it is often incomplete
    if kind == "multipart/related":
        return _richest(parts)
    return "\n\n".join(text for text in map(_shown, parts) if text.strip())


def _richest(parts: list[MIMEPart]) -> str:
    """The text of the first part that has any."""
    return next((text for text in map(_shown, parts) if text.strip()), "")


def _is_tnef(part: MIMEPart) -> bool:
    return part.get_content_type() in ("application/ms-tnef", "application/vnd.ms-tnef")


def _content(part: MIMEPart) -> str:
    """The text of a part, decoded as stated, or by detection if its encoding is missing or wrong."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(part.get_content_charset("ascii")).replace("\r\n", "\n")
    except (LookupError, ValueError):
        return _decoded(data)


def _decoded(data: bytes) -> str:
    try:
        return decode(data).text
    except Rejected:
        return data.decode("utf-8", "replace")


def _with_charset(data: bytes, charset: str | None) -> str:
    """Bytes of a header, which are often in the encoding of the text."""
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return _decoded(data)


def _header(message: EmailMessage, name: str) -> str:
    raw = next((str(value) for header, value in message.raw_items() if header.lower() == name), "")
    if any("\udc80" <= letter <= "\udcff" for letter in raw):  # bytes without a stated encoding
        return _with_charset(raw.encode("utf-8", "surrogateescape"), message.get_content_charset())
    try:
        return str(message.get(name, ""))
    except Exception:  # the parser of headers raises errors of many kinds for odd dates and addresses
        return ""
