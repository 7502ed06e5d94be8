"""A model of the question-answering kind is read with from its folder, each passage by itself."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.embedding.bundled import verified_folder
from knowledge.errors import ModelUnavailable
from knowledge.reading.transformer import TransformerReader

PASSAGES = (
    "The treaty was signed in Lisbon.",
    "Four states must ratify it by May, and two of them have begun to do so this week.",
    "tide " * 2_000,
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """A reader of two thin layers that has learnt nothing."""
    transformers = pytest.importorskip("transformers")
    folder = tmp_path_factory.mktemp("reader")
    sizes = {"hidden_size": 32, "num_attention_heads": 2, "intermediate_size": 64}
    config = transformers.BertConfig(num_hidden_layers=2, **sizes)
    transformers.BertForQuestionAnswering(config).save_pretrained(folder)
    transformers.AutoTokenizer.from_pretrained(verified_folder()).save_pretrained(folder)
    return TransformerReader(str(folder), "float32")


@pytest.mark.slow
def test_every_token_of_a_passage_has_its_place_and_none_of_the_question(reader):
    found = reader.read("Where was the treaty signed?", PASSAGES)

    for passage, read in zip(PASSAGES[:2], found, strict=False):
        words = [passage[start:end] for start, end in read.offsets]
        assert "".join(words) == passage.replace(" ", "")
        assert read.starts.shape == read.ends.shape == (len(words),)
    assert len(found[2].starts) < 400
    assert np.isfinite([read.nothing for read in found]).all()


@pytest.mark.slow
def test_a_passage_is_read_the_same_whatever_is_read_beside_it(reader):
    alone = [reader.read("Who must ratify it?", [one])[0] for one in PASSAGES]

    for one, other in zip(alone, reader.read("Who must ratify it?", PASSAGES), strict=True):
        assert (one.starts == other.starts).all()
        assert one.nothing == other.nothing
    assert reader.read("Who?", []) == []


def test_a_folder_without_a_model_is_refused_with_a_way_out(tmp_path):
    with pytest.raises(ModelUnavailable, match="READER_MODEL"):
        TransformerReader(str(tmp_path)).read("Who?", ["Nobody."])
