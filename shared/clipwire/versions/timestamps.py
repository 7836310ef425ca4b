"""Requests and answers of time-stamp authorities (RFC 3161), as far as a stack needs them.

The request has a fixed form, so it is written here byte by byte. The signature in an answer is not checked here:
`openssl ts -verify` does that, for everybody.
"""

STATUS_GRANTED = (0, 1)
"""granted; granted with changes"""

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
"""AlgorithmIdentifier {2.16.840.1.101.3.4.2.1, NULL}"""
_INTEGER, _BOOLEAN, _OCTETS, _SEQUENCE = 0x02, 0x01, 0x04, 0x30


def request(digest: bytes) -> bytes:
    """TimeStampReq: version 1, the SHA-256 of the data, and the wish for the authority's certificate.

    It has no nonce: an older stamp over the same hash proves as much.
    """
    imprint = _der(_SEQUENCE, _SHA256 + _der(_OCTETS, digest))
    return _der(_SEQUENCE, _der(_INTEGER, b"\x01") + imprint + _der(_BOOLEAN, b"\xff"))


def is_granted(answer: bytes, digest: bytes) -> bool:
    """Whether TimeStampResp grants a stamp over this SHA-256."""
    try:
        response, _ = _content(answer, _SEQUENCE)
        status, token = _content(response, _SEQUENCE)
        code, _ = _content(status, _INTEGER)
    except ValueError:
        return False
    return int.from_bytes(code, "big") in STATUS_GRANTED and digest in token


def _der(tag: int, content: bytes) -> bytes:
    assert len(content) < 128, "longer contents need another form of length"
    return bytes([tag, len(content)]) + content


def _content(der: bytes, tag: int) -> tuple[bytes, bytes]:
    """(content, rest) of the first element, which must have this tag."""
    if len(der) < 2 or der[0] != tag:
        raise ValueError("not the expected element")
    length, start = der[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(der[2:start], "big")
    if len(der) < start + length:
        raise ValueError("cut off")
    return der[start : start + length], der[start + length :]
