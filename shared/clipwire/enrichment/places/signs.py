"""What speaks for and against a name being a place, and the words that tell: the tables of `places`."""

import re


def _listed(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


ENOUGH = 1.0
"""Sum of signs from which a name is a place."""
NEAR = 120
"""Characters around a name in which a country says most about it."""
SIGNS = {
    "country": 3.0,
    "region": 2.0,
    "site": 2.5,
    "district": 0.5,
    "in, at, near": 2.0,
    "tribunal de": 1.0,
    "city of, Province": 3.0,
    "and another place": 1.5,
    "its country is spoken of": 1.0,
    "several words": 1.0,
    "common word or name of persons": -2.0,
    "the same, a country": -0.5,
    "the same, a city of a million or a capital": -1.0,
    "begins a sentence and is a common word": -1.0,
    "after a name": -4.0,
    "before a name": -3.0,
    "after a title": -4.5,
    "in the name of a body": -6.5,
    "part of a person's name elsewhere": -3.0,
    "after an initial": -4.0,
    "a club: el Valencia": -3.0,
    "short and in capitals, like an acronym": -3.0,
}
KINDS = {"N": "country", "Z": "country", "R": "region", "A": "region", "S": "district", "F": "site"}

LOCATIVE = _listed(
    "in at near from to outside around across between toward towards into through via inside throughout within beyond",
    "off over above reach reached left leave leaving leaves visit visited visiting visits hit struck shook entered",
    "в во из на под над около через близ en à aux au dans depuis près vers aus nach bei bis em no na desde hacia über",
)
DIVISIONS = _listed(
    "City Province County State Region District Prefecture Governorate Oblast Airport International Metropolitan",
    "Municipality Township Village Town Canton Island Islands Peninsula Harbour Harbor Port Square",
)
DIVISION_OF = re.compile(
    r"(?:city|town|village|port|province|state|region|capital|district|county) of \Z", re.IGNORECASE
)
TITLES = _listed(
    "President Mr Mrs Ms Miss Dr Sir Lady Lord Dame Prince Princess King Queen Captain Colonel General Major Sergeant",
    "Lieutenant Judge Justice Senator Sen Rep Representative Congressman Congresswoman Professor Prof Pope Cardinal",
    "Bishop Archbishop Rabbi Sheikh Imam Coach Comrade Marshal Saint St Secretary Chancellor Premier Minister Admiral",
)
BODY_OF = _listed(
    "Bank University College Church Museum Institute Academy Duke Duchess Earl Marquess Archbishop Bishop Cathedral",
    "Treaty Battle Society School Hospital Merchant House Lord Song",
)
BODY_AFTER = _listed(
    "Post Times Herald Tribune News Journal Gazette Globe Chronicle Mail Telegraph University College School Bank",
    "Airlines Airways Motors Electric Steel Group Inc Corp Ltd LLC Records Brothers Pictures Studios Films Press",
    "FC United Rovers Wanderers Athletic Hotspur Albion Villa Rangers Giants Dodgers Jets Bears Bulls Lakers Knicks",
    "Fund Foundation Institute Company Capital Financial Partners Sachs Lynch Law",
)
MAY_STAND_BEFORE = _listed(
    "The In On At From To Of And For By With As After Before Near Outside Inside Across Around But While When Where If",
    "Since Although North South East West Northern Southern Eastern Western Central Greater Upper Lower Inner Outer",
    "Downtown Old Both Then Today Yesterday Meanwhile Only Even Like Last Around Between Monday Tuesday Wednesday",
    "Thursday Friday Saturday Sunday January February March April May June July August September October November",
    "December Via Into Off Over Through Toward Towards",
)
MAY_STAND_AFTER = _listed(
    "Mayor Governor Gov Police Zoo Stock Exchange Metro Olympics Summit Declaration Fashion Film Festival Marathon",
    "Court Supreme High Central Government Parliament Department Ministry Prosecutor Attorney Prime President Foreign",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August",
    "September October November December Mr Mrs Senator Sen Representative Rep Congressman Secretary Stadium Bay Beach",
    "Beltway Bridge Tower Road Street Opera Philharmonic Symphony On In At As And For To With The",
)
