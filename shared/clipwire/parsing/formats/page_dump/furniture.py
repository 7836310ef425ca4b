"""The lines that pages print around an article: a table of phrases, in the languages of the press.

Each phrase is a regular expression for a whole line of up to 300 characters; case does not count. The first kind with a
phrase that fits wins, so the order matters: a paywall's "subscribe to continue reading" is no newsletter.
"""

import re

from clipwire.parsing.formats.page_dump.kinds import Kind

_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|print|messenger|line|weibo"
    r"|wechat|tumblr"
    r"|flipboard|bluesky|threads|mastodon|instagram|youtube|copy(?: link)?|link copied!?|pocket|vk|kakao(?:talk|story)?"
    r"|naver|band)"
)

PHRASES: list[tuple[Kind, list[str]]] = [
    (
        Kind.END_MARK,
        [
            r"[-–—\s*]*(?:-\s?0\s?-|#\s?#\s?#|n{4}|-\s?30\s?-|end(?:s|it)?|\(\s?ends?\s?\)|끝|\(끝\)|[(（]完[)）])[-–—\s*]*",
        ],
    ),
    (Kind.BREAK, [r"[-–—_=*~•·#+.\s]{3,}"]),
    (
        Kind.SHARE,
        [
            r"share|tweet|like|pin|post|save|bookmark|comment|listen",
            r"[\d.,]+[km]?(?: (?:shares?|comments?|likes?|views?|reads?))?",
            r"share (?:this|on|via|to|by|with)\b.{0,40}",
            r"follow us\b.{0,40}",
            rf"{_NETWORK}(?:[\s|,·•/]+{_NETWORK}){{0,12}}",
            rf"(?:click to )?(?:share|tweet|send|e-?mail|print)(?: this)?(?: (?:page|article|story|post))?"
            rf"(?: (?:on|to|via|by|with))?(?: {_NETWORK}| a friend)?(?:\(.{{0,30}}\)|\W)*",
            rf"(?:share|tweet)(?:[\s|,·•/:]+{_NETWORK}){{1,12}}",
            r"listen to (?:this )?(?:article|story).{0,20}|(?:font|text) size.*|a\s?[-+]|a a a",
            r"공유(?:하기)?|인쇄(?:하기)?|스크랩|글자 ?크기.*|댓글(?: ?\d+)?",
            r"分享(?:到.*)?|打印|大 中 小|【?字号.*|シェア(?:する)?|ツイート|印刷",
            r"поделиться.*|распечатать|compartir.*|imprimir|partager.*|imprimer|teilen|drucken",
        ],
    ),
    (
        Kind.PAYWALL,
        [
            r"(?:to |please |you must |want to )?(?:subscribe|sign (?:in|up)|log ?in|register|become an? "
            r"(?:\w+ )?(?:member|subscriber))"
            r",? (?:now |here |today )?(?:to|and|or)\b.{0,40}\b(?:continue|keep|read|unlock|access|view)\b.{0,80}",
            r"(?:to )?(?:continue|keep) reading(?!.*main story)(?: (?:this|the|with|for|by)\b.{0,60}"
            r"|,? (?:please )?(?:subscribe|sign|log|register|become|create)\b.{0,60})?\W*",
            r"to (?:read|view|access|unlock|see|continue) (?:the )?(?:rest|full|entire|whole|this|more)(?: of)?"
            r"(?: th(?:e|is))? ?(?:article|story|report|text|content|page|post)\b.{0,100}",
            r"(?:read|see|get) the (?:full|rest of the|whole|entire) (?:article|story|text)\b.{0,80}",
            r"(?:this|the|our) (?:\w+ )?(?:article|story|content|page|post|report|archive) (?:is|are|has been) "
            r"(?:\w+ )?(?:locked|behind|reserved|(?:available )?(?:only |exclusively )?(?:to|for))\b.{0,60}"
            r"(?:subscri|members?|paywall|account).{0,40}",
            r"(?:available )?(?:only|exclusively)(?: available)? (?:to|for) (?:our |paid |paying |premium )*"
            r"(?:subscribers?|members?)\W*",
            r"(?:for )?(?:subscribers?|members?)[ -]only(?: (?:content|article|story))?\W*",
            r"(?:premium|exclusive) (?:content|article)\W*",
            r"already (?:a |an |have )?(?:\w+ ){0,3}(?:subscriber|member|account|subscribed|registered)\b.{0,60}",
            r"(?:you(?:'|’)ve|you have) (?:reached|read|used|hit)\b.{0,60}(?:free|limit|articles?).{0,60}",
            r"(?:subscribe|become a member|join|start your (?:free )?trial|sign up)\b.{0,80}\b(?:unlimited"
            r"|full) access.{0,80}",
            r"(?:get |for )?unlimited (?:digital )?access\b.{0,100}|unlock (?:this|the|full|unlimited)\b.{0,80}",
            r"become an? (?:\w+ )?(?:member|subscriber)\b.{0,100}|start your (?:free )?(?:\d+-day )?trial.{0,60}",
            r"subscribe (?:now|today)? ?(?:for|from) \W?\d.{0,60}",
            r"(?:from |only )?\W{0,2}\d[\d.,]* (?:a|per) (?:week|month|year)\b.{0,60}",
            r".{0,20}(?:기사|전문)[를은는]?.{0,15}(?:구독|로그인) ?(?:후|하|해|이|자|시).{0,30}",
            r"(?:구독자|회원).{0,10}전용.{0,20}|로그인 ?(?:후|하).{0,30}",
            r".{0,10}(?:剩余|余下|全文).{0,20}(?:订阅|登录|登入|会员).{0,20}|(?:订阅|登录)后.{0,20}",
            r"この記事は.{0,10}会員限定.{0,20}|.{0,10}残り.?\d+文字.{0,20}|続きを読むには.{0,30}|.{0,10}有料会員.{0,20}",
            r".{0,60}только (?:для|по) подпис.{0,40}|чтобы (?:прочитать|читать)\b.{0,80}",
            r".{0,40}оформите подписку.{0,40}",
            r"suscr[íi]bete para .{0,60}|.{0,30}exclusivo para suscriptores.{0,30}",
            r"pour lire la suite.{0,60}|.{0,40}réservé.{0,4}(?:aux|à nos) abonnés.{0,30}",
            r"jetzt weiterlesen.{0,40}|.{0,40}nur für abonnenten.{0,30}",
        ],
    ),
    (
        Kind.SIGN_UP,
        [
            r"(?:sign up|subscribe|join)\b.{0,120}\b(?:newsletters?|inbox|e-?mails?|updates?|alerts?"
            r"|briefing|digest|channel|list)\b.{0,100}",
            r"(?:get|receive|want)\b.{0,140}\b(?:in|to|by|via) (?:your )?(?:e-?mail|inbox|mailbox)\b.{0,60}",
            r"(?:[\w'’-]{1,20} ){0,4}newsletters?(?: sign[- ]?up)?\W*|.{0,80}\buses? cookies\b.*",
            r"(?:enter )?(?:your )?e-?mail(?: address)?\W*|subscribe(?: now| here| today| to .{1,60})?\W*",
            r"sign ?up(?: now| here| today)?\W*",
            r"download (?:our|the) .{0,30}\bapp\b.{0,60}",
            r"(?:by (?:signing up|clicking|subscribing|submitting)|you can unsubscribe|no spam)\b.*",
            r"(?:support|donate to) (?:our|us|independent)\b.{0,60}\b(?:journalism|reporting|newsroom|now)\b.{0,40}",
            r"donate(?: now)?",
            r"thank you for (?:subscribing|signing up).*|click (?:here|below|to)\b.{0,100}",
            r"please enter a valid e-?mail.{0,20}",
            r"(?:get|read) the latest (?:updates|news|headlines)\b.{0,120}|follow (?:us|@|\w+ \w+ (?:on|@)).{0,120}",
            r"(?:you can )?e-?mail (?-i:[A-Z])[\w .'’-]{2,60}(?: here\b| at ).{0,120}|no thanks",
            r"(?:tell us|share) (?:what you|your) th(?:ink|oughts).{0,60}",
            r"don(?:'|’)t miss (?:a |an |our |out\b).{0,80}",
            r"stay (?:informed|up to date|connected|in the know)(?: with .{0,60})?\W*",
            r"구독(?:하기)?|뉴스레터.{0,30}|订阅|メールマガジン.{0,30}|подпишитесь.{0,60}|подписаться.{0,30}",
        ],
    ),
    (
        Kind.ADVERT,
        [
            r"\W*(?:advert(?:isement|ising)?|sponsored(?: content)?|promoted(?: content)?|ad|(?:story"
            r"|article) continues (?:below|after).*|continue reading the main story)\W*",
            r"\W*(?:광고|广告|広告|реклама|publicidad|publicité|anzeige|werbung|publicidade|pubblicità)\W*",
        ],
    ),
    (
        Kind.PLAYER,
        [
            r"your browser (?:does not|doesn(?:'|’)t|can(?:no|')t) (?:support|play)\b.{0,80}",
            r"(?:(?:play|watch|loading) )?(?:the )?(?:video|audio)(?: player)?(?: (?:is )?(?:loading|unavailable))?\W*",
            r"(?:play|pause|mute|unmute|full ?screen|current time.*|duration.*|remaining time.*"
            r"|loaded\s?:.*|progress\s?:.*)",
            r"\d{1,2}:\d\d(?::\d\d)?(?:\s?/\s?\d{1,2}:\d\d(?::\d\d)?)?",
            r"this (?:video|content) (?:is not|is no longer|can ?not|could not)\b.{0,80}",
            r"please enable javascript\b.{0,80}",
            r"(?:image|photo|slide|picture)? ?\d{1,3} ?(?:of|/) ?\d{1,3}",
            r"(?:close|caption|expand|enlarge|hide)(?: (?:image|caption|photo))?",
            r"(?:view|open|see) (?:gallery|all photos|slideshow).{0,20}|동영상|视频|視頻|動画|видео",
        ],
    ),
    (
        Kind.NAVIGATION,
        [
            r"(?:skip|jump) to (?:main )?(?:content|navigation|footer).*|(?:main |open |close )?menu",
            r"home(?:page)?|search(?: .{0,20})?",
            r"log ?in|sign in|log ?out|my account|about us|contact us|privacy(?: policy)?",
            r"terms(?: (?:of|and) .{0,20})?|rss|sitemap",
            r"(?:back|return) to (?:top|home|.{0,20}list).{0,10}|(?:previous|next)(?: (?:article|post|story|page))?",
            r"(?:«\s|»|<|>|←|→|‹|›|previous\s?:|next\s?:|prev\b)[^»]{0,100}|[^«]{0,80}(?:»|→|›)",
            r"read (?:the )?original(?: version)?(?: at source)?|view (?:original|all|more)(?: .{0,30})?",
            r"see all|(?:load|show) more|toggle .{0,20}",
            r"cookie (?:policy|settings|preferences)",
            r"accept(?: all)?(?: cookies)?|e-?paper|today(?:'|’)s paper",
            r"(?:\d+|one|two|three|five)[ -]min(?:ute)?s?(?: read)?|reading time.{0,20}",
            r"(?:home|start|news)(?:\s?[/»›>|]\s?[^/»›>|]{1,60}){1,6}|[^>]{1,30}(?:\s[>›»]\s[^>›»]{1,60}){1,6}",
            r"이전|다음|목록|홈|首页|返回|上一篇.*|下一篇.*|前へ|次へ|ホーム|トップ|назад|вп[её]р[её]д|главная",
        ],
    ),
    (
        Kind.LINK,
        [
            r"\W{0,3}(?:read (?:more|also|next)|also read|see also|related|more on this(?: story)?|don(?:'"
            r"|’)t miss|watch|in (?:pictures|photos)"
            r"|관련 ?기사|相关阅读|延伸阅读|関連記事"
            r"|читайте также|lesen sie auch|(?:à )?lire aussi|lea (?:también|además)"
            r"|leia (?:também|mais)|leggi anche)\s?[:：|>]\s?\S.*",
        ],
    ),
    (
        Kind.RELATED,
        [
            r"\W{0,3}(?:explore )?more (?:from|on|in|stories|news|like|articles|headlines|coverage)\b.{0,80}",
            r"\W{0,3}related(?: (?:articles?|stories|posts?|news|content|topics?|coverage|links?|reading"
            r"|items))?\W{0,3}",
            r"\W{0,3}(?:read (?:more|next|also)|see also|also read|recommended(?: .{0,30})?|editor(?:'"
            r"|’)?s?(?:'|’)? (?:picks?|choice))\W{0,3}",
            r"you (?:may|might) (?:also )?(?:like|be interested in|have missed).{0,20}|what to read next",
            r"up next|in other news",
            r"(?:most|top) (?:read|popular|viewed|shared|commented|stories|news)(?: .{0,20})?|trending(?: .{0,20})?",
            r"latest(?: (?:news|stories|articles|posts|headlines|from .{0,40}))?|popular(?: (?:posts|stories|now))?",
            r"(?:other|recent|similar) (?:news|stories|articles|posts)(?: .{0,20})?|more articles",
            r"관련 ?(?:기사|뉴스|글)|많이 본.{0,10}|다른 기사|더 ?보기",
            r"相关(?:新闻|阅读|报道|链接|文章)|延伸阅读|推荐阅读|热门.{0,6}",
            r"関連(?:記事|ニュース)|おすすめ.{0,6}|читайте также|по теме|другие новости|ещ[её] по теме",
            r"lesen sie auch|mehr zum thema|weitere (?:artikel|meldungen)|(?:à )?lire aussi",
            r"sur le même sujet|lea también",
            r"te puede interesar|noticias relacionadas|leia também|veja também|notícias relacionadas",
            r"leggi anche|articoli correlati",
        ],
    ),
    (
        Kind.CLOSING,
        [
            r"(?:\d+ )?comments?(?: \(\d+\))?|(?:leave|post|add|write) a (?:reply|comment).*",
            r"join the (?:conversation|discussion).*",
            r"(?:view|show|read|see) (?:all )?(?:\d+ )?comments.*|comments (?:are )?closed.*",
            r"your e-?mail address will not be published.*",
            r"(?:tags?|topics?|filed under|keywords?|categor(?:y|ies)|posted in|tagged(?: with)?|labels)\s?[:：].*",
            r"(?:태그|标签|キーワード|теги|метки|schlagwörter|etiquetas)\s?[:：].*",
            r"(?:©|ⓒ|\(c\)|copyright\W{0,3}(?:©|\(c\)|\d{4}|by\b)).{0,80}|copyright",
            r".{0,120}\ball rights reserved\b.*|.{0,80}무단 ?(?:전재|복제|배포).*",
            r".{0,40}(?:版权所有|無断転載).*|.{0,60}все права защищены.*",
            r"about the (?:author|writer)s?",
            r"this (?:article|story|post) (?:was )?(?:originally |first )+(?:published|appeared)\b.{0,120}",
            r"(?:our standards|report (?:a typo|an error)|got a (?:tip|story)|have a (?:tip|story)|do you "
            r"have (?:a|more) .{0,60}\?).*",
            r"powered by (?:wordpress|blogger|ghost|drupal)\b.{0,40}|discover more from\b.*",
            r"(?:an? )?(?:nk news|kcna watch) (?:project|service)\W*",
        ],
    ),
    (
        Kind.FOOTER,
        [
            r"\W*www\.[\w.-]{1,60}\.[a-z]{2,4}/?\s?\(?\s?(?:juche|주체)?\s?[\d().\s]{0,20}\W*",
            r"\W*(?:juche|주체|チュチェ|主体|чучхе)\s?\d{2,3}.{0,40}",
            r"[\w .,]{0,40}\bjuche\s?\d{2,3}(?:\s?\(\d{4}\))?[\d.)\s]*",
            r"\(?(?:(?:additional )?reporting|(?:copy )?editing|compiled|edited|translated|writing) by "
            r"(?-i:[A-Z]).{0,250}",
            r"\W*with (?:inputs|files|reporting) from\b.{0,100}",
        ],
    ),
    (
        Kind.RELEASE,
        [
            r"news provided by|\W*for (?:immediate )?release\b.{0,60}|\W*(?:press|news|media) (?:release|advisory)\W*",
            r"\W*embargoed (?:until|till|for)\b.*",
            r"\W*(?:보도자료|pressemitteilung|communiqué de presse|nota de prensa|пресс-релиз"
            r"|新闻稿|プレスリリース)\W*",
        ],
    ),
    (
        Kind.CONTACT,
        [
            r"(?:(?:media|press|news|investor|public)\s)?(?:relations |enquir(?:y|ies) |inquir(?:y|ies) "
            r")?contacts?(?: information| details)?\s?(?:[:：].*)?",
            r"for (?:more|further|additional|media) (?:information|details|enquiries|inquiries)\b.{0,200}",
            r"(?:(?:media|press) )?(?:enquir|inquir)(?:y|ies)\b.{0,160}|notes? (?:to|for) editors?\W*",
            r"(?:tel|telephone|phone|mobile|fax|cell|e-?mail|web(?:site)?|office)\s?[.:：]\s?[\w+(@].{2,80}",
            r"\+?\(?\d[\d()\s.-]{6,24}|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}",
        ],
    ),
    (
        Kind.ABOUT,
        [r"\W*(?:about us|boilerplate|forward-looking statements|safe harbor statement)\W*"],
    ),
    (
        Kind.NOTE,
        [
            r"\(?(?:eds?|editors?|attn|attention editors?)(?: note)?\s?[:：].*",
            r"\(\s?(?:adds?|updates?|recasts?|corrects?|writes through|refiles|repeats|changes|rewrites"
            r"|trims|releads|new throughout)\b.{0,250}\)",
            r"(?:adds?|updates?|recasts?|refiles|releads) (?:lead|quotes?|background|details?|dateline"
            r"|byline|context|throughout)\b.{0,200}",
            r"(?:with )?(?:ap|afp|reuters) (?:photos?|graphics?|video|pictures)\W*",
        ],
    ),
]

CASED: list[tuple[Kind, list[str]]] = [
    # phrases in which capitals count
    (Kind.ABOUT, [r"\W*A(?:bout|BOUT) (?:[Tt]he )?[A-Z][\w&.'’-]{0,30}(?: [\w&.,'’-]{1,30}){0,7}\W*"]),
    (
        Kind.SLUG,
        [
            r"(?:BC|AM|PM)-+[A-Z].{1,80}|[A-Z]{2}-+[A-Z][\w&' -]{1,40}--[\w&' /-]{1,40}(?:,.{0,60})?",
            r"[A-Z]{1,3}-?\d{3,5}",
            r"(?:ZCZC|URGENT|FLASH|BULLETIN|ALERT|ADVISORY|NEWS ALERT|BREAKING)(?:\s[A-Z\d]{1,8}){0,3}\W*",
            r"[\w&' ()/-]{3,60}, \d(?:st|nd|rd|th) (?:Ld|LD|Lead)\b.{0,40}",
            r".{0,60}\b[Ww]ritethr[ou]\w*\b.{0,40}",
            r"[A-Z][A-Z0-9]+(?:[-/][A-Z0-9]+)+(?:\s?\(.{1,40}\))?(?:,.{0,40})?",
        ],
    ),
    (
        Kind.CAPTION,
        [
            r"[\[(]?(?:[Ff]ile )?(?:[Pp]hotos?|PHOTOS?|[Ii]mages?|[Pp]ictures?|[Cc]aptions?|CAPTION"
            r"|[Ii]llustrations?|[Cc]redits?)"
            r"(?: (?:by|credit|courtesy|caption)\b.{0,20})?\s?[:：/].*",
            r"[\[(]?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture)s? (?:[Bb]y|[Cc]ourtesy|[Cc]redit"
            r")\b.{0,100}|[\[(]?[Cc]ourtesy (?:of|[Pp]hoto)\b.{0,100}",
            r"FILE\s?[-–—].*",
            r"[\[(]?[Ff]ile (?:photo|picture|image)\b.{0,200}|[▲△▼◀▶↑]\s?\S.*",
            r"[\[(【]?(?:사진|자료사진|图|图为|图片|写真|Фото|Foto|Abbildung)\s?[:：/=)\]】].*",
            r".{10,400}[\[(](?:(?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?|(?:AP|AFP|Reuters|EPA)[ /-][Pp]hoto"
            r"|Getty|[Cc]redit|사진|图|写真|Фото)"
            r"\b.{0,80}[\])]\.?",
            r".{10,400}(?:REUTERS|Reuters|AP Photo|AFP|Getty Images|EPA)\s?/\s?\w.{0,60}",
            r".{10,400}Credits?\s?(?::|\.\.\.|…)\s?\w.{0,60}|.{0,60}/\s?Getty Images|Photographs?\s?:.{0,100}",
            r"In this (?:[\w.,-]+ ){0,6}(?:file )?(?:photo|image|picture|frame)\b.{0,20}(?:released"
            r"|provided|taken|distributed|made|from|,).{0,350}",
        ],
    ),
]

WORDLESS = {Kind.SHARE, Kind.NAVIGATION, Kind.RELATED, Kind.PLAYER, Kind.ADVERT, Kind.ABOUT}
"""Kinds that are never whole sentences."""


def _compiled(table: list[tuple[Kind, list[str]]], flags: int = 0) -> list[tuple[Kind, re.Pattern[str]]]:
    return [(kind, re.compile("|".join(f"(?:{phrase})" for phrase in phrases), flags)) for kind, phrases in table]


RULES = [*_compiled(PHRASES, re.IGNORECASE), *_compiled(CASED)]
