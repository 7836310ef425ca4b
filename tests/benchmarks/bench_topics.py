"""Score subjects on 124 openings of news stories of our own (`data/leads.tsv`): a title and about 30 words each.

Right: the first code is the story's top level. "World, sport, business, science": the same with the 17 top levels taken
together in four, as some sets of news have it. Calibration: stories by the confidence told, and how many were right.

    PYTHONPATH=shared .venv/bin/python tests/benchmarks/bench_topics.py [--show]
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

from clipwire.enrichment.topics import classify_topics, vocabulary

LEADS = Path(__file__).parent / "data" / "leads.tsv"
OWN_GROUP = {"medtop:15000000": "sport", "medtop:04000000": "business", "medtop:13000000": "science"}


def main() -> None:
    began = time.process_time()
    labels = vocabulary().labels
    print(f"vocabulary read in {(time.process_time() - began) * 1000:.0f} ms of CPU")
    stories = defaultdict(list)
    words, spent = 0, 0.0
    for line in LEADS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            part, subject, title, lead = line.split("\t")
            began = time.process_time()
            found = classify_topics(title, lead)
            spent, words = spent + time.process_time() - began, words + len(lead.split())
            first = found[0].code if found else "nothing"
            stories[part].append((subject, first, found[0].confidence if found else 0.0))
            if first != subject and part == "dev" and "--show" in sys.argv:
                print(f"{labels[subject]} taken for {labels.get(first, first)}: {title}")
    for part, answers in stories.items():
        right = sum(subject == first for subject, first, _ in answers)
        grouped = sum(OWN_GROUP.get(a, "world") == OWN_GROUP.get(b, "world") for a, b, _ in answers)
        print(f"{part:5} 17 subjects {right / len(answers):.3f}   world, sport, business, science "
              f"{grouped / len(answers):.3f}   ({len(answers)} stories)")  # fmt: skip
    for low in (0.0, 0.5, 0.8, 0.95):
        high = {0.0: 0.5, 0.5: 0.8, 0.8: 0.95, 0.95: 1.01}[low]
        told = [subject == first for part in stories.values() for subject, first, sure in part if low <= sure < high]
        if told:
            print(f"confidence {low:.2f} to {min(high, 1):.2f}: {sum(told) / len(told):.2f} of {len(told)} right")
    print(f"{spent / words * 1e6:.2f} ms of CPU per 1,000 words")


if __name__ == "__main__":
    main()
