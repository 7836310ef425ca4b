"""The checks of a played plan. They hold for every order in which the calls of the functions may fall.

Nothing is lost, stuck or untrue, and nothing has two ids. Each finding is a line that begins with one of these words.
"""

from tests.faults.checks import events, receipts, texts
from tests.faults.plans import Plan
from tests.faults.playing import Played
from tests.faults.view import View

CHECKS = (
    receipts.nothing_waits,
    receipts.every_file_has_a_closed_receipt,
    receipts.receipts_agree_with_files,
    receipts.receipts_agree_with_the_table,
    receipts.versions_agree_with_receipts,
    texts.every_version_is_hashed_and_names_the_one_before,
    texts.every_text_is_kept,
    texts.histories_hold_each_text_once,
    texts.the_newest_text_is_the_record,
    texts.one_id_for_each_story,
    events.each_change_is_published,
    events.nothing_is_published_again,
    events.each_rejection_is_published,
    events.stories_are_those_of_one_after_the_other,
)


def findings(plan: Plan, played: Played) -> list[str]:
    """Everything wrong after the faults have ended or, if nothing is, after the failed receipts were retried."""
    found = _findings(View(plan, played, played.after_faults, is_mended=False))
    mended = View(plan, played, played.after_mending, is_mended=True)
    return found or [f"{line} (after retrying)" for line in _findings(mended)]


def _findings(view: View) -> list[str]:
    return [line for check in CHECKS for line in check(view)]
