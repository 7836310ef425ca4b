"""Who did what to whom: events between two known actors of one sentence, in the sixteen types of PLOVER.

English news sentences are read without a parser: a verb of the table (`knowledge/actions/verbs.tsv`), the actor that is
its subject, and the actor that is its target. What is denied, planned, possible, conditional or quoted is left out,
since precision matters more than recall. PLOVER is the event ontology of the Open Event Data Alliance, which replaces
CAMEO.

Measured by `tests/benchmarks/sets/actions.py` on sentences of our own.
"""

from clipwire.enrichment.actions.actors import Actor, nations
from clipwire.enrichment.actions.events import enrich, find_actions

__all__ = ["Actor", "enrich", "find_actions", "nations"]
