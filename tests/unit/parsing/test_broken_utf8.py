"""UTF-8 with a few broken bytes stays UTF-8; much broken is another encoding."""

import pytest

from clipwire.parsing.decoding import decode

GERMAN = 3 * (
    "Die Fähre fährt wieder. Über fünfzig Menschen grüßten sie am Morgen auf der Mole, für die Bäckerin war es höchste "
    "Zeit: Sie hatte früh das Mehl zählen müssen. „Wir hören schöne Geräusche“, rief ein Schüler dem Kapitän zu. "
)


@pytest.mark.parametrize("at", [10, 90, 150])
def test_one_broken_byte_is_marked_and_the_rest_is_whole(at: int) -> None:
    # Given a text in UTF-8 with a byte in it that is none
    found = decode(GERMAN[:at].encode() + b"\xff" + GERMAN[at:].encode())
    # Then it is read as UTF-8, the byte is marked, and there is a warning
    assert found.encoding == "utf-8"
    assert found.text.replace("\ufffd", "") == GERMAN
    assert found.warnings == ("1 characters could not be decoded as utf-8.",)


def test_a_text_of_another_encoding_is_not_broken_utf_8() -> None:
    found = decode(GERMAN.encode("cp1252"))
    assert found.encoding != "utf-8"
    assert "Fähre" in found.text
