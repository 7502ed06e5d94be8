"""What a group chooses is read back as it was chosen, and no other group sees it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from knowledge.model import GroupSettings
from knowledge.store.tables import SETTINGS

CHOSEN = st.builds(
    GroupSettings,
    curator_roles=st.lists(st.text(max_size=20), max_size=5).map(tuple),
    admin_channel=st.none() | st.text(max_size=20),
    private_answers=st.booleans(),
    zone=st.text(max_size=30),
    language=st.text(max_size=5),
    answer_days=st.integers(1, 365),
)


def change(store, chosen, group_id="g"):
    with store.begin() as work:
        work.change_settings(group_id, chosen)
        work.commit()


def chosen_by(store, group_id="g"):
    with store.look() as view:
        return view.settings(group_id)


@given(st.lists(CHOSEN, min_size=1, max_size=3))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_chosen_last_is_read_back_whole(store, chosen):
    for one in chosen:
        change(store, one)

    assert chosen_by(store) == chosen[-1]


def test_a_group_that_chose_nothing_has_what_the_program_says(store):
    assert chosen_by(store) == GroupSettings()


def test_a_group_does_not_see_what_another_chose(store):
    change(store, GroupSettings(zone="Asia/Tokyo"))
    change(store, GroupSettings(zone="Europe/Paris"), "h")

    assert (chosen_by(store).zone, chosen_by(store, "h").zone) == ("Asia/Tokyo", "Europe/Paris")


def test_what_a_later_version_kept_is_left_out(store):
    with store.begin() as work:
        work._connection.execute(insert(SETTINGS).values(group_id="g", name="bygone", value='"x"'))
        work.commit()

    assert chosen_by(store) == GroupSettings()
