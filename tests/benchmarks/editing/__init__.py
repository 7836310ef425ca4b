"""Edit articles by known edits, so that a comparison of versions can be scored against what was done.

`edits` has the kinds that the comparison was worked on with, `later_edits` those that were written afterwards; `noise`
changes what no reader sees as an edit. `pairs` puts them together.
"""
