"""`clipwire show`: an article's record, its older versions, and what changed between them."""

from rich.console import Group
from rich.padding import Padding

from clipwire.adapters.table.catalogue import Observed
from clipwire.cli.changes import changes_view
from clipwire.cli.display import record_view
from clipwire.cli.layout import shown_moment
from clipwire.cli.output import Failure, answers, plain, write_json
from clipwire.cli.stack import Stack
from clipwire.model.article import Article
from clipwire.model.errors import Erased


def show(stack: Stack, article_id: str, version: int | None, as_json: bool, whole: bool) -> None:
    """Print the newest version of an article, or the one that is asked for, and what each version changed."""
    article = find_article(stack, article_id)
    history = stack.catalogue.history(article_id)
    shown = article if version in (None, article.version) else _version(history, article_id, version)
    if as_json:
        write_json(shown.model_dump(mode="json", exclude_none=True))
        return
    answers.print(record_view(shown, whole))
    if version is None:
        for former in history:
            answers.print(_former_view(former, whole))


def find_article(stack: Stack, article_id: str) -> Article:
    """The newest version. Raises `Failure` if there is none, or if the article was erased."""
    try:
        article = stack.catalogue.article(article_id)
    except Erased as error:
        raise Failure(str(error)) from error
    if article is None:
        raise Failure(f"there is no article {article_id}: `clipwire list` and `clipwire status` print ids")
    return article


def _version(history: list[Observed], article_id: str, version: int | None) -> Article:
    for former in history:
        if former.article.version == version and not former.is_late:
            return former.article
    raise Failure(f"article {article_id} has no version {version}: `clipwire show {article_id}` lists them")


def _former_view(former: Observed, whole: bool) -> Group:
    article = former.article
    seen = f"seen {shown_moment(former.first.observed)}"
    if former.is_late:
        name = f"arrived late  {seen}  {article.title or '(no title)'}"
    else:
        name = f"version {article.version}  {seen}  {article.title or '(no title)'}"
    if not former.changes:
        return Group("", plain(f"  {name}", "bold"))
    following = plain(f"  changed in version {(article.version or 0) + 1}:", "dim")
    return Group("", plain(f"  {name}", "bold"), following, Padding(changes_view(former.changes, whole), (0, 4)))
