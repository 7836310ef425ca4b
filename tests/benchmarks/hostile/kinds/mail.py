"""Mail: headers without end, parts in parts, boundaries that deceive."""

from base64 import b64encode
from collections.abc import Callable

from tests.benchmarks.hostile.material import GOOD, SHORT, mail, prose

MULTIPART = "Content-Type: multipart/mixed; boundary=x\n"


def _deep(depth: int) -> bytes:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return mail(headers=opening, body=f"Content-Type: text/plain\n\n{SHORT}\n")


def _attached(depth: int) -> bytes:
    return mail(headers="Content-Type: message/rfc822\n", body="") + b"Content-Type: message/rfc822\n\n" * depth


def _mbox(count: int) -> bytes:
    message = b"From anna@example.org Thu Apr 24 09:30:00 2025\n" + mail(body="The fleet came home. It was late.\n\n")
    return message * count


FILES: dict[str, Callable[[], bytes]] = {
    "subject of encoded words, 340 kB": lambda: mail(subject="=?utf-8?q?Fleet?= " * 20_000),
    "subject of encoded words on 20,000 lines": lambda: mail(subject="=?utf-8?b?RmxlZXQ=?=\n " * 20_000),
    "subject of one encoded word of 1 MB": lambda: mail(subject=f"=?utf-8?b?{b64encode(b'a ' * 400_000).decode()}?="),
    "subject of encoded words never closed": lambda: mail(subject="=?utf-8?q?Fleet " * 20_000),
    "subject of question marks": lambda: mail(subject="=?" * 100_000),
    "subject of 450 kB of words": lambda: mail(subject=prose(450_000, break_=" ").replace("\n", " ")),
    "subject of 1 MB of Re:": lambda: mail(subject="Re: " * 250_000 + "Fleet"),
    "subject of 300 kB of spaces": lambda: mail(subject="Fleet" + " " * 300_000 + "home"),
    "subject of raw bytes": lambda: mail().replace(b"Fleet", b"\xb0\xa1\xb3\xaa" * 50_000),
    "To of 20,000 addresses": lambda: mail(headers=f"Cc: {'a@example.org, ' * 20_000}b@example.org\n"),
    "From of 20,000 addresses": lambda: mail().replace(b"From: ", b"From: " + b"Bo Li <a@b.example>, " * 20_000),
    "From of 100,000 angle brackets": lambda: mail().replace(b"From: ", b"From: " + b"<" * 100_000),
    "From of 100,000 quotation marks": lambda: mail().replace(b"From: ", b"From: " + b'"' * 100_001),
    "From of nested comments": lambda: mail().replace(b"From: ", b"From: " + b"(" * 50_000),
    "From of groups": lambda: mail().replace(b"From: ", b"From: " + b"a: b@c.example; " * 30_000),
    "Date of 500 kB": lambda: mail().replace(b"Date: ", b"Date: " + b"1 Jan " * 80_000),
    "100,000 headers": lambda: mail(headers="".join(f"X-{n}: y\n" for n in range(100_000))),
    "100,000 headers of one name": lambda: mail(headers="Received: by a\n" * 100_000),
    "20,000 subjects": lambda: mail(headers="Subject: A fleet\n" * 20_000),
    "a header on 200,000 lines": lambda: mail(headers="X-Long: a\n" + " b\n" * 200_000),
    "Content-Type with 20,000 parameters": lambda: mail(
        headers="Content-Type: text/plain; " + "; ".join(f"p{n}=v" for n in range(20_000)) + "\n"
    ),
    "Content-Type in 20,000 continued parameters": lambda: mail(
        headers="Content-Type: text/plain; " + "; ".join(f"charset*{n}=a" for n in range(20_000)) + "\n"
    ),
    "Content-Type of 300 kB of semicolons": lambda: mail(headers=f"Content-Type: text/plain{';' * 300_000}\n"),
    "Content-Disposition of 300 kB": lambda: mail(
        headers=f'Content-Disposition: inline; filename="{"a " * 150_000}"\n'
    ),
    "List-Id of 300 kB of encoded words": lambda: mail(headers=f"List-Id: {'=?utf-8?q?a?= ' * 20_000}\n"),
    "Message-ID of 300 kB": lambda: mail(headers=f"Message-ID: <{'a.' * 150_000}@b>\n"),
    "Content-Language of 300 kB": lambda: mail(headers=f"Content-Language: {'en, ' * 75_000}\n"),
    "multiparts 100 deep": lambda: _deep(100),
    "multiparts 2,000 deep": lambda: _deep(2_000),
    "multiparts 100 deep with 100,000 lines": lambda: _deep(100) + b"a line of text.\n" * 100_000,
    "messages attached 3,000 deep": lambda: _attached(3_000),
    "100,000 empty parts": lambda: mail(headers=MULTIPART, body="--x\n\n\n" * 100_000),
    "50,000 HTML parts": lambda: mail(headers=MULTIPART, body="--x\nContent-Type: text/html\n\n<p>a</p>\n" * 50_000),
    "a boundary that is never closed": lambda: mail(headers=MULTIPART, body="--x\n\n" + prose(500_000)),
    "a boundary of 100 kB": lambda: mail(
        headers=f'Content-Type: multipart/mixed; boundary="{"x" * 100_000}"\n', body=f"--{'x' * 100_000}\n\n{SHORT}"
    ),
    "a boundary of an empty string": lambda: mail(
        headers='Content-Type: multipart/mixed; boundary=""\n', body="--\n\n" * 50_000
    ),
    "lines that begin like a boundary": lambda: mail(headers=MULTIPART, body="--xy\n" * 200_000),
    "related, whose start is nowhere": lambda: mail(
        headers='Content-Type: multipart/related; boundary=x; start="<a@b>"\n', body="--x\n\na\n" * 20_000
    ),
    "base64 that is none, 3 MB": lambda: mail(headers="Content-Transfer-Encoding: base64\n", body="!*" * 1_500_000),
    "quoted-printable of equals signs, 3 MB": lambda: mail(
        headers="Content-Transfer-Encoding: quoted-printable\n", body="=" * 3_000_000
    ),
    "uuencoded text that is none": lambda: mail(
        headers="Content-Transfer-Encoding: x-uuencode\n", body="begin\n" * 100_000
    ),
    "a charset that runs code": lambda: mail(headers="Content-Type: text/plain; charset=rot13\n"),
    "a charset that is no text": lambda: mail(headers="Content-Type: text/plain; charset=base64\n"),
    "a charset with a NUL": lambda: mail(headers='Content-Type: text/plain; charset="a\0b"\n'),
    "an HTML part of 50,000 quotes": lambda: mail(
        headers="Content-Type: text/html\n", body="<blockquote>" * 50_000 + SHORT
    ),
    "20,000 forwarded marks": lambda: mail(body="---------- Forwarded message ---------\nFrom: A\n\n" * 20_000 + SHORT),
    "100,000 quoted lines": lambda: mail(body="> > > a line of text.\n" * 100_000),
    "one line of > signs, 1 MB": lambda: mail(body="> " * 500_000 + "\n" + SHORT),
    "lines between On and wrote": lambda: mail(body=("On " + "a wrote " * 30 + "\n") * 10_000 + "> a\n" * 30_000),
    "200,000 headers below a forwarded mark": lambda: mail(
        body="---------- Forwarded message ---------\n" + "Subject: a\n" * 200_000 + "\n" + SHORT
    ),
    "no line feed at all": lambda: b"From: a@b.example To: c@d.example Subject: e " * 20_000,
    "mailbox of 20,000 messages": lambda: _mbox(20_000),
    "mailbox of one line": lambda: b"From a@b.example Thu Apr 24 09:30:00 2025\nSubject: a\n\n" + b"From " * 400_000,
    "mailbox of postmarks only": lambda: b"From a@b.example Thu Apr 24 09:30:00 2025\nSubject: a\n\n" * 40_000,
    "mailbox with one broken message": lambda: _mbox(3) + _attached(3_000) + b"\n\n" + _mbox(3),
    "mail that holds a page of 50,000 attributes": lambda: mail(
        headers="Content-Type: text/html\n", body="<p " + " ".join(f"a{n}=1" for n in range(50_000)) + f">{SHORT}"
    ),
    "a good mail with a good page": lambda: mail(headers="Content-Type: text/html\n", body=GOOD.decode()),
}
