"""The folded columns of an article."""

from clipwire.queries.columns import folded


def test_each_field_has_its_column() -> None:
    columns = folded(
        {
            "title": "Kim’s visit",
            "body": "미사일 KN-23",
            "source": {"id": "harbour-news", "name": "Harbour News"},
            "people": [{"name": "Kim Jong Un", "aliases": ["Kim"], "identifiers": {"wikidata": "Q56226"}}],
            "organisations": [],
            "countries": [{"code": "KP", "name": "North Korea"}],
            "subjects": [{"code": "medtop:11000000", "name": "politics"}],
            "quotes": [{"text": "We will go"}],
            "actions": [{"type": "AID"}, {"type": "AID"}],
            "published": "2025-02",
        },
        "clipwire.article.updated",
    )
    assert columns == {
        "title_words": " kim visit ",
        "body_words": " 미사일 kn 23 ",
        "source_words": "\n harbour news \n=harbour-news\n",
        "country_words": "\n north korea \n=kp\n",
        "person_words": "\n kim jong un \n kim \n=q56226\n=wikidata:q56226\n",
        "organisation_words": "",
        "place_words": "",
        "subject_words": "\n politics \n=medtop:11000000\n",
        "quote_words": "\n we will go \n",
        "event_words": "\n aid \n",
        "published_first": "2025-02-01",
        "published_last": "2025-02-28",
        "type": "updated",
    }


def test_columns_of_an_empty_article_are_texts_but_for_its_days() -> None:
    columns = folded({})
    assert columns["title_words"] == columns["body_words"] == " "
    assert [name for name, value in columns.items() if value is None] == ["published_first", "published_last"]
