"""More like this and Less like this: what a topic learns from a story of its digest."""

from __future__ import annotations

from collections.abc import Sequence

from bot.announcing import announce
from bot.buttons.press import Interaction, on_choose, on_press
from bot.cards.digests import taught_card, which_card
from bot.cards.limits import cut
from bot.catalogue import words_for
from bot.digests.changing import digest_to_read
from bot.refusals import Refused
from bot.service import curates_in, offload_of
from bot.views import reply
from knowledge import Library, Story

# What an entry of the menu stands for: a group, a digest's key, a topic, an article.
_PARTS = 4
_LONGEST_TOPIC = 60


@on_press("dglike")
async def more_like(interaction: Interaction, group_id: str, key: str, _number: str) -> None:
    """Ask which story more is wanted of."""
    await _ask_which(interaction, "dglike", group_id, key)


@on_press("dgless")
async def less_like(interaction: Interaction, group_id: str, key: str, _number: str) -> None:
    """Ask which story less is wanted of."""
    await _ask_which(interaction, "dgless", group_id, key)


@on_choose("dglike")
async def more_of(interaction: Interaction, chosen: str) -> None:
    """Have a topic take more like a story."""
    await _teach(interaction, "dglike", chosen)


@on_choose("dgless")
async def less_of(interaction: Interaction, chosen: str) -> None:
    """Have a topic leave out a story."""
    await _teach(interaction, "dgless", chosen)


async def _ask_which(interaction: Interaction, act: str, group_id: str, key: str) -> None:
    """Ask which story is meant, of those whose topics this person may teach."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, found = words_for(interaction.locale), await digest_to_read(interaction, group_id, key)
    curates = await curates_in(interaction, group_id)
    theirs = [one for one in found.stories if _may_teach(interaction, one, curates=curates)]
    if not theirs:
        raise _refusal(found.stories)
    await reply(interaction, lambda _room: which_card(say, found, act, theirs))


async def _teach(interaction: Interaction, act: str, chosen: str) -> None:
    """Have a topic take more like the story that was chosen, or nothing more of it."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    group_id, key, number, article_id = _parts(chosen)
    found = await digest_to_read(interaction, group_id, key)
    wanted = (number, article_id)
    stories = [one for one in found.stories if (str(one.topic.number), one.article.id) == wanted]
    if not stories:
        raise Refused("refuse-digest-entry")
    story = stories[0]
    if not _may_teach(interaction, story, curates=await curates_in(interaction, group_id)):
        raise _refusal(stories)
    verb = Library.more_like if act == "dglike" else Library.less_like
    by = str(interaction.user.id)
    _, entry = await offload_of(interaction)(verb, group_id, story.topic.number, article_id, by=by)
    say = words_for(interaction.locale)
    await reply(interaction, lambda _room: taught_card(say, act, story))
    await announce(interaction, entry)


def _may_teach(interaction: Interaction, story: Story, *, curates: bool) -> bool:
    owner = story.topic.owner
    return curates if owner is None else owner == str(interaction.user.id)


def _refusal(stories: Sequence[Story]) -> Refused:
    if not stories:
        return Refused("refuse-digest-entry")
    return Refused("refuse-digest-topic", topic=cut(stories[0].topic.name, _LONGEST_TOPIC))


def _parts(chosen: str) -> list[str]:
    parts = chosen.split(":")
    if len(parts) != _PARTS:
        raise Refused("refuse-old-button")
    return parts
