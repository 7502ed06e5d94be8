"""`rapporteur history` and `rapporteur settings`, as programs and people meet them."""

from __future__ import annotations

import pytest

from knowledge import UnsuitableSetting
from tests.bot.test_cli import article_id, document

CHOSEN = {
    "curator_roles": [],
    "admin_channel": None,
    "private_answers": False,
    "zone": "UTC",
    "language": "en",
    "answer_days": 90,
}


def test_the_history_tells_programs_who_did_what_the_newest_first(run, treaty):
    run("add", treaty)
    run("settings", "--zone", "europe/brussels")
    set_, added = document(run("history", "--json"))["history"]

    assert added == {
        "number": 1,
        "at": "2025-06-01T12:00:00+00:00",
        "act": "added",
        "what": "Four states [bold]sign",
        "article_id": article_id(run),
        "who": None,
    }
    assert (set_["act"], set_["what"]) == ("set", "zone = Europe/Brussels")
    assert len(document(run("history", "--limit", "1", "--json"))["history"]) == 1


def test_people_read_the_history(run, treaty):
    assert run("history").stdout == "Nothing has been done to this library yet.\n"
    run("add", treaty)

    read = " ".join(run("history").stdout.split())
    assert read.endswith("2025-06-01 12:00 the host added Four states [bold]sign")


def test_settings_are_shown_and_chosen(run):
    assert document(run("settings", "--json")) == {"settings": CHOSEN}
    options = ("--answers", "private", "--answer-days", "7", "--language", "fr")
    changed = CHOSEN | {"private_answers": True, "answer_days": 7, "language": "fr"}

    assert document(run("settings", *options, "--json")) == {"settings": changed}
    assert "Answers private Time zone UTC" in " ".join(run("settings").stdout.split())


def test_what_cannot_be_chosen_is_refused(run):
    with pytest.raises(UnsuitableSetting):
        raise run("settings", "--answer-days", "0").exception
    assert run("settings", "--answers", "nobody").exit_code == 2
    assert document(run("settings", "--json")) == {"settings": CHOSEN}
