"""English function words that `clauses` needs to find actors and targets. All are in lower case."""

from functools import cache

from clipwire.model.article import ActionType
from clipwire.text.word_lists import word_set
from clipwire.wording import words_of

# Around a verb

BE = word_set("is are was were been being be")
HAVE = word_set("has have had having")
UNREAL = word_set(
    "will would may might could should shall must can cannot to not never n't did do does nor neither without hardly",
    "won't wouldn't hasn't haven't hadn't isn't aren't wasn't weren't didn't doesn't don't can't couldn't",
)
"""Before a verb, they show that it has not happened, or may not have happened."""
ADVERBS = word_set("also again then still now once later soon even just already yet further thereby recently")
"""Before a verb; adverbs in -ly need no list."""
PARTICLES = word_set("up out down off back away upon around along ahead forward together aside")
"""Directly behind a verb, they give it another meaning: "seized upon"."""

JOURNEYS = word_set("visit tour arrive leave travel fly go")
PRIVATE_PURPOSES = word_set(
    "surgery treatment holiday holidays vacation honeymoon wedding marry study studies surgeon hospital clinic checkup",
    "school university marathon tournament concert film rehabilitation exile",
)
PURPOSES_OF_STATE = word_set(
    "talks summit meeting meet meets discuss discussions negotiations conference signing sign counterpart delegation",
    "official state ceremony funeral inspect assembly consultations visit",
)
OFFICIALS = word_set(
    "president minister premier chancellor king queen emperor prince envoy ambassador delegation secretary leader",
    "general chairman official officials marshal pope governor",
)

# Around a name

DETERMINERS = word_set("a an the its their his her this that these those some any no")
NUMBERS = word_set("two three four five six seven eight nine ten dozens hundreds several more")
AND = word_set("and but or &")
RELATIVES = word_set("who which that")
PRONOUNS = word_set("it they he she")
OF_LAST_TARGET = word_set("its their his her him")
"""Words for the target of the event before."""
OFFICES = word_set(
    "ministry government authorities officials leadership spokesman spokeswoman spokesperson spokesmen",
    "police army parliament",
)
"""Before a preposition and a country, they mean it: "the foreign ministry in Beijing", "a spokesman for Iran"."""
FIRST_WORDS_OF_PLACES = frozenset("New Port Fort Lake Mount Little Gulf Strait Bay".split())
"""Before a country or "of" and a country, the name is that of another place: "New Mexico", "Port Sudan"."""
POINTS = word_set("southern northern eastern western central southeastern southwestern northeastern northwestern")
PRIVATE_PEOPLE = word_set("fans critics opponents victims natives friends relatives admirers lovers")
"""Before "of" and a country, they do not act for it."""
OPENERS = word_set("after before as when while since during with without in on at amid despite following under for")
"""At the beginning of a sentence, they open a phrase that ends with a comma, in which the subject is not."""
FORCES = word_set(
    "forces troops soldiers fighters militants gunmen rebels guerrillas commandos police officials jets warplanes",
    "drones missiles rockets leaders leader commander commanders officers negotiators delegates supporters members",
    "and that who which has have had is are was were will also later then",
)
"""Behind the name of an organisation, they act for it; another noun does not: "fellow Greens senators"."""
NOT_OF_STATE = word_set(
    "party parties club team union unions company firm airline newspaper fans supporters activists students",
    "farmers coach player players striker singer actor church churches",
)
"""Behind "Vietnam's" or "Vietnamese", they act for themselves."""
PLURALS = word_set("police troops people forces")
"""Subjects of a plural verb, as all words in -s: "Uganda police detain"."""
CONDITIONS = word_set("if unless whether lest should")
DENIALS = word_set("denied denies deny denying doubted doubts")


@cache
def clause_ends() -> frozenset[str]:
    """Words and marks that end a clause, among them verbs of saying, which begin another clause."""
    said = words_of("saying_verbs", "past", "present", "gerund", language="en") - words_of("saying_verbs", "noun")
    return said | word_set(
        "that which who whom whose when while after before because as if though although since unless until where",
        'whether than but amid despite ; : — – - ( ) " “ ”',
    )


# Prepositions

SUBJECT_NOT_AFTER = word_set("in on at near with against to over about between by towards toward into from for")
"""A name behind these prepositions is not the subject: "fighters in Gaza attacked"."""
OF_PLACES = word_set("in near inside across off outside")
PREPOSITIONS = OF_PLACES | word_set(
    "on at to with against over about between by towards toward into from for during under without through"
)
REACHES: dict[ActionType, frozenset[str]] = {
    # type      prepositions that may be between the verb and its target
    "ASSAULT": OF_PLACES,
    "COERCE": OF_PLACES,
    "MOBILIZE": OF_PLACES,
    "REJECT": word_set("by from"),
    "ACCUSE": word_set("by"),
    "PROTEST": word_set("by"),
    "SANCTION": OF_PLACES,
}
BORDERS = word_set("border borders frontier")
"""A country is the target of troops on the border "with" it, but not of troops that move "with" its army."""
HARM = word_set(
    "attack attacks killing killings murder strike strikes invasion bombing bombings arrest raid raids seizure",
    "assassination detention execution shelling",
)
"""To condemn the killing "of" somebody is not to condemn that person."""


@cache
def not_between_nation_and_name() -> frozenset[str]:
    """Words that no title has. Between a nation and a name, they show that the person is not of that nation."""
    return clause_ends() | PREPOSITIONS | BE | HAVE | UNREAL | AND | word_set("of")
