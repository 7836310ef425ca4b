"""Check what is stored of an article: each version's record, text, bytes, place in the chain, and root."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.proof import Proof
from clipwire.model.record import Record
from clipwire.parsing.containers.members import Member
from clipwire.parsing.registry import PARSERS
from clipwire.services.evidence import Evidence
from clipwire.services.inclusion import RootFiles
from clipwire.services.reading import Origin, read_parts
from clipwire.versions.proofs import statement_hash, text_sha256

Outcome = Literal["ok", "note", "failed"]
"""note: something cannot be checked, for a reason that is no fault. failed: something was changed or is missing."""

PROVEN_BY_BYTES = ("published", "modified", "crawled", "source", "url", "authors", "language")
"""Fields that no hash covers, and that are compared with those that are read from the bytes again."""

ENRICHED_FROM_BYTES = (
    *("people", "organisations", "places", "countries", "dates", "quotes", "actions"),
    *("subjects", "keywords", "summary", "tone"),
)
"""The same for a record that was read without a watch list, which adds to them and may have changed since. A difference
is a note: models of names count with fractions, which another processor or Python may round otherwise."""


class Finding(NamedTuple):
    outcome: Outcome
    version: int
    part: Literal["record", "text", "bytes", "chain", "root"]
    detail: str


@dataclass(frozen=True)
class Verifying:
    evidence: Evidence
    roots: RootFiles | None
    """None if the stack keeps no roots."""
    files_expire: bool
    """Whether the stack deletes files or records by their age."""

    def verify(self, versions: list[Record]) -> Iterator[Finding]:
        """Check all versions of an article. Late observations are in no chain, and are not among them."""
        records = {record.version: record for record in versions}
        for number in range(1, max(records, default=0) + 1):
            record, before, after = (records.get(number + step) for step in (0, -1, 1))
            if record is None:
                yield Finding(self._missing, number, "record", "it is not in the table")
            elif record.article.proof is None or record.article.proof.hash is None:
                yield self._without_proof(record, before, after)
            else:
                yield from self._version(record, record.article.proof, before)

    @property
    def _missing(self) -> Outcome:
        return "note" if self.files_expire else "failed"

    def _without_proof(self, record: Record, before: Record | None, after: Record | None) -> Finding:
        """Only the versions that earlier releases stored have no proof, and they come before all that have one."""
        number, former, following = record.version, _proof(before), _proof(after)
        if following and following.before:
            return Finding("failed", number, "record", f"it has no proof, but version {number + 1} names its hash")
        if former and former.hash:
            return Finding("failed", number, "record", "it has no proof, but the version before has one")
        if self.roots and self.roots.days and record.stored_day > self.roots.days[0]:
            return Finding("failed", number, "record", "it has no proof, but was stored when versions had one")
        return Finding("note", number, "record", "it was stored by a release without proofs")

    def _version(self, record: Record, proof: Proof, before: Record | None) -> Iterator[Finding]:
        def found(outcome: Outcome, part: Literal["record", "text", "bytes", "chain", "root"], detail: str) -> Finding:
            return Finding(outcome, record.version, part, detail)

        assert record.stored_at
        data, of_bytes = self._bytes(record.article)
        differing = _not_of_bytes(data, record.article) if data is not None else []
        changed = [name for name in differing if name in PROVEN_BY_BYTES]
        if statement_hash(record.article, proof, record.stored_at) != proof.hash:
            yield found("failed", "record", "its statement was changed after it was stored, or its hash was")
        elif changed:
            yield found("failed", "record", f"the same parsers read another {' and '.join(changed)} from the bytes")
        elif differing:
            others = " and ".join(differing)
            yield found("note", "record", f"the hash of its statement is right, but the bytes give other {others} here")
        else:
            yield found("ok", "record", f"the hash of its statement is {proof.hash}")
        yield found(*self._text(record.article, proof, data))
        yield found(*of_bytes)
        yield found(*_chain(proof, before))
        yield found(*self._root(proof, record.stored_day))

    def _text(self, article: Article, proof: Proof, data: bytes | None) -> tuple[Outcome, Literal["text"], str]:
        text = text_sha256(article)
        if text == proof.text_sha256:
            said = "title and body are as they were stored"
            if data is None or not _has_this_parser(article) or _gives(data, article, text):
                return "ok", "text", said
            return "note", "text", f"{said}, but this release reads another text from the bytes"
        again = proof.read_again
        if again is None or text != again.text_sha256:
            return "failed", "text", "title or body were changed after they were stored"
        by = f"release {again.release} read another text from the same bytes; the statement is about the first reading"
        if data is None:
            return "note", "text", by
        if _gives(data, article, text):
            return "ok", "text", f"{by}; this release reads the record's text from them"
        if _has_this_parser(article):
            return "failed", "text", "the parser that the record names reads another text from the bytes"
        return "note", "text", f"{by}, with another parser than this release has"

    def _bytes(self, article: Article) -> tuple[bytes | None, tuple[Outcome, Literal["bytes"], str]]:
        file = article.file
        if file is None or not file.bucket:
            return None, ("note", "bytes", "the record does not name its file")
        place = f"s3://{file.bucket}/{file.key}" + (f", {file.member}" if file.member else "")
        try:
            data = self.evidence.bytes_of(file)
        except Rejected:
            return None, (self._missing, "bytes", f"the file is gone: {place}; its SHA-256 is {file.sha256}")
        if data is None:
            return None, ("failed", "bytes", f"{place} has other bytes than those that were read")
        return data, ("ok", "bytes", f"{place} has the bytes that were read")

    def _root(self, proof: Proof, day: str) -> tuple[Outcome, Literal["root"], str]:
        if self.roots is None:
            return "note", "root", "this stack keeps no roots (parameter ProofBucket)"
        try:
            found = self.roots.of(proof.hash or "", day)
            faults = self.roots.faults(found) if found else []
        except ValueError as error:
            return "failed", "root", f"a root of {day} or later cannot be read: {error}"
        if found:
            if faults:
                return "failed", "root", "; ".join(faults)
            stamped = ", stamped by an authority" if found.stamp else ""
            late = "" if found.day == day else f", not in that of {day}, when it was stored"
            return "ok", "root", f"it is one of {found.root.leaves} in the root of {found.day}{stamped}{late}"
        if not self.roots.days or self.roots.days[-1] < day:
            return "note", "root", f"the root of {day} is not written yet"
        if self.roots.days[0] > day:
            return "note", "root", f"it was stored before the first root, that of {self.roots.days[0]}"
        detail = f"its hash is in no root, although that of {day} is written: its event was not published, or the"
        return "failed", "root", f"{detail} record was changed together with its hash"


def _chain(proof: Proof, before: Record | None) -> tuple[Outcome, Literal["chain"], str]:
    former = _proof(before)
    if former and former.hash:
        if proof.before == former.hash:
            return "ok", "chain", "it names the hash of the version before"
        return "failed", "chain", "it names another hash than that of the version before"
    if proof.before is None:
        return "ok", "chain", "the chain begins here"
    return "note", "chain", f"the version before, whose hash is {proof.before}, is not in the table with its proof"


def _proof(record: Record | None) -> Proof | None:
    return record.article.proof if record else None


def _has_this_parser(article: Article) -> bool:
    """Whether the text was read by a parser of the same version as that of this release."""
    name = article.file.format if article.file else ""
    return name in PARSERS and article.parsers.get(name) == PARSERS[name].version


def _gives(data: bytes, article: Article, text: str) -> bool:
    """Whether this release reads a text with this hash from the bytes of a file or member."""
    return any(text_sha256(one) == text for one in _read(data, article))


def _not_of_bytes(data: bytes, article: Article) -> list[str]:
    """The fields of a record that the very parsers and enrichers that it names read otherwise from its bytes.

    None for a member of a container, which may state the address and the crawl of the page.
    """
    if article.file and article.file.member:
        return []
    text = text_sha256(article)
    versions = (article.parsers, article.enrichers)
    again = [one for one in _read(data, article) if text_sha256(one) == text]
    if not again or any((one.parsers, one.enrichers) != versions for one in again):
        return []
    compared = PROVEN_BY_BYTES if article.watch_list else (*PROVEN_BY_BYTES, *ENRICHED_FROM_BYTES)
    lists = [[name for name in compared if getattr(one, name) != getattr(article, name)] for one in again]
    return min(lists, key=len)


def _read(data: bytes, article: Article) -> Iterator[Article]:
    file = article.file
    assert file
    member = Member(file.member, data) if file.member else None
    for part in read_parts(data, Origin(file.key), member):
        yield from part.articles
