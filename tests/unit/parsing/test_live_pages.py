"""Times of entries, leads in elements of their own, and error pages in several languages."""

import pytest

from clipwire.model.errors import Rejected
from clipwire.parsing.formats.html.refusals import refuse_without_article
from clipwire.parsing.html import extract

TEXT = "The keeper of the lighthouse has handed its keys to a dentist, who runs the lamp by telephone from the village."
ENTRY = '<section class="post"><time datetime="{}">then</time><h2>News</h2><p>{} {}</p></section>'


def page(inner: str, language: str = "en") -> bytes:
    head = "<title>Dentist takes over the lamp</title>"
    return f'<html lang="{language}"><head>{head}</head><body><main>{inner}</main></body></html>'.encode()


def test_the_time_of_an_entry_is_not_that_of_the_page() -> None:
    # Given live news whose entries have times
    entries = "".join(ENTRY.format(f"2024-01-{day}T10:00:00Z", TEXT, day) for day in (19, 18))
    # Then the page has no day of publication if it does not print one
    assert extract(page(f"<h1>Dentist takes over the lamp</h1>{entries}")).published is None
    # And the one that it prints if it does
    started = "<div>Started 17 January 2024</div>"
    found = extract(page(f"<h1>Dentist takes over the lamp</h1>{started}{entries}"))
    assert found.published == "2024-01-17"


def test_a_time_in_utc_gets_the_day_that_its_element_prints() -> None:
    time = '<time datetime="2021-07-05T22:15:00.000Z">Tue 6 Jul 2021 at 8:15am</time>'
    other = '<time datetime="2021-07-06T03:02:00.000Z">Tue 6 Jul 2021 at 1:02pm</time>'
    line = f"<div><span>Posted {time}</span><span>, updated {other}</span></div>"
    found = extract(page(f"<h1>Dentist takes over the lamp</h1>{line}<p>{TEXT}</p><p>{TEXT}</p>"))
    assert found.published == "2021-07-06T08:15:00+10:00"


def test_a_time_in_utc_stays_if_no_zone_explains_what_its_element_prints() -> None:
    time = '<time datetime="2021-07-05T22:15:00.000Z">Fri 9 Jul 2021 at 8:15am</time>'
    found = extract(page(f"<h1>Dentist takes over the lamp</h1><div>{time}</div><p>{TEXT}</p><p>{TEXT}</p>"))
    assert found.published == "2021-07-05T22:15:00Z"


LEAD = "Nobody had wanted the post since the spring, when the last keeper went off to sea with a circus from the south."


@pytest.mark.parametrize(("name", "is_text"), [("lead", True), ("perex", True), ("caption", False)])
def test_a_marked_lead_above_the_text_is_part_of_it(name: str, is_text: bool) -> None:
    paragraphs = f"<p>{TEXT}</p><p>It burns gas, is four miles off and has to be wound up by hand each week.</p>" * 2
    lead = f'<div class="{name}"><p>{LEAD}</p></div>'
    found = extract(page(f'<article><h1>Dentist</h1>{lead}<div class="b">{paragraphs}</div></article>'))
    assert found.body.startswith(LEAD) is is_text


@pytest.mark.parametrize(
    "title",
    ["Página no encontrada", "Seite nicht gefunden", "Страница не найдена", "ページが見つかりません", "Error 404"],
)
def test_an_error_page_in_another_language_is_refused(title: str) -> None:
    notice = "<p>Use the search of the site, or begin again at the front page of the newspaper of the county.</p>"
    found = extract(page(f"<h1>{title}</h1>{notice}").replace(b"Dentist takes over the lamp", title.encode()))
    with pytest.raises(Rejected, match="error page"):
        refuse_without_article(found)


def test_news_of_an_error_page_is_not_refused() -> None:
    inner = f"<h1>Página no encontrada: el museo pierde una hoja</h1><p>3 de mayo de 2022</p><p>{TEXT}</p>"
    refuse_without_article(extract(page(inner, "es")))


def test_an_article_with_a_day_is_not_refused_for_its_title() -> None:
    paragraph = "<p>A play of this name opened in the old theatre, and the county paper says that it is sold out.</p>"
    found = extract(
        page(f"<h1>Error 404</h1><p>3 May 2022</p>{paragraph}").replace(b"Dentist takes over", b"Error 404")
    )
    assert found.published == "2022-05-03"
    refuse_without_article(found)


def test_the_day_of_a_text_without_full_stops_is_read() -> None:
    # Given a Thai page: neither spaces nor full stops
    text = "<p>ชาวบ้านริมคลองกว่าห้าสิบคนช่วยกันซ่อมสะพานไม้เก่าแก่ที่ชำรุดมานานสองปี</p>"
    date = "<div>14 มีนาคม 2566 เวลา 10:20 น.</div>"
    heading = "<h1>ชาวบ้านช่วยกันซ่อมสะพานไม้เก่า</h1>"
    found = extract(
        page(f"{heading}{date}{text}{text}", "th").replace(b"Dentist takes over the lamp", heading[4:-5].encode())
    )
    # Then the date below its title is read, in the years of our era
    assert found.published == "2023-03-14T10:20"


def test_the_hour_of_an_event_is_a_word_of_its_sentence_and_no_day_of_publication() -> None:
    # Given an announcement that marks the hours of an event
    hours = '<time datetime="2024-03-16T18:00">Saturday at six</time>', '<time datetime="2024-03-16T16:00">four</time>'
    first = (
        f"<p>The town invites everybody to the feast of lanterns on {hours[0]}, on the quays of the old harbour.</p>"
    )
    found = extract(page(f"<h1>Dentist takes over the lamp</h1>{first}<p>{TEXT}</p><p>No cars from {hours[1]} on.</p>"))
    # Then the page has no day of publication, and the sentences are whole
    assert found.published is None
    assert found.body.endswith("No cars from four on.")


def test_a_teaser_above_the_title_is_no_text() -> None:
    teaser = (
        '<section><h2><a href="/weir">Weir shut again</a></h2><p>The weir of {} was shut on Monday night.</p></section>'
    )
    title = "<h1>Dentist takes over the lamp</h1>"
    found = extract(
        page(f"{teaser.format('Brindle, which is the oldest of the county and its largest, ')}{title}<p>{TEXT}</p>")
    )
    assert found.body == TEXT
