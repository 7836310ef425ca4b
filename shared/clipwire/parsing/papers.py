"""Recognise the names of newspapers by the words that they have."""

from clipwire.parsing.bylines.words import listed
from clipwire.wording import words_of

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
