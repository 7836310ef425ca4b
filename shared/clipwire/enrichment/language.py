"""Which language a text is in, by fastText's lid.176 (Joulin et al., Bag of Tricks for Text Classification, 2017)."""

import re
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from clipwire.article import Article

if TYPE_CHECKING:
    import fasttext

ENOUGH = 3000
"""Characters looked at."""
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[\d\W_]+")


@cache
def _model() -> "fasttext.FastText":
    import fasttext

    with as_file(files("clipwire").joinpath("knowledge", "language", "lid.176.ftz")) as path:
        return fasttext.load_model(str(path))


def detect_language(text: str) -> str | None:
    """BCP 47 tag of the text's main language, or None where there are no words to tell it by."""
    letters = _NO_WORDS.sub(" ", text[:ENOUGH]).strip()
    if len(letters) < 2:
        return None
    labels, _ = _model().predict(letters.lower())
    return str(labels[0]).removeprefix("__label__") if labels else None


def enrich(article: Article) -> None:
    """Fill `language` from title and body, where the page did not say it."""
    if not article.language:
        article.language = detect_language(f"{article.title or ''}\n{article.body}")
