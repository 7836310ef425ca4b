"""The files with which a stranger checks the versions of an article offline. Their README.txt says how."""

from collections.abc import Iterator
from dataclasses import dataclass

from clipwire.model.errors import Rejected
from clipwire.model.proof import Proof
from clipwire.model.record import Record
from clipwire.services.evidence import Evidence
from clipwire.services.inclusion import Inclusion, RootFiles
from clipwire.versions.proofs import statement, text_of, text_sha256

Files = dict[str, bytes]

SHELL = """\
hash() { sha256sum "$1" | cut -c 1-64; }
bytes() {  # hexadecimal digits -> bytes
  rest=$1
  while [ -n "$rest" ]; do
    printf "\\\\$(printf %03o "0x${rest%"${rest#??}"}")"
    rest=${rest#??}
  done
}
check() {  # words, name of the file, line that a statement must have, statement
  if [ ! -f "$2" ]; then echo "not in this bundle: $1"
  elif grep -qx "$3 $(hash "$2")" "$4"; then echo "ok: $1"
  else echo "WRONG: $1"; touch wrong; fi
}
rm -f wrong"""

STATEMENTS = """\
while read -r n day; do
  check "bytes of version $n" "originals/$n" bytes "statements/$n.txt"
  check "text of version $n" "texts/$n.txt" text "statements/$n.txt"
  grep -qx "before none" "statements/$n.txt" ||
    check "version before version $n" "statements/$((n - 1)).txt" before "statements/$n.txt"
done < versions.txt"""

ROOTS = """\
while read -r n day; do
  [ "$day" = - ] && { echo "not in a root: version $n"; continue; }
  node=$({ printf '\\000'; bytes "$(hash "statements/$n.txt")"; } | sha256sum | cut -c 1-64)
  while read -r side other; do
    if [ "$side" = left ]; then pair=$other$node; else pair=$node$other; fi
    node=$({ printf '\\001'; bytes "$pair"; } | sha256sum | cut -c 1-64)
  done < "paths/$n.txt"
  if grep -q "\\"root\\": \\"$node\\"" "roots/$day.json"; then echo "ok: version $n is in the root of $day"
  else echo "WRONG: version $n is not in the root of $day"; touch wrong; fi
done < versions.txt"""

STAMPS = """\
for stamp in roots/*.tsr; do
  [ -f "$stamp" ] || { echo "no time stamps in this bundle"; break; }
  openssl ts -verify -data "${stamp%.tsr}.json" -in "$stamp" -CAfile authority.pem || touch wrong
done"""

RESULT = "[ ! -e wrong ]"

README = """\
THE VERSIONS OF ARTICLE {article_id}

Clipwire kept these versions of a press article. You can check with sha256sum, openssl and a POSIX shell, without
Clipwire and without a network, that nothing was changed after the versions were stored. All commands are in check.sh as
well: `sh check.sh` prints a line for each check, and ends with an error if one is WRONG.

versions.txt      each version, with the day of the root that it is in
originals/N       the bytes that were dropped, from which version N was read
texts/N.txt       the text of version N: title, empty line, body
statements/N.txt  the statement of version N: the SHA-256 of its bytes, of its text, and of the statement before
paths/N.txt       the hashes between the statement of version N and the root of its day
roots/DAY.json    the root of all versions of a day, and the SHA-256 of the root file before
roots/DAY.tsr     the answer of a time-stamp authority (RFC 3161) about roots/DAY.json
{notes}
1. Define three functions for the checks below.

{shell}

2. Check that each statement is about these bytes and this text, and names the statement before it.

{statements}

3. Check that each statement is in the root of its day. This is a Merkle tree as in RFC 6962: a leaf is the SHA-256 of a
   zero byte and the statement's hash, a node that of a byte 1 and the two nodes below it.

{roots}

4. Check the time stamps. Save the certificate of the authority as authority.pem; the authority publishes it.

{stamps}

What this proves: the bytes, the text and the order of the versions are those that had these hashes when the root was
written. It does not prove who dropped the bytes, or that a publisher published them. The time of a root is proven by
its stamp; without one, by the S3 bucket with Object Lock that has it, or by anybody who noted the root.
"""


@dataclass(frozen=True)
class Bundles:
    evidence: Evidence
    roots: RootFiles | None

    def bundle(self, article_id: str, records: list[Record]) -> Files:
        """Name -> content of the files about the versions that have a proof."""
        files: Files = {}
        notes: list[str] = []
        lines: list[str] = []
        for record in records:
            proof = record.article.proof
            if proof is None or proof.hash is None or record.stored_at is None:
                notes.append(f"Version {record.version} was stored by a release without proofs, and is not here.")
                continue
            found = self._root(proof, record)
            lines.append(f"{record.version} {found.day if found else '-'}\n")
            files |= dict(self._of_version(record, proof, notes)) | _of_root(record.version, found)
        files["versions.txt"] = "".join(lines).encode()
        blocks = {"shell": SHELL, "statements": STATEMENTS, "roots": ROOTS, "stamps": STAMPS}
        files["check.sh"] = "\n".join([*blocks.values(), RESULT, ""]).encode()
        indented = {name: "\n".join(f"    {line}" for line in block.splitlines()) for name, block in blocks.items()}
        said = "".join(f"\n{note}\n" for note in notes)
        files["README.txt"] = README.format(article_id=article_id, notes=said, **indented).encode()
        return files

    def _root(self, proof: Proof, record: Record) -> Inclusion | None:
        return self.roots.of(proof.hash or "", record.stored_day) if self.roots else None

    def _of_version(self, record: Record, proof: Proof, notes: list[str]) -> Iterator[tuple[str, bytes]]:
        number, article = record.version, record.article
        assert record.stored_at
        yield f"statements/{number}.txt", statement(article, proof, record.stored_at)
        if text_sha256(article) == proof.text_sha256:
            yield f"texts/{number}.txt", text_of(article)
        else:
            yield f"texts/{number}.read-again.txt", text_of(article)
            notes.append(
                f"The text of version {number} is not the one that was stored first: a newer release read the same\n"
                "bytes again. The statement has the hash of the first text, which is not kept."
            )
        try:
            data = self.evidence.bytes_of(article.file) if article.file else None
        except Rejected:
            data = None
        if data is None:
            notes.append(f"The bytes of version {number} are not kept any more.")
        else:
            yield f"originals/{number}", data


def _of_root(number: int, found: Inclusion | None) -> Files:
    if found is None:
        return {}
    day = found.day
    files = {
        f"paths/{number}.txt": "".join(f"{side} {other}\n" for side, other in found.path).encode(),
        f"roots/{day}.json": found.content,
    }
    return files | ({f"roots/{day}.tsr": found.stamp} if found.stamp else {})
