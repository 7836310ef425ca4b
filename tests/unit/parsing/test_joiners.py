"""Zero-width joiners of Persian and Hindi words stay in the text of a page."""

from clipwire.parsing.registry import parse


def test_a_page_in_persian_keeps_its_joiners_and_has_each_paragraph_once() -> None:
    # Given a page whose words have zero-width non-joiners
    first = (
        "تهران - قیمت نان در شهرهای بزرگ افزایش می‌یابد و نانوایی‌ها از فردا با نرخ تازه کار می‌کنند. وزیر کشور گفت که "
        "صرفه‌جویی در مصرف آرد ضروری است و مردم می‌توانند شکایت‌های خود را ثبت کنند."
    )
    second = (
        "او افزود که بسیاری از نانوایی‌ها در ماه‌های گذشته تعطیل شده‌اند و کارگران آنها بیکار شده‌اند. کارشناسان هشدار "
        "می‌دهند که این روند ادامه خواهد یافت."
    )
    page = (
        "<html lang='fa'><head><title>افزایش قیمت نان</title></head><body><article><h1>افزایش قیمت نان</h1>"
        f"<p>{first}</p><p>{second}</p></article></body></html>"
    )
    # When it is read
    [article] = parse(page.encode()).articles
    # Then its paragraphs are as printed
    assert article.body == f"{first}\n\n{second}"
