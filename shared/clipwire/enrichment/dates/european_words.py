"""The words of date expressions in Spanish, French, German, Portuguese, Russian and Arabic."""

from clipwire.enrichment.dates.european import Words

SPANISH = Words(
    months=(
        "enero|ene\\.? febrero|feb\\.? marzo abril|abr\\.? mayo junio|jun\\.? julio|jul\\.? agosto|ago\\.? "
        "sep?tiembre|sept?\\.? octubre|oct\\.? noviembre|nov\\.? diciembre|dic\\.?"
    ).split(),
    weekdays="lunes martes miércoles jueves viernes sábado domingo".split(),
    numbers="una? dos tres cuatro cinco seis siete ocho nueve diez".split(),
    ordinals=["primero"],
    units={"años?": "year", "mes(?:es)?": "month", "semanas?": "week", "días?": "day"},
    relative={
        "hoy(?! en día)": (0, "day"),
        "ayer": (-1, "day"),
        "anteayer|antes de ayer": (-2, "day"),
        "pasado mañana": (2, "day"),
        "mañana": (1, "day"),
        "esta mañana|esta tarde|esta noche": (0, "day"),
        "anoche": (-1, "day"),
        "año pasado|pasado año|último año": (-1, "year"),
        "este año|año en curso|presente año": (0, "year"),
        "próximo año|año próximo|año que viene": (1, "year"),
        "mes pasado|pasado mes": (-1, "month"),
        "este mes|mes en curso|presente mes": (0, "month"),
        "próximo mes|mes próximo|mes que viene": (1, "month"),
    },
    ago="hace NUMBER",
    of="de|del",
    within="en|desde|hasta|durante|pasado|próximo|de|a finales de|a principios de",
    year="en|desde|hasta|de|del|año|años",
    next="próximo|que viene",
    last="pasado|último",
    without_value="trimestre|semestre|primavera|verano|otoño|invierno|temporada",
    not_after={"mañana": "la|esta|una|cada|ayer", "mayo": "plaza de"},
    counted="personas|euros|dólares|pesos|millones|kilómetros|metros|habitantes|muertos|casos|años",
)
FRENCH = Words(
    months=(
        "janvier|janv\\.? février|févr?\\.? mars avril|avr\\.? mai juin juillet|juil\\.? août septembre|sept\\.? "
        "octobre|oct\\.? novembre|nov\\.? décembre|déc\\.?"
    ).split(),
    weekdays="lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    numbers="une? deux trois quatre cinq six sept huit neuf dix".split(),
    ordinals=["premier"],
    units={"ans?|années?": "year", "mois": "month", "semaines?": "week", "jours?": "day"},
    relative={
        "aujourd['’]hui": (0, "day"),
        "hier": (-1, "day"),
        "avant-hier": (-2, "day"),
        "demain": (1, "day"),
        "ce matin|ce soir|cet après-midi": (0, "day"),
        "après-demain": (2, "day"),
        "an dernier|année dernière|an passé|année passée": (-1, "year"),
        "cette année|année en cours": (0, "year"),
        "an prochain|année prochaine": (1, "year"),
        "mois dernier|mois passé": (-1, "month"),
        "ce mois-ci": (0, "month"),
        "mois prochain": (1, "month"),
    },
    ago="il y a NUMBER",
    of="de|de l['’]|d['’]",
    within="en|depuis|dès|jusqu['’]en|d['’]ici|fin|début|mi|courant|de|mois de|mois d['’]",
    year="en|depuis|de|année|l['’]an|fin|début|années",
    next="prochaine?",
    last="derni[eè]re?|passée?",
    without_value="trimestre|semestre|printemps|été|automne|hiver|saison",
    not_after={"demain": "de", "juillet": "monarchie de"},
    counted="personnes|euros|dollars|habitants|kilomètres|mètres|morts|cas|ans|emplois",
)
GERMAN = Words(
    months=(
        "januar|jänner|jan\\. februar|feber|feb\\. märz april|apr\\. mai juni|jun\\. juli|jul\\. august|aug\\. "
        "september|sept?\\. oktober|okt\\. november|nov\\. dezember|dez\\."
    ).split(),
    weekdays="montag(?:abend|morgen)? dienstag(?:abend|morgen)? mittwoch(?:abend|morgen)? donnerstag(?:abend|morgen)? "
    "freitag(?:abend|morgen)? (?:samstag|sonnabend)(?:abend|morgen)? sonntag(?:abend|morgen)?".split(),
    numbers="eine[mnrs]?|ein zwei drei vier fünf sechs sieben acht neun zehn".split(),
    ordinals=["ersten?"],
    units={"jahr(?:e[ns]?)?": "year", "monat(?:e[ns]?)?": "month", "wochen?": "week", "tag(?:e[ns]?)?": "day"},
    relative={
        "heute": (0, "day"),
        "gestern": (-1, "day"),
        "vorgestern": (-2, "day"),
        "morgen": (1, "day"),
        "übermorgen": (2, "day"),
        "(?:letzte[sn]|vergangene[sn]|vorige[sn]) jahre?s?|vorjahre?s?": (-1, "year"),
        "(?:diese[sm]|laufende[sn]) jahre?s?|heuer": (0, "year"),
        "(?:nächste[sn]|kommende[sn]) jahre?s?": (1, "year"),
        "(?:letzte[sn]|vergangene[sn]|vorige[sn]) monate?s?": (-1, "month"),
        "(?:diese[sm]|laufende[sn]) monate?s?": (0, "month"),
        "(?:nächste[sn]|kommende[sn]) monate?s?": (1, "month"),
    },
    ago="vor NUMBER",
    of="des",
    within="im|seit|bis|ab|ende|anfang|mitte|vom|zum|des",
    year="im jahr|im jahre|seit|jahr|jahre|bis|von|ab|ende|anfang|in|vor|nach",
    next="nächsten?|kommenden?",
    last="(?:letzt|vergangen|vorig)e[nmrs]?",
    without_value="quartal|halbjahr|frühjahr|frühling|sommer|herbst|winter|saison",
    not_after={"morgen": "am|jeden|guten|der|den|dem|diesem|eines|heute|gestern|jedem"},
    counted="menschen|euro|dollar|kilometer|meter|einwohner|tote|fälle|personen|jahre|mark|franken",
)
_ALONE = r"(?=[,.;)]|$| (?:no|na|em|a|à|ao|de manhã|para|que|e|com|por|pelo|passada|próxima)(?!\w)| \(?\d)"
"""Behind "segunda" where it is a day, and not the second of something."""
PORTUGUESE = Words(
    months=(
        "janeiro|jan\\.? fevereiro|fev\\.? março|mar\\.? abril|abr\\.? maio|mai\\.? junho|jun\\.? julho|jul\\.? "
        "agosto|ago\\.? setembro|set\\.? outubro|out\\.? novembro|nov\\.? dezembro|dez\\.?"
    ).split(),
    weekdays=[
        *(f"{day}(?:-feira|{_ALONE})" for day in ("segunda", "terça", "quarta", "quinta", "sexta")),
        "sábado",
        "domingo",
    ],
    numbers="uma? dois|duas três quatro cinco seis sete oito nove dez".split(),
    ordinals=["primeiro"],
    units={"anos?": "year", "mês|meses": "month", "semanas?": "week", "dias?": "day"},
    relative={
        "hoje(?! em dia)": (0, "day"),
        "ontem": (-1, "day"),
        "anteontem": (-2, "day"),
        "amanhã": (1, "day"),
        "depois de amanhã": (2, "day"),
        "esta manhã|esta tarde|esta noite": (0, "day"),
        "ano passado|último ano": (-1, "year"),
        "este ano|neste ano|deste ano": (0, "year"),
        "próximo ano|ano que vem": (1, "year"),
        "mês passado|último mês": (-1, "month"),
        "este mês|neste mês|deste mês": (0, "month"),
        "próximo mês|mês que vem": (1, "month"),
    },
    ago="há NUMBER",
    of="de|do",
    within="em|desde|até|durante|de|passado|próximo",
    year="em|desde|até|de|do|ano|anos",
    next="próxim[ao]|que vem",
    last="passad[oa]|últim[oa]",
    without_value="trimestre|semestre|primavera|verão|outono|inverno|temporada",
    not_after={"janeiro": "rio de"},
    counted="pessoas|euros|dólares|reais|milhões|quilómetros|quilômetros|metros|habitantes|mortos|casos|anos",
)
RUSSIAN = Words(
    months=(
        "январ[ьяею]|янв\\.? феврал[ьяею]|фев\\.? март[ае]?|мар\\. апрел[ьяею]|апр\\.? ма[йяею] июн[ьяею] июл[ьяею] "
        "август[ае]?|авг\\.? сентябр[ьяею]|сент?\\.? октябр[ьяею]|окт\\.? ноябр[ьяею]|ноя\\.? декабр[ьяею]|дек\\.?"
    ).split(),
    weekdays="понедельник[а]? вторник[а]? сред[ауы] четверга? пятниц[ауы] суббот[ауы] воскресень[ея]".split(),
    numbers="один|одного два|две|двух тр[иё]|трех|трёх четыре пять шесть семь восемь девять десять".split(),
    ordinals=["перв(?:ое|ого)"],
    units={"года?|лет": "year", "месяц(?:а|ев)?": "month", "недел[иьюя]": "week", "дн[яе]й?|день": "day"},
    relative={
        "сегодня": (0, "day"),
        "вчера": (-1, "day"),
        "позавчера": (-2, "day"),
        "завтра": (1, "day"),
        "послезавтра": (2, "day"),
        "прошл(?:ом|ого) год[уа]": (-1, "year"),
        "(?:этом|этого|текущем|текущего|нынешнем|нынешнего) год[уа]": (0, "year"),
        "(?:следующем|следующего|будущем|будущего) год[уа]": (1, "year"),
        "прошл(?:ом|ого) месяц[еа]": (-1, "month"),
        "(?:этом|этого|текущем|текущего) месяц[еа]": (0, "month"),
        "(?:следующем|следующего) месяц[еа]": (1, "month"),
    },
    ago="NUMBER назад",
    of="—",
    within="в|с|до|к|по|конце|начале|середине|минувшем|прошлом",
    year="в|с|до|к|по|конце|начале|году",
    next="следующ\\w+|будущ\\w+|предстоящ\\w+",
    last="прошл\\w+|минувш\\w+",
    without_value="кварта\\w+|полугоди\\w+|весн\\w+|лет[оа]м?|осен\\w+|зим\\w+",
    not_after={"среды": r"\w+[ео]й", "среде": r"\w+[ео]й", "среду": r"(?!прошл|следующ|эту|минувш|ближайш)\w+[ую]ю"},
    counted="человек|рублей|долларов|евро|километр|метр|тонн|случа",
)
ARABIC = Words(
    months=[
        "يناير|كانون الثاني(?:/يناير)?",
        "فبراير|شباط(?:/فبراير)?",
        "مارس|آذار(?:/مارس)?",
        "أبريل|إبريل|ابريل|نيسان(?:/[أا]بريل)?",
        "مايو|أيار(?:/مايو)?|ماي",
        "يونيو|يونيه|حزيران(?:/يونيو)?",
        "يوليو|يوليه|تموز(?:/يوليو)?",
        "أغسطس|آب(?:/أغسطس)?",
        "سبتمبر|أيلول(?:/سبتمبر)?",
        "أكتوبر|تشرين الأول(?:/أكتوبر)?",
        "نوفمبر|تشرين الثاني(?:/نوفمبر)?",
        "ديسمبر|كانون الأول(?:/ديسمبر)?",
    ],
    weekdays="الاثنين|الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
    numbers=(
        "واحد|واحدة اثنان|اثنين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني تسعة|تسع عشرة|عشر"
    ).split(),
    ordinals="الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split(),
    units={"سنوات|سنة|أعوام|عام": "year", "أشهر|شهر": "month", "أسابيع|أسبوع": "week", "أيام|يوما|يوم": "day"},
    relative={
        "اليوم(?! (?:التالي|نفسه|الوطني|العالمي|الذي|الأخير|الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع))": (
            0,
            "day",
        ),
        "أمس|امس": (-1, "day"),
        "أول أمس|أول من أمس": (-2, "day"),
        "غدا|غدًا|غداً": (1, "day"),
        "بعد غد": (2, "day"),
        "العام الماضي|السنة الماضية": (-1, "year"),
        "العام الجاري|هذا العام|العام الحالي": (0, "year"),
        "العام المقبل|العام القادم": (1, "year"),
        "الشهر الماضي": (-1, "month"),
        "الشهر الجاري|هذا الشهر": (0, "month"),
        "الشهر المقبل|الشهر القادم": (1, "month"),
    },
    ago="قبل NUMBER",
    of="من عام|من سنة|من|لعام|عام|سنة",
    within="في|منذ|حتى|خلال|شهر",
    year="عام|سنة|العام|في|منذ|عامي",
    next="المقبل|القادم",
    last="الماضي",
    without_value="الربع (?:الأول|الثاني|الثالث|الرابع)|النصف (?:الأول|الثاني)|صيف|شتاء|ربيع|خريف",
    not_after={"اليوم": "هذا"},
    counted="شخص|دولار|يورو|كيلومتر|متر|قتيل|حالة",
)

BY_LANGUAGE = {
    "es": SPANISH,
    "fr": FRENCH,
    "de": GERMAN,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "ar": ARABIC,
}
