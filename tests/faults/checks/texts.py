"""Every text is kept once, in an article of its own, with true hashes."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from clipwire.versions.proofs import statement_hash, text_sha256
from tests.faults.files import Nature
from tests.faults.view import View, mark_of
from tests.faults.world import Mark


def every_version_is_hashed_and_names_the_one_before(view: View) -> Iterator[str]:
    for article_id, texts in view.seen.texts.items():
        before = None
        for text in sorted((text for text in texts if text.version), key=lambda text: text.version or 0):
            proof, name = text.article.proof, f"version {text.version} of {article_id}"
            if proof is None or proof.hash != statement_hash(text.article, proof, text.stored_at):
                yield f"untrue: the hash of {name}"
            elif proof.before != before:
                yield f"untrue: {name} names another hash than that of the version before"
            elif text_sha256(text.article) != (proof.read_again or proof).text_sha256 and text.article.body:
                yield f"untrue: the hash of the text of {name}"
            before = proof.hash if proof else None


def every_text_is_kept(view: View) -> Iterator[str]:
    kept = {mark for texts in view.seen.texts.values() for text in texts if (mark := mark_of(text))}
    whole = {mark.story for mark in kept if not mark.is_teaser}  # beside which no teaser is kept
    for number, file in view.sound_files():
        for sight in file.sights(Nature.GOOD):
            if sight.mark not in kept and not (sight.is_teaser and sight.story.number in whole):
                yield f"lost: story {sight.story.number} in wording {sight.wording}, of file {number}"


def histories_hold_each_text_once(view: View) -> Iterator[str]:
    for article_id, texts in view.seen.texts.items():
        story = view.stories.get(article_id)
        if story is None:
            continue
        sights = [sight.mark for _, sight in view.every_sight(story)]
        whole, teasers = [[mark for mark in sights if mark.is_teaser is cut] for cut in (False, True)]
        seen = Counter(_runs(whole)) + Counter(_runs(teasers))
        for mark, count in Counter(map(mark_of, texts)).items():
            if mark and count > seen[mark]:
                yield f"untrue: {article_id} holds wording {mark.wording} {count} times, seen {seen[mark]} times"


def the_newest_text_is_the_record(view: View) -> Iterator[str]:
    for article_id, texts in view.seen.texts.items():
        story = view.stories.get(article_id)
        if story is None:
            continue
        sights = view.whole_sights(story) or view.every_sight(story, sound=True)
        if not sights:
            continue
        [newest] = [text for text in texts if text.is_newest]
        mark, (when, last) = mark_of(newest), sights[-1]
        # a file that was not read whole may have told a later text all the same
        others = [sight for seen, sight in view.every_sight(story) if seen >= when or last.is_teaser]
        sound = [sight for _, sight in view.every_sight(story, sound=True)]
        perhaps = {sight.wording for sight in others if sight not in sound and not sight.is_teaser}
        # a text that was seen at the same moment before, as pages of one crawl day are, does not come back
        tied = [sight.wording for seen, sight in sights if seen == when]
        if last.wording in tied[:-1]:
            perhaps |= set(tied)
        if mark and mark.wording != last.wording and mark.wording not in perhaps:
            yield f"untrue: the record of {article_id} is wording {mark.wording}, the newest seen is {last.wording}"


def one_id_for_each_story(view: View) -> Iterator[str]:
    ids = defaultdict(set)
    for article_id, texts in view.seen.texts.items():
        stories = {mark.story for text in texts if (mark := mark_of(text))}
        if len(stories) > 1:
            yield f"two ids: article {article_id} holds stories {sorted(stories)}"
        for story in stories:
            ids[story].add(article_id)
    for story, of_story in ids.items():
        if len(of_story) > 1:
            yield f"two ids: story {story} is {sorted(of_story)}"


def _runs(texts: list[Mark]) -> list[Mark]:
    """The texts without immediate repeats."""
    return [mark for at, mark in enumerate(texts) if at == 0 or texts[at - 1] != mark]
