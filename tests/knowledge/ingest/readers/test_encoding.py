from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.readers.encoding import declared_in_html, decode

TEXT = "Der Minister sagte in Düsseldorf, das Café sei geöffnet."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_usual_encodings_are_told(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_short_western_text_is_read_as_windows_1252():
    assert decode("Düsseldorf naïve café".encode("cp1252")) == "Düsseldorf naïve café"


def test_cyrillic_of_windows_is_guessed():
    text = "Министр сообщил, что соглашение будет подписано в пятницу в столице."
    assert decode(text.encode("cp1251")) == text


def test_a_declared_encoding_comes_before_a_guess():
    assert decode("café".encode("cp850"), "cp850") == "café"


def test_an_unknown_declared_encoding_is_passed_over():
    assert decode(TEXT.encode("cp1252"), "x-none") == TEXT


def test_a_page_declares_its_encoding():
    page = b'<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'
    assert declared_in_html(page) == "iso-8859-2"


def test_a_page_may_declare_none():
    assert declared_in_html(b"<html><p>charset=utf-8</p>") is None


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text):
    assert decode(text.encode("utf-8")) == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_become_text(body):
    assert isinstance(decode(body), str)
