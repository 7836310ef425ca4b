"""Agency XML holds more than its article: notes to editors, other stories, menus."""

from clipwire.model.article import Article
from clipwire.parsing.registry import parse

FIRST = "Die Fähre nach Hohwacht fährt wieder, fünf Wochen nachdem ein Sturm ihre Rampe abgerissen hatte."
SECOND = "Der Landkreis zahlt die Hälfte der Kosten, sagte Kapitänin Wiebke Tams am Montag."


def nitf(head: str, body: str) -> Article:
    document = (
        f"<nitf><body><body.head><hedline><hl1>Fähre fährt wieder</hl1></hedline>{head}</body.head>{body}</body></nitf>"
    )
    [article] = parse(document.encode(), "story.xml").articles
    return article


def newsml(body: str) -> Article:
    document = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="de"><itemMeta><itemClass qcode="ninat:text"/>'
        "</itemMeta><contentMeta><headline>Fähre fährt wieder</headline></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html></inlineXML></contentSet></newsItem>'
    )
    [article] = parse(document.encode(), "story.xml").articles
    return article


def test_a_note_to_editors_in_nitf_is_not_the_text() -> None:
    # Given a note with a body of its own, above the text and inside it
    note = "<note><body.content><p>Achtung Redaktionen: Die Karte folgt um zwölf.</p></body.content></note>"
    content = f"<body.content><p>{FIRST}</p>{note}<p>{SECOND}</p></body.content>"
    # When the story is read, then only its own paragraphs are the body
    assert nitf(note, content).body == f"{FIRST}\n\n{SECOND}"


def test_nitf_that_has_its_text_elsewhere_is_read_all_the_same() -> None:
    # Given an agency that wraps the text in an element of its own
    content = f"<block><body.content><p>{FIRST}</p></body.content></block>"
    # Then the text is not lost
    assert nitf("", content).body == FIRST


def test_other_stories_and_menus_in_newsml_are_not_the_text() -> None:
    # Given a story with a list of other stories between its paragraphs, a menu, and a notice of rights
    aside = "<aside><h4>Mehr dazu</h4><p>Schwäne blockieren die Schleuse</p></aside>"
    body = (
        f"<nav><p>Inland</p></nav><p>{FIRST}</p>{aside}<p>{SECOND}</p><footer><p>Alle Rechte vorbehalten</p></footer>"
    )
    # Then the body is the two paragraphs
    assert newsml(body).body == f"{FIRST}\n\n{SECOND}"


def test_a_kicker_is_not_the_headline_of_newsml() -> None:
    # Given a kicker and a second headline around the main one, which states its role or none
    for role in ('role="hld:main"', ""):
        lines = (
            f'<headline role="hldrole:kicker">Verkehr</headline><headline {role}>Fähre fährt wieder</headline>'
            '<headline role="hld:sub">Rampe erneuert</headline>'
        )
        document = (
            '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><itemClass qcode="ninat:text"/></itemMeta>'
            f"<contentMeta>{lines}</contentMeta><contentSet><inlineData>{FIRST}</inlineData></contentSet></newsItem>"
        )
        [article] = parse(document.encode(), "story.xml").articles
        # Then the main one is the title
        assert (article.title, article.subtitle) == ("Fähre fährt wieder", "Rampe erneuert")
