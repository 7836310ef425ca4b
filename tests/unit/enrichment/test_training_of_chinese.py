"""What the Chinese model learns from: the ends of names, other names in their places, and weights of few digits."""

import gzip
from pathlib import Path

import pycrfsuite
import pytest

from clipwire.enrichment.entities.trained.reading import _tagged
from tools.entities.language_files import rounded
from tools.entities.swapped_names import kind, with_swapped_names
from tools.entities.train_language import tags_of, with_ends

SENTENCES = [
    ("王毅访问英国法国", [(0, 2, "PER"), (4, 6, "LOC"), (6, 8, "LOC")]),
    ("李强在英国", [(0, 2, "PER"), (3, 5, "LOC")]),
    ("今天没有雨", []),
]


@pytest.fixture
def model(tmp_path: Path) -> bytes:
    """A small model of the sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for text, names in SENTENCES * 3:
        trainer.append([[c] for c in text], with_ends(tags_of([(i, i + 1) for i in range(len(text))], names)))
    trainer.train(str(tmp_path / "model"))
    return (tmp_path / "model").read_bytes()


def test_the_last_character_of_a_name_has_a_tag_of_its_own() -> None:
    # Given names of one, two and three characters, two of them side by side
    tags = ["B-PER", "B-LOC", "I-LOC", "O", "B-ORG", "I-ORG", "I-ORG"]
    # Then their last characters are E, and a name of one character is S
    assert with_ends(tags) == ["S-PER", "B-LOC", "E-LOC", "O", "B-ORG", "I-ORG", "E-ORG"]


def test_names_side_by_side_are_read_apart(model: bytes) -> None:
    # Given a model that tells ends
    text = SENTENCES[0][0]
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    # When a sentence has two names of places side by side
    tagger.set([[c] for c in text])
    # Then both are found
    assert [(text[start:end], label) for start, end, label, _ in _tagged(tagger)] == [
        ("王毅", "person"), ("英国", "place"), ("法国", "place"),
    ]  # fmt: skip


def test_a_model_with_rounded_weights_tags_alike_and_is_smaller(model: bytes) -> None:
    # When the weights are rounded
    smaller = rounded(model)
    # Then the file is laid out as before and compresses better
    assert len(smaller) == len(model)
    assert len(gzip.compress(smaller)) < 0.95 * len(gzip.compress(model))
    # And the probabilities are nearly the same
    before, after = pycrfsuite.Tagger(), pycrfsuite.Tagger()
    before.open_inmemory(model)
    after.open_inmemory(smaller)
    for text, _ in SENTENCES:
        row = [[c] for c in text]
        before.set(row)
        after.set(row)
        assert after.tag() == before.tag()
        assert after.probability(after.tag()) == pytest.approx(before.probability(before.tag()), abs=0.005)


def test_other_names_of_the_same_kind_are_put_in_place_of_names() -> None:
    # Given documents with names
    documents = [SENTENCES, [("张涛前往泰国", [(0, 2, "PER"), (4, 6, "LOC")])]]
    # When their names are swapped
    swapped = [sentence for document in with_swapped_names(documents, seed=1) for sentence in document]
    # Then every sentence with names is there once, and each name is one of the corpus and of its kind
    known = {(text[a:b], label) for document in documents for text, names in document for a, b, label in names}
    found = [(text[a:b], label) for text, names in swapped for a, b, label in names]
    assert len(swapped) == 3
    assert set(found) <= known
    # And some names have changed, while the words between them have not
    texts = [text for text, _ in swapped]
    assert texts != ["王毅访问英国法国", "李强在英国", "张涛前往泰国"]
    assert [text[2:4] for text in texts] == ["访问", "在" + texts[1][3], "前往"]


def test_the_same_seed_gives_the_same_sentences() -> None:
    documents = [SENTENCES]
    assert list(with_swapped_names(documents, 1)) == list(with_swapped_names(documents, 1))


@pytest.mark.parametrize(
    ("name", "label", "other", "same"),
    [
        ("王毅", "PER", "李强", True),
        ("王毅", "PER", "普京娜娅什", False),  # a foreign name is longer
        ("北京市", "LOC", "上海市", True),
        ("北京市", "LOC", "长江", False),
        ("BBC", "ORG", "新华社", False),
    ],
)
def test_kinds_of_names(name: str, label: str, other: str, same: bool) -> None:
    assert (kind(name, label) == kind(other, label)) is same
