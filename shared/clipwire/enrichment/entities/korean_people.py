"""Expressions for Korean names beside a title, an age or an office.

The words are those of `titles.tsv` and `names.tsv`. A foreign name has a known given name.
"""

import re
from functools import cache

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.scripts import HANGUL, letters_for, titles_of
from clipwire.text.word_lists import any_word
from clipwire.wording import words_of

BODY_ENDS = "시군구부청처위원회당사실국성대팀측체"
"""Last syllables of bodies and towns that look like Korean names."""


@cache
def expressions() -> tuple[re.Pattern[str], ...]:
    """Each has the name as its first group."""
    family, endings = letters_for("ko", "family"), letters_for("ko", "ending")
    others = any_word(words_of("names", "not a name", language="ko"))
    titles = titles_of("ko", "honorific", "office", "role", "academic", "press")
    given = any_word(words_of("names", "given", language="ko"))
    countries = any_word(words_of("saying_verbs", "country", language="ko"))
    no_family = f"{countries}|{titles}|{any_word(words_of_bodies('suffix', 'ko'))}"
    ministers = any_word(words_of("offices", "foreign", "defence", language="ko"))
    listed = words_of("names", "rare family", language="ko")
    families = family + "".join(sorted(name for name in listed if len(name) == 1))
    first = family + "".join(sorted({name[0] for name in listed}))
    rare = "|".join(rf"{name}{HANGUL}" if len(name) == 1 else rf"{name}{HANGUL}?" for name in sorted(listed))
    of_rare = rf"(?:{rare})(?![{BODY_ENDS}은는을를의에도와과로]){HANGUL}"
    last = rf"[^\W{endings}a-zA-Z\d]"
    work = titles_of("ko", "work", "press")
    particles = any_word(words_of("names", "after", language="ko"))
    # "박모 씨" hides a name
    start = rf"(?<!{HANGUL})(?=[{first}])(?!{others}|{HANGUL}모(?!{HANGUL}))"
    ends = rf"(?=(?:{particles}|님|들|인|였|입|에|으로|로|만)?(?!{HANGUL})|(?:에게|에서|께서|이다|이었|이라))"
    return (
        # 김철수 의원: a title behind the name. 추민서 원내대표, 선우민 변호사: a rare family name
        re.compile(rf"{start}([{family}]{HANGUL}{{2}}|{of_rare}) ?(?:{titles}){ends}"),
        # 허준 씨
        re.compile(rf"{start}([{family}]{HANGUL}) ?(?:{titles_of('ko', 'honorific')}){ends}"),
        # 이창민 국토교통부 장관, 홍기표 전 대구시장: what the office belongs to, or a former one
        re.compile(
            rf"{start}([{family}]{HANGUL}{last})"
            rf" (?:(?:(?:{HANGUL}|·)+[^\W{endings}] ?){{1,2}}|전(?:직)? (?:(?:{HANGUL}|·)+ ?){{0,2}}?)"
            rf"(?:{titles}){ends}"
        ),
        # 명현관 해남군수, 여인형 전 국군방첩사령부 사령관: a rare family name, and a body or a town before the title
        re.compile(
            rf"{start}({of_rare})(?: 전(?:직)?)?"
            rf" (?:{HANGUL}{{1,8}}|(?:{HANGUL}{{2,8}} )?{HANGUL}{{1,11}}[{BODY_ENDS}령단행교소] )"
            rf"(?:{titles}){ends}"
        ),
        # 조현 외교부 장관: a name of two syllables before a ministry or a minister's title
        re.compile(
            rf"{start}([{families}]{last}) (?:(?:{countries}) )?"
            rf"(?:{HANGUL}{{2,10}}[부청처원] (?:장관|차관|청장|처장|원장)|(?:{ministers})){ends}(?! ?회담| ?회의)"
        ),
        # 로버트 킹 전 특사, 토니 블링컨은: a known given name of another language
        re.compile(
            rf"(?<!{HANGUL})((?:{given}) (?:(?!{no_family}){HANGUL}{{1,5}}[^\W대주사장관a-zA-Z\d]|{HANGUL}))"
            rf"(?= (?:전 )?(?:(?:{HANGUL}|[A-Z·/]){{1,12}} ){{0,4}}?{HANGUL}{{0,8}}(?:{titles}){ends}"
            rf"|(?<![{endings}])(?:은|는|께서|도|가|의|과|와)(?!{HANGUL}))"
        ),
        # 김민서(45), 허준(41)씨
        re.compile(rf"{start}([{family}]{HANGUL}{{2}}) ?\(\d\d(?:세)?[,)]"),
        re.compile(rf"{start}([{families}]{HANGUL}{{1,2}}) ?\(\d\d세?\) ?씨"),
        # 농장원 김옥순은: work before the name, a particle behind it
        re.compile(
            rf"(?<!{HANGUL})(?:{work}) ([{family}]{HANGUL}{last})"
            rf"(?=(?:{particles})(?!{HANGUL}))"
        ),
    )
