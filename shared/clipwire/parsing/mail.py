"""Newsletters and forwarded articles: one message (`.eml`) or a mailbox (mbox)."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from clipwire.article import Article
from clipwire.errors import Problem, Rejected
from clipwire.parsing.content import Content
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.html.authors import names_in
from clipwire.parsing.recognising import POSTMARK
from clipwire.parsing.stated import paragraphs, stated_article

BETWEEN_MESSAGES = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))(?=" + POSTMARK + rb")")
SUBJECT_PREFIX = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|res|enc)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
FORWARDED = re.compile(
    r"^(?:-{3,} ?(?:forwarded message|original message|weitergeleitete nachricht|message transféré"
    r"|пересылаемое сообщение)[^\n]*|begin forwarded message:)\s*\n",
    re.IGNORECASE | re.MULTILINE,
)
FORWARDED_HEADER = re.compile(
    r"^\W{0,3}(from|von|de|date|sent|gesendet|datum|subject|betreff|to|an|cc)\W{0,2}:\W{0,2}(.*)$", re.IGNORECASE
)
FURNITURE = re.compile(
    r"unsubscribe|view (?:this (?:e-?mail|newsletter) )?in (?:your )?browser"
    r"|manage (?:your )?(?:preferences|subscription)"
    r"|you(?:'|’)?(?:re| are) receiving this|abbestellen|se désabonner|privacy policy|©|all rights reserved"
    r"|update your preferences|sent (?:from|via) my ",
    re.IGNORECASE,
)
LONGEST_FURNITURE = 250


def parse(content: Content) -> list[Article]:
    """The article of one message. Raises `Rejected` (not-an-article) where it has no text."""
    return [article_of(content.data)]


def parse_mbox(content: Content) -> tuple[list[Article], Problem | None]:
    """The article of each message, and what to say of the messages without one."""
    articles, reasons = [], []
    messages = [piece for piece in BETWEEN_MESSAGES.split(content.data) if piece.strip()]
    for number, message in enumerate(messages, start=1):
        try:
            articles.append(article_of(re.sub(rb"\AFrom [^\n]*\n", b"", message).replace(b"\n>From ", b"\nFrom ")))
        except Rejected as error:
            reasons.append(f"message {number}: {error.problem.detail}")
    if not articles:
        raise Rejected("not-an-article", f"None of the {len(messages)} messages holds an article; {reasons[0]}")
    if reasons:
        return articles, Problem.of("not-an-article", f"{len(reasons)} of {len(messages)} messages; {reasons[0]}")
    return articles, None


def article_of(data: bytes) -> Article:
    message = _forwarded(message_from_bytes(data, policy=policy.default))
    text = _text(message)
    headers = {name: _header(message, name) for name in ("subject", "from", "date", "list-id")}
    cut = FORWARDED.search(text)
    if cut:
        inner, text = _headers_above(text[cut.end() :])
        headers |= inner
    body = paragraphs(
        block
        for block in re.split(r"\n\s*\n", text)
        if not (len(block) < LONGEST_FURNITURE and FURNITURE.search(block))
    )
    if not body:
        raise Rejected("not-an-article", "The message holds no text.")
    sender = re.sub(r"<[^>]*>|\"", " ", headers["from"]).strip() or headers["from"].strip("<> ")
    names = [] if headers["list-id"] else names_in(sender)
    return stated_article(
        "header",
        title=SUBJECT_PREFIX.sub("", headers["subject"]),
        source=None if names else sender,  # a person writes; a newsletter is published
        authors=names,
        published=headers["date"],
        language=_header(message, "content-language") or None,
        body=body,
    )


def _forwarded(message: EmailMessage) -> EmailMessage:
    """The message that was attached whole, where one was; else the message itself."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
                return inner[0]
    return message


def _text(message: EmailMessage) -> str:
    """The richest readable part: HTML where there is any, since the plain part is often a stub."""
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
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError, AssertionError):  # an unknown charset, a broken encoding
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        IndexError,
    ):  # headers that the parser of addresses breaks on
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
