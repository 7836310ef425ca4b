"""Dates that a file prints or states, as ISO 8601: the only place that makes values of them.

`printed` reads dates of headers, rows and footers, with the readings that each allows; `settling` says which of them is
meant; `stated` reads the values of metadata. Dates of running text are read by `enrichment.dates`.
"""

from clipwire.parsing.dates.printed import WrittenDate, read_dates
from clipwire.parsing.dates.settling import in_zone, settle, shown_habit
from clipwire.parsing.dates.stated import iso_date

__all__ = ["WrittenDate", "in_zone", "iso_date", "read_dates", "settle", "shown_habit"]
