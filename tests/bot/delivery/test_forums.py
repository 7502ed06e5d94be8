"""A forum gets a thread for each digest, and one that may be there is looked for first."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bot.delivery.looking import holds
from tests.bot.delivery.conftest import BOARD, GUILD
from tests.bot.discord_objects import APPLICATION, stamp, text_channel, thread_of

pytestmark = pytest.mark.usefixtures("soon")


async def test_a_thread_is_named_after_the_topics_and_the_day(post):
    post.follow(BOARD)
    post.write()
    await post.tick()

    (thread,) = post.server.http.threads.values()
    assert thread["name"] == "River, 2 June 2025"


async def test_where_a_tag_is_required_one_that_anybody_may_set_is_set(post):
    forum = post.client.get_channel(BOARD)
    forum._available_tags = {
        number: SimpleNamespace(id=number, moderated=number == 1) for number in (1, 2)
    }
    forum._flags = 1 << 4
    post.follow(BOARD)
    post.write()
    await post.tick()

    (opened,) = post.server.of_kind("thread")
    assert opened.body["applied_tags"] == ["2"]


async def test_r04_a_thread_that_was_archived_meanwhile_is_found(post):
    post.follow(BOARD)
    post.write()
    post.server.cut("thread", taken=True)
    await post.tick()
    (thread,) = post.server.http.threads.values()
    post.clock.passes(days=4)
    thread["thread_metadata"]["archived"] = True
    thread["thread_metadata"]["archive_timestamp"] = stamp(post.server.http.clock())
    await post.tick(hours=1)

    assert len(post.server.of_kind("thread")) == 1
    assert post.arrived(BOARD) == post.all_written()


async def test_r04_a_thread_of_somebody_else_is_not_taken_for_ours(post):
    post.follow(BOARD)
    post.write()
    post.server.cut("thread", taken=False)
    await post.tick()
    forum = text_channel(GUILD, GUILD.channels[1])
    now = post.server.http.clock()
    for number, owner in (("5001", "78"), ("5002", APPLICATION)):
        # Ids hold the time: these would have been opened just now.
        id_ = str((int(now * 1000) - 1_420_070_400_000) << 22 | int(number))
        theirs = {**thread_of(forum, "Talk", id_, now), "owner_id": owner}
        post.server.http.threads[id_] = theirs
    await post.tick(seconds=100)

    assert post.arrived(BOARD) == post.all_written()


@pytest.mark.parametrize(
    ("custom_id", "expected"),
    [
        ("r:dgstop:7:abc", True),
        ("r:dgmore:7:abc:8", True),
        ("r:dgstop:7:abcd", False),
        (None, False),
    ],
)
def test_a_message_is_known_by_its_key_wherever_the_button_stands(custom_id, expected):
    button = SimpleNamespace(custom_id=custom_id)
    section = SimpleNamespace(children=[], accessory=button)
    message = SimpleNamespace(components=[SimpleNamespace(children=[section])])

    assert holds(message, "abc") is bool(expected)
