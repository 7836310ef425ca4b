"""Edits of the first set. Each returns False if the text has no sentence for it."""

import re

from clipwire.text.sentences import sentences
from tests.benchmarks.editing.draft import Draft, Edits, ends_plainly, foreign_words, joined, long, tokens


def figure(draft: Draft) -> bool:
    place = draft.take(lambda s: long(s) and bool(re.search(r"\d", s)))
    if not place:
        return False
    found = draft.random.choice(list(re.finditer(r"\d+", draft.at(place))))
    other = str(int(found.group()) + draft.random.choice([1, 3, 10]))
    return draft.reword(place, draft.at(place)[: found.start()] + other + draft.at(place)[found.end() :])


def swap_words(draft: Draft, share: float) -> bool:
    """Replace a share of the words of a sentence by words of other articles."""
    place = draft.take(long)
    if not place:
        return False
    parts = tokens(draft, draft.at(place))
    count = max(1, round(share * len(parts)))
    chosen = draft.random.sample(range(len(parts) - 1), min(count, len(parts) - 1))
    for number, word in zip(chosen, foreign_words(draft, len(chosen)), strict=True):
        parts[number] = word
    return draft.reword(place, joined(draft, parts))


def one_word(draft: Draft) -> bool:
    return swap_words(draft, 0.0)


def some_words(draft: Draft) -> bool:
    return swap_words(draft, draft.random.uniform(0.1, 0.25))


def many_words(draft: Draft) -> bool:
    return swap_words(draft, draft.random.uniform(0.3, 0.45))


def drop_words(draft: Draft) -> bool:
    place = draft.take(long)
    if not place:
        return False
    parts = tokens(draft, draft.at(place))
    share = draft.random.uniform(0.1, 0.3)
    kept = [part for part in parts[:-1] if draft.random.random() > share]
    return draft.reword(place, joined(draft, [*kept, parts[-1]]))


COMMA = re.compile(r"[,،、，;] ?")


def inner_commas(sentence: str, first: float, last: float) -> list[re.Match[str]]:
    """The commas between two shares of the length of a sentence, which has a plain end."""
    if not ends_plainly(sentence):
        return []
    return [found for found in COMMA.finditer(sentence) if first < found.start() / len(sentence) < last]


def cut_clause(draft: Draft) -> bool:
    """Cut the words behind a comma, or before it."""
    place = draft.take(lambda s: bool(inner_commas(s, 0.35, 0.75)))
    if not place:
        return False
    sentence = draft.at(place)
    found = draft.random.choice(inner_commas(sentence, 0.35, 0.75))
    if found.start() > 0.5 * len(sentence) or draft.random.random() < 0.5:
        return draft.reword(place, sentence[: found.start()] + sentence[-1])
    behind = sentence[found.end() :]
    return draft.reword(place, behind[:1].upper() + behind[1:])


def add_clause(draft: Draft) -> bool:
    place = draft.take(long)
    if not place:
        return False
    sentence, other = draft.at(place), tokens(draft, draft.random.choice(draft.others))
    size = draft.random.randint(4, 9) * (2 if draft.is_dense else 1)
    clause = joined(draft, other[:size]).strip(".!?。,، \"'“”„«»")
    comma = "，" if draft.language == "zh" else "、" if draft.language == "ja" else ", "
    if draft.random.random() < 0.6:
        return draft.reword(place, sentence[:-1] + comma + clause + sentence[-1])
    return draft.reword(place, clause + comma + sentence[:1].lower() + sentence[1:])


def turn_round(draft: Draft) -> bool:
    """Put the second part of a sentence first."""
    place = draft.take(lambda s: bool(inner_commas(s, 0.25, 0.75)))
    if not place:
        return False
    sentence = draft.at(place)
    found = inner_commas(sentence, 0.25, 0.75)[0]
    first, second = sentence[: found.start()], sentence[found.end() : -1]
    return draft.reword(
        place, second[:1].upper() + second[1:] + found.group() + first[:1].lower() + first[1:] + sentence[-1]
    )


def add(draft: Draft) -> bool:
    place = draft.random.choice([(p, s) for p, paragraph in enumerate(draft.before) for s in range(-1, len(paragraph))])
    if place in draft.inserted:
        return False
    sentence = draft.foreign()
    draft.inserted[place] = [sentence]
    draft.wanted.added.append(sentence)
    return True


def remove(draft: Draft) -> bool:
    place = draft.take()
    if not place:
        return False
    draft.put(place, None)
    draft.wanted.removed.append(draft.at(place))
    return True


def replace(draft: Draft) -> bool:
    """Remove a sentence and put one with other content there."""
    place = draft.take()
    if not place:
        return False
    sentence = draft.foreign()
    draft.put(place, sentence)
    draft.wanted.removed.append(draft.at(place))
    draft.wanted.added.append(sentence)
    return True


def move(draft: Draft) -> bool:
    order = [(p, s) for p, paragraph in enumerate(draft.before) for s in range(len(paragraph))]
    place = draft.take(lambda s: len(s) > 10)
    if not place:
        return False
    far = [at for at in order if abs(order.index(at) - order.index(place)) > 3 and at not in draft.inserted]
    if not far:
        return False
    draft.put(place, None)
    draft.inserted[draft.random.choice(far)] = [draft.at(place)]
    draft.wanted.moved.append(draft.at(place))
    return True


def move_paragraph(draft: Draft) -> bool:
    fitting = [
        p
        for p, paragraph in enumerate(draft.before)
        if len(paragraph) <= 3 and all((p, s) in draft.free for s in range(len(paragraph)))
    ]
    if len(draft.before) < 5 or not fitting:
        return False
    chosen = draft.random.choice(fitting)
    size = len(draft.before[chosen])
    between = {
        q: sum(len(draft.before[x]) for x in range(min(q, chosen) + 1, max(q, chosen)))
        for q in range(len(draft.before))
    }
    far = [
        q
        for q, room in between.items()
        if q != chosen and room > size and (q, len(draft.before[q]) - 1) not in draft.inserted
    ]
    if not far:
        return False
    target = draft.random.choice(far)
    for s in range(size):
        draft.free.discard((chosen, s))
        draft.put((chosen, s), None)
    draft.inserted[target, len(draft.before[target]) - 1 if target > chosen else -1] = list(draft.before[chosen])
    draft.wanted.moved += draft.before[chosen]
    return True


AND = {
    "en": ", and ",
    "de": ", und ",
    "fr": ", et ",
    "es": ", y ",
    "pt": ", e ",
    "ru": ", а ",
    "ar": "، و",
    "ko": ", 그리고 ",
}
AND |= {"zh": "，", "ja": "、"}


def merge(draft: Draft) -> bool:
    places = draft.take_two()
    if not places:
        return False
    first, second = map(draft.at, places)
    link = (
        draft.random.choice([AND.get(draft.language, ", "), "; ", " – "]) if not draft.is_dense else AND[draft.language]
    )
    text = first.rstrip('.!?。"”') + link + second[:1].lower() + second[1:]
    draft.put(places[0], text)
    draft.put(places[1], None)
    draft.wanted.changed.append((joined(draft, [first, second]), text))
    return True


def split(draft: Draft) -> bool:
    """Make two sentences of one, at a comma."""
    place = draft.take(lambda s: bool(inner_commas(s, 0.3, 0.7)))
    if not place:
        return False
    sentence = draft.at(place)
    found = inner_commas(sentence, 0.3, 0.7)[0]
    end = "。" if draft.is_dense else "."
    rest = re.sub(
        r"^(?:and|but|who|which|while|und|et|y|e|а|и) ",
        lambda _: draft.random.choice(["", "It ", "He "]) if draft.language == "en" else "",
        sentence[found.end() :],
    )
    text = sentence[: found.start()] + end + draft.space + rest[:1].upper() + rest[1:]
    if [text[a:b] for a, b in sentences(text)] == [text]:
        return False
    return draft.reword(place, text)


def insert_word(draft: Draft) -> bool:
    place = draft.take(long)
    if not place:
        return False
    parts = tokens(draft, draft.at(place))
    at = draft.random.randrange(1, len(parts))
    return draft.reword(
        place, joined(draft, [*parts[:at], *foreign_words(draft, draft.random.randint(1, 2)), *parts[at:]])
    )


EDITS: Edits = {
    "figure": figure,
    "one_word": one_word,
    "some_words": some_words,
    "many_words": many_words,
    "drop_words": drop_words,
    "insert_word": insert_word,
    "cut_clause": cut_clause,
    "add_clause": add_clause,
    "turn_round": turn_round,
    "add": add,
    "remove": remove,
    "replace": replace,
    "move": move,
    "move_paragraph": move_paragraph,
    "merge": merge,
    "split": split,
}
