"""Names in the credits of pictures are not people of the story."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article


@pytest.mark.parametrize(
    ("language", "body", "people"),
    [
        ("en", "Mayor Ann Lee cut the ribbon.\n\nPhotograph: Toby Melville/Reuters\n\nIt cost 60m.", ["Ann Lee"]),
        ("en", "Mayor Ann Lee cut the ribbon. (Photo by Jane Barlow)\n\nIt cost 60m.", ["Ann Lee"]),
        ("en", "Visitors on the bridge. Toby Melville / AFP\n\nMayor Ann Lee cut the ribbon.", ["Ann Lee"]),
        ("nl", "Burgemeester Anna Smit kwam.\n\nFoto: Jan de Boer/ANP\n\nHij kostte 60 miljoen.", ["Anna Smit"]),
        ("ru", "Приехал мэр Иван Орлов.\n\nФото: Пётр Белов / ТАСС\n\nОн стоил 60 миллионов.", ["Иван Орлов"]),
        # whom a picture shows, and who is named in the story too
        ("en", "Police published a photo of Toby Melville on Monday.", ["Toby Melville"]),
        ("en", "Video: Ann Lee resigns.\n\nThe council met on Monday in the new town hall.", ["Ann Lee"]),
        ("es", "La policía publicó una foto de Hugo Pérez el lunes.", ["Hugo Pérez"]),
        ("en", "Photo: Ann Lee\n\nThe bridge opened when Ann Lee cut the ribbon on Monday.", ["Ann Lee"]),
    ],
)
def test_a_photographer_is_no_person_of_the_story(language: str, body: str, people: list[str]) -> None:
    assert [person.name for person in enrich(Article(body=body, language=language)).people] == people
