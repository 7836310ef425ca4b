"""Posts as the REST interface of WordPress answers."""

import json

import pytest

from clipwire.model.article import Article
from clipwire.parsing.registry import parse

TEXT = "De pont vaart weer, vijf weken nadat een storm haar klep had afgerukt."


def post(**fields: object) -> Article:
    stated = {
        "id": 812,
        "link": "https://pont.example/2024/12/pont/",
        "date": "2024-12-03T08:15:00",
        "title": {"rendered": "Pont &#8216;Anna&#8217; vaart weer"},
        "content": {"rendered": f"<p>{TEXT}</p>\n<p>De veerman kreeg een nieuwe bel.</p>", "protected": False},
        "excerpt": {"rendered": "<p>De pont [&hellip;]</p>"},
        "author": 3,
    }
    [article] = parse(json.dumps([stated | fields]).encode(), "posts.json").articles
    return article


def test_title_and_text_of_a_post_are_objects_with_markup() -> None:
    article = post(_embedded={"author": [{"id": 3, "name": "Wiebe Stroo"}]})
    assert (article.title, article.authors) == ("Pont ‘Anna’ vaart weer", ["Wiebe Stroo"])
    assert article.body == f"{TEXT}\n\nDe veerman kreeg een nieuwe bel."
    assert (article.url, article.truncated) == ("https://pont.example/2024/12/pont/", False)


@pytest.mark.parametrize(
    ("in_utc", "published"),
    [
        ("2024-12-03T07:15:00", "2024-12-03T08:15:00+01:00"),
        ("2024-12-03T13:45:00", "2024-12-03T08:15:00-05:30"),
        ("0000-00-00T00:00:00", "2024-12-03T08:15:00"),
        ("2024-11-03T07:15:00", "2024-12-03T08:15:00"),
        ("2024-12-03T07:08:00", "2024-12-03T08:15:00"),
    ],
)
def test_the_zone_of_a_post_is_between_its_two_times(in_utc: str, published: str) -> None:
    assert post(date_gmt=in_utc).published == published


def test_the_number_of_an_author_is_no_name() -> None:
    # Given a post that names its author nowhere, and one whose plugin does
    plugin = {"author": "Fenna Terpstra", "og_site_name": "De Pont"}
    assert post().authors == []
    article = post(yoast_head_json=plugin)
    assert article.authors == ["Fenna Terpstra"]
    assert article.source is not None
    assert article.source.name == "De Pont"


def test_a_post_with_an_excerpt_alone_is_cut_off() -> None:
    article = post(content={"rendered": "", "protected": True}, excerpt={"rendered": f"<p>{TEXT}</p>"})
    assert (article.body, article.truncated) == (TEXT, True)
