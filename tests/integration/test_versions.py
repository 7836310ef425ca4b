"""Events come twice and out of order, and writers meet: there is one history all the same."""

from tests.support.clippings import ClipwireStack, published, updated
from tests.support.pages import UPDATED_BODY, page_dump


def test_an_updated_page_is_the_next_version_and_says_what_changed(stack: ClipwireStack) -> None:
    # Given a page that subscribers know
    stack.drop("fleet.txt", page_dump(crawled="May 02, 2025"))
    assert stack.notifications() == [published("Fishing fleet returns")]
    # When a later dump of the page says something else
    stack.drop("fleet-later.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    # Then subscribers hear of an update, and of what it changed
    [heard] = stack.notifications()
    assert heard == updated("Fishing fleet returns")
    assert heard.id.endswith("-2")
    changes = heard.event["data"]["changes"]
    [(before, after)] = changes["changed"]
    assert "four hundred tonnes" in before and "five hundred tonnes" in after
    assert changes["marks"]["changed"][0][0] == changes["grade"] == heard.attributes["grade"] == "figure"
    # and the record is the new one, with the old one as its history
    [article] = stack.articles()
    assert (article.version, article.previous_version) == (2, 1)
    assert "five hundred tonnes" in article.body
    [former] = stack.history()
    assert former.version == 1
    assert "four hundred tonnes" in former.body


def test_an_older_observation_is_history_and_never_overwrites(stack: ClipwireStack) -> None:
    # Given the later dump of a page
    stack.drop("fleet-later.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    assert stack.notifications() == [published("Fishing fleet returns")]
    # When an earlier dump with another text is dropped after it
    stack.drop("fleet.txt", page_dump(crawled="May 02, 2025"))
    # Then nobody is told, the record stays, and what was seen is kept
    assert stack.notifications() == []
    [article] = stack.articles()
    assert article.version == 1
    assert "five hundred tonnes" in article.body
    assert ["four hundred tonnes" in earlier.body for earlier in stack.history()] == [True]
    assert [it.outcome for it in stack.receipt("incoming/fleet.txt").articles] == ["older"]


def test_messages_of_one_key_out_of_order_end_in_the_newest_text(stack: ClipwireStack) -> None:
    # Given one key that was written twice on one day, and whose second message comes first
    with stack.announcements.held_back() as messages:
        stack.drop("fleet.txt", page_dump())
        stack.drop("fleet.txt", page_dump(body=UPDATED_BODY))
    first, second = messages
    stack.announce(second)
    assert stack.notifications() == [published("Fishing fleet returns")]
    # When the first comes in
    stack.announce(first)
    # Then nobody is told, and the newest text stands
    assert stack.notifications() == []
    assert ["five hundred tonnes" in article.body for article in stack.articles()] == [True]


def test_a_message_delivered_twice_is_worked_off_once(stack: ClipwireStack) -> None:
    # Given a message that the queue delivers twice, in one batch
    with stack.announcements.held_back() as messages:
        stack.drop("fleet.txt", page_dump())
    stack.announce(messages[0])
    stack.announce(messages[0])
    assert stack.notifications() == [published("Fishing fleet returns")]
    # and once more, a day later
    stack.cool_down()
    stack.announce(messages[0])
    # Then there is one receipt, which says what it said, and nothing is told again
    assert stack.notifications() == []
    [receipt] = stack.every_receipt()
    assert receipt.outcome == "accepted"
    assert [(it.version, it.outcome) for it in receipt.articles] == [(1, "new")]


def test_two_functions_that_meet_on_a_new_article_store_it_once(stack: ClipwireStack) -> None:
    # Given two drops of one page, and a second function that stores its copy while the first is about to write
    with stack.announcements.held_back() as messages:
        stack.drop("fleet.txt", page_dump())
        stack.drop("copy.txt", page_dump())
    stack.meanwhile(
        "dynamodb",
        "PutItem",
        lambda: stack.ingest_now(messages[1]),
        where=lambda parameters: parameters["Item"]["pk"]["S"].startswith("ARTICLE#"),
    )
    # When the first writes
    stack.announce(messages[0])
    # Then one of them has stored it, and the other has seen that
    assert stack.notifications() == [published("Fishing fleet returns")]
    assert [article.version for article in stack.articles()] == [1]
    assert stack.receipt("incoming/copy.txt").outcome == "accepted"
    assert stack.receipt("incoming/fleet.txt").outcome == "unchanged"


def test_two_functions_that_meet_on_an_update_make_one_history(stack: ClipwireStack) -> None:
    # Given a known page, two later dumps of it, and a second function that stores the last while the first writes
    stack.drop("fleet.txt", page_dump(crawled="May 02, 2025"))
    stack.run()
    with stack.announcements.held_back() as messages:
        stack.drop("second.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
        stack.drop("third.txt", page_dump(body=UPDATED_BODY.replace("five", "six"), crawled="May 04, 2025"))
    stack.meanwhile("dynamodb", "TransactWriteItems", lambda: stack.ingest_now(messages[1]))
    # When the first writes
    stack.announce(messages[0])
    # Then the newest text stands, the other is history, and every announced version has its own id
    heard = stack.notifications()
    assert [it.type for it in heard] == ["clipwire.article.published", "clipwire.article.updated"]
    assert len({it.id for it in heard}) == 2
    [article] = stack.articles()
    assert article.version == 2
    assert "six hundred tonnes" in article.body
    assert sorted("five hundred" in earlier.body for earlier in stack.history()) == [False, True]
