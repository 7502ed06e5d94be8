"""Names of files in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.readers.names import shown_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("brief.pdf", "brief.pdf"),
        ("Zölle & Quoten (2).docx", "Zölle & Quoten (2).docx"),
        ("a\nb\0c\u202egnp.exe", "a b c gnp.exe"),
        ("\u200b", "The file"),
        ("", "The file"),
        ("a" * 200 + ".pdf", "a" * 52 + " ... " + "a" * 20 + ".pdf"),
    ],
)
def test_a_name_is_shown_on_one_line_and_never_long(name, shown):
    assert shown_name(name) == shown


@given(st.text(max_size=300))
def test_any_name_is_shown_and_shown_again_is_the_same(name):
    shown = shown_name(name)

    assert 0 < len(shown) <= 81
    assert shown.encode()
    assert shown.isprintable()
    assert shown_name(shown) == shown
