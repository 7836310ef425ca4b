"""Read the dates that a file prints or states, as ISO 8601.

`printed` reads the dates in headers, rows and footers with all their possible readings; `settling` chooses one of them;
`stated` reads the values of metadata. `enrichment.dates` reads the dates in running text.
"""

from clipwire.parsing.dates.printed import WrittenDate, full_year, read_dates
from clipwire.parsing.dates.settling import in_zone, settle, shown_habit
from clipwire.parsing.dates.stated import iso_date

__all__ = ["WrittenDate", "full_year", "in_zone", "iso_date", "read_dates", "settle", "shown_habit"]
