"""Show changes of articles, and notifications, on the terminal."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from clipwire.cli.layout import MAX_ENTRIES, grid
from clipwire.cli.output import one_line, plain
from clipwire.model.changes import Changes, Edit


def changes_view(changes: Changes | None, whole: bool = False) -> Text:
    """What an update changed, a sentence on each line, with grade and place."""
    if changes is None:
        return Text()
    most = None if whole else MAX_ENTRIES
    lines: list[Text] = []
    if changes.reverts_to:
        lines.append(plain(f"the text of version {changes.reverts_to} is back"))
    if changes.silent:
        lines.append(plain("silent: the page still has the date of modification of the version before", "yellow"))
    edits = list(changes.edits())
    for kind, left_out in (
        ("title", 0),
        ("changed", changes.more_changed),
        ("removed", changes.more_removed),
        ("added", changes.more_added),
        ("moved", changes.more_moved),
    ):
        of_kind = [edit for edit in edits if edit.kind == kind]
        for edit in of_kind[:most]:
            lines += _edit_lines(edit)
        more = len(of_kind[most:]) + left_out if most else left_out
        if more:
            lines.append(plain(f"… {more} more {kind}", "dim"))
    return Text("\n").join(lines)


def _edit_lines(edit: Edit) -> list[Text]:
    label = "title " if edit.kind == "title" else ""
    grade = plain(f"  ({', '.join(edit.mark)})" if edit.mark else "", "dim")
    before, after = one_line(edit.before or "(none)"), one_line(edit.after or "(none)")
    gone, come = plain(f"{label}- {before}", "red"), plain(f"{label}+ {after}", "green")
    match edit.kind:
        case "removed":
            return [gone + grade]
        case "added":
            return [come + grade]
        case "moved":
            return [plain(f"> {after}", "cyan") + grade]
        case _:
            return [gone, come + grade]


def notification_view(event: dict[str, object]) -> RenderableType:
    """A summary of a CloudEvent."""
    data = event.get("data")
    told = data if isinstance(data, dict) else {}
    problem = told.get("problem")
    source, changes = told.get("source"), told.get("changes")
    rows = {
        "title": plain(told["title"]) if told.get("title") else None,
        "source": plain(source["name"]) if isinstance(source, dict) else None,
        "published": plain(told["published"]) if told.get("published") else None,
        "version": plain(told["version"]) if told.get("version") else None,
        "problem": plain(problem["detail"], "red") if isinstance(problem, dict) else None,
        "changes": changes_view(Changes.model_validate(changes)) if isinstance(changes, dict) else None,
        "subject": plain(event.get("subject")),
        "event id": plain(event.get("id")),
    }
    return Group(plain(event.get("type"), "bold magenta"), Padding(grid(rows), (0, 2)))
