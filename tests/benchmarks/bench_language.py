"""Score `detect_language` on sentences, and on their first four words (eight letters where words are not set apart).

    python tests/benchmarks/bench_language.py [--data FILE] [--show N]

FILE has a BCP 47 tag, a tab and a text on each line; without it, sentences of our own writing in 24 languages are used.
"""

import argparse
import time
from pathlib import Path

from clipwire.enrichment.language import detect_language

UNSPACED = {"zh", "ja", "th"}


def opening(language: str, text: str) -> str:
    return text[:8] if language in UNSPACED else " ".join(text.split()[:4])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parent / "data" / "language.tsv")
    parser.add_argument("--show", type=int, default=0, help="print so many of the wrong cases")
    options = parser.parse_args()
    rows = [line.split("\t", 1) for line in options.data.read_text(encoding="utf-8").splitlines() if line]
    detect_language("A sentence to open the model.")
    wrong = []
    for length, cut in (("sentences", lambda _, text: text), ("four words", opening)):
        texts = [(language, cut(language, text)) for language, text in rows]
        began = time.process_time()
        answers = [detect_language(text) for _, text in texts]
        spent = time.process_time() - began
        missed = [(*text, answer) for text, answer in zip(texts, answers, strict=True) if text[0] != answer]
        wrong += [f"{length}: {language} taken for {answer}: {text}" for language, text, answer in missed]
        share = 1 - len(missed) / len(texts)
        print(f"{length:<12} {len(texts):>6} texts  {share:.4f} right  {1000 * spent / len(texts):.3f} ms of CPU each")
    print("\n".join(wrong[: options.show]))


if __name__ == "__main__":
    main()
