"""What errors mean that are not easily brought about."""

from __future__ import annotations

from types import SimpleNamespace

import aiohttp
import discord
import pytest

from bot.delivery.tries import MayBeThere
from bot.delivery.verdicts import FAILURES, Lacking, NoSuchPlace, Step, verdict_of


def http_error(status, code, kind=discord.HTTPException):
    return kind(SimpleNamespace(status=status, reason=""), {"code": code, "message": ""})


@pytest.mark.parametrize(
    ("status", "code", "step"),
    [
        (401, 0, Step.ALARM),
        (403, 50_001, Step.HALT),
        (403, 160_005, Step.HALT),
        (400, 50_083, Step.HALT),
        (400, 10_013, Step.HALT),
        (404, 99_999, Step.HALT),
        (403, 0, Step.LATER),
        (403, 40_333, Step.LATER),
        (404, 0, Step.LATER),
        (400, 40_003, Step.LATER),
        (429, 0, Step.LATER),
        (500, 0, Step.LATER),
        (524, 0, Step.LATER),
        (400, 50_035, Step.PLAIN),
        (413, 40_005, Step.PLAIN),
    ],
)
def test_an_answer_is_judged_by_its_code_before_its_status(status, code, step):
    assert verdict_of(http_error(status, code)).step is step


@pytest.mark.parametrize(
    ("error", "is_certain"),
    [
        (http_error(429, 0), True),
        (http_error(403, 0), True),
        (discord.RateLimited(60), True),
        (http_error(502, 0), False),
        (TimeoutError(), False),
        (aiohttp.ServerDisconnectedError(), False),
        (aiohttp.ClientConnectorError(SimpleNamespace(ssl=None), OSError(111, "")), True),
        (ConnectionResetError(104, ""), False),
        (MayBeThere(), False),
        (discord.InvalidData(), False),
    ],
)
def test_it_is_certain_that_discord_has_no_message_only_where_it_said_so(error, is_certain):
    assert isinstance(error, FAILURES)
    assert verdict_of(error).certain is is_certain


def test_a_permission_known_to_be_missing_is_named_before_the_likely_one():
    assert verdict_of(http_error(403, 50_013), lambda: "embed_links").detail == "embed_links"
    assert verdict_of(http_error(403, 50_013)).detail == "send_messages"
    assert verdict_of(Lacking("read_message_history")).detail == "read_message_history"


def test_a_destination_that_can_be_no_channel_is_gone():
    assert verdict_of(NoSuchPlace("x")).why == "gone"
