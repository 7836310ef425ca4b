"""`clipwire erase`: nothing of an article or a file is left but a trace, and neither comes back."""

import json
from typing import Any

import pytest

from clipwire.cli.erase import erase
from clipwire.cli.output import Failure
from clipwire.cli.replay import Choice, replay
from clipwire.cli.show import show
from clipwire.cli.status import status
from tests.integration.test_operating import acting_as
from tests.support.clippings import ClipwireStack, published
from tests.support.pages import LONG_BODY, page_dump, tar_gz_of, zip_of

TITLE, WORD = "Fishing fleet returns", "Xanthippe"
"""The word is in the body of what is erased, and nowhere else."""
OTHER = "Another fleet"


def page(body: str = f"The boat {WORD} came home.", **fields: str) -> str:
    return page_dump(TITLE, body, **fields)


def everything(stack: ClipwireStack) -> str:
    """All that is in the table, its packed fields unpacked, and all versions of all objects, as one text."""
    found = [json.dumps(item, default=str) for item in stack.items()]
    found += [article.model_dump_json() for article in [*stack.articles(), *stack.history()]]
    s3, bucket = stack.client("s3"), stack["DropBucket"]
    for version in s3.list_object_versions(Bucket=bucket).get("Versions", []):
        body = s3.get_object(Bucket=bucket, Key=version["Key"], VersionId=version["VersionId"])["Body"].read()
        found.append(f"{version['Key']}: {body.decode('utf-8', 'replace')}")
    return "\n".join(found)


def kinds_of_article(stack: ClipwireStack, article_id: str) -> list[str]:
    return sorted(item["kind"]["S"] for item in stack.items() if item["pk"]["S"] == f"ARTICLE#{article_id}")


def versions(stack: ClipwireStack, key: str) -> list[Any]:
    answer = stack.client("s3").list_object_versions(Bucket=stack["DropBucket"], Prefix=key)
    return [*answer.get("Versions", []), *answer.get("DeleteMarkers", [])]


def eventful(stack: ClipwireStack) -> str:
    """An article with every kind of item and object: versions, late ones, long bodies, two files, a deleted one."""
    long = f"{LONG_BODY}\n\nThe boat {WORD} came home."
    stack.drop("a.txt", page(long, crawled="May 02, 2025"))
    stack.run()
    stack.drop("a.txt", page(f"{long} It rained.", crawled="May 04, 2025"))
    stack.run()
    stack.drop("late.txt", page(crawled="May 01, 2025"))
    stack.drop("again.txt", page(f"{long} It rained.", crawled="May 05, 2025"))
    stack.drop("b.txt", page_dump(OTHER, "Another body, of another fleet that put to sea."))
    stack.run()
    stack.client("s3").delete_object(Bucket=stack["DropBucket"], Key="incoming/again.txt")
    [article] = [it for it in stack.articles() if it.title == TITLE]
    assert article.id and len(kinds_of_article(stack, article.id)) == 5
    return article.id


def test_nothing_of_an_erased_article_is_left_but_its_traces(stack: ClipwireStack) -> None:
    # Given an article with versions, long bodies and three files, and another article
    article_id = eventful(stack)
    before = [item for item in stack.items() if OTHER in str(item)]
    assert WORD in everything(stack)
    # When it is erased, by somebody who may do that and no more
    with acting_as(stack, "eraser"):
        assert erase(stack.deployed, article_id, yes=True)
    # Then nothing has its text or its title, in no version
    assert WORD not in everything(stack) and TITLE not in everything(stack)
    for key in ("incoming/a.txt", "incoming/late.txt", "incoming/again.txt", f"bodies/{article_id}"):
        assert versions(stack, key) == []
    assert not [it for it in stack.items() if it["kind"]["S"] in ("placed", "report") and article_id in it["sk"]["S"]]
    # but there are traces, which say that and nothing else
    trace, unplaced = [item for item in stack.items() if item["pk"]["S"] == f"ARTICLE#{article_id}"]
    assert trace.keys() == {"pk", "sk", "kind", "erased_at"} and trace["kind"] == {"S": "erased"}
    assert unplaced["kind"] == {"S": "unplaced"} and "expires_at" in unplaced
    receipts = [receipt for receipt in stack.every_receipt() if receipt.key != "incoming/b.txt"]
    assert len(receipts) == 4
    for receipt in receipts:
        said = receipt.model_dump(exclude_defaults=True)
        assert said.pop("outcome") == "erased"
        assert said.keys() == {"bucket", "key", "revision", "arrived", "updated"}
    with pytest.raises(Failure, match=f"article {article_id} was erased on 20"):
        show(stack.deployed, article_id, None, False, False)
    # and the other article is as it was
    assert [item for item in stack.items() if OTHER in str(item)] == before


def test_an_erased_article_does_not_come_back(stack: ClipwireStack, capfd: pytest.CaptureFixture[str]) -> None:
    # Given an article that was erased while its file waited to be read again
    with stack.announcements.held_back() as messages:
        stack.drop("a.txt", page())
    stack.announce(messages[0])
    assert stack.notifications() == [published(TITLE)]
    [article] = stack.articles()
    replay(stack.deployed, ".", Choice(), dry_run=False)
    assert erase(stack.deployed, str(article.id), yes=True)
    # When its event comes again too, and its page is dropped again, alone and with another
    stack.announce(messages[0])
    stack.drop("c.txt", page("A longer text of the same article, which came home."))
    stack.drop("d.zip", zip_of({"1.txt": page(), "2.txt": page_dump(OTHER, "Another body, of another fleet.")}))
    # Then the article is not stored, and nobody hears of it
    assert stack.notifications() == [published(OTHER)]
    assert kinds_of_article(stack, str(article.id)) == ["erased", "unplaced"]
    assert stack.receipt("incoming/a.txt").outcome == "erased"
    # and the receipts say so
    [said] = stack.receipt("incoming/c.txt").articles
    assert (said.id, said.version, said.outcome) == (article.id, 0, "erased")
    status(stack.deployed, "incoming/c.txt", [], as_json=False)
    shown = capfd.readouterr().out
    assert "= unchanged  incoming/c.txt" in shown and f"{article.id}  erased" in shown
    outcomes = {one.outcome for receipt in stack.receipts("incoming/d.zip") for one in receipt.articles}
    assert outcomes == {"erased", "new"}


def test_a_file_that_holds_other_articles_is_named_and_kept(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    # Given an article in a file of its own, and in an archive with another one
    stack.drop("a.txt", page())
    stack.run()
    stack.drop("d.zip", zip_of({"1.txt": page(), "2.txt": page_dump(OTHER, "Another body, of another fleet.")}))
    stack.run()
    [article_id] = [str(it.id) for it in stack.articles() if it.title == TITLE]
    # When it is erased
    assert not erase(stack.deployed, article_id, yes=True)
    # Then the file of its own is gone, and the archive is named
    assert versions(stack, "incoming/a.txt") == [] and len(versions(stack, "incoming/d.zip")) == 1
    said = " ".join(capfd.readouterr().err.split())
    assert "not file incoming/d.zip, which holds other articles too: `clipwire erase incoming/d.zip`" in said
    # When the archive is erased
    assert erase(stack.deployed, "d.zip", yes=True)
    # Then the other article is gone too, and so are the receipts of the members
    assert stack.articles() == [] and WORD not in everything(stack) and OTHER not in everything(stack)
    assert [receipt.outcome for receipt in stack.receipts("incoming/d.zip")] == ["erased"]


def test_what_was_unpacked_of_an_archive_is_erased_with_it(stack: ClipwireStack) -> None:
    # Given a large archive, whose members are in a pack
    pages = {"1.txt": page(), "2.txt": page_dump(OTHER, "Another body, of another fleet.")}
    stack.drop("d.tar.gz", tar_gz_of(pages | {"filling.bin": "x" * 1_100_000}))
    stack.run()
    assert WORD in everything(stack) and versions(stack, "unpacked/")
    # When it is erased
    with acting_as(stack, "eraser"):
        assert erase(stack.deployed, "d.tar.gz", yes=True)
    # Then the pack is gone too
    assert WORD not in everything(stack) and versions(stack, "unpacked/") == []


def test_a_file_is_erased_with_its_articles_and_the_other_files_of_them_are_named(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    # Given an article in two files, and one in a third
    stack.drop("a.txt", page())
    stack.run()
    stack.drop("a.txt.old", page())
    stack.drop("b.txt", page_dump(OTHER, "Another body, of another fleet."))
    stack.run()
    # When one of the two is erased
    assert not erase(stack.deployed, "a.txt", yes=True)
    # Then the article is gone, the other file is named, and a key that only begins so is not touched
    assert [article.title for article in stack.articles()] == [OTHER]
    said = " ".join(capfd.readouterr().err.split())
    assert "not file incoming/a.txt.old, which holds an article that is erased" in said
    assert [it["Key"] for it in versions(stack, "incoming/a.txt")] == ["incoming/a.txt.old"]
    assert stack.receipt("incoming/a.txt.old").outcome == "unchanged"


def test_a_rejected_file_can_be_erased_and_nothing_is_erased_without_a_yes(stack: ClipwireStack) -> None:
    # Given a file without an article
    stack.drop("letter.bin", b"\x00\x01 not an article")
    stack.run()
    # When nobody is there to say yes, or the name is wrong
    with pytest.raises(Failure, match="confirm it with --yes") as refused:
        erase(stack.deployed, "letter.bin", yes=False)
    assert refused.value.status == 2 and len(versions(stack, "incoming/letter.bin")) == 1
    with pytest.raises(Failure, match=r"no article x\.txt, and no file incoming/x\.txt"):
        erase(stack.deployed, "x.txt", yes=True)
    # Then it is there, until it is confirmed
    assert erase(stack.deployed, "letter.bin", yes=True)
    assert versions(stack, "incoming/letter.bin") == []
    assert stack.receipt("incoming/letter.bin").outcome == "erased"


def test_an_erasing_that_was_cut_off_is_finished_by_another(stack: ClipwireStack) -> None:
    # Given an erasing that ended when S3 did not answer
    article_id = eventful(stack)
    with acting_as(stack, "eraser"):
        stack.fail("s3", "DeleteObjects", times=1, error="InternalError", where=lambda it: "incoming" in str(it))
        with pytest.raises(Exception, match="deleting incoming"):
            erase(stack.deployed, article_id, yes=True)
        # When it is begun again
        assert erase(stack.deployed, article_id, yes=True)
    # Then nothing is left
    assert WORD not in everything(stack)
