"""A group chooses for its library what it may, and the history says who chose what."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import (
    Act,
    GroupSettings,
    UnknownLanguage,
    UnknownZone,
    UnsuitableSetting,
)
from knowledge.groups import MOST_CURATOR_ROLES, suitable
from knowledge.names import languages, zones


def told(entries):
    return [(one.act, one.what, one.who) for one in entries]


def test_what_is_chosen_is_read_back_and_the_rest_stays(library):
    library.change_settings("g", zone="europe/brussels", answer_days=30)
    library.change_settings("g", admin_channel="12", private_answers=True)

    assert library.settings("g") == GroupSettings(
        admin_channel="12", private_answers=True, zone="Europe/Brussels", answer_days=30
    )
    assert library.settings("h") == GroupSettings()


def test_the_history_says_who_chose_what_and_only_what_is_new(library):
    first = library.change_settings("g", by="7", zone="Asia/Tokyo", private_answers=True)
    same = library.change_settings("g", by="7", zone="asia/tokyo")
    last = library.change_settings("g", by="8", admin_channel=None, answer_days=1)

    assert told(first) == [(Act.SET, "answers = private, zone = Asia/Tokyo", "7")]
    assert same == ()
    assert told(last) == [(Act.SET, "answer_days = 1", "8")]
    assert library.history("g") == last + first
    assert library.history("h") == ()


def test_curator_roles_are_added_and_removed_one_by_one(library):
    library.change_curators("g", add=["1", "2", "1"], by="7")
    entries = library.change_curators("g", add=["3"], remove=["1", "9"], by="7")

    assert library.settings("g").curator_roles == ("2", "3")
    assert told(entries) == [(Act.CURATORS, "+3 -1", "7")]
    assert library.change_curators("g", add=["3"]) == ()


def test_r21_a_zone_that_is_not_known_is_refused_with_the_nearest_right_names(library):
    with pytest.raises(UnknownZone) as refused:
        library.change_settings("g", zone="Europe/Brussel", answer_days=30)

    assert str(refused.value).startswith(
        "There is no time zone “Europe/Brussel”. The nearest are Europe/Brussels"
    )
    assert library.settings("g") == GroupSettings()
    assert library.history("g") == ()


def test_r21_what_is_like_no_zone_is_refused_with_an_example(library):
    with pytest.raises(UnknownZone, match=r"There is no time zone “q{39}…”. Write it like Europe"):
        library.change_settings("g", zone="q" * 200)


def test_a_language_that_is_not_known_is_refused_with_the_nearest_codes(library):
    with pytest.raises(UnknownLanguage, match=r"no language code “german”\. .* de \(German\)"):
        library.change_settings("g", language="german")


@pytest.mark.parametrize("days", [0, -1, 366])
def test_answers_are_kept_for_a_day_to_a_year(library, days):
    with pytest.raises(UnsuitableSetting, match=f"1 to 365 days, not for {days}"):
        library.change_settings("g", answer_days=days)


def test_a_library_has_so_many_curator_roles_and_no_more(library):
    most = [str(number) for number in range(MOST_CURATOR_ROLES)]
    library.change_curators("g", add=most)

    with pytest.raises(UnsuitableSetting, match="at most 20 curator roles"):
        library.change_curators("g", add=["more"])
    assert library.settings("g").curator_roles == tuple(most)


@given(st.sampled_from(zones()), st.sampled_from(list(languages())), st.integers(1, 365))
@settings(deadline=None)
def test_every_zone_and_language_of_the_lists_can_be_chosen(zone, language, days):
    chosen = GroupSettings(zone=zone, language=language, answer_days=days)

    assert suitable(chosen) == chosen
    assert ZoneInfo(chosen.zone).key == zone
