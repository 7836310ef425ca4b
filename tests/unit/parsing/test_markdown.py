"""Markdown as site generators and writers leave it: front matter in many spellings, the house's line at the end."""

import pytest

from clipwire.model.article import Article
from clipwire.parsing.registry import parse

FIRST = "Le bac de Houat navigue de nouveau, cinq semaines après la tempête qui avait emporté sa rampe."
SECOND = "Le département paie la moitié des travaux, selon la capitaine Maëlle Kervadec."


def markdown(text: str) -> Article:
    [article] = parse(text.encode(), "story.md").articles
    return article


@pytest.mark.parametrize("field", ["canonical", "canonicalURL", "permalink", "url"])
def test_any_field_with_the_web_address_is_the_address(field: str) -> None:
    front = f"---\ntitle: Le bac\n{field}: https://houat.example/bac?utm_campaign=x\n---\n\n"
    assert markdown(front + FIRST).url == "https://houat.example/bac"


def test_a_path_on_the_site_is_no_address() -> None:
    # Given a permalink that is only a path, and the canonical address elsewhere
    front = "---\ntitle: Le bac\npermalink: /2025/bac/\ncanonical_url: https://houat.example/bac\n---\n\n"
    # Then the address in full is taken; and none if there is none
    assert markdown(front + FIRST).url == "https://houat.example/bac"
    assert markdown(front.replace("https://houat.example", "") + FIRST).url is None


def test_the_dates_of_site_generators_are_read() -> None:
    front = '---\ntitle: Le bac\npubDate: "2025-03-03"\nupdated_at: 2025-03-05\nbyline: Yann Le Goff\n---\n\n'
    article = markdown(front + FIRST)
    assert (article.published, article.modified) == ("2025-03-03", "2025-03-05")
    assert article.authors == ["Yann Le Goff"]


@pytest.mark.parametrize(
    "line",
    [
        "*Vous aimez ce journal ? [Abonnez-vous](https://houat.example/abo).*",
        "_Ce texte a paru d'abord dans la Gazette de Houat._",
        "[S'abonner](https://houat.example/abo) | [Contact](https://houat.example/contact)",
    ],
)
def test_the_houses_line_below_the_last_rule_is_not_text(line: str) -> None:
    assert markdown(f"# Le bac\n\n{FIRST}\n\n{SECOND}\n\n---\n\n{line}\n").body == f"{FIRST}\n\n{SECOND}"


def test_prose_below_the_last_rule_stays() -> None:
    # Given a rule between two parts of the text, the second with a word in italics
    article = markdown(f"# Le bac\n\n{FIRST}\n\n---\n\nLa *Belle-Île* reste au port.\n")
    # Then both parts are the body
    assert article.body == f"{FIRST}\n\nLa Belle-Île reste au port."


def test_words_in_italics_below_a_picture_are_its_caption() -> None:
    # Given a caption in the paragraph of its picture, one in the next, and a sentence in italics elsewhere
    same = "![Le bac](bac.jpg)\n*Le bac au port. Photo : Luc Petit*"
    following = "![La rampe](rampe.jpg)\n\n*La rampe neuve.*"
    # Then only the sentence is text
    assert markdown(f"# Le bac\n\n{same}\n\n{FIRST}\n\n{following}\n\n*{SECOND}*\n").body == f"{FIRST}\n\n{SECOND}"


def test_a_line_of_rights_below_the_last_rule_and_attributes_are_not_text() -> None:
    text = (
        f"# Le bac\n\n{FIRST}\n{{: .chapeau}}\n\n{SECOND}\n\n***\n\n© 2024 Gazette. [S'abonner](https://x.example/a)\n"
    )
    assert markdown(text).body == f"{FIRST}\n\n{SECOND}"


def test_marks_of_hugo_and_obsidian_are_not_text() -> None:
    # Given a short code, a link, a highlight and the name of a block, and a source that is an address
    front = '---\ntitle: Le bac\nsource: "https://houat.example/bac"\nauthor:\n  - "[[Yann Le Goff]]"\n---\n\n'
    text = (
        f'{{{{< figure src="bac.jpg" >}}}}\n\n{FIRST} ^b1\n\n==Le département== paie, selon [[mk|Maëlle Kervadec]].\n'
    )
    article = markdown(front + text)
    # Then what they mark stays
    assert article.body == f"{FIRST}\n\nLe département paie, selon Maëlle Kervadec."
    assert (article.authors, article.url, article.source) == (["Yann Le Goff"], "https://houat.example/bac", None)
