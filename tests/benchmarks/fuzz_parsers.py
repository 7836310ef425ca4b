"""Coverage-guided fuzzing of everything that a dropped file meets first: opening, sniffing, parsing.

    python tests/benchmarks/fuzz_parsers.py [libFuzzer's options] [FOLDER OF SEEDS …]

    python tests/benchmarks/fuzz_parsers.py -max_total_time=300 -max_len=4000 tests/fixtures/mail tests/fixtures/json

Needs atheris (`pip install atheris` where it has a wheel), which development does without otherwise. Any exception, and
any input that takes longer than 20 seconds, ends the run and is kept by libFuzzer in a file.
"""

import sys

import atheris

with atheris.instrument_imports(include=["clipwire.parsing", "email", "feedparser", "pypdf", "docx", "warcio"]):
    from clipwire.parsing.opening import open_file
    from clipwire.parsing.registry import PARSERS
    from clipwire.parsing.registry import _parser as load


def meet(data: bytes) -> None:
    """What becomes of the bytes must be articles, a problem or a reason; an exception is a find."""
    for thing in open_file(data):
        assert thing.parsed or thing.problem or thing.passed_over


def main() -> None:
    with atheris.instrument_imports(include=["clipwire.parsing", "email", "feedparser", "pypdf", "docx", "warcio"]):
        for name in PARSERS:
            load(name)
    atheris.Setup([sys.argv[0], "-timeout=20", *sys.argv[1:]], meet)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
