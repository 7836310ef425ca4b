"""`clipwire verify` and `clipwire proof`: check what is stored of an article, and let others check it."""

import zipfile
import zlib
from pathlib import Path

from clipwire.adapters import clients
from clipwire.adapters.bucket import DroppedFiles
from clipwire.adapters.vault import RootsBucket
from clipwire.cli.output import Failure, answers, notes, plain, print_line, write_json
from clipwire.cli.stack import Stack
from clipwire.model.errors import Erased
from clipwire.model.record import Record
from clipwire.services.bundles import Bundles
from clipwire.services.evidence import Evidence
from clipwire.services.inclusion import RootFiles
from clipwire.services.verifying import Verifying

STYLES = {"ok": "green", "note": "yellow", "failed": "bold red"}


def verify(stack: Stack, article_id: str, as_json: bool) -> bool:
    """Print each finding. False if something was changed or is missing."""
    records = _versions(stack, article_id)
    verifying = Verifying(_evidence(), _roots(stack), stack.deletes_files)
    is_whole = True
    for finding in verifying.verify(records):
        is_whole = is_whole and finding.outcome != "failed"
        if as_json:
            write_json(finding._asdict())
        else:
            line = f"version {finding.version}  {finding.part:<6}  {finding.detail}"
            print_line(answers, plain(f"{finding.outcome:<6}  ", STYLES[finding.outcome]) + plain(line))
    return is_whole


def bundle(stack: Stack, article_id: str, output: str) -> None:
    """Write the bundle of an article."""
    records = _versions(stack, article_id)
    files = Bundles(_evidence(), _roots(stack)).bundle(article_id, records)
    if not files["versions.txt"]:
        raise Failure(f"the versions of article {article_id} were stored by a release without proofs")
    try:
        with zipfile.ZipFile(Path(output), "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in sorted(files.items()):
                archive.writestr(name, content)
    except OSError as error:
        raise Failure(f"{output} cannot be written: {error.strerror}") from error
    notes.print(plain(f"wrote {output}: its README.txt says how to check it"))


def _versions(stack: Stack, article_id: str) -> list[Record]:
    try:
        newest = stack.catalogue.article(article_id)
        records = stack.catalogue.versions(article_id)
    except Erased as error:
        raise Failure(f"{error}: of its versions, nothing but their hashes in the roots is left") from error
    except (ValueError, zlib.error) as error:
        raise Failure(f"a version of article {article_id} was changed: it cannot be read ({error})") from error
    if records and newest is None:
        raise Failure(f"the newest version of article {article_id} is not in the table, but older ones are")
    if not records:
        raise Failure(f"there is no article {article_id}: `clipwire list` and `clipwire status` print ids")
    return records


def _evidence() -> Evidence:
    files = DroppedFiles(clients.s3())
    return Evidence(files, files)


def _roots(stack: Stack) -> RootFiles | None:
    return RootFiles(RootsBucket(clients.s3(), stack.roots_bucket)) if stack.roots_bucket else None
