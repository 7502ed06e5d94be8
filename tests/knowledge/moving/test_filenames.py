"""Names of files that people know, that fit everywhere and lead nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.moving.filenames import LONGEST, article_file, is_within, original_file

ID = "0123456789ab"
ANY = st.text(st.characters(codec="utf-8"), max_size=300)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Four states sign", "four-states-sign"),
        ("  ../../etc/passwd  ", "etc-passwd"),
        ("Überprüfung: »Zölle«", "überprüfung-zölle"),
        ("नदी समझौता", "नदी-समझौता"),
        ("CON", "con"),
    ],
)
def test_a_name_is_the_title_and_the_id(title, name):
    assert article_file(title, ID) == f"articles/{name}-{ID}.md"


def test_without_a_letter_it_is_the_id():
    assert article_file("?!", ID) == f"articles/{ID}.md"


def test_of_an_originals_name_the_ending_counts():
    assert original_file("A", ID, "Report (final).PDF") == f"originals/a-{ID}.pdf"
    assert original_file("A", ID, "x.../../y") == f"originals/a-{ID}.bin"


@settings(deadline=None)
@given(ANY, ANY)
def test_any_name_fits_and_stays_in_its_folder(title, name):
    for place, folder in (
        (article_file(title, ID), "articles"),
        (original_file(title, ID, name), "originals"),
    ):
        assert is_within(place, folder)
        assert len(place.removeprefix(f"{folder}/").encode()) <= LONGEST


@pytest.mark.parametrize(
    "place",
    [
        *("", "originals", "originals/", "originals/..", "originals/.hidden", "/etc/passwd"),
        *("originals/../a", "originals/a/b", "../originals/a", "articles/a", "originals//a"),
        *("originals/a\\b", "originals/c:a", "originals/a\x00", "originals/./a"),
    ],
)
def test_what_leads_elsewhere_is_not_within(place):
    assert not is_within(place, "originals")
