"""The Compose file is one, and holds the bot as narrowly as it can."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docker-compose.yml"
TEXT = FILE.read_text(encoding="utf-8")
COMPOSE = yaml.safe_load(TEXT)
BOT = COMPOSE["services"]["bot"]
# The form of a bot's token: an id, a time and a signature.
TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{6,}\.[\w-]{20,}")

needs_the_schema = pytest.mark.skipif(
    find_spec("check_jsonschema") is None,
    reason="check-jsonschema, which has the Compose specification's schema, is not installed",
)


def faults(file: Path) -> str:
    """What the Compose specification's schema has against a file; nothing when it is valid."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    run = subprocess.run([*command, file], capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else run.stdout + run.stderr


@needs_the_schema
def test_the_file_is_valid_by_the_compose_specification():
    assert faults(FILE) == ""


@pytest.mark.slow
@needs_the_schema
@pytest.mark.parametrize(
    ("name", "value"), [("read_onyl", True), ("cap_drop", "ALL"), ("tmpfs", {"/tmp": "64m"})]
)
def test_a_fault_in_the_file_would_be_seen(tmp_path, name: str, value: Any):
    file = tmp_path / "docker-compose.yml"
    file.write_text(yaml.safe_dump({**COMPOSE, "services": {"bot": {**BOT, name: value}}}))

    assert name in faults(file)


def test_the_bot_can_write_to_its_volume_and_a_little_memory_alone():
    assert BOT["read_only"] is True
    assert [mount.split(":")[0] for mount in BOT["tmpfs"]] == ["/tmp"]
    assert [volume.split(":")[0] for volume in BOT["volumes"]] == list(COMPOSE["volumes"])


def test_the_bot_has_no_rights_that_it_does_not_need():
    assert BOT["cap_drop"] == ["ALL"]
    assert BOT["security_opt"] == ["no-new-privileges:true"]
    assert {"cap_add", "privileged", "ports", "user", "network_mode"} & set(BOT) == set()


def test_the_token_comes_from_a_secrets_file():
    (secret,) = BOT["secrets"]

    assert BOT["environment"] == {"DISCORD_TOKEN_FILE": f"/run/secrets/{secret}"}
    assert COMPOSE["secrets"] == {secret: {"file": f"./{secret}.txt"}}


def test_the_token_itself_is_not_in_the_file_nor_in_git():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    (secret,) = COMPOSE["secrets"].values()

    assert not TOKEN.search(TEXT)
    assert secret["file"].removeprefix("./") in ignored


def test_the_bot_comes_back_after_a_failure_and_is_given_time_to_stop():
    assert BOT["restart"] == "unless-stopped"
    assert BOT["init"] is True
    assert BOT["stop_grace_period"] == "15s"


def test_the_bot_cannot_take_the_hosts_memory_nor_fill_its_disk_with_logs():
    assert BOT["mem_limit"] == "1.5g"
    assert set(BOT["logging"]["options"]) == {"max-size", "max-file"}
