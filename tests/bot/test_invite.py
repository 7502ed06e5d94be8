"""The invite link asks for what is needed and no more, and a token says whose bot it is."""

from __future__ import annotations

import base64
import re
import string
from pathlib import Path

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.invite import PERMISSIONS, application_id_of, invite_link

HOSTING = Path(__file__).resolve().parents[2] / "docs" / "hosting.md"
IDS = st.integers(min_value=1, max_value=2**64 - 1)
TAILS = st.text(string.ascii_letters + string.digits + "-_", min_size=1, max_size=40)


def token(application_id: object, tail: str = "GrXy2Q.abc-DEF_123") -> str:
    first = base64.urlsafe_b64encode(str(application_id).encode()).decode().rstrip("=")
    return f"{first}.{tail}"


def test_the_link_is_discords_with_six_permissions_and_two_scopes():
    assert invite_link(1234567890123456789) == (
        "https://discord.com/oauth2/authorize?client_id=1234567890123456789"
        "&scope=bot+applications.commands&permissions=274878024704"
    )


def test_the_bot_asks_for_six_permissions_and_no_more():
    assert PERMISSIONS.value == 274878024704
    assert {name for name, granted in PERMISSIONS if granted} == {
        "read_messages",  # discord.py's older name for View Channel
        "send_messages",
        "send_messages_in_threads",
        "embed_links",
        "attach_files",
        "read_message_history",
    }


def test_the_page_for_hosts_names_the_permissions_asked_for():
    page = HOSTING.read_text(encoding="utf-8")
    table = page.partition("| permission | why |")[2].partition("\n\n")[0]
    named = re.findall(r"^\| ([A-Z][A-Za-z ]+) \|", table, re.MULTILINE)
    # Discord's pages say "View Channels" of what its interface calls VIEW_CHANNEL.
    names = [
        name.lower().replace(" ", "_").replace("view_channels", "view_channel") for name in named
    ]

    assert discord.Permissions(**dict.fromkeys(names, True)) == PERMISSIONS


def test_none_of_the_permissions_lets_the_bot_change_a_server():
    assert not PERMISSIONS.value & discord.Permissions.elevated().value


@given(IDS, TAILS, TAILS)
def test_any_id_survives_its_token(application_id, made, signature):
    assert application_id_of(token(application_id, f"{made}.{signature}")) == application_id


def test_white_space_around_a_token_is_overlooked():
    assert application_id_of(f" {token(42)}\n") == 42


@given(st.text().filter(lambda text: text.count(".") != 2))
def test_a_text_that_is_not_in_three_parts_has_no_id(text):
    assert application_id_of(text) is None


@given(st.binary().filter(lambda first: not (first.isdigit() and first.isascii())))
def test_a_token_that_does_not_begin_with_digits_has_no_id(first):
    encoded = base64.urlsafe_b64encode(first).decode().rstrip("=")

    assert application_id_of(f"{encoded}.made.signature") is None


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "your-token-here",
        token(42).split(".")[0],
        token(42, "one-part"),
        token(42, "a.b.c"),
        token(42, "."),
        token("forty-two"),
        token("042"),
        token("-42"),
        token("4 2"),
        token(""),
        token("٤٢"),
        token(0),
        token(2**64),
        "A.b.c",
        f"Bot {token(42)}",
        f"{token(42)}é",
    ],
)
def test_what_has_not_a_tokens_form_has_no_id(rubbish):
    assert application_id_of(rubbish) is None
