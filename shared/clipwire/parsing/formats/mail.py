"""Newsletters and forwarded articles: one message (`.eml`) or a mailbox (mbox)."""

import re
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS, Limits
from clipwire.model.problem import Problem
from clipwire.parsing.bylines import names_in
from clipwire.parsing.content import Content
from clipwire.parsing.decoding import decode
from clipwire.parsing.entries import Entries
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.furniture import own_paragraphs
from clipwire.parsing.recognising import POSTMARK
from clipwire.parsing.stated import paragraphs, stated_article

BETWEEN_MESSAGES = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))(?=" + POSTMARK + rb")")
SUBJECT_PREFIX = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|res|enc)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
FORWARDED = re.compile(
    r"^(?:-{3,} ?(?:forwarded message|original message|weitergeleitete nachricht|message transféré"
    r"|пересылаемое сообщение)[^\n]*|begin forwarded message:)\s*\n",
    re.IGNORECASE | re.MULTILINE,
)
QUOTED = re.compile(
    r"^(?:On .{5,100} wrote|Am .{5,100} schrieb .{1,80}|Le .{5,100} a écrit ?):\s*\n(?=\s*>)", re.MULTILINE
)
"""The line above a text that is quoted as a whole."""
FORWARDED_HEADER = re.compile(
    r"^\W{0,3}(from|von|de|date|sent|gesendet|datum|subject|betreff|to|an|cc)\W{0,2}:\W{0,2}(.*)$", re.IGNORECASE
)
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


def parse(content: Content) -> list[Article]:
    """The article of one message. Raises `Rejected`: not-an-article if it has no text, too-complex."""
    return [article_of(content.data, content.limits)]


def parse_mbox(content: Content) -> tuple[list[Article], Problem | None]:
    """The article of each message, and a problem if some messages have none."""
    entries = Entries("message", "messages", content.limits)
    messages = [piece for piece in BETWEEN_MESSAGES.split(content.data) if piece.strip()]
    for message in messages:
        if entries.is_full():
            break
        entries.read(lambda message=message: [_article_in_mailbox(message, content.limits)])  # type: ignore[misc]
    return entries.harvest(len(messages))


def _article_in_mailbox(message: bytes, limits: Limits) -> Article:
    """The article of a message in a mailbox: its postmark and the marks before lines like a postmark are removed."""
    return article_of(re.sub(rb"\AFrom [^\n]*\n", b"", message).replace(b"\n>From ", b"\nFrom "), limits)


def article_of(data: bytes, limits: Limits = LIMITS) -> Article:
    """The article of a message. Raises `Rejected`: not-an-article if it has no text, too-complex."""
    is_multipart = b"multipart/" in data.lower()
    parts = max(len(PART.findall(data)), len(BOUNDARY.findall(data)) if is_multipart else 0)
    if parts > limits.parts:
        raise Rejected("too-complex", f"The mail has {parts:,} parts; the limit is {limits.parts:,}.")
    # Each line is compared with the boundaries of all parts around it.
    if data.count(b"\n") * data.lower().count(b"multipart/") > limits.mail_lines:
        raise Rejected("too-complex", "The mail has too many parts for its length.")
    try:
        message = _forwarded(message_from_bytes(data, policy=POLICY))  # type: ignore[arg-type]  # the stubs' type is generic
    except RecursionError:
        raise Rejected("too-complex", "The parts of the mail are nested too deep.") from None
    text = _text(message)
    headers = {name: _header(message, name) for name in ("subject", "from", "date", "list-id")}
    for cut in list(FORWARDED.finditer(text))[-1:]:  # the first message of a chain
        inner, text = _headers_above(text[cut.end() :])
        headers |= inner
    title = SUBJECT_PREFIX.sub("", headers["subject"])
    blocks, is_cut_off = own_paragraphs(re.split(r"\n\s*\n", _unquoted(text)), "mail")
    body = paragraphs(block for block in blocks if block != title)
    if not body:
        raise Rejected("not-an-article", "The message holds no text.")
    sender = re.sub(r"<[^>]*>|\"", " ", headers["from"]).strip() or headers["from"].strip("<> ")
    names = [] if headers["list-id"] else names_in(sender)
    return stated_article(
        "header",
        title=title,
        source=None if names else sender,  # a person is an author; any other sender is a publisher
        authors=names,
        published=headers["date"],
        language=_header(message, "content-language") or None,
        body=body,
        truncated=is_cut_off,
    )


def _unquoted(text: str) -> str:
    """The quoted text of an answer without the marks before its lines, if it is quoted as a whole."""
    lines = [line for line in text.split("\n") if line.strip()]
    if 2 * sum(line.startswith(">") for line in lines) <= len(lines):
        return text
    cut = QUOTED.search(text)
    return re.sub(r"^(?:> ?)+", "", text[cut.end() if cut else 0 :], flags=re.MULTILINE)


def _forwarded(message: EmailMessage) -> EmailMessage:
    """The message that is attached to this one, or else this one."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
                return inner[0]
    return message


def _text(message: EmailMessage) -> str:
    """The text of the richest readable part: HTML if there is any, since the plain part is often incomplete."""
    for kind in ("html", "plain"):
        try:
            part = message.get_body((kind,))
        except (AttributeError, KeyError, ValueError):
            part = None
        if part is not None and (content := _content(part)).strip():
            text = fragment_text(content) if kind == "html" else content
            if text.strip():
                return text
    return ""


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


def _header(message: EmailMessage, name: str) -> str:
    raw = next((str(value) for header, value in message.raw_items() if header.lower() == name), "")
    if any("\udc80" <= letter <= "\udcff" for letter in raw):  # bytes without a stated encoding
        return _decoded(raw.encode("utf-8", "surrogateescape"))
    try:
        return str(message.get(name, ""))
    except Exception:  # the parser of headers raises errors of many kinds for odd dates and addresses
        return ""


def _headers_above(text: str) -> tuple[dict[str, str], str]:
    """The headers that a mail program writes above a forwarded text, and the text below them."""
    names = {"von": "from", "de": "from", "sent": "date", "gesendet": "date", "datum": "date", "betreff": "subject"}
    found: dict[str, str] = {}
    lines = text.lstrip("\n").split("\n")
    for number, line in enumerate(lines):
        header = FORWARDED_HEADER.match(line.strip())
        if header:
            found[names.get(header[1].lower(), header[1].lower())] = header[2].strip(" *")
        elif line.strip():
            return {name: value for name, value in found.items() if name in ("from", "date", "subject")}, "\n".join(
                lines[number:]
            )
    return found, ""
