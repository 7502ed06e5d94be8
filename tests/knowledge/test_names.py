"""Time zones, languages and titles are found by names that are nearly right."""

from __future__ import annotations

import pytest

from knowledge.names import languages, languages_like, titles_like, zone_of, zones, zones_like


@pytest.mark.parametrize("written", ["Europe/Brussels", "europe/brussels", " Europe/BRUSSELS "])
def test_a_zone_is_known_in_any_case(written):
    assert zone_of(written) == "Europe/Brussels"


@pytest.mark.parametrize("written", ["", "Brussels", "Mars/Olympus", "localtime", "CEST", "+02:00"])
def test_what_is_no_zone_of_the_list_is_none(written):
    assert zone_of(written) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("brussels", "Europe/Brussels"),
        ("Brussel", "Europe/Brussels"),
        ("Bruxelles", "Europe/Brussels"),
        ("europe/berln", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("New_Yrok", "America/New_York"),
        ("utc", "UTC"),
        ("kolkatta", "Asia/Kolkata"),
    ],
)
def test_the_zone_meant_comes_first_however_it_is_typed(typed, meant):
    assert zones_like(typed, 3)[0] == meant


def test_a_part_of_a_name_offers_every_zone_that_begins_so():
    there = [name for name in zones() if name.startswith("Australia/")]

    assert list(zones_like("australia/"))[: len(there)] == there


def test_nothing_like_any_zone_offers_none_and_nothing_typed_offers_the_first():
    assert zones_like("qqqqqqqq") == ()
    assert zones_like("")[:2] == ("UTC", "Africa/Abidjan")
    assert len(zones_like("")) == 25


@pytest.mark.parametrize(
    ("typed", "meant"), [("de", "de"), ("german", "de"), ("Frensh", "fr"), ("EN", "en")]
)
def test_a_language_is_found_by_its_code_or_its_name(typed, meant):
    assert languages_like(typed)[0] == meant


def test_languages_are_those_of_two_letters():
    assert {"en", "de", "fr", "tl", "cy"} < languages().keys()
    assert all(len(code) == 2 for code in languages())


TITLES = (
    ("1", "Ukraine's parliament ratifies U.S. minerals deal"),
    ("2", "European and Finnish support for Ukraine: 11 key statistics"),
    ("3", "U.S. and Ukraine sign reconstruction fund"),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("minerals", "1"),
        ("parliment ratifys", "1"),
        ("finnish statistics", "2"),
        ("fund reconstruction", "3"),
        ("u.s. and", "3"),
        ("European and Finish suport for Ukrane: 11 key statistics", "2"),
    ],
)
def test_the_title_meant_comes_first_however_it_is_typed(typed, meant):
    assert titles_like(TITLES, typed)[0][0] == meant


def test_without_words_all_titles_are_offered_and_nothing_like_any_offers_none():
    assert titles_like(TITLES, " ") == TITLES
    assert titles_like(TITLES, "", 2) == TITLES[:2]
    assert titles_like(TITLES, "qqqqqq") == ()
