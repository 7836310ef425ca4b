"""Greek names: people, bodies and towns in every case have their nominative."""

import pytest

from clipwire.enrichment.entities.finding import find_entities, sure_names
from clipwire.enrichment.entities.signs.greek import body, nominative


def names(text: str, label: str = "person") -> list[str]:
    return [name for entity, name in sure_names(text, find_entities(text, "el"), "el") if entity.label == label]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Κυριάκου Μητσοτάκη", "Κυριάκος Μητσοτάκης"),
        ("Νίκο Παπαδόπουλο", "Νίκος Παπαδόπουλος"),
        ("Γιώργου Παπαδόπουλου", "Γιώργος Παπαδόπουλος"),
        ("Αλεξάνδρου Παπά", "Αλέξανδρος Παπάς"),
        ("Μαρίας Σάκκαρη", "Μαρία Σάκκαρη"),
        ("Βλαντιμίρ Πούτιν", "Βλαντιμίρ Πούτιν"),
        ("Γιώργου Παπανδρέου", None),
    ],
)
def test_the_nominative_of_a_greek_name(printed: str, name: str | None) -> None:
    assert nominative(printed) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ο υπουργός Οικονομικών Κυριάκος Πιερρακάκης μίλησε.", "Κυριάκος Πιερρακάκης"),
        ("Είδε τον Παναγιώτη Πετράκη χθες.", "Παναγιώτης Πετράκης"),
        ("Ο προπονητής Ράφα Μπενίτεθ έφυγε.", "Ράφα Μπενίτεθ"),
    ],
)
def test_a_given_name_or_a_title_shows_a_person(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Φωτιά στην οδό Νίκου Καζαντζάκη χθες.",
        "Το πλοίο Αγία Μαρίνα έδεσε.",
        "Η υπουργός Κοινωνικής Συνοχής μίλησε.",
        "Το βιβλίο του Γιώργου Παπανδρέου κυκλοφόρησε.",
        "Είδε τον προπονητή Κλάουντιο Πάσο χθες.",  # nobody knows this man's nominative
    ],
)
def test_things_fields_and_unknown_nominatives_are_no_people(text: str) -> None:
    assert names(text) == []


def test_bodies_have_their_nominative() -> None:
    text = "Ο διοικητής της Τράπεζας της Ελλάδος πήγε στο γραφείο του Υπουργείου Ανάπτυξης και της Νέας Δημοκρατίας."
    expected = ["Τράπεζα της Ελλάδος", "Υπουργείο Ανάπτυξης", "Νέα Δημοκρατία"]
    assert names(text, "organisation") == expected
    assert body("Αρείου Πάγου") == "Άρειος Πάγος" or body("Άρειου Πάγου") == "Άρειος Πάγος"


def test_towns_are_found_in_every_case_but_not_in_longer_names() -> None:
    text = "Βρέχει στην Εύβοια και στο Βόλο, στη Λάρισα όχι. Το Νήσος Ρόδος έφυγε."
    assert names(text, "place") == ["Εύβοια", "Βόλο", "Λάρισα"]
