"""Short names that a text defines in brackets behind or before the full name of an organisation."""

import pytest

from clipwire.enrichment.entities.finding import find_entities
from clipwire.enrichment.entities.trained.definitions import with_definitions


def organisations_in(text: str, language: str) -> list[str]:
    return [text[e.start : e.end] for e in find_entities(text, language) if e.label == "organisation"]


@pytest.mark.parametrize(
    ("language", "text", "full", "short"),
    [
        ("de", "Die Landesanstalt für Bienenkunde (LfB) hat gewarnt. Die LfB misst weiter.",
         "Landesanstalt für Bienenkunde", "LfB"),
        ("fr", "L'Office wallon des marais (Owam) a refusé. Hier, l'Owam restait muet.",
         "Office wallon des marais", "Owam"),
        ("es", "La Sociedad Andina de Relojeros (SAR) protestó. La SAR pidió más.",
         "Sociedad Andina de Relojeros", "SAR"),
        ("it", "L'Ente lagunare per la pesca (Elp) tace. Secondo l'Elp è tardi.",
         "Ente lagunare per la pesca", "Elp"),
        ("pt", "A Direção Regional de Faróis (DRF) avisou. A DRF fechou dois.", "Direção Regional de Faróis", "DRF"),
        ("nl", "De Vereniging van Zeeuwse Molenaars (VZM) is boos. De VZM wil geld.",
         "Vereniging van Zeeuwse Molenaars", "VZM"),
        ("ru", "Союз сельских пекарей (ССП) против. В ССП ждут ответа.", "Союз сельских пекарей", "ССП"),
        ("ja", "原子力損害賠償機構（原賠機構）が発表した。原賠機構は応じた。", "原子力損害賠償機構", "原賠機構"),
        ("de", "Das LfB (Landesamt für Bienenkunde) hat gewarnt.", "Landesamt für Bienenkunde", "LfB"),
    ],
)  # fmt: skip
def test_a_short_name_in_brackets_is_an_organisation_wherever_it_is(
    language: str, text: str, full: str, short: str
) -> None:
    # Given a text that defines a short name, and perhaps uses it alone later
    # When its names are found
    found = organisations_in(text, language)
    # Then the full name and every mention of the short one are organisations
    assert full in found
    assert found.count(short) == text.count(short)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Bruttoinlandsprodukt (BIP) wächst. Das BIP steigt."),
        ("fr", "La taxe sur la valeur ajoutée (TVA) monte. La TVA rapporte."),
        ("es", "El Impuesto al Valor Agregado (IVA) subió."),
        ("it", "Il prodotto interno lordo (Pil) cresce."),
        ("pt", "O Produto Interno Bruto (PIB) cresceu."),
        ("nl", "De Wet Open Overheid (WOO) geldt."),
        ("ru", "Валовой внутренний продукт (ВВП) вырос. Рост ВВП замедлился."),
        ("zh", "国内生产总值（GDP）增长。"),
    ],
)  # fmt: skip
def test_taxes_laws_and_products_with_initials_are_no_organisations(language: str, text: str) -> None:
    # Given a thing with its initials in brackets, then nothing is found
    assert organisations_in(text, language) == []


def test_initials_that_are_not_in_a_name_are_not_its_short_name() -> None:
    text = "Der Verband der Reeder Nord (VKQ) wartet. Der Verband der Reeder klagt."
    assert [found for found in with_definitions(text, "de", []) if "VKQ" in text[found.start : found.end]] == []


def test_the_party_of_a_person_leaves_the_person() -> None:
    # Given a person with the party in brackets, whose letters are in the name
    text = "Der Abgeordnete Sven Pedersen (SPD) kam."
    # When names are found
    found = [(text[e.start : e.end], e.label) for e in find_entities(text, "de")]
    # Then the name is a person and the party is an organisation
    assert found == [("Sven Pedersen", "person"), ("SPD", "organisation")]
