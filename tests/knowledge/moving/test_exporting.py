"""A library as a folder or a zip of Markdown, written whole or not at all."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from knowledge import CannotExport, Scope
from knowledge.errors import StoreUnavailable
from tests.made import CONCORD, concord

TARIFF = b"Parliament doubles the steel tariff\n\nParliament doubled the tariff on steel.\n"


def files_of(folder):
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def listed(folder):
    return json.loads((folder / "rapporteur.json").read_text(encoding="utf-8"))


def test_a_folder_holds_each_article_its_original_and_a_list(library, folder):
    body = concord()
    one = library.add("g", body, "a.md").article
    told = []
    exported = library.export("g", folder, by="curt", progress=lambda *done: told.append(done))
    stem = f"concord-on-a-river-{one.id}"

    assert files_of(folder) == [
        f"articles/{stem}.md",
        f"originals/{stem}.md",
        "rapporteur.json",
    ]
    assert (folder / "originals" / f"{stem}.md").read_bytes() == body
    assert (folder / "articles" / f"{stem}.md").read_text().endswith(f"---\n{one.text}\n")
    assert (exported.articles, exported.originals, told) == (1, 1, [(1, 1)])
    assert listed(folder)["counts"] == {"articles": 1, "originals": 1}


def test_earlier_versions_and_copies_go_along_and_other_groups_do_not(library, folder):
    library.add("g", concord(), "a.md")
    new = library.add("g", concord(*CONCORD, "One more was said."), "b.md").article
    library.add("h", TARIFF, "c.txt")
    exported = library.export("g", folder)

    assert exported.articles == 2
    heads = [one["id"] for one in listed(folder)["articles"]]
    assert heads[0] == new.id
    under = [path.read_text() for path in (folder / "articles").iterdir()]
    assert sum(f"under: {new.id}\nrelation: revision\n" in text for text in under) == 1


def test_the_history_tells_who_exported(library, folder):
    library.add("g", concord(), "a.md")
    exported = library.export("g", folder, by="curt")

    (told, _) = library.history("g")
    assert told == exported.entry
    assert (told.act.value, told.what, told.who) == ("exported", "1 article", "curt")


def test_a_scope_leaves_the_rest_at_home(library, folder):
    library.add("g", concord(), "a.md")
    library.add("g", TARIFF, "b.txt")

    assert library.export("g", folder, scope=Scope(outlet="wire")).articles == 1


def test_an_export_of_ours_is_replaced_and_what_lies_beside_it_stays(library, folder):
    one = library.add("g", concord(), "a.md").article
    library.export("g", folder)
    (folder / ".git").mkdir()
    (folder / "README").write_text("Ours.")
    library.remove("g", one.id)
    library.add("g", TARIFF, "b.txt")
    library.export("g", folder)
    (second,) = library.articles("g")
    stem = f"parliament-doubles-the-steel-tariff-{second.id}"

    assert files_of(folder) == [
        "README",
        f"articles/{stem}.md",
        f"originals/{stem}.txt",
        "rapporteur.json",
    ]
    assert (folder / ".git").is_dir()
    assert not (folder / ".unfinished").exists()


@pytest.mark.parametrize("place", ["notes.txt", "rapporteur.json", "articles/mine.md"])
def test_a_folder_with_other_files_is_left_as_it_is(library, folder, place):
    library.add("g", concord(), "a.md")
    if place.startswith("articles"):
        library.export("g", folder)
    folder.mkdir(exist_ok=True)
    (folder / place).write_text("mine")
    before = files_of(folder)

    with pytest.raises(CannotExport, match=f"holds {place}"):
        library.export("g", folder)
    assert files_of(folder) == before
    assert (folder / place).read_text() == "mine"


def test_an_export_that_fails_leaves_the_one_before_and_no_trace(library, folder):
    library.add("g", concord(), "a.md")
    library.export("g", folder)
    before = {one: (folder / one).read_bytes() for one in files_of(folder)}
    library.add("g", TARIFF, "b.txt")

    def fail(_done, _total):
        raise StoreUnavailable("The disk is gone.")

    with pytest.raises(StoreUnavailable):
        library.export("g", folder, progress=fail)
    assert {one: (folder / one).read_bytes() for one in files_of(folder)} == before
    with pytest.raises(StoreUnavailable):
        library.export("g", folder.with_name("new"), progress=fail)
    assert not folder.with_name("new").exists()
    folder.with_name("empty").mkdir()
    with pytest.raises(StoreUnavailable):
        library.export("g", folder.with_name("empty"), progress=fail)
    assert list(folder.with_name("empty").iterdir()) == []
    assert [one.act.value for one in library.history("g")] == ["added", "exported", "added"]


def test_what_was_broken_off_by_a_crash_is_swept_away_by_the_next(library, folder):
    library.add("g", concord(), "a.md")
    (folder / ".unfinished" / "articles").mkdir(parents=True)
    (folder / ".unfinished" / "articles" / "x.md").write_text("half")
    library.export("g", folder)

    assert len(files_of(folder)) == 3


def test_a_crash_between_the_moves_is_known_and_mended_by_the_next(library, folder, monkeypatch):
    library.add("g", concord(), "a.md")
    library.export("g", folder)
    library.add("g", TARIFF, "b.txt")
    rename, moved = Path.rename, []

    def dying(self, target):
        if len(moved) == 2:
            raise KeyboardInterrupt
        moved.append(target)
        return rename(self, target)

    with monkeypatch.context() as dies:
        dies.setattr(Path, "rename", dying)
        with pytest.raises(KeyboardInterrupt):
            library.export("g", folder)
    assert listed(folder)["finished"] is False
    library.export("g", folder)
    assert listed(folder)["finished"] is True
    assert len(files_of(folder)) == 5


def test_where_nothing_can_be_written_it_says_so(library, tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(CannotExport, match="choose another folder"):
        library.export("g", tmp_path / "file")


def test_an_empty_library_is_exported_too(library, folder):
    assert library.export("g", folder).articles == 0
    assert files_of(folder) == ["rapporteur.json"]


def test_a_zip_holds_the_same_files_as_a_folder(library, folder, tmp_path):
    library.add("g", concord(), "a.md")
    library.add("g", TARIFF, "b.txt")
    library.export("g", folder)
    library.export_zip("g", tmp_path / "x.zip")

    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert sorted(archive.namelist()) == files_of(folder)
        assert all(archive.read(one) == (folder / one).read_bytes() for one in files_of(folder))


def test_a_zip_that_grows_too_large_goes_without_originals(library, tmp_path):
    page = b"<html><body><p>%s</p><!-- %s --></body></html>"
    noise = "".join(f"{number * 7919 % 99991:x}" for number in range(20_000)).encode()
    library.add("g", page % (" ".join(CONCORD).encode(), noise), "a.html")
    target = tmp_path / "x.zip"

    assert library.export_zip("g", target).originals == 1
    whole = target.stat().st_size
    exported = library.export_zip("g", target, most=whole - 1)
    assert (exported.articles, exported.originals) == (1, 0)
    assert target.stat().st_size < whole
    exact = target.stat().st_size
    assert library.export_zip("g", target, most=exact).originals == 0
    with pytest.raises(CannotExport, match="rapporteur export"):
        library.export_zip("g", target, most=exact - 1)
    assert len(library.history("g")) == 4
