"""A person learns what stands under their name, and can have it taken out."""

from __future__ import annotations

import pytest

from knowledge import NOBODY, Act


@pytest.fixture
def library(library):
    for days, who in enumerate(("7", "8", None, "7"), start=30):
        library.change_settings("g", by=who, answer_days=days)
    library.change_settings("h", by="7", zone="Asia/Tokyo")
    return library


def whose(library, group_id):
    return [one.who for one in library.history(group_id)]


def test_what_stands_under_a_name_is_told_in_one_group_or_in_every(library):
    here, everywhere = library.left_by("g", "7"), library.left_by(None, "7")

    assert [(one.act, one.what) for one in here["g"]] == [
        (Act.SET, "answer_days = 30"),
        (Act.SET, "answer_days = 33"),
    ]
    assert here.keys() == {"g"}
    assert everywhere == here | {"h": library.history("h")}
    assert library.left_by("h", "8") == library.left_by(None, "9") == {}


def test_a_name_is_taken_out_of_one_group_and_the_entries_stay(library):
    assert library.anonymise("g", "7") == 2

    assert whose(library, "g") == [NOBODY, None, "8", NOBODY]
    assert whose(library, "h") == ["7"]
    assert library.anonymise("g", "7") == 0


def test_a_name_is_taken_out_of_every_group(library):
    assert library.anonymise(None, "7") == 3

    assert library.left_by(None, "7") == {}
    assert whose(library, "g") == [NOBODY, None, "8", NOBODY]


def test_nobody_is_no_person(library):
    library.anonymise(None, "7")

    assert library.left_by(None, NOBODY) == library.left_by("g", NOBODY) == {}
    assert library.anonymise(None, NOBODY) == 0


def test_a_name_that_was_taken_out_is_nowhere_in_the_file(library, tmp_path):
    library.change_settings("g", by="a-person-of-note", zone="Asia/Seoul")
    library.anonymise("g", "a-person-of-note")
    library.close()

    assert not any(b"a-person-of-note" in file.read_bytes() for file in tmp_path.iterdir())
