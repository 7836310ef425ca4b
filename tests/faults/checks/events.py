"""Every change and every rejection is published once, and stories are as in order of arrival."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.faults.view import Place, View, mark_of, name_of, place_in, place_of, tells_a_rejection
from tests.faults.world import mark_in
from tests.support.clippings import Notification


def each_change_is_published(view: View) -> Iterator[str]:
    heard = view.heard("clipwire.article.published", "clipwire.article.updated")
    for event_id, events in heard.items():
        if len({_content(event) for event in events}) > 1:
            yield f"two ids: event {event_id} came with different contents"
    expected = {}
    for article_id, texts in view.seen.texts.items():
        for text in texts:
            if text.version:
                expected[f"{article_id}-{text.version}"] = text
    for event_id in heard.keys() - expected.keys():
        yield f"two ids: event {event_id} is about no version"
    given_up = view.failed_events
    for event_id, text in expected.items():
        if event_id not in heard:
            if event_id not in given_up:
                yield f"lost: event {event_id} was not published"
            continue
        event = heard[event_id][0]
        kind = "clipwire.article.published" if text.version == 1 else "clipwire.article.updated"
        if event.type != kind or mark_in(event.event["data"].get("body", "")) != mark_of(text):
            yield f"untrue: event {event_id} is {event.type} with another text than its version"


def nothing_is_published_again(view: View) -> Iterator[str]:
    """Only a fault of `place_article` can fall between a publish and its mark."""
    if any(fault.function == "place_article" for fault in view.plan.faults):
        return
    for event_id, count in Counter(event.id for event in view.seen.events).items():
        if count > 1:
            yield f"untrue: event {event_id} was published {count} times without need"


def each_rejection_is_published(view: View) -> Iterator[str]:
    """One event for each file that is rejected, or some members of which are."""
    ids: dict[Place, set[str]] = defaultdict(set)
    for event_id, events in view.heard("clipwire.file.rejected").items():
        places = {place_in(event) for event in events}
        if len(places) > 1:
            yield f"two ids: event {event_id} is about {places}"
        ids[places.pop()].add(event_id)
    for place, its_ids in ids.items():
        if len(its_ids) > 1:
            yield f"two ids: the rejection of {place} is {sorted(its_ids)}"
        receipt = view.by_place.get(place)
        if receipt is None or not (tells_a_rejection(receipt) or place in view.once_rejected):
            yield f"untrue: the rejection of {place} was published, its receipt is {receipt and receipt.outcome}"
    given_up = {(receipt.key, receipt.revision) for receipt in view.given_up if receipt.outcome == "failed"}
    for receipt in view.seen.receipts:
        place = place_of(receipt)
        if tells_a_rejection(receipt) and place not in ids and place[:2] not in given_up:
            yield f"lost: the rejection of {name_of(receipt)} was not published"


def stories_are_those_of_one_after_the_other(view: View) -> Iterator[str]:
    yield from (f"untrue: {line}" for line in view.seen.misplaced)


def _content(event: Notification) -> str:
    return repr(sorted(event.event.items(), key=lambda item: item[0]))
