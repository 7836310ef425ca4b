"""People in scripts that the model has not learnt: names that stand beside a title.

Few rules that are seldom wrong. What follows a title in one place is the same person wherever it stands again.
"""

import re
from collections.abc import Iterator

KOREAN_FAMILY = (
    "김리이박최정강조윤장임림한오서신권황안송류유홍전고문양손배백허남심노로하곽성차주우구현태민진지엄채원천방공"
)
CHINESE_FAMILY = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕"
    "呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍"
    "万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文习習温溫朴"
)
KOREAN_ENDINGS = "은는이가을를의에도로서고한된들할인적"
"""Syllables that end a word of another kind more often than a given name."""
HANGUL, HAN, KATAKANA, ARABIC = "가-힣", "\u4e00-\u9fff", "\u30a1-\u30ff", "\u0621-\u064a"
TITLES = {
    # script   titles; those of Russian and Arabic stand before the name
    "korean": "동지|총비서|대통령|국무위원장|위원장|주석|총리|장관|외무상|의원|대표|총장|회장|시장|감독|교수"
    "|박사|대변인|기자|씨",
    "korean work": "농장원|로동자|노동자|작업반장|지배인|관리위원장|기사장|기사|선장|당비서|교원|교사|의사|간호원"
    "|간호사|연구사|연구원|선수|배우|가수|작가|시인|화가|기자|특파원|변호사|주민|학생",
    "chinese": "国家主席|國家主席|总书记|總書記|主席|总统|總統|总理|總理|部长|部長|外长|外長"
    "|同志|先生|女士|首相|大統領|議員|氏",
    "katakana": "大統領|首相|氏|外相|長官|国王|書記長|さん",
    "russian": r"президент|премьер-министр|министр|канцлер|король|председатель|глава|генерал|товарищ|представитель"
    r"|пресс-секретарь|губернатор|посол",
    "arabic": "الرئيس|الوزير|رئيس الوزراء|وزير الخارجية",
}
COUNTRIES = {
    "katakana": "アメリカ|ロシア|フランス|ドイツ|ウクライナ|イラン|ブラジル|トルコ|シリア|エジプト|インド",
    "russian": "России|РФ|США|КНР|КНДР|Украины|Белоруссии|Франции|Германии|Японии|Китая|Кореи|МИД|МИД России|Кремля",
}
PORTFOLIOS = "иностранных дел|внутренних дел|обороны|финансов|экономики|энергетики|транспорта|культуры|юстиции"
"""Of Russian ministers, between the title and the country."""
PERSON_PATTERNS = [
    # letters   the name in the group, and what shows that it is one
    (HANGUL, rf"(?<![{HANGUL}])([{KOREAN_FAMILY}][{HANGUL}]{{1,2}}) ?(?:{TITLES['korean']})"),
    (
        HANGUL,  # 농장원 김옥순은: work before the name, a particle behind it
        rf"(?<![{HANGUL}])(?:{TITLES['korean work']}) ([{KOREAN_FAMILY}][{HANGUL}][^\W{KOREAN_ENDINGS}a-zA-Z\d])"
        rf"(?=(?:은|는|이|가|을|를|의|에게|와|과|도|께서)(?![{HANGUL}]))",
    ),
    (HAN, rf"(?<![{HAN}])([{CHINESE_FAMILY}][{HAN}]{{1,2}})(?:{TITLES['chinese']})"),
    (KATAKANA, rf"(?<![{KATAKANA}])(?!{COUNTRIES['katakana']})([{KATAKANA}＝]{{3,24}})(?:{TITLES['katakana']})"),
    (
        "А-Я",
        rf"\b(?i:{TITLES['russian']})\w*(?: (?:{PORTFOLIOS}))?(?: (?:{COUNTRIES['russian']}))?(?: в \w+)?"
        r" ([А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+){1,2})",
    ),
    ("А-Я", r"([А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:ович|евич|ич|овн|евн|ичн)[а-яё]{0,3} [А-ЯЁ][а-яё]+)"),
    (ARABIC, rf"(?:{TITLES['arabic']}) ال[{ARABIC}]{{3,14}}ي ([{ARABIC}]{{2,14}} [{ARABIC}-]{{2,14}})"),
]
LONGEST_LIST = 200
"""People of one text that are looked for again."""


def titled_people(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each name of a person that stands beside a title, and where the name stands again."""
    names: dict[str, None] = {}
    for letters, pattern in PERSON_PATTERNS:
        # Compiled (and kept) by `re` when a text first has the letters: most have none of them.
        if not text.isascii() and re.search(f"[{letters}]", text):
            names.update(dict.fromkeys(match[1] for match in re.finditer(pattern, text)))
    if names:
        longest_first = sorted(list(names)[:LONGEST_LIST], key=len, reverse=True)
        for match in re.finditer("|".join(map(re.escape, longest_first)), text):
            yield match.span()
