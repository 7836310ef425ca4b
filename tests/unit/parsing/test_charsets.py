"""Charsets that nothing states, or that only a server states."""

import pytest

from clipwire.parsing.charsets import ALPHABETS, best_of_alphabet, in_utf8
from clipwire.parsing.decoding import decode
from clipwire.parsing.formats.html.tree import decoded

TEXTS = {
    "ru": "Рыбаки вернулись в гавань утром, и начальник порта Сергей Орлов сказал, что улов хороший.",
    "uk": "Рибалки повернулися до гавані вранці, і начальниця порту Олена Шевчук сказала, що їхній улов добрий.",
    "bg": "Рибарите се върнаха сутринта в пристанището, съобщи вестникът, а уловът им беше добър.",
    "pl": "Rybacy wrócili rano do portu i kierowniczka powiedziała, że połów śledzi był dobry; łódź Żuraw stoi.",
    "cs": "Rybáři se ráno vrátili do přístavu a vedoucí řekl, že úlovek byl dobrý a lodě zůstanou přes neděli.",
    "hu": "A halászok reggel visszatértek a kikötőbe, és a főnök szerint jó volt a fogás, a hűtőház megtelt.",
    "fr": "Les pêcheurs sont rentrés ce matin et la cheffe du port, Hélène Dubois, a dit que « la pêche » était bonne.",
    "de": "Die Fischer kehrten früh in den Hafen zurück; „ein schöner Fang“, sagte die Bäckerin Ute Größe.",
    "tr": "Balıkçılar sabah limana döndü ve başkan Ayşe Şahin avın iyi olduğunu, gemilerin çıkacağını söyledi.",
    "en": "The harbour board’s chairman said the café on the quay — “a disgrace” — would close in May.",
}
WRITTEN_IN = {
    "ru": ["cp1251", "koi8_r", "iso8859_5", "cp866"],
    "uk": ["cp1251", "koi8_u", "iso8859_5"],
    "bg": ["cp1251", "iso8859_5"],
    "pl": ["cp1250", "iso8859_2"],
    "cs": ["cp1250", "iso8859_2"],
    "hu": ["cp1250", "iso8859_2"],
    "fr": ["cp1252", "mac_roman"],
    "de": ["cp1252", "mac_roman"],
    "tr": ["cp1254"],
    "en": ["cp1252", "mac_roman"],
}
PAIRS = [(language, charset) for language, charsets in WRITTEN_IN.items() for charset in charsets]


@pytest.mark.parametrize(("language", "charset"), PAIRS)
def test_a_charset_is_told_by_the_words_that_come_out(language: str, charset: str) -> None:
    # Given a text in one of the charsets of its alphabet, and the most usual of them as a guess
    data = TEXTS[language].encode(charset)
    [usual] = [charsets[0] for charsets in ALPHABETS if charset in charsets]
    # Then the text is whole in the charset that is found
    assert data.decode(best_of_alphabet(data, usual)) == TEXTS[language]


def test_a_guess_of_another_alphabet_is_kept() -> None:
    assert best_of_alphabet("어선들이 돌아왔다".encode("cp949"), "cp949") == "cp949"


@pytest.mark.parametrize("charset", ["koi8_r", "cp1251"])
def test_a_page_in_russian_without_a_declaration_is_read(charset: str) -> None:
    page = f'<html lang="ru"><body><p>{TEXTS["ru"]}</p></body></html>'
    assert TEXTS["ru"] in decoded(page.encode(charset))
    assert TEXTS["ru"] in decode(f"{TEXTS['ru']}\n\n{TEXTS['ru']}".encode(charset)).text


def test_what_a_server_states_is_used_unless_the_bytes_are_utf_8() -> None:
    russian = TEXTS["ru"]
    assert in_utf8(russian.encode("koi8_r"), "KOI8-R").decode() == russian
    # A server that states a charset for all its pages is not believed against the bytes
    assert in_utf8(russian.encode(), "koi8-r").decode() == russian
    # Latin is what servers state by default
    cyrillic = russian.encode("cp1251")
    assert in_utf8(cyrillic, "ISO-8859-1") == cyrillic
    for other in ("no-such-charset", "x-no-such", "punycode", "rot13", "idna"):
        assert in_utf8(cyrillic, other) == cyrillic
    assert in_utf8(cyrillic, None) == cyrillic


def test_a_page_with_one_sound_letter_and_one_broken_byte_is_utf_8() -> None:
    found = decode("The café opens.".encode() + b"\xff" + b" It is new.")
    assert (found.encoding, found.text) == ("utf-8", "The café opens.\ufffd It is new.")


def test_turkish_that_is_said_to_be_latin_keeps_its_letters() -> None:
    # Given pages that state ISO 8859-1, in Turkish and in Icelandic
    turkish = "Büyükşehir Belediyesi vapur ücretlerini artırdı; Işık Çağlar başka çare kalmadığını söyledi."
    icelandic = "Bæjarstjórnin hækkaði fargjöld í ferjuna og sagði að það hefði ekki verið hægt að bíða lengur með það."
    page = '<meta charset="iso-8859-1"><title>x</title><body><p>{}</p>'
    # When they are read
    of_turkish = decoded(page.format(turkish).encode("cp1254"))
    of_icelandic = decoded(page.format(icelandic).encode("cp1252"))
    # Then each has its own letters
    assert turkish in of_turkish
    assert icelandic in of_icelandic
