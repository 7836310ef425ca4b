"""Names and speakers in Arabic: whole names, titles, clitics, things that have names of people."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.quotes import find_quotes
from clipwire.model.article import Article


def record(body: str, title: str = "خبر اليوم من المدينة") -> Article:
    return enrich(Article(title=title, body=body, language="ar"))


def people(body: str) -> list[str]:
    return sorted(person.name for person in record(body).people)


def organisations(body: str) -> list[str]:
    return sorted(found.name for found in record(body).organisations)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        # words within a name that the next one completes
        ("وصل الأمير تركي بن خالد بن ناصر إلى مسقط.", ["تركي بن خالد بن ناصر"]),
        ("قالت الدكتورة سعاد بنت حمد الكعبي إن البرنامج بدأ.", ["سعاد بنت حمد الكعبي"]),
        ("وأعلن المهندس ياسر عبد الحميد أبو النجا بدء العمل.", ["ياسر عبد الحميد أبو النجا"]),
        # titles with a field, and behind each other
        ("وقال وزير الموارد المائية المصري هاني كمال سويلم إن السد آمن.", ["هاني كمال سويلم"]),
        ("وصرح النائب سامي الفتلاوي بأن الجلسة تأجلت.", ["سامي الفتلاوي"]),
        # two people in one sentence, the second with "and"
        ("التقى الوزير نبيل فهمي والسفير طارق الخوري في عمان.", ["طارق الخوري", "نبيل فهمي"]),
    ],
)
def test_a_name_is_whole_and_without_its_title(body: str, names: list[str]) -> None:
    assert people(body) == names


@pytest.mark.parametrize(
    "body",
    [
        "تزاحم المشجعون أمام ملعب الأمير فيصل بن فهد مساء أمس.",
        "وقع الحادث في شارع الملك حسين قرب الجسر القديم.",
        "فاز الفريق بكأس الشيخ زايد بعد مباراة طويلة.",
        "وقال المتحدث باسم الحكومة إن الخطة جاهزة.",
        "ناقش الوزراء أزمة المياه وأسعار الوقود في المدينة.",
    ],
)
def test_streets_cups_and_common_words_are_no_people(body: str) -> None:
    assert people(body) == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("أصدرت محكمة استئناف طرابلس حكمها أمس.", ["محكمة استئناف طرابلس"]),
        ("وذكر بيان لوزارة الصحة والسكان أن اللقاح متوفر.", ["وزارة الصحة والسكان"]),
        ("نقل المصاب إلى مستشفى الأمير حمزة في العاصمة.", ["مستشفى الأمير حمزة"]),
        ("قرر الاتحاد الآسيوي لكرة القدم تأجيل المباراة.", ["الاتحاد الآسيوي لكرة القدم"]),
        ("دخلت وزارة الداخلية ونظيرتها في مشاورات.", ["وزارة الداخلية"]),
        # common nouns
        ("يقع مركز المدينة على ضفة النهر، ولم تتوقف حركة السير.", []),
        ("اجتمعت اللجنة التنظيمية صباح اليوم.", []),
    ],
)
def test_a_body_is_whole_and_a_common_noun_is_none(body: str, names: list[str]) -> None:
    assert organisations(body) == names


def test_a_surname_is_the_person_whom_the_text_names_in_full() -> None:
    article = record("وصل الوزير سمير الزبيدي إلى أربيل. وأكد الزبيدي أن الاتفاق قريب، وغادر الزبيدي ليلا.")
    assert [(person.name, person.mentions) for person in article.people] == [("سمير الزبيدي", 3)]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("وقال الخبير الاقتصادي فارس المرعبي للصحفيين: «الأسعار سترتفع في الصيف».", "فارس المرعبي"),
        ("وصل المحامي نزار الدباغ إلى المحكمة، وقال للصحفيين: «سنقدم الأدلة كلها غدا».", "نزار الدباغ"),
        ("وقالت الشرطة في بيان: «أوقفنا ثلاثة أشخاص قرب الميناء».", "الشرطة"),
        ("وقال المتحدث باسم الوزارة: «بدأ العمل في الطريق الجديد».", "المتحدث باسم الوزارة"),
        # neither one of the people nor a title
        ("وقالت سيدة عجوز: «فقدنا قاربين كبيرين في العاصفة».", None),
    ],
)
def test_a_speaker_is_one_of_the_people_or_a_description(body: str, speaker: str | None) -> None:
    # Given a record with one quote
    article = record(body)
    # Then its speaker is as in `people`, or a description, also when only the text is given
    assert [quote.speaker for quote in article.quotes] == [speaker]
    assert [quote.speaker for quote in find_quotes(body, "ar")] == [speaker]
