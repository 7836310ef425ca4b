"""The names of people in Polish, Czech and Ukrainian, in which given name and surname have case endings."""

LANGUAGES = frozenset({"pl", "cs", "uk"})
