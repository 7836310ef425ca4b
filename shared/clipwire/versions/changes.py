"""What an update changed, sentence by sentence."""

from difflib import SequenceMatcher

from pydantic import BaseModel

from clipwire.model.article import Article
from clipwire.text.sentences import sentences


class Changes(BaseModel):
    """The difference between two versions of an article."""

    title: tuple[str | None, str | None] | None = None
    """Before and after, where the title changed."""
    removed: list[str] = []
    """Sentences of the older body that the newer lacks, in order."""
    added: list[str] = []
    """Sentences of the newer body that the older lacked, in order."""


def changes(before: Article, after: Article) -> Changes:
    old, new = _sentences(before.body), _sentences(after.body)
    steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return Changes(
        title=(before.title, after.title) if before.title != after.title else None,
        removed=[sentence for what, a, b, _, _ in steps if what != "equal" for sentence in old[a:b]],
        added=[sentence for what, _, _, a, b in steps if what != "equal" for sentence in new[a:b]],
    )


def _sentences(body: str) -> list[str]:
    return [" ".join(body[start:end].split()) for start, end in sentences(body)]
