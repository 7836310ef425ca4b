"""Notices that ask for consent are no articles; reports about them are."""

import pytest

from clipwire.model.errors import Rejected
from clipwire.parsing.consent import asks_for_consent
from clipwire.parsing.registry import parse

NOTICES = {
    "en": [
        "We and our 214 partners store information on a device, such as cookies, and process personal data.",
        "You may click to consent to the processing for personalised advertising, or change your preferences.",
    ],
    "de": [
        "Besuchen Sie unsere Seite wie gewohnt mit Werbung und Tracking. Ihre Zustimmung ist jederzeit widerrufbar.",
        "Wir arbeiten mit 96 Drittanbietern zusammen, die auf Ihrem Gerät Cookies speichern.",
    ],
    "fr": [
        "Nos partenaires et nous déposons des cookies et traitons des données personnelles sur votre appareil.",
        "Vous pouvez retirer votre consentement ou vous opposer aux publicités à tout moment.",
    ],
    "tr": [
        "Biz ve iş ortaklarımız, cihazınızda çerezler kullanarak kişisel verilerinizi işliyoruz.",
        "Reklamlar için açık rıza vermek zorunda değilsiniz, siz karar verirsiniz.",
    ],
    "ja": ["当社とパートナーは、お客様の端末にクッキーを保存し、個人データを処理することに同意を求めます。"],
}
REPORTS = {
    "en": [
        "A court fined the paper on Monday for asking its readers to accept cookies before they saw a page.",
        "“We value your privacy”, its banner said, but the paper shared personal data with 812 partners.",
        "The Gazette will appeal, its editor said. “Advertising pays our reporters.”",
    ],
    "de": [
        "Datenschützer kritisieren, dass die Behörde personenbezogene Daten ohne Einwilligung weitergibt.",
        "Sie fordern ein Verbot von Tracking und Werbung in den Ämtern, wie die Sprecherin mitteilte.",
    ],
    "es": [
        "La autoridad multó al diario por dar datos personales a terceros sin el consentimiento de sus lectores.",
        "El director dijo que la publicidad y las cookies pagan su sueldo.",
    ],
}


@pytest.mark.parametrize("language", NOTICES)
def test_a_notice_that_speaks_to_the_reader_asks_for_consent(language: str) -> None:
    # Given the text that a site sends in place of an article, when it is looked at, then it asks for consent
    assert asks_for_consent(NOTICES[language])


@pytest.mark.parametrize("language", REPORTS)
def test_a_report_about_consent_does_not_ask_for_it(language: str) -> None:
    # Given a report with the same words, when it is looked at, then it is no notice
    assert not asks_for_consent(REPORTS[language])


def test_a_page_with_nothing_but_a_notice_is_refused() -> None:
    # Given a page of a wall, and a page of a report
    wall, report = (
        f"<html><title>The Mereside Echo</title><body><h1>Cookies</h1>{''.join(f'<p>{text}</p>' for text in texts)}"
        for texts in (NOTICES["en"], REPORTS["en"])
    )
    # When they are read, then only the wall is refused
    with pytest.raises(Rejected, match="consent"):
        parse(wall.encode())
    assert parse(report.encode()).articles[0].body.startswith("A court fined")


def test_a_copied_notice_is_refused_too() -> None:
    # Given the text of a wall, as one copies it
    wall = "Before you continue\n\n" + "\n\n".join(NOTICES["en"]) + "\n\nAccept all\nReject all\n"
    # When it is read, then it is refused
    with pytest.raises(Rejected, match="consent"):
        parse(wall.encode())
