"""What stands between quotation marks, whatever the marks and however many there are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.search.quotations.stretches import stretches

MARKS = "\"“”„«»‘’'"
texts = st.text(st.sampled_from("ab s.,?\n\n" + MARKS * 2), max_size=200) | st.text(max_size=200)


def found(text: str) -> list[str]:
    return [span.of(text) for span in stretches(text)]


@pytest.mark.parametrize(
    "text",
    ['He said "go on" twice.', "He said “go on” twice.", "Er sagte „go on“ zweimal.",
     "Il a dit « go on » deux fois.", "Er sagte »go on« zweimal.", "He said ‘go on’ twice.",
     "He said 'go on' twice.", "He said “go on\" twice.", "He said ”go on” twice.",
     "He said “go on“ twice."],
)  # fmt: skip
def test_the_marks_of_several_languages_are_read(text):
    assert found(text) == ["go on"]


def test_a_speech_over_several_paragraphs_is_one():
    text = "“One two.\n\n“Three “four” five.\n\n“Six.”\n\nThen they went. “Seven.”"

    assert found(text) == ["One two.\n\n“Three “four” five.\n\n“Six.", "Seven."]


def test_a_nested_quotation_is_part_of_the_one_around_it():
    assert found('"He called it "absurd" twice," she said.') == ['He called it "absurd" twice,']
    assert found("“He called it ‘absurd’ twice,” she said.") == ["He called it ‘absurd’ twice,"]
    assert found("‘He called it “absurd” twice,’ she said.") == ["He called it “absurd” twice,"]


def test_apostrophes_are_no_marks():
    text = "The farmers’ union didn't know the ’90s, nor the dogs' owners, nor rock 'n' roll."

    assert found(text) == []
    assert found("‘We don’t trust the farmers’ union,’ he said.") == [
        "We don’t trust the farmers’ union,"
    ]


def test_an_inch_mark_opens_nothing():
    assert found('A 27" screen and a "fair price" for it.') == ["fair price"]


def test_a_mark_never_closed_ends_with_its_paragraph():
    assert found("She said: “We wait.\n\nThe rest is no speech. “But this is.”") == [
        "We wait.",
        "But this is.",
    ]


def test_an_unpaired_mark_amid_a_paragraph_is_passed_over():
    assert found("A stray “ mark. She said “go on” twice.") == ["go on"]
    assert found("A stray ” mark. She said “go on” twice.") == ["go on"]


@settings(max_examples=250, deadline=None)
@given(texts)
def test_stretches_are_in_order_and_lie_between_marks(text):
    spans = stretches(text)

    assert all(0 < one.start < one.end <= len(text) for one in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))
    for span in spans:
        rest = text[span.end :]
        assert text[: span.start].rstrip()[-1] in MARKS
        assert rest.lstrip()[:1] in ("", *MARKS) or "\n" in rest[: -len(rest.lstrip())]


@pytest.mark.slow
@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", '" ', "‘a ", '"a"\n', "“\n", "’s ‘"])
def test_a_long_text_of_nothing_but_marks_comes_to_an_end(mark):
    # Steps that grew with the square of the length would take hours.
    text = mark * (200_000 // len(mark))
    spans = stretches(text)

    assert all(a.end < b.start for a, b in pairwise(spans))
