"""Find the people and organisations of an article. `knowledge/entities/README.md` describes the model and its figures.

finding                   the model or the signs, by language, applied to one text
tokens                    words and marks of English
gazetteer, shapes         known names, classes and shapes of words
word_features             the features of one word of English
features                  the features of each word of a sentence, which the model reads
model                     a conditional random field, which labels each sentence
document, votes           a second look that makes the names of the whole document consistent
nicknames                 names with a nickname in quotation marks, whole
korean                    Korean names in Latin letters
bodies, trades            works, museums and firms that the model misses
lists                     names in lists of places
doubtful_bodies           organisations that are something else, and names that are organisations
doubts                    people that nothing shows to be people
trained                   models of other languages, and what corrects and adds to them
signs                     names by titles, given names and verbs of saying, in other languages with capitals
slavic                    people and bodies in Polish, Czech, Ukrainian and Russian, in any case
korean_in_cyrillic        Korean names in Russian
arabic, hindi             names by titles and words of bodies, beside those of the model
uncased                   names by titles, given names and first words of bodies, in Persian and Hebrew
thai, vietnamese          the same in these languages
scripts                   people by titles and family names, in Chinese, Japanese and Korean
japanese, korean_people   expressions and lists for `scripts`
known_people              well-known people for `scripts`, without titles
listed_bodies             organisations in Chinese, Japanese and Korean
body_words                the words of tables that show organisations
entity, mentions          one mention of a name, and all of one name
people, organisations     one entry for all mentions of a person or organisation
credits                   names of photographers, which a record leaves out
record                    the fields `people` and `organisations` of a record
"""

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.finding import LABELS, find_entities

__all__ = ["LABELS", "Entity", "find_entities"]
