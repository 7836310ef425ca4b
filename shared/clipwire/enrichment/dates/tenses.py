"""What words around an expression say about its tense, in languages other than English.

"El martes" is the Tuesday before or after the day of publication, and only the verb says which. Each language has two
lists: what speaks of the past and what of the future, by endings where it has such endings, else by the verbs that news
uses with dates. The sign nearest before the expression in its clause decides; where none stands before it, the first
one after. `english_tense` in `context` does the same for English, which shows tense by other words.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from clipwire.enrichment.dates.values import Tense

BEFORE, AFTER = 110, 90
"""Characters read on either side."""
AT_ONCE = 25
"""Characters behind an expression that begins a clause, within which its verb is looked for first."""

TenseReader = Callable[[str, int, int], Tense | None]


class Signs(NamedTuple):
    """Regular expressions, of words in lower case."""

    past: str
    future: str
    neither: str = ""
    """Words that have the endings of a verb and are none."""
    clause: str = ""
    """Words that begin a clause: what stands before them is of another verb."""
    nouns_are_capitalised: bool = False
    """So that a capital shows that a word is no verb: "das Treffen"."""
    verb_is_last: bool = False
    """The verb ends the sentence, so that only what stands behind the expression is read."""


SIGNS = {
    "es": Signs(
        past=r"\w+ó|\w{2,}(?:aron|ieron|yeron|aban)|fue|fueron|dijo|dijeron|hizo|hubo|tuvo|dio|vino|puso|estuvo|era|eran"
        r"|había|habían|tenía|ha|han|hace|tras|desde|pasad[oa]",
        future=r"\w{2,}r(?:á|án|emos)|va a|van a|llega|llegan|viaja|viajan|comienza|comienzan|empieza|empiezan|arranca"
        r"|arrancan|entra|abre|abren|recibe|reciben|juega|juegan|concluye|vence|termina|prevé|prevén"
        r"|previst[oa]s?|prevé|planea|planean|debe|deben|podría|podrían|a partir del?|hasta|antes del?|próxim[oa]"
        r"|programad[oa]s?|convocad[oa]s?",
        neither=r"canadá|panamá|bogotá|alcalá|quizá",
        clause=r"que|cuando|donde",
    ),
    "fr": Signs(
        past=r"(?:a|ont|avait|avaient|est|sont|était|étaient|ayant|été) (?!prévu|attendu)(?:\w+ ){0,2}?"
        r"\w+(?:é|ée|és|ées|i|is|it|u|ue|us|ues|ert|ort|int)|\w{2,}(?:èrent|irent|urent|aient)|avait|était|fut|furent|depuis"
        r"|dernier|dernière|a fait|mourut|naquit|commencée?s?",
        future=r"\w{2,}(?:ra|ront)|va|vont|doit|doivent|devrait|devraient|pourrait|pourraient|prévue?s?|attendue?s?|arrive"
        r"|débute|débutent|commence|commencent|reçoit|ouvre|ouvrent|joue|jouent|part|entre en vigueur|se rend|rencontre"
        r"|jusqu|d'ici|à partir|à compter|dès|prochaine?|au plus tard",
        neither=r"opéra|caméra|sahara|para|il y a (?:\w+ )?\w+|paraît",
        clause=r"que|quand|lorsque|qui|où",
    ),
    "de": Signs(
        past=r"[a-zäöüß]{2,}te[nst]?|war|waren|hat|haben|habe|wurden?|ging|gingen|kam|kamen|fuhr|fuhren|zog|zogen|fiel"
        r"|fielen|trat|traten|gab|nahm|stieg|stiegen|sank|sanken|starb|starben|begann|begannen|fand|fanden|hielt|ließ|lag"
        r"|stand|schlug|schoss|traf|trafen|sprach|sah|ist (?:\w+ ){0,6}ge(?!plant)\w+(?:en|t)|seit"
        r"|vergangene[nms]?|vorige[nms]?|unterzeichnet",
        future=r"wird|werden|werde|soll|sollen|sollte|sollten|will|wollen|dürfte|dürften|könnte|könnten|muss|müssen|plant"
        r"|planen|geplant|reist|reisen|kommt|kommen|fliegt|beginnt|beginnen|startet|starten|öffnet|öffnen|eröffnet|tagt"
        r"|tagen|findet|finden|tritt|treten|läuft|laufen|spielt|spielen|trifft|treffen|empfängt|folgt|folgen|gilt|gelten"
        r"|endet|legt|besucht|entscheidet|wählt|wählen|erwartet|ab|bis|spätestens|kommende[nms]?|nächste[nms]?",
        neither=r"heute|erste[nrms]?|letzte[nrms]?|nächste[nrms]?|zweite[nrms]?|\w+ste[nrms]?|gute[nrms]?|alte[nrms]?"
        r"|weite[nrms]?|bitte|mitte|hätten?|rechte[nrms]?|\w+ierte[nrms]?|verletzte[nrms]?|bekannte[nrms]?|tote[nrms]?"
        r"|geplante[nrms]?|späte[nrms]?|dritte[nrms]?|fünfte[nrms]?|achte[nrms]?|mitten|unten|hinten",
        clause=r"dass|weil|wenn",
        nouns_are_capitalised=True,
    ),
    "pt": Signs(
        past=r"\w{2,}(?:ou|iu|aram|eram|iram)|foi|foram|disse|fez|teve|houve|veio|deu|nasceu|morreu|aconteceu|ocorreu"
        r"|perdeu|venceu|recebeu|era|eram|tinha|havia|desde|há|passad[oa]|último|última",
        future=r"\w{2,}(?:rá|rão)|vai|vão|irá|irão|chega|chegam|viaja|viajam|começa|começam|entra|entram|abre|abrem|joga"
        r"|jogam|recebe|recebem|termina|vence|prevê|previst[oa]s?|deve|devem|deveria|poderia|pode|podem|a partir"
        r"|até|próxim[oa]|marcad[oa]s?|agendad[oa]s?",
        neither=r"amapá|paraná|ceará|sou|estou",
        clause=r"que|quando|onde",
    ),
    "ru": Signs(
        past=r"[а-яё]*[аеиоуыяё]л(?:а|о|и)?(?:с[ья])?|прош[её]л|пришел|пришёл|погиб|погибли|подписан[аоы]?|принят[аоы]?"
        r"|(?:вы|воз|под|от|с)рос(?:ли|ла|ло)?|(?:с|по)мог(?:ли|ла)?|принес(?:ли|ла)?|умер(?:ли|ла)?"
        r"|построен[аоы]?|с прошл\w+|минувш\w+|прошл(?:ый|ую|ое|ого|ой)",
        future=r"буд[еу]т|прибуд[еу]т|прибывает|верн[её]тся|вернутся|начн[её]тся|начнутся|начина\w+тся|состо[ия]тся"
        r"|пройд[её]т|пройдут|приед[еу]т|прилет[ия]т|выле[тч]\w*[еи]т|отправ\w+тся|посетит|посетят|встрет[ия]тся"
        r"|откро[ею]т(?:ся)?|закро[ею]т(?:ся)?|вступ[ия]т|вступает|вступают|приму?т|примет|сыгра[ею]т|прид[её]т|придут"
        r"|выступ[ия]т|заверш[ия]тся|законч[ия]тся|истекает|исте[чк]\w+т|ожида[ею]тся|ожидают|планиру\w+|намерен[аы]?"
        r"|предстоит|долж[ен]н?[аоы]?|смо[гж]\w+т|провед[еёу]т|подпиш[еу]т|рассмотр[ия]т|объяв[ия]т|обсуд[ия]т|собер\w+тся"
        r"|старту[ею]т|появ[ия]тся|стан[еу]т|получ[ия]т|свяжет|постро[ия]т|запуст[ия]т|введ[еёу]т|вырас\w+т|сниз[ия]тся"
        r"|повы[ш]\w+тся|до|не позднее|следующ\w+|предстоящ\w+|будущ\w+",
        neither=r"если|или|мили|цели|недели|модели|сила|силы|села|село|дела|дело|тело|число|начал[ао]|школа|канала?|журнала?"
        r"|материала?|капитала?|посол|футбол|отдела?|раздела?|генерала?|финала?|сигнала?|скандала?|вокзала?|зала?"
        r"|металла?|персонала?|квартала?|филиала?|портала?|около|мало|стола?|пола?|угол|апрел\w|июл\w|была бы|был бы",
        clause=r"что|когда|где|который|которая|которое|которые",
    ),
    "ar": Signs(
        past=r"و?(?:وصل|قال|أعلن|غادر|زار|قتل|اندلع|وقع|ضرب|كان|شهد|التقى|أكد|أطلق|عقد|بحث|استقبل|ارتفع|أصيب|انتهى|بدأ)\w*"
        r"|منذ|الماضي|الماضية",
        future=r"و?س[يت]\w{2,}|سوف|لن|المقرر|المتوقع|يعتزم|تعتزم|يصل|تصل|يفتتح|تفتتح|ينطلق|تنطلق|يزور|تزور|يبدأ|تبدأ|يتوجه"
        r"|المقبل|المقبلة|القادم|القادمة|حتى",
        neither=r"و?(?:سيار\w*|سياس\w*|سيد(?:ة|ات|ي|نا)?|سيطر\w*|سيناء|سيناريو\w*|سيول|ستة|ستين|ستار|ستوكهولم|سيرة|سيما)",
        clause=r"(?<!المتوقع )(?<!المقرر )أن|إن|الذي|التي|عندما",
    ),
    "zh": Signs(
        past=r"了|曾|已|刚|剛|去年|上周|上月|以来|以來",
        future=r"将|將|拟|擬|预计|預計|计划|計劃|即将|有望|起(?=将|，|实施|施行)",
        neither=r"将军|將軍|将领|將領|了解|麻将",
    ),
    "ja": Signs(
        past=r"た(?=。|と|$|「)|だった|まで(?:に)?[^。]{0,20}た(?=。)",
        future=r"予定|見通し|方針|見込み|計画|(?:する|れる|まる|める|なる|ある|行う|迎える|[くすつぶむ])(?=。|と[いみ発述し]|$)",
        verb_is_last=True,
    ),
    "ko": Signs(
        past=r"PAST(?:다|고|으며|으나|습니다|던|는데|다고|다며)(?!\w)|(?:열린|개최된|진행된|체결된|발생한|발표된|발표한|채택된|있은|있었던)(?=\s)",
        future=r"예정|계획|방침|전망|PRESENT다(?:고|며|는)?(?!\w)|겠다|것이다|것이라",
        verb_is_last=True,
    ),
}  # fmt: skip


def _ending_in(final: int) -> str:
    """Hangul syllables that end in the consonant of this number, as a class."""
    return f"[{''.join(chr(code) for code in range(0xAC00 + final, 0xD7A4, 28))}]"


_SENTENCE_END = re.compile(r"[.!?؟](?=\s+[^\Wa-zа-яё_])|[。！？]|\n")
_NO_SENTENCE_END = re.compile(r"(?:\b\d{1,2}|\b[A-ZА-Я]|\b(?:г|гг|им|Sr|Sra|Dr|bzw))\Z")
"""Before a full stop: "am 3. Juli", an initial."""


def tense_reader(language: str) -> TenseReader | None:
    """The reader of a language's tense; None where nothing is known of it."""
    signs = SIGNS.get(language)
    if signs is None:
        return None
    spaced = language not in ("zh", "ja", "ko")
    past = signs.past.replace("PAST", _ending_in(20)).replace("PRESENT", _ending_in(4))
    future = signs.future.replace("PAST", _ending_in(20)).replace("PRESENT", _ending_in(4))
    listed = f"(?P<neither>{signs.neither})|(?P<future>{future})|(?P<past>{past})"
    flags = re.NOFLAG if signs.nouns_are_capitalised else re.IGNORECASE
    sign = re.compile(rf"(?<!\w)(?:{listed})(?!\w)" if spaced else listed, flags)
    clause = re.compile(rf"(?<!\w)(?:{signs.clause})(?!\w)") if signs.clause else None

    def tense(text: str, start: int, end: int) -> Tense | None:
        before = _sentence_before(text[max(0, start - BEFORE) : start])
        if clause:
            before = before[max((begin.end() for begin in clause.finditer(before)), default=0) :]
            _, comma, last = before.rpartition(",")
            if (
                comma
                and not _signs(sign, last)
                and (following := _signs(sign, text[end : end + AT_ONCE].split(",")[0]))
            ):
                return following[0]  # "im März waren es 300, im Mai sollen es weniger sein"
        after = text[end : end + AFTER]
        if stop := _SENTENCE_END.search(after):
            after = after[: stop.end()]
        found = [] if signs.verb_is_last else _signs(sign, before)
        return found[-1] if found else next(iter(_signs(sign, after)), None)

    return tense


def _sentence_before(text: str) -> str:
    begin = 0
    for stop in _SENTENCE_END.finditer(text):
        if not _NO_SENTENCE_END.search(text, 0, stop.start()):
            begin = stop.end()
    return text[begin:]


def _signs(sign: re.Pattern[str], text: str) -> list[Tense]:
    found = (match.lastgroup for match in sign.finditer(text))
    return ["past" if tense == "past" else "future" for tense in found if tense != "neither"]
