"""The bundled model, loaded for real."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from knowledge.embedding import bundled
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.errors import ModelUnavailable
from knowledge.model import Span

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def embedder():
    return SentenceTransformerEmbedder()


def test_the_mark_names_model_precision_and_dimension(embedder):
    mark = embedder.mark

    assert (mark.model, mark.dimension) == ("all-MiniLM-L6-v2", 384)
    assert mark.precision in ("float32", "bfloat16")


def test_r16_threads_that_need_the_model_at_once_load_one(monkeypatch):
    loaded = []

    class Model:
        dtype = "torch.float32"

        def __init__(self, *_arguments, **_options):
            loaded.append(self)
            time.sleep(0.05)

        def eval(self):
            return self

        def get_embedding_dimension(self):
            return 8

    monkeypatch.setattr("sentence_transformers.SentenceTransformer", Model)
    embedder = SentenceTransformerEmbedder("somewhere")
    with ThreadPoolExecutor(8) as threads:
        marks = list(threads.map(lambda _: embedder.mark, range(8)))

    assert len(loaded) == 1
    assert len(set(marks)) == 1


def whole(text):
    return text, [Span(0, len(text))]


def test_an_article_is_embedded_the_same_to_the_last_bit_alone_and_among_others(embedder):
    article = [
        ("Steel tariffs doubled. Importers will sue.", [Span(0, 22), Span(23, 42)]),
        whole("The minister spoke of a pause. " * 20),
        whole("The treaty binds four states and was signed in Lisbon before noon. " * 12),
    ]
    others = [[whole("A port opened. " * n), whole("Rates fell.")] for n in (1, 9, 30)]

    *_, among = embedder.passages([*others, article])
    (alone,) = embedder.passages([article])

    for one, other in zip(among, alone, strict=True):
        assert np.array_equal(one.vector, other.vector)
        assert np.array_equal(one.sentences, other.sentences)
        assert np.array_equal(one.tokens, other.tokens)
    assert alone[0].sentences.shape == (2, 384)
    assert alone[0].sentence_of.tolist() == sorted(alone[0].sentence_of.tolist())


def test_a_question_is_near_to_the_passage_that_answers_it(embedder):
    texts = ["The treaty binds four states.", "Cats sleep all day."]
    (passages,) = embedder.passages([[whole(text) for text in texts]])

    question = embedder.question("How many countries are bound by the accord?")

    near, far = (float(question.vector @ one.vector) for one in passages)
    assert near > far + 0.2
    assert np.allclose(np.linalg.norm(question.tokens, axis=1), 1, atol=1e-3)


def test_an_endless_text_is_cut_before_it_is_embedded(embedder):
    text = "word " * 100_000

    assert embedder.passages([[whole(text)]])[0][0].tokens.shape[0] <= 256


def test_damaged_weights_are_refused(monkeypatch, tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"damaged")
    monkeypatch.setattr(bundled, "bundled_folder", lambda: tmp_path)

    with pytest.raises(ModelUnavailable, match="damaged or not the expected one"):
        bundled.verified_folder()


def test_a_folder_without_a_model_is_refused_with_a_way_out(tmp_path):
    with pytest.raises(ModelUnavailable, match="EMBEDDING_MODEL"):
        _ = SentenceTransformerEmbedder(str(tmp_path)).mark
