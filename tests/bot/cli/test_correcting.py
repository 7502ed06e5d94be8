"""`rapporteur edit`, `remove` and `restore`, as programs and people meet them."""

from __future__ import annotations

import pytest

from knowledge import UnknownArticle, WrongDetails
from tests.bot.test_cli import article_id, document


@pytest.fixture
def one(run, treaty):
    run("add", treaty)
    return article_id(run)


def test_edit_changes_what_is_named_and_nothing_else(run, one):
    before = document(run("show", one, "--json"))
    result = run("edit", one, "--title", "A new title", "--published", "2025-05-09", "--json")
    found = document(result)

    assert found["changed"] is True
    after = document(run("show", one, "--json"))
    assert after == before | {"title": "A new title", "published": "2025-05-09"}
    assert found["edited"] == {name: value for name, value in after.items() if name != "text"}
    assert result.exit_code == 0


def test_an_empty_word_takes_a_detail_away(run, one):
    fields = ("outlet", "author", "published", "url", "language")
    run("edit", one, *(part for name in fields for part in (f"--{name}", "")))
    after = document(run("show", one, "--json"))

    assert [after[name] for name in fields] == [None] * 5
    assert after["title"] == "Four states [bold]sign"


def test_where_there_is_nothing_to_change_it_is_said(run, one):
    assert "Nothing to change" in run("edit", one, "--outlet", " Meridian  Wire ").stdout
    assert document(run("edit", one, "--language", "EN", "--json"))["changed"] is False


def test_people_read_the_article_as_it_is_now(run, one):
    assert (
        "Title      A [b]new[/b] title" in run("edit", one, "--title", "A [b]new[/b] title").stdout
    )


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--title", "", "needs a title"),
        ("--url", "javascript:alert(1)", "address of a page"),
        ("--language", "englisch", r"no language code “englisch”. The nearest are en \(English\)"),
        ("--published", "2030-01-01", "has not come yet"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(run, one, option, value, said):
    before = document(run("show", one, "--json"))

    with pytest.raises(WrongDetails, match=said):
        raise run("edit", one, option, value).exception
    assert document(run("show", one, "--json")) == before


@pytest.mark.parametrize("command", [("edit", "--title", "x"), ("restore",)])
def test_an_article_that_is_not_there_is_refused(run, one, command):
    name, *options = command

    with pytest.raises(UnknownArticle):
        raise run(name, "nowhere", *options).exception


def test_without_a_change_or_with_a_day_that_is_none_it_is_wrong_usage(run, one):
    assert run("edit", one).exit_code == 2
    assert run("edit", one, "--published", "soon").exit_code == 2


def test_restore_brings_back_what_remove_took(run, one):
    before = document(run("list", "--json"))
    run("remove", one)
    result = run("restore", one, "--json")

    assert document(result) == {"restored": before["articles"][0]}
    assert document(run("list", "--json")) == before
    run("remove", one)
    assert run("restore", one).stdout == "Back again: Four states [bold]sign\n"
