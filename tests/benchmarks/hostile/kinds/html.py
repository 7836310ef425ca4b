"""Pages: attributes, nesting, tables, comments, data and metadata without end."""

from collections.abc import Callable

from tests.benchmarks.hostile.material import GOOD, SHORT, article, page, prose, random_bytes

TEXT = f"<p>{SHORT}</p>"


def _json_ld(script: str) -> bytes:
    return article(head=f'<script type="application/ld+json">{script}</script>')


def _many(template: str, count: int, **around: str) -> bytes:
    return article("".join(template.format(n=n) for n in range(count)), **around)


FILES: dict[str, Callable[[], bytes]] = {
    "100,000 attributes on a tag": lambda: article("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>"),
    "100,000 attributes on <html>": lambda: GOOD.replace(
        b"<html", b"<html " + b" ".join(b"a%d" % n for n in range(100_000))
    ),
    "100,000 attributes on <time>": lambda: article("<time " + " ".join(f"a{n}" for n in range(100_000)) + ">x</time>"),
    "300,000 attributes of one name": lambda: article("<p " + "a=1 " * 300_000 + ">x</p>"),
    "2,000 attributes on each of 200 tags": lambda: article(
        ("<p " + " ".join(f"a{n}=1" for n in range(2_000)) + ">x</p>") * 200
    ),
    "an attribute of 5 MB": lambda: article(f'<p class="{"a " * 2_500_000}">x</p>'),
    "a style of 2 MB": lambda: article(f'<p style="{"display : " * 200_000}">x</p>'),
    "an attribute never closed": lambda: article('<p class="') + b"a " * 1_000_000,
    "a tag never closed, 3 MB": lambda: article("<p ") + b"a " * 1_500_000,
    "a tag name of 1 MB": lambda: article(f"<{'p' * 1_000_000}>x"),
    "40,000 divisions nested": lambda: page("<div>" * 40_000 + TEXT),
    "40,000 divisions nested and closed": lambda: page("<div>" * 40_000 + TEXT + "</div>" * 40_000),
    "49,000 paragraphs nested in spans": lambda: page("<span><p>" * 24_500 + TEXT),
    "10,000 formatting tags reopened": lambda: page("<b><i><u><p>a" * 10_000 + TEXT),
    "200 nested divisions around 40,000 paragraphs": lambda: page("<div>" * 200 + "<p>A word.</p>" * 40_000 + TEXT),
    "a text and 45,000 closed paragraphs": lambda: page(SHORT + "<p>The fleet came home.</p>" * 45_000 + '"}'),
    "45,000 paragraphs in one": lambda: page("<p>" + SHORT + "<span>The fleet came home.</span>" * 45_000),
    "20,000 nested lists": lambda: page("<ul><li>" * 20_000 + TEXT),
    "20,000 nested tables": lambda: page("<table><tr><td>" * 15_000 + TEXT),
    "a table of 49,000 cells": lambda: article("<table><tr>" + "<td>a word</td>" * 48_000 + "</table>"),
    "a table of 49,000 rows": lambda: article("<table>" + "<tr><td>a" * 24_000 + "</table>"),
    "a million comments": lambda: article("<!-- a -->" * 1_000_000),
    "a comment of 10 MB": lambda: article(f"<!--{' saved from ' * 800_000}-->"),
    "comments never closed": lambda: article("<!-- " * 300_000),
    "saved date marks": lambda: page("", head="<!-- saved date: " * 100_000) + GOOD,
    "300,000 tags never closed": lambda: page("<p>a" * 300_000),
    "45,000 paragraphs never closed": lambda: page("<p>A boat came home today." * 45_000),
    "60,000 closing tags": lambda: article("</div></p></span>" * 60_000),
    "angle brackets, 2 MB": lambda: article("<" * 2_000_000),
    "ampersands, 2 MB": lambda: article("&" * 2_000_000),
    "character references, 3 MB": lambda: article("&#233;" * 500_000),
    "references to what is no character": lambda: article("&#xFFFF;&#0;&#xD800;" * 100_000),
    "surrogates in bytes": lambda: article("x").replace(b"Fleet", "Fleet\ud800".encode("utf-8", "surrogatepass")),
    "JSON-LD nested 900 deep": lambda: _json_ld(
        '{"@type":"NewsArticle","headline":"A","author":' + "[" * 900 + "]" * 900 + "}"
    ),
    "JSON-LD author nested 900 deep in objects": lambda: _json_ld(
        '{"@type":"NewsArticle","headline":"A","author":' + '{"name":' * 900 + '"B"' + "}" * 900 + "}"
    ),
    "JSON-LD nested 100,000 deep": lambda: _json_ld('{"a":' * 100_000),
    "JSON-LD of 50,000 things": lambda: _json_ld(
        "[" + ",".join(f'{{"@type":"NewsArticle","@id":"#{n}","headline":"A {n}"}}' for n in range(50_000)) + "]"
    ),
    "JSON-LD that refers in circles": lambda: _json_ld(
        '{"@graph":['
        + ",".join(
            f'{{"@id":"#{n}","@type":"NewsArticle","author":{{"@id":"#{n}"}},"headline":"A"}}' for n in range(20_000)
        )
        + "]}"
    ),
    "JSON-LD with 12,000 authors": lambda: _json_ld(
        '{"@type":"NewsArticle","headline":"A fleet","author":['
        + ",".join(f'"Anna Li {n}"' for n in range(12_000))
        + "]}"
    ),
    "JSON-LD with an author of 300 kB": lambda: _json_ld(
        f'{{"@type":"NewsArticle","headline":"A fleet","author":"{"Anna Li and " * 25_000}"}}'
    ),
    "JSON-LD with a headline of 450 kB": lambda: _json_ld(
        f'{{"@type":"NewsArticle","headline":"{prose(450_000, break_=" ").replace(chr(10), " ")}"}}'
    ),
    "JSON-LD with a lone surrogate": lambda: _json_ld(
        r'{"@type":"NewsArticle","headline":"Fleet \ud800 returns","author":"A \udfff B"}'
    ),
    "JSON-LD with a publisher of 3,000 letters": lambda: _json_ld(
        f'{{"@type":"NewsArticle","headline":"A fleet","publisher":{{"name":"{"a b " * 750}"}}}}'
    ),
    "JSON-LD broken, 2 MB of quotes": lambda: _json_ld('{"headline": "' + '\\"' * 1_000_000),
    "JSON-LD broken, 2 MB of authors": lambda: _json_ld('{"author": {' * 150_000),
    "JSON-LD of trailing commas": lambda: _json_ld("[" + "1," * 500_000 + " " * 500_000 + "}"),
    "JSON-LD with an articleBody of 3 MB": lambda: _json_ld(
        '{"@type":"NewsArticle","headline":"A fleet","articleBody":"' + prose(3_000_000, break_="\\n") + '"}'
    ),
    "2,000 scripts of JSON-LD": lambda: _many(
        '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"A {n}"}}</script>', 2_000
    ),
    "microdata: 20,000 items": lambda: _many(
        '<i itemscope itemtype="http://schema.org/NewsArticle"><b itemprop="author">a</b>', 10_000
    ),
    "microdata nested 5,000 deep": lambda: page(
        '<div itemscope itemtype="http://schema.org/NewsArticle">' + "<div itemprop=author itemscope>" * 5_000 + TEXT
    ),
    "microdata with 20,000 authors": lambda: article(
        '<div itemscope itemtype="http://schema.org/NewsArticle">'
        + "<b itemprop=author>Anna Li</b>" * 20_000
        + "</div>"
    ),
    "40,000 <meta>": lambda: article(head='<meta name="author" content="Anna Li">' * 40_000),
    "a <meta> of 3 MB": lambda: article(head=f'<meta name="author" content="{"Anna Li, " * 330_000}">'),
    "a title of 450 kB": lambda: page(
        f"<h1>{'Fleet returns home ' * 24_000}</h1>{TEXT}", title="Fleet returns home " * 24_000
    ),
    "a title of 300,000 dashes": lambda: page(TEXT, title="Fleet - | " * 100_000),
    "40,000 <title>": lambda: article("<title>a</title>" * 20_000, head="<title>Fleet</title>" * 20_000),
    "20,000 headings": lambda: _many("<h1>Fleet {n}</h1>", 20_000),
    "45,000 links": lambda: _many('<a href="/a/{n}">Fleet {n} returns</a>', 45_000),
    "20,000 links below Related": lambda: _many(
        '<li><a href="/a/{n}">Fleet {n} returns to the harbour</a></li>', 20_000, after=""
    ).replace(b"<li>", b"<h3>Related</h3><ul><li>", 1),
    "40,000 pictures": lambda: _many(
        "<figure><img src=https://a.example/{n}.jpg><figcaption>a</figcaption></figure>", 15_000
    ),
    "30,000 <time>": lambda: _many('<time datetime="2025-04-24">24 April</time>', 30_000),
    "a picture in the page, 15 MB": lambda: article(f'<img src="data:image/png;base64,{"A" * 15_000_000}">'),
    "a script of 18 MB": lambda: article(f"<script>{'var a = 1; ' * 1_600_000}</script>"),
    "a style sheet of 18 MB": lambda: article(f"<style>{'p {{ color: red }} ' * 900_000}</style>"),
    "a template of 15 MB of text": lambda: article(f"<template>{prose(2_000_000) * 7}</template>"),
    "an SVG of 40,000 paths": lambda: article("<svg>" + "<path d='M0 0'/>" * 40_000 + "</svg>"),
    "15 MB of white space": lambda: article(" " * 15_000_000),
    "15 MB of line feeds": lambda: article("\n" * 15_000_000),
    "4 MB of prose in one paragraph": lambda: article(f"<p>{prose(4_000_000, break_=' ')}</p>"),
    "4 MB of prose in paragraphs": lambda: article(text=prose(4_000_000)),
    "19 MB of prose in paragraphs": lambda: article(text=prose(1_900_000) * 10),
    "1 MB of letters without a space": lambda: article(f"<p>{'x' * 1_000_000}</p>"),
    "a link of 1 MB": lambda: article(f'<a href="https://a.example/{"a" * 1_000_000}">Fleet</a>'),
    "an address of 1 MB": lambda: article(head=f'<link rel="canonical" href="https://a.example/{"a" * 1_000_000}">'),
    "a base of 1 MB": lambda: article(
        '<a href="b">Fleet</a>' * 1_000, head=f'<base href="https://a.example/{"a/" * 500_000}">'
    ),
    "doctype of 1 MB": lambda: GOOD.replace(b"<!doctype html>", b"<!doctype html " + b"a " * 500_000 + b">"),
    "charset declared 100,000 times": lambda: article(head='<meta charset="koi8-r">' * 40_000).replace(
        b"Fleet", b"\xc6\xec\xcf"
    ),
    "a tag and random bytes, 5 MB": lambda: b"<html><body>" + random_bytes(5_000_000),
    "paywall words, 2 MB": lambda: article(after="<p>Subscribe to read more. " * 40_000),
    "frames in frames": lambda: page("<iframe><frameset><frame>" * 15_000 + TEXT),
    "options": lambda: article("<select>" + "<option>a" * 45_000),
}
