"""Topics, subscriptions and digests on a simulated server, for tests of what people see."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue import words_for
from bot.digests.message import digest_message
from knowledge import Options, Schedule, Subscription, Topic
from tests.bot.conftest import texts

SAY = words_for("en-GB")


def topic(world, name="River treaty", *, owner=None, phrase="river treaty"):
    """Keep a topic that has one phrase; return it."""
    by = str(owner.id) if owner else None
    made, _ = world.library.keep_topic(
        world.group_id, Topic(name, any_of=(phrase,), owner=by), by=by
    )
    return made


def order(world, *topics, to=None, member=None, **options):
    """Subscribe a channel, or a member, to topics, daily at eight; return the subscription."""
    owner = str((member or world.curator).id)
    wanted = Subscription(
        tuple(one.number for one in topics),
        str(to.id) if to else owner,
        to is None,
        owner,
        Schedule(),
        "UTC",
        Options(**options),
    )
    made, _ = world.library.subscribe(world.group_id, wanted, by=owner)
    return made


def only(world):
    """Return the one subscription there is."""
    (found,) = world.library.subscriptions(world.group_id)
    return found


async def shown_by(who, channel, command, **options):
    """Use a command; return what it shows to the one person."""
    at = (channel,) if channel is not None else ()
    result = await who.slash(*at, command, **options)
    assert result.ephemeral or channel is None
    return "\n".join(texts(result.response))


async def sent_by_bot(world, channel, digest):
    """Have the bot post a digest in a channel, or privately; return the message as it is kept."""
    message = digest_message(SAY, digest, may_embed=True)
    to = world.env.bot.get_partial_messageable(channel.id)
    sent = await to.send(**message)
    return world.env.backend.get_message(channel.id, sent.id)


def without(order, **changes):
    """Return a subscription as it would be with something changed."""
    return replace(order, **changes)
