"""The places that names of the gazetteer mean, and the names that the tables list in a cell."""

from collections.abc import Iterator
from typing import Any, NamedTuple


class Thing(NamedTuple):
    kind: str
    country: str
    geonames_id: int = 0
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    region: str = ""
    fame: int = 0

    def packed(self) -> str:
        cells = (
            self.kind,
            self.country,
            self.geonames_id or "",
            "" if self.lat is None else f"{self.lat:.2f}",
            "" if self.lon is None else f"{self.lon:.2f}",
            (self.population + 999) // 1000 or "",
            self.region,
            self.fame if self.fame >= 30 else "",
        )
        return ",".join(map(str, cells)).rstrip(",")


Named = Iterator[tuple[str, Thing]]


def listed(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(",") if item.strip()]


def as_thing(city: dict[str, Any]) -> Thing:
    return Thing(
        "C",
        city["countrycode"],
        city["geonameid"],
        city["latitude"],
        city["longitude"],
        city["population"],
        city["admin1code"],
        city["fame"],
    )
