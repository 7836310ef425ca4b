"""Detect pages with sentences but without an article: login walls, robot checks, error pages."""

import re
from itertools import islice

from clipwire.model.errors import Rejected
from clipwire.parsing.consent import asks_for_consent
from clipwire.parsing.formats.html.page import Page

WALLS = [
    # words of the page                                                                 name of such a page in messages
    (r"(?:are you|verify (?:that )?you(?:'re| are)|confirm you are) (?:a |not a )?(?:human|robot)", "a robot check"),
    (r"(?:checking|verifying) (?:if the site connection is secure|your browser|you are human)", "a robot check"),
    (r"unusual (?:traffic|activity) from your|complete the captcha|just a moment\b", "a robot check"),
    (r"(?:please )?enable (?:javascript|cookies)|javascript is (?:disabled|required)", "a page that needs scripts"),
    (r"access (?:to this page has been )?denied|403 forbidden|request blocked", "an access denial"),
    (r"(?:404|page) (?:page )?not found|page (?:you (?:requested|are looking for)|no longer exists)", "an error page"),
    (
        r"(?:log|sign) in to (?:continue|your account|read)|(?:create|register) (?:a )?(?:free )?account to",
        "a login wall",
    ),
]
WALL = [(re.compile(rf"\b{pattern}", re.IGNORECASE), kind) for pattern, kind in WALLS]

NOT_FOUND = re.compile(
    r"\W*(?:(?:error|fehler|erreur|errore|erro|ошибка|błąd|hata)?\W*404\W*(?:error|fehler|erreur)?"
    r"|(?:die )?seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada"
    r"|pagina non trovata|página não encontrada|pagina niet gevonden|sidan (?:hittades inte|kunde inte hittas)"
    r"|siden (?:blev|ble) ikke funnet|siden ikke fundet|sivua ei löydy|nie znaleziono strony"
    r"|strona nie została znaleziona|stránka (?:nenalezena|nebyla nalezena)|az oldal nem található"
    r"|pagina nu (?:a fost găsită|există)|sayfa bulunamadı|страница не найдена|сторінку не знайдено"
    r"|страницата не е намерена|η σελίδα δεν βρέθηκε|الصفحة غير موجودة|הדף לא נמצא|صفحه یافت نشد"
    r"|halaman tidak ditemukan|không tìm thấy trang|ไม่พบหน้า.{0,20}|您访问的页面不存在|页面不存在"
    r"|找不到(?:页面|頁面|該頁面)|ページが見つかりません.{0,8}|페이지를 찾을 수 없습니다)\W*",
    re.IGNORECASE,
)
"""Titles and first lines of error pages in other languages."""
MAX_ERROR_CHARS = 600
MAX_NOTICE_CHARS = 1_000
"""A text of this length or more is not a notice, whatever its words are."""
MAX_LINKED = 0.7
"""Share of the body that may be in links."""
MIN_CHARS_BEFORE_SIGN = 60
"""A notice begins with its words; a report has them within a sentence."""
MIN_PROSE_CHARS, MIN_PROSE_LINES = 80, 2
ENDS = (".", "!", "?", "”", "»", "。")
LETTER = re.compile(r"\w")
MIN_LETTERS = 25
"""Letters and digits of an article."""


def _reports(page: Page, sign: re.Pattern[str]) -> bool:
    """Whether a stated article writes about notices: only its title or the end of a long sentence has their words."""
    if not page.stated_article:
        return False
    lines = page.body.split("\n\n")
    places = [found.start() if (found := sign.search(line)) else None for line in lines]
    if any(place is not None and place < MIN_CHARS_BEFORE_SIGN for place in places):
        return False
    prose = [len(line) >= MIN_PROSE_CHARS and line.endswith(ENDS) for line in lines]
    return sum(prose) >= MIN_PROSE_LINES


def refuse_without_article(page: Page) -> None:
    """Raises `Rejected` (not-an-article) if the page is a wall, a notice or a list of links, or has no text."""
    if len(page.body) < MAX_NOTICE_CHARS:
        seen = f"{page.title or ''}\n{page.body}"
        for sign, kind in WALL:
            if (found := sign.search(seen)) and not _reports(page, sign):
                raise Rejected("not-an-article", f"The page is {kind}, not an article: it says “{found[0]}”.")
    if len(page.body) < MAX_ERROR_CHARS and not page.published and not page.authors:
        for line in (page.title or "", page.body.split("\n", 1)[0]):
            if NOT_FOUND.fullmatch(line.split(" - ")[0]):
                raise Rejected("not-an-article", f"The page is an error page, not an article: it says “{line}”.")
    if not page.authors and asks_for_consent(page.body.split("\n\n")):
        raise Rejected("not-an-article", "The page asks for consent to cookies and advertising; it has no article.")
    if page.linked > MAX_LINKED:
        raise Rejected("not-an-article", "The page is a list of links, not an article.")
    if sum(1 for _ in islice(LETTER.finditer(page.body), MIN_LETTERS)) < MIN_LETTERS:
        raise Rejected("not-an-article", "The page holds no running text.")
