"""What a library holds as a picture: articles by outlet, and by month of publication."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from bot.pictures.bars import DECADE, MONTH, QUARTER, YEAR, Bar, Timeline, outlet_bars, timeline
from bot.pictures.letters import families

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from bot.catalogue import Say
    from knowledge import Status

WIDTH: Final = 1_000
HEIGHT: Final = 600
"""The size of the picture, in pixels."""
_DOTS_AN_INCH = 100
# In inches.
_MARGIN = 0.15
# Light on dark, on a ground of its own: legible whatever surrounds it.
_GROUND, _INK, _FAINT = "#22252b", "#f1f3f5", "#4a4f59"
_BAR, _REST = "#7ab8ff", "#8d95a3"
# In points; a message shows the picture at about half its size.
_TITLE, _LABEL = 15, 13
# The least rows of outlets that room is made for, the rows that a title and its margins take,
# and those of the whole picture.
_LEAST_ROWS, _TITLE_ROWS, _ALL_ROWS = 3, 2.5, 24
# The least bars that a timeline has room for: few are not made wide.
_LEAST_TIMES = 12
_BY = {
    MONTH: "picture-months",
    QUARTER: "picture-quarters",
    YEAR: "picture-years",
    DECADE: "picture-decades",
}


def status_picture(say: Say, status: Status) -> bytes:
    """Return a PNG of ``WIDTH`` by ``HEIGHT`` pixels; what drawing needs is first loaded here."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    size = (WIDTH / _DOTS_AN_INCH, HEIGHT / _DOTS_AN_INCH)
    layout = ConstrainedLayoutEngine(w_pad=_MARGIN, h_pad=_MARGIN)
    figure = Figure(size, dpi=_DOTS_AN_INCH, facecolor=_GROUND, layout=layout)
    canvas: Any = FigureCanvasAgg(figure)
    outlets, times = outlet_bars(say, status.outlets), timeline(status.months)
    above, below = _places(figure, len(outlets))
    _draw_outlets(above, say, outlets)
    undated = sum(one.articles for one in status.months if one.month is None)
    _draw_times(below, say, times, undated)
    written = io.BytesIO()
    canvas.print_png(written, metadata={"Software": None})
    return written.getvalue()


def _places(figure: Figure, rows: int) -> Sequence[Axes]:
    """Return a place for the outlets, as high as there are rows, and one for the months."""
    above = max(rows, _LEAST_ROWS) + _TITLE_ROWS
    halves: Any = figure.subfigures(2, 1, height_ratios=[above, _ALL_ROWS - above])
    places: list[Axes] = []
    for half in halves:
        half.set_facecolor(_GROUND)
        axes = half.subplots()
        axes.set_facecolor(_GROUND)
        axes.tick_params(colors=_INK, labelsize=_LABEL, length=0, pad=8)
        axes.spines[:].set_visible(False)
        places.append(axes)
    return places


def _draw_outlets(axes: Axes, say: Say, bars: Sequence[Bar]) -> None:
    _entitle(axes, say("picture-outlets"))
    if not bars:
        _say_instead(axes, say("picture-no-articles"))
        return
    rows, counts = range(len(bars)), [bar.articles for bar in bars]
    drawn = axes.barh(rows, counts, color=[_REST if bar.is_rest else _BAR for bar in bars])
    axes.bar_label(drawn, fmt="{:,.0f}", padding=4, color=_INK, fontsize=_LABEL)
    names = [bar.name for bar in bars]
    axes.set_yticks(rows, names, family=families("".join(names)), parse_math=False)
    axes.set_xticks([])
    axes.set_xlim(0, 1.1 * max(counts))
    axes.set_ylim(max(len(bars), _LEAST_ROWS) - 0.5, -0.5)


def _draw_times(axes: Axes, say: Say, times: Timeline, undated: int) -> None:
    title = say(_BY[times.step])
    _entitle(axes, f"{title} ({say('picture-undated', count=undated)})" if undated else title)
    count = len(times.articles)
    if not count:
        _say_instead(axes, say("picture-no-dates"))
        return
    axes.bar(range(count), times.articles, color=_BAR)
    ticks = times.ticks
    axes.set_xticks(ticks, [times.name(say, place) for place in ticks])
    beside = max(0, _LEAST_TIMES - count) / 2
    axes.set_xlim(-0.5 - beside, count - 0.5 + beside)
    axes.locator_params(axis="y", integer=True, nbins=4)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.set_ylim(0, 1.05 * max(times.articles))
    axes.grid(axis="y", color=_FAINT)
    axes.set_axisbelow(True)


def _entitle(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", color=_INK, fontsize=_TITLE, fontweight="bold")


def _say_instead(axes: Axes, words: str) -> None:
    axes.set_axis_off()
    axes.text(0, 1, words, color=_INK, fontsize=_LABEL, va="top", transform=axes.transAxes)
