"""Each kind of dead letter becomes receipts that keep it."""

from collections.abc import Iterator

import pytest

from clipwire.adapters.messages import read
from clipwire.model.arrival import Slice
from clipwire.model.article import Article, FileRef
from clipwire.model.change import Change
from clipwire.model.errors import ChangesLost, UnknownMessage
from clipwire.model.messages import Dropped, LostChanges, Pointer, Step, Unpublished
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt
from clipwire.services.announcing import change_to_place
from clipwire.services.failures import Failures
from tests.unit.services.fakes import NOON, FakeReceipts, FakeStream, arrival, containers

POSITION = LostChanges(stream="arn", shard="shard-1", first="1", last="9")
FILE = FileRef(bucket="drop", key="incoming/page.txt", version_id="v1", format="html", size=1, sha256="0")
ARTICLE = Article(id="fishing", version=1, title="Fishing fleet returns", file=FILE)


def failures(receipts: FakeReceipts, *lost: Change) -> Failures:
    return Failures(receipts, containers(receipts), FakeStream(*lost), lambda: NOON)


def test_a_file_that_the_queue_gave_up_keeps_its_message_and_its_last_error() -> None:
    # Given a receipt that was open when the last try failed
    receipts = FakeReceipts()
    opened = receipts.open(arrival(), NOON)
    problem = Problem.of("processing-failed", "KeyError: 'title'")
    receipts.close(opened.model_copy(update={"problem": problem}))
    # When its message is a dead letter
    failures(receipts).keep(Dropped(arrivals=(arrival(),)), '{"Records": []}')
    # Then the receipt says so, and why, and can be sent again
    receipt = receipts.find(arrival())
    assert receipt and receipt.outcome == "failed"
    assert receipt.message == '{"Records": []}'
    assert receipt.problem and "KeyError: 'title'" in receipt.problem.detail


def test_a_file_that_is_done_keeps_its_receipt_when_its_message_fails() -> None:
    # Given a message with two files, of which the first went through each time
    receipts = FakeReceipts()
    done = receipts.open(arrival(), NOON).model_copy(update={"outcome": "accepted"})
    receipts.close(done)
    other = arrival("incoming/other.txt")
    # When the message is given up because of the second
    failures(receipts).keep(Dropped(arrivals=(arrival(), other)), "{}")
    # Then the first still counts as accepted, and only the second has failed
    assert receipts.find(arrival()) == done
    second = receipts.find(other)
    assert second and second.outcome == "failed"


def test_a_file_that_fails_again_names_its_last_error_once() -> None:
    receipts = FakeReceipts()
    opened = receipts.open(arrival(), NOON)
    receipts.close(opened.model_copy(update={"problem": Problem.of("processing-failed", "KeyError: 'title'")}))
    details = []
    for _ in range(2):
        failures(receipts).keep(Dropped(arrivals=(arrival(),)), "{}")
        receipt = receipts.find(arrival())
        assert receipt and receipt.problem
        details.append(receipt.problem.detail)
    assert details[0] == details[1]


def test_a_file_that_failed_before_keeps_the_newer_message() -> None:
    receipts = FakeReceipts()
    failures(receipts).keep(Dropped(arrivals=(arrival(),)), "the first message")
    failures(receipts).keep(Dropped(arrivals=(arrival(),)), "the second message")
    receipt = receipts.find(arrival())
    assert receipt and (receipt.outcome, receipt.message) == ("failed", "the second message")


@pytest.mark.parametrize(
    ("message", "member"),
    [(Pointer.into(arrival(), "boat.txt", Slice(start=0, length=9)), "boat.txt"), (Step(arrival=arrival()), None)],
)
def test_a_member_and_a_container_have_receipts_of_their_own(message: Pointer | Step, member: str | None) -> None:
    receipts = FakeReceipts()
    failures(receipts).keep(message, "the message")
    [receipt] = receipts.kept.values()
    assert (receipt.key, receipt.member, receipt.message) == (arrival().key, member, "the message")


def test_a_change_that_was_not_published_has_a_receipt_beside_that_of_its_file() -> None:
    receipts = FakeReceipts()
    change = Change("article", before=None, after=ARTICLE, when=NOON)
    service = failures(receipts, change)
    service.keep(POSITION, "Lambda's report")
    assert service.stream.asked == [POSITION]  # type: ignore[attr-defined]
    [receipt] = receipts.kept.values()
    assert (receipt.bucket, receipt.key, receipt.revision, receipt.member) == (
        "drop",
        "incoming/page.txt",
        "v1",
        "!fishing-1",
    )
    assert receipt.outcome == "failed"
    assert receipt.problem and receipt.problem.type.endswith(":notification-failed")
    assert "fishing-1" in receipt.problem.detail
    assert read(receipt.message or "") == change_to_place(change)


def test_a_change_that_was_not_placed_keeps_its_message() -> None:
    receipts = FakeReceipts()
    unplaced = change_to_place(Change("article", before=None, after=ARTICLE, when=NOON))
    assert unplaced
    failures(receipts).keep(unplaced, "")
    [receipt] = receipts.kept.values()
    assert (receipt.outcome, receipt.member) == ("failed", "!fishing-1")
    assert read(receipt.message or "") == unplaced


def test_a_rejection_that_was_not_published_is_kept_by_its_file() -> None:
    receipts = FakeReceipts()
    rejected = Receipt.of(arrival(), NOON).model_copy(update={"outcome": "rejected"})
    failures(receipts, Change("receipt", before=None, after=rejected, when=NOON)).keep(POSITION, "Lambda's report")
    [receipt] = receipts.kept.values()
    assert receipt.key == rejected.key
    assert receipt.member and receipt.member.startswith("!")


def test_a_lost_change_that_needs_no_event_leaves_no_receipt() -> None:
    receipts = FakeReceipts()
    of_a_mark = Change("mark", before=None, after=None, when=NOON)
    reread = Change("article", before=ARTICLE, after=ARTICLE, when=NOON)
    failures(receipts, of_a_mark, reread).keep(POSITION, "Lambda's report")
    assert receipts.kept == {}


def test_a_message_of_no_queue_is_unknown_and_kept_under_its_own_id() -> None:
    receipts = FakeReceipts()
    with pytest.raises(UnknownMessage):
        failures(receipts).keep(Unpublished(Records=[]), "{}")
    failures(receipts).keep_unknown("arn:queue", "message-1", "{}")
    [receipt] = receipts.kept.values()
    assert receipt.problem and receipt.problem.type.endswith(":processing-failed")
    assert (receipt.bucket, receipt.key, receipt.outcome, receipt.message) == ("arn:queue", "message-1", "failed", "{}")


def test_changes_that_the_stream_has_dropped_leave_a_receipt_instead_of_a_letter_for_ever() -> None:
    # Given a stream that no longer has the records of a letter
    class Trimmed(FakeStream):
        def lost(self, position: LostChanges) -> Iterator[Change]:
            raise ChangesLost("trimmed")
            yield

    receipts = FakeReceipts()
    # When the letter is kept
    Failures(receipts, containers(receipts), Trimmed(), lambda: NOON).keep(POSITION, "Lambda's report")
    # Then there is a receipt that names the position
    [receipt] = receipts.kept.values()
    assert (receipt.outcome, receipt.key, receipt.message) == ("failed", POSITION.shard, "Lambda's report")
    assert receipt.problem and POSITION.first in receipt.problem.detail


def test_an_error_that_comes_late_does_not_open_a_closed_receipt() -> None:
    receipts = FakeReceipts()
    done = Receipt.of(arrival(), NOON).model_copy(update={"outcome": "accepted"})
    receipts.close(done)
    receipts.note(Receipt.of(arrival(), NOON))
    assert receipts.find(arrival()) == done
