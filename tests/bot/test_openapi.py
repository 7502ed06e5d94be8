"""The check of outgoing requests can fail."""

from __future__ import annotations

import pytest

from tests.bot.openapi import faults, is_at_hand

pytestmark = pytest.mark.skipif(
    not is_at_hand(), reason="Discord's API description is not beside the project"
)
COMMANDS = "/applications/1/commands"


def command(description):
    option = {"type": 3, "name": "question", "description": description, "required": True}
    return [{"type": 1, "name": "ask", "description": "Ask", "options": [option]}]


def test_a_command_in_form_is_accepted():
    assert faults("PUT", COMMANDS, command("A question")) == []


def test_an_option_description_of_101_characters_is_found():
    assert "description" in " ".join(faults("PUT", COMMANDS, command("x" * 101)))


def test_a_message_of_2001_characters_is_found():
    assert faults("PATCH", "/webhooks/1/t/messages/@original", {"content": "x" * 2001})


def test_a_path_that_discord_does_not_have_is_found():
    assert faults("POST", "/channels/1/letters", {}) == [
        "POST /channels/1/letters: no such request"
    ]


def test_a_snowflake_may_be_text_or_number():
    path = "/channels/1/messages"
    for id_ in ("123", 123):
        assert (
            faults("POST", path, {"content": "x", "message_reference": {"message_id": id_}}) == []
        )
