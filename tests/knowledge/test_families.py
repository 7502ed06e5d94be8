"""Versions and copies of one article, and articles corrected, removed and brought back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from knowledge import UnknownArticle, WrongDetails
from knowledge.model import Change, Family, Relation
from knowledge.store.base import Size
from tests.made import CONCORD, concord

ASKED = "Who stayed away from the ceremony?"


def quoted_from(library, question=ASKED, group_id="g"):
    return [quote.article.id for quote in library.ask(group_id, question).quotes]


def test_a_changed_version_takes_the_place_of_the_one_before(library):
    old = library.add("g", concord(), "a.md").article
    new = library.add("g", concord(*CONCORD[:-1], "The opposition agrees."), "b.md")

    assert (new.relation, new.other, new.is_new) == (Relation.REVISION, old, True)
    assert new.changes == (Change(CONCORD[-1], "The opposition agrees."),)
    assert library.articles("g") == (new.article,)
    assert library.size("g").articles == 1
    assert set(quoted_from(library)) == {new.article.id}


def test_another_text_at_the_same_address_is_a_version_however_it_reads(library):
    address = "https://wire.example.org/a?utm_source=x"
    old = library.add("g", concord(url=address), "a.md").article
    said = "Nothing of it holds, the editors write, and they beg everybody's pardon."
    new = library.add("g", concord(said, url="http://www.wire.example.org/a/"), "b.md")

    assert (new.relation, new.other) == (Relation.REVISION, old)
    assert quoted_from(library, "What do the editors beg?") == [new.article.id]


def test_an_older_version_added_later_stands_under_the_newer_one(library):
    new = library.add("g", concord(*CONCORD, "One more was said.", day=9), "a.md").article
    old = library.add("g", concord(), "b.md")

    assert (old.relation, old.other, old.passages) == (Relation.REVISION, new, 0)
    assert old.changes == (Change(None, "One more was said."),)
    assert library.articles("g") == (new,)


def test_r17_what_quoted_an_earlier_version_still_does_letter_for_letter(library):
    library.add("g", concord(), "a.md")
    answer = library.ask("g", ASKED)
    key = library.keep("g", answer.verdict, answer.quotes)
    library.add("g", concord(*CONCORD[:2], *CONCORD[3:]), "b.md")

    assert library.kept("g", key).quotes == answer.quotes
    (quote, *_) = answer.quotes
    around = library.context("g", quote.article.id, quote.start, quote.end)
    assert quote.text in around.text


def test_the_same_text_of_another_outlet_is_no_second_witness(library):
    first = library.add("g", concord(), "a.md").article
    copy = library.add("g", concord(title="A river is shared", outlet="Ledger"), "b.md")
    longer = library.add("g", concord("From our wires.", *CONCORD, outlet="Civic"), "c.md")

    assert copy.is_new is False  # the very same text
    assert (longer.relation, longer.other, longer.passages) == (Relation.COPY, first, 0)
    assert quoted_from(library) == [first.id]
    assert library.family("g", longer.article.id).head == first
    assert library.family("g", first.id).count(Relation.COPY) == 1
    assert library.outlets("g") == ("Wire",)


def test_of_an_excerpt_and_the_whole_the_whole_is_searched(library):
    excerpt = library.add("g", concord(*CONCORD[:3]), "a.md").article
    whole = library.add("g", concord(outlet="Ledger"), "b.md")

    assert (whole.relation, whole.other) == (Relation.COPY, excerpt)
    assert whole.passages > 0
    assert quoted_from(library) == [whole.article.id]


def test_what_stood_under_an_article_stands_under_the_one_that_replaces_it(library):
    ids = [
        library.add("g", concord(*CONCORD, f"Correction {n} was made."), f"{n}.md").article.id
        for n in range(3)
    ]

    family = library.family("g", ids[0])
    assert family.head.id == ids[2]
    assert {one.article.id for one in family.under} == {ids[0], ids[1]}
    assert family.count(Relation.REVISION) == 2


def test_an_earlier_version_added_again_is_known_and_changes_nothing(library):
    library.add("g", concord(), "a.md")
    new = library.add("g", concord(*CONCORD, "One more was said."), "b.md").article
    again = library.add("g", concord(), "a.md")

    assert (again.is_new, again.relation, again.other) == (False, Relation.REVISION, new)
    assert library.articles("g") == (new,)


def test_another_group_knows_nothing_of_it(library):
    library.add("g", concord(), "a.md")
    added = library.add("h", concord(*CONCORD, "One more was said."), "b.md")

    assert added.relation is None
    assert library.size("g").articles == library.size("h").articles == 1


def test_different_articles_on_one_event_both_bear_witness(library):
    library.add("g", concord(*CONCORD[:3]), "a.md")
    other = library.add("g", concord(*CONCORD[3:], outlet="Ledger"), "b.md")

    assert other.relation is None
    assert library.size("g").articles == 2


def test_removing_takes_what_stands_under_it_along_and_restoring_brings_all_back(library):
    old = library.add("g", concord(), "a.md").article
    new = library.add("g", concord(*CONCORD, "One more was said."), "b.md").article
    before = library.ask("g", ASKED).quotes
    library.remove("g", new.id)

    assert library.articles("g") == ()
    assert library.ask("g", ASKED).quotes == ()
    with pytest.raises(UnknownArticle):
        library.article("g", old.id)

    assert library.restore("g", new.id).article == new
    assert library.ask("g", ASKED).quotes == before
    assert library.article("g", old.id) == old
    assert library.original("g", new.id).name == "b.md"
    assert library.add("g", concord(*CONCORD, "A word."), "c.md").other == new


def test_an_earlier_version_is_removed_alone(library):
    old = library.add("g", concord(), "a.md").article
    new = library.add("g", concord(*CONCORD, "One more was said."), "b.md").article
    library.remove("g", old.id)

    assert library.articles("g") == (new,)
    assert library.family("g", new.id).under == ()


def test_an_earlier_version_that_was_removed_alone_comes_back_unsearched(library):
    old = library.add("g", concord(), "a.md").article
    new = library.add("g", concord(*CONCORD[:-1], "The opposition agrees."), "b.md").article
    library.remove("g", old.id)
    library.restore("g", old.id)

    assert library.family("g", old.id).ids == (new.id, old.id)
    assert quoted_from(library) == [new.id]
    assert library.size("g") == Size(articles=1, passages=1)


def test_an_earlier_version_that_comes_back_without_the_later_one_stands_by_itself(library, clock):
    old = library.add("g", concord(), "a.md").article
    new = library.add("g", concord(*CONCORD[:-1], "The opposition agrees."), "b.md").article
    library.remove("g", old.id)
    clock.passes(minutes=1)
    library.remove("g", new.id)
    library.restore("g", old.id)

    assert library.family("g", old.id) == Family(old)
    assert library.articles("g") == (old,)
    assert quoted_from(library) == [old.id]


def test_after_ten_minutes_nothing_of_it_is_left(library, clock, tmp_path):
    gone = library.add("g", concord(), "a.md").article
    library.remove("g", gone.id)
    clock.passes(minutes=10, seconds=1)

    with pytest.raises(UnknownArticle, match="10 minutes"):
        library.restore("g", gone.id)
    library.add("g", concord("Another article, of nothing in particular."), "b.md")
    with closing(sqlite3.connect(tmp_path / "library.db")) as kept:
        for table in ("articles", "originals"):
            assert kept.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)
        held = kept.execute("SELECT count(*) FROM shingles WHERE article_id = ?", (gone.id,))
        assert held.fetchone() == (0,)


def test_a_removed_article_added_again_is_there_once(library):
    gone = library.add("g", concord(), "a.md").article
    library.remove("g", gone.id)
    added = library.add("g", concord(), "a.md")

    assert (added.is_new, added.article) == (True, gone)
    with pytest.raises(UnknownArticle):
        library.restore("g", gone.id)
    assert library.articles("g") == (gone,)


def test_answers_that_cite_an_article_are_counted(library):
    one = library.add("g", concord(), "a.md").article
    answer = library.ask("g", ASKED)
    for _ in range(2):
        library.keep("g", answer.verdict, answer.quotes)
    library.add("g", concord(*CONCORD, "One more was said."), "b.md")

    assert library.count_citing("g", one.id) == 2
    assert library.count_citing("g", library.articles("g")[0].id) == 2
    assert library.count_citing("h", one.id) == 0


def test_an_edited_article_keeps_its_text_and_is_found_by_its_new_title(library):
    one = library.add("g", concord(), "a.md").article
    details = replace(one.details, title="  Glaciers\nand operas ", published=date(2025, 5, 9))
    edited = library.edit("g", one.id, details).article

    assert edited.details.title == "Glaciers and operas"
    assert library.article("g", one.id) == edited
    assert [a.id for a in library.articles("g", words="operas")] == [one.id]
    assert library.articles("g", words="Concord") == ()
    assert library.search("g", "glaciers operas")[0].article == edited


def test_an_article_whose_language_was_wrong_is_found_by_its_words_unstemmed(library):
    one = library.add("g", concord(), "a.md").article
    library.edit("g", one.id, replace(one.details, language="pt"))

    assert [a.id for a in library.articles("g", words="ceremony")] == [one.id]
    assert library.articles("g", words="ceremonies") == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "  "}, "needs a title"),
        ({"title": "x" * 501}, "longer than 500"),
        ({"url": "javascript:alert(1)"}, "address of a page"),
        ({"url": "https://"}, "address of a page"),
        ({"published": date(2025, 6, 3)}, "has not come yet"),
    ],
)
def test_details_that_cannot_be_are_refused_and_nothing_changes(library, change, said):
    one = library.add("g", concord(), "a.md").article

    with pytest.raises(WrongDetails, match=said):
        library.edit("g", one.id, replace(one.details, **change))
    assert library.article("g", one.id) == one


def test_the_history_tells_who_did_what(library):
    one = library.add("g", concord(), "a.md", by="curt").article
    library.add("g", concord(outlet="Ledger", title="Elsewhere"), "same.md", by="curt")
    new = library.add("g", concord(*CONCORD, "One more was said."), "b.md").article
    library.edit("g", new.id, replace(new.details, title="A new title"), by="ann")
    library.edit("g", new.id, replace(new.details, title="A new title"), by="ann")
    library.remove("g", new.id, by="ann")
    library.restore("g", new.id, by="curt")

    assert [(e.act.value, e.what, e.who, e.subject) for e in library.history("g")] == [
        ("restored", "A new title", "curt", new.id),
        ("removed", "A new title", "ann", new.id),
        ("edited", "A new title", "ann", new.id),
        ("revised", "Concord on a river", None, new.id),
        ("added", "Concord on a river", "curt", one.id),
    ]
    assert library.history("h") == ()


def test_lists_are_narrowed_by_words_and_counted(library):
    library.add("g", concord(), "a.md")
    library.add("g", concord("Parliament doubled the tariff on steel.", title="Steel"), "b.md")

    assert [a.details.title for a in library.articles("g", words="steel tariff")] == ["Steel"]
    assert library.count("g", words="steel river") == 0
    assert library.count("g") == 2
    assert {title for _, title in library.titles("g")} == {"Steel", "Concord on a river"}
