"""XML: entities, depth, attributes, encodings; NITF, NewsML-G2 and feeds."""

from collections.abc import Callable

from tests.benchmarks.hostile.material import SHORT, prose

RSS = '<rss version="2.0"><channel><title>Harbour News</title>'


def _nitf(body: str, head: str = "", before: str = "") -> bytes:
    inner = f"<body><body.head><hedline><hl1>Fleet returns</hl1></hedline>{head}</body.head><body.content>{body}</body.content></body>"
    return f"{before}<nitf>{inner}</nitf>".encode()


def _newsml(items: str) -> bytes:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'.encode()


def _item(n: int) -> str:
    return (
        f'<newsItem guid="{n}"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>Fleet {n}</headline>'
        f"</contentMeta><contentSet><inlineXML><html><body><p>The fleet came home. It was late.</p></body></html></inlineXML>"
        f"</contentSet></newsItem>"
    )


def _entry(n: int, more: str = "") -> str:
    return f"<item><title>Fleet {n}</title><link>https://a.example/{n}</link><description>The fleet came home.</description>{more}</item>"


def _laughs(count: int) -> str:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, count))
    return f'<!DOCTYPE nitf [<!ENTITY a0 "ha">{lines}]>'


FILES: dict[str, Callable[[], bytes]] = {
    "a billion laughs": lambda: _nitf(f"<p>&a9; {SHORT}</p>", before=_laughs(10)),
    "a billion laughs in a feed": lambda: (
        f"{_laughs(10).replace('nitf', 'rss')}{RSS}<item><title>&a9;</title></item></channel></rss>".encode()
    ),
    "an entity of 1 MB used 10,000 times": lambda: _nitf(
        "<p>" + "&a;" * 10_000 + "</p>", before=f'<!DOCTYPE nitf [<!ENTITY a "{"x" * 1_000_000}">]>'
    ),
    "an entity of a local file": lambda: _nitf(
        f"<p>&a;{SHORT}</p>", before='<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    ),
    "an entity of the network": lambda: _nitf(
        f"<p>&a;{SHORT}</p>", before='<!DOCTYPE nitf [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]>'
    ),
    "an external DTD": lambda: _nitf(f"<p>{SHORT}</p>", before='<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">'),
    "parameter entities": lambda: _nitf(
        f"<p>{SHORT}</p>", before="<!DOCTYPE nitf [<!ENTITY % a \"<!ENTITY b 'c'>\">%a;]>"
    ),
    "an entity that refers to itself": lambda: _nitf(
        "<p>&a;</p>", before='<!DOCTYPE nitf [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
    ),
    "100,000 entities": lambda: _nitf(
        f"<p>{SHORT}</p>", before="<!DOCTYPE nitf [" + "".join(f'<!ENTITY a{n} "b">' for n in range(100_000)) + "]>"
    ),
    "100,000 attribute declarations": lambda: _nitf(
        f"<p>{SHORT}</p>",
        before="<!DOCTYPE nitf [" + "".join(f'<!ATTLIST p a{n} CDATA "b">' for n in range(50_000)) + "]>",
    ),
    "NITF nested 100,000 deep": lambda: _nitf("<block>" * 100_000),
    "NITF nested 250 deep around 50,000 paragraphs": lambda: _nitf(
        "<block>" * 240 + "<p>A boat came home.</p>" * 50_000 + "</block>" * 240
    ),
    "NITF with 100,000 attributes": lambda: _nitf(
        "<p " + " ".join(f'a{n}="1"' for n in range(100_000)) + f">{SHORT}</p>"
    ),
    "NITF with an attribute of 9 MB": lambda: _nitf(f'<p a="{"x" * 9_000_000}">{SHORT}</p>'),
    "NITF with 50,000 namespaces": lambda: _nitf(
        "<p " + " ".join(f'xmlns:a{n}="b"' for n in range(50_000)) + f">{SHORT}</p>"
    ),
    "NITF with 100,000 paragraphs": lambda: _nitf("<p>A boat came home.</p>" * 100_000),
    "NITF with 50,000 media": lambda: _nitf("<media><media-caption>a</media-caption></media>" * 50_000 + SHORT),
    "NITF with 50,000 tables": lambda: _nitf("<table>a</table>b" * 50_000 + f"<p>{SHORT}</p>"),
    "NITF with 20,000 bylines": lambda: _nitf(f"<p>{SHORT}</p>", head="<byline>By Anna Li</byline>" * 20_000),
    "NITF with a headline of 450 kB": lambda: _nitf(f"<p>{SHORT}</p>").replace(b"Fleet", b"Fleet " * 75_000),
    "NITF of 4 MB of prose": lambda: _nitf("<p>" + prose(4_000_000).replace("\n\n", "</p><p>") + "</p>"),
    "NITF of processing instructions": lambda: _nitf("<?a b?>" * 300_000 + f"<p>{SHORT}</p>"),
    "NITF of CDATA": lambda: _nitf("<p>" + "<![CDATA[a]]>" * 300_000 + "</p>"),
    "NITF that says UTF-16 and is UTF-8": lambda: _nitf(
        f"<p>{SHORT}</p>", before='<?xml version="1.0" encoding="UTF-16"?>'
    ),
    "NITF of an encoding that is none": lambda: _nitf(
        f"<p>{SHORT}</p>", before='<?xml version="1.0" encoding="x-nonsense"?>'
    ),
    "NITF in UTF-7": lambda: _nitf(f"<p>{SHORT}</p>", before='<?xml version="1.0" encoding="UTF-7"?>'),
    "NITF in EBCDIC": lambda: (
        _nitf(f"<p>{SHORT}</p>", before='<?xml version="1.0" encoding="cp037"?>').decode().encode("cp037", "replace")
    ),
    "NITF in UTF-32": lambda: _nitf(f"<p>{SHORT}</p>").decode().encode("utf-32"),
    "NITF of ampersands": lambda: _nitf("&" * 1_000_000),
    "NITF of unknown entities": lambda: _nitf("&abc;" * 300_000),
    "NewsML-G2 of 20,000 items": lambda: _newsml("".join(map(_item, range(20_000)))),
    "NewsML-G2 of 500 items": lambda: _newsml("".join(map(_item, range(500)))),
    "NewsML-G2, one item broken": lambda: _newsml(
        _item(1) + "<newsItem><contentSet>" * 300 + "</contentSet></newsItem>" * 300 + _item(2)
    ),
    "NewsML-G2 items in items": lambda: _newsml("<newsItem>" * 240 + "</newsItem>" * 240),
    "NewsML-G2 with 20,000 creators": lambda: _newsml(
        _item(1).replace("<headline>", "<creator><name>A B</name></creator>" * 20_000 + "<headline>")
    ),
    "a feed of 50,000 entries": lambda: (RSS + "".join(map(_entry, range(50_000))) + "</channel></rss>").encode(),
    "a feed of 1,000 entries": lambda: (RSS + "".join(map(_entry, range(1_000))) + "</channel></rss>").encode(),
    "an Atom feed of 50,000 entries": lambda: (
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        + "<entry><title>Fleet</title><content>A boat.</content></entry>" * 50_000
        + "</feed>"
    ).encode(),
    "a feed with a title of 450 kB": lambda: (
        f"{RSS}{_entry(1).replace('Fleet', 'Fleet ' * 75_000)}</channel></rss>".encode()
    ),
    "a feed with a source of 3,000 letters": lambda: (
        RSS.replace("Harbour News", "Harbour " * 400) + _entry(1) + "</channel></rss>"
    ).encode(),
    "a feed of entries with 10,000 authors": lambda: (
        RSS + _entry(1, "<author>Anna Li</author>" * 10_000) + "</channel></rss>"
    ).encode(),
    "a feed of entries with 10,000 categories": lambda: (
        RSS + _entry(1, "<category>a</category>" * 10_000) + "</channel></rss>"
    ).encode(),
    "a feed of HTML, 40,000 tags deep": lambda: (
        RSS + _entry(1, f"<content:encoded><![CDATA[{'<div>' * 40_000}]]></content:encoded>") + "</channel></rss>"
    ).encode(),
    "a feed of HTML, 100,000 attributes": lambda: (
        RSS
        + _entry(1, "<description><![CDATA[<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">]]></description>")
        + "</channel></rss>"
    ).encode(),
    "a feed with one entry that feedparser fails on": lambda: (
        RSS + _entry(1) + "<item><title>A</title><media:category/></item>" + _entry(2) + "</channel></rss>"
    ).encode(),
    "a feed of dates": lambda: (
        RSS + _entry(1, "<pubDate>" + "1 Jan 2025 " * 20_000 + "</pubDate>") + "</channel></rss>"
    ).encode(),
    "a feed of half addresses": lambda: (
        RSS + _entry(1).replace("https://a.example/1", "http://[") + "</channel></rss>"
    ).encode(),
    "a feed that breaks off": lambda: (RSS + "".join(map(_entry, range(50)))).encode()[:-20],
    "XML declaration of 1 MB": lambda: b"<?xml " + b"a='b' " * 150_000 + b"?>" + _nitf(SHORT),
    "comments before the root": lambda: b"<!-- a -->" * 100_000 + _nitf(f"<p>{SHORT}</p>"),
    "a doctype never closed": lambda: b"<!DOCTYPE nitf [" + b"<!-- a -->" * 100_000,
    "a sitemap of 50,000 addresses": lambda: (
        b"<urlset>" + b"<url><loc>https://a.example/</loc></url>" * 50_000 + b"</urlset>"
    ),
    "SVG": lambda: b"<svg>" + b"<path/>" * 100_000 + b"</svg>",
}
