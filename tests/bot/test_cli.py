"""The command line as programs and people meet it, over a library without a model."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager

import pytest
from typer.testing import CliRunner

from bot import cli
from tests.made import NOON, library_in, zipped

TREATY = (
    "---\ntitle: Four states [bold]sign\noutlet: Meridian Wire\nauthor: A. Writer\n"
    "date: 2025-05-08\nurl: https://meridian.example.org/a\nlanguage: en\n---\n"
    "The river treaty was signed in Lisbon on Monday. Four states must ratify it before May. "
    "The fisheries minister stayed away.\nStory continues below this ad\nNobody objected.\n"
)
QUESTION = "Which states must ratify the treaty before May?"


@pytest.fixture
def run(tmp_path, monkeypatch):
    @contextmanager
    def library(place):
        with library_in(tmp_path / "data", clock=lambda: place.now or NOON) as opened:
            yield opened

    monkeypatch.setattr(cli.Place, "library", library)
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments):
        return CliRunner().invoke(cli.app, [str(one) for one in arguments])

    return invoke


@pytest.fixture
def treaty(tmp_path):
    file = tmp_path / "treaty.md"
    file.write_text(TREATY, encoding="utf-8")
    return file


def document(result):
    return json.loads(result.stdout)


ARTICLE = {
    "title": "Four states [bold]sign",
    "outlet": "Meridian Wire",
    "author": "A. Writer",
    "published": "2025-05-08",
    "url": "https://meridian.example.org/a",
    "language": "en",
    "added_at": "2025-06-01T12:00:00+00:00",
}


def test_add_says_of_a_later_version_whose_place_it_takes(run, treaty):
    first = document(run("add", treaty, "--json"))["added"][0]["id"]
    treaty.write_text(treaty.read_text().replace("Lisbon", "Porto"))
    (added,) = document(run("add", treaty, "--json"))["added"]

    assert (added["relation"], added["other"]) == ("revision", first)
    treaty.write_text(treaty.read_text().replace("Porto", "Faro"))
    assert "whose place it takes; 1 sentence changed" in " ".join(run("add", treaty).stdout.split())


def test_add_tells_what_was_added_cleaned_and_refused(run, treaty, tmp_path):
    result = run("add", treaty, tmp_path / "absent.txt", "--json")

    found = document(result)
    added = found["added"][0]
    assert {name: added[name] for name in ARTICLE} == ARTICLE
    more = {"id", "words", "sha256", "passages", "cleaned", "warnings", "relation", "other"}
    assert set(added) == {*ARTICLE, *more}
    assert added["cleaned"] == [{"text": "Story continues below this ad", "count": 1}]
    assert [set(one) for one in found["refused"]] == [{"path", "reason"}]
    assert result.exit_code == 1


def test_adding_again_tells_that_it_is_there(run, treaty):
    run("add", treaty)

    found = document(run("add", treaty, "--json"))

    assert (len(found["added"]), len(found["already"]), found["refused"]) == (0, 1, [])


def test_add_takes_an_archive_and_names_the_members_it_refuses(run, treaty, tmp_path):
    week = tmp_path / "week.zip"
    week.write_bytes(zipped(("treaty.md", TREATY), ("news/empty.txt", "")))
    note = tmp_path / "note.txt"
    note.write_text("", encoding="utf-8")

    found = document(run("add", week, note, treaty, "--json"))

    assert [one["title"] for one in found["added"]] == ["Four states [bold]sign"]
    assert len(found["already"]) == 1
    assert [one["path"] for one in found["refused"]] == [f"{week}/news/empty.txt", str(note)]


def test_ask_gives_spans_that_show_gives_back(run, treaty):
    run("add", treaty)

    answer = document(run("ask", QUESTION, "--json"))
    quote = answer["quotes"][0]
    shown = document(run("show", quote["article_id"], "--json"))

    assert set(answer) == {"question", "verdict", "confidence", "quotes", "took_ms"}
    assert set(quote) == {
        *("text", "article_id", "start", "end", "highlight", "score"),
        *("title", "outlet", "author", "published", "url", "link"),
    }
    assert shown["text"][quote["start"] : quote["end"]] == quote["text"]
    assert quote["link"].startswith("https://meridian.example.org/a#:~:text=Four%20states")


def test_people_read_brackets_of_a_title_letter_for_letter(run, treaty):
    run("add", treaty)

    assert "Four states [bold]sign" in run("show", article_id(run)).stdout


def test_people_read_whose_words_a_quote_is(run, treaty):
    run("add", treaty)

    read = " ".join(run("search", "river", "treaty").stdout.split())

    assert "Four states [bold]sign · Meridian Wire · A. Writer · 8 May 2025" in read


def article_id(run):
    return document(run("list", "--json"))["articles"][0]["id"]


def test_an_empty_library_says_how_to_add(run):
    assert "rapporteur add PATH" in run("ask", QUESTION).stdout
    assert document(run("list", "--json")) == {"articles": []}


def test_search_gives_hits(run, treaty):
    run("add", treaty)

    assert document(run("search", "river", "treaty", "--json"))["hits"][0]["outlet"] == (
        "Meridian Wire"
    )


def test_remove_takes_away_and_names_what_it_does_not_know(run, treaty):
    run("add", treaty)
    known = article_id(run)

    result = run("remove", known, "nowhere", "--json")

    assert [one["id"] for one in document(result)["removed"]] == [known]
    assert result.exit_code == 1
    assert document(run("list", "--json")) == {"articles": []}


def test_status_counts_what_is_there(run, treaty, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("A tariff\n\nParliament doubled the tariff on steel.\n", encoding="utf-8")
    run("add", treaty, other)

    found = document(run("status", "--json"))

    listed = {one["outlet"]: one for one in document(run("list", "--json"))["articles"]}
    words = {outlet: one["words"] for outlet, one in listed.items()}
    assert found == {
        "articles": 2,
        "passages": 2,
        "words": sum(words.values()),
        "outlets": [
            {"outlet": "Meridian Wire", "articles": 1, "words": words["Meridian Wire"]},
            {"outlet": None, "articles": 1, "words": words[None]},
        ],
        "months": [{"month": "2025-05", "articles": 1}, {"month": None, "articles": 1}],
        "storage_bytes": found["storage_bytes"],
        "questions": {"answered": 0, "related": 0, "refused": 0},
        "requests": 0,
        "added": document(run("list", "--json"))["articles"],
    }
    assert found["storage_bytes"] > 1_000


def test_people_read_what_is_there(run, treaty):
    run("add", treaty)

    read = run("status").stdout

    assert re.search(r"^Articles +1 *$", read, re.MULTILINE)
    assert re.search(r"^Meridian Wire +1 +\d+ *$", read, re.MULTILINE)
    assert re.search(r"^2025-05 +1 +█+ *$", read, re.MULTILINE)
    assert "Four states [bold]sign · Meridian Wire" in read


def test_the_state_of_an_empty_library_says_how_to_add(run):
    assert "rapporteur add PATH" in run("status").stdout


def test_doctor_gives_named_checks(run):
    result = run("doctor", "--json")

    assert all(set(one) == {"name", "ok", "says"} for one in document(result)["checks"])
    assert result.exit_code == 0


def test_a_day_that_is_none_is_wrong_usage(run):
    assert run("ask", QUESTION, "--since", "soon").exit_code == 2


def test_groups_are_kept_apart(run, treaty):
    run("--group", "one", "add", treaty)

    assert document(run("--group", "two", "list", "--json")) == {"articles": []}


@pytest.fixture
def speech(tmp_path):
    file = tmp_path / "speech.md"
    file.write_text(
        "---\ntitle: A speech\noutlet: Meridian Wire\ndate: 2025-05-08\n"
        "url: https://meridian.example.org/b\n---\n"
        "“The river is ours,” said Finance Minister Olena Koval. “So is the dam.” "
        "A clerk shrugged. “It leaks all the same,” he said.\n",
        encoding="utf-8",
    )
    return file


def test_quotes_gives_spans_with_speaker_and_sentence(run, speech):
    run("add", speech)

    found = document(run("quotes", "--who", "koval", "--json"))["quotations"]
    text = document(run("show", found[0]["article_id"], "--json"))["text"]

    assert [one["text"] for one in found] == ["The river is ours,", "So is the dam."]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in found)
    assert {one["speaker"] for one in found} == {"Olena Koval"}
    assert text[slice(*found[0]["around"])].endswith("said Finance Minister Olena Koval.")
    assert set(found[0]) == {
        *("text", "article_id", "start", "end", "speaker", "around"),
        *("title", "outlet", "author", "published", "url", "link"),
    }


def test_people_read_who_speaks_or_that_the_context_tells(run, speech):
    run("add", speech)

    read = " ".join(run("quotes", "--about", "river dam leaks").stdout.split())

    assert "Speaker: Olena Koval" in read
    assert "Speaker: see context" in read


def test_quotes_of_nobody_about_nothing_is_wrong_usage(run):
    assert run("quotes").exit_code == 2


def test_quotes_that_fit_nobody_say_what_to_try(run, speech):
    run("add", speech)

    assert "Try a surname alone" in run("quotes", "--who", "Ruiz").stdout
    assert document(run("quotes", "--who", "Ruiz", "--json")) == {"quotations": []}


def test_the_host_fills_a_collection_and_reads_it(run, treaty, tmp_path):
    with library_in(tmp_path / "data") as library:
        library.create_collection("local", "Minutes", ["1"])
    unknown = run("add", treaty, "--collection", "Memos")
    (added,) = document(run("add", treaty, "--collection", "minutes", "--json"))["added"]
    again = run("add", treaty)
    listed = document(run("list", "--json"))["articles"]
    answer = document(run("ask", QUESTION, "--json"))

    assert "There is no collection “Memos”. There are Minutes." in str(unknown.exception)
    assert "Already here, in a collection: Four states" in again.stdout
    assert [one["id"] for one in listed] == [added["id"]]
    assert answer["quotes"][0]["article_id"] == added["id"]
    assert run("show", added["id"]).exit_code == 0
    assert document(run("status", "--json"))["articles"] == 1
    with library_in(tmp_path / "data") as library:
        assert library.size("local").articles == 0
