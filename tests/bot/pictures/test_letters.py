"""Names are drawn letter for letter, in fonts that have the letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.letters import drawable, families


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Meridian Wire", "Meridian Wire"),
        ("A\nB\tC\x07\u202eD", "A B C D"),
        ("$x_1$ & \\frac{a}{b}", "$x_1$ & \\frac{a}{b}"),
        ("Thirty letters fit on one line", "Thirty letters fit on one line"),
        ("Thirty-one letters are cut here", "Thirty-one letters are cut he…"),
        ("新" * 16, "新" * 14 + "…"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
    ],
)
def test_a_name_is_drawn_on_one_line_as_far_as_there_is_room(name, drawn):
    assert drawable(name) == drawn


@given(st.text(max_size=60))
def test_no_name_is_longer_than_there_is_room_for(name):
    assert len(drawable(name)) <= 30


def test_a_font_for_every_letter_comes_last():
    assert families("Wire Новая газета") == ["DejaVu Sans", "Last Resort High-Efficiency"]


def test_a_font_of_this_machine_is_used_for_letters_that_the_first_one_lacks(monkeypatch):
    from matplotlib.font_manager import FontEntry, fontManager

    plain = [one for one in fontManager.ttflist if (one.style, one.weight) == ("normal", 400)]
    fonts = {one.name: one for one in plain}
    # It has a sign that DejaVu Sans has not.
    further = FontEntry(fonts["STIXGeneral"].fname, name="Further", style="normal", weight=400)
    gone = FontEntry("/nowhere.ttf", name="Gone", style="normal", weight=400)
    monkeypatch.setattr(fontManager, "ttflist", [fonts["DejaVu Sans"], gone, further])

    assert families("\u1d81") == ["DejaVu Sans", "Further", "Last Resort High-Efficiency"]
