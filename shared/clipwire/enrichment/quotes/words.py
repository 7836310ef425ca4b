"""Words by which speakers are found: verbs of speech, titles, pronouns, and what is never part of a name."""

import re
from functools import lru_cache

from clipwire.wording import table


def _listed(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


READERS_OF_THEIR_OWN = ("ar", "ko", "zh", "ja")
"""Languages of `arabic` and `east_asian`: their verbs are not read here."""


def _verbs(*kinds: str) -> frozenset[str]:
    """Words of `wording/saying_verbs.tsv` in every language that is read by walking over words."""
    rows = (row for row in table("saying_verbs") if row.kind in kinds and row.language not in READERS_OF_THEIR_OWN)
    return frozenset(word for row in rows for word in row.words)


PLAIN_SPEECH = _verbs("past", "present", "participle")
"""Verbs that may be directly behind a quote and before their subject: "...," said the minister."""

SPEECH = PLAIN_SPEECH | _verbs("gerund", "calling")
"""All verbs that may stand between a speaker and a quote."""

SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
PRONOUNS = _listed("he she they it i we you")
PRONOUNS_ELSEWHERE = {**dict.fromkeys(_verbs("he"), "m"), **dict.fromkeys(_verbs("she"), "f")}
"""Of other languages, where they cannot be anything else at the head of a speaker -> gender."""
SPEAKERS_ALONE = _listed("police staff prosecution defence defense management everyone somebody someone nobody")
"""Words of the singular that speak without an article."""
SOURCES = {source.split()[0]: tuple(source.split()) for source in sorted(_verbs("source"))}
"""Words before the name of a source, by their first: "according to"."""

PERFECT = _verbs("auxiliary")
"""Before a participle: "a déclaré"."""

NOUNS_TOO = _verbs("noun")
"""Verbs of speech only where a name or pronoun stands before them."""

AUXILIARIES = _listed(
    "has have had is was are were be been being would will could can may might must should did do does also",
    "then later often once even just now still further again always never not repeatedly recently famously",
    "already only first subsequently previously initially simply apparently reportedly to immediately too",
    "himself herself themselves",
)
BEFORE_VERBS_ELSEWHERE = _verbs("auxiliary", "adverb")
"""What may stand between a subject and its verb in other languages; only in small letters: "Han" is a name."""

ADVERBS = _listed(
    "however meanwhile later earlier instead still then now also but and so yet indeed moreover again , :"
) | _verbs("opening")
"""Before the subject of a sentence."""

PREPOSITIONS = _listed(
    "in on at by for with from to of about after before during since until over under against between into",
    "through as than like via per amid among around near within without toward towards despite following upon",
) | _verbs("behind")
CONJUNCTIONS = _listed(
    "and but or nor while when because if that although though whether where so yet what how why",
)
RELATIVES = _listed("who which whom whose")
DETERMINERS = _listed(
    "the a an his her its their our my your this that these those one another some many several most few two",
    "three four five six both each every no other any all",
)
CALENDAR = _listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august",
    "september october november december today yesterday tomorrow tonight",
)

TITLES_OF_MEN = _listed(
    "mr sir king prince lord chairman spokesman congressman businessman father brother herr señor monsieur senhor",
)
TITLES_OF_WOMEN = _listed(
    "mrs ms miss lady queen princess chairwoman spokeswoman congresswoman businesswoman mother frau mme mlle madame",
    "señora sra senhora",
)
TITLES = (
    TITLES_OF_MEN
    | TITLES_OF_WOMEN
    | _listed(
        "dr prof professor president vice deputy prime minister foreign senator sen rep representative gov",
        "governor mayor judge justice general gen colonel col captain capt lieutenant lt sergeant sgt major",
        "maj admiral adm commander officer detective sheriff chief secretary attorney ambassador chancellor",
        "pope bishop archbishop cardinal reverend rev pastor rabbi imam sheikh ayatollah comrade marshal",
        "director chair spokesperson candidate nominee rival republican democrat democratic libertarian",
        "conservative liberal former ex-president economist analyst author actor actress singer coach striker",
        "defender manager host anchor columnist reporter editor lawyer city state county district house",
        "senate speaker leader minority majority whip press campaign national security adviser advisor",
        "strategist emeritus researcher historian expert activist billionaire mogul tycoon ceo cfo founder",
        "co-founder owner american british french german russian chinese japanese korean israeli iranian",
        "australian canadian hon rt respected",
        "bürgermeister bürgermeisterin bundeskanzler bundeskanzlerin kanzler präsident präsidentin",
        "ministerin außenminister außenministerin sprecher sprecherin президент министр премьер-министр глава",
    )
)
"""Left out before a name."""

NOT_NAMES = _listed(
    "the a an he she it they we i you his her its their our my in on at by for with from to of about after",
    "before during since until and but or so if when while as that this these those there here what who why",
    "how where then than not no yes now just also even still only however meanwhile earlier later asked",
    "according speaking instead although though because despite both some many most several all one two three",
    "four five six seven eight nine ten another each every other last next first second third new more well",
    "let maybe perhaps indeed once again yet regarding",
) | _verbs("opening")
LAST_TITLES = _listed(
    "chairman chairwoman sen gov rep gen justice president secretary minister speaker leader director spokesman",
    "spokeswoman mayor judge attorney mr mrs ms dr",
)
"""Those that end a longer title: "Ohio Democratic Party Chairman Ann Lee"."""

ORGANISATION_ENDINGS = _listed(
    "university college institute foundation committee commission party house senate congress court",
    "department ministry agency bank group company corporation inc corp ltd council association union league",
    "times post news journal network press center centre office administration government campaign police",
    "force army bureau board club team street avenue states nations beach city county island islands river",
    "park school hospital church day act law bill tv radio magazine daily herald tribune guardian caucus",
    "convention coalition alliance organization organisation society station shipyard factory plant farm mine works",
)
PLACE_BEGINNINGS = _listed(
    "north south east west new san los las united white capitol wall supreme great middle saudi hong sri puerto costa",
)
"""First words of names that are no person's."""

NEW_PLACES = _listed("york zealand delhi jersey mexico hampshire orleans england south caledonia guinea haven")
"""What "new" is a part of the name of."""

FIRST_NAMES_OF_MEN = _listed(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony",
    "mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey",
    "ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory",
    "alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary",
    "peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur",
    "lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph",
    "randy eugene vincent russell louis bobby philip phillip johnny bill tim mike tom bob jim steve dan chris",
    "tony barack bernie mitt newt ted marco jeb rudy ben chuck harry hugh ian simon vladimir sergei dmitry",
    "ivan igor boris emmanuel francois françois pierre jean hans klaus olaf karl carlos luis jorge miguel",
    "pedro manuel mohammed muhammad ahmed ali hassan hussein omar ibrahim khalid abdul yusuf xi shinzo fumio",
    "hiroshi kenji narendra imran rahul amit jared josh jake matt nick greg jeff fred phil ed sam max leo rob",
    "ron ray neil glenn craig todd doug derek oscar hugo lars sven nils marcus martin stuart graham nigel",
    "alastair gordon duncan angus liam connor owen rhys",
)
FIRST_NAMES_OF_WOMEN = _listed(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret",
    "sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca",
    "sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine",
    "christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia",
    "victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria",
    "teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber",
    "doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori",
    "hillary ivanka melania chelsea kellyanne kate anne annie jill jane jenny sue susie debbie elaine eleanor",
    "ellen fiona irene jasmine leslie lucy lynn maggie monica naomi nina paula rita rosa sally sheila",
    "sonia stacy tina tracy wendy yvonne zoe ursula ségolène marine giorgia sanna mette jacinda liz priya",
    "indira benazir aung fatima aisha leila maryam yuriko loretta dana alicia huma katrina gretchen nikki",
    "condoleezza",
)

_CONTRACTED = re.compile(r"['’](?:ve|re|ll|d|m|s)\Z")


@lru_cache(maxsize=20_000)
def is_no_name(word: str) -> bool:
    """Whether a word is never a name, whatever its capitals: a pronoun, a day, a word that begins a sentence."""
    base = _CONTRACTED.sub("", word.lower())
    return base in NOT_NAMES or base.rstrip(".") in CALENDAR or base in PRONOUNS_ELSEWHERE
