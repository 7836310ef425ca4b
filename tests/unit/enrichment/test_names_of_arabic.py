"""Names and speakers in Arabic: whole names, titles, clitics, things that have names of people."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities.arabic import arabic_names
from clipwire.enrichment.quotes import find_quotes
from clipwire.model.article import Article


def record(body: str, title: str = "خبر اليوم من المدينة") -> Article:
    return enrich(Article(title=title, body=body, language="ar"))


def read(text: str, *guesses: tuple[str, str]) -> list[tuple[str, str]]:
    """The names that the rules read with these guesses of a model, each with its label."""
    spans = [(text.index(name), text.index(name) + len(name), label, 0.9) for name, label in guesses]
    return [(text[found.start : found.end], found.label) for found in arabic_names(text, spans)]


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
        # "to" without dots, an office behind the name, and a foreign name that begins like "so the"
        ("نقل الرئيس صدام حسين الي المستشفي بعد الجلسة.", ["صدام حسين"]),
        ("وقال بيتر كينيون كبير المديرين في النادي إن الصفقة تمت.", ["بيتر كينيون"]),
        ("وقال الوزير فرانك فالتر شتاينماير إن الاتفاق جيد.", ["فرانك فالتر شتاينماير"]),
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
        ("تجتمع اللجنة التنظيمية لدول الخليج غدا في مسقط.", []),
        ("زار المحافظ مستشفى المدينة بعد الحريق.", []),
        ("عين المساهمون مجلس إدارة الشركة الجديد.", []),
        ("رفضت شركة طيران أوروبية تعويض الركاب بعد التأخير.", []),
        ("يصب هذا القرار في مصلحة الشعب التونسي كله.", []),
        ("ألغيت بنود القرض وفق متطلبات البنك الرأسمالية كلها.", []),
        # more than a common noun
        ("وصلت الوزيرة إلى مستشفى المدينة الطبية الملكية.", ["مستشفى المدينة الطبية الملكية"]),
        ("وافق مجلس الدولة على مشروع القانون.", ["مجلس الدولة"]),
        # "and" written apart, and without signs on alif
        ("درست سعاد في كلية الآداب والعلوم الإنسانية بتونس.", ["كلية الآداب والعلوم الإنسانية"]),
        ("درست سعاد في كلية الاداب و العلوم الانسانية بتونس.", ["كلية الاداب و العلوم الانسانية"]),
        # a name that stands without its first word, and one that does not
        ("أعلنت حركة حماس موقفها، وردت حماس لاحقا على السؤال.", ["حماس"]),
        ("افتتح نادي النصر ملعبه، وخسر نادي برشلونة.", ["نادي النصر", "نادي برشلونة"]),
        # a country whose name ends like that of a body
        ("وصل الوفد إلى الولايات المتحدة صباح الثلاثاء.", []),
    ],
)
def test_a_body_is_whole_and_a_common_noun_is_none(body: str, names: list[str]) -> None:
    assert organisations(body) == names


@pytest.mark.parametrize(
    ("text", "guess", "names"),
    [
        ("ورفض رامبل وكيلر ذلك. وغادر كيلر المدينة.", ("رامبل وكيلر", "person"), ["رامبل", "كيلر"]),
        # the text never has the second word without "and"
        ("ورفض رامبل وكيلر ذلك. وغادر الوفد المدينة.", ("رامبل وكيلر", "person"), ["رامبل وكيلر"]),
        ("سجل هدفيه عن طريق حسام عبد ربه أمس.", ("حسام عبد ربه", "person"), ["حسام عبد ربه"]),
        ("وقع الحادث في طريق حسام عبد ربه أمس.", ("حسام عبد ربه", "person"), []),
        ("خسر منتخب فنلندا أمام ضيفه.", ("فنلندا", "place"), ["فنلندا"]),
        ("افتتح نادي النصر ملعبه.", ("النصر", "organisation"), ["نادي النصر"]),
        ("افتتحت صحيفة لوموند مكتبها.", ("لوموند", "organisation"), ["لوموند"]),
        # a body further on shows nothing of the words before it
        ("تجتمع اللجنة التنظيمية لدول البندر غدا.", ("البندر", "organisation"), ["البندر"]),
    ],
)
def test_a_guess_of_the_model_is_read_with_its_words(text: str, guess: tuple[str, str], names: list[str]) -> None:
    assert [name for name, _ in read(text, guess)] == names


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
        # somebody who belongs to one of the people
        (
            "وصل الرئيس سمير حداد. وقال المتحدث باسم الرئيس سمير حداد: «بدأ العمل في الطريق الجديد».",
            "المتحدث باسم الرئيس سمير حداد",
        ),
        ("وقال المتحدث باسم الوزارة سمير حداد: «بدأ العمل في الطريق الجديد».", "سمير حداد"),
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
