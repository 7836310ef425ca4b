"""Edits of the second set, written after the comparison was tuned on the first."""

from tests.benchmarks.editing.draft import Draft, Edits, foreign_words, joined, long, tokens
from tests.benchmarks.editing.edits import AND


def inflect(draft: Draft) -> bool:
    """Give a third of the longer words another ending."""
    place = draft.take(long)
    if not place or draft.is_dense:
        return False
    parts = draft.at(place).split()
    longer = [number for number, part in enumerate(parts[:-1]) if len(part) > 4 and part.isalpha()]
    for number in draft.random.sample(longer, (len(longer) + 2) // 3):
        ending = draft.random.choice(foreign_words(draft, 6))[-2:]
        parts[number] = parts[number][: -draft.random.randint(1, 2)] + ending
    return draft.reword(place, " ".join(parts))


def paraphrase(draft: Draft) -> bool:
    """Put the last third of the words first, and replace a fifth of all."""
    place = draft.take(long)
    if not place:
        return False
    parts = tokens(draft, draft.at(place)[:-1])
    cut = len(parts) * 2 // 3
    parts = parts[cut:] + parts[:cut]
    for number in draft.random.sample(range(len(parts)), len(parts) // 5):
        parts[number] = foreign_words(draft, 1)[0]
    return draft.reword(place, joined(draft, parts) + draft.at(place)[-1])


def shorten(draft: Draft) -> bool:
    """Keep the first half of the words."""
    place = draft.take(long)
    if not place:
        return False
    parts = tokens(draft, draft.at(place))
    kept = joined(draft, parts[: round(len(parts) * draft.random.uniform(0.4, 0.6))])
    return draft.reword(place, kept.rstrip(",;:،、， ") + draft.at(place)[-1])


def extend(draft: Draft) -> bool:
    """Put a long clause behind a sentence."""
    place = draft.take(long)
    if not place:
        return False
    size = draft.random.randint(9, 13) * (2 if draft.is_dense else 1)
    clause = joined(draft, tokens(draft, draft.random.choice(draft.others))[:size]).strip(".!?。,، \"'“”„«»")
    return draft.reword(place, draft.at(place)[:-1] + draft.space + clause + draft.at(place)[-1])


def reword_and_move(draft: Draft) -> bool:
    place = draft.take(long)
    if not place:
        return False
    parts = tokens(draft, draft.at(place))
    parts[len(parts) // 2] = foreign_words(draft, 1)[0]
    far = [p for p in range(len(draft.before)) if abs(p - place[0]) > 1 and (p, -1) not in draft.inserted]
    if not far:
        return False
    text = joined(draft, parts)
    draft.put(place, None)
    draft.inserted[draft.random.choice(far), -1] = [text]
    draft.wanted.changed.append((draft.at(place), text))
    return True


def replace_with_names(draft: Draft) -> bool:
    """Remove a sentence and put one with other content there that has two of its words."""
    place = draft.take(long)
    if not place or draft.is_dense:
        return False
    named = [part for part in draft.at(place).split()[1:-1] if part[0].isupper() or part[0].isdigit()][:2]
    parts = draft.foreign().split()
    if len(parts) < 9:
        return False
    for number, name in zip((2, 5), named, strict=False):
        parts[number] = name
    text = " ".join(parts)
    draft.put(place, text)
    draft.wanted.removed.append(draft.at(place))
    draft.wanted.added.append(text)
    return True


def merge_and_cut(draft: Draft) -> bool:
    """Merge two sentences and drop some words of the second."""
    places = draft.take_two()
    if not places:
        return False
    first, second = map(draft.at, places)
    parts = [part for part in tokens(draft, second) if draft.random.random() > 0.2]
    text = first[:-1] + AND.get(draft.language, ", ") + joined(draft, parts).rstrip(".!?。؟।") + second[-1]
    draft.put(places[0], text)
    draft.put(places[1], None)
    draft.wanted.changed.append((joined(draft, [first, second]), text))
    return True


def add_block(draft: Draft) -> bool:
    place = (draft.random.randrange(len(draft.before)), -1)
    if place in draft.inserted or len(draft.others) < 10:
        return False
    block = [draft.foreign() for _ in range(3)]
    draft.inserted[place] = block
    draft.wanted.added += block
    return True


def remove_paragraph(draft: Draft) -> bool:
    fitting = [p for p, said in enumerate(draft.before) if all((p, s) in draft.free for s in range(len(said)))]
    if len(draft.before) < 4 or not fitting:
        return False
    chosen = draft.random.choice(fitting)
    for s, sentence in enumerate(draft.before[chosen]):
        draft.free.discard((chosen, s))
        draft.put((chosen, s), None)
        draft.wanted.removed.append(sentence)
    return True


def emphasise(draft: Draft) -> bool:
    """Change a full stop to an exclamation mark."""
    place = draft.take(lambda s: s[-1] == ".")
    return place is not None and draft.reword(place, draft.at(place)[:-1] + "!")


LATER_EDITS: Edits = {
    "inflect": inflect,
    "paraphrase": paraphrase,
    "shorten": shorten,
    "extend": extend,
    "reword_and_move": reword_and_move,
    "replace_with_names": replace_with_names,
    "merge_and_cut": merge_and_cut,
    "add_block": add_block,
    "remove_paragraph": remove_paragraph,
    "emphasise": emphasise,
}
