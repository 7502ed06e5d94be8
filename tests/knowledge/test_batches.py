"""A batch of files: what came of each is kept until it was told."""

from __future__ import annotations

import pytest

from knowledge import Batch, BatchOutcome, LibraryClosing
from knowledge.ingest.apart import PreparingApart
from tests.hostile import faults
from tests.made import NOON, library_in, zipped


def file(number, words="states signed the treaty"):
    text = f"Article {number}\n\nIn {number}, {number} {words} number {number}, and all is well.\n"
    return f"{number}.txt", text.encode()


def broken(library):
    return [(group, one.outcomes) for group, one in library.broken_batches()]


def test_a_batch_tells_what_is_in_what_was_there_and_what_was_refused(library):
    there = library.add("g", file(1)[1], "there.txt").article
    files = [file(2), ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x01"), ("again.txt", file(1)[1])]
    names = tuple(name for name, _ in files)
    key = library.begin_batch("g", names, by="7", where="a channel")
    outcomes = dict(library.add_files("g", files, by="7", batch=key))

    assert library.broken_batches() == (
        (
            "g",
            Batch(
                key,
                "7",
                "a channel",
                NOON,
                names,
                (
                    BatchOutcome("2.txt", article_id=outcomes["2.txt"].article.id),
                    BatchOutcome("picture.txt", reason=str(outcomes["picture.txt"])),
                    BatchOutcome("again.txt", article_id=there.id),
                ),
            ),
        ),
    )


def test_the_same_words_twice_in_one_batch_are_two_outcomes_of_one_article(library):
    name, body = file(1)
    key = library.begin_batch("g", [name, "other.txt"], by=None, where="")
    first, second = library.add_files("g", [(name, body), ("other.txt", body + b"\n")], batch=key)

    assert first[1].article == second[1].article
    assert not second[1].is_new
    assert broken(library) == [
        ("g", tuple(BatchOutcome(one, first[1].article.id) for one in (name, "other.txt")))
    ]


def test_an_ended_batch_is_not_told_of(library):
    key = library.begin_batch("g", ["1.txt"], by=None, where="")
    library.begin_batch("h", ["1.txt"], by=None, where="")
    library.end_batch("g", key)

    assert broken(library) == [("h", ())]


def test_a_batch_is_told_of_for_a_week(library, clock):
    library.begin_batch("g", ["1.txt"], by=None, where="")
    clock.passes(days=7)
    assert broken(library) == [("g", ())]
    clock.passes(seconds=1)

    assert broken(library) == []


def test_adding_ends_after_the_article_it_is_at_when_the_library_is_stopped(library):
    files = [file(number) for number in range(5)]
    key = library.begin_batch("g", [name for name, _ in files], by=None, where="")
    adding = library.add_files("g", files, batch=key)
    next(adding)
    next(adding)
    library.stop()
    with pytest.raises(LibraryClosing, match="What was done until then stays"):
        next(adding)

    ((_, batch),) = library.broken_batches()
    assert [one.name for one in batch.outcomes] == ["0.txt", "1.txt"]
    assert library.size("g").articles == 2


def test_of_an_archive_that_was_broken_off_the_files_inside_are_told(library):
    week = zipped(*map(file, range(3)))
    key = library.begin_batch("g", ["week.zip", "late.txt"], by=None, where="")
    adding = library.add_files("g", [("week.zip", week), file(9)], batch=key)
    next(adding)
    library.stop()
    with pytest.raises(LibraryClosing):
        next(adding)

    ((_, batch),) = library.broken_batches()
    assert [one.name for one in batch.outcomes] == ["week.zip/0.txt"]


def test_a_last_article_that_is_in_is_told_though_the_library_is_stopped(library):
    adding = library.add_files("g", [file(1)])
    _, added = next(adding)
    library.stop()

    assert list(adding) == []
    assert library.article("g", added.article.id) == added.article


@pytest.mark.slow
def test_closing_ends_adding_while_a_file_is_read_apart(tmp_path):
    preparing = PreparingApart(1, prepare=faults.prepare)
    opened = library_in(tmp_path, preparing=preparing)

    def files():
        yield "slow.txt", b"spin"
        opened.close()

    with pytest.raises(LibraryClosing):
        list(opened.add_files("g", files()))
