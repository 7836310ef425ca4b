"""What enrichment makes of whole articles in eleven languages: keywords, people, countries, summary.

`keywords_recall`: keywords that a reader wants which are among those found. `keywords_first`: of the first five found,
those that a reader wants. `people` counts persons found by their full name, in English and in other languages.
`countries_first`: articles of which the first country is the one that they are about. `summary_points`: points that a
summary has to make and makes, in the words of the text. `summary_clean`: summaries without words that are none of it.
"""

import tomllib
from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, share

FILE = DATA / "articles.toml"
FIRST = 5


class Case(NamedTuple):
    part: str
    name: str
    article: Article
    """As parsing gives it, without what enrichment adds."""
    keywords: list[list[str]]
    """Each with the spellings that will do."""
    people: list[str]
    countries: list[str]
    points: list[str]
    aside: list[str]


def read() -> list[Case]:
    cases = []
    for row in tomllib.loads(FILE.read_text("utf-8"))["article"]:
        article = Article(**{field: row[field].strip() for field in ("title", "body", "published", "language")})
        wanted = (row[field] for field in ("keywords", "people", "countries", "points", "aside"))
        cases.append(Case("all", row["name"], article, *wanted))
    return cases


def score(cases: Sequence[Case]) -> Score:
    keywords, first, countries = Tally(), Tally(), Tally()
    people = {"en": Tally(), "other": Tally()}
    first_countries, points, clean, mistakes = [], [], [], []
    for case in cases:
        found = enrich(case.article)
        summary = found.summary or ""
        codes = [country.code for country in found.countries]
        names = [person.name for person in found.people]
        missed = [point for point in case.points if point not in summary]
        strange = [words for words in case.aside if words in summary]
        right = (
            keywords.add(case.keywords, found.keywords, _is_spelling),
            first.add(case.keywords, found.keywords[:FIRST], _is_spelling) or True,  # fewer than are wanted
            people["en" if case.article.language == "en" else "other"].add(case.people, names, str.__eq__),
            countries.add(case.countries, codes, str.__eq__),
            codes[:1] == case.countries[:1],
            not missed and not strange,
        )
        first_countries.append(codes[:1] == case.countries[:1])
        points += [point not in missed for point in case.points]
        clean.append(not strange)
        if not all(right):
            parts = f"keywords {found.keywords}\n    people {names}\n    countries {codes}\n    summary {summary}"
            mistakes.append(f"{case.name}\n    {parts}\n    summary lacks {missed}, has {strange}")
    figures = {
        "keywords_recall": keywords.recall,
        "keywords_first": first.precision,
        "people_precision": people["en"].precision,
        "people_recall": people["en"].recall,
        "people_other_precision": people["other"].precision,
        "people_other_recall": people["other"].recall,
        "countries_precision": countries.precision,
        "countries_recall": countries.recall,
        "countries_first": share(sum(first_countries), len(first_countries)),
        "summary_points": share(sum(points), len(points)),
        "summary_clean": share(sum(clean), len(clean)),
    }
    return Score(figures, mistakes)


def _is_spelling(wanted: list[str], keyword: str) -> bool:
    return keyword.casefold() in map(str.casefold, wanted)


SET = EvaluationSet("articles", (FILE,), read, score)
