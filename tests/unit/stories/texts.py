"""Articles of our own for the tests of copies and stories."""

from clipwire.model.article import Article, Dateline, Person, Place, Source

FERRY = """The harbour board voted on Monday to close the old ferry terminal after cracks were found in its main pier.

Engineers said the structure could fail in the next storm, and asked for the gates to be locked by the end of the week.

Ferries to the northern islands will leave from the fish quay until a temporary landing stage is built in the spring.

The mayor of Port Ellery, Ines Marlow, promised a shuttle bus, but gave no figure and no date."""
FERRY_OTHER = """Passengers for the northern islands will have to board at the fish quay from next week.

Port Ellery's ferry terminal closes because its main pier is cracked, the harbour board decided on Monday.

Mayor Ines Marlow said a shuttle bus would run. A landing stage is planned for spring."""
FROST = """Prices for winter vegetables rose sharply this week as frost damaged fields along the Orrin valley.

Growers lost up to a third of their leeks and cabbages, the farmers' union said, and imports have not filled the gap.

Wholesalers in Dunmore expect the shortage to last until new crops arrive from the south, in another month or so."""


def article(
    name: str,
    body: str,
    title: str | None = None,
    published: str | None = "2025-03-03",
    source: str | None = None,
    agency: str | None = None,
    people: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    language: str | None = "en",
) -> Article:
    return Article(
        id=name,
        title=title,
        body=body,
        published=published,
        language=language,
        source=Source(id=source, name=source) if source else None,
        dateline=Dateline(agency=agency) if agency else None,
        people=[Person(name=one, mentions=1) for one in people],
        places=[Place(name=one, mentions=1) for one in places],
    )
