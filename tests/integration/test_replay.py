"""`clipwire replay`: a new release or watch list reaches what is stored, and nobody hears of it."""

import json

import pytest

from clipwire.cli import replay
from clipwire.cli.output import Failure
from clipwire.cli.stack import Stack
from clipwire.cli.status import status
from clipwire.cli.story import story
from clipwire.model.article import Article
from clipwire.parsing import registry
from clipwire.parsing.content import Content
from clipwire.parsing.formats import page_dump as page_dump_format
from tests.support.clippings import ClipwireStack
from tests.support.pages import page_dump, zip_of
from tests.support.queues import messages_in

EVERY_FILE = replay.Choice()
WATCH_LIST = "entries:\n  - name: Nampho\n    kind: organisation\n    identifiers: {dossier: '7'}\n"


def as_the_command_line_sees(stack: ClipwireStack) -> Stack:
    return Stack(
        name="clipwire",
        bucket=stack["DropBucket"],
        table=stack["ArticlesTable"],
        topic=stack["NotificationsTopic"],
        arrivals_queue=stack["ArrivalsQueue"],
        containers_queue=stack["ContainersQueue"],
        placing_queue=stack["PlacingQueue"],
    )


@pytest.fixture
def releases(monkeypatch: pytest.MonkeyPatch, stack: ClipwireStack):
    """Deploys a parser of page dumps with another version, which changes what it reads as it is told."""

    def deploy(version: int, change) -> None:
        def parse(content: Content) -> list[Article]:
            articles = page_dump_format.parse(content)
            for article in articles:
                change(article)
            return articles

        monkeypatch.setattr(page_dump_format, "parse_of_release", parse, raising=False)
        monkeypatch.setitem(
            registry.PARSERS, "page-dump", registry.Parser(version, "formats.page_dump:parse_of_release")
        )
        registry._parser.cache_clear()
        stack.cool_down()

    yield deploy
    monkeypatch.undo()
    registry._parser.cache_clear()


def test_a_release_that_reads_other_titles_keeps_the_articles_their_ids(stack: ClipwireStack, releases) -> None:
    # Given pages without an address, whose ids hang on their titles, read by a release that took a wrong line
    def wrong(article: Article) -> None:
        article.title = f"Menu {article.title}"

    releases(1, wrong)
    stack.drop("fleet.txt", page_dump("Fishing fleet returns"))
    stack.drop("pages.zip", zip_of({f"{n}.txt": page_dump(f"Page {n}", f"Text {n} of the paper.") for n in (1, 2)}))
    assert len(stack.notifications()) == 3
    ids = {article.id for article in stack.articles()}
    # When the mended release is deployed and everything is read again
    releases(2, lambda article: None)
    replay.replay(as_the_command_line_sees(stack), ".", EVERY_FILE, dry_run=False)
    # Then the same articles have their right titles, without a notification
    assert stack.notifications() == []
    assert {article.id for article in stack.articles()} == ids
    assert {article.title for article in stack.articles()} == {"Fishing fleet returns", "Page 1", "Page 2"}
    assert {article.version for article in stack.articles()} == {1}
    assert [it.outcome for it in stack.receipt("incoming/fleet.txt").articles] == ["reread"]


def test_what_is_read_again_keeps_its_story(stack: ClipwireStack, releases, capfd: pytest.CaptureFixture[str]) -> None:
    # Given a page and a copy of it, read by a release that took a wrong line for the title, and cut off the text
    def wrong(article: Article) -> None:
        article.title = f"Menu {article.title}"
        article.body = article.body.partition("\n\n")[0]

    releases(1, wrong)
    stack.drop("fleet.txt", page_dump("Fishing fleet returns"))
    stack.drop("copy.txt", page_dump("Fishing fleet returns", source="Coast Daily", published="25/04/2025"))
    told = [heard.event["data"] for heard in stack.notifications()]
    assert told[0]["story_id"] == told[1]["story_id"] and told[1]["duplicate_of"] == told[0]["id"]
    # When the mended release reads both again
    releases(2, lambda article: None)
    seen = as_the_command_line_sees(stack)
    replay.replay(seen, ".", EVERY_FILE, dry_run=False)
    assert stack.notifications() == []
    assert {article.title for article in stack.articles()} == {"Fishing fleet returns"}
    # Then they are in the same story, the copy is still one, and the story has the new titles
    capfd.readouterr()
    story(seen, told[0]["story_id"], as_json=True)
    shown = json.loads(capfd.readouterr().out)
    assert shown["copies"] == 1
    assert {one["id"] for one in shown["reports"]} == {one["id"] for one in told}
    assert shown["title"] == shown["reports"][0]["title"] == "Fishing fleet returns"
    # and the receipts name it
    status(seen, "copy.txt", [], as_json=True)
    [article] = json.loads(capfd.readouterr().out)["articles"]
    assert (article["outcome"], article["story_id"]) == ("reread", told[0]["story_id"])


def test_what_is_read_again_is_compared_again(stack: ClipwireStack, releases) -> None:
    # Given a page, and a copy of which a release read nearly nothing
    def wrong(article: Article) -> None:
        if article.source and article.source.name == "Coast Daily":
            article.body = "Read more in our app."

    releases(1, wrong)
    stack.drop("fleet.txt", page_dump("Fishing fleet returns"))
    stack.run()
    stack.drop("copy.txt", page_dump("Fleet home at last", source="Coast Daily", published="25/04/2025"))
    first, copy = (heard.event["data"] for heard in stack.notifications())
    assert copy.get("duplicate_of") is None
    # When the mended release reads both again
    releases(2, lambda article: None)
    seen = as_the_command_line_sees(stack)
    replay.replay(seen, ".", EVERY_FILE, dry_run=False)
    # Then the second is known to be a copy, and subscribers hear of stories that are one, and of no article
    assert {heard.type for heard in stack.notifications()} <= {"clipwire.story.merged"}
    place = seen.catalogue.places([copy["id"]])[copy["id"]]
    assert (place.story_id, place.duplicate_of) == (first["story_id"], first["id"])


def test_a_new_watch_list_reaches_what_is_stored(stack: ClipwireStack) -> None:
    stack.drop("fleet.txt", page_dump())
    stack.notifications()
    # When a watch list is put into the bucket and the file is read again
    stack.client("s3").put_object(Bucket=stack["DropBucket"], Key="config/watchlist.yaml", Body=WATCH_LIST.encode())
    stack.cool_down()
    replay.replay(as_the_command_line_sees(stack), "fleet.txt", EVERY_FILE, dry_run=False)
    # Then the record has its entry
    assert stack.notifications() == []
    [article] = stack.articles()
    assert "Nampho" in [organisation.name for organisation in article.organisations]


def test_a_replay_without_a_change_writes_no_record(stack: ClipwireStack) -> None:
    stack.drop("fleet.txt", page_dump())
    stack.notifications()
    replay.replay(as_the_command_line_sees(stack), "fleet.txt", EVERY_FILE, dry_run=False)
    assert stack.notifications() == []
    assert stack.receipt("incoming/fleet.txt").articles[0].version == 1
    assert stack.history() == []


def test_only_what_was_rejected_or_read_by_an_earlier_release_is_chosen(
    stack: ClipwireStack, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given a page, and a picture that is rejected
    stack.drop("fleet.txt", page_dump())
    stack.drop("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200))
    stack.notifications()
    seen = as_the_command_line_sees(stack)
    # When only rejected files are to be read again
    replay.replay(seen, ".", replay.Choice(rejected=True), dry_run=True)
    # Then only the picture is named; and with a release before today's, no file is
    assert capsys.readouterr().out.split() == ["incoming/picture.png"]
    with pytest.raises(Failure, match="no file under incoming/ is to be read again"):
        replay.replay(seen, ".", replay.Choice(read_before="0.0.1"), dry_run=True)
    replay.replay(seen, ".", replay.Choice(read_before="99.0"), dry_run=True)
    assert len(capsys.readouterr().out.split()) == 2


def test_a_dry_run_sends_nothing_however_many_files_there_are(stack: ClipwireStack) -> None:
    for number in range(replay.MESSAGES_AT_ONCE + 1):
        stack.drop(f"{number}.txt", "")
    stack.run()
    replay.replay(as_the_command_line_sees(stack), ".", EVERY_FILE, dry_run=True)
    assert messages_in(stack["ArrivalsQueue"]) == []


def test_a_version_of_a_file_is_chosen_by_its_own_receipt(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    # Given a key that was rejected once, and then accepted
    stack.drop("fleet.txt", "")
    stack.run()
    stack.drop("fleet.txt", page_dump())
    stack.run()
    # When rejected files are chosen, then the first version is, and the second is not
    replay.replay(as_the_command_line_sees(stack), ".", replay.Choice(rejected=True), dry_run=True)
    assert capfd.readouterr().out.split() == ["incoming/fleet.txt"]


def test_files_of_the_named_release_itself_are_not_read_again(stack: ClipwireStack) -> None:
    stack.drop("fleet.txt", page_dump())
    release = stack.receipt("incoming/fleet.txt").release
    with pytest.raises(Failure):
        replay.replay(as_the_command_line_sees(stack), ".", replay.Choice(read_before=release), dry_run=True)
