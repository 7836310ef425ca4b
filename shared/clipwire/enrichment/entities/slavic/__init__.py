"""The names of people in Polish, Czech and Ukrainian, in which given name and surname have case endings."""

LANGUAGES = frozenset({"pl", "cs", "uk"})
CASED = LANGUAGES | {"ru"}
"""Languages of which bodies are read in any case; Russian people have rules of their own."""
