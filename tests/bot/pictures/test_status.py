"""The picture of a library's state is a small PNG, whatever the library holds."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from bot.catalogue import words_for
from bot.pictures.status import HEIGHT, WIDTH, status_picture
from tests.bot.pictures.made import size_of, status

SAY = words_for("en-GB")
MAY = date(2025, 5, 1)
NAMES = [
    "$100 and $x_1$",
    "\\frac{a}{",
    "_Underscore_ ^caret",
    "新华社新闻网络国际频道中文版本报道评论员",
    "Новая газета",
    "الجزيرة الإخبارية",
    "הארץ",
    "हिन्दुस्तान टाइम्स",
    "🏛️ Policy 👩‍👩‍👧",
    "A\nB\x07\u202e",
    " ",
]


def months(count):
    return [(date(2000 + n // 12, n % 12 + 1, 1), n % 7 + 1) for n in range(count)]


@pytest.mark.slow
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("outlets", [0, 1, 3, 30])
@pytest.mark.parametrize("count", [0, 1, 12, 200])
def test_a_picture_is_a_small_png_of_its_size(outlets, count):
    held = [(f"Outlet number {n}", 31 - n) for n in range(outlets)]
    png = status_picture(SAY, status(held, [*months(count), (None, 2)]))

    assert size_of(png) == (WIDTH, HEIGHT)
    assert len(png) < 200_000


@pytest.mark.filterwarnings("error")
def test_names_in_any_letters_are_drawn_without_a_warning(caplog):
    png = status_picture(SAY, status([*((name, 2) for name in NAMES), (None, 1)], [(MAY, 1)]))

    assert size_of(png) == (WIDTH, HEIGHT)
    assert caplog.records == []


def test_other_numbers_and_names_make_another_picture():
    drawn = {
        status_picture(SAY, status(outlets, times))
        for outlets in ([("Wire", 2)], [("Wire", 3)], [("Herald", 2)])
        for times in ([(MAY, 2)], [(MAY, 3)], [(date(2025, 4, 1), 2)])
    }

    assert len(drawn) == 9


def test_dollars_in_a_name_are_drawn_and_not_read_as_a_formula():
    drawn = [status_picture(SAY, status([(name, 1)])) for name in ("$x$", "x")]

    assert drawn[0] != drawn[1]


@pytest.mark.slow
def test_pictures_drawn_side_by_side_do_not_disturb_each_other():
    states = [status([(name, number + 1)], months(12)) for number, name in enumerate(NAMES[:6])]
    alone = [status_picture(SAY, one) for one in states]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda one: status_picture(SAY, one), states))

    assert together == alone


@pytest.mark.slow
def test_what_draws_is_not_loaded_before_there_is_something_to_draw():
    code = "import sys, bot.client, bot.cli; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
