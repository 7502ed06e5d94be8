"""States of libraries of any size, and the size of a picture, for tests of pictures."""

from __future__ import annotations

import struct

from knowledge import MonthCount, Outcomes, OutletCount, Status

NO_QUESTIONS = Outcomes(0, 0, 0)


def status(outlets=(), months=()):
    """Return a state: outlets with their articles, months with theirs."""
    named = tuple(OutletCount(name, count, 100 * count) for name, count in outlets)
    dated = tuple(MonthCount(month, count) for month, count in months)
    articles = sum(one.articles for one in named)
    return Status(articles, 0, 0, named, dated, (), 0, NO_QUESTIONS, ())


def size_of(png):
    """Return the width and the height that a PNG names."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert png.endswith(b"IEND\xaeB`\x82")
    return struct.unpack(">II", png[16:24])
