"""Messages of e-mail and other MIME: parsed within limits, with the texts of their parts and headers decoded."""

import re
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy

from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS, Limits
from clipwire.parsing.decoding import decode
from clipwire.parsing.fragments import fragment_text

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


def attached_to(message: EmailMessage) -> list[EmailMessage]:
    """The messages that are attached to this one: one that is sent on, or those of a digest."""
    found: list[EmailMessage] = []
    for part in message.iter_parts() if message.is_multipart() else ():
        inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            found.append(inner[0])
        elif part.get_content_maintype() == "multipart":
            found += attached_to(part)  # type: ignore[arg-type]  # a part of a message is a message
    return found


def text_of(message: EmailMessage) -> str:
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


def is_tnef(part: MIMEPart) -> bool:
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


def header_of(message: EmailMessage, name: str) -> str:
    raw = next((str(value) for header, value in message.raw_items() if header.lower() == name), "")
    if any("\udc80" <= letter <= "\udcff" for letter in raw):  # bytes without a stated encoding
        return _with_charset(
            raw.encode("utf-8", "surrogateescape"), message.get_content_charset() or _charset_of_text(message)
        )
    try:
        return str(message.get(name, ""))
    except Exception:  # the parser of headers raises errors of many kinds for odd dates and addresses
        return ""


def _charset_of_text(message: EmailMessage) -> str | None:
    """The encoding that the text of a message shows, if nothing states it: a header alone is too short for a guess."""
    payload = message.get_payload(decode=True)
    try:
        return decode(payload).encoding if isinstance(payload, bytes) and not payload.isascii() else None
    except Rejected:
        return None


def _with_charset(data: bytes, charset: str | None) -> str:
    """Bytes of a header, which are often in the encoding of the text."""
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return _decoded(data)
