"""What an e-mail subscriber reads of an event: a subject line and a text, instead of JSON."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clipwire.model.article import Article
from clipwire.model.changes import Changes, Edit
from clipwire.model.listing import Listing
from clipwire.model.receipt import Receipt
from clipwire.model.story import Merged

MAX_SUBJECT_CHARS = 99
"""SNS takes fewer than 100 characters, ASCII only and without line breaks."""
MAX_NAMES = 12
"""Of each list."""
MAX_SENTENCES = 10
"""Of each kind of change."""
MAX_LINE_CHARS = 1_000
MAX_TEXT_BYTES = 12_000
"""Of the whole text as SNS takes it, in JSON: the event, the attributes and this have 262,144 bytes together."""

ASCII = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "...", "ß": "ss"}
    | {"æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}
)
"""Signs and letters that Unicode does not take apart into an ASCII letter and an accent."""


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


def letter_about(content: Article | Listing | Receipt | Merged, difference: Changes | None = None) -> Letter:
    """The letter about an article that is new, changed, withdrawn or restored, merged stories, or a rejected file."""
    if isinstance(content, Receipt):
        return Letter(_subject("Rejected", content.key, "a file"), _text(_of_receipt(content)))
    if isinstance(content, Merged):
        return Letter(_subject("One story", content.title, "two stories"), _text(_of_merged(content)))
    if isinstance(content, Listing):
        kind = "Restored" if content.state == "restored" else "Possibly withdrawn"
        return Letter(_subject(kind, content.title, "an article"), _text(_of_listing(content)))
    kind = "Changed" if content.previous_version else "New"
    of_source = f"an article of {content.source.id}" if content.source else "an article"
    in_language = f"{of_source} ({content.language})" if content.language else of_source
    return Letter(_subject(kind, content.title, in_language), _text(_of_article(content, difference)))


def _text(lines: Iterable[str]) -> str:
    """The lines, long ones cut. If they are too many bytes, the last ones are left out but for the command line."""
    cut = [line if len(line) <= MAX_LINE_CHARS else f"{line[: MAX_LINE_CHARS - 1].rstrip()}…" for line in lines]
    while _bytes(cut) > MAX_TEXT_BYTES:
        cut[-3:] = ["…", cut[-1]]
    return "\n".join(cut)


def _bytes(lines: Iterable[str]) -> int:
    return len(json.dumps("\n".join(lines), ensure_ascii=False).encode("utf-8", "replace"))


def _subject(kind: str, title: str | None, otherwise: str) -> str:
    """`New: Fishing fleet returns`. A title in another script than Latin is replaced by what it is the title of."""
    plain = _as_ascii(title or "") or _as_ascii(otherwise) or "an article"
    line = f"{kind}: {plain}"
    return line if len(line) <= MAX_SUBJECT_CHARS else line[: MAX_SUBJECT_CHARS - 3].rstrip() + "..."


def _as_ascii(text: str) -> str | None:
    """The text in ASCII, without accents and on one line; None if letters of it have no form there."""
    apart = unicodedata.normalize("NFKD", " ".join(text.translate(ASCII).split()))
    if any(letter.isalnum() and not letter.isascii() for letter in apart):
        return None
    return "".join(letter for letter in apart if " " <= letter <= "~").strip() or None


def _of_article(article: Article, difference: Changes | None) -> Iterator[str]:
    yield article.title or "(no title)"
    yield ""
    source = article.source.name if article.source else None
    days = [f"{name} {day}" for name, day in (("published", article.published), ("seen", article.crawled)) if day]
    yield from filter(None, [", ".join(filter(None, [source, *days])), article.url])
    if article.summary:
        yield from ("", article.summary)
    yield ""
    rows = {
        "Watched": article.watched,
        "People": [one.name for one in article.people],
        "Organisations": [one.name for one in article.organisations],
        "Places": [one.name for one in article.places],
        "Countries": [one.name for one in article.countries],
        "Subjects": [one.name for one in article.subjects],
    }
    yield from (f"{label}: {_listed(names)}" for label, names in rows.items() if names)
    if article.duplicate_of:
        yield f"A copy of: clipwire show {article.duplicate_of}"
    if difference:
        yield from _of_changes(article, difference)
    yield ""
    yield f"The whole record: clipwire show {article.id}"


def _of_changes(article: Article, difference: Changes) -> Iterator[str]:
    yield ""
    gravest = f" (gravest: {difference.grade})" if difference.grade else ""
    yield f"What changed in version {article.version}{gravest}:"
    if difference.reverts_to:
        yield f"  The text of version {difference.reverts_to} is back."
    if difference.silent:
        yield "  The page still has the date of modification of the version before."
    counted: Counter[str] = Counter()
    for edit in difference.edits():
        counted[edit.kind] += 1
        if counted[edit.kind] <= MAX_SENTENCES:
            yield f"  {_of_edit(edit)}"
    for kind, mark, left_out in (
        ("changed", "*", difference.more_changed),
        ("removed", "-", difference.more_removed),
        ("added", "+", difference.more_added),
        ("moved", ">", difference.more_moved),
    ):
        more = max(counted[kind] - MAX_SENTENCES, 0) + left_out
        if more:
            yield f"  {mark} ... {more} more {kind}"


def _of_edit(edit: Edit) -> str:
    """`- The catch was bad. (substance, end)`"""
    before, after = (" ".join((text or "(none)").split()) for text in (edit.before, edit.after))
    grade = f" ({', '.join(edit.mark)})" if edit.mark else ""
    match edit.kind:
        case "title":
            return f"Title: {before} -> {after}{grade}"
        case "changed":
            return f"* {before} -> {after}{grade}"
        case "removed":
            return f"- {before}{grade}"
        case "added":
            return f"+ {after}{grade}"
        case "moved":
            return f"> {after}{grade}"


def _of_merged(merged: Merged) -> Iterator[str]:
    yield f"Two stories are one now. The report that joined them: {merged.title or merged.article_id}"
    yield ""
    yield f"Its story: clipwire story {merged.story_id}"


def _of_listing(listing: Listing) -> Iterator[str]:
    yield listing.title or "(no title)"
    yield ""
    yield from filter(None, [listing.source.name if listing.source else None, listing.url])
    yield ""
    source = listing.source.name if listing.source else "its source"
    last_seen = f"{listing.last_seen:%Y-%m-%d %H:%M}"
    if listing.seen_again:
        again = f"{listing.seen_again:%Y-%m-%d %H:%M}"
        yield f"The lists of {source} show it again since {again} (UTC). It was missing after {last_seen}."
    else:
        yield f"{listing.missing_from} lists of {source} leave it out, and show what was published before and after it."
        yield f"It was listed last at {last_seen} (UTC)."
    yield ""
    yield f"The stored record: clipwire show {listing.article_id}"


def _of_receipt(receipt: Receipt) -> Iterator[str]:
    if receipt.outcome == "rejected":
        yield f"{receipt.key} was rejected."
    else:
        yield _of_members(receipt)
    if receipt.problem:
        yield from ("", receipt.problem.detail)
    yield ""
    yield f"Its receipt: clipwire status {receipt.key}"


def _of_members(receipt: Receipt) -> str:
    rejected, failed = receipt.members.get("rejected", 0), receipt.members.get("failed", 0)
    were = f"1 member of {receipt.key} was" if rejected == 1 else f"{rejected} members of {receipt.key} were"
    others = f"reading {failed} failed and can be tried again" if failed else "the others were read"
    return f"{were} rejected; {others}."


def _listed(names: Iterable[str]) -> str:
    given = list(names)
    more = f", and {len(given) - MAX_NAMES} more" if len(given) > MAX_NAMES else ""
    return ", ".join(given[:MAX_NAMES]) + more
