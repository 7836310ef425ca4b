"""People behind long titles, villages and speakers, as Arabic agencies write them."""

import time

import pytest

from clipwire.enrichment.entities import find_entities
from clipwire.enrichment.entities.finding import names_by_sign
from clipwire.enrichment.quotes import find_quotes


def signed(text: str, label: str) -> list[str]:
    """The names that the rules find without the model."""
    return [text[e.start : e.end] for e in names_by_sign(text, "ar") if e.label == label]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("التقى وزير النقل غورهان سونغول، في زيارة قصيرة.", ["غورهان سونغول"]),
        ("تحدث رئيس حزب «الميناء الحر» سمير فرنجوش عن الخطة.", ["سمير فرنجوش"]),
        ("أشار المدير العام لشركة المياه في دمشق أسعد شمدين إلى الأرقام.", ["أسعد شمدين"]),
        ("قالت المتحدثة باسمها كانديس هارلوف إن الدورية عادت.", ["كانديس هارلوف"]),
        ("وصل نواف بن سعيد المسلول إلى المطار.", ["نواف بن سعيد المسلول"]),
        ("زارت القرية مريم شلهوف، رئيسة البلدية.", ["مريم شلهوف"]),
        ("عاد الوفد برئاسة عمران شلهوف أمس.", ["عمران شلهوف"]),
        ("كتب النائب جبران باسيل على صفحته.", ["جبران باسيل"]),
        ("التقى السفير نوري المالكي وعمار الحكيم في المطار.", ["نوري المالكي", "عمار الحكيم"]),
        ("دعا زعيم التيار مقتدرى الشلهوف أنصاره.", []),
        ("دعا الزعيم مقتدرى الشلهوف، أمس، أنصاره.", ["مقتدرى الشلهوف"]),
        ("قال الوزير الأول سيفي غريب ذلك.", ["سيفي غريب"]),
        ("قال الأستاذ وليد الشلهوفي لـ(الوكالة) ذلك.", ["وليد الشلهوفي"]),
        ("ورافقه جو يونغ وون وتشوي سون هوي وكيم دوك هون.", ["جو يونغ وون", "تشوي سون هوي", "كيم دوك هون"]),
        ("عرض السفير الجزائري ماجد تمارلو المساعدة.", ["ماجد تمارلو"]),
        # words in the place of a name
        ("قال لي هذا جو لطيف يو أس.", []),
        ("أعلن المتحدث الرسمي باسم رئاسة البلدية ذلك.", []),
        ("عاد الوفد برئاسة مشتركة، ونظام الحكم جديد.", []),
        ("المدرب الجديد قدم خطة مبتكرة، والقاضي أجل الجلسة.", []),
        ("مقتل شخصين ووفاة رضيع متأثرا بجراحه.", []),
    ],
)
def test_a_person_is_found_behind_a_long_title(text: str, people: list[str]) -> None:
    assert signed(text, "person") == people


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("سقطت مسيرة على بلدة عيترونا صباحا.", ["عيترونا"]),
        ("وقع الحادث في قرية دير شمدين وبلدة كفر هارلوف.", ["دير شمدين", "كفر هارلوف"]),
        ("عبرت السفن مضيق هرمز.", ["مضيق هرمز"]),
        ("وصلوا إلى بلدة حدودية وحي شعبي ومخيم صيفي ووادي سحيق.", []),
        ("افتتحت مدينة كبيرة في قرية نائية.", []),
    ],
)
def test_a_village_is_found_behind_its_kind_and_an_adjective_is_none(text: str, places: list[str]) -> None:
    assert signed(text, "place") == places


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "دعا الوزير سمير حداد النائب خالد منصور إلى الحوار، قائلا: «لا نريد هذه الحرب الطويلة».",
            ["سمير حداد"],
        ),
        (
            "استقبل سمو الأمير فيصل بن فهد السفير خالد منصور. وقال سموه: «نولي هذه العلاقات أهمية كبيرة».",
            ["فيصل بن فهد"],
        ),
        # two people have the title
        (
            "استقبل سمو الأمير فيصل بن فهد سمو الأمير خالد بن سعد. وقال سموه: «نولي هذه العلاقات أهمية كبيرة».",
            [None],
        ),
        ("وكتب النائب سمير حداد على منصة «إكس»: «لن نصوت لهذا القانون أبدا».", ["سمير حداد"]),
        # the speaker of the sentence before, which begins with a verb of saying
        ("أفاد سمير حداد بأن الهزات مستمرة. وأردف قائلا إن «السكان مدعوون إلى الحذر».", ["سمير حداد"]),
        ("أفاد سمير حداد وخالد منصور بذلك. وأردف قائلا إن «السكان مدعوون إلى الحذر».", [None]),
        # the seat of the office before the name
        (
            'وقال أستاذ العلوم السياسية في جامعة اليرموك وليد حداد لـ(بترا): "التحديات المائية مسألة أمن وطني".',
            ["وليد حداد"],
        ),
        # a notice, and not a participle
        ("تحدث الوزير سمير حداد. وفي الميناء لافتة كتب عليها «ممنوع الدخول إلى الرصيف الكبير».", [None]),
    ],
)
def test_a_speaker_is_found_by_participle_and_title_of_esteem(text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in find_quotes(text, "ar")] == speakers


def test_a_body_called_after_a_king_has_his_number() -> None:
    assert signed("أرسلت مؤسسة محمد الخامس للتضامن قوافل.", "organisation") == ["مؤسسة محمد الخامس للتضامن"]


def test_a_body_behind_for_the_has_its_article_in_a_record() -> None:
    # Given a body behind "for", whose article loses a letter
    from clipwire.enrichment.entities.finding import sure_names

    text = "قالت المنسقة العامة للأمم المتحدة سعاد حداد ذلك."
    # When the names of a record are made
    names = [name for entity, name in sure_names(text, find_entities(text, "ar"), "ar") if entity.label != "person"]
    # Then the name has its usual form
    assert names == ["الأمم المتحدة"]


@pytest.mark.parametrize(
    "text", ["ا" * 100_000, "وزير " * 20_000, "«ا» " * 25_000, "قال سموه " * 11_000, "بن " * 30_000]
)
def test_odd_text_is_read_in_time_that_grows_with_it(text: str) -> None:
    started = time.process_time()
    names_by_sign(text, "ar")
    find_quotes(text, "ar", [])
    assert time.process_time() - started < 20
