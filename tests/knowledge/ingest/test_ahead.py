"""The order in which files are handed over, and archives that cost too much."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.errors import TooLarge, TooSlow
from knowledge.ingest import ahead
from knowledge.ingest.ahead import Ahead
from knowledge.ingest.prepare import Prepared
from knowledge.ingest.preparing import outcome_of
from tests.made import zipped

TODAY = date(2026, 3, 1)


class Recording:
    """Prepares here, remembers what was handed over, and takes "slow" for too slow."""

    def __init__(self, files_ahead: int = 0) -> None:
        self.ahead = files_ahead
        self.handed: list[str] = []

    def hand(self, body, name, *, today):
        self.handed.append(name)
        slow = TooSlow(f"Reading {name} takes longer than one file may.")
        return lambda: slow if body == b"slow" else outcome_of(body, name, today)

    def close(self) -> None:
        pass


def reading(preparing, known=lambda _: None):
    return Ahead(preparing, TODAY, known)


def article(number: int) -> tuple[str, bytes]:
    return f"{number}.txt", f"A title\n\nThe treaty binds state {number}.".encode()


def week(*files: tuple[str, bytes]) -> tuple[str, bytes]:
    return "week.zip", zipped(*files)


def test_the_next_files_are_handed_over_before_one_is_waited_for():
    preparing = Recording(2)
    found = reading(preparing).read(article(number) for number in range(5))

    assert next(found)[0] == "0.txt"
    assert preparing.handed == ["0.txt", "1.txt", "2.txt"]
    assert [name for name, _, _ in found] == ["1.txt", "2.txt", "3.txt", "4.txt"]


@pytest.mark.parametrize("files_ahead", [0, 1, 3])
def test_the_members_of_an_archive_stand_where_it_stood(files_ahead):
    files = [article(0), week(article(1), article(2)), article(3)]
    found = list(reading(Recording(files_ahead)).read(files))

    assert [name for name, _, _ in found] == ["0.txt", "week.zip/1.txt", "week.zip/2.txt", "3.txt"]
    assert [body for _, body, _ in found] == [article(number)[1] for number in range(4)]
    assert all(isinstance(one, Prepared) for _, _, one in found)


def test_a_file_that_is_known_or_too_large_is_not_handed_over():
    preparing = Recording()
    known = reading(preparing, known=lambda body: "known" if body == b"one" else None)
    files = [("a.txt", b"one"), ("b.txt", bytes(1) + b"a" * (26 * 1024**2)), article(1)]

    outcomes = [outcome for _, _, outcome in known.read(files)]

    assert outcomes[0] == "known"
    assert isinstance(outcomes[1], TooLarge)
    assert preparing.handed == ["1.txt"]


def test_once_a_member_was_stopped_the_rest_of_its_archive_is_not_tried():
    preparing = Recording(1)
    bad = week(article(0), ("bad.txt", b"slow"), *(article(number) for number in range(1, 5)))
    found = list(reading(preparing).read([bad, article(9)]))

    assert preparing.handed == [
        *("week.zip", "9.txt", "week.zip/0.txt", "week.zip/bad.txt", "week.zip/1.txt")
    ]
    assert [isinstance(one, Prepared) for _, _, one in found] == [
        *(True, False, True, False, False, False, True)
    ]
    assert str(found[3][2]) == (
        "week.zip/2.txt was not read, since reading week.zip/bad.txt had to be stopped; "
        "add it by itself."
    )


def test_an_archive_has_no_more_than_its_time(monkeypatch):
    monkeypatch.setattr(ahead, "ARCHIVE_S", -1.0)
    preparing = Recording()
    ((name, _, outcome),) = reading(preparing).read([week(article(0))])

    assert (name, preparing.handed) == ("week.zip/0.txt", ["week.zip"])
    assert str(outcome) == (
        "week.zip/0.txt was not read, since reading the archive took too long; add it by itself."
    )
