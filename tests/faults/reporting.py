"""Make a failing plan smaller, and describe it."""

import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.faults.checking import findings
from tests.faults.files import File
from tests.faults.plans import Plan, Step
from tests.faults.playing import play

Verdict = tuple[list[str], list[str]]
"""The calls that failed because of a fault, and the findings."""


def judged(plan: Plan) -> Verdict:
    try:
        played = play(plan)
        return played.after_faults.struck, findings(plan, played)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return [], [f"raised: {type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"]


def shrunk(plan: Plan, kind: str, judge: Callable[[Plan], Verdict] = judged) -> Plan:
    """The plan without each thing that can be left out while a finding of this kind remains."""
    smaller = True
    while smaller:
        smaller = False
        for candidate in _without_one(plan):
            if any(kind_of(line) == kind for line in judge(candidate)[1]):
                plan, smaller = candidate, True
                break
    return plan


def kind_of(finding: str) -> str:
    """A finding without names and numbers: the same in two plans that have one cause."""
    words = finding.partition(" for another")[0].split()
    return " ".join(word for word in words if word.strip(":,;()").isalpha())


def _without_one(plan: Plan) -> Iterator[Plan]:
    """The plans that have one thing less, largest things first."""
    for number in range(len(plan.files)):
        if len(plan.files) > 1:
            yield _without_file(plan, number)
    for number in range(len(plan.faults)):
        yield replace(plan, faults=(*plan.faults[:number], *plan.faults[number + 1 :]))
    for number, step in enumerate(plan.steps):
        if step.does != "deliver" or sum(other == step for other in plan.steps) > 1:
            yield replace(plan, steps=(*plan.steps[:number], *plan.steps[number + 1 :]))
    for number, fault in enumerate(plan.faults):
        if fault.times > 1:
            fewer = replace(fault, times=fault.times - 1)
            yield replace(plan, faults=(*plan.faults[:number], fewer, *plan.faults[number + 1 :]))
    if plan.hurried:
        yield replace(plan, hurried=False)


def _without_file(plan: Plan, number: int) -> Plan:
    def moved(at: int) -> int:
        return at - (at > number)

    steps = [
        replace(step, file=moved(step.file)) for step in plan.steps if step.does != "deliver" or step.file != number
    ]
    faults = [replace(fault, rival=min(moved(fault.rival), len(plan.files) - 2)) for fault in plan.faults]
    return replace(
        plan, files=(*plan.files[:number], *plan.files[number + 1 :]), steps=tuple(steps), faults=tuple(faults)
    )


def story(plan: Plan, verdict: Verdict) -> str:
    """The plan, the calls that failed and the findings, for a person to read."""
    struck, found = verdict
    lines = [f"plan {plan.seed}:"]
    lines += [f"  file {number}: {_file_in_words(file)}" for number, file in enumerate(plan.files)]
    lines += ["  " + ", ".join(map(_step_in_words, plan.steps)) + (", unpacking is hurried" if plan.hurried else "")]
    lines += [f"  {call}" for call in struck]
    lines += [f"  => {line}" for line in found]
    return "\n".join(lines)


def _file_in_words(file: File) -> str:
    parts = []
    for part in file.parts:
        sights = ", ".join(
            f"story {sight.story.number} wording {sight.wording}"
            + (f" crawled {sight.crawled}" if sight.crawled else "")
            + (" as a teaser" if sight.is_teaser else "")
            for sight in part.sights
        )
        parts.append(f"{part.nature} {part.name} {sights}".replace("  ", " ").strip())
    return f"{file.kind} {file.key[:60]!r} at {file.arrived:%H:%M} [{'; '.join(parts)}]"


def _step_in_words(step: Step) -> str:
    return f"deliver {step.file}" if step.does == "deliver" else step.does
