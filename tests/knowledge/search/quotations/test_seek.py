"""Quotations by whose they are and what about, in a library of one group."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import EmptyQuestion, Scope, UnknownAnswer, UnknownArticle

DAM = (
    "---\ntitle: The dam\noutlet: Meridian Wire\ndate: 2025-05-08\n---\n"
    "“The river is ours,” said Prime Minister Jürgen Müller-Okonjo. “So is the dam.”\n\n"
    "“It leaks all the same,” said Ana Ruiz.\n"
)
TRAM = (
    "---\ntitle: The tram\noutlet: Harbour Post\ndate: 2025-06-01\n---\n"
    "“The tram is late,” Müller-Okonjo told the council. “The tram is always late.”\n"
)


@pytest.fixture
def library(library):
    library.add("g", DAM.encode(), "dam.md")
    library.add("g", TRAM.encode(), "tram.md")
    return library


def said(found):
    return [one.text for one in found]


@pytest.mark.parametrize("who", ["Müller-Okonjo", "MULLER", "okonjo", "Jürgen Müller-Okonjo"])
def test_any_part_of_a_name_finds_it_whatever_its_case_and_accents(library, who):
    found = said(library.quotations("g", who=who))

    assert {"The river is ours,", "So is the dam.", "The tram is late,"} <= set(found)
    assert "It leaks all the same," not in found


def test_of_a_name_alone_the_latest_article_comes_first(library):
    assert said(library.quotations("g", who="Müller-Okonjo"))[0] == "The tram is late,"


def test_about_puts_the_nearest_first(library):
    assert said(library.quotations("g", about="which tram is late"))[0].startswith("The tram is")
    assert said(library.quotations("g", about="a dam that leaks"))[0] == "It leaks all the same,"


def test_who_and_about_go_together(library):
    found = said(library.quotations("g", who="Okonjo", about="a dam that leaks"))

    assert found[0] == "So is the dam."
    assert "It leaks all the same," not in found


def test_the_scope_and_the_limit_narrow(library):
    may = Scope(until=date(2025, 5, 31))

    assert "The tram is late," not in said(library.quotations("g", who="Okonjo", scope=may))
    assert len(library.quotations("g", who="Okonjo", limit=1)) == 1


@pytest.mark.parametrize("asked", [{}, {"who": " "}, {"about": "?!"}, {"who": "", "about": ""}])
def test_one_of_the_two_must_be_given(library, asked):
    with pytest.raises(EmptyQuestion, match="a name or a subject"):
        library.quotations("g", **asked)


def test_groups_do_not_see_each_other(library):
    assert library.quotations("other", who="Okonjo") == ()
    assert library.quotations("other", about="the dam") == ()


def test_all_that_one_article_quotes_is_in_order(library):
    (dam,) = [one for one in library.articles("g") if one.details.title == "The dam"]

    assert said(library.quotations_in("g", dam.id)) == [
        "The river is ours,",
        "So is the dam.",
        "It leaks all the same,",
    ]
    with pytest.raises(UnknownArticle):
        library.quotations_in("other", dam.id)


def test_kept_quotations_come_back_with_their_speakers(library):
    found = library.quotations("g", who="Okonjo")
    key = library.keep_quotations("g", found)

    assert library.kept_quotations("g", key) == found
    library.remove("g", found[0].article.id)
    assert library.kept_quotations("g", key)[0] is None
    with pytest.raises(UnknownAnswer):
        library.kept_quotations("other", key)
