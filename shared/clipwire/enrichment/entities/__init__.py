"""People and organisations of an article; how the model was made and how good it is: `knowledge/entities/README.md`.

features       what the model sees of each word
model          a conditional random field, which reads each sentence
document       a second look that makes the names of the whole document consistent
scripts        people beside titles in scripts that the model has not learnt
finding        these four, applied to one text
people, organisations   the mentions of one person or organisation, brought together
record         the fields `people` and `organisations` of a record
"""

from clipwire.enrichment.entities.finding import LABELS, Entity, find_entities

__all__ = ["LABELS", "Entity", "find_entities"]
