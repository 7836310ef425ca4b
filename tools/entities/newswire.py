"""Make tagged sentences from the templates in `newswire.txt` and names from `names.txt` and the tables."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from clipwire.enrichment.entities.gazetteer import tables

HERE = Path(__file__).parent
LABELS = {
    # slot         label of its name
    "person": "PER",
    "surname": "PER",
    "given": "PER",
    "korean": "PER",
    "city": "LOC",
    "region": "LOC",
    "country": "LOC",
    "body": "ORG",
    "state": "ORG",
    "party": "ORG",
    "press": "ORG",
    "firm": "ORG",
    "club": "ORG",
    "initials": "ORG",
    "N": "",
}
SLOT = re.compile(r"\[(\w+)\]")
ORGANISATION = (
    r"\[(?:surname|city)\](?: & \[surname\])? (?:Group|Inc\.|Holdings Ltd\.|Savings Bank|Brothers Co\.|City(?! City)|"
    r"United|Rovers|Town|General Hospital|College|University|State University|District Court|Trading Corporation|"
    r"Iron Works|Co-operative Farm|Institute|Foundation|Memorial Hospital|Medical Center|City Council|Fire Department|"
    r"County Sheriff's Office|Public Schools|High School|Chamber of Commerce|Shipyard|Textile Mill|Brigade|Airways|"
    r"Investment Fund|Motor Co\.|Press|Theatre Company)"
    r"|\[surname\] (?:Bank of \[city\]|Post|Center for Strategic Studies|Pharmaceuticals Corp\.|Electric Co\.|"
    r"Capital Partners|Ventures|Technologies|School of Medicine|and Sons)"
    r"|\[city\] (?:Times|Herald|Daily News|Museum of Modern Art|Symphony Orchestra|Police Department)"
    r"|\[region\] (?:State Police|Department of Health|Supreme Court|House of Representatives|State|Tech|"
    r"National Guard|Democratic Party)"
    r"|\[N\] (?:Football Association|Airlines|People's Party|National Congress|Red Cross|Medical Association|"
    r"Olympic Committee|Army|Navy|Air Force|Liberation Front|Foreign Ministry|Ministry of Defence|Central Bank)"
    r"|(?:Central Bank|National Assembly|Supreme Court|Communist Party|Academy of Sciences) of \[country\]"
    r"|(?:University|Bank|Archdiocese|Port Authority) of \[(?:city|region)\]"
    r"|Ministry of (?:Agriculture|Foreign Trade|Culture and Tourism|Education, Science and Sport)"
    r"|Department of (?:Health and Social Services|Public Works|Water and Power)"
    r"|U\.S\. (?:Embassy|Geological Survey|Court of Appeals for the Ninth Circuit|Department of Agriculture)"
    r"|National Union of Teachers|Federation of \[N\] Industry|Senate Foreign Relations Committee|European Parliament"
    r"|Committee on Fisheries|Association of Small Farmers|Workers' Union of \[country\]|KCNA|Republicans|Democrats"
    r"|FC \[city\]|Ministry of Public Health of \[country\]|3rd Infantry Division|Sisters of Mercy"
    r"|St\. \[given\]'s (?:Hospital|Church|College)|Friends of the River \[surname\]"
)
PLACE = (
    r"\[surname\] (?:Street|Avenue|River|Stadium|Hall|Square)|(?:Lake|Mount) \[surname\]|Liberty Square"
    r"|\[city\] International Airport|NEW YORK|WASHINGTON|LONDON|BEIJING|PYONGYANG|MOSCOW|U\.S\.(?=-backed)"
)
"""Expressions for names of slots and words, or of words alone."""
INVENTED = {"surname": 0.3, "given": 0.15, "city": 0.2, "region": 0.1, "firm": 0.2}
"""Share of the names in a slot that are in no list, so that the model also learns from the words around a name."""
NAME = re.compile(rf"({ORGANISATION}|{PLACE}|\[\w+\])")


Tagged = tuple[str, list[tuple[int, int, str]]]
"""A sentence and its names: start, end, label."""


def sentences(copies: int, seed: int = 7) -> Iterator[Tagged]:
    """Every template, filled `copies` times, in an order that mixes them."""
    templates = [line for line in (HERE / "newswire.txt").read_text().splitlines() if line and line[0] != "#"] * copies
    chance = random.Random(seed)
    chance.shuffle(templates)
    names = _names()
    for template in templates:
        yield _filled(template, names, chance)


def _names() -> dict[str, list[str]]:
    """Slot -> names that may fill it."""
    names: dict[str, list[str]] = defaultdict(list)
    slot = ""
    for line in (HERE / "names.txt").read_text().splitlines():
        if line.startswith("#"):
            slot = line[2:].partition(":")[0].strip()
        else:
            code, _, listed = line.partition(" ")
            names[slot if code == "O" else code].extend(name.strip() for name in listed.split(","))
    for name, codes in tables().names.items():
        for slot, wanted in (("given", "G"), ("surname", "S"), ("town", "T"), ("region", "R")):
            if codes == wanted and name.count(" ") < 2 and name.isascii():
                # names that newspapers print count more than names in lists only
                names[slot] += [name] * (5 if name.lower() in tables().classes else 1)
    names["firm"] += names["shop"]
    names["country"] = names["C"]
    names["region"] += names["R"] * 10
    names["city"] = names["town"] + [name for name, codes in tables().names.items() if codes == "M"] * 20
    return names


def _filled(template: str, names: dict[str, list[str]], chance: random.Random) -> Tagged:
    text = ""
    spans: list[tuple[int, int, str]] = []
    for part in NAME.split(template):
        if NAME.fullmatch(part):
            name = SLOT.sub(lambda slot: _name(slot[1], names, chance), part)
            if label := _label(part):
                spans.append((len(text), len(text) + len(name), label))
            text += name
        else:
            text += part
    return text, spans


def _label(part: str) -> str:
    """PER, ORG, LOC, or nothing for a nationality."""
    if slot := SLOT.fullmatch(part):
        return LABELS[slot[1] if slot[1] in LABELS else slot[1].lower()]
    return "LOC" if re.fullmatch(PLACE, part) or part == "U.S." else "ORG"


def _name(slot: str, names: dict[str, list[str]], chance: random.Random) -> str:
    if slot.isupper() and slot != "N":
        return _name(slot.lower(), names, chance).upper()
    if slot == "initials":
        return "".join(chance.choices("ABCDEFGHILMNPRSTUW", k=chance.choice((3, 3, 4, 4, 5))))
    if slot in INVENTED and chance.random() < INVENTED[slot]:
        return _invented(names[slot], chance)
    if slot == "person":
        middle = chance.choice(["", "", "", "", chance.choice("ABCDEFGHJKLMNPRSTW") + ". ", "al-", "de ", "van "])
        return f"{_name('given', names, chance)} {middle}{_name('surname', names, chance)}"
    if slot == "korean":
        family = chance.choice(["Kim", "Ri", "Pak", "Choe", "Jo", "Kang", "Yun", "Han", "Sin", "Kwon", "Ryu", "Hong"])
        return family + " " + " ".join(chance.sample(["Jong", "Un", "Il", "Yong", "Chol", "Su", "Hyon", "Song"], 2))
    return chance.choice(names[slot])


def _invented(names: list[str], chance: random.Random) -> str:
    """A name that is in no list: the beginning of one name with the end of another."""
    first, last = (next(iter(re.findall(r"[A-Z][a-z]+", chance.choice(names))), "Orr") for _ in range(2))
    return first[: max(2, (len(first) + 1) // 2)] + last[len(last) // 2 :].lower()
