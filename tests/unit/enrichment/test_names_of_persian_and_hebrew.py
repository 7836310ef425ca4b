"""People, organisations, places and speakers of Persian and Hebrew news."""

import time

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities import find_entities
from clipwire.enrichment.quotes import find_quotes
from clipwire.model.article import Article


def named(text: str, language: str, label: str) -> list[str]:
    return [text[e.start : e.end] for e in find_entities(text, language) if e.label == label]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("fa", "ناصر قنبری رئیس سازمان ملی استاندارد روز شنبه آمد.", ["ناصر قنبری"]),
        ("fa", "به گفته سرهنگ یاسر دانش‌پژوه، جاده باز است.", ["یاسر دانش‌پژوه"]),
        ("fa", "لیلا مرادزاده، نویسنده، و پرویز شکوهی، شاعر، آمدند.", ["لیلا مرادزاده", "پرویز شکوهی"]),
        ("fa", "دیروز پرویز شکرریز از سفر بازگشت.", ["پرویز شکرریز"]),
        ("fa", "سردار موسوی به شیراز رفت.", ["موسوی"]),
        ("he", "שר התחבורה והבטיחות בדרכים גלעד שטרנברג הגיע.", ["גלעד שטרנברג"]),
        ("he", "בטקס נכח תא\"ל (במיל') יוסי קופרלנדר.", ["יוסי קופרלנדר"]),
        ("he", 'ד"ר מיכל ורדינגר סיפרה על המחקר.', ["מיכל ורדינגר"]),
        ("he", "מנכ\"לית החברה, נעמה קפלינסקי, פנתה ליוסי אברמוביץ'.", ["נעמה קפלינסקי", "יוסי אברמוביץ'"]),
        ("he", "נשיא גרוזיה מיכאיל קבלשווילי נפגש עם ח״כ משה סולומון.", ["מיכאיל קבלשווילי", "משה סולומון"]),
    ],
)
def test_a_person_is_found_by_given_name_title_and_surname(language: str, text: str, people: list[str]) -> None:
    assert named(text, language, "person") == people


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "امید مردم به آینده است و پیام تسلیت رئیس جمهور منتشر شد."),
        ("fa", "وزیر خارجه تاکید کرد که جان مردم در خطر است. آن مرد آمد."),
        ("fa", "در ورزشگاه احمد بهرامی و خیابان رضا شفیعی برف بارید."),
        ("he", "אור ירוק בצומת, בר חדש נפתח בעיר ושיר חדש הושמע."),
        ("he", "נשיא צרפת גינה את הירי. ראש ממשלת בריטניה התפטר הבוקר."),
        ("he", "ברחוב יוסף קפלינסקי ובאצטדיון דוד אברמוביץ' ירד שלג."),
        ("he", "אדם נהרג ובן 22 נפצע, מסר דובר המשטרה. השר אמר שהוא לא יודע."),
    ],
)
def test_common_words_titles_and_streets_are_no_people(language: str, text: str) -> None:
    assert named(text, language, "person") == []


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        (
            "fa",
            "وزارت علوم، تحقیقات و دانشگاه علوم پزشکی تبریز پاسخ ندادند.",
            ["وزارت علوم", "دانشگاه علوم پزشکی تبریز"],
        ),
        ("fa", "سخنگوی وزارت نفت ناصر قنبری آمد.", ["وزارت نفت"]),
        ("fa", "نیروی کار ارزان است و شرکت ملی سود داد.", []),
        (
            "he",
            "הלשכה המשפטית לענייני תאגידים פנתה לבית המשפט המחוזי.",
            ["הלשכה המשפטית לענייני תאגידים", "בית המשפט המחוזי"],
        ),
        ("he", 'במשרד החינוך ובעיריית חולון סירבו להגיב לצה"ל.', ["משרד החינוך", "עיריית חולון", 'צה"ל']),
        ("he", "חברת הביטוח תשלם וקבוצת נערים הגיעה אל תחנת הדלק.", []),
    ],
)
def test_a_body_is_found_by_its_first_word_and_ends_where_its_name_does(
    language: str, text: str, bodies: list[str]
) -> None:
    assert named(text, language, "organisation") == bodies


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("fa", "ناصر قنبری، استاندار یزد، گفت: «باران ادامه دارد.» وی افزود: «راه‌ها بسته است.»", ["ناصر قنبری"] * 2),
        ("he", '"הכביש ייפתח מחר", אמר ראש העיר מאיר שטרנברג. לדבריו, "הנזק הפעם קטן מאוד".', ["מאיר שטרנברג"] * 2),
        ("he", "השר יואב קפלינסקי אמר: ״צה״ל יישאר בצפון עד החורף״.", ["יואב קפלינסקי"]),
        ("he", 'עו"ד רות סולומון אמרה ש"הכתובת הייתה על הקיר".', ["רות סולומון"]),
    ],
)
def test_the_speaker_of_a_quote_is_found(language: str, text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in find_quotes(text, language)] == speakers


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("fa", "در نجف‌آباد و دریای عمان باران بارید.", ["نجف‌آباد", "دریای عمان"]),
        ("fa", "این فرقه تازه است و روز دوشنبه خبر رسید.", []),
        ("he", "ברד ירד בירושלים, ומתל אביב עד קיבוץ שורשינים.", ["ירושלים", "תל אביב", "שורשינים"]),
    ],
)
def test_a_place_is_found_without_the_small_words_before_it(language: str, text: str, places: list[str]) -> None:
    article = enrich(Article(body=text, language=language))
    assert sorted(place.name for place in article.places) == sorted(places)


@pytest.mark.parametrize("text", ["ש" * 100_000, "ו" * 100_000, "מ״מ " * 25_000, "علی " * 25_000, "شرکت ملی " * 12_000])
def test_odd_text_is_read_in_time_that_grows_with_it(text: str) -> None:
    started = time.process_time()
    for language in ("fa", "he"):
        find_entities(text, language)
        find_quotes(text, language)
    assert time.process_time() - started < 20
