"""What has to work is said to, and what does not is said with a way out."""

from __future__ import annotations

from knowledge import Library
from knowledge.reading.transformer import TransformerReader
from tests.made import WordEmbedder, WordReader, new_store


def checks(folder, model="words", reading=None):
    with Library(new_store(folder), WordEmbedder(model), reading=reading) as library:
        return {one.name: (one.ok, one.says) for one in library.checks()}


def test_a_library_that_works_says_so_and_what_it_keeps(tmp_path):
    with Library(new_store(tmp_path), WordEmbedder()) as library:
        library.add("g", b"A title\n\nThe treaty was signed on Monday.", "a.txt")
    found = checks(tmp_path)

    assert all(ok for ok, _ in found.values())
    assert found["database"][1] == "1 articles of 1 groups are kept."


def test_an_index_of_another_model_is_named_with_the_command_that_helps(tmp_path):
    with Library(new_store(tmp_path), WordEmbedder()) as library:
        library.add("g", b"A title\n\nThe treaty was signed on Monday.", "a.txt")

    assert checks(tmp_path, "other")["index"] == (
        False,
        "The index was made with another model; run `rapporteur reindex`.",
    )


def test_the_reading_model_is_tried_and_one_that_is_not_there_is_said(tmp_path):
    assert checks(tmp_path, reading=WordReader())["reader"] == (True, "words is loaded.")
    ok, says = checks(tmp_path, reading=TransformerReader(str(tmp_path)))["reader"]

    assert not ok
    assert "READER_MODEL" in says
    assert checks(tmp_path)["reader"][0]
