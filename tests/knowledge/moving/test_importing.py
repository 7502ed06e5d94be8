"""An export back in: the same articles, answers and citations; what is damaged by name."""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Details, NotAnExport, Relation
from knowledge.errors import LibraryClosing
from knowledge.ingest.correct import tidy
from knowledge.moving import archive
from tests.made import CONCORD, NOON, WordEmbedder, concord, library_in, original
from tests.made import article as made_article

ASKED = ("Who stayed away from the ceremony?", "Which states must ratify it?", "Who doubled it?")
TARIFF = b"Parliament doubles the steel tariff\n\nParliament doubled the tariff on steel.\n"


def fill(library, clock):
    """Add an article with a version and a copy under it, one more, and an edited one."""
    for number, body in enumerate(
        [
            concord(),
            TARIFF,
            concord(*CONCORD, "One more was said.", title="Corrected"),
            concord("From our wires.", *CONCORD, "One more was said.", outlet="Ledger"),
        ]
    ):
        clock.now = NOON + timedelta(days=number)
        library.add("g", body, f"{number}.md")
    steel = library.articles("g", words="steel")[0]
    library.edit("g", steel.id, replace(steel.details, outlet="Civic", published=date(2025, 6, 1)))


def kept(library, group_id="g"):
    """All that an export has to keep, article by article."""
    families = [library.family(group_id, one.id) for one in library.articles(group_id)]
    ids = [article_id for family in families for article_id in family.ids]
    return families, [library.original(group_id, article_id) for article_id in ids]


def answers(library, group_id="g"):
    asked = [library.ask(group_id, question) for question in ASKED]
    return [replace(one, took_ms=0.0) for one in asked]


def page_of(folder, article_id):
    return next((folder / "articles").glob(f"*{article_id}.md"))


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_r17_everything_is_as_it_was(library, other, folder, clock, packed):
    fill(library, clock)
    place = folder.with_suffix(".zip") if packed else folder
    (library.export_zip if packed else library.export)("g", place)
    clock.now += timedelta(days=9)
    told = []
    imported = other.import_("g", place, progress=lambda *done: told.append(done))

    assert kept(other) == kept(library)
    assert [one.count(Relation.COPY) for one in kept(other)[0]] == [1, 0]
    assert [one.count(Relation.REVISION) for one in kept(other)[0]] == [1, 0]
    assert answers(other) == answers(library)
    assert other.size("g") == library.size("g")
    assert len(imported.added) == 4
    assert (imported.already, imported.refused) == ([], [])
    assert told[-1] == (4, 4)


def test_r17_a_kept_answer_and_the_words_around_a_quote_survive(library, other, folder, clock):
    fill(library, clock)
    quote = library.ask("g", ASKED[0]).quotes[0]
    library.export("g", folder)
    other.import_("g", folder)

    place = (quote.article.id, quote.start, quote.end)
    assert other.context("g", *place) == library.context("g", *place)


def test_what_is_there_already_is_left_as_it_is_and_counted(library, folder, clock):
    fill(library, clock)
    library.export("g", folder)
    (one, *_) = library.articles("g")
    library.edit("g", one.id, replace(one.details, title="Edited since"))
    before = kept(library)
    imported = library.import_("g", folder)

    assert (len(imported.added), len(imported.already)) == (0, 4)
    assert kept(library) == before


def test_what_was_removed_a_moment_ago_comes_back_with_all_under_it(library, folder, clock):
    fill(library, clock)
    before = kept(library)
    library.export("g", folder)
    for one in library.articles("g"):
        library.remove("g", one.id)
    library.import_("g", folder)

    assert kept(library) == before


def test_an_import_stops_between_articles_when_the_library_is_closed(library, other, folder, clock):
    fill(library, clock)
    library.export("g", folder)
    with pytest.raises(LibraryClosing):
        other.import_("g", folder, progress=lambda _done, _total: other.stop())
    assert other.size("g").articles < 2


def test_the_history_tells_who_imported_and_when(library, other, folder, clock):
    fill(library, clock)
    library.export("g", folder)
    clock.now += timedelta(days=9)
    other.import_("g", folder, by="curt")

    told = other.history("g")
    assert {one.act.value for one in told} == {"added", "revised", "copied"}
    assert {(one.at, one.who) for one in told} == {(clock.now, "curt")}


def test_a_version_of_what_the_library_has_takes_its_place_in_the_family(library, other, folder):
    new = library.add("g", concord(*CONCORD, "One more was said."), "b.md").article
    library.export("g", folder)
    old = other.add("g", concord(), "a.md").article
    other.import_("g", folder)

    family = other.family("g", old.id)
    assert (family.head, family.count(Relation.REVISION)) == (new, 1)
    assert other.size("g").articles == 1
    assert {quote.article.id for quote in other.ask("g", ASKED[0]).quotes} == {new.id}


def test_damaged_files_are_refused_by_name_and_the_others_go_in(library, other, folder, clock):
    fill(library, clock)
    library.export("g", folder)
    changed, steel = library.articles("g")
    page = page_of(folder, changed.id)
    page.write_text(page.read_text().replace("Monday", "Sunday"))
    imported = other.import_("g", folder)
    refused = dict(imported.refused)

    assert refused.pop(f"articles/{page.name}").startswith(f"The text of {page.name} is not")
    assert len(refused) == 2
    assert all(f"stands under the article {changed.id}" in said for said in refused.values())
    assert imported.added == [steel]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda one: one.unlink(), "is not in the export"),
        (lambda one: one.write_bytes(b"other"), "is not the file that was exported"),
        (lambda one: one.write_bytes(bytes(26 * 1024**2)), "longer than any file"),
        (lambda one: (one.unlink(), one.symlink_to("/etc/hostname")), "is not in the export"),
    ],
    ids=["missing", "another", "too large", "a link"],
)
def test_an_original_that_is_not_what_it_was_is_refused(library, other, folder, harm, said):
    library.add("g", concord(), "a.md")
    library.export("g", folder)
    (one,) = (folder / "originals").iterdir()
    harm(one)
    imported = other.import_("g", folder)

    assert said in imported.refused[0][1]
    assert other.articles("g") == ()


@pytest.mark.parametrize("place", ["../secret", "/etc/passwd", "originals/../../secret", "secret"])
def test_an_original_outside_of_the_export_is_never_opened(library, other, folder, place):
    one = library.add("g", concord(), "a.md").article
    library.export("g", folder)
    (folder.parent / "secret").write_text("x")
    page = page_of(folder, one.id)
    there = next((folder / "originals").iterdir())
    page.write_text(page.read_text().replace(f"originals/{there.name}", place))

    assert "outside of the folder" in other.import_("g", folder).refused[0][1]


def test_where_originals_were_left_out_the_text_stands_in(library, other, folder):
    one = library.add("g", concord(), "report.md").article
    library.export("g", folder)
    page = page_of(folder, one.id)
    lines = page.read_text().splitlines(keepends=True)
    page.write_text("".join(x for x in lines if not x.startswith("original:")))
    other.import_("g", folder)

    stands = other.original("g", one.id)
    assert (stands.body, stands.name) == (one.text.encode(), "report.md.txt")
    assert other.article("g", one.id) == one


def test_what_the_list_names_and_is_not_there_is_missed(library, other, folder, clock):
    fill(library, clock)
    library.export("g", folder)
    page = page_of(folder, library.articles("g", words="steel")[0].id)
    page.unlink()
    imported = other.import_("g", folder)

    assert [place for place, _ in imported.refused] == [f"articles/{page.name}"]
    assert len(imported.added) == 3


def test_a_file_that_was_renamed_is_not_missed(library, other, folder):
    one = library.add("g", concord(), "a.md").article
    library.export("g", folder)
    page_of(folder, one.id).rename(folder / "articles" / "mine.md")

    assert other.import_("g", folder).added == [one]


def test_a_changed_text_without_its_id_is_added_as_any_file(library, other, folder):
    one = library.add("g", concord(), "a.md").article
    library.export("g", folder)
    page = page_of(folder, one.id)
    lines = page.read_text().replace("Monday", "Sunday").splitlines(keepends=True)
    page.write_text("".join(x for x in lines if not x.startswith(("id:", "sha256:"))))
    imported = other.import_("g", folder)
    (new,) = other.articles("g")

    assert "Sunday" in new.text
    assert new.details == one.details
    assert ([new], []) == (imported.added, imported.refused)


def test_a_copied_file_is_one_article(library, other, folder):
    one = library.add("g", concord(), "a.md").article
    library.export("g", folder)
    (folder / "articles" / "again.md").write_bytes(page_of(folder, one.id).read_bytes())
    imported = other.import_("g", folder)

    assert (imported.added, imported.already) == ([one], [one])


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda at: None, "There is no"),
        (lambda at: at.mkdir(), "name what `rapporteur export` wrote"),
        (lambda at: (at.mkdir(), (at / "a.pdf").touch()), "`rapporteur add .*` adds the articles"),
        (lambda at: (at / ".unfinished").mkdir(parents=True), "was broken off"),
        (lambda at: at.write_bytes(b"PK\x03\x04"), "neither a folder nor a zip"),
        (lambda at: zipfile.ZipFile(at, "w").close(), "is no export of a library"),
        (lambda at: (at.mkdir(), (at / "rapporteur.json").touch()), "cannot be read"),
        (
            lambda at: (at.mkdir(), (at / "rapporteur.json").write_text("[]")),
            "cannot be read",
        ),
        (
            lambda at: (
                at.mkdir(),
                (at / "rapporteur.json").write_text('{"format":"rapporteur-export","version":2}'),
            ),
            "by a later version",
        ),
        (
            lambda at: (
                at.mkdir(),
                (at / "rapporteur.json").write_text(
                    '{"format":"rapporteur-export","version":1,"finished":false,"articles":[]}'
                ),
            ),
            "was broken off",
        ),
    ],
)
def test_what_is_no_whole_export_is_refused_in_a_sentence(other, folder, made, said):
    made(folder)

    with pytest.raises(NotAnExport, match=said):
        other.import_("g", folder)


def test_a_zip_may_be_packed_with_its_folder(library, other, folder, clock, tmp_path):
    fill(library, clock)
    library.export("g", folder)
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        for one in folder.rglob("*"):
            packed.write(one, Path("our library") / one.relative_to(folder))
            packed.writestr(f"__MACOSX/{one.relative_to(folder.parent)}/._{one.name}", b"x")
    other.import_("g", tmp_path / "x.zip")

    assert kept(other) == kept(library)


class Unsaid(zipfile.ZipInfo):
    """An entry whose name is UTF-8, without the flag that says so, as Info-ZIP writes it."""

    def _encodeFilenameFlags(self):  # noqa: N802
        return self.filename.encode(), self.flag_bits & ~0x800


def respelt(folder, form):
    """Spell the names of all files as another system would."""
    for one in [*folder.rglob("*")]:
        one.rename(one.with_name(unicodedata.normalize(form, one.name)))


def test_names_that_another_system_spelt_in_its_way_are_found(library, other, folder):
    one = library.add("g", concord(title="Über Zölle"), "a.md").article
    library.export("g", folder)
    respelt(folder, "NFD")

    imported = other.import_("g", folder)
    assert (imported.added, imported.refused) == ([one], [])
    library.export("g", folder)
    assert len([*folder.rglob("*.md")]) == 2


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_zip_that_does_not_say_how_its_names_are_written_is_read(
    library, other, folder, tmp_path, form
):
    one = library.add("g", concord(title="Über Zölle"), "a.md").article
    library.export("g", folder)
    respelt(folder, form)
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        for each in folder.rglob("*.*"):
            packed.writestr(Unsaid(str(each.relative_to(folder))), each.read_bytes())

    imported = other.import_("g", tmp_path / "x.zip")
    assert (imported.added, imported.refused) == ([one], [])


def test_a_damaged_archive_is_refused_file_by_file(library, other, tmp_path):
    one = library.add("g", concord(), "a.md").article
    file_ = tmp_path / "x.zip"
    library.export_zip("g", file_)
    with zipfile.ZipFile(file_) as packed:
        at = packed.getinfo(f"originals/concord-on-a-river-{one.id}.md").header_offset
    body = bytearray(file_.read_bytes())
    body[at + 90 : at + 120] = bytes(30)
    file_.write_bytes(body)

    assert "damaged in the archive" in other.import_("g", file_).refused[0][1]


def test_an_archive_that_unpacks_to_more_than_there_may_be_is_refused(
    library, other, tmp_path, monkeypatch
):
    library.add("g", concord(), "a.md")
    library.export_zip("g", tmp_path / "x.zip")
    monkeypatch.setattr(archive, "MOST_FILES", 2)

    with pytest.raises(NotAnExport, match="holds more than"):
        other.import_("g", tmp_path / "x.zip")


def test_a_file_of_an_archive_that_unpacks_to_too_much_is_refused(library, other, tmp_path):
    library.add("g", concord(), "a.md")
    library.export_zip("g", tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip", "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("articles/bomb.md", bytes(30 * 1024**2))
    imported = other.import_("g", tmp_path / "x.zip")

    assert [place for place, _ in imported.refused] == ["articles/bomb.md"]
    assert len(imported.added) == 1


LETTERS = st.characters(codec="utf-8", exclude_characters="\x00")
TEXTS = st.lists(
    st.text(LETTERS, max_size=80).map(lambda said: f"Some words {said}"), min_size=1, max_size=4
).map("\n".join)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.text(LETTERS, max_size=40)), min_size=1, max_size=4))
def test_any_articles_come_back_to_the_letter(tmp_path_factory, articles):
    home = tmp_path_factory.mktemp("moved")
    with library_in(home / "one") as one, library_in(home / "two") as two:
        with one._store.begin() as work:
            for text, title in articles:
                of = replace(made_article(text), details=tidy(Details(f"{title} t")))
                if work.article("g", of.id) is None:
                    work.add("g", of, original(of), [], WordEmbedder().mark)
            work.commit()
        one.export("g", home / "out")
        two.import_("g", home / "out")
        assert kept(two) == kept(one)
