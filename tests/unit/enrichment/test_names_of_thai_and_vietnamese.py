"""Names, places and speakers in Thai and Vietnamese, of which lists and titles are the only signs."""

import pytest

from clipwire.enrichment.entities.finding import find_entities, sure_names
from clipwire.enrichment.quotes import find_quotes
from clipwire.parsing.formats.page_dump.prose import is_prose


def names(text: str, language: str, label: str = "person") -> list[str]:
    return [name for entity, name in sure_names(text, find_entities(text, language), language) if entity.label == label]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ด้านนายสมชาย ใจดี ประธานสมาคม", "สมชาย ใจดี"),
        ("พล.ต.อ. สมชาย ใจดี กล่าว", "สมชาย ใจดี"),
        ("รศ.ดร.มาลี ศรีสุข จากมหาวิทยาลัย", "มาลี ศรีสุข"),
        ("หารือกับนายเกา กิม ฮวน เลขาธิการ", "เกา กิม ฮวน"),
        ("นายสมชาย ใจดีกล่าวว่า", "สมชาย ใจดี"),
        ("โดนัลด์ ทรัมป์ ประกาศ", "โดนัลด์ ทรัมป์"),
    ],
)
def test_a_thai_title_shows_a_person(text: str, name: str) -> None:
    assert names(text, "th") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "นายกรัฐมนตรี กล่าวว่า ไม่ทราบ",  # prime minister
        "นายหน้า ขายที่ดิน หลายราย",  # broker
        "นางสาวไทย พ.ศ. 2567 ร่วมงาน",
        "พบขุนนาง วังหลวง โบราณ",  # a word that ends with a form of address
        "พ.ต.อ. และ ตำรวจ อีกนาย",
        "สมชาย ใจดี ไปตลาด",  # without a sign
    ],
)
def test_other_thai_words_show_nobody(text: str) -> None:
    assert names(text, "th") == []


def test_a_thai_given_name_behind_an_address_means_the_full_name() -> None:
    # Given a person in full, and later only with the form of address
    text = "นายสมชาย ใจดี มาแล้ว ต่อมานายสมชาย ยืนยัน และนายปรีชา ยืนยัน"
    # Then the short form is found, and a given name without a full one is not
    assert names(text, "th") == ["สมชาย ใจดี", "สมชาย"]


def test_thai_bodies_and_provinces() -> None:
    text = "กระทรวงการคลัง และมหาวิทยาลัยเชียงใหม่ ที่ภูเก็ต จ.ตาก ส่วนจังหวัดใกล้เคียงและโรงพยาบาลของรัฐ อ.สมชาย มา"
    assert names(text, "th", "organisation") == ["กระทรวงการคลัง", "มหาวิทยาลัยเชียงใหม่"]
    assert names(text, "th", "place") == ["ภูเก็ต", "ตาก"]


def test_a_thai_verb_of_saying_leads_to_speech() -> None:
    # Given speech behind a verb of saying, and the name of a programme between the same marks
    text = "นายสมชาย ใจดี กล่าวว่า “เราเสียเรือ” ในโครงการ “คนละครึ่ง”"
    assert [(quote.text, quote.speaker) for quote in find_quotes(text, "th")] == [("เราเสียเรือ", "สมชาย ใจดี")]


def test_a_thai_line_needs_no_mark_at_its_end_to_be_prose() -> None:
    line = "นายสมชาย ใจดี ประธานสมาคมชาวประมง กล่าวว่าเรือสองลำหายไปเมื่อคืนที่ผ่านมา และยังไม่พบลูกเรือ"
    assert is_prose(line)
    assert not is_prose("หน้าแรก ข่าว การเมือง")
    assert not is_prose("Home News Politics Sports Weather Contact About Us Terms Of Use Privacy")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hôm qua, Phạm Minh Chính đến Lào.", "Phạm Minh Chính"),
        ("HLV Lê Quang Trãi nói.", "Lê Quang Trãi"),
        ("Đại tướng Khamliang Outhakaysone đến.", "Khamliang Outhakaysone"),
        ("Chủ tịch Vingroup Phạm Nhật Vượng đến.", "Phạm Nhật Vượng"),
        ("Chủ tịch Hà Nội Trần Sỹ Thanh đến.", "Trần Sỹ Thanh"),
        ("Ông Polking đến.", "Polking"),
        ("Bà Hồ Thị Nga, 67 tuổi, kể.", "Hồ Thị Nga"),
    ],
)
def test_a_vietnamese_family_name_or_title_shows_a_person(text: str, name: str) -> None:
    assert names(text, "vi") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Cầu Trần Thị Lý ùn tắc.",
        "Đường Nguyễn Văn Linh bị cấm.",
        "Hà Nội và Cao Bằng mưa.",
        "Bệnh viện Nguyễn Tri Phương tiếp nhận.",
        "Ông bà vui, Ông già Noel đến.",
        "Tàu Lê Thánh Tông cập cảng.",
    ],
)
def test_streets_towns_and_ships_of_vietnam_are_no_people(text: str) -> None:
    assert names(text, "vi") == []


def test_vietnamese_bodies() -> None:
    text = "Bộ Quốc phòng và Công an tỉnh Nghệ An họp. Cục trưởng về. Đại học Tôn Đức Thắng mở cửa."
    assert names(text, "vi", "organisation") == ["Bộ Quốc phòng", "Công an tỉnh Nghệ An", "Đại học Tôn Đức Thắng"]


def test_words_between_commas_behind_a_name_do_not_hide_the_verb() -> None:
    text = '"Nước lên quá nhanh, bà con không kịp chạy", ông Nguyễn Văn Phương, Chủ tịch thành phố Huế, nói.'
    assert [quote.speaker for quote in find_quotes(text, "vi")] == ["Nguyễn Văn Phương"]
