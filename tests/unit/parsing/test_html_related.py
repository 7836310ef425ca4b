"""What an HTML page leads to: its editors' leads, and nothing of the site around them."""

from clipwire.parsing.formats.html import extract

PROSE = "<p>" + "The herring fleet stayed in port because of the gale, the harbour master said. " * 6 + "</p>"


def related(section: str, url: str | None = "https://post.example/news/fleet") -> list[tuple[str | None, str | None]]:
    """(title, address) of what a page with this section behind its article leads to."""
    page = f"<html><body><article><h1>Fleet stays in port</h1>{PROSE}{PROSE}</article>{section}</body></html>"
    found = extract(page.encode(), url).related
    return [(item.title, item.url) for item in found]


def test_a_list_under_its_heading_is_read_in_order_and_each_address_once() -> None:
    section = """<section><h2>Related stories</h2><ul>
        <li><a href="/news/nets"><img src="n.jpg"></a><a href="/news/nets">Net makers ask for help again</a></li>
        <li><a href="/news/quota#comments">Ministry keeps the quota as it was</a></li>
        <li><a href="/news/nets">Net makers ask for help again</a></li></ul></section>"""
    assert related(section) == [
        ("Net makers ask for help again", "https://post.example/news/nets"),
        ("Ministry keeps the quota as it was", "https://post.example/news/quota"),
    ]


def test_the_next_section_is_not_part_of_the_list() -> None:
    section = """<aside><h3>More on this harbour</h3><p><a href="/a">Quay will be built higher by autumn</a></p>
        <h3>Trending</h3><p><a href="/b">Baker wins the lottery for a second time</a></p></aside>"""
    assert related(section) == [("Quay will be built higher by autumn", "https://post.example/a")]


def test_what_is_latest_or_most_read_is_not_related() -> None:
    section = '<div><h2>Most read</h2><a href="/b">Baker wins the lottery for a second time</a></div>'
    assert related(section) == []


def test_sections_authors_tags_and_the_page_itself_are_no_articles() -> None:
    section = """<div><h2>Related</h2><a href="/asia">Asia</a><a href="/authors/ida">Everything that Ida Holm wrote</a>
        <a href="/tag/herring">All about herring and the fleet</a><a href="#top">Back to the top of this page</a>
        <a href="javascript:void(0)">Show me all of the stories</a></div>"""
    assert related(section) == []


def test_the_footer_of_a_site_is_no_list() -> None:
    section = '<footer><h2>More from the Post</h2><a href="/jobs">Work with us at the Harbour Post</a></footer>'
    assert related(section) == []


def test_titles_without_spaces_count_by_their_letters() -> None:
    section = '<div><h3>相关新闻</h3><a href="/1">渔船队因大风连续三天停港</a><a href="/2">国际</a></div>'
    assert related(section) == [("渔船队因大风连续三天停港", "https://post.example/1")]


def test_a_paragraph_that_only_begins_like_a_heading_opens_no_list() -> None:
    section = f'<div><h2>Read more</h2>{PROSE}<p><a href="/b">Baker wins the lottery for a second time</a></p></div>'
    assert related(section) == []


def test_without_the_address_of_the_page_titles_are_kept() -> None:
    section = """<div><h2>Related</h2><a href="/news/nets">Net makers ask for help again</a>
        <a href="mailto:desk@post.example">Write to the desk of this paper</a></div>"""
    assert related(section, url=None) == [("Net makers ask for help again", None)]
