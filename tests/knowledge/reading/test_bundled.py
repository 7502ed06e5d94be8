"""The bundled reading model is whole, small, and refused where it is not what it should be."""

from __future__ import annotations

import pytest

from knowledge.errors import ModelUnavailable
from knowledge.reading import bundled
from knowledge.reading.transformer import TransformerReader

ASKED = "Where was the treaty signed?"
PASSAGES = (
    "Four states must ratify the treaty by May.",
    "The treaty was signed in Lisbon after two days of talks. The ministers left at once.",
)


def test_the_file_is_the_one_that_was_measured_and_at_most_12_megabytes():
    with bundled.bundled_file() as file:
        assert file.stat().st_size <= 12_000_000
    assert bundled.verified_changes()


def test_another_file_in_its_place_is_refused_with_a_way_out(monkeypatch):
    monkeypatch.setattr(bundled, "SHA256", "0" * 64)

    with pytest.raises(ModelUnavailable, match="READER_MODEL to none"):
        TransformerReader().read(ASKED, PASSAGES)


def test_a_file_that_is_none_of_trainings_is_refused(tmp_path):
    import torch
    from safetensors.torch import save_file

    (tmp_path / "text.safetensors").write_text("no tensors")
    save_file({"a": torch.ones(2)}, tmp_path / "other.safetensors", {"base": "another"})
    for name, says in (("text", "cannot be read"), ("other", "was not made for"), ("no", "READER")):
        with pytest.raises(ModelUnavailable, match=says):
            TransformerReader(str(tmp_path / f"{name}.safetensors")).read(ASKED, PASSAGES)


@pytest.mark.model
def test_it_finds_where_the_answer_is_and_that_it_is_not():
    reader = TransformerReader()
    without, with_answer = reader.read(ASKED, PASSAGES)

    start = int(with_answer.starts.argmax())
    end = start + int(with_answer.ends[start:].argmax())
    first, last = with_answer.offsets[start][0], with_answer.offsets[end][1]
    assert "Lisbon" in PASSAGES[1][first:last]
    assert with_answer.starts[start] + with_answer.ends[end] > with_answer.nothing
    assert without.starts.max() + without.ends.max() < without.nothing
    assert reader.name == bundled.NAME


@pytest.mark.model
def test_a_file_that_training_wrote_is_read_like_the_bundled_one():
    with bundled.bundled_file() as file:
        named = TransformerReader(str(file))
        (one,), (other,) = (each.read(ASKED, PASSAGES[1:]) for each in (named, TransformerReader()))

    assert (one.starts == other.starts).all()
    assert named.name != bundled.NAME
