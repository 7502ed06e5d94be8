"""What a group keeps is counted by outlet and month, and its size estimated, group by group."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.model import MonthCount, OutletCount, Scope
from knowledge.store import counts
from tests.made import original, passages

MAY = date(2025, 5, 1)
SCOPE = Scope()


def look(store, verb, group_id="g"):
    with store.look() as view:
        return getattr(view, verb)(group_id)


def test_the_outlet_with_most_articles_comes_first_and_then_by_name(store, keep):
    for number, outlet in enumerate(["Wire", "Herald", "Gazette", "Wire"]):
        keep(f"Word {number}.", outlet=outlet)

    assert look(store, "outlet_counts") == (
        OutletCount("Wire", 2, 4),
        OutletCount("Gazette", 1, 2),
        OutletCount("Herald", 1, 2),
    )
    assert look(store, "outlets") == ("Wire", "Gazette", "Herald")


def test_spellings_of_an_outlet_are_one_named_as_most_articles_name_it(store, keep):
    for number, outlet in enumerate(["WIRE", "Wire", "Wire", "  wire "]):
        keep(f"Word {number}.", outlet=outlet)

    assert look(store, "outlet_counts") == (OutletCount("Wire", 4, 8),)


def test_articles_that_name_no_outlet_come_last_however_many_they_are(store, keep):
    for number, outlet in enumerate([None, None, "Wire"]):
        keep(f"Word {number}.", outlet=outlet)

    assert look(store, "outlet_counts") == (OutletCount("Wire", 1, 2), OutletCount(None, 2, 4))


def test_articles_are_counted_by_month_and_the_undated_come_last(store, keep):
    for day in (None, date(2025, 5, 31), date(2024, 12, 1), MAY):
        keep(f"Published {day}.", published=day)

    assert look(store, "month_counts") == (
        MonthCount(date(2024, 12, 1), 1),
        MonthCount(MAY, 2),
        MonthCount(None, 1),
    )


def test_the_size_is_that_of_texts_originals_and_index(store, keep):
    one = keep("Schäden. " * 2_000)
    size = look(store, "storage")
    with store.look() as view:
        numbers = [hit.number for hit in view.match("g", ["schäden"], SCOPE, 10_000)]
        index = sum(
            2 * kept.vector.size + 8 * len(kept.passage.sentences) + len(kept.detail)
            for kept in view.passages("g", numbers)
        )
    text = len(one.text.encode())

    assert len(numbers) == len(passages(one)) > 10
    # The original is compressed well, and a word takes few bytes in the index.
    assert text + index < size < text + index + text / 2
    assert len(original(one).body) == text


def test_a_mean_of_some_rows_stands_for_all(store, keep, monkeypatch):
    for number in range(40):
        keep(f"This is article {number:02} of forty, and all are of one length.")
    exact = look(store, "storage")
    monkeypatch.setattr(counts, "_SAMPLE", 10)

    assert look(store, "storage") == pytest.approx(exact, rel=0.02)


@pytest.mark.parametrize("verb", ["outlet_counts", "month_counts", "storage"])
def test_a_group_does_not_see_how_much_another_keeps(store, keep, verb):
    keep("A word.", outlet="Wire", published=MAY)
    before = look(store, verb)
    keep("More words. " * 100, group_id="h", outlet="Herald", published=date(2020, 1, 1))

    assert look(store, verb) == before
    assert not look(store, verb, "i")
