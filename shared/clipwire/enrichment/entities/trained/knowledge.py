"""What is known of the names and words of one language, opened on first use and for that language only.

`knowledge/entities/languages` has for each language the model, the known names by kind, and classes of words with
similar use; its README names sources, licences and figures.
"""

import gzip
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pycrfsuite import Tagger

CHARACTERS = frozenset({"ko", "zh", "ja"})
"""Languages whose models label characters; those of the others label words."""
LANGUAGES = CHARACTERS | frozenset("ru es fr de pt it ar sv no da nl fi tr id ro hu hi".split())


class Knowledge(NamedTuple):
    """The tables of one language."""

    language: str
    names: dict[str, str]
    """Name, its words separated by one space -> letters for its kinds."""
    classes: dict[str, str]
    """Word in lower case -> its class, a letter for the coarse class first."""


@cache
def knowledge(language: str) -> Knowledge:
    names = _table(f"{language}.names")
    classes = _table(f"{language}.words") | _table(f"{language}.classes")
    return Knowledge(language, names, classes)


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


def _table(name: str) -> dict[str, str]:
    file = _folder() / f"{name}.tsv.gz"
    if not file.is_file():
        return {}
    cells = gzip.decompress(file.read_bytes()).decode().replace("\n", "\t").split("\t")  # faster than line by line
    return dict(zip(cells[::2], cells[1::2], strict=False))
