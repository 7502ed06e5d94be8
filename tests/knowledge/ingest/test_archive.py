"""What is taken out of a zip archive; hostile ones are in test_hostile.py."""

from __future__ import annotations

import pytest

from bot.adding import READABLE_ENDINGS as OF_A_FOLDER
from knowledge.errors import BrokenFile, NoText, TooLarge
from knowledge.ingest import archive
from knowledge.ingest.archive import READABLE_ENDINGS, members
from tests.made import zipped


def test_articles_come_out_in_order_under_the_name_of_the_archive():
    body = zipped(("b.txt", "one"), ("news/a.html", "two"))

    assert members(body, "week.zip") == (
        ("week.zip/b.txt", b"one"),
        ("week.zip/news/a.html", b"two"),
    )


def test_what_belongs_to_a_page_or_a_system_is_passed_over():
    body = zipped(
        ("a.txt", "one"),
        ("a_files/style.css", "p {}"),
        ("a_files/photo.jpg", b"\xff\xd8"),
        ("__MACOSX/._a.txt", "x"),
        (".DS_Store", "x"),
        ("drafts/.b.txt", "x"),
        ("empty/", ""),
    )

    assert [name for name, _ in members(body, "week.zip")] == ["week.zip/a.txt"]


def test_an_archive_without_articles_says_what_to_put_in():
    with pytest.raises(NoText) as refusal:
        members(zipped(("photo.jpg", b"\xff\xd8")), "week.zip")
    assert str(refusal.value) == (
        "week.zip holds no file that could be an article; "
        "add an archive of txt, md, html, pdf, docx or eml files."
    )


def test_one_bad_member_is_refused_alone():
    good, bad = members(zipped(("a.txt", "one"), ("../b.txt", "two")), "week.zip")

    assert good == ("week.zip/a.txt", b"one")
    assert bad[0] == "week.zip/../b.txt"
    assert isinstance(bad[1], BrokenFile)
    assert str(bad[1]) == (
        "week.zip/../b.txt has a name that no file in an archive should have; add it by itself."
    )


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(archive, "_read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(TooLarge) as refusal:
        members(zipped(("a.txt", "one"), ("b.txt", bytes(2_000_000))), "week.zip")
    assert str(refusal.value) == (
        "week.zip unpacks to more than the library takes at once (1,000 files, 100 MB); "
        "add its files in smaller parts."
    )


def test_a_large_text_that_packs_well_is_no_bomb():
    text = "\n".join(f"Line {number} of the record of the debate." for number in range(40_000))

    ((_, body),) = members(zipped(("debate.txt", text)), "week.zip")

    assert body == text.encode()


def test_the_same_files_are_taken_from_an_archive_as_from_a_folder():
    assert READABLE_ENDINGS | {".zip"} == OF_A_FOLDER
