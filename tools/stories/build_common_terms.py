"""Build `knowledge/stories/common_terms`: the most frequent terms of 40 languages.

    pip install wordfreq msgpack
    PYTHONPATH=shared python -m tools.stories.build_common_terms DIRECTORY

The frequencies of words are those of wordfreq. For languages that are compared by pairs of letters, the pairs are
counted in `DIRECTORY/LANG/*.train.conll.gz`: corpora with a letter in each line. Texts of fewer than 100,000 letters
make no table.
"""

# mypy: disable-error-code="import-not-found, import-untyped, unused-ignore"

import gzip
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from clipwire.stories.terms import terms_of
from clipwire.stories.tokens import tokens

FOLDER = Path(__file__).parents[2] / "shared" / "clipwire" / "knowledge" / "stories" / "common_terms"
MAX_TERMS = 2500
SPACED = (
    "ar bg bn ca cs da de el en es fa fi fil fr he hi hu id is it lt lv mk ms nb nl pl pt ro ru sh sk sl sv ta "
    "tr uk ur vi"
)
DENSE = "ja ko zh"
NAMES = {"nb": "no", "sh": "sr hr bs", "fil": "tl"}
"""Tags of Clipwire, if they differ from those of wordfreq."""
HEADING = (
    "# Terms by frequency: tenths of -log10 of the share of all terms. Built by tools/stories/build_common_terms.py.\n"
)


def words(language: str) -> Counter[str]:
    import wordfreq

    counts = Counter[str]()
    for word, share in wordfreq.get_frequency_dict(language, "small").items():
        for term in terms_of(tokens(word)):
            if term.strip("0"):  # wordfreq counts all numbers of two digits as 00
                counts[term] += share  # type: ignore[assignment]
    return counts


def pairs(folder: Path) -> Counter[str]:
    counts = Counter[str]()
    for file in sorted(set(folder.glob("*.train.conll.gz")) - set(folder.glob("weibo.*"))):
        lines = gzip.decompress(file.read_bytes()).decode().split("\n")
        text = "".join(line.split("\t")[0] if "\t" in line else "\n" for line in lines if line[:1] != "#")
        counts.update(terms_of(tokens(text)))
    return counts


def write(tag: str, counts: Counter[str]) -> None:
    total = sum(counts.values())
    rows = defaultdict(list)
    for term, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MAX_TERMS]:
        rows[round(-10 * math.log10(count / total))].append(term)
    text = "".join(f"{decibels}\t{' '.join(rows[decibels])}\n" for decibels in sorted(rows))
    FOLDER.joinpath(f"{tag}.tsv").write_text(HEADING + text, encoding="utf-8")


def main() -> None:
    for language in SPACED.split():
        for tag in NAMES.get(language, language).split():
            write(tag, words(language))
    for language in DENSE.split():
        write(language, pairs(Path(sys.argv[1]) / language))


if __name__ == "__main__":
    main()
