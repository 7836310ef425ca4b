"""The organisations of an Arabic text that their first word shows: ministries, courts, parties, banks."""

from clipwire.enrichment.entities.arabic.reading import CERTAIN, DEFINITE, ORDINALS, Found, Reading

MAX_WORDS = 9
AND = "وال"
FOR = "لل"
OF_FIELDS = frozenset("وزارة هيئة لجنة مؤسسة مديرية جمعية معهد كلية صندوق".split())
"""First words of bodies that may have two fields: "وزارة الصحة والسكان"."""
OF_NAMES = frozenset("مستشفى مركز مؤسسة جامعة مكتبة كلية اكاديمية معهد".split())
"""First words of bodies that have names of people: "جامعة الملك سعود"."""

OF_OWN_NAMES = frozenset("نادي صحيفة حركة جماعة منظمة قوات وكالة قناة شركة".split())
"""First words that bodies have names without: "حركة حماس"."""
DOUBTFUL = frozenset(
    (
        "شركة صحيفة مكتبة غرفة "
        "مركز حركة جهاز جبهة دائرة شبكة سلطة جيش شرطة دار لواء كتيبة كتائب ديوان جماعة قوات لجنة مصلحة قناة"
    ).split()
)
"""First words of bodies that are common nouns as well: the model must support a name of one more word."""
SURE_OF_NATIONS = frozenset("الجيش الشرطة البنك الهلال".split())
"""First words with an article that an adjective makes a name: "الجيش اللبناني"."""
OF_NOUNS = frozenset("مستشفى محكمة نيابة هيئة وزارة مديرية جمعية مجلس".split())
"""First words of bodies that a noun without an article may follow: "مستشفى قصر العيني"."""
FEMININE = frozenset("القوات الخطوط".split())
"""Plurals, whose adjectives are feminine."""
VERBAL = ("ي", "ت", "س")
"""Beginnings of words that may be verbs."""


def bodies(reading: Reading) -> list[Found]:
    """The organisations in order, by tokens."""
    found: list[Found] = []
    at = 0
    while at < len(reading.tokens):
        if not reading.bare(at, reading.words.bodies_first):
            at += 1
            continue
        start, end = at, 0
        if head := reading.bare(at, reading.words.heads):
            end = _end(reading, at)
            if head in OF_OWN_NAMES and _has_own_name(reading, at + 1, end):
                start += 1
        if end := max(end, _known_end(reading, at)):
            found.append(Found(start, end, "organisation", CERTAIN))
        at = max(end, at + 1)
    return found


def _has_own_name(reading: Reading, at: int, end: int) -> bool:
    """Whether the words behind a first word are a name without it: "حركة حماس", "صحيفة لوموند"."""
    if at < end and _known_end(reading, at) == end and not reading.is_clitic(at):
        return True
    word = reading.word(at)
    if word.startswith(DEFINITE) or word in reading.words.places or word in reading.words.given:
        return False  # "نادي النصر", "نادي برشلونة"
    return any(guess[:3] == (at, end, "organisation") for guess in reading.guesses)


def _known_end(reading: Reading, at: int) -> int:
    """The end of the longest body of the tables that begins at a token; 0 if there is none."""
    first = reading.bare(at, reading.words.known_first)
    for parts in sorted(reading.words.known.get(first, ()), key=len, reverse=True):
        end = at + len(parts)
        is_joined = all(reading.joined(i) for i in range(at + 1, end))
        if is_joined and all(reading.word(at + i) == parts[i] for i in range(1, len(parts))):
            return end
    return 0


def _end(reading: Reading, at: int) -> int:
    """The end of the body whose first word is at a token; 0 if it has no name."""
    head = reading.bare(at, reading.words.heads)
    end = at + 1
    has_noun = is_definite = head.startswith(DEFINITE)
    is_named = False
    while end - at < MAX_WORDS and reading.joined(end):
        step = 0 if is_named else _step(reading, at, end, head, has_noun)
        if not step:
            break
        # a proper name ends that of the body: "صحيفة لوموند الفرنسية"
        is_named = not has_noun and not reading.word(end).startswith(DEFINITE) and head not in OF_NAMES | OF_NOUNS
        has_noun = True
        end += step
    if end == at + 1 or (end == at + 2 and reading.word(at + 1) in reading.words.anywhere):
        return 0
    if is_definite and not _agree(head, reading.word(at + 1)):
        return 0
    is_guessed = any(i in reading.of_bodies for i in range(at, end))
    return 0 if not is_guessed and _is_doubtful(reading, at, end, head, is_definite=is_definite) else end


def _agree(head: str, adjective: str) -> bool:
    """Whether an adjective has the gender of the noun with an article before it; not in "البنك الرأسمالية"."""
    is_feminine = head.endswith("ة") or head in FEMININE
    return is_feminine or not adjective.endswith("ية")


def _is_doubtful(reading: Reading, at: int, end: int, head: str, *, is_definite: bool) -> bool:
    """Whether a name may be common nouns: "مركز القمر", "اللجنة التنظيمية"."""
    if is_definite:
        tails = any(reading.word(i) in reading.words.tails | reading.words.links for i in range(at + 1, end))
        return head not in SURE_OF_NATIONS and not tails and end - at < 3
    return head in DOUBTFUL and end - at < 3


def _step(reading: Reading, at: int, end: int, head: str, has_noun: bool) -> int:
    """The number of words by which a name goes on at a token."""
    word = reading.word(end)
    words = reading.words
    if word in words.others or (end == at + 1 and (head, word) in words.common_bodies):
        return 0
    if word == "و" and head in OF_FIELDS and reading.joined(end + 1):
        return 2 if reading.word(end + 1).startswith(DEFINITE) and _is_field(reading, reading.word(end + 1)) else 0
    if word in words.links:
        goes_on = end - at < MAX_WORDS and reading.joined(end + 1)
        more = _step(reading, at, end + 1, head, False) if goes_on else 0
        return 1 + more if more or word == "حدود" else 0
    if word in words.titles:
        is_named_after = head in OF_NAMES and end == at + 1
        return _named_after(reading, end) if is_named_after or word in words.nobles else 0
    if word.startswith(DEFINITE) and len(word) > 3:
        if not has_noun:
            return 1
        return int(word.endswith(("ي", "ية", "يون", "يين")) or word in words.tails)
    if not has_noun:
        return _place_or_name(reading, end, head)
    if word.startswith(AND) and (head in OF_FIELDS or reading.word(end - 1).startswith(FOR)):
        return int(_is_field(reading, word[1:]))
    if word.startswith(FOR):
        return int(len(word) > 4)
    # "المؤسسة العامة لمياه الشرب"
    is_purpose = reading.word(end - 1) in words.tails and word.startswith(FOR[0]) and word[1:] in words.common
    return 2 if is_purpose and reading.joined(end + 1) and reading.word(end + 1).startswith(DEFINITE) else 0


def _is_field(reading: Reading, noun: str) -> bool:
    """Whether a noun behind "and" is a field of the same body, and begins no other."""
    return len(noun) > 3 and not any(
        noun in table for table in (reading.words.bodies_first, reading.words.titles, reading.words.fields)
    )


def _place_or_name(reading: Reading, at: int, head: str) -> int:
    """The words of the name without an article behind a first word: of a place, or of what the model finds there."""
    if head in OF_NAMES and (named := _named_after(reading, at)):
        return named
    if reading.is_indefinite(at):
        return 0
    if end := _before_another(reading, at, reading.ends_of_others.get(at, 0)):
        return 0 if reading.is_indefinite(end - 1) else end - at
    if reading.word(at) in reading.words.places:
        return 1
    is_noun = (
        len(reading.word(at)) > 2 and not reading.word(at).startswith(VERBAL) and not reading.word(at).endswith("ت")
    )
    if head in OF_NOUNS and is_noun and reading.word(at) not in reading.words.no_name and not reading.is_clitic(at):
        behind = reading.word(at + 1) if reading.joined(at + 1) else ""
        return (
            2
            if behind not in reading.words.others and (behind.startswith(DEFINITE) or behind in reading.words.places)
            else 0
        )
    return 0


def _before_another(reading: Reading, at: int, end: int) -> int:
    """The end of a guess, or of what is before "and" and the first word of another body."""
    return next((i for i in range(at + 1, end) if reading.word(i)[1:] in reading.words.heads), end)


def _named_after(reading: Reading, at: int) -> int:
    """The words of the name of a person, with titles, after whom a body is named; 0 if there is none."""
    end = at
    while reading.joined(end + 1) and reading.word(end) in reading.words.titles:
        end += 1
    is_noble = end > at and reading.word(end - 1) in reading.words.nobles
    if reading.word(end) not in reading.words.given and end not in reading.of_person and not is_noble:
        return 0
    if reading.is_clitic(end) or reading.word(end) in reading.words.no_name:
        return 0
    end += 1
    while reading.joined(end):
        word = reading.word(end)
        if word in reading.words.inner and reading.joined(end + 1):
            end += 2
        elif (
            word in reading.words.given or word in ORDINALS or (end in reading.of_person and not word.startswith("لل"))
        ):
            end += 1
        else:
            break
    return end - at
