"""Read the sender of a mail: a person is an author, the house or the mailing list is the source."""

import re
from functools import cache

from clipwire.parsing.bylines import names_in
from clipwire.text.folding import letters_of
from clipwire.wording import words_of

BRACKETS = re.compile(r"^(?P<name>[^()\[\]]+?)\s*[(\[](?P<house>[^()\[\]]+)[)\]]$")
COLUMNS = re.compile(r"\s+[|•·–—-]\s+|,\s+")
ADDRESS = re.compile(r"<[^>]*>|\[mailto:[^\]]*\]")
SURE_VIA = frozenset({"from", "at", "via"})
MIN_NAME_WORDS = 2


def sender_of(stated: str, list_id: str) -> tuple[str | None, list[str]]:
    """The source and the authors that the headers `From` and `List-Id` name.

    >>> sender_of("Jane Doe from Harbour Notes <jane@notes.example>", "")
    ('Harbour Notes', ['Jane Doe'])
    """
    sender = " ".join(ADDRESS.sub(" ", stated).replace('"', " ").split()) or stated.strip("<> ")
    listed = " ".join(list_id.partition("<")[0].replace('"', " ").split())
    if list_id and not listed:
        return sender, []  # a newsletter, which is sent under its own name
    if listed and letters_of(listed) == letters_of(sender):
        return listed, []
    name, house = _parted(sender)
    names = [] if _is_house(name) else names_in(name)
    if listed:
        return listed, names
    return house or (None if names else sender), names  # a person is an author; any other sender is a publisher


def _parted(sender: str) -> tuple[str, str | None]:
    """The name of a sender and the house behind it: "Jane Doe (Harbour Notes)", "Jane Doe at Harbour Notes"."""
    if brackets := BRACKETS.match(sender):
        return brackets["name"], brackets["house"] if _is_house(brackets["house"]) else None
    name, *others = COLUMNS.split(sender)
    if len(others) == 1 and _is_house(others[0]):
        return name, others[0]
    words = sender.split()
    for start in range(MIN_NAME_WORDS, len(words) - 1):
        for end in (start + 2, start + 1):
            via, house = " ".join(words[start:end]).lower(), " ".join(words[end:])
            if house and via in words_of("mail", "via") and (via in SURE_VIA or _is_house(house)):
                return " ".join(words[:start]), house
    return sender, None


def _is_house(name: str) -> bool:
    """Whether a name has a word of newspapers, letters or offices."""
    return _house().search(name) is not None


@cache
def _house() -> re.Pattern[str]:
    words = words_of("mail", "house")
    spaced = "|".join(map(re.escape, sorted(word for word in words if word < "\u3000")))
    dense = "|".join(sorted(word for word in words if word >= "\u3000"))
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|(?:{dense})", re.IGNORECASE)
