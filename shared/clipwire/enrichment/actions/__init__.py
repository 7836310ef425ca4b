"""Who did what to whom: events between two known actors of one sentence, in the sixteen types of PLOVER.

A shallow reading of English news sentences: a verb of the table (`knowledge/actions/verbs.tsv`), the actor that its
clause begins with, and the actor it falls on. What is denied, planned, possible, conditional or quoted is left out:
precision goes before recall. PLOVER is the event ontology of the Open Event Data Alliance, heir of CAMEO.

Measured by `tests/benchmarks/sets/actions.py` on sentences of our own.
"""

from clipwire.enrichment.actions.actors import Actor, nations
from clipwire.enrichment.actions.events import enrich, find_actions

__all__ = ["Actor", "enrich", "find_actions", "nations"]
