"""Each class of Discord's errors does what it should, and no request too many is made."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace

import pytest

from knowledge import Topic
from tests.bot.delivery.conftest import ADMIN, BOARD, GROUP, HALL, MEMBER

pytestmark = pytest.mark.usefixtures("soon")
PRIVATE = f"8{MEMBER}"


def notices(post):
    return [call for call in post.server.of_kind("message") if f"/{ADMIN}/" in call.path]


def sent_to(post, where):
    return [call for call in post.server.of_kind("message") if f"/{where}/" in call.path]


async def test_a_token_that_is_not_accepted_stops_everything_and_is_an_alarm(post):
    order = post.follow()
    post.follow(MEMBER, personal=True)
    post.write()
    post.server.token = "another"
    await post.tick()
    asked = len(post.server.calls)
    await post.tick()

    assert len(post.server.calls) == asked
    assert post.client.delivery.alarm == "401/0"
    assert not post.client.delivery.is_well()
    assert post.pause_of(order) is None
    assert '"level": "error"' in post.log.getvalue()
    post.server.token = "right.token.indeed"
    await post.again()
    assert post.arrived() == post.arrived(PRIVATE) == post.all_written()


@pytest.mark.parametrize(
    ("bits", "permission"), [(1 << 10, "view_channel"), (1 << 11, "send_messages")]
)
async def test_r12_a_permission_that_is_missing_pauses_and_is_named_once_to_the_admins(
    post, bits, permission
):
    order, other = post.follow(), post.follow()
    post.write()
    post.server.http.denied[str(HALL)] = bits
    await post.tick()
    await post.tick()

    pauses = [post.pause_of(one) for one in (order, other)]
    assert [(one.why, one.detail, one.is_told) for one in pauses] == [
        ("forbidden", permission, True)
    ] * 2
    assert len(sent_to(post, HALL)) == 1
    (told,) = notices(post)
    assert f"<#{HALL}>" in str(told.body)
    assert "Messages" in str(told.body) or "View Channel" in str(told.body)


async def test_r12_what_was_not_sent_comes_after_resuming(post):
    order = post.follow()
    post.write(2)
    post.server.http.denied[str(HALL)] = 1 << 11
    await post.tick()
    post.server.http.denied.clear()
    post.library.resume(GROUP, order.number, by="7")
    post.write()
    await post.tick()

    assert post.arrived() == post.all_written()


@pytest.mark.parametrize("code", [50_001, 50_013])
async def test_r12_discords_word_counts_where_nothing_is_known_to_be_missing(post, code):
    order = post.follow()
    post.write()
    post.server.fail("message", 403, code)
    await post.tick()

    expected = {50_001: "view_channel", 50_013: "send_messages"}[code]
    assert post.pause_of(order).detail == expected


async def test_r12_a_channel_that_is_gone_pauses_and_is_told(post):
    order = post.follow()
    post.write()
    post.server.http.gone.add(str(HALL))
    await post.tick()

    assert (post.pause_of(order).why, post.pause_of(order).is_told) == ("gone", True)
    assert "is gone" in str(notices(post)[0].body)


async def test_r12_a_notice_that_cannot_be_posted_ends_nothing(post):
    order = post.follow()
    post.write()
    post.server.http.gone |= {str(HALL), str(ADMIN)}
    await post.tick()

    assert (post.pause_of(order).why, post.pause_of(order).is_told) == ("gone", False)


async def test_r12_a_halt_that_was_not_told_is_told_at_the_next_start(post):
    order = post.follow()
    post.write()
    post.server.http.gone |= {str(HALL), str(ADMIN)}
    await post.tick()
    post.server.http.gone.remove(str(ADMIN))
    await post.again(seconds=1)

    assert post.pause_of(order).is_told
    assert len(notices(post)) == 2


@pytest.mark.parametrize("code", [50_007, 50_278])
async def test_r11_a_member_who_takes_no_messages_is_paused_and_asked_no_more(post, code):
    order = post.follow(MEMBER, personal=True)
    post.write()
    post.server.fail("message", 403, code)
    await post.tick()
    await post.tick()
    await post.tick()

    assert (post.pause_of(order).why, post.pause_of(order).is_told) == ("closed", False)
    assert len(post.server.of_kind("message")) == 1


async def test_a_member_who_left_the_server_gets_nothing_of_it_any_more(post):
    order = post.follow(MEMBER + 1, personal=True)
    post.write()
    await post.tick()
    await post.tick()

    assert post.pause_of(order).why == "gone"
    assert post.server.of_kind("message") == []


async def test_a_404_without_a_code_is_no_channel_that_is_gone(post):
    order = post.follow()
    post.write()
    post.server.fail("message", 404, 0)
    await post.tick()
    assert post.pause_of(order) is None
    await post.tick(hours=1)

    assert post.arrived() == post.all_written()


@pytest.mark.parametrize("is_global", [False, True])
async def test_a_limit_is_waited_for_and_then_the_digest_is_there(post, is_global):
    post.follow()
    post.write()
    post.server.limit("message", 2, is_global=is_global)
    await post.tick()

    assert [call.status for call in post.server.of_kind("message")] == [429, 429, 200]
    assert post.arrived() == post.all_written()


async def test_a_limit_of_many_minutes_puts_the_digest_off_by_as_much(post):
    post.follow()
    post.write()
    post.server.limit("message", retry_after_s=900)
    await post.tick()
    await post.tick(minutes=14)
    assert [call.status for call in post.server.of_kind("message")] == [429]
    await post.tick(minutes=30)

    # It certainly was not taken: so it need not be looked for.
    assert not post.server.of_kind("history")
    assert post.arrived() == post.all_written()


async def test_an_outage_is_waited_out_with_pauses_that_grow(post):
    post.follow()
    post.write()
    post.server.fail_at_random(1, 503, "message", "history")
    await post.tick()
    for _ in range(30):
        await post.tick(minutes=2)
    asked = len(post.server.of_kind("message")) + len(post.server.of_kind("history"))
    post.server.mend()
    await post.tick(hours=1)

    assert 5 <= asked <= 7
    assert post.arrived() == post.all_written()


async def test_a_message_that_discord_refuses_is_sent_in_its_plainest_form(post):
    order = post.follow()
    post.write()
    post.server.fail("message", 400, 50_035)
    await post.tick()
    first, second = post.server.of_kind("message")

    assert first.body.get("flags") == 1 << 15
    assert "flags" not in second.body
    assert post.arrived() == post.all_written()
    assert post.pause_of(order) is None
    assert "digest refused" in post.log.getvalue()


async def test_a_message_that_is_refused_plain_as_well_halts_with_the_logs_reference(post):
    order = post.follow()
    post.write()
    post.server.fail("message", 400, 50_035, times=2)
    await post.tick()
    await post.tick()

    pause = post.pause_of(order)
    refused = [json.loads(line) for line in post.log.getvalue().splitlines() if "refused" in line]
    assert (pause.why, len(pause.detail)) == ("refused", 6)
    assert pause.detail in [line.get("ref") for line in refused]
    assert len(sent_to(post, HALL)) == 2
    assert pause.detail in str(notices(post)[0].body)


async def test_r13_a_digest_that_cannot_be_shown_is_halted_and_not_tried_for_ever(post):
    order = post.follow()
    post.write()
    post.server.cut("message", taken=False)
    await post.tick()
    change(post, "UPDATE outbox SET match = replace(match, '\"phrase\"', '\"below\"')")
    await post.tick(seconds=100)
    await post.tick()

    assert post.pause_of(order).why == "refused"
    assert post.log.getvalue().count("digest refused") == 2


async def test_r13_one_that_cannot_even_be_made_keeps_no_others_back(post):
    broken, _ = post.library.keep_topic(GROUP, Topic("Lakes", any_of=("lake",)), by="7")
    first = post.follow()
    post.library.edit_subscription(GROUP, replace(first, topics=(broken.number,)), by="7")
    post.follow(BOARD)
    post.write()
    change(post, f"UPDATE topics SET definition = 'x' WHERE number = {broken.number}")
    with pytest.raises(ValueError, match="Expecting value"):
        await post.tick()
    for _ in range(4):
        with suppress(ValueError):
            await post.tick(minutes=2)

    assert post.arrived(BOARD) == post.all_written()


async def test_a_destination_that_is_no_channel_is_gone(post):
    order = post.follow(5)
    post.write()
    await post.tick()

    assert post.pause_of(order).why == "gone"


def change(post, statement):
    with closing(sqlite3.connect(post.folder / "library.db")) as database:
        assert database.execute(statement).rowcount
        database.commit()
