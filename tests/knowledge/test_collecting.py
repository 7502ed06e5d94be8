"""Collections: made, changed, filled and removed, and read by those alone who may."""

from __future__ import annotations

import pytest

from knowledge import (
    ANYBODY,
    CURATING,
    Act,
    NotForReader,
    Reader,
    Relation,
    Scope,
    UnknownArticle,
    UnknownCollection,
    WrongCollection,
)
from knowledge.collecting import MOST_COLLECTIONS, MOST_ROLES
from knowledge.model import LONGEST_NAME, Verdict

TREATY = (
    b"---\ntitle: Four states sign\noutlet: Wire\nurl: https://wire.example/a\n---\n"
    b'The river treaty was signed in Lisbon on Monday. "We must ratify it," said Anna Lindt. '
    b"Four states must ratify it before May. The fisheries minister stayed away.\n"
)
TARIFF = (
    b"---\ntitle: Parliament doubles the steel tariff\noutlet: Ledger\n---\n"
    b"Parliament doubled the tariff on steel to 50 per cent. "
    b"It passed by two votes. Importers said they would sue.\n"
)
QUESTION = "Which states must ratify the river treaty before May?"
BOARD = Reader(frozenset({"board"}))
STAFF = Reader(frozenset({"staff"}))


@pytest.fixture
def minutes(library):
    """A collection that the board may read, with the treaty in it; the tariff is open."""
    made, _ = library.create_collection("g", "Minutes", ["board"])
    library.add("g", TREATY, "treaty.md", collection=made.number)
    library.add("g", TARIFF, "tariff.md")
    return made


def treaty(library):
    (found,) = (a for a in library.articles("g", reader=CURATING) if a.details.outlet == "Wire")
    return found


def test_a_curator_role_of_the_group_reads_every_collection(library, minutes):
    assert library.size("g", reader=STAFF).articles == 1
    library.change_curators("g", add=["staff"])
    library.change_curators("h", add=["other"])

    assert library.size("g", reader=STAFF).articles == 2
    assert library.ask("g", QUESTION, reader=STAFF).is_closed
    assert library.size("g", reader=Reader(frozenset({"other"}))).articles == 1


@pytest.mark.usefixtures("minutes")
@pytest.mark.parametrize("reader", [BOARD, CURATING, Reader(frozenset({"board", "staff"}))])
def test_who_has_the_role_or_curates_is_quoted_from_a_collection(library, reader):
    answer = library.ask("g", QUESTION, reader=reader)

    assert answer.quotes[0].highlight.of(answer.quotes[0].text) == (
        "Four states must ratify it before May."
    )
    assert answer.is_closed
    assert library.outlets("g", reader=reader) == ("Ledger", "Wire")


@pytest.mark.usefixtures("minutes")
@pytest.mark.parametrize("reader", [ANYBODY, STAFF])
def test_nothing_of_a_collection_is_shown_to_who_may_not_read_it(library, reader):
    id_ = treaty(library).id
    answer = library.ask("g", QUESTION, reader=reader)

    assert {quote.article.details.outlet for quote in answer.quotes} == {"Ledger"}
    assert not answer.is_closed
    assert [q.article.details.outlet for q in library.search("g", "treaty", reader=reader)] == [
        "Ledger"
    ]
    checked = library.check("g", TREATY.decode()[60:], reader=reader)
    assert {quote.article.details.outlet for quote in checked.quotes} <= {"Ledger"}
    assert library.quotations("g", who="Lindt", reader=reader) == ()
    assert library.outlets("g", reader=reader) == ("Ledger",)
    assert [title for _, title in library.titles("g", reader=reader)] == [
        "Parliament doubles the steel tariff"
    ]
    assert len(library.articles("g", reader=reader)) == 1
    assert library.articles("g", words="treaty", reader=reader) == ()
    assert library.articles("g", scope=Scope(outlet="Wire"), reader=reader) == ()
    assert library.count("g", reader=reader) == 1
    assert library.size("g", reader=reader).articles == 1
    assert library.size("g", reader=reader).passages == 1
    assert library.collections("g", reader=reader) == ()
    assert library.count_citing("g", id_, reader=reader) == 0
    for read in (library.article, library.family, library.original, library.quotations_in):
        with pytest.raises(UnknownArticle):
            read("g", id_, reader=reader)
    with pytest.raises(UnknownArticle):
        library.context("g", id_, 0, 10, reader=reader)
    with pytest.raises(UnknownCollection, match="There is none yet"):
        library.collection("g", "Minutes", reader=reader)


def test_a_kept_answer_is_for_who_may_read_all_of_it_now(library, minutes):
    quotes = library.ask("g", QUESTION, reader=BOARD).quotes
    key = library.keep("g", Verdict.ANSWERED, quotes)
    library.rate("g", key, 0, helpful=True, reader=BOARD)
    assert library.kept("g", key, reader=BOARD).quotes == quotes
    assert library.kept("g", key, reader=BOARD).is_closed
    assert len(library.ratings("g", reader=BOARD)) == 1
    assert library.ratings("g") == ()
    for read in (library.kept, library.kept_quotations):
        with pytest.raises(NotForReader, match="Ask the question again"):
            read("g", key, reader=STAFF)
    with pytest.raises(NotForReader):
        library.rate("g", key, 0, helpful=True)

    library.change_collection("g", minutes.number, remove=["board"], add=["staff"])

    assert library.kept("g", key, reader=STAFF).quotes == quotes
    with pytest.raises(NotForReader):
        library.kept("g", key, reader=BOARD)
    library.move("g", treaty(library).id, None)
    assert not library.kept("g", key).is_closed


def test_an_answer_given_openly_is_closed_once_its_article_is(library, minutes):
    library.move("g", treaty(library).id, None)
    key = library.keep("g", Verdict.ANSWERED, library.ask("g", QUESTION).quotes)
    library.move("g", treaty(library).id, minutes.number)

    with pytest.raises(NotForReader):
        library.kept("g", key)


def test_a_removed_article_of_a_collection_tells_others_nothing(library, minutes):
    key = library.keep("g", Verdict.ANSWERED, library.ask("g", QUESTION, reader=BOARD).quotes)
    library.remove("g", treaty(library).id)

    with pytest.raises(NotForReader):
        library.kept("g", key)
    assert None in library.kept("g", key, reader=BOARD).quotes


def test_an_article_is_moved_into_a_collection_and_out_again_as_it_was(library, minutes):
    article = treaty(library)
    library.move("g", article.id, None)
    opened = library.ask("g", QUESTION)
    back = library.move("g", article.id, minutes.number, by="curt")
    again = library.move("g", article.id, minutes.number, by="curt")

    assert opened.quotes[0].article.id == article.id
    assert back.article == article
    assert (back.entry.what, back.entry.subject) == ("added:1 Minutes", article.id)
    assert again.entry is None
    assert library.ask("g", QUESTION, reader=BOARD).quotes[0].article == article


def test_a_role_reads_as_soon_as_it_may_and_no_longer_than_it_may(library, minutes):
    library.change_collection("g", minutes.number, add=["staff"])
    assert library.size("g", reader=STAFF).articles == 2
    library.change_collection("g", minutes.number, remove=["staff", "board"])

    assert library.size("g", reader=STAFF).articles == 1
    assert library.size("g", reader=BOARD).articles == 1
    assert library.size("g", reader=CURATING).articles == 2


def test_one_groups_roles_read_nothing_of_another_groups_collections(library, minutes):
    other, _ = library.create_collection("h", "Minutes", ["staff"])
    library.add("h", TREATY, "treaty.md", collection=other.number)

    assert library.size("h", reader=BOARD).articles == 0
    assert library.size("h", reader=STAFF).articles == 1
    with pytest.raises(UnknownCollection):
        library.change_collection("h", minutes.number + 1_000, name="Other")


def test_what_stands_in_a_collection_stays_there_when_it_is_added_openly(library, minutes):
    again = library.add("g", TREATY, "again.md")
    other_bytes = library.add("g", TREATY + b"\n\n", "other.md")

    assert not again.is_new
    assert not other_bytes.is_new
    assert again.article.collection == other_bytes.article.collection == minutes.number
    assert library.size("g").articles == 1
    assert library.history("g")[0].act is Act.ADDED


def test_what_is_open_stays_open_when_it_is_added_to_a_collection(library, minutes):
    again = library.add("g", TARIFF, "again.md", collection=minutes.number)

    assert (again.is_new, again.article.collection) == (False, None)
    assert library.size("g").articles == 1


@pytest.mark.parametrize("is_open", [True, False])
def test_a_copy_or_a_later_version_elsewhere_hides_nothing_and_is_told_of_nothing(
    library, minutes, is_open
):
    longer = TREATY + b"Lisbon hosted the delegations for nine days in the old customs house. " * 9
    to = None if is_open else minutes.number
    if not is_open:
        library.move("g", treaty(library).id, None)
    added = library.add("g", longer, "longer.md", collection=to)

    assert (added.is_new, added.relation, added.other) == (True, None, None)
    assert library.size("g").articles == 2
    assert library.size("g", reader=BOARD).articles == 3


def test_a_later_version_within_a_collection_takes_the_place_of_the_first(library, minutes):
    longer = TREATY + b"Lisbon hosted the delegations for nine days in the old customs house. "
    added = library.add("g", longer, "longer.md", collection=minutes.number)
    library.move("g", added.article.id, None)

    assert added.relation is Relation.REVISION
    family = library.family("g", added.article.id)
    assert [one.article.collection for one in family.under] == [None]
    library.move("g", family.under[0].article.id, minutes.number)
    assert library.size("g").articles == 1
    with pytest.raises(UnknownArticle):
        library.article("g", family.under[0].article.id)


def test_an_edited_article_stays_in_its_collection(library):
    made, _ = library.create_collection("g", "Minutes", ["board"])
    added = library.add("g", TREATY, "treaty.md", collection=made.number)
    library.edit("g", added.article.id, added.article.details)
    library.remove("g", added.article.id)
    back = library.restore("g", added.article.id)

    assert back.article.collection == made.number
    assert library.search("g", "treaty") == ()
    assert library.search("g", "treaty", reader=BOARD) != ()


def test_a_new_index_keeps_collections_apart(library, minutes):
    before = library.ask("g", QUESTION, reader=BOARD).quotes
    library.reindex()

    assert library.ask("g", QUESTION, reader=BOARD).quotes == before
    assert {q.article.details.outlet for q in library.ask("g", QUESTION).quotes} == {"Ledger"}


def test_a_collection_is_removed_once_it_is_said_how_many_articles_everybody_may_then_read(
    library, minutes
):
    with pytest.raises(WrongCollection, match="holds 1 articles, not 0"):
        library.remove_collection("g", minutes.number)
    assert library.size("g").articles == 1

    _, entries = library.remove_collection("g", minutes.number, opening=1, by="curt")

    assert [one.what for one in entries] == ["removed:1 Minutes"]
    assert library.collections("g", reader=CURATING) == ()
    assert library.ask("g", QUESTION).quotes[0].article.details.outlet == "Wire"
    with pytest.raises(UnknownCollection):
        library.add("g", TREATY + b"More.", "a.md", collection=minutes.number)


def test_a_new_collection_never_has_the_number_of_one_that_was_removed(library):
    first, _ = library.create_collection("g", "Minutes")
    library.remove_collection("g", first.number)
    second, _ = library.create_collection("g", "Minutes")

    assert second.number > first.number


def test_what_was_removed_from_a_collection_since_removed_is_restored_openly(library, minutes):
    id_ = treaty(library).id
    library.remove("g", id_)
    library.remove_collection("g", minutes.number)

    assert library.restore("g", id_).article.collection is None
    assert library.search("g", "treaty")[0].article.id == id_


def test_a_removed_version_follows_its_article_into_a_collection(library, minutes):
    library.move("g", treaty(library).id, None)
    old = treaty(library).id
    new = library.add("g", TREATY + b"Later, more was said.", "new.md").article.id
    library.remove("g", old)
    library.move("g", new, minutes.number)
    library.restore("g", old)

    with pytest.raises(UnknownArticle):
        library.article("g", old)


def test_collections_are_listed_by_name_with_roles_and_articles(library, minutes):
    library.create_collection("g", "Drafts", ["staff", "board", "staff"])
    found = library.collections("g", reader=CURATING)

    assert [(one.name, one.roles, one.articles) for one in found] == [
        ("Drafts", ("staff", "board"), 0),
        ("Minutes", ("board",), 1),
    ]
    assert [one.name for one in library.collections("g", reader=STAFF)] == ["Drafts"]
    assert library.collection("g", " minutes ", reader=BOARD).number == minutes.number


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (" ", "has 1 to"),
        ("x" * (LONGEST_NAME + 1), "has 1 to"),
        (" mINutes ", "already"),
    ],
)
def test_a_name_that_cannot_be_is_refused(library, name, said):
    library.create_collection("g", "Minutes")
    other, _ = library.create_collection("g", "Drafts")

    with pytest.raises(WrongCollection, match=said):
        library.create_collection("g", name)
    with pytest.raises(WrongCollection, match=said):
        library.change_collection("g", other.number, name=name)
    assert len(library.collections("g", reader=CURATING)) == 2


def test_there_are_only_so_many_collections_and_roles(library):
    roles = [str(n) for n in range(MOST_ROLES + 1)]
    with pytest.raises(WrongCollection, match="roles"):
        library.create_collection("g", "Minutes", roles)
    for number in range(MOST_COLLECTIONS):
        library.create_collection("g", f"Minutes {number}", roles[1:])

    with pytest.raises(WrongCollection, match="collections"):
        library.create_collection("g", "One more")


def test_changes_of_a_collection_are_told_by_a_word_and_its_name(library):
    made, _ = library.create_collection("g", "Minutes", ["board"], by="curt")
    library.change_collection("g", made.number, name="Protocols", add=["staff"], by="curt")
    library.change_collection("g", made.number, name="Protocols", add=["staff"], by="curt")
    told = [(one.act, one.what, one.who) for one in library.history("g")]

    assert told == [
        (Act.COLLECTION, "roles Protocols", "curt"),
        (Act.COLLECTION, "renamed Protocols", "curt"),
        (Act.COLLECTION, "created Minutes", "curt"),
    ]


def test_the_collections_of_articles_are_told_for_what_says_what_was_done(library, minutes):
    gone = treaty(library).id
    library.remove("g", gone)
    (tariff,) = library.articles("g")

    assert library.collections_of("g", [gone, tariff.id, "nothing"]) == {gone: "Minutes"}


def test_an_erased_group_leaves_nothing_of_its_collections(library, minutes):
    library.create_collection("h", "Drafts", ["board"])
    library.erase("g")

    assert library.collections("g", reader=CURATING) == ()
    assert library.groups() == ("h",)
    with library._store.look() as view:
        run = view._connection.exec_driver_sql
        assert run("SELECT name FROM sqlite_master WHERE name LIKE 'words\\_%'").all() == []
        assert run("SELECT count(*) FROM collection_roles").scalar() == 1


@pytest.mark.parametrize("is_there", [True, False])
def test_an_export_brings_articles_back_into_their_collection(library, minutes, tmp_path, is_there):
    later = TREATY + b"Lisbon hosted the delegations for nine days in the old customs house. "
    library.add("g", later, "later.md", collection=minutes.number)
    library.export("g", tmp_path / "out")
    if is_there:
        library.create_collection("h", "MINUTES", ["board"])
    imported = library.import_("h", tmp_path / "out")

    assert len(imported.added) == 3
    assert [a.details.outlet for a in library.articles("h")] == ["Ledger"]
    assert library.size("h", reader=BOARD).articles == (2 if is_there else 1)
    (made,) = library.collections("h", reader=CURATING)
    assert made.roles == (("board",) if is_there else ())
    under = library.family("h", treaty(library).id, reader=CURATING).under
    assert [one.article.collection for one in under] == [made.number]


def test_a_file_of_a_collection_is_not_imported_as_one_for_everybody(library, minutes, tmp_path):
    library.export("g", tmp_path / "out")
    (page,) = (p for p in (tmp_path / "out" / "articles").iterdir() if "four" in p.name)
    lines = page.read_text().splitlines(keepends=True)
    page.write_text("".join(one for one in lines if not one.startswith(("id:", "sha256:"))))
    imported = library.import_("h", tmp_path / "out")

    assert [one.details.outlet for one in imported.added] == ["Ledger"]
    assert any("rapporteur add --collection" in reason for _, reason in imported.refused)
