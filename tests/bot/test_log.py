"""Logs are structured, and no secret is ever in them."""

from __future__ import annotations

import io
import json
import logging

import pytest
import structlog

from bot.log import configure_logs

SECRET = "MTIz.secret.token"


@pytest.fixture
def logged():
    root, written = logging.getLogger(), io.StringIO()
    before = root.handlers[:], root.level
    configure_logs(SECRET, "", stream=written)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.handlers[:], root.level = before


def test_an_event_is_one_line_of_json_with_its_time_and_place(logged):
    structlog.get_logger("bot.client").info("ready", servers=3)
    (line,) = logged()

    assert (line["event"], line["servers"], line["level"]) == ("ready", 3, "info")
    assert line["logger"] == "bot.client"
    assert line["timestamp"].endswith("Z")


def test_a_secret_is_taken_out_of_events_values_and_tracebacks(logged):
    log = structlog.get_logger("bot.client")
    log.info(f"with {SECRET}", url=f"https://x/{SECRET}/y", parts=[SECRET])
    log.error("failed", exc_info=ValueError(SECRET))
    logging.getLogger("discord.http").warning("sent %s", SECRET)
    lines = logged()

    assert len(lines) == 3
    assert SECRET not in json.dumps(lines)
    assert "ValueError" in lines[1]["exception"]


def test_what_a_variable_held_is_never_logged(logged):
    def fail(question):
        raise ValueError("inside")

    try:
        fail("a private question")
    except ValueError:
        structlog.get_logger("bot.replies").exception("failed")

    assert "a private question" not in json.dumps(logged()).replace('fail(\\"a private', "")
