"""Build `knowledge/identifiers/areas`, the Wikidata identifiers of countries and of first-level regions:

npm pack @rapideditor/country-coder && tar xzf rapideditor-country-coder-*.tgz
pip install rigour
PYTHONPATH=shared python -m tools.identifiers.build_areas package/src/data/borders.json

Countries come from country-coder (ISC licence), regions from rigour (MIT). If they disagree, country-coder's identifier
is kept, and the country is printed. A region of rigour is kept if the gazetteer has a region of its name there; its key
is the country and GeoNames' code of the region, "US/CA".
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from clipwire.enrichment.places.gazetteer import REGION, country_names, lookup
from clipwire.text.constant_table import write_table

FOLDER = Path(__file__).parents[2] / "shared" / "clipwire" / "knowledge" / "identifiers"
AROUND_A_CITY = frozenset({"Moscow Oblast", "Kyiv Oblast"})
"""Regions whose name without its last word is the city within, a region of its own."""


def main(borders: Path) -> None:
    from rigour.territories import get_territories  # type: ignore[import-not-found]

    territories = {territory.code: territory for territory in get_territories()}
    features = (feature["properties"] for feature in json.loads(borders.read_text("utf-8"))["features"])
    listed = {area["iso1A2"]: area["wikidata"] for area in features if "iso1A2" in area}
    areas = {code: listed[code] for code in country_names()}
    for code, identifier in areas.items():
        if (other := territories.get(code.lower())) is None or identifier not in other.qids:
            print(f"{code}: {identifier}, not {other.qid if other else 'in rigour'}")  # noqa: T201
    for code, territory in territories.items():
        country = code.partition("-")[0].upper()
        if territory.parent and country in areas and "-" in code:
            areas |= {f"{country}/{region}": territory.qid for region in _regions(country, territory.name)}
    write_table(FOLDER, "areas", areas)
    print(f"{sum('/' not in key for key in areas)} countries, {sum('/' in key for key in areas)} regions")  # noqa: T201


def _regions(country: str, name: str) -> Iterator[str]:
    """GeoNames' code of the region with this name: of "Kursk Oblast" or "Kursk"."""
    short = name if name in AROUND_A_CITY else name.removesuffix(" Oblast").removesuffix(" Krai").removesuffix(" (USA)")
    for entry in (*lookup(name).entries, *lookup(short).entries):
        if entry.kind == REGION and entry.country == country and entry.region:
            yield entry.region
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
