"""Batches of files being added, as the store keeps them."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from knowledge.model import NOBODY, Batch, BatchOutcome
from knowledge.store.sqlite import FILE
from tests.made import NOON

BATCH = Batch("k", "7", "a channel", NOON, ("one.txt", "two.txt"))
IN, OUT = BatchOutcome("one.txt", article_id="abc"), BatchOutcome("two.txt", reason="It is empty.")


def begin(store, *pairs):
    with store.begin() as work:
        for group_id, batch in pairs:
            work.begin_batch(group_id, batch)
        work.commit()


def there(store):
    with store.look() as view:
        return view.batches()


def test_a_batch_is_read_back_with_its_outcomes_in_order(store):
    begin(store, ("g", BATCH))
    with store.begin() as work:
        work.record_outcome("g", "k", OUT)
        work.record_outcome("g", "k", IN)
        work.commit()

    whole = Batch("k", "7", "a channel", NOON, ("one.txt", "two.txt"), (OUT, IN))
    assert there(store) == (("g", whole),)


def test_batches_of_all_groups_come_oldest_first(store):
    late = Batch("a", None, "", NOON + timedelta(hours=1), ())
    begin(store, ("h", late), ("g", BATCH), ("h", BATCH))

    assert [(group, one.key) for group, one in there(store)] == [("g", "k"), ("h", "k"), ("h", "a")]


def test_an_ended_batch_is_gone_with_its_outcomes_and_the_same_key_elsewhere_stays(store, tmp_path):
    begin(store, ("g", BATCH), ("h", BATCH))
    with store.begin() as work:
        work.record_outcome("g", "k", IN)
        work.end_batch("g", "k")
        work.end_batch("g", "unknown")
        work.commit()

    assert there(store) == (("h", BATCH),)
    connection = sqlite3.connect(tmp_path / FILE)
    assert connection.execute("SELECT count(*) FROM batch_outcomes").fetchone() == (0,)
    connection.close()


def test_an_outcome_of_a_batch_that_is_not_there_is_not_kept(store):
    begin(store, ("g", BATCH))
    with store.begin() as work:
        work.record_outcome("h", "k", IN)
        work.record_outcome("g", "ended", IN)
        work.commit()

    assert there(store) == (("g", BATCH),)


def test_batches_from_before_some_moment_are_forgotten(store):
    begin(store, ("g", BATCH))
    with store.begin() as work:
        work.forget_batches(NOON)
        work.commit()
    assert there(store) == (("g", BATCH),)
    with store.begin() as work:
        work.forget_batches(NOON + timedelta(microseconds=1))
        work.commit()
    assert there(store) == ()


def test_a_name_that_is_taken_out_leaves_the_batches_too(store):
    begin(store, ("g", BATCH), ("h", BATCH))
    with store.look() as view:
        assert view.groups_of("7") == ("g", "h")
    with store.begin() as work:
        work.anonymise("g", "7")
        work.commit()

    with store.look() as view:
        assert view.groups_of("7") == ("h",)
    assert [(one.by, one.where) for _, one in there(store)] == [(NOBODY, ""), ("7", "a channel")]
