"""Find the people and organisations of an article. `knowledge/entities/README.md` describes the model and its figures.

features       the features of each word, which the model reads
model          a conditional random field, which labels each sentence
document       a second look that makes the names of the whole document consistent
scripts        people beside titles in scripts that the model was not trained on
finding        these four, applied to one text
people, organisations   one entry for all mentions of a person or organisation
record         the fields `people` and `organisations` of a record
"""

from clipwire.enrichment.entities.finding import LABELS, Entity, find_entities

__all__ = ["LABELS", "Entity", "find_entities"]
