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

# Around a name

DETERMINERS = word_set("a an the its their his her this that these those some any no")
NUMBERS = word_set("two three four five six seven eight nine ten dozens hundreds several more")
AND = word_set("and but or &")
RELATIVES = word_set("who which that")
PRONOUNS = word_set("it they he she")
OF_LAST_TARGET = word_set("its their his her him")
"""Words for the target of the event before."""
OFFICES = word_set("ministry government authorities officials leadership")
"""With a capital, they mean the country: "the foreign ministry in Beijing"."""
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

SUBJECT_NOT_AFTER = word_set("in on at near with against to over about between by towards toward into")
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
