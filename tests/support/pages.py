"""Invented pages in the layout of an aggregator's page dump, for tests of the path of a file and not of its text."""

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

BODY = """A fleet of twelve boats came back to the port of Nampho on Tuesday with its holds full.

The crews had been at sea for three weeks, the harbour office said, and landed four hundred tonnes of herring.

"The weather was on our side," said Ri Chol Su, who leads the fleet."""

LONG_BODY = "\n\n".join(
    f"Boat {number} came in by night, its crew carried the herring up to the cold store, and then all of them slept."
    for number in range(1_050)
)
"""Too long for an item of the table."""

TEASER = "Officials opened a pier of two hundred metres on Monday, and the first ferry left from it at noon with"

UPDATED_BODY = BODY.replace("four hundred tonnes", "five hundred tonnes")


def page_dump(
    title: str = "Fishing fleet returns",
    body: str = BODY,
    *,
    source: str = "Harbour Times",
    published: str = "24/04/2025",
    crawled: str = "May 02, 2025",
    listed: Sequence[str] = ("New pier opened at Wonsan",),
) -> str:
    """One article. `published` is day/month/year; `crawled` is the name of a month, day and year.

    `listed` are the titles of its list of other articles.
    """
    entries = "\n\n".join(f"{it}\n\n{it}\n\n{TEASER}\n\n{crawled}\n\n{TEASER}" for it in listed)
    return f"""{crawled}{crawled}
KCNA {source}

{title}

Date: {published} | Source: {source} | Read original version at source

{body}

More From {source}

{entries}
"""


def zip_of(pages: Mapping[str, str | bytes]) -> bytes:
    """A zip archive, its members not compressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, page in pages.items():
            archive.writestr(name, page)
    return file.getvalue()


def tar_gz_of(pages: dict[str, str]) -> bytes:
    """A compressed tar, whose members have no byte range of their own."""
    file = io.BytesIO()
    # without compression, so that the archive is large and takes little time to make
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=0) as archive:
        for name, page in pages.items():
            data = page.encode()
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return file.getvalue()
