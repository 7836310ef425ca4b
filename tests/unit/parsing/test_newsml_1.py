"""NewsML 1: texts of news items, with the headlines of the component around each."""

from time import process_time

import pytest

from clipwire.model.errors import Rejected
from clipwire.parsing.registry import parse

BODY = """<html><body><p>Vigo, 30 nov (ATL).- The salvage tug Don Aldo came back on Thursday after 40 days at sea.</p>
<p>She had towed three trawlers through the storm, her captain said.</p><p>la/rm</p></body></html>"""


def component(title: str, data: str, media: str = "Text", byline: str = "") -> str:
    return f"""<NewsComponent><NewsLines><HeadLine>{title}</HeadLine><ByLine>{byline}</ByLine></NewsLines>
        <AdministrativeMetadata><Provider><Party FormalName="Atlantic Agency"/></Provider></AdministrativeMetadata>
        <ContentItem><MediaType FormalName="{media}"/><DataContent>{data}</DataContent></ContentItem></NewsComponent>"""


def newsml(*components: str, status: str = "Usable") -> bytes:
    return f"""<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd">
        <NewsML Version="1.2"><NewsItem xml:lang="en"><Identification><NewsIdentifier>
        <ProviderId>atl.example</ProviderId><DateId>20231130</DateId></NewsIdentifier></Identification><NewsManagement><FirstCreated>20231130T090000+0100
        </FirstCreated><ThisRevisionCreated>20231130T101500+0100</ThisRevisionCreated><Status FormalName="{status}"/>
        </NewsManagement><NewsComponent>{"".join(components)}</NewsComponent></NewsItem></NewsML>""".encode()


def test_a_text_has_the_fields_of_the_component_around_it() -> None:
    # Given an item with a text that contains HTML
    data = newsml(component("Tug comes back after 40 days", BODY, byline="By Lucas Arandia"))
    # When it is read
    parsed = parse(data)
    # Then it is no web page, and has the agency's fields without the initials below the text
    [article] = parsed.articles
    assert parsed.format == "newsml-1"
    assert (article.title, article.authors) == ("Tug comes back after 40 days", ["Lucas Arandia"])
    assert article.source and article.source.name == "Atlantic Agency"
    assert (article.published, article.modified) == ("2023-11-30T09:00:00+01:00", "2023-11-30T10:15:00+01:00")
    assert article.language == "en"
    assert article.body.endswith("her captain said.")


def test_each_text_keeps_its_own_headline() -> None:
    # Given two texts and a picture in one item
    texts = [component("Tug comes back", BODY), component("Ferry is late", BODY.replace("Don Aldo", "Don Bruno"))]
    data = newsml(*texts, component("A tug", "aGVsbG8=", media="Photo"))
    # When they are read, then each has its headline, and the picture is none of them
    assert [article.title for article in parse(data).articles] == ["Tug comes back", "Ferry is late"]


def test_a_withdrawn_text_is_refused() -> None:
    # Given a text that the agency has withdrawn
    data = newsml(component("Tug comes back", BODY), status="Canceled")
    # When it is read, then there is no article
    with pytest.raises(Rejected, match="no text"):
        parse(data)


@pytest.mark.parametrize("depth", [1, 200])
def test_many_texts_in_an_item_are_read_at_little_cost(depth: int) -> None:
    # Given an item with thousands of texts, in components within components, and no statement about itself
    texts = "<ContentItem><DataContent>The tug came back.</DataContent></ContentItem>" * 8_000
    components = f"{'<NewsComponent>' * depth}{texts}{'</NewsComponent>' * depth}"
    data = f"<NewsML><NewsItem>{components}</NewsItem></NewsML>".encode()
    # When it is read, then the item is not searched once more for each text
    start = process_time()
    assert parse(data).articles
    assert process_time() - start < 5
