"""Topics, subscriptions and digests on a simulated server, for tests of what people see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.catalogue import words_for
from bot.digests.message import digest_message
from knowledge import Options, Schedule, Subscription, Topic
from tests.bot.conftest import buttons, texts

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


@dataclass
class Posted:
    """A digest as the bot posted it, with the ids of its buttons by their labels."""

    message: Any
    ids: dict[str, str]

    async def press(self, who, label):
        """Let somebody press a button of it."""
        return await who.click(self.message, custom_id=self.ids[label])


async def posted(world, *topics, to=None, stories=3, **options):
    """Subscribe, add articles, let the hour come; have the bot post the digest.

    Without a channel it goes to the member, privately.
    """
    member = None if to else world.member
    order(world, *topics, to=to, member=member, folds=False, **options)
    world.add_many(stories)
    world.library._clock.passes(days=1)
    (digest,) = world.library.due(holder="test")
    channel = to or world.user.dm_channel
    message = digest_message(SAY, digest, may_embed=True)
    await world.env.bot.get_partial_messageable(channel.id).send(**message)
    sent = channel.history()[-1]
    world.library.posted(digest, str(sent.id))
    return Posted(sent, buttons(world.env.backend.get_message(channel.id, sent.id)))
