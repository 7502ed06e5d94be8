"""What is noted is read back until it is noted anew."""

from __future__ import annotations


def note(store, name, value):
    with store.begin() as work:
        work.note(name, value)
        work.commit()


def test_the_last_value_of_a_name_is_kept(store):
    for value in ("first", "second"):
        note(store, "a", value)
    note(store, "b", "other")

    with store.look() as view:
        assert (view.noted("a"), view.noted("b"), view.noted("c")) == ("second", "other", None)
