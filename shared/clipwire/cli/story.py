"""`clipwire story`: the reports of one event, and what each has that the others lack."""

from dataclasses import replace

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from clipwire.adapters.table.catalogue import Report, Story
from clipwire.cli.output import Failure, answers, number_of, one_line, plain, write_json
from clipwire.cli.stack import Stack
from clipwire.model.article import Article
from clipwire.model.errors import Erased
from clipwire.stories.telling import most_central, only_here

MAX_COMPARED = 60
"""Reports whose records are read; the first ones."""
MAX_NAMES = 8


def story(stack: Stack, name: str, as_json: bool) -> None:
    """Print a story, given its id or that of one of its articles."""
    found = stack.catalogue.story(name) or _story_of(stack, name)
    if found is None:
        raise Failure(f"there is no story or article {name}, or it is not placed yet: `clipwire show` prints story ids")
    articles = _articles(stack, found)
    title = most_central(articles).title if articles else found.reports[0].title
    titles = {article.id: article.title for article in articles}
    found = replace(found, reports=[replace(one, title=titles.get(one.id, one.title)) for one in found.reports])
    compared = only_here(articles) if len(articles) > 1 else [[] for _ in articles]
    alone = dict(zip((article.id for article in articles), compared, strict=True))
    if as_json:
        write_json(_as_json(found, title, alone))
    else:
        answers.print(_view(found, title, alone))


def _story_of(stack: Stack, article_id: str) -> Story | None:
    try:
        article = stack.catalogue.article(article_id)
    except Erased as error:
        raise Failure(str(error)) from error
    return stack.catalogue.story(article.story_id) if article and article.story_id else None


def _articles(stack: Stack, found: Story) -> list[Article]:
    """The records of the first reports that are no copies. Erased ones are left out."""
    articles = []
    for report in [report for report in found.reports if not report.duplicate_of][:MAX_COMPARED]:
        try:
            article = stack.catalogue.article(report.id)
        except Erased:
            continue
        if article:
            articles.append(article)
    return articles


def _as_json(found: Story, title: str | None, alone: dict[str | None, list[str]]) -> dict[str, object]:
    return {
        "story_id": found.id,
        "title": title,
        "first_published": found.reports[0].published,
        "copies": sum(1 for report in found.reports if report.duplicate_of),
        "reports": [_row(report) | {"only_here": alone.get(report.id, [])} for report in found.reports],
    }


def _row(report: Report) -> dict[str, object]:
    known = {name: getattr(report, name) for name in Report.__dataclass_fields__}
    return {name: value for name, value in known.items() if value is not None}


def _view(found: Story, title: str | None, alone: dict[str | None, list[str]]) -> Padding:
    copies = sum(1 for report in found.reports if report.duplicate_of)
    sources = len({report.source for report in found.reports if report.source})
    noun = "a copy" if copies == 1 else "copies"
    counted = number_of(len(found.reports), "article")
    counted += f", {copies} of them {noun}," if copies else ""
    counted += f" in {number_of(sources, 'source')}" if sources else ""
    parts: list[RenderableType] = [plain(title or "(no title)", "bold"), plain(f"story {found.id}   {counted}", "dim")]
    for report in found.reports:
        parts += ["", *_lines(report, alone.get(report.id, []))]
    return Padding(Group(*parts), (1, 2))


def _lines(report: Report, names: list[str]) -> list[Text]:
    of_agency = f" ({report.agency})" if report.agency else ""
    head = f"{report.published or '(undated)'}  {report.source or '(no source)'}{of_agency}"
    lines = [plain(head, "cyan"), plain(f"  {one_line(report.title or '(no title)')}"), plain(f"  {report.id}", "dim")]
    if report.duplicate_of:
        share = f" ({report.similarity:.0%} the same)" if report.similarity is not None else ""
        lines.append(plain(f"  copy of {report.duplicate_of}{share}", "yellow"))
    if names:
        more = f", and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
        lines.append(plain(f"  only here: {', '.join(names[:MAX_NAMES])}{more}", "green"))
    return lines
