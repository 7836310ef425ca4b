"""The words that mark metadata lines: labels before a value, words beside a date; in the languages of the press."""

from typing import Literal

Role = Literal["published", "modified", "crawled", "unlabelled"]

LABELS: dict[str, str] = {
    label: meaning
    for meaning, labels in [
        # meaning    printed labels
        ("published", "date|published|posted|pubdate|pub date|publication date|date of publication|published on"),
        ("published", "dated|published at|posted on|posted at|first published|issued|released|release date"),
        ("published", "date published|publish date|날짜|날자|일자|입력|등록|작성일|게재일|发布时间|发表时间"),
        ("published", "日期|时间|发布日期|日付|公開|公開日|掲載日|дата|опубликовано|дата публикации|fecha"),
        ("published", "publicado|publicado el|datum|veröffentlicht|publié|publié le|date de publication|data"),
        ("published", "pubblicato|التاريخ"),
        ("modified", "updated|last updated|modified|last modified|date modified|updated on|revised|corrected"),
        ("modified", "최종수정|수정|更新|更新时间|更新日|最終更新|обновлено|actualizado|aktualisiert"),
        ("modified", "mis à jour|mis à jour le|atualizado"),
        ("crawled", "crawled|crawl date|retrieved|accessed|saved|captured|archived|downloaded|fetched"),
        ("crawled", "snapshot|printed|date accessed|retrieved on|accessed on|date retrieved|saved on"),
        ("crawled", "captured on|access date"),
        ("source", "source|sources|publication|publisher|outlet|newspaper|site|출처|来源|來源|出典|источник"),
        ("source", "fuente|quelle|fonte|المصدر"),
        ("author", "author|authors|by|byline|reporter|writer|journalist|written by|기자|글쓴이|作者|记者"),
        ("author", "автор|autor|auteur|autore"),
        ("url", "url|link|permalink|address|web|original url|source url|page url|original|원문|链接|网址"),
        ("url", "ссылка|enlace"),
        ("title", "title|headline|제목|标题|標題|タイトル|заголовок|titel|titre|título"),
        ("ignored", "section|category|language|edition|page|volume|issue|reading time|location|word count"),
        ("ignored", "words|length|slug|id|type|desk|views|hits|조회|조회수|阅读|浏览|责任编辑|责编|编辑"),
    ]
    for label in labels.split("|")
}

_BESIDE_DATES: list[tuple[Role, str]] = [
    # what the date is of, and the words that say so
    ("modified", "updated update modified revised edited amended corrected 수정 최종수정 更新 更新日"),
    ("modified", "обновлено"),
    ("modified", "actualizado aktualisiert atualizado"),
    ("crawled", "crawled retrieved accessed saved captured archived printed downloaded"),
    ("published", "published posted publication date issued released first created 입력 등록 기사입력 发布"),
    ("published", "发布于 公開"),
    ("published", "опубликовано publicado veröffentlicht publié"),
    # words that say nothing of it
    ("unlabelled", "on at am pm the last of le la el um by hrs hours uhr local time is was г года"),
    ("unlabelled", "eastern pacific central mountain european standard daylight summer"),
    ("unlabelled", "edt est et pt gmt utc kst jst ist cst bst cet msk мск"),
    ("unlabelled", "monday tuesday wednesday thursday friday saturday sunday"),
    ("unlabelled", "mon tue tues wed thu thur thurs fri sat sun"),
    ("unlabelled", "월 화 수 목 금 토 일 월요일 화요일 수요일 목요일 금요일 토요일 일요일"),
    ("unlabelled", "星期一 星期二 星期三 星期四 星期五 星期六 星期日 周一 周二 周三 周四 周五 周六 周日"),
    ("unlabelled", "月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日"),
    ("unlabelled", "понедельник вторник среда четверг пятница суббота воскресенье"),
    ("unlabelled", "lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta"),
    ("unlabelled", "feira"),
    ("unlabelled", "lundi mardi mercredi jeudi vendredi samedi dimanche"),
    ("unlabelled", "montag dienstag mittwoch donnerstag freitag samstag sonntag"),
]
BESIDE_DATES: dict[str, Role] = {word: role for role, words in _BESIDE_DATES for word in words.split()}
"""Words that may stand in a line that is nothing but a date."""
