"""Keywords outside English: no verbs of the headline, no titles alone, no parts of names."""

import pytest

from clipwire.enrichment.keywords import find_keywords


@pytest.mark.parametrize(
    ("language", "title", "text", "names", "keywords"),
    [
        # the headline's verb is once in the body, the topic twice
        (
            "tr",
            "Belediye köprü projesini iptal etti",
            "Belediye köprü projesini iptal etti. Köprü eski. Yeni köprü gelecek yıl yapılacak.",
            [],
            ["köprü"],
        ),
        # a title alone and a part of a name
        (
            "id",
            "Presiden Santoso buka pelabuhan",
            "Presiden Budi Santoso membuka pelabuhan. Presiden datang pagi. Santoso berpidato. Santoso dan pelabuhan.",
            ["Budi Santoso"],
            ["Budi Santoso", "pelabuhan"],
        ),
        (
            "ar",
            "رئيس البلدية يفتتح المرفأ",
            "افتتح رئيس البلدية سمير حداد المرفأ. وقال رئيس اللجنة إن المرفأ جاهز، وزار رئيس الشركة المرفأ.",
            ["سمير حداد"],
            ["سمير حداد", "المرفأ"],
        ),
    ],
)
def test_keywords_are_topics_and_names(
    language: str, title: str, text: str, names: list[str], keywords: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clipwire.enrichment.keywords.SHORT_CHARS", 0)
    assert sorted(find_keywords(text, title, language, names)) == sorted(keywords)


def test_a_short_text_has_its_topics_once() -> None:
    assert "båten" in find_keywords("Vi ventet, men båten kom ikke den dagen.", "Båten kom for sent", "no")
