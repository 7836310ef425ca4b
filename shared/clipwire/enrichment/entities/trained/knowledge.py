"""What is known of the names and words of one language, opened on first use and for that language only.

`knowledge/entities/languages` has for each language the model, the known names by kind, and classes of words with
similar use; its README names sources, licences and figures.
"""

import gzip
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, NamedTuple

from clipwire.text.grouped_words import GroupedWords

if TYPE_CHECKING:
    from pycrfsuite import Tagger

CHARACTERS = frozenset({"ko", "zh", "ja"})
"""Languages whose models label characters; those of the others label words."""
LANGUAGES = CHARACTERS | frozenset("ru es fr de pt it ar sv no da nl fi tr id ro hu hi".split())


class Knowledge(NamedTuple):
    """The tables of one language."""

    language: str
    names: GroupedWords
    """Name, its words separated by one space -> letters for its kinds."""
    classes: GroupedWords
    """Word in lower case -> its class, a letter for the coarse class first."""


@cache
def knowledge(language: str) -> Knowledge:
    size = group_size(language)
    names = GroupedWords(size, _text(f"{language}.names"))
    classes = GroupedWords(size, _text(f"{language}.words"), _text(f"{language}.classes"))
    return Knowledge(language, names, classes)


def group_size(language: str) -> int:
    """Number of characters by which the words of a language are grouped in its tables."""
    return 1 if language[:2] in CHARACTERS else 2


@cache
def tagger(language: str) -> "Tagger":
    from pycrfsuite import Tagger

    opened = Tagger()
    opened.open_inmemory(model(language))
    return opened


@cache
def model(language: str) -> bytes:
    # The tagger reads these bytes in place and does not keep them alive.
    return gzip.decompress((_folder() / _model_name(language)).read_bytes())


@cache
def is_trained(language: str) -> bool:
    """Whether there is a model for a language."""
    return language in LANGUAGES and (_folder() / _model_name(language)).is_file()


def _model_name(language: str) -> str:
    return f"{language}.crfsuite.gz"


def _folder() -> Traversable:
    return files("clipwire") / "knowledge" / "entities" / "languages"


def _text(name: str) -> str:
    file = _folder() / f"{name}.tsv.gz"
    return gzip.decompress(file.read_bytes()).decode() if file.is_file() else ""
