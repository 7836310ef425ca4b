"""People in Polish, Czech, Ukrainian and Russian, whose names have case endings."""

import time

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities.finding import find_entities, sure_names
from clipwire.enrichment.entities.slavic.context import shown_case
from clipwire.enrichment.entities.slavic.names import nominative
from clipwire.enrichment.entities.slavic.russian import people as russian_people
from clipwire.enrichment.entities.trained.cases import case_before
from clipwire.model.article import Article


def people(text: str, language: str) -> list[str]:
    found = sure_names(text, find_entities(text, language), language)
    return [name for entity, name in found if entity.label == "person"]


@pytest.mark.parametrize(
    ("language", "printed", "name"),
    [
        ("pl", "Elżbietą Kurowską-Lis", "Elżbieta Kurowska-Lis"),
        ("pl", "Leszkiem Wronkiem", "Leszek Wronek"),
        ("pl", "Jacka Kopcia", "Jacek Kopć"),
        ("pl", "Bogdana Cieluchy", "Bogdan Cielucha"),
        ("pl", "Jadwigi Wrony", "Jadwiga Wrona"),
        ("pl", "Beaty Stec", "Beata Stec"),
        ("pl", "Andrzejowi Zawadzkiemu", "Andrzej Zawadzki"),
        ("cs", "Radka Smolíčka", "Radek Smolíček"),
        ("cs", "Aleše Zbořila", "Aleš Zbořil"),
        ("cs", "Matějem Vondrou", "Matěj Vondra"),
        ("cs", "Lence Dvorské", "Lenka Dvorská"),
        ("cs", "Jiřímu Veselému", "Jiří Veselý"),
        ("uk", "Дмитрові Гайдуку", "Дмитро Гайдук"),
        ("uk", "Ольги Романівни Тесленко", "Ольга Романівна Тесленко"),
        ("uk", "Іллю Зозулю", "Ілля Зозуля"),
        ("uk", "Андрієм Хмельницьким", "Андрій Хмельницький"),
    ],
)
def test_given_name_and_surname_in_one_case_have_one_nominative(language: str, printed: str, name: str) -> None:
    assert nominative(printed.split(), language) == name


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("pl", "Tadeusza Kozła"),  # Kozioł or Kozieł
        ("pl", "Marka Zuckerberga"),  # Mark, not Marek
        ("pl", "Romanem Rottem"),  # Rotte
        ("pl", "Kamila Kliszcza"),  # Kamil Kliszcz or Kamila Kliszcza
        ("cs", "Petru Holubovi"),  # Holub or Holuba
        ("uk", "Петра Собка"),  # Собко or Собок
        ("uk", "Олександра Дорошева"),  # a woman, or a man in the genitive
        ("pl", "Zuzu Kowalskiego"),
    ],
)
def test_an_unsure_nominative_is_none(language: str, printed: str) -> None:
    assert nominative(printed.split(), language) == ""


@pytest.mark.parametrize(
    ("language", "printed", "spelled", "name"),
    [
        ("pl", "Zbigniewa Dobry", {"Dobro"}, "Zbigniew Dobro"),
        ("pl", "Zbigniewa Dobry", {"Dobra"}, "Zbigniew Dobra"),
        ("cs", "Petru Holubovi", {"Holub"}, "Petr Holub"),
        ("uk", "Петра Собка", {"Собко"}, "Петро Собко"),
    ],
)
def test_a_surname_elsewhere_in_the_text_decides(language: str, printed: str, spelled: set[str], name: str) -> None:
    assert nominative(printed.split(), language, spelled) == name


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("pl", "Żona Marka Sulickiego Anna Wrona śpiewa. Sulickiemu to nie szkodzi.", ["Marek Sulicki", "Anna Wrona"]),
        ("pl", "Szkoła im. Marii Wronej stoi przy ulicy Jana Sulickiego.", []),
        ("pl", "Papież Jan Paweł II oraz Michał K. wyjechali.", ["Michał K."]),
        ("uk", "Рішення Олександра Дорошева оскаржили.", ["Олександр Дорошев"]),
        ("uk", "Олександра Дорошева виграла золото.", ["Олександра Дорошева"]),
        ("uk", "Посол Німеччини Гайко Томс приїхав.", []),
        ("cs", "Cenu převzala Markéta Smolíková Zbořilová.", ["Markéta Smolíková Zbořilová"]),
        ("cs", "Radka Smolíčka zná Viktorie Plzeňská.", ["Radek Smolíček", "Viktorie Plzeňská"]),
        ("ru", "Переговоры с Эммануэлем Брюном прошли.", ["Эммануэль Брюн"]),
        ("ru", "Он встретился с послом Турции Танжу Бильгичем.", ["Танжу Бильгич"]),
        ("ru", "Это сказал советник сенатора Линдси Грэма.", ["Линдси Грэм"]),
        ("ru", "Илью Сороку и Никиту Белова наградили.", ["Илья Сорока", "Никита Белов"]),
        ("ru", "Тренер похвалил Александра Дороша.", ["Александр Дорош"]),
        ("ru", "Секретари ЦК ТПК Чо Ён Вон и Пак Чон Чхон приехали.", ["Чо Ён Вон", "Пак Чон Чхон"]),
        ("ru", "Ильдар Орлов ушёл. Ильдар Рашитович устал.", ["Ильдар Орлов"]),
        ("ru", "Книгу Тамары Ильиничны Буковой издали.", ["Тамара Ильинична Букова"]),
        ("ru", "Консул КНР Цуй Годзе приехал.", ["Цуй Годзе"]),
        ("uk", "Оксен Зайцев пішов. Подякували Оксену Васильовичу.", ["Оксен Зайцев"]),
        ("uk", "Суд арештував Василя Поповича. Попович мовчить.", ["Василь Попович"]),
        ("bg", "Президентът Румен Орлов и прокурорът Ивайло Белев дойдоха.", ["Румен Орлов", "Ивайло Белев"]),
        ("bg", "Улица „Христо Белев“ и бул. Васил Орлов са затворени.", []),
        ("pl", "Firma Bud-Maks ogłosiła upadłość.", []),
        ("ru", "Совет возглавил Гордиенко В. А. из Омска.", ["Гордиенко В. А."]),
    ],
)
def test_a_record_has_people_in_the_nominative(language: str, text: str, names: list[str]) -> None:
    article = enrich(Article(body=text, language=language))
    assert [person.name for person in article.people] == names


@pytest.mark.parametrize(
    ("language", "text", "name", "case"),
    [
        ("pl", "dla Stanisława Wrony", "Stanisława Wrony", "other"),
        ("pl", "wypowiedź prezesa Stanisława Wrony", "Stanisława Wrony", "other"),
        ("pl", "prezes Stanisława Wrona", "Stanisława Wrona", "nom"),
        ("pl", "powiedziała Stanisława Wrona", "Stanisława Wrona", "woman"),
        ("uk", "Вчора. Олександра Дорошева", "Олександра Дорошева", ""),
    ],
)
def test_words_around_a_name_show_its_case(language: str, text: str, name: str, case: str) -> None:
    start = text.index(name)
    assert shown_case(text, start, start + len(name), language) == case


@pytest.mark.parametrize(
    ("before", "cases"),
    [
        ("Это дело ", ("gen",)),
        ("Он пришёл к ", ("dat",)),
        ("Разговор с послом Турции ", ("ins",)),
        ("советником сенатора ", ("gen", "ins")),
        ("Вчера наградил ", ("no woman",)),
        ("Вчера сказал министр обороны ", ()),
        ("у него. ", ()),
    ],
)
def test_words_before_a_russian_name_allow_cases(before: str, cases: tuple[str, ...]) -> None:
    assert case_before(f"{before}Александра Дороша", len(before)) == cases


@pytest.mark.parametrize(
    ("language", "body", "speaker"),
    [
        # somebody of the other sex is never the speaker
        ("ru", "Иван Орлов пришёл. С ним была Анна Белова. «Мы потеряли два судна», — сказал он.", "Иван Орлов"),
        ("ru", "Анна Белова пришла. «Мы потеряли два больших судна», — сказал он.", None),
        ("ru", "Иван Орлов пришёл с Анной Беловой. По ее словам, порт «потерял два больших судна».", "Анна Белова"),
        ("uk", "Іван Коваль прийшов. З ним була Олена Зайцева. «Ми втратили два судна», — сказав він.", "Іван Коваль"),
        ("pl", "Jan Zalewski przyszedł z Anną Wilk. „Straciliśmy dwie duże łodzie” – powiedziała.", "Anna Wilk"),
        ("cs", "Petr Novák přišel s Janou Malou. Podle něj přístav „ztratil dvě velké lodě“.", "Petr Novák"),
        # the subject of the sentence before is meant rather than its object
        (
            "ru",
            "Наиль Орлов благодарил министра Ирека Белова. «Работали в мороз, без выходных», — сказал он.",
            "Наиль Орлов",
        ),
        # a name in quotation marks before a person is no speech
        ("ru", 'Аналитик "Белый мир инвестиций" Иван Орлов считает дело законченным.', None),
    ],
)
def test_a_speaker_agrees_with_verb_and_pronoun(language: str, body: str, speaker: str | None) -> None:
    article = enrich(Article(body=body, language=language))
    assert [quote.speaker for quote in article.quotes if quote.speaker] == ([speaker] if speaker else [])


@pytest.mark.parametrize("text", ["Ж" * 100_000, "Аа " * 30_000, "Иван " * 20_000, "А. Б. " * 15_000, "1" * 100_000])
def test_time_grows_with_the_text(text: str) -> None:
    started = time.process_time()
    list(russian_people(text))
    case_before(text, len(text))
    assert time.process_time() - started < 3
