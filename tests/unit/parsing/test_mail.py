"""Letters as mail programs of many languages send them on, and as newsletters and lists send them."""

import time
from email.message import EmailMessage

import pytest

from clipwire.model.article import Article
from clipwire.parsing.registry import Parsed, parse

MAX_CPU_SECONDS = 3
TEXT = "The ferry sailed again on Monday, five weeks after a storm had torn away its ramp and half its rail."
MORE = "The county pays a half of the repair, said the captain, and the passengers of the summer pay the rest."


def letter(text: str, subtype: str = "plain", **headers: str) -> EmailMessage:
    message = EmailMessage()
    stated = {
        "From": "Ada Holm <ada@sender.example>",
        "Subject": "Ferry sails",
        "Date": "Mon, 03 Mar 2025 08:00:00 +0100",
    }
    for name, value in (stated | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        message[name] = value
    message.set_content(text, subtype=subtype)
    return message


def parsed(message: EmailMessage) -> Parsed:
    return parse(message.as_bytes(), "letter.eml")


def read(message: EmailMessage) -> Article:
    [article] = parsed(message).articles
    return article


FORWARDS = {
    "Apple Mail, Italian": (
        "Ecco.\n\nInizio messaggio inoltrato:\n\n> Da: Ugo Rinaldi <ugo@x.example>\n> Oggetto: Il molo\n"
        f"> Data: 28 febbraio 2025 alle ore 09:14:00 CET\n> A: Ada Holm <ada@x.example>\n>\n> {TEXT}\n>\n> {MORE}\n",
        "Il molo",
        "Ugo Rinaldi",
    ),
    "Thunderbird, Polish": (
        "-------- Treść przekazanej wiadomości --------\nTemat: \tProm\nData: \tFri, 28 Feb 2025 09:14:00 +0100\n"
        f"Nadawca: \tJan Kos <jan@x.example>\nAdresat: \tada@x.example\nDo: \tAda Holm <ada@x.example>\n\n\n"
        f"{TEXT}\n\n{MORE}\n",
        "Prom",
        "Jan Kos",
    ),
    "Yahoo, Portuguese": (
        "----- Mensagem encaminhada -----\nDe: Rui Reis <rui@x.example>\nPara: Ada Holm <ada@x.example>\n"
        f"Enviado: sexta-feira, 28 de fevereiro de 2025 às 09:14:00 BRT\nAssunto: O cais\n\n{TEXT}\n\n{MORE}\n",
        "O cais",
        "Rui Reis",
    ),
    "Naver, Korean": (
        '-----Original Message-----\nFrom: "김하늘"<haneul@x.example>\nTo: <ada@x.example>;\nCc:\n'
        f"Sent: 2025-02-28 (금) 09:14:00 (GMT+09:00)\nSubject: 여객선\n\n{TEXT}\n\n{MORE}\n",
        "여객선",
        "김하늘",
    ),
    "Daum, Korean": (
        '--------- 원본 메일 ---------\n보낸사람 : "박바다" <bada@x.example>\n받는사람 : <ada@x.example>\n'
        f"날짜: 2025년 2월 28일 금요일, 09시 14분 00초 +0900\n제목: 여객선\n\n{TEXT}\n\n{MORE}\n",
        "여객선",
        "박바다",
    ),
    "Yandex, Russian": (
        '-------- Пересылаемое сообщение --------\n28.02.2025, 09:14, "Анна Белова" <anna@x.example>:\n\n'
        f"{TEXT}\n\n{MORE}\n\n-------- Конец пересылаемого сообщения --------\n",
        "Ferry sails",
        "Анна Белова",
    ),
    "Mail.ru, Russian": (
        "-------- Пересылаемое сообщение --------\nОт кого: Анна Белова <anna@x.example>\nКому: ada@x.example\n"
        f"Дата: Пятница, 28 февраля 2025, 9:14 +03:00\nТема: Паром\n\n{TEXT}\n\n{MORE}\n",
        "Паром",
        "Анна Белова",
    ),
    "QQ, Chinese": (
        '------------------ 原始邮件 ------------------\n发件人: "王小明" <wang@x.example>;\n'
        f'发送时间: 2025年2月28日(星期五) 上午9:14\n收件人: "Ada"<ada@x.example>;\n主题: 渡轮\n\n{TEXT}\n\n{MORE}\n',
        "渡轮",
        "王小明",
    ),
    "Outlook, Japanese": (
        "________________________________\n差出人: 山田花子 <yamada@x.example>\n送信日時: 2025年2月28日 9:14\n"
        f"宛先: Ada Holm\n件名: 渡船\n\n{TEXT}\n\n{MORE}\n",
        "渡船",
        "山田花子",
    ),
    "Outlook, Turkish": (
        "Bilginize.\n\nKimden: Ayşe Kaya <ayse@x.example>\nGönderildi: 28 Şubat 2025 Cuma 09:14\nKime: Ada Holm\n"
        f"Konu: Feribot\n\n{TEXT}\n\n{MORE}\n",
        "Feribot",
        "Ayşe Kaya",
    ),
    "Outlook, Finnish, a list of addresses over two lines": (
        "Lähettäjä: Aino Aho <aino@x.example>\nLähetetty: perjantai 28. helmikuuta 2025 9.14\n"
        "Vastaanottaja: Ada Holm <ada@x.example>; Per Lunde <per@x.example>;\n    Liv Storm <liv@x.example>\n"
        f"Aihe: Lautta\n\n{TEXT}\n\n{MORE}\n",
        "Lautta",
        "Aino Aho",
    ),
}


@pytest.mark.parametrize("program", FORWARDS)
def test_of_forwarded_mail_the_first_message_is_the_article(program: str) -> None:
    # Given a letter that somebody sends on
    text, title, author = FORWARDS[program]
    # When it is read
    article = read(letter(text))
    # Then title, author, day and text are those of the message that is sent on
    assert (article.title, article.authors) == (title, [author])
    assert (article.published or "")[:10] == "2025-02-28"
    assert article.body == f"{TEXT}\n\n{MORE}"


def test_headers_in_a_table_are_read_too() -> None:
    # Given a forwarded letter in HTML whose headers are rows of a table, in Dutch
    rows = {"Onderwerp": "De pont", "Datum": "Fri, 28 Feb 2025 09:14:00 +0100", "Van": "Jan Smit", "Aan": "Ada Holm"}
    table = "".join(f"<tr><th>{label}: </th><td>{value}</td></tr>" for label, value in rows.items())
    article = read(letter(f"<table>{table}</table><p>{TEXT}</p><p>{MORE}</p>", "html"))
    # Then they are headers, and only the paragraphs are text
    assert (article.title, article.authors, article.body) == ("De pont", ["Jan Smit"], f"{TEXT}\n\n{MORE}")


def test_the_day_of_sending_on_is_not_the_day_of_the_article() -> None:
    # Given a forwarded message whose day cannot be read
    text = f"From: Per Lunde <per@x.example>\nSent: some day\nTo: Ada\nSubject: Ferry\n\n{TEXT}\n"
    # Then no day is better than a wrong one
    assert read(letter(text)).published is None


def test_an_answer_with_a_longer_text_of_its_own_is_the_article() -> None:
    # Given a long answer above a short question
    headers = "Von: Per Lunde <per@x.example>\nGesendet: 1. März 2025\nAn: Ada\nBetreff: Fähre?"
    text = f"{TEXT}\n\n{MORE}\n\n{headers}\n\nFährt sie?\n"
    # Then the answer's sender is the author
    assert read(letter(text, Subject="AW: Fähre?")).authors == ["Ada Holm"]


def test_a_story_with_words_like_headers_is_no_forwarded_message() -> None:
    # Given lines of an announcement: a place and a day, but no sender
    text = f"{TEXT}\n\nDate: 9 March\nTo: all passengers\n\n{MORE}\n"
    assert read(letter(text)).body.startswith(TEXT)


@pytest.mark.parametrize(
    "prefix", ["Tr: ", "RV: RE: ", "Odp: PD: ", "ENC: ", "İLT: ", "转发：", "Fwd: Re[2]: ", "SV: VS: "]
)
def test_marks_before_a_subject_are_no_part_of_the_title(prefix: str) -> None:
    assert read(letter(TEXT, Subject=f"{prefix}Ferry sails")).title == "Ferry sails"


@pytest.mark.parametrize(
    ("sender", "list_id", "source", "authors"),
    [
        ("Jana Weiß vom Hafenblatt <jw@x.example>", "", "Hafenblatt", ["Jana Weiß"]),
        ("Ana Ruiz via Puertos <list@x.example>", "", "Puertos", ["Ana Ruiz"]),
        ("Anne Morel | La Lettre du port <am@x.example>", "", "La Lettre du port", ["Anne Morel"]),
        ("Boletín del puerto <hola@x.example>", "", "Boletín del puerto", []),
        ("Вестник порта <info@x.example>", "", "Вестник порта", []),
        ("항만 소식 <news@x.example>", "", "항만 소식", []),
        ("Ana de la Vega <ana@x.example>", "", None, ["Ana de la Vega"]),
        ("Erik Lund <erik@x.example>", "Hamnbrevet <brev.x.example>", "Hamnbrevet", ["Erik Lund"]),
        ("Hamnbrevet <brev@x.example>", "Hamnbrevet <brev.x.example>", "Hamnbrevet", []),
    ],
)
def test_a_person_is_the_author_and_the_house_the_source(
    sender: str, list_id: str, source: str | None, authors: list[str]
) -> None:
    article = read(letter(f"{TEXT}\n\n{MORE}", From=sender, **({"List_Id": list_id} if list_id else {})))
    assert (article.source.name if article.source else None, article.authors) == (source, authors)


def test_the_heading_of_a_newsletter_and_the_tag_of_its_list_are_no_text() -> None:
    # Given a letter whose subject has the tag of its list, the newsletter's name and the heading
    message = letter(
        f"<h1>Fähre fährt wieder</h1><p>{TEXT}</p>",
        "html",
        Subject="[hafen] Hafenbrief 7: Fähre fährt wieder",
        List_Id="Hafenbrief <hafen.x.example>",
    )
    article = read(message)
    # Then the tag is no part of the title, and the heading no part of the text
    assert (article.title, article.body) == ("Hafenbrief 7: Fähre fährt wieder", TEXT)


def test_a_text_between_pictures_is_read_whole_but_not_what_is_attached() -> None:
    # Given two texts around a picture, and a text file that is attached
    message = letter(TEXT)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="ramp.png", disposition="inline")
    message.add_attachment(MORE, disposition="inline")
    message.add_attachment("Timetable of the summer.", filename="timetable.txt")
    # Then the article is the two texts
    assert read(message).body == f"{TEXT}\n\n{MORE}"


def test_a_part_that_only_outlook_reads_is_named_in_a_warning() -> None:
    message = letter(TEXT)
    message.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert any("winmail.dat" in warning for warning in read(message).warnings)


def test_each_message_of_a_plain_digest_is_an_article() -> None:
    # Given a digest as mailing lists send it
    rule = "-" * 30
    first = (
        f"Message: 1\nDate: Fri, 28 Feb 2025 09:14:00 +0100\nFrom: Per Lunde <per@x.example>\nSubject: Ferry\n\n{TEXT}"
    )
    date = "Sat, 1 Mar 2025 10:00:00 +0100"
    second = f"Message: 2\nDate: {date}\nFrom: Liv Storm <liv@x.example>\nSubject: Re: Pier\n\n{MORE}"
    top = f"Today's Topics:\n\n   1. Ferry (Per Lunde)\n\n{'-' * 70}"
    text = "\n\n".join([top, first, rule, second, rule, "End of Digest"])
    # When it is read
    articles = parsed(letter(text, Subject="Harbour Digest, Vol 7, Issue 2")).articles
    # Then each has its own title, author, day and text
    assert [(article.title, article.authors, article.body) for article in articles] == [
        ("Ferry", ["Per Lunde"], TEXT),
        ("Pier", ["Liv Storm"], MORE),
    ]
    assert [(article.published or "")[:10] for article in articles] == ["2025-02-28", "2025-03-01"]


def test_sentences_of_a_story_about_letters_stay_and_notices_go() -> None:
    # Given a story about unsubscribing in German, and notices to the reader
    story = "Tausende Kunden wollten im Februar die Werbung der Reederei abbestellen, und niemand nahm den Hörer ab."
    notice = "Wenn Sie keine Post mehr wünschen, können Sie den Newsletter hier abbestellen."
    article = read(letter(f"{story}\n\n{TEXT}\n\n{notice}\n\nHafenbrief © 2025 Weiß Verlag\n"))
    # Then only the notices are left out
    assert article.body == f"{story}\n\n{TEXT}"


def test_a_signature_and_the_lines_of_a_list_are_no_text() -> None:
    footer = "_______________________________________________\nHarbour mailing list\nharbour@lists.example\n"
    assert read(letter(f"{TEXT}\n\n-- \nAda Holm\nNorth Quay 4\n")).body == TEXT
    assert read(letter(f"{TEXT}\n\n{footer}")).body == TEXT


def test_a_quoted_text_keeps_its_author_and_day() -> None:
    # Given an answer that quotes the whole text below a line in French
    quoted = "\n".join(f"> {line}" for line in (TEXT, "", MORE))
    article = read(
        letter(f"Merci !\n\nLe ven. 28 févr. 2025 à 09:14, Anne Morel <anne@x.example> a écrit :\n\n{quoted}\n")
    )
    # Then the author and the day are those of the quoted text
    assert (article.authors, article.body) == (["Anne Morel"], f"{TEXT}\n\n{MORE}")
    assert (article.published or "")[:10] == "2025-02-28"


def test_lines_broken_at_a_width_are_joined_as_their_script_is_written() -> None:
    # Given Chinese lines, and a list in Spanish
    chinese = read(letter("港务局星期一决定疏浚内\n港，此前有两艘渔船搁浅。\n"))
    spanish = read(letter("La junta decidió:\n* dragar la dársena\n  interior\n* mudar el mercado\n"))
    # Then there is no space within Chinese, and each item is a paragraph
    assert chinese.body == "港务局星期一决定疏浚内港，此前有两艘渔船搁浅。"
    assert spanish.body == "La junta decidió:\n\n* dragar la dársena interior\n\n* mudar el mercado"


def test_a_subject_without_a_stated_encoding_is_read_in_that_of_the_text() -> None:
    text = "Паром снова ходит, через пять недель после шторма."
    data = "From: a@x.example\nSubject: Паром\nContent-Type: text/plain; charset=koi8-r\n\n".encode("koi8-r")
    [article] = parse(data + text.encode("koi8-r"), "letter.eml").articles
    assert (article.title, article.body) == ("Паром", text)


@pytest.mark.parametrize("line", [" " * 300 + "\n", "-- \n", "> \n", "From: a\nDate: b\n", "_" * 30 + "\n"])
def test_a_text_of_marks_takes_no_longer_than_its_length(line: str) -> None:
    # Given 150 kB of lines that begin what a reader looks for, and a sentence
    message = letter(line * (150_000 // len(line)) + TEXT)
    # When it is read
    start = time.process_time()
    read(message)
    # Then the time is not quadratic in the length, which would take ten times as long
    assert time.process_time() - start < MAX_CPU_SECONDS


def test_the_houses_address_below_the_notices_of_a_newsletter_is_no_text() -> None:
    # Given notices, with the house's address below them
    foot = "<p>Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.</p><p>Verlag Hafen, Mühlgasse 4, Ferrow</p>"
    # Then neither is text; a paragraph below a link to the web is
    top = '<p><a href="https://hafen.example">Im Browser ansehen</a></p>'
    assert read(letter(f"{top}<p>{TEXT}</p><p>{MORE}</p>{foot}", "html")).body == f"{TEXT}\n\n{MORE}"


def test_the_headers_of_yahoo_in_one_line_are_read() -> None:
    headers = (
        "----- Forwarded Message ----- From: Tess Odum <tess@x.example>To: <ada@sender.example>"
        "Sent: Friday, February 28, 2025 at 05:05:12 PM GMT+1Subject: Ice road opens"
    )
    article = read(letter(f"worth a look?\n\n   {headers}\n {TEXT}\n", Subject="Fw: Ice road opens"))
    assert (article.title, article.authors, article.body) == ("Ice road opens", ["Tess Odum"], TEXT)
    assert (article.published or "")[:10] == "2025-02-28"


def test_a_subject_is_read_in_the_encoding_that_the_text_shows() -> None:
    # Given a letter in KOI8-R that states no encoding at all
    text = "Маяк на косе зажгут в октябре, сообщила в четверг администрация порта, и горожане не верят."
    data = f"From: a@x.example\nDate: Mon, 03 Mar 2025 08:00:00 +0100\nSubject: Маяк на косе\n\n{text}\n".encode(
        "koi8-r"
    )
    [article] = parse(data, "letter.eml").articles
    assert (article.title, article.body) == ("Маяк на косе", text)
