"""One reader of furniture for every format: the same lines go, and the same stay, in HTML, page dumps and mail."""

from collections.abc import Callable, Sequence
from html import escape

import pytest

from clipwire.parsing.furniture import KEPT, Kind, is_bio, kind_of, leads_elsewhere, own_paragraphs
from clipwire.parsing.registry import parse
from clipwire.wording import table

FURNITURE = {
    "en": [
        "Share this article",
        "Share on WhatsApp",
        "Facebook Twitter WhatsApp Email",
        "Share | Tweet | Print",
        "1.2k shares",
        "Click to share on Reddit (Opens in new window)",
        "Print this page",
        "Listen to this story",
        "Advertisement",
        "Story continues below advertisement",
        "Sponsored content",
        "Subscribe",
        "Subscribe now",
        "Sign up for our weekly newsletter",
        "Sign up to get the harbour briefing in your inbox every morning.",
        "By signing up you agree to our terms and privacy notice.",
        "We use cookies to improve your experience.",
        "Support our independent journalism",
        "Download our free app",
        "Get unlimited digital access",
        "Become a member today",
        "You have read 2 of your 5 free articles this month.",
        "You've reached your limit of free articles.",
        "To continue reading, please subscribe",
        "This article is for subscribers only",
        "Already a subscriber? Log in",
        "Follow us on Facebook and Instagram",
        "You can follow Jane Doe on Twitter at @janedoe.",
        "Read more: Boats come home before the storm",
        "Also read – Boats come home before the storm",
        "Related: Boats come home before the storm",
        "Watch: Boats come home before the storm",
        "Related articles",
        "More from the Harbour News",
        "More on this story",
        "You may also like",
        "Recommended for you",
        "Editors' picks",
        "Most read",
        "Top stories this week",
        "Latest news",
        "Trending now",
        "12 comments",
        "View all 48 comments",
        "Leave a comment",
        "Join the conversation",
        "What do you think? Tell us below",
        "Comments are closed.",
        "Tags: fishing, harbour, nets",
        "Filed under: Ports",
        "© 2025 Harbour News Ltd",
        "Copyright 2025 Harbour News. All rights reserved. This material may not be published or broadcast.",
        "Our Standards: The Harbour News Principles",
        "This article originally appeared on Harbour News.",
        "The post Boats come home appeared first on Harbour News.",
        "Got a tip? Write to the desk",
        "Jane Doe can be reached at jane@harbour.example",
        "If you buy something through our links, we may earn a commission.",
        "Reporting by Jane Doe in Lowmouth; editing by John Roe",
        "(Additional reporting by Ana Silva and Kim Yong Su, with files from Mark Doyle)",
        "Photo: Jane Doe",
        "File photo of the harbour at dawn",
        "Boats in the harbour on Monday. REUTERS/Jane Doe",
        "Your browser does not support the video tag.",
        "Please enable JavaScript to view the comments",
        "0:00 / 2:41",
        "Photo 3 of 12",
        "Skip to main content",
        "Back to top",
        "Home | News | Sport | Weather",
        "Privacy Policy",
        "Load more",
        "5 min read",
        "Next article",
        "-30-",
        "ENDS",
    ],
    "de": [
        "Artikel teilen",
        "Auf Facebook teilen",
        "Anzeige",
        "Newsletter abonnieren",
        "Jetzt anmelden",
        "Jetzt weiterlesen mit Plus",
        "Dieser Artikel ist nur für Abonnenten",
        "Lesen Sie auch: Die Flotte kehrt zurück",
        "Mehr zum Thema",
        "Meistgelesen",
        "8 Kommentare",
        "Alle Rechte vorbehalten",
        "Folgen Sie uns auf Instagram",
        "Zur Startseite",
    ],
    "fr": [
        "Partager sur Facebook",
        "Publicité",
        "Inscrivez-vous à notre newsletter",
        "Cet article est réservé aux abonnés",
        "Il vous reste 60 % de cet article à lire",
        "À lire aussi : La flotte rentre au port",
        "Sur le même sujet",
        "Les plus lus",
        "Laisser un commentaire",
        "Tous droits réservés",
    ],
    "es": [
        "Compartir en WhatsApp",
        "Publicidad",
        "Suscríbete a nuestro boletín",
        "Contenido exclusivo para suscriptores",
        "Lea también: La flota regresa",
        "Te puede interesar",
        "Lo más leído",
        "Deja un comentario",
        "Todos los derechos reservados",
        "Síguenos en Facebook",
    ],
    "pt": [
        "Compartilhe esta notícia",
        "Continua após a publicidade",
        "Inscreva-se na nossa newsletter",
        "Conteúdo exclusivo para assinantes",
        "Leia também: A frota regressa",
        "Mais lidas",
        "Deixe um comentário",
    ],
    "it": ["Condividi su Facebook", "Pubblicità", "Leggi anche: La flotta ritorna", "Riproduzione riservata"],
    "nl": ["Deel dit artikel", "Advertentie", "Lees ook: De vloot keert terug", "Meest gelezen"],
    "sv": ["Dela artikeln", "Annons", "Läs också: Fiskeflottan återvänder", "Mest läst"],
    "pl": ["Udostępnij", "Reklama", "Czytaj także: Flota wraca do portu", "Najczęściej czytane", "Dodaj komentarz"],
    "tr": ["Paylaş", "Reklam", "İlgili haberler", "Yorum yap", "Tüm hakları saklıdır"],
    "ru": [
        "Поделиться",
        "Реклама",
        "Подпишитесь на нашу рассылку",
        "Читайте также: Флот возвращается",
        "Материалы по теме",
        "Самое читаемое",
        "Оставить комментарий",
        "Теги: рыболовство, порт",
        "Все права защищены",
    ],
    "uk": ["Поділитися", "Читайте також: Флот повертається", "Останні новини", "Усі права захищено"],
    "ar": ["شارك الخبر", "إعلان", "اقرأ أيضا", "الأكثر قراءة", "جميع الحقوق محفوظة"],
    "ko": ["공유하기", "광고", "관련기사", "많이 본 뉴스", "댓글 12", "무단전재 및 재배포 금지"],
    "zh": ["分享到微信", "广告", "相关新闻", "热门推荐", "登录后阅读全文", "版权所有", "发表评论"],
    "ja": ["シェアする", "広告", "関連記事", "アクセスランキング", "この記事は会員限定です", "無断転載を禁じます"],
}  # fmt: skip

TEXT = {
    "en": [
        "Share prices fell by a third on Monday.",
        "Follow-up talks are set for next week.",
        "Subscribers to the plan pay twelve pounds a month.",
        "Sign up now, said the union, or lose your berth.",
        "Comments from the minister came late in the day.",
        "Related costs rose faster than the catch.",
        "More boats came home than had left.",
        "More from the seabed is brought up every year.",
        "Latest figures show a fall in landings.",
        "Most read the notice and went back to work.",
        "Advertisement spending has halved since then.",
        "Join us or stay ashore, the crews were told.",
        "Register with the harbour office to keep your licence, the clerk told them.",
        "Continue reading the list aloud, the speaker ordered.",
        "Updated rules on overtime come into force on Monday.",
        "Posted losses of 3.2 million frightened the bank.",
        "He told them to follow him on the quay at noon.",
        "“Listen.”",
        "“More?” he asked.",
        "Reporting by the harbour police shows fewer thefts.",
        "Editing by hand took the crew a week.",
        "Photo albums were saved from the flood.",
        "About 300 people came.",
        "Home owners near the quay will pay more.",
        "Search teams found the wreck at dawn.",
        "Copyright law does not cover the chart.",
        "The site uses sonar and the boats use nets.",
        "Tags on the nets were stolen at night.",
        "On April 24, 2025 the fleet returned to the harbour.",
    ],
    "de": [
        "Anzeigen gegen drei Kapitäne gingen am Montag ein.",
        "Teilen will die Reederei den Fang nicht.",
        "Kommentare gab es von der Behörde keine.",
        "Mehr zum Thema sagte der Minister nicht.",
    ],
    "fr": [
        "Partager la prise ne suffira pas, dit le maire.",
        "Publicité et pêche font mauvais ménage ici.",
        "Lire aussi les cartes demande du temps.",
    ],
    "es": [
        "Compartir la pesca no basta, dijo el alcalde.",
        "Más leída que nunca, la carta llegó al puerto.",
        "Síguenos, gritó el patrón desde la barca.",
    ],
    "pt": ["Compartilhar a pesca não basta, disse o prefeito.", "Leia também as cartas, pediu o juiz aos dois."],
    "it": ["Condividere il pescato non basta, dice il sindaco.", "Pubblicità e pesca non vanno d'accordo."],
    "nl": ["Delen van de vangst is niet genoeg, zegt de burgemeester."],
    "sv": ["Dela fångsten räcker inte, säger borgmästaren."],
    "pl": ["Reklama połowów kosztowała więcej niż sieci."],
    "tr": ["Paylaş denilen balık limana hiç gelmedi."],
    "ru": [
        "Поделиться уловом рыбаки отказались.",
        "Реклама порта обошлась дороже самого порта.",
        "Комментарии министра прозвучали поздно вечером.",
    ],
    "uk": ["Поділитися уловом рибалки відмовилися."],
    "ar": ["شارك الوزير في افتتاح الميناء يوم الاثنين.", "إعلان النتائج تأخر إلى المساء."],
    "ko": [
        "공유 어장은 내년부터 문을 연다.",
        "광고 수입은 절반으로 줄었다.",
        "관련 기사를 쓴 기자는 항구로 갔다.",
    ],
    "zh": ["分享渔获的办法还没有定下来。", "广告收入减少了一半。", "相关部门周一派人到港口。"],
    "ja": ["シェアする漁場は来年から開かれる。", "広告収入は半分に減った。", "関連する法律は来年改正される。"],
}  # fmt: skip

BEFORE = [
    "The fishing fleet came back to the harbour on Monday with its holds full, and crowds stood on the quay to see it.",
    "Forty boats had been at sea for three weeks, and the harbour office said that none of them had been damaged.",
]
AFTER = [
    "The catch was sold within an hour, mostly to buyers from the north who had waited on the market since dawn.",
    "The next journey begins when the nets have been mended, which will take about ten days, the harbour office said.",
]


def html_page(paragraphs: Sequence[str]) -> bytes:
    inner = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Fishing fleet returns</title></head><body><main>'
        f"<article><h1>Fishing fleet returns</h1>{inner}</article></main></body></html>"
    ).encode()


def page_dump(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(["Fishing fleet returns to the harbour", "24 April 2025", *paragraphs]).encode()


def mail(paragraphs: Sequence[str]) -> bytes:
    head = (
        "From: Harbour News <news@harbour.example>\r\nSubject: Fishing fleet returns\r\n"
        "Date: Thu, 24 Apr 2025 09:30:00 +0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return (head + "\r\n\r\n".join(paragraphs) + "\r\n").encode()


FORMATS: dict[str, Callable[[Sequence[str]], bytes]] = {"html": html_page, "txt": page_dump, "eml": mail}


def body_of(form: str, paragraphs: Sequence[str]) -> list[str]:
    return parse(FORMATS[form](paragraphs), f"fleet.{form}").articles[0].body.split("\n\n")


def listed(lines: dict[str, list[str]]) -> list[object]:
    return [pytest.param(line, id=f"{language} {line}") for language, group in lines.items() for line in group]


def test_the_tables_are_as_large_as_they_are_said_to_be() -> None:
    assert sum(map(len, FURNITURE.values())) >= 120
    assert sum(map(len, TEXT.values())) >= 60
    assert len(FURNITURE.keys() & TEXT.keys()) >= 10


@pytest.mark.parametrize("line", listed(FURNITURE))
def test_a_line_of_furniture_is_in_no_body(line: str) -> None:
    # Given an article with a line of the page between its paragraphs
    # When it is read as HTML, as a page dump and as mail
    bodies = {form: body_of(form, [*BEFORE, line, *AFTER]) for form in FORMATS}
    # Then the line is in none of the bodies, and the paragraphs above it are in all
    assert kind_of(line) is not Kind.TEXT
    for form, body in bodies.items():
        assert line not in body, form
        assert body[:2] == BEFORE, form


@pytest.mark.parametrize("line", listed(TEXT))
def test_a_line_of_text_is_in_every_body(line: str) -> None:
    # Given an article with a short paragraph that begins like furniture
    # When it is read as HTML, as a page dump and as mail
    bodies = {form: body_of(form, [*BEFORE, line, *AFTER]) for form in FORMATS}
    # Then it is in every body, at its place
    for form, body in bodies.items():
        assert body == [*BEFORE, line, *AFTER], form


def test_kinds_are_in_the_order_of_the_table() -> None:
    parts = {"network", "job", "bio"}
    kinds = list(dict.fromkeys(row.kind for row in table("furniture") if row.kind not in parts))
    assert kinds == [kind.value for kind in Kind if kind not in (Kind.TEXT, Kind.ROW)]


def test_no_phrase_is_of_two_kinds() -> None:
    kinds: dict[str, set[str]] = {}
    for row in table("furniture"):
        for phrase in row.words if row.cell[0] != "/" else ():
            kinds.setdefault(phrase, set()).add(row.kind)
    assert {phrase: found for phrase, found in kinds.items() if len(found) > 1} == {}


def test_a_sender_keeps_contacts_and_notes_that_a_page_dump_leaves_out() -> None:
    # Given a press release with its contact
    line = "Media contact: Jane Doe"
    # When it is read as HTML, as mail and as a page dump
    # Then it stays in what its sender wrote, and not in the text of a saved page
    assert kind_of(line) is Kind.CONTACT
    assert line in body_of("html", [*BEFORE, line, *AFTER])
    assert line in body_of("eml", [*BEFORE, line, *AFTER])
    assert line not in body_of("txt", [*BEFORE, line, *AFTER])


def test_only_mail_leaves_out_what_newsletters_say_of_themselves() -> None:
    line = "Harbour News, 1 Quay, Lowmouth. Unsubscribe at any time."
    assert kind_of(line) is Kind.MAILING
    assert line not in body_of("eml", [*BEFORE, line, *AFTER])
    assert line in body_of("html", [*BEFORE, line, *AFTER])
    assert {name for name, kept in KEPT.items() if Kind.MAILING not in kept} == {"mail"}


def test_a_prompt_to_pay_at_the_end_says_that_the_text_is_cut_off() -> None:
    # Given a newsletter that ends with a prompt to pay, and one that has it in the middle
    prompt = "Subscribe to continue reading"
    # When their paragraphs are read
    # Then only the first is cut off
    assert own_paragraphs([*BEFORE, prompt], "mail") == (BEFORE, True)
    assert own_paragraphs([*BEFORE, prompt, *AFTER], "mail") == ([*BEFORE, *AFTER], False)


def test_lines_of_one_paragraph_are_furniture_together_or_not_at_all() -> None:
    assert own_paragraphs(["Share\nTweet\nPrint", "He told them to\nshare\nthe catch."], "mail")[0] == [
        "He told them to\nshare\nthe catch."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe is a reporter at the Harbour News and lives in Lowmouth.",
        "Lowmouth’s Jane Doe was the paper’s first correspondent in the north.",
        "Jane Doe covers the harbour and its people.",
        "Jane Doe ist Redakteurin der Hafenzeitung.",
        "Jane Doe est journaliste au Courrier du port.",
        "About Jane Doe",
        "Jane Doe",
    ],
)
def test_a_line_says_who_an_author_is(line: str) -> None:
    assert is_bio(line, ["John Roe", "Jane Doe"])
    assert not is_bio(line, ["John Roe"])


@pytest.mark.parametrize("line", ["Jane Doe bought a boat in May.", "The harbour belongs to Jane Doe, the mayor said."])
def test_a_line_about_an_author_of_the_same_name_is_text(line: str) -> None:
    assert not is_bio(line, ["Jane Doe"])


def test_a_heading_with_something_behind_it_leads_elsewhere() -> None:
    assert leads_elsewhere("Most read: Boats come home")
    assert not leads_elsewhere("Lowmouth: Boats come home")
