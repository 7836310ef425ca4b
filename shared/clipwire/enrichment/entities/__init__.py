"""Find the people and organisations of an article. `knowledge/entities/README.md` describes the model and its figures.

features                the features of each word, which the model reads
model                   a conditional random field, which labels each sentence
document                a second look that makes the names of the whole document consistent
signs                   names by titles, given names and verbs of saying, in other languages with capitals
uncased                 names by titles, given names and first words of bodies, in Persian and Hebrew
scripts                 names by titles and family names, in scripts without capitals
nicknames               names with a nickname in quotation marks, whole
korean                  Korean names in Latin letters
bodies                  works, museums and firms that the model misses
lists                   names in lists of places
doubtful_bodies         organisations that are something else, and names that are organisations
doubts                  people that nothing shows to be people
finding                 the model or the signs, by language, applied to one text
people, organisations   one entry for all mentions of a person or organisation
record                  the fields `people` and `organisations` of a record
"""

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.finding import LABELS, find_entities

__all__ = ["LABELS", "Entity", "find_entities"]
