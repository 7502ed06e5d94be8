"""Whatever the bytes, ``read`` returns a text or a refusal, and never another error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.errors import Unreadable
from knowledge.ingest.readers import read

# The first example of a format loads its parser, so no single one is held to a time.
SUITE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def is_read_or_refused(body: bytes) -> bool:
    try:
        draft = read(body, "file", today=date(2026, 3, 1))
    except Unreadable as refusal:
        return str(refusal).endswith(".")
    return bool(draft.text.strip() and draft.details.title and draft.text.encode())


@pytest.mark.slow
@given(st.binary(max_size=300))
@settings(SUITE, max_examples=200)
def test_any_bytes_are_read_or_refused(body):
    assert is_read_or_refused(body)


@given(st.text(max_size=300))
@settings(SUITE, max_examples=100)
def test_any_text_is_read_or_refused(text):
    assert is_read_or_refused(text.encode("utf-8", "surrogatepass"))


@pytest.mark.slow
@given(
    st.sampled_from(
        [b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"From: a\nSubject: b\n", b"---\na: "]
    ),
    st.binary(max_size=200),
)
@settings(SUITE, max_examples=100)
def test_any_bytes_after_a_known_beginning_are_read_or_refused(start, rest):
    assert is_read_or_refused(start + rest)


@pytest.fixture
def whole(
    make_pdf: Callable[..., bytes],
    make_docx: Callable[..., bytes],
    message: EmailMessage,
    page: Callable[..., str],
    body: str,
) -> dict[str, bytes]:
    message.set_content(body)
    message.add_alternative(page(), subtype="html")
    return {
        "pdf": make_pdf([body]),
        "docx": make_docx(lambda document: document.add_paragraph(body)),
        "eml": message.as_bytes(),
        "html": page().encode(),
    }


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["pdf", "docx", "eml", "html"])
@given(
    cut=st.floats(0, 1), flips=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), max_size=8)
)
@settings(SUITE, max_examples=25)
def test_a_file_cut_short_or_damaged_is_read_or_refused(whole, kind, cut, flips):
    body = bytearray(whole[kind])
    for place, change in flips:
        body[int(place * (len(body) - 1))] ^= change
    assert is_read_or_refused(bytes(body[: int(cut * len(body))] if cut > 0.5 else body))
