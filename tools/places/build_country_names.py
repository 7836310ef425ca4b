"""Build `knowledge/places/country_names.tsv`, the names of countries in 30 languages, from Unicode CLDR:

pip install babel
PYTHONPATH=shared python -m tools.places.build_country_names
"""

import re
from pathlib import Path

from clipwire.enrichment.places.gazetteer import country_names

FILE = Path(__file__).parents[2] / "shared" / "clipwire" / "knowledge" / "places" / "country_names.tsv"
LANGUAGES = "bg cs da de el es et fa fi fr hi hr hu id it lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi".split()
LEFT_OUT = frozenset({("fr", "RE"), ("pl", "CU"), ("pt", "PE"), ("it", "ML")})
"""Names that are also common words or given names: réunion, Kuba, peru, mali."""
HEADING = """\
# Names of countries in 30 languages, from Unicode CLDR (Unicode License v3).
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
                rows.append(f"{'no' if language == 'nb' else language}\t{code}\t{name}\n")
    FILE.write_text(HEADING + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
