"""Score who did what to whom on 182 sentences of our own (`data/actions.tsv`).

An action is right where type, actor and target all are. Every country is a known actor, and so are the people and
organisations that a sentence lists.

    PYTHONPATH=shared .venv/bin/python tests/benchmarks/bench_actions.py [--show]
"""

import sys
import time
from pathlib import Path

from clipwire.enrichment.actions import Actor, find_actions, nations

SENTENCES = Path(__file__).parent / "data" / "actions.tsv"


def main() -> None:
    world = nations()
    scores = {part: [0, 0, 0] for part in ("dev", "test")}
    spent, words = 0.0, 0
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        part, sentence, others, listed = line.split("\t")
        wanted = set() if listed == "-" else set(listed.split(";"))
        actors = [*world, *(Actor(name, (name,)) for name in others.split(";") if name)]
        began = time.process_time()
        found = {f"{action.type} {action.actor}>{action.target}" for action in find_actions(sentence, actors)}
        spent, words = spent + time.process_time() - began, words + len(sentence.split())
        for at, count in enumerate((len(found & wanted), len(found), len(wanted))):
            scores[part][at] += count
        if part == "dev" and found != wanted and "--show" in sys.argv:
            print(f"{sentence}\n    found {sorted(found) or '-'}, not {sorted(wanted) or '-'}")
    for part, (right, found_count, wanted_count) in scores.items():
        precision, recall = right / max(1, found_count), right / wanted_count
        print(
            f"{part:5} precision {precision:.3f} ({right}/{found_count})  recall {recall:.3f} ({right}/{wanted_count})"
        )


if __name__ == "__main__":
    main()
