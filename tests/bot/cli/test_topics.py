"""`rapporteur topics`, as programs and people meet it."""

from __future__ import annotations

import pytest

from knowledge import UnknownArticle, UnknownTopic, WrongTopic
from tests.bot.test_cli import article_id, document

RIVERS = {
    "number": 1,
    "name": "Rivers",
    "any_of": ["river", "flow, measured"],
    "all_of": ["treaty"],
    "none_of": ["football"],
    "outlets": ["Meridian Wire"],
    "not_outlets": ["Gazette"],
    "description": "Treaties on rivers",
    "examples": [],
    "muted": [],
    "owner": None,
}
OPTIONS = (
    *("--any", "river", "--any", "flow, measured", "--all", "treaty", "--none", "football"),
    *("--outlet", "Meridian Wire", "--not-outlet", "Gazette"),
    *("--description", "Treaties on rivers"),
)


def words(result):
    return " ".join(result.stdout.split())


def test_a_topic_is_added_and_listed(run):
    assert document(run("topics", "add", "Rivers", *OPTIONS, "--json")) == RIVERS
    assert document(run("topics", "list", "--json")) == {"topics": [RIVERS]}
    assert document(run("topics", "--json")) == {"topics": [RIVERS]}


def test_people_read_what_is_followed_or_how_to_begin(run):
    assert words(run("topics")) == (
        "This group follows no topic yet. Add one: rapporteur topics add NAME --any PHRASE"
    )
    run("topics", "add", "Rivers [bold]", "--any", "river")

    assert words(run("topics")) == "Topic Any of All of None of About Rivers [bold] river"


def test_a_file_says_what_a_topic_is_and_options_come_first(run, tmp_path):
    file = tmp_path / "rivers.toml"
    file.write_text(
        'name = "Rivers"\nany = ["river", "flow, measured"]\nall = "treaty"\nnone = ["rugby"]\n'
        'outlet = ["Meridian Wire"]\nnot-outlet = ["Gazette"]\ndescription = "Treaties on rivers"\n'
    )

    added = run("topics", "add", "--from", file, "--none", "football", "--json")

    assert document(added) == RIVERS


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("name = ", "cannot be read as TOML"),
        ("any = 3", "wants texts"),
        ("words = ['river']", "is no part of a topic"),
        ("any = ['river']", "Name the topic"),
    ],
)
def test_a_file_that_is_no_topic_is_wrong_usage(run, tmp_path, content, complaint):
    file = tmp_path / "rivers.toml"
    file.write_text(content)

    result = run("topics", "add", "--from", file)

    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.replace("│", " ").split())


def test_a_topic_without_anything_to_find_is_refused(run):
    with pytest.raises(WrongTopic):
        raise run("topics", "add", "Rivers").exception
    assert document(run("topics", "--json")) == {"topics": []}


def test_editing_takes_the_place_of_what_is_named_alone(run):
    run("topics", "add", "Rivers", *OPTIONS)

    edited = run("topics", "edit", "rivers", "--name", "Lakes", "--none", "", "--any", "lake")

    assert edited.exit_code == 0
    assert document(run("topics", "--json"))["topics"] == [
        RIVERS | {"name": "Lakes", "none_of": [], "any_of": ["lake"]}
    ]


def test_editing_nothing_is_wrong_usage(run):
    run("topics", "add", "Rivers", "--any", "river")

    assert run("topics", "edit", "Rivers").exit_code == 2


def test_a_topic_is_removed(run):
    run("topics", "add", "Rivers", *OPTIONS)

    assert document(run("topics", "remove", "Rivers", "--json")) == {"removed": [RIVERS]}
    assert document(run("topics", "--json")) == {"topics": []}
    with pytest.raises(UnknownTopic):
        raise run("topics", "remove", "Rivers").exception


def test_trying_a_topic_keeps_nothing(run, treaty):
    run("add", treaty)

    trial = document(run("topics", "try", "Rivers", "--any", "river treaty", "--json"))

    assert (trial["days"], trial["of"]) == (30, 1)
    (found,) = trial["found"]
    assert found["article"]["id"] == article_id(run)
    assert (found["match"]["because"], found["match"]["phrases"]) == ("phrase", ["river treaty"])
    assert document(run("topics", "--json")) == {"topics": []}


def test_trying_a_topic_that_is_kept_shows_what_a_change_would_find(run, treaty):
    run("add", treaty)
    run("topics", "add", "Rivers", "--any", "river")

    assert len(document(run("topics", "try", "Rivers", "--json"))["found"]) == 1
    assert document(run("topics", "try", "Rivers", "--any", "lake", "--json"))["found"] == []
    assert document(run("topics", "--json"))["topics"][0]["any_of"] == ["river"]


def test_trying_as_if_it_were_later_leaves_out_what_is_old_by_then(run, treaty):
    run("add", treaty)

    trial = run("topics", "try", "R", "--any", "river", "--now", "2026-06-01T12:00", "--json")

    assert document(trial)["of"] == 0


def test_a_topic_that_is_not_there_cannot_be_tried_without_saying_what_it_is(run):
    with pytest.raises(UnknownTopic):
        raise run("topics", "try", "Rivers").exception


def test_people_read_what_a_topic_would_have_found_and_why(run, treaty):
    run("add", treaty)

    read = words(run("topics", "try", "Rivers", "--any", "river treaty"))

    assert read.startswith(
        "“Rivers” would have found 1 of 1 article added in the last 30 days. "
        "Four states [bold]sign · Meridian Wire · A. Writer · 8 May 2025"
    )
    assert "it holds “river treaty”. The river treaty was signed in Lisbon on Monday." in read


def test_why_tells_the_verdict_and_what_decided_it(run, treaty):
    run("add", treaty)
    run("topics", "add", "Rivers", "--any", "river treaty", "--none", "fisheries")

    why = document(run("topics", "why", "Rivers", article_id(run), "--json"))

    assert why["article"]["id"] == article_id(run)
    match = why["match"]
    assert (match["is_match"], match["because"]) == (False, "excluded")
    assert match["phrases"] == ["fisheries"]
    assert why["considered"] == []
    assert "does not belong to “Rivers”: it holds “fisheries”, which is left out." in words(
        run("topics", "why", "Rivers", article_id(run))
    )


def test_why_of_an_article_that_is_not_there_is_refused(run):
    run("topics", "add", "Rivers", "--any", "river")

    with pytest.raises(UnknownArticle):
        raise run("topics", "why", "Rivers", "none").exception
