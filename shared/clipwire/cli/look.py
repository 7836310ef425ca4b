"""`clipwire status` and `show`: receipts and articles of a stack."""

from collections import Counter

from rich.console import Group

from clipwire.adapters import clients
from clipwire.adapters.table.progress import ProgressTable
from clipwire.cli.display import receipt_view, record_view
from clipwire.cli.output import Failure, answers, plain, write_json
from clipwire.cli.stack import Stack
from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.receipt import Receipt


def status(stack: Stack, name: str, as_json: bool) -> None:
    """Print the receipts of a key and of the members of a container, oldest first."""
    key = stack.key_of(name)
    receipts = [_as_it_is_now(stack, receipt) for receipt in stack.catalogue.receipts(stack.bucket, key)]
    if not receipts:
        raise Failure(f"{key} has no receipt: no file was dropped under this key, or it still waits in the queue")
    for receipt in receipts:
        if as_json:
            write_json(receipt.model_dump(mode="json", exclude_none=True))
        else:
            answers.print(receipt_view(receipt))


def _as_it_is_now(stack: Stack, receipt: Receipt) -> Receipt:
    """The receipt with the current numbers of members. A container's own receipt has them only when all are done."""
    unpacked = receipt.unpacked
    if receipt.outcome != "reading" or not unpacked:
        return receipt
    container = Arrival(bucket=receipt.bucket, key=receipt.key, version_id=receipt.revision, arrived=receipt.arrived)
    done = ProgressTable(clients.dynamodb(), stack.table).done(container, unpacked.run).counted
    waiting = {"sent on": unpacked.sent_on - done.total()}
    return receipt.model_copy(update={"members": dict(Counter(unpacked.counted | waiting) + done)})


def show(stack: Stack, article_id: str, as_json: bool, whole: bool) -> None:
    """Print an article's record and a line for each of its older versions."""
    catalogue = stack.catalogue
    article = catalogue.article(article_id)
    if article is None:
        raise Failure(f"there is no article {article_id}: `clipwire list` and `clipwire status` print ids")
    if as_json:
        write_json(article.model_dump(mode="json", exclude_none=True))
        return
    answers.print(record_view(article, whole))
    older = sorted(catalogue.versions(article_id), key=lambda one: one.version or 0)
    if older:
        answers.print(Group("", plain("  Earlier versions", "bold"), *(plain(f"  {_brief(one)}") for one in older)))


def _brief(article: Article) -> str:
    seen = article.crawled or article.published or "undated"
    return f"version {article.version}  {seen}  {article.title or '(no title)'}"
