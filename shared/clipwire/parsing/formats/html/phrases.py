"""The words by which pages announce what is not their article, in the languages of the press that we read most.

Patterns match a whole heading or a whole line, without its marks, in any case.
"""

import re

TEASERS = {
    # language: headings of sections that lead to other articles, or to the readers' own words
    "en": [
        r"(?:more|latest|top|other|also|the latest) (?:from|in|on|news|stories|articles|headlines|posts)\b.{0,40}",
        r"more(?: like this)?|most (?:read|popular|viewed|shared|recent)\b.{0,30}",
        r"(?:popular|trending)(?: (?:now|posts|stories|articles))?",
        r"related(?: (?:articles?|stor(?:y|ies)|posts?|content|topics?|news|coverage|links?|reading|tags))?",
        r"recommended(?: (?:for you|stories|reading|articles?))?",
        r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}",
        r"editors?['’]s? (?:picks?|choice)|up next|read (?:next|more|also)|what to read next|keep reading",
        r"don['’]t miss|see also|from our partners|around the web",
        r"(?:sponsored|promoted)(?: (?:content|stories|links))?",
        r"(?:leave a )?(?:comment|reply)|\d* ?comments?(?: \(?\d+\)?)?|newsletters?|tags|follow us|share this.{0,20}",
    ],
    "de": [
        r"mehr zum thema|auch interessant|meistgelesen|verwandte artikel|lesen sie auch",
        r"weitere (?:artikel|themen|nachrichten)|das könnte sie auch interessieren",
    ],
    "fr": [
        r"(?:à )?lire (?:aussi|également)|sur le même (?:sujet|thème)|les plus lus",
        r"articles? (?:liés|similaires|recommandés)|à découvrir aussi",
    ],
    "es": [
        r"te puede interesar|más (?:noticias|leídas?|leídos?|información)|lo más (?:leído|visto)",
        r"(?:noticias relacionadas|artículos relacionados)|lee también",
    ],
    "pt": [
        r"(?:leia|veja) (?:também|mais)|mais (?:lidas|lidos|notícias)|você (?:pode|também pode) gostar",
        r"(?:notícias relacionadas|artigos relacionados|posts? relacionados?)",
    ],
    "it": [r"leggi anche|articoli correlati|i più letti|(?:ti )?potrebbe interessar(?:e|ti)"],
    "nl, sv, da, no": [r"lees ook|meest gelezen|läs (?:också|mer|även)|mest läst|les også|mest lest|læs også"],
    "ru": [
        r"читайте (?:также|ещё|еще)|(?:материалы )?по теме|похожие (?:новости|материалы)",
        r"самое (?:читаемое|популярное)|новости партн[её]ров",
    ],
    "pl": [r"(?:czytaj|zobacz) (?:także|też|również)|najczęściej czytane|powiązane"],
    "ko": [r"(?:관련|주요|인기|최신)\s?(?:기사|뉴스)|많이 본 (?:기사|뉴스)|댓글.{0,8}"],
    "zh": [
        r"相关(?:新闻|阅读|文章|推荐|链接)|推荐阅读|热门(?:文章|新闻|推荐)|猜你喜欢",
        r"延伸閱讀|相關(?:新聞|報導|文章)",
    ],
    "ja": [r"関連(?:記事|ニュース|リンク)|あわせて読みたい|おすすめ(?:記事)?|(?:人気|アクセス)(?:記事|ランキング)"],
}

RELATED = {
    # language: headings of lists of articles on the same matter or by the same people
    "en": [
        r"(?:explore )?more (?:from|on|about|in|like) .{2,50}|more (?:stories|articles|news|coverage|reading)",
        r"related(?: (?:articles?|stor(?:y|ies)|posts?|content|news|coverage|links?|reading))?|further reading",
        r"(?:read|see) (?:next|more|also)|also read|recommended(?: (?:for you|stories|reading|articles?))?",
        r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}|what to read next|keep reading",
    ],
    "de": [r"mehr zum thema|verwandte artikel|lesen sie auch|weitere (?:artikel|nachrichten) .{3,30}"],
    "fr": [r"(?:à )?lire (?:aussi|également)|sur le même (?:sujet|thème)|articles? (?:liés|similaires|recommandés)"],
    "es": [r"te puede interesar|noticias relacionadas|artículos relacionados|lee también|más sobre .{3,40}"],
    "pt": [r"(?:leia|veja) (?:também|mais)|(?:notícias|artigos|posts?) relacionad[oa]s?"],
    "it": [r"leggi anche|articoli correlati"],
    "ru": [r"читайте (?:также|ещё|еще)|(?:материалы )?по теме|похожие (?:новости|материалы)"],
    "ko": [r"관련\s?(?:기사|뉴스)"],
    "zh": [r"相关(?:新闻|阅读|文章|推荐|链接|报道)|推荐阅读|延伸閱讀|相關(?:新聞|報導|文章)"],
    "ja": [r"関連(?:記事|ニュース|リンク)|あわせて読みたい"],
}

PROMPTS = {
    # what such a line is: the whole line
    "advertisement": [
        r"(?:paid )?advert(?:isement|isement continues below|ising|s)?|anzeige|publicité|publicidade?|реклама",
        r"광고|广告|広告",
    ],
    "comments": [
        r"(?:\d+ )?comments?|(?:leave|post|add|write) a (?:comment|reply).*|join the (?:conversation|discussion).*",
        r"have your say.*|tell us what you think.*|what do you think\?.{0,60}|let us know .{0,40}comments.*",
        r"join our commenting forum.*",
    ],
    "share": [
        r"share(?: this(?: article| story| post)?)?(?: (?:on|via) .{0,30})?|copy link|bookmark.{0,30}",
        r"e?-?mail this.*|print(?: this)?(?: article| page)?",
    ],
    "see also": [
        r"(?:see (?:also|more)|also (?:read|see)|read (?:also|more|next)|watch(?: more| now)?|listen(?: now)?"
        r"|related(?: (?:article|stor(?:y|ies)|links?|reading|coverage))?|recommended|don['’]t miss|must read"
        r"|in pictures|up next|more)\s*[:|–>-].{3,}",
        r"related|recommended|trending|popular|read more|see also|watch|listen|download|up next|next article",
        r"latest news|explore further|don['’]t miss|must read|most (?:read|popular|viewed)(?: .{0,30})?",
        r"(?:more|latest) (?:from|on|in|stories|news)\b.{0,40}|(?:story|article) continues.*|continue reading.*",
        r"(?:you|they) (?:may|might) also (?:like|be interested in).{0,20}|something to consider",
    ],
    "newsletter": [
        r"(?:click|tap) (?:here|to|on)\b.*|sign up (?:for|to|here|now)\b.*",
        r"subscribe(?: (?:to|now|here|today|for)\b.*)?|sponsored (?:by|content).*",
        r"get (?:the|our|your) .{0,60}(?:app|newsletters?|e-?mails?|on the go)\b.*",
        r"get .{3,60}(?:delivered|in your inbox).*|download (?:our|the) .{0,30}\bapp\b.*",
        r"join (?:our|the) .{0,40}(?:newsletter|group|community|whatsapp|telegram).*",
    ],
    "follow": [
        r".{0,30}\bfollow (?:us|him|her|me|them|@\w+) (?:on|at)\b.{0,120}|follow @?\w+|(?:like|find) us on .*",
        r".{0,30}\bfollow \w+(?: [\w.]+){0,5} (?:on|at)\b.{0,40}"
        r"(?:@|\bx\b|twitter|facebook|instagram|youtube|tiktok|linkedin|threads).{0,80}",
    ],
    "contact": [
        r"(?:e-?mail|contact|reach|write to|send .{0,20} to) .{0,60}@.{0,100}",
        r".{0,60}\bcan be (?:reached|contacted|emailed) (?:at|by|on|via)\b.{0,60}(?:@|\d{3}|twitter).{0,60}",
        r"reach the (?:reporter|author|writer)s? (?:on|at).*",
    ],
    "rights": [
        r"(?:©|\(c\)|ⓒ|copyright (?:©|\(c\)|\d{4}|by\b)).{0,160}|(?:copyright\b.{0,80})?all rights reserved.*",
        r"our standards:.*|.{0,80}무단\s?전재.{0,40}|.{0,60}版权所有.{0,60}",
    ],
    "credit": [
        r"(?:image|photo(?:graph)?|picture|video|foto|bild)s? ?(?:credit|source|courtesy|by|via|from)?s?\s*[:/©]"
        r".{0,100}",
        r"credit:.{0,60}|\(?(?:photo|image) by .{0,60}|view (?:gallery|comments|all).{0,30}",
    ],
    "labels": [
        r"(?:tags?|categor(?:y|ies)|filed under|topics?|labels?|keywords?|schlagworte|mots[ -]clés|etiquetas|теги|태그"
        r"|标签|關鍵字)\s*:.*",
    ],
    "dates": [
        r"(?:last )?(?:updated|(?:first )?published|posted|modified)(?: (?:on|at)|:)? (?!in\b).{0,30}\d.{0,40}",
    ],
    "scripts": [
        r"(?:this|the) (?:slideshow|video|content|site|page) requires (?:javascript|flash).*",
        r"(?:please )?enable javascript.*|loading",
    ],
    "offer": [
        r"if you (?:have )?(?:enjoyed|liked) this (?:article|story|post|piece|content).*",
        r"if you (?:buy|purchase) .{0,30} (?:through|via|using|from) (?:this|our|a|the) .{0,120}",
        r".{0,60}\bmay (?:earn|get|receive) .{0,40}(?:commission|share of the sale)\b.{0,80}",
    ],
}

PAYWALLS = {
    # language: what stands where a paywall cuts the article off
    "en": [
        r".{0,80}\b(?:subscribe|log ?in|sign (?:in|up)|register|create .{0,20}account|become a (?:member|subscriber))"
        r".{0,40}\bto (?:continue|keep|read|finish|unlock|access|view|get (?:full|unlimited) access)\b.{0,160}",
        r"to (?:(?:continue|keep) reading|read (?:the (?:full|rest)|more)).{0,160}",
        r".{0,60}\b(?:article|content|story|page) is (?:only )?(?:available |reserved |exclusive )?(?:only )?(?:for|to)"
        r" (?:paying |paid |our |premium )?(?:subscribers|members)\b.{0,120}",
        r"(?:already a subscriber|you(?:['’]ve| have) (?:reached|used) .{0,40}(?:free|limit)).{0,160}",
    ],
    "de": [r".{0,60}(?:weiterlesen mit|nur für abonnenten|plus weiterlesen|abonnieren und weiterlesen).{0,80}"],
    "fr": [r".{0,60}(?:réservé aux abonnés|il vous reste .{0,20} de cet article|pour lire la suite).{0,120}"],
    "es": [r".{0,60}(?:suscríbete para (?:seguir )?leer|contenido exclusivo para suscriptores).{0,120}"],
    "pt": [r".{0,60}conteúdo exclusivo para assinantes.{0,120}"],
    "it": [r".{0,60}(?:articolo riservato agli abbonati|abbonati per leggere).{0,120}"],
    "ru": [r".{0,60}(?:оформите подписку|только подписчикам|чтобы (?:про)?читать (?:дальше|полностью)).{0,120}"],
    "ko": [r".{0,40}(?:유료\s?회원|구독자 전용|로그인\s?후).{0,80}"],
    "zh": [r".{0,40}(?:订阅后|付费阅读|登录后阅读).{0,80}"],
    "ja": [r".{0,40}(?:会員限定|有料会員|続きを読むには).{0,80}"],
}

MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|fév|avr|mai|juin|juil|août|déc|ene|abr|ago|dic|fev|set|out"
    r"|dez|mär|mrz|okt|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\w{0,9}\.?"
)

HEADERS = {
    # what stands between the title and the first paragraph: the whole line
    "byline": [r"(?!.{0,119}\w{4}[.!?]\W*$)(?:by|von|par|por|от)\b.{2,90}"],
    "date with a label": [
        r"(?:published|posted|updated|publicado|publié|veröffentlicht|опубликовано|기사입력|입력|发布时间|来源)\b.{0,90}",
    ],
    "time of day": [r".{0,60}\b\d{1,2}(?:[:h]|시 ?)\d\d\b.{0,40}"],
    "date": [
        rf".{{0,40}}\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b.{{0,50}}",
        rf".{{0,40}}\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?{MONTH},?(?: de)? \d{{4}}\b.{{0,40}}",
        r".{0,30}\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b.{0,110}|.{0,30}\d{4}年\d{1,2}月\d{1,2}日.{0,30}",
    ],
    "reading time": [r"\d+ min(?:ute)?s? read.*"],
}

BIO = (
    # what is said about an author of the article, who is known by name
    r"\W*(?:(?:\w+['’]s )?{name}\b.{{0,60}}\b(?:is|was|are|has been|serves as|works as)\b.{{0,80}}\b(?:reporter|editor"
    r"|writer|author|correspondent|columnist|journalist|contributor|producer|professor|fellow|analyst|critic|host"
    r"|blogger|historian|curator)\b.*"
    r"|{name}\b.{{0,30}}\b(?:covers|writes (?:about|for|on)|reports (?:on|for|from)|joined|can be reached)\b.*"
    r"|(?:about (?:the author|{name})|{name}))\W*"
)


def _one_of(table: dict[str, list[str]]) -> "re.Pattern[str]":
    return re.compile(rf"\W*(?:{'|'.join(row for rows in table.values() for row in rows)})\W*", re.IGNORECASE)


TEASER_HEADING = _one_of(TEASERS)
TEASER_LINE = re.compile(rf"{TEASER_HEADING.pattern}[:：|>–-]\s*\S.{{2,}}", re.IGNORECASE)
"""Such a heading with what it leads to behind it."""
RELATED_HEADING = _one_of(RELATED)
PROMPT = _one_of(PROMPTS)
PAYWALL = _one_of(PAYWALLS)
HEADER = _one_of(HEADERS)


def bio_of(name: str) -> "re.Pattern[str]":
    """The pattern of a whole line that says who a person is."""
    return re.compile(BIO.format(name=re.escape(name)), re.IGNORECASE)
