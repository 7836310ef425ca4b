"""Text: lines that rules of page dumps and of enrichment try again and again."""

from collections.abc import Callable

from tests.benchmarks.hostile.material import SHORT, prose

TITLE = "Fleet returns to the harbour\n\n"


def _dump(line: str, count: int) -> Callable[[], bytes]:
    return lambda: f"{TITLE}{line * count}\n\n{SHORT}".encode()


def _kcna(count: int) -> bytes:
    one = f"January 07, 2026Jan 07, 2026\nKCNA\n\n{TITLE}Date: 07/01/2026 | Source: KCNA (En)\n\n{SHORT}\n\nMore Articles\n\n"
    return (one * count).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "240 kB of Source: x": _dump("Source: x\n", 24_000),
    "240 kB of Date: x": _dump("Date: 24/04/2025\n", 14_000),
    "240 kB of Date and Source": _dump("Date: 24/04/2025 | Source: x\n", 8_000),
    "240 kB of By a name": _dump("By Anna Kowalczyk\n", 13_000),
    "Author: a name, 300 kB in a line": _dump("Author: Anna Li, Bo Li and ", 11_000),
    "Paris, Texas, 330 kB": _dump("Paris, Texas, ", 23_500),
    "Paris, Texas, in short sentences": _dump("Paris, Texas. ", 23_500),
    "Springfield 400 kB": _dump("Springfield ", 33_000),
    "a line of 5 MB": _dump("The fleet came home. ", 250_000),
    "a word of 5 MB": _dump("x", 5_000_000),
    "1 MB of prose": lambda: (TITLE + prose(1_000_000)).encode(),
    "4 MB of prose": lambda: (TITLE + prose(4_000_000)).encode(),
    "19 MB of prose": lambda: (TITLE + prose(1_900_000) * 10).encode(),
    "1 MB of prose in one paragraph": lambda: (TITLE + prose(1_000_000, break_=" ")).encode(),
    "1 MB of prose without a full stop": lambda: (TITLE + prose(1_000_000).replace(".", ",")).encode(),
    "1 MB of Korean": _dump("김정은 국무위원장은 24일 평양에서 로동신문 기자들을 만나 함께 일하였다. ", 9_000),
    "1 MB of Chinese": _dump("中国外交部发言人4月24日在北京表示，双方将于明年举行会谈。", 12_000),
    "1 MB of Russian": _dump("Министр Иван Петров заявил в Москве 24 апреля 2025 года о встрече. ", 8_000),
    "1 MB of Arabic": _dump("قال الوزير محمد علي في القاهرة يوم الاثنين إن السفن عادت. ", 10_000),
    "1 MB of Thai": _dump("เรือประมงกลับสู่ท่าเรือเมื่อวันที่24เมษายน", 9_000),
    "lines of dates": _dump("24 April 2025\n", 30_000),
    "lines of dates without line feeds": _dump("24 April 2025 ", 30_000),
    "digits and slashes, 1 MB": _dump("01/02/2003 ", 90_000),
    "digits, 1 MB": _dump("1", 1_000_000),
    "quotes unbalanced, 500 kB": _dump("“We sail ", 50_000),
    "straight quotes, 500 kB": _dump('" a ', 120_000),
    "quotes in quotes": _dump("“a ‘b «c „d ", 40_000),
    "said without a speaker": _dump("“Yes,” said. ", 40_000),
    "brackets, 500 kB": _dump("(a [b {c ", 55_000),
    "opening brackets, 500 kB": _dump("(", 500_000),
    "capitals, 500 kB": _dump("ABC DEF ", 62_000),
    "names of people, 1 MB": _dump("Anna Kowalczyk Pedro Alvarez ", 34_000),
    "one name in many forms": lambda: (
        TITLE + " ".join(f"Mr. Name{n} Kim met Kim Name{n}." for n in range(20_000))
    ).encode(),
    "20,000 different names": lambda: (
        TITLE + " ".join(f"Aldo{chr(97 + n % 26)}{n} Bern{n} came home to Port{n}." for n in range(20_000))
    ).encode(),
    "acronyms": _dump("U.S. U.N. E.U. A.B.C. ", 20_000),
    "full stops, 1 MB": _dump(".", 1_000_000),
    "ellipses": _dump("... ", 200_000),
    "question marks and spaces": _dump("? ! ", 200_000),
    "commas, 1 MB": _dump("a, ", 330_000),
    "hyphens, 1 MB": _dump("a-", 500_000),
    "apostrophes": _dump("'s ", 200_000),
    "dashes between words": _dump("a — b – c ", 100_000),
    "colons, lines": _dump("a: b: c:\n", 60_000),
    "pipes": _dump("a | b | ", 100_000),
    "drawn lines": _dump("----------\n", 100_000),
    "hash marks": _dump("# \n", 100_000),
    "blank lines with spaces": _dump(" \t \n", 250_000),
    "tabs, 2 MB": _dump("\t", 2_000_000),
    "one letter to a line, 2 MB": _dump("a\n", 1_000_000),
    "hard-wrapped lines, 2 MB": _dump("the boats of the eastern harbour had been at sea for eleven days and\n", 30_000),
    "the same sentence 30,000 times": _dump("The boats came home on Monday.\n\n", 30_000),
    "list marks": _dump("* a\n- b\n• c\n", 40_000),
    "agency marks": _dump("(KCNA) -- (Reuters) - ", 30_000),
    "datelines, 20,000": _dump("PARIS, April 24 (Reuters) - The boats came home.\n\n", 20_000),
    "web addresses": _dump("https://a.example/b?c=d&e=f#g ", 30_000),
    "mail addresses": _dump("anna@example.org ", 50_000),
    "years": _dump("1999 2025 1890s ", 50_000),
    "relative dates": _dump("last Monday two weeks ago next year ", 25_000),
    "money and numbers": _dump("$1,234,567.89 million 12 percent ", 25_000),
    "titles of office": _dump("President Prime Minister General Secretary ", 20_000),
    "said, 500 kB": _dump("he said she said they added ", 18_000),
    "verbs and places": _dump("China attacked Japan. Japan sued France. ", 20_000),
    "More Articles, 50,000": _dump("More Articles\n", 50_000),
    "Related below Related": _dump("Related: Fleet returns\n", 30_000),
    "800 pages dumped in a row": lambda: _kcna(800),
    "5,000 pages dumped in a row": lambda: _kcna(5_000),
    "rows of frames only": lambda: b"Title\nDate: 07/01/2026 | Source: KCNA (En)\n" * 20_000,
    "photo credits": _dump("Photo: AP Photo/ Getty Images\n", 20_000),
    "furniture only": _dump("Share this article\nSubscribe\nAdvertisement\n", 20_000),
    "combining marks, 1 MB": _dump("e\u0301\u0301\u0301", 150_000),
    "right-to-left marks": _dump("\u202e\u202d a ", 100_000),
    "emoji": _dump("\U0001f600\u200d", 150_000),
    "characters beyond the BMP": _dump("\U00020000", 250_000),
    "zero-width spaces": _dump("a\u200b", 300_000),
}
