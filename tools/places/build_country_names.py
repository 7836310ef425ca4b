"""Build `knowledge/places/country_names.tsv`, the names of countries in 37 languages, from Unicode CLDR:

pip install babel
PYTHONPATH=shared python -m tools.places.build_country_names
"""

import re
from pathlib import Path

from clipwire.enrichment.places.gazetteer import country_names

FILE = Path(__file__).parents[2] / "shared" / "clipwire" / "knowledge" / "places" / "country_names.tsv"
LANGUAGES = (
    "bg bn ca cs da de el es et fa fi fr he hi hr hu id it lt lv ms nb nl pl pt ro ru sk sl sr sv ta th tr uk ur vi"
).split()
LEFT_OUT = frozenset(
    {("fr", "RE"), ("pl", "CU"), ("pt", "PE"), ("it", "ML")}
    | {("es", "GD"), ("pt", "GD"), ("fr", "DM"), ("fr", "MU"), ("es", "MU"), ("pt", "MU")}
    | {(language, "DM") for language in ("pl", "cs", "sk", "hr", "sl")}
)
"""Names that are also common words, given names or towns: réunion, Kuba, peru, mali, Granada, Maurice, Dominika."""
EXTRA = (
    # Forms that endings do not explain, and short names
    *(("pl", "DE", form) for form in "Niemiec Niemczech Niemcom Niemcami".split()),
    *(("pl", "IT", form) for form in "Włoch Włoszech Włochom Włochami".split()),
    *(("pl", "HU", form) for form in "Węgier Węgrzech Węgrom Węgrami".split()),
    *(("pl", "CN", form) for form in "Chin Chinach Chinom Chinami".split()),
    *(("pl", "US", form) for form in ("USA", "Stanów Zjednoczonych", "Stanach Zjednoczonych", "Stanom Zjednoczonym")),
    *(("pl", "GB", form) for form in ("Wielkiej Brytanii", "Wielką Brytanię", "Wielką Brytanią")),
    *(("pl", "KP", form) for form in ("Korei Północnej", "Koreę Północną", "Koreą Północną")),
    *(("pl", "KR", form) for form in ("Korei Południowej", "Koreę Południową", "Koreą Południową")),
    *(("pl", "SA", form) for form in ("Arabii Saudyjskiej", "Arabię Saudyjską")),
    *(("uk", "US", form) for form in ("США", "Сполучених Штатів", "Сполучені Штати", "Сполученими Штатами")),
    *(("uk", "GB", form) for form in ("Великої Британії", "Великій Британії", "Велику Британію", "Британія")),
    *(("uk", "KP", form) for form in ("Північної Кореї", "Північну Корею", "Північною Кореєю", "КНДР")),
    *(("uk", "KR", form) for form in ("Південної Кореї", "Південну Корею")),
    *(
        ("cs", "US", form)
        for form in ("USA", "Spojených států", "Spojených státech", "Spojené státy", "Spojenými státy")
    ),
    *(("cs", "CZ", form) for form in ("Česka", "Česku", "České republiky", "České republice", "Česká republika")),
    *(("fi", "US", form) for form in ("Yhdysvaltojen", "Yhdysvalloissa", "Yhdysvaltoihin", "Yhdysvallat", "USA")),
    *(("fi", "FI", form) for form in ("Suomen", "Suomessa", "Suomeen", "Suomesta")),
    ("tr", "US", "ABD"),
    *((tag, "US", "USA") for tag in ("de", "sv", "nb", "da", "it", "hr", "hu", "sl", "sk", "et")),
    ("nl", "US", "VS"),
    ("el", "US", "ΗΠΑ"),
    ("he", "US", 'ארה"ב'),
    ("ro", "US", "Statele Unite"),
    ("ro", "US", "SUA"),
    ("ro", "GB", "Marea Britanie"),
    ("tr", "GB", "İngiltere"),
    ("cs", "GB", "Velká Británie"),
    ("sk", "GB", "Veľká Británia"),
    ("hr", "US", "Sjedinjene Države"),
    ("hr", "US", "SAD"),
    ("hr", "GB", "Velika Britanija"),
    ("sr", "US", "САД"),
    ("sr", "GB", "Велика Британија"),
    ("sl", "US", "Združene države"),
    ("sl", "US", "ZDA"),
    ("sl", "GB", "Velika Britanija"),
    ("bg", "US", "Съединените щати"),
    ("bg", "US", "САЩ"),
    ("bg", "GB", "Великобритания"),
    ("hu", "GB", "Nagy-Britannia"),
    ("el", "GB", "Βρετανία"),
    ("el", "GB", "Μεγάλη Βρετανία"),
    ("id", "GB", "Inggris"),
    ("lt", "US", "JAV"),
    ("lt", "GB", "Didžioji Britanija"),
    ("lv", "US", "ASV"),
    ("lv", "GB", "Lielbritānija"),
    ("et", "GB", "Suurbritannia"),
    ("nl", "GB", "Groot-Brittannië"),
    ("fa", "US", "آمریکا"),
    ("fa", "GB", "انگلیس"),
    ("hi", "US", "अमेरिका"),
    ("hi", "GB", "ब्रिटेन"),
)
HEADING = """\
# Names of countries in 37 languages, from Unicode CLDR (Unicode License v3), with a few short and inflected forms.
# Built by tools/places/build_country_names.py.
#
# language	ISO 3166-1 code	name
"""


def main() -> None:
    from babel import Locale

    rows = []
    for language in LANGUAGES:
        names = Locale.parse(language).territories
        for code in sorted(country_names()):
            name = re.sub(r" *[(（].*?[)）]", "", names.get(code, ""))
            if len(name) > 2 and (language, code) not in LEFT_OUT:
                rows.append((language, code, name))
    rows = list(dict.fromkeys([*rows, *EXTRA]))
    rows = [f"{'no' if language == 'nb' else language}\t{code}\t{name}\n" for language, code, name in sorted(rows)]
    FILE.write_text(HEADING + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
