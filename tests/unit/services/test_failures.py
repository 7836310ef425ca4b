from clipwire.model.article import FileRef
from clipwire.model.problem import Problem
from clipwire.services.failures import Failures
from tests.unit.services.fakes import NOON, FakeReceipts, arrival


def test_a_file_that_the_queue_gave_up_keeps_its_message_and_its_last_error() -> None:
    # Given a receipt that was open when the last try failed
    receipts = FakeReceipts()
    opened = receipts.open(arrival(), NOON)
    problem = Problem.of("processing-failed", "KeyError: 'title'")
    receipts.close(opened.model_copy(update={"problem": problem}))
    # When its message is a dead letter
    receipt = Failures(receipts, lambda: NOON).arrival_failed(arrival(), '{"Records": []}')
    # Then the receipt says so, and why, and can be sent again
    assert receipt and receipt.outcome == "failed"
    assert receipt.message == '{"Records": []}'
    assert receipt.problem and "KeyError: 'title'" in receipt.problem.detail


def test_a_file_that_was_done_all_the_same_keeps_its_receipt() -> None:
    # Given a message with two files, of which the first went through each time
    receipts = FakeReceipts()
    done = receipts.open(arrival(), NOON).model_copy(update={"outcome": "accepted"})
    receipts.close(done)
    # When the message is given up because of the second
    assert Failures(receipts, lambda: NOON).arrival_failed(arrival(), "{}") is None
    # Then the first still counts as accepted
    assert receipts.find(arrival()) == done


def test_a_failed_notification_stands_beside_the_receipt_of_its_file() -> None:
    receipts = FakeReceipts()
    file = FileRef(bucket="drop", key="incoming/page.txt", version_id="v1", format="html", size=1, sha256="0")
    receipt = Failures(receipts, lambda: NOON).notification_failed("fishing-1", file, NOON, "{}")
    assert (receipt.revision, receipt.member) == ("v1", "!fishing-1")
    assert receipt.problem and "fishing-1" in receipt.problem.detail
