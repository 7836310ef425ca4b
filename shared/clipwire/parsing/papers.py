"""Recognise the names of newspapers by the words that they have, and the lines that say in which issue a text was."""

from collections.abc import Iterable

from clipwire.model.article import Article, Evidence
from clipwire.parsing.bylines.words import listed
from clipwire.parsing.dates import read_dates, settle, shown_habit
from clipwire.parsing.sources import source_named
from clipwire.wording import words_of
from clipwire.wording.calendar import weekdays

MAX_PAPER_WORDS = 4


def names_a_paper(text: str) -> bool:
    """Whether a text may be the name of a newspaper; not the heading of a section.

    >>> names_a_paper("The Sound Mercury"), names_a_paper("World News"), names_a_paper("Ferry is late")
    (True, False, False)
    """
    names = [word for word in text.split() if word.lower() not in listed("particle")]
    if not names or not 2 <= len(text.split()) <= MAX_PAPER_WORDS or names[0].lower() in words_of("mail", "section"):
        return False
    ends = {word.lower() for word in (*names[:2], *names[-1:])}
    return all(word[0].isupper() for word in (names[0], *names[:-1])) and not ends.isdisjoint(words_of("mail", "paper"))


def read_issue(article: Article, lines: Iterable[str]) -> None:
    """Read the name of a newspaper, and the day of its issue, from the first line above a title that has both.

    A label may precede the name: "Printed in: The Sound Mercury, 8 April 2019, page 3".
    """
    for line in lines:
        dates = read_dates(line)
        before = line[: dates[0].start].rpartition(": ")[2] if len(dates) == 1 else ""
        words = [word for word in before.split() if word.strip(" ,.|").lower() not in weekdays()]
        name = " ".join(words).strip(" ,|·•-–—")
        day, _ = settle(dates[0], None, shown_habit([line]), None) if names_a_paper(name) else (None, "")
        if day:
            article.source, article.published = source_named(name), day
            for field in ("source", "published"):
                article.evidence[field] = Evidence(origin="heuristic", confidence="medium", text=line)
            return
