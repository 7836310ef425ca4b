"""The lines above the text of letters and documents: the writer's name above the day, a place with the day."""

import pytest

from clipwire.model.article import Article
from clipwire.parsing.first_lines import read_first_lines

TEXT = "Маяк на косе зажгут в октябре, сообщила администрация порта, и горожане не верят."


def read(*lines: str) -> Article:
    article = Article(body="\n\n".join((*lines, TEXT)))
    read_first_lines(article)
    return article


def test_a_name_alone_above_the_day_is_the_author() -> None:
    article = read("Павел Ершов", "5 сентября 2024 г.")
    assert (article.authors, article.published, article.body) == (["Павел Ершов"], "2024-09-05", TEXT)


@pytest.mark.parametrize("line", ["Павел Ершов", "Маяк"])
def test_a_line_without_a_day_below_it_stays(line: str) -> None:
    article = read(line, "Порт отвечает на вопросы.")
    assert (article.authors, article.body.split("\n\n")[0]) == ([], line)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Porto Sguazzo, 7 marzo 2025", "2025-03-07"),
        ("Berlin, den 3. März 2025", "2025-03-03"),
        ("París, 7 de mayo de 2024", "2024-05-07"),
        ("Москва, 5 сентября 2024 г.", "2024-09-05"),
    ],
)
def test_a_place_with_the_day_is_the_day(line: str, day: str) -> None:
    article = read(line)
    assert (article.published, article.body) == (day, TEXT)


@pytest.mark.parametrize(
    "line", ["Порт ждёт, что 7 марта 2025 года придёт лоцман", "Rund um den Hafen und die Mole, 3. März 2025"]
)
def test_a_sentence_with_a_day_stays(line: str) -> None:
    article = read(line)
    assert (article.published, article.body.split("\n\n")[0]) == (None, line)
