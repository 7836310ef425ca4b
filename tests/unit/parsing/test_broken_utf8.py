"""UTF-8 with a few broken bytes stays UTF-8; much broken is another encoding."""

import pytest

from clipwire.parsing.decoding import decode
from clipwire.parsing.formats.html.tree import decoded

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


@pytest.mark.parametrize(
    ("text", "other"), [("Größe und Gemüse wachsen früh", "cp1252"), ("Łódź żegluje wśród fal", "cp1250")]
)
def test_a_text_that_is_put_together_of_two_encodings_is_read(text: str, other: str) -> None:
    # Given lines in UTF-8 and lines in an older encoding
    data = f"{text}, sagte der Rat.\n".encode() + f"{text}, sagte der Bote.\n".encode(other) * 3
    # Then no line is broken
    found = decode(data)
    assert found.text == f"{text}, sagte der Rat.\n" + f"{text}, sagte der Bote.\n" * 3
    assert found.warnings[0].startswith("The file is in two encodings")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_page_in_wide_letters_without_a_mark_is_read(encoding: str) -> None:
    # Given a page whose letters have no zero bytes, unlike its tags
    page = (
        f"<html><head><title>Лёд</title></head><body><p>{'Ледовую дорогу на остров открыли в воскресенье. ' * 20}</p>"
    )
    assert decoded(page.encode(encoding)) == page
