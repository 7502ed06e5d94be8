"""The image holds what the program needs and no secret, and says truly whether it is well."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from typer.main import get_command

from bot.cli import app
from bot.settings import setting_names

ROOT = Path(__file__).resolve().parents[1]
# What only BuildKit understands.
BUILDKIT_ONLY = ("--mount", "--link", "--chmod", "<<")


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """The instructions of a Dockerfile, comments left out and lines put together."""
    lines = re.sub(r"^\s*#.*\n", "", dockerfile, flags=re.MULTILINE)
    whole = re.sub(r"\s*\\\n\s*", " ", lines)
    return [
        (line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in whole.split("\n") if line
    ]


STEPS = instructions((ROOT / "Dockerfile").read_text(encoding="utf-8"))
LAST_STAGE = STEPS[max(place for place, (name, _) in enumerate(STEPS) if name == "FROM") :]
BUILD_STAGE = STEPS[: len(STEPS) - len(LAST_STAGE)]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BOT = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]["bot"]


def said(name: str, steps: list[tuple[str, str]] = LAST_STAGE) -> list[str]:
    return [rest for instruction, rest in steps if instruction == name]


def environment() -> dict[str, str]:
    pairs = (pair.partition("=") for rest in said("ENV") for pair in rest.split())
    return {name: value for name, _, value in pairs}


def arguments(steps: list[tuple[str, str]]) -> dict[str, str]:
    pairs = (rest.partition("=") for rest in said("ARG", steps))
    return {name: value for name, _, value in pairs}


def copied_from_the_folder() -> set[str]:
    """The files and folders that the image takes from the project."""
    copies = [rest.split() for rest in said("COPY", STEPS) if not rest.startswith("--from")]
    return {source for *sources, _ in copies for source in sources}


def health_check() -> list[str]:
    (rest,) = said("HEALTHCHECK")
    return json.loads(rest.partition("CMD ")[2])


def test_a_dockerfiles_lines_are_read_as_docker_reads_them():
    assert instructions("# why\nRUN a \\\n    # not this\n    && b\n\nUSER 1\n") == [
        ("RUN", "a && b"),
        ("USER", "1"),
    ]


def test_the_image_runs_as_a_user_who_is_not_root():
    (user,) = said("USER")
    id_, _, group = user.partition(":")

    assert int(id_) > 0
    assert int(group) > 0
    assert f"--uid {id_} --gid {group}" in " ".join(said("RUN"))


def test_the_image_holds_every_package_and_the_sample_articles():
    packages = PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]

    assert {name.rstrip("*") for name in packages} | {"seeds"} <= copied_from_the_folder()
    assert "--from=build /app /app" in said("COPY")


def test_the_image_holds_the_papers_that_the_package_names():
    papers = {PROJECT["project"]["readme"], *PROJECT["project"]["license-files"]}

    assert papers <= copied_from_the_folder()


def test_what_is_sent_to_the_engine_is_exactly_what_the_image_takes():
    patterns = [
        line
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]

    assert patterns[0] == "*"
    assert {line[1:] for line in patterns if line.startswith("!")} == copied_from_the_folder()


def test_all_that_is_installed_is_pinned():
    installs = [
        part
        for rest in said("RUN", STEPS)
        for part in rest.split("&&")
        if re.search(r"\bpip install\b", part)
    ]

    assert installs
    for install in installs:
        assert "--constraint constraints.txt" in install or "--no-deps" in install


def test_torch_is_the_one_that_is_pinned():
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert f"torch=={arguments(BUILD_STAGE)['TORCH_VERSION']}" in pins


def test_a_change_of_code_does_not_install_the_dependencies_again():
    names = [f"{name} {rest}" for name, rest in BUILD_STAGE]
    installed = next(n for n, step in enumerate(names) if "--requirement" in step)

    assert installed < names.index("COPY bot bot")


def test_the_label_has_the_projects_version():
    assert arguments(LAST_STAGE)["VERSION"] == PROJECT["project"]["version"]


def test_both_stages_have_the_same_python_and_the_project_knows_it():
    images = {rest.split()[0] for rest in said("FROM", STEPS)}
    (image,) = images
    version = image.removeprefix("python:").partition("-")[0]

    assert f"Programming Language :: Python :: {version}" in PROJECT["project"]["classifiers"]


def test_nothing_in_the_image_is_secret():
    named = [*environment(), *arguments(STEPS)]

    assert not [name for name in named if re.search("TOKEN|SECRET|PASSWORD|KEY", name)]
    assert not [name for name in copied_from_the_folder() if name in {".", ".env"}]


def test_what_the_image_sets_under_our_prefix_are_settings():
    ours = {name for name in environment() if name.startswith("RAPPORTEUR_")}

    assert ours == {"RAPPORTEUR_DATA", "RAPPORTEUR_HEALTH_PORT"}
    assert ours <= set(setting_names())


def test_what_is_kept_is_kept_on_the_volume():
    assert said("VOLUME") == [environment()["RAPPORTEUR_DATA"]]
    assert environment()["HF_HOME"].startswith(environment()["RAPPORTEUR_DATA"])


def test_the_image_starts_a_command_that_exists_and_stops_it_by_its_signal():
    assert json.loads(said("ENTRYPOINT")[0]) == list(PROJECT["project"]["scripts"])
    assert set(json.loads(said("CMD")[0])) <= set(get_command(app).commands)
    assert said("STOPSIGNAL") == ["SIGTERM"]


def test_the_image_can_be_built_without_buildkit():
    assert not [rest for _, rest in STEPS if any(word in rest for word in BUILDKIT_ONLY)]


@contextmanager
def health_page(status: int) -> Iterator[int]:
    """A page on a local port that always answers with one status."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def checked(port: int, **more: str) -> int:
    """Run the image's own check against a port; return its exit status."""
    python, *rest = health_check()
    assert python == "python"
    given = os.environ | {"RAPPORTEUR_HEALTH_PORT": str(port)} | more
    run = subprocess.run([sys.executable, *rest], env=given, capture_output=True, check=False)
    return run.returncode


@pytest.mark.parametrize(("status", "expected"), [(200, 0), (503, 1), (404, 1)])
def test_the_health_check_is_good_at_status_200_alone(status, expected):
    with health_page(status) as port:
        assert checked(port) == expected


def test_the_health_check_is_bad_where_nothing_answers():
    with health_page(200) as port:
        pass
    assert checked(port) == 1


def test_the_health_check_asks_no_proxy():
    with health_page(200) as port:
        assert checked(port, http_proxy="http://127.0.0.1:1", no_proxy="") == 0


def test_compose_checks_health_as_the_image_does():
    kind, *command = BOT["healthcheck"]["test"]

    assert kind == "CMD"
    assert command == health_check()
    (rest,) = said("HEALTHCHECK")
    assert dict(re.findall(r"--([a-z-]+)=(\S+)", rest)) == {
        name.replace("_", "-"): str(value)
        for name, value in BOT["healthcheck"].items()
        if name != "test"
    }


def test_compose_keeps_the_images_volume():
    (volume,) = BOT["volumes"]

    assert volume.split(":")[1:] == said("VOLUME")
