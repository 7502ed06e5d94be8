"""`rapporteur export` and `rapporteur import`, as programs and people meet them."""

from __future__ import annotations

from tests.bot.test_cli import QUESTION, document


def listed(run):
    return document(run("list", "--json"))["articles"]


def test_a_library_moves_to_another_group_and_answers_alike(run, treaty, tmp_path):
    run("add", treaty)
    before = document(run("ask", QUESTION, "--json")) | {"took_ms": 0}
    folder = tmp_path / "out"
    exported = run("export", "--to", folder, "--json")
    imported = run("--group", "two", "import", folder, "--json")

    assert document(exported) == {"articles": 1, "originals": 1, "to": str(folder)}
    assert document(imported) == {"added": listed(run), "already": [], "refused": []}
    after = document(run("--group", "two", "ask", QUESTION, "--json")) | {"took_ms": 0}
    assert after == before
    assert document(run("--group", "two", "list", "--json"))["articles"] == listed(run)
    assert (exported.exit_code, imported.exit_code) == (0, 0)


def test_people_read_what_was_moved(run, treaty, tmp_path):
    run("add", treaty)
    exported = run("export", "--to", tmp_path / "out")
    again = run("import", tmp_path / "out")

    assert " ".join(exported.stdout.split()).startswith("1 article and 1 original file written to")
    assert again.stdout == "0 articles added, 1 already here.\n"


def test_a_changed_text_is_refused_by_name_and_the_command_leaves_with_1(run, treaty, tmp_path):
    run("add", treaty)
    run("export", "--to", tmp_path / "out")
    (page,) = (tmp_path / "out" / "articles").iterdir()
    page.write_text(page.read_text().replace("Monday", "Sunday"))
    result = run("--group", "two", "import", tmp_path / "out", "--json")
    (refused,) = document(result)["refused"]

    assert refused["path"] == f"articles/{page.name}"
    assert "remove the lines `id` and `sha256`" in refused["reason"]
    assert refused["reason"] in result.stderr
    assert result.exit_code == 1


def test_without_a_folder_it_is_wrong_usage(run):
    assert run("export").exit_code == 2
    assert run("import").exit_code == 2
