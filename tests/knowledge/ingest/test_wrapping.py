"""Hard-wrapped paragraphs become one line; lists, verse and plain paragraphs stay as they are."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.wrapping import unwrap

PROSE = (
    "The ministers of the four river states met on the island for the third time this year and "
    "agreed on the outline of a treaty that divides the water by the month rather than by the "
    "year. None of them signed it. A date for the signature will be set once the parliaments "
    "have read the draft, which runs to ninety pages and is not yet translated."
)


@pytest.mark.parametrize("width", [55, 65, 72, 80, 90])
def test_a_paragraph_wrapped_at_a_fixed_width_becomes_one_line(width):
    assert unwrap(textwrap.fill(PROSE, width)) == PROSE


def test_each_paragraph_is_joined_by_itself():
    wrapped = textwrap.fill(PROSE, 70)

    assert unwrap(f"A headline\n\n{wrapped}\n\n{wrapped}") == f"A headline\n\n{PROSE}\n\n{PROSE}"


def test_a_short_line_ends_a_paragraph():
    first, second = "No vote was held.", textwrap.fill(PROSE, 70)

    assert unwrap(f"{first}\n{second}") == f"{first}\n{PROSE}"


@pytest.mark.parametrize(("width", "end"), [(49, "\n"), (50, " "), (90, " "), (91, "\n")])
def test_lines_are_joined_from_50_to_90_characters(width, end):
    line = "w" * width

    assert unwrap(f"{line}\n{line}") == f"{line}{end}{line}"


def test_the_last_line_may_be_short():
    assert unwrap(f"{'w' * 60}\nand left.") == f"{'w' * 60} and left."


@pytest.mark.parametrize(("length", "end"), [(40, " "), (39, "\n")])
def test_a_line_shorter_than_the_longest_by_more_than_20_characters_ends_a_paragraph(length, end):
    full, line = "w" * 60, "w" * length

    assert unwrap(f"{full}\n{full}\n{line}\n{full}") == f"{full} {full} {line}{end}{full}"


def test_lines_stay_where_only_one_in_two_is_full():
    text = "\n".join(["w" * 60, "and no vote was held.", "w" * 60])

    assert unwrap(text) == text


def test_lines_stay_where_only_one_in_two_runs_on():
    text = "\n".join(["W" * 60, "w" * 60, "W" * 60])

    assert unwrap(text) == text


@pytest.mark.parametrize(
    "text",
    [
        # a list of headlines of nearly one length
        "Ministers of the river states meet on the island again\n"
        "Parliament to vote on the water treaty before the summer\n"
        "Farmers say the treaty leaves them without water in May",
        # parts of one sentence
        "the states share the water of the river by the month;\n"
        "the parliament of each state votes on it by the summer;\n"
        "the treaty ends as soon as any two states have left it.",
        "(a) the states share the water of the river by the month\n"
        "(b) the parliament of each state votes on it by the summer\n"
        "(c) the treaty ends as soon as any two states have left it",
        # verse
        "the river runs\nand so do we\nbelow the sun\ntoward the sea",
        # one paragraph a line
        f"{PROSE}\n{PROSE}",
        "- one\n- two\n- three",
    ],
)
def test_lines_that_were_meant_stay(text):
    assert unwrap(text) == text


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("in co-\noperation with", "in cooperation with"),
        ("the agree\u2010\nment of", "the agreement of"),
        ("the Mini-\nstry of Trade", "the Ministry of Trade"),
        ("a well-\nknown man", "a well-known man"),
        ("an e-\nmail came", "an e-mail came"),
        ("state-of-the-\nart tools", "state-of-the-art tools"),
        ("high-level talks, then high-\nlevel talks", "high-level talks, then high-level talks"),
        ("lowland farms and low-\nland farms", "lowland farms and lowland farms"),
        ("short-\nand long-term", "short-\nand long-term"),
        ("the Anglo-\nSaxon world", "the Anglo-\nSaxon world"),
        ("a pause -\nthen he", "a pause -\nthen he"),
        ("from 1990-\n1995", "from 1990-\n1995"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_only_if_it_broke_a_word(broken, joined):
    assert unwrap(broken) == joined


@given(st.text(alphabet="ab-A.\n ‐", max_size=60) | st.text())
def test_only_hyphens_and_white_space_change(text):
    def core(words: str) -> str:
        return "".join(c for c in words if c not in "-‐ \n")

    assert core(unwrap(text)) == core(text)
