"""All keys of the articles table and its indexes. A test compares them with docs/data-model.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ItemKey:
    """Kind and primary key of one sort of item. The keys are patterns with the names of their parts."""

    kind: str
    """The attribute `kind`, which readers and the stream's filters use."""
    pk: str
    sk: str

    def of(self, **parts: str | int) -> dict[str, str]:
        """The primary key of one item."""
        return {"pk": self.pk.format(**parts), "sk": self.sk.format(**parts)}

    def partition(self, **parts: str | int) -> str:
        """The partition key alone, for queries."""
        return self.pk.format(**parts)


@dataclass(frozen=True)
class IndexKey:
    """A global secondary index, by the attributes that are its keys."""

    name: str
    pk: str
    sk: str


# name                   kind       pk                          sk
ARTICLE = ItemKey("article", "ARTICLE#{id}", "RECORD")
ERASED = ItemKey("erased", "ARTICLE#{id}", "RECORD")  # in the place of the record, so that no read is added
VERSION = ItemKey("version", "ARTICLE#{id}", "VERSION#{number:06}")
EARLIER = ItemKey("version", "ARTICLE#{id}", "EARLIER#{observed}#{digest}")
LAST_SEEN = ItemKey("last-seen", "ARTICLE#{id}", "SEEN")
PLACING = ItemKey("placing", "ARTICLE#{id}", "STORY")
UNPLACED = ItemKey("unplaced", "ARTICLE#{id}", "STORY")  # in the place of the decision about an erased article
LISTING = ItemKey("listing", "ARTICLE#{id}", "LISTED")
LIST = ItemKey("list", "LIST#{source}", "{observed}#{id}")
PLACED = ItemKey("placed", "PLACED#{language}#{day}", "{placed_at}#{id}")
OWNER = ItemKey("owner", "PLACED#{language}", "OWNER")
REPORT = ItemKey("report", "STORY#{story_id}", "REPORT#{id}")
MERGED_INTO = ItemKey("merged-into", "STORY#{story_id}", "MERGED_INTO")  # of a story that was merged into an older one
MERGED = ItemKey("merged", "STORY#{story_id}", "MERGED#{younger}")  # of that older one
RECEIPT = ItemKey("receipt", "FILE#{bucket}/{key}", "{revision}")
MEMBER_RECEIPT = ItemKey("receipt", "FILE#{bucket}/{key}", "{revision}#{member}")
PROGRESS = ItemKey("progress", "FILE#{bucket}/{key}", "{revision}!{run}!{block:06}")
MARK = ItemKey("mark", "TOLD#{day}", "{event_id}")
MARK_OF_VERSION_0_1 = ItemKey("mark", "TOLD#{event_id}", "TOLD")  # only read; the next release removes it

ITEMS = (
    *(ARTICLE, ERASED, VERSION, EARLIER, LAST_SEEN, PLACING, UNPLACED, LISTING, LIST),
    *(PLACED, OWNER, REPORT, MERGED_INTO, MERGED),
    *(RECEIPT, MEMBER_RECEIPT, PROGRESS, MARK, MARK_OF_VERSION_0_1),
)

# name                   index            pk           sk
BY_SOURCE = IndexKey("by_source", "source_id", "listed_at")
BY_DAY = IndexKey("by_day_listed", "day", "listed_at")

INDEXES = (BY_SOURCE, BY_DAY)
INDEX_ATTRIBUTES = sorted({attribute for index in INDEXES for attribute in (index.pk, index.sk)})
"""Only articles have these; history is not listed."""
