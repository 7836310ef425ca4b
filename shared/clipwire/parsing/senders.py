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
HOST = re.compile(r"@([\w.-]+)")
MIN_NAME_WORDS = 2


def sender_of(stated: str, list_id: str) -> tuple[str | None, list[str]]:
    """The source and the authors that the headers `From` and `List-Id` name.

    >>> sender_of("Jane Doe from Harbour Notes <jane@notes.example>", "")
    ('Harbour Notes', ['Jane Doe'])
    """
    sender = " ".join(ADDRESS.sub(" ", stated).replace('"', " ").split()) or stated.strip("<> ")
    listed = " ".join(list_id.partition("<")[0].replace('"', " ").split())
    if list_id and not listed and not _is_of_another_host(stated, list_id):
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
    for start in range(1, len(words) - 1):
        for end in (start + 2, start + 1):
            via, house = " ".join(words[start:end]).lower(), " ".join(words[end:])
            is_sure = via in SURE_VIA and (start >= MIN_NAME_WORDS or house.lower().startswith("the "))
            if house and via in words_of("mail", "via") and (is_sure or _is_house(house)):
                return " ".join(words[:start]), house
    return sender, None


def _is_of_another_host(sender: str, list_id: str) -> bool:
    """Whether a sender's address is not at the list's own domain: members of a discussion list write from theirs."""
    host, listed = HOST.search(sender), list_id.rpartition("<")[2].strip("> ").lower().split(".")
    return host is not None and host[1].lower().split(".")[-2:] != listed[-2:]


def _is_house(name: str) -> bool:
    """Whether a name has a word of newspapers, letters or offices."""
    return _house().search(name) is not None


@cache
def _house() -> re.Pattern[str]:
    words = words_of("mail", "house")
    spaced = "|".join(map(re.escape, sorted(word for word in words if word < "\u3000")))
    dense = "|".join(sorted(word for word in words if word >= "\u3000"))
    endings = "|".join(sorted(words_of("mail", "house ending")))
    return re.compile(rf"(?<!\w)(?:{spaced}|\w+(?:{endings}))(?!\w)|(?:{dense})", re.IGNORECASE)
