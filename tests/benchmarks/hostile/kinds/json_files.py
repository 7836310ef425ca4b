"""JSON: lists, depth, numbers, keys and values of types that nobody expects."""

import json
from collections.abc import Callable

from tests.benchmarks.hostile.material import SHORT, prose

START = '{"@type":"NewsArticle","headline":"Fleet returns to the harbour",'
BODY = json.dumps(SHORT)


def _with(fields: str) -> Callable[[], bytes]:
    return lambda: f'{START}{fields},"datePublished":"2025-04-24"}}'.encode()


def _body(value: object) -> Callable[[], bytes]:
    return _with(f'"articleBody":{json.dumps(value)}')


def _article(n: int) -> str:
    return f'{{"@type":"NewsArticle","headline":"Fleet {n} returns","url":"https://a.example/{n}","articleBody":"The fleet came home on day {n}. It was late."}}'


def _list(count: int, bad: str | None = None) -> bytes:
    items = [_article(n) for n in range(count)]
    if bad:
        items.insert(count // 2, bad)
    return f"[{','.join(items)}]".encode()


FILES: dict[str, Callable[[], bytes]] = {
    "a list of 100,000 articles": lambda: _list(100_000),
    "a list of 2,000 articles": lambda: _list(2_000),
    "a graph of 50,000 articles": lambda: b'{"@graph":' + _list(50_000) + b"}",
    "a list of 100,000 numbers": lambda: f"[{','.join(map(str, range(100_000)))}]".encode(),
    "a list of 100,000 empty objects": lambda: b"[" + b"{}," * 100_000 + b"{}]",
    "a list of 100,000 empty articles": lambda: b"[" + b'{"@type":"NewsArticle"},' * 100_000 + b"{}]",
    "lists in lists in lists": lambda: b"[[[" + _list(100) + b"]]]",
    "good articles around one nested 900 deep": lambda: _list(6, START + '"author":' + "[" * 900 + "]" * 900 + "}"),
    "good articles around one with odd types": lambda: _list(
        6, '{"@type":"NewsArticle","headline":{"a":[1]},"image":[[[1]]]}'
    ),
    "good articles around ninjs of a picture": lambda: _list(6, '{"uri":"a","type":"picture","headline":"b"}'),
    "an author nested 900 deep": _with('"author":' + "[" * 900 + "]" * 900),
    "an author nested 900 deep in objects": _with('"author":' + '{"name":' * 900 + '"B"' + "}" * 900),
    "nested 100,000 deep": lambda: b"[" * 100_000,
    "nested 5,000,000 deep": lambda: b"[" * 5_000_000,
    "objects nested 900 deep": lambda: b'{"@graph":[' * 900 + b"]}" * 900,
    "a lone surrogate in the headline": _with(
        r'"articleBody":"The fleet came home.","alternativeHeadline":"a \ud800 b"'
    ),
    "a lone surrogate in every field": _with(
        r'"author":"A \udc00 B","publisher":"P \ud800","url":"https://a.example/\ud800","articleBody":"The \udfff fleet came home."'
    ),
    "NUL in every field": _with(
        r'"author":"A \u0000 B","publisher":"P \u0000","articleBody":"The \u0000 fleet came home."'
    ),
    "a number of 100,000 digits": _with('"wordCount":' + "9" * 100_000),
    "1e999999 and NaN": _with('"wordCount":1e999999,"a":NaN,"b":-Infinity'),
    "a headline that is a number": lambda: (
        b'{"@type":"NewsArticle","headline":12,"articleBody":"The fleet came home."}'
    ),
    "100,000 keys": _with(",".join(f'"k{n}":{n}' for n in range(100_000))),
    "keys given 100,000 times": _with(",".join(['"headline":"Fleet"'] * 100_000)),
    "a key of 5 MB": _with(f'"{"k" * 5_000_000}":1'),
    "articleBody as a list": _body([SHORT, SHORT]),
    "articleBody as an object": _body({"text": SHORT}),
    "articleBody as @value": _body({"@value": SHORT, "@language": "en"}),
    "articleBody as a list of @values": _body([{"@value": SHORT, "@language": "en"}, {"@value": SHORT}]),
    "articleBody as a number": _body(12),
    "articleBody as true": _body(True),
    "articleBody as null": _body(None),
    "articleBody as objects nested": _body({"a": {"b": [SHORT]}}),
    "articleBody of 4 MB": _body(prose(4_000_000)),
    "articleBody of Paris, Texas, 330 kB": _body("Paris, Texas, " * 23_500),
    "articleBody of Paris, Texas in sentences": _body(
        "The boats of Paris, Texas, met those of Springfield, Illinois. " * 6_000
    ),
    "articleBody of one word, 1 MB": _body("Paris " * 170_000),
    "articleBody of quotes": _body("“We sail,” said Anna Li. " * 20_000),
    "articleBody of dates": _body("on Monday 24 April 2025, " * 20_000),
    "articleBody of brackets": _body("(" * 300_000),
    "articleBody of capitals": _body("ABC DEF GHI " * 30_000),
    "articleBody of names": _body("Anna Kowalczyk, Pedro Alvarez, " * 15_000),
    "articleBody of 30,000 names": _body(" ".join(f"Aldo{n} Berne{n} came." for n in range(30_000))),
    "articleBody of 30,000 lines": _body("The boats came.\n" * 30_000),
    "articleBody of quotation marks": _body('"' * 200_000),
    "articleBody of commas": _body("Paris, " * 60_000),
    "articleBody of Korean without a space": _body("김정은국무위원장은" * 30_000),
    "articleBody of Chinese without a stop": _body("中国外交部发言人在北京表示" * 30_000),
    "articleBody of Thai": _body("เรือประมงกลับสู่ท่าเรือ" * 20_000),
    "articleBody of Arabic": _body("قال الوزير محمد علي في القاهرة إن السفن عادت " * 8_000),
    "articleBody of Russian": _body("Министр Иван Петров заявил в Москве о встрече, " * 8_000),
    "articleBody of Japanese": _body("「船は帰った」と田中さんは東京で24日に述べた、" * 15_000),
    "articleBody of verbs": _body("China attacked Japan, which sued France, which met Kenya, " * 6_000),
    "articleBody of numbers": _body("1,234.56 " * 40_000),
    "articleBody of addresses": _body("https://a.example/b?c=d " * 15_000),
    "articleBody of hyphens": _body("Alsace-Lorraine-" * 20_000),
    "articleBody of apostrophes": _body("d'Or l'Eau O'Neil's " * 20_000),
    "articleBody of full stops": _body("U.S.A.N.A.T.O." * 25_000),
    "articleBody of said": _body("he said she said, " * 20_000),
    "articleBody of HTML, 45,000 tags": _body("<p>The fleet came home.</p>" * 45_000),
    "articleBody of HTML, nested": _body("<div>" * 40_000 + SHORT),
    "articleBody of HTML, 100,000 attributes": _body(
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{SHORT}</p>"
    ),
    "a headline of 450 kB": lambda: json.dumps(
        {"@type": "NewsArticle", "headline": prose(450_000), "articleBody": SHORT}
    ).encode(),
    "a headline of HTML references": lambda: json.dumps(
        {"@type": "NewsArticle", "headline": "&amp;" * 100_000, "articleBody": SHORT}
    ).encode(),
    "12,000 authors": _with(
        '"author":' + json.dumps([f"Anna Li{n}" for n in range(12_000)]) + f',"articleBody":{BODY}'
    ),
    "an author of 100,000 letters": _with(f'"author":"{"Anna " * 20_000}","articleBody":{BODY}'),
    "a source of 3,000 letters": _with(f'"publisher":"{"ab " * 1_000}","articleBody":{BODY}'),
    "a source of 3,000 Korean letters": _with(f'"publisher":"{"가나 " * 1_000}","articleBody":{BODY}'),
    "an address of 100 kB": _with(f'"url":"https://a.example/{"a" * 100_000}","articleBody":{BODY}'),
    "20,000 pictures": _with('"image":' + json.dumps([f"https://a.example/{n}.jpg" for n in range(20_000)])),
    "a dateline of 300 kB": _with(f'"dateline":"{"Paris " * 50_000}","articleBody":{BODY}'),
    "dates of odd types": lambda: (
        b'{"@type":"NewsArticle","headline":"A","datePublished":{"@value":"2025"},"dateModified":[1]}'
    ),
    "a date of 300 kB": lambda: json.dumps(
        {"@type": "NewsArticle", "headline": "A", "datePublished": "1 " * 150_000}
    ).encode(),
    "ninjs of wrong types": lambda: b'{"uri":1,"headline":[],"bodies":{"a":1},"type":null,"place":3,"byline":{}}',
    "ninjs with 20,000 bodies": lambda: json.dumps(
        {"uri": "a", "type": "text", "headline": "Fleet", "bodies": [{"role": "x", "value": "a"}] * 20_000}
    ).encode(),
    "ninjs with 20,000 associations": lambda: json.dumps(
        {
            "uri": "a",
            "type": "text",
            "headline": "Fleet",
            "body_text": SHORT,
            "associations": [{"type": "picture"}] * 20_000,
        }
    ).encode(),
    "JSON Feed of 30,000 items": lambda: json.dumps(
        {
            "version": "https://jsonfeed.org/version/1",
            "items": [{"id": str(n), "content_text": "A boat."} for n in range(30_000)],
        }
    ).encode(),
    "JSON Feed of wrong types": lambda: (
        b'{"version":"https://jsonfeed.org/version/1","items":[1,null,{"authors":3},{"id":[]}]}'
    ),
    "JSON Feed of HTML bombs": lambda: json.dumps(
        {"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "content_html": "<div>" * 40_000}] * 3}
    ).encode(),
    "JSON Lines: 100,000 articles": lambda: "\n".join(map(_article, range(100_000))).encode(),
    "JSON Lines: 1,500 articles": lambda: "\n".join(map(_article, range(1_500))).encode(),
    "JSON Lines: one line nested 900 deep": lambda: "\n".join(
        [_article(1), START + '"author":' + "[" * 900 + "]" * 900 + "}", _article(2)]
    ).encode(),
    "JSON Lines: one line with a surrogate": lambda: "\n".join(
        [_article(1), START + r'"author":"\ud800"}', _article(2)]
    ).encode(),
    "JSON Lines: 300,000 empty objects": lambda: b"{}\n" * 300_000,
    "JSON Lines: a million line feeds": lambda: (_article(1) + "\n" + _article(2) + "\n" * 1_000_000).encode(),
    "an unfinished string of 5 MB": lambda: b'{"headline":"' + b"a" * 5_000_000,
    "backslashes, 2 MB": lambda: b'{"headline":"' + b"\\" * 2_000_001,
    "escapes, 4 MB": lambda: b'{"@type":"NewsArticle","headline":"' + b"\\u00e9" * 600_000 + b'"}',
    "a byte order mark in every line": lambda: "".join(f"\ufeff{_article(n)}\n" for n in range(200)).encode(),
}
