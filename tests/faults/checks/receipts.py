"""Every file has a receipt that is closed and true, and nothing waits."""

from collections import Counter
from collections.abc import Iterator

from clipwire.model.receipt import Receipt, StoredArticle
from tests.faults.files import File, Nature
from tests.faults.view import SPOILT, View, mark_of, name_of, place_of, place_of_file

TRIES = 5
"""Deliveries of a message before it is a dead letter."""

CLOSED = {"accepted", "unchanged", "partial", "rejected"}


def nothing_waits(view: View) -> Iterator[str]:
    yield from (f"stuck: {error}" for error in view.seen.errors)
    for queue, count in view.seen.waiting.items():
        if count:
            yield f"stuck: {count} messages in {queue}"
    for receipt in view.seen.receipts:
        if receipt.outcome not in CLOSED | {"failed"}:
            yield f"stuck: {name_of(receipt)} is {receipt.outcome}"


def every_file_has_a_closed_receipt(view: View) -> Iterator[str]:
    for number, file in view.files():
        if file.form == "folder":
            if receipts := view.of_file[number]:
                yield f"untrue: the console folder {file.key} has a receipt: {receipts[0].outcome}"
        elif view.whole(number) is None:
            yield f"lost: file {number} has no receipt"
    if view.is_mended or _nothing_may_fail(view):
        for receipt in view.seen.receipts:
            if receipt.outcome == "failed" and not _is_spoilt(view, receipt):
                detail = receipt.problem.detail if receipt.problem else ""
                yield f"lost: {name_of(receipt)} failed: {detail}"


def _nothing_may_fail(view: View) -> bool:
    """Whether the faults are too few for a message to be given up."""
    return sum(fault.times for fault in view.plan.faults) < TRIES


def _is_spoilt(view: View, receipt: Receipt) -> bool:
    return not view.is_mended and any(
        _spoils(view, file) for number, file in view.files() if receipt in view.of_file[number]
    )


def _spoils(view: View, file: File) -> bool:
    return any(map(file.count, SPOILT))


def receipts_agree_with_files(view: View) -> Iterator[str]:
    for number, file in view.sound_files():
        whole = view.whole(number)
        assert whole
        expected = Counter(sight.story.number for sight in file.sights(Nature.GOOD))
        spoilt = Counter(sight.story.number for sight in file.sights(*SPOILT))
        counted = view.stored_of(number)
        if view.is_mended:
            expected += spoilt
        if not expected <= counted <= expected + spoilt:
            yield f"lost: file {number} tells stories {dict(expected)}, its receipts {dict(counted)}"
        articles = [one for receipt in view.of_file[number] for one in receipt.articles]
        if file.form == "container":
            yield from _members_agree(view, number, file, whole)
        elif file.count(Nature.JUNK) and whole.outcome != "rejected":
            yield f"untrue: file {number} holds no article, and is {whole.outcome}"
        elif file.count(Nature.GOOD) and whole.outcome != _outcome_by(view, articles):
            yield f"untrue: file {number} is {whole.outcome} with {_outcomes(articles)}"


def _members_agree(view: View, number: int, file: File, whole: Receipt) -> Iterator[str]:
    # the receipt of a container in a container counts members of its own
    members = [receipt for receipt in view.of_file[number] if receipt.member and not receipt.members]
    rejected = sum(member.outcome == "rejected" for member in members)
    junk = file.count(Nature.JUNK)
    may_be = sum(file.count(nature) for nature in (Nature.ODD, *SPOILT))
    if not junk <= rejected <= junk + may_be:
        yield f"untrue: {junk} members of file {number} are no articles, {rejected} receipts say so"
    for member in members:
        if member.articles and member.outcome != _outcome_by(view, member.articles):
            yield f"untrue: {name_of(member)} is {member.outcome} with {_outcomes(member.articles)}"
    good = [member.outcome for member in members if member.outcome in ("accepted", "unchanged")]
    if not good:
        expected = "rejected"
    elif rejected:
        expected = "partial"
    else:
        expected = "accepted" if "accepted" in good else "unchanged"
    if whole.outcome != expected:
        outcomes = dict(Counter(member.outcome for member in members))
        yield f"untrue: container {number} is {whole.outcome}, its members are {outcomes}"


def _outcome_by(view: View, articles: list[StoredArticle]) -> str:
    return "unchanged" if all(one.outcome == "unchanged" for one in articles) else "accepted"


def receipts_agree_with_the_table(view: View) -> Iterator[str]:
    for number, file in view.files():
        for receipt in view.of_file[number]:
            for stored in receipt.articles:
                yield from _agrees(view, file, receipt, stored)


def _agrees(view: View, file: File, receipt: Receipt, stored: StoredArticle) -> Iterator[str]:
    name = f"{name_of(receipt)}: {stored.id} {stored.outcome}, version {stored.version}"
    texts = view.seen.texts.get(stored.id)
    if not texts:
        yield f"untrue: {name}, and there is no such article"
        return
    story = view.stories.get(stored.id)
    if story is None:
        return
    here = [sight for sight in file.sights(Nature.GOOD, *SPOILT) if sight.story.number == story]
    wordings = {sight.wording for sight in here}
    its_own = [text for text in texts if text.version and place_of_file(text.article.file) == place_of(receipt)]
    if stored.outcome == "unchanged":
        its_own = [text for text in its_own if not view.came_back(text, texts)]
    match stored.outcome:
        case "new" | "updated":
            if stored.version not in [text.version for text in its_own]:
                yield f"untrue: {name}, and that version was not made from it"
            if (stored.outcome == "new") != (stored.version == 1):
                yield f"untrue: {name}"
        case "older":
            if its_own:
                yield f"untrue: {name}, and it made version {its_own[0].version}"
            late = {mark.wording for text in texts if text.version is None and (mark := mark_of(text))}
            if not wordings & late:
                yield f"untrue: {name}, and its text is not kept as such"
        case "unchanged":
            if its_own:
                yield f"untrue: {name}, and it made version {its_own[0].version}"
            kept = {mark.wording for text in texts if (mark := mark_of(text))}
            if not wordings & kept and not any(sight.is_teaser for sight in here):
                yield f"untrue: {name}, and its text is not kept"


def versions_agree_with_receipts(view: View) -> Iterator[str]:
    for article_id, texts in view.seen.texts.items():
        versions = sorted(text.version for text in texts if text.version)
        if versions != list(range(1, len(versions) + 1)):
            yield f"lost: article {article_id} has versions {versions}"
        for text in texts:
            if text.version is None:
                continue
            receipt = view.by_place.get(place_of_file(text.article.file))
            if receipt is None or receipt.outcome == "failed" or view.came_back(text, texts):
                continue
            said = [(one.version, one.outcome) for one in receipt.articles if one.id == article_id]
            if (text.version, "new" if text.version == 1 else "updated") not in said:
                yield f"untrue: version {text.version} of {article_id} is of {name_of(receipt)}, which says {said}"


def _outcomes(articles: list[StoredArticle]) -> str:
    return ", ".join(f"{one.outcome} {one.version}" for one in articles) or "no articles"
