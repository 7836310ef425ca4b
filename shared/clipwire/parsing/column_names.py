"""Names of fields of articles in exports that follow no standard: columns of tables, keys of JSON from scrapers."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

Role = Literal[
    "title", "subtitle", "text", "teaser", "published", "modified", "url", "authors", "source", "language", "image"
]

NAMES: dict[Role, str] = {
    # role       names without spaces, hyphens and underscores, the best first
    "title": "title headline heading articletitle newstitle titel überschrift schlagzeile titre título titulo titular"
    " manchete titolo заголовок 제목 기사제목 标题 標題 タイトル 見出し",
    "subtitle": "subtitle subheadline subheading untertitel soustitre subtítulo subtitulo sottotitolo 부제목",
    "text": "text body content article articletext articlebody articlecontent fulltext fullcontent maintext bodytext"
    " story contenttext bodyhtml contenthtml inhalt artikel texte contenu texto contenido cuerpo conteúdo conteudo"
    " testo contenuto текст содержание 본문 내용 기사본문 正文 内容 內容 本文",
    "teaser": "description summary teaser abstract snippet excerpt lead standfirst zusammenfassung résumé resumen"
    " resumo sommario 요약 摘要",
    "published": "publishedat published datepublished publisheddate publicationdate publishdate datepublish pubdate"
    " publishedon dateofpublication date datetime day time timestamp createdat createdutc created datum"
    " veröffentlicht fecha data дата 날짜 일자 게재일 发布时间 發布時間 日期 时间 日付 日時",
    "modified": "modifiedat modified datemodified datemodify updatedat updated lastmodified dateupdated lastmod",
    "url": "url link articleurl articlelink weburl canonicalurl permalink href address ссылка 링크 链接 連結 リンク",
    "authors": "authors author byline writer writers reporter journalist autor autoren verfasser auteur auteurs autore"
    " автор 기자 기고자 작성자 作者 记者 記者 著者",
    "source": "source sourcename publication publisher outlet newspaper newspapername site sitename website medium"
    " media domain sourcedomain quelle zeitung fuente fonte источник 언론사 출처 来源 來源 媒体 出典",
    "language": "language lang sprache langue idioma lingua язык 언어 语言 言語",
    "image": "urltoimage imageurl image topimage leadimageurl",
}
ROLE_OF: dict[str, tuple[Role, int]] = {
    name: (role, rank) for role, names in NAMES.items() for rank, name in enumerate(names.split())
}
SEPARATORS = re.compile(r"[\s_\-.:\ufeff]+")


def roles_of(names: Iterable[str]) -> dict[Role, str]:
    """The names that are known, by role; of several for one role the best."""
    found: dict[Role, tuple[int, str]] = {}
    for name in names:
        role, rank = ROLE_OF.get(SEPARATORS.sub("", name).lower(), (None, 0))
        if role and (role not in found or rank < found[role][0]):
            found[role] = rank, name
    return {role: name for role, (_, name) in found.items()}


def states_articles(roles: Mapping[Role, Any]) -> bool:
    """Whether such columns are those of articles: a title and a text; or a title, a teaser, and day and address."""
    return "title" in roles and ("text" in roles or {"teaser", "published", "url"} <= roles.keys())
