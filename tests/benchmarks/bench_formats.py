"""CPU and peak memory of reading one typical file of each format, and of refusing or surviving hostile ones.

    python -m tests.benchmarks.bench_formats [--kilobytes N] [--only WORD]

Each file is read in a process of its own, which first reads a small one to import what the format needs, and then this
one for at least half a second of CPU; hostile files are read once, imports included. Memory is the growth of the
resident set's peak meanwhile, so it counts C libraries too. Linux only.
"""

import argparse
import io
import json
import multiprocessing
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
PARAGRAPH = "The fleet of the eastern harbour landed {} tons of herring on the quay, said the master. "


def story(size: int) -> list[str]:
    """Paragraphs of a little over 400 letters, about so many bytes together."""
    return ["".join(PARAGRAPH.format(10 * n + k) for k in range(5)) for n in range(max(1, size // 450))]


def html(size: int) -> bytes:
    paragraphs = "".join(f"<p>{text}</p>\n" for text in story(size))
    head = '<title>Fleet returns</title><meta property="article:published_time" content="2025-04-24T09:30:00Z">'
    return (
        f"<html><head>{head}</head><body><article><h1>Fleet returns</h1>{paragraphs}</article></body></html>"
    ).encode()


def page_dump(size: int) -> bytes:
    text = "\n\n".join(story(size))
    return f"April 24, 2025Apr 24, 2025\nFleet returns\n\nDate: 24/04/2025 | Source: KCNA (En)\n\n{text}\n".encode()


def schema_org(size: int) -> bytes:
    body = "\n\n".join(story(size))
    article = {"@type": "NewsArticle", "headline": "Fleet returns", "articleBody": body, "datePublished": "2025-04-24"}
    return json.dumps(article).encode()


def feed(size: int) -> bytes:
    item = "<item><title>Catch {0}</title><link>https://h.example/{0}</link><description>{1}</description></item>"
    items = "".join(item.format(n, text) for n, text in enumerate(story(size)))
    return f'<rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>'.encode()


def nitf(size: int) -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in story(size))
    head = "<body.head><hedline><hl1>Fleet returns</hl1></hedline></body.head>"
    return f"<nitf><body>{head}<body.content>{paragraphs}</body.content></body></nitf>".encode()


def newsml(size: int) -> bytes:
    item = '<itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>Fleet</headline></contentMeta>'
    html = "".join(f"<p>{text}</p>" for text in story(size))
    content = f"<contentSet><inlineXML><html><body>{html}</body></html></inlineXML></contentSet>"
    return f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">{item}{content}</newsItem>'.encode()


def markdown(size: int) -> bytes:
    return ("---\ntitle: Fleet returns\ndate: 2025-04-24\n---\n\n" + "\n\n".join(story(size))).encode()


def mail(size: int) -> bytes:
    head = "From: Fleet News <f@h.example>\nTo: a@h.example\nSubject: Fleet returns\nContent-Type: text/html\n\n"
    return (head + "".join(f"<p>{text}</p>\n" for text in story(size))).encode()


def docx(size: int) -> bytes:
    from docx import Document

    document, file = Document(), io.BytesIO()
    document.add_paragraph("Fleet returns", style="Title")
    for text in story(size):
        document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def in_zip(size: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.html", html(size // 20))
    return file.getvalue()


def in_tar(size: int) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for number in range(20):
            info, data = tarfile.TarInfo(f"{number}.html"), html(size // 20)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def in_warc(size: int) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    for number in range(20):
        answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        page, address = io.BytesIO(html(size // 20)), f"https://h.example/{number}"
        writer.write_record(writer.create_warc_record(address, "response", payload=page, http_headers=answer))
    return file.getvalue()


TYPICAL: dict[str, Callable[[int], bytes]] = {
    # row                what is read
    "html": html,
    "page dump": page_dump,
    "schema.org": schema_org,
    "JSON Lines (20)": lambda size: b"\n".join([schema_org(size // 20)] * 20),
    "RSS (entries of 450 B)": feed,
    "NITF": nitf,
    "NewsML-G2": newsml,
    "Markdown": markdown,
    "mail (HTML)": mail,
    "mbox (20)": lambda size: (b"From f@h.example Thu Apr 24 09:30:00 2025\n" + mail(size // 20) + b"\n") * 20,
    "PDF (the fixture)": lambda _: (FIXTURES / "pdf" / "fleet.pdf").read_bytes(),
    "DOCX": docx,
    "zip of 20 HTML": in_zip,
    "tar.gz of 20 HTML": in_tar,
    "warc.gz of 20 HTML": in_warc,
}


def peak() -> int:
    """The most memory that this process has had, in kB. Linux's own count: getrusage tells the parent's as well."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def measure(data: bytes, small: bytes | None, answers: "multiprocessing.Queue[tuple[float, float, str]]") -> None:
    from clipwire.parsing.opening import open_file

    if small:
        list(open_file(small))  # imports, compiled patterns
    before = peak()
    runs, began = 0, time.process_time()
    while not runs or (small and time.process_time() - began < 0.5):
        things = list(open_file(data))
        runs += 1
    spent = 1000 * (time.process_time() - began) / runs
    articles = sum(len(thing.parsed.articles) for thing in things if thing.parsed)
    problem = next((thing.problem.type.rpartition(":")[2] for thing in things if thing.problem), "")
    answers.put((spent, (peak() - before) / 1024, f"{articles} articles{problem and ', '}{problem}"))


def row(name: str, data: bytes, small: bytes | None = None) -> None:
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=measure, args=(data, small, answers))
    process.start()
    spent, memory, outcome = answers.get(timeout=300)
    process.join()
    print(f"{name:<40} {len(data) / 1000:>9.1f} {spent:>9.1f} {memory:>7.1f}  {outcome}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=20, help="of text in each typical file")
    parser.add_argument("--only", default="", help="only rows whose name holds this word")
    options = parser.parse_args()
    from tests.unit.parsing.test_hostile import HOSTILE

    print(f"{'typical files':<40} {'kB':>9} {'CPU ms':>9} {'MB':>7}  what it gave")
    for name, make in TYPICAL.items():
        if options.only in name:
            row(name, make(1000 * options.kilobytes), make(500))
    print(f"\n{'hostile files, imports included':<40} {'kB':>9} {'CPU ms':>9} {'MB':>7}  what it gave")
    for name, data in HOSTILE.items():
        if options.only in name:
            row(name, data)


if __name__ == "__main__":
    main()
