"""Save, Change and Cancel under a draft; pages of topics; Remove and Keep; taking out examples."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.announcing import announce
from bot.buttons.press import Interaction, on_choose, on_press
from bot.cards.topics import EXAMPLE, MUTED, kept_card, removed_card
from bot.cards.trial import unsaved_card
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.service import begin_reading, drafts_of, group_of, offload_of
from bot.topics.drafts import Draft, with_phrase
from bot.topics.finding import numbered, require_change, whose
from bot.topics.forms import TopicForm, require_room
from bot.topics.looking import closely, page_of
from bot.topics.trying import save, tried_card
from bot.views import MakeCard, message_of, reply
from knowledge import Entry, Library, Topic


@on_press("topicsave")
async def save_(interaction: Interaction, key: str) -> None:
    """Keep a draft as a topic."""
    draft = _draft(interaction, key)
    await interaction.response.defer()
    card, entry = await save(interaction, draft)
    await _show(interaction, lambda _room: card)
    await announce(interaction, entry)


@on_press("topicchange")
async def change(interaction: Interaction, key: str) -> None:
    """Open the form again with what was typed into it."""
    draft = _draft(interaction, key)
    await interaction.response.send_modal(TopicForm(words_for(interaction.locale), draft))


@on_choose("topicphrase")
async def add_phrase(interaction: Interaction, chosen: str) -> None:
    """Add a related phrase to a draft, and show what it would have found with that."""
    key, _, phrase = chosen.partition(":")
    draft = with_phrase(_draft(interaction, key), phrase)
    require_room(draft)
    await interaction.response.defer()
    key = drafts_of(interaction).keep(interaction.user.id, draft)
    await _show(interaction, await tried_card(interaction, draft, key))


@on_press("topiccancel")
async def cancel(interaction: Interaction, key: str) -> None:
    """Let a draft be, with a way back to it."""
    _draft(interaction, key)
    say = words_for(interaction.locale)
    await interaction.response.defer()
    await _show(interaction, lambda _room: unsaved_card(say, key))


@on_press("topics")
async def turn(interaction: Interaction, first: str) -> None:
    """Turn to a page of the topics."""
    await interaction.response.defer()
    await _show(interaction, await page_of(interaction, int(first)))


@on_choose("topic")
async def open_(interaction: Interaction, number: str) -> None:
    """Show the topic that was chosen from the list."""
    await begin_reading(interaction)
    await reply(interaction, await closely(interaction, partial(numbered, number=_number(number))))


@on_choose("unteach")
async def unteach(interaction: Interaction, chosen: str) -> None:
    """Take an example or a muted story out of a topic again."""
    number, _, taught = chosen.partition(":")
    await interaction.response.defer()
    topic, group_id = await _changeable(interaction, number), await group_of(interaction)
    entry = await offload_of(interaction)(_unteach, group_id, whose(interaction), topic, taught)
    find = partial(numbered, number=topic.number)
    await _show(interaction, await closely(interaction, find))
    await announce(interaction, entry)


@on_press("topicremove")
async def remove(interaction: Interaction, number: str) -> None:
    """Remove a topic that subscriptions use."""
    await interaction.response.defer()
    topic, group_id = await _changeable(interaction, number), await group_of(interaction)
    entry = await offload_of(interaction)(
        Library.remove_topic, group_id, topic.number, by=whose(interaction)
    )
    say = words_for(interaction.locale)
    await _show(interaction, lambda _room: removed_card(say, topic))
    await announce(interaction, entry)


@on_press("topickeep")
async def keep(interaction: Interaction, number: str) -> None:
    """Leave a topic where it is."""
    await interaction.response.defer()
    topic, say = await _changeable(interaction, number), words_for(interaction.locale)
    await _show(interaction, lambda _room: kept_card(say, topic))


async def _show(interaction: Interaction, make: MakeCard) -> None:
    """Put a card in the place of the one whose button was pressed."""
    await interaction.edit_original_response(**message_of(interaction, make))


def _draft(interaction: Interaction, key: str) -> Draft:
    """Return a draft of this person's. Raises :class:`Refused` where it is not kept any more."""
    found: Draft | None = drafts_of(interaction).find(key, interaction.user.id)
    if found is None:
        raise Refused("refuse-form-gone")
    return found


async def _changeable(interaction: Interaction, number: str) -> Topic:
    """Return a topic that this person may change. Raises :class:`Refused` otherwise."""
    group_id = await group_of(interaction)
    topic = await offload_of(interaction)(numbered, group_id, whose(interaction), _number(number))
    await require_change(interaction, topic.owner)
    return topic


def _number(text: str) -> int:
    """Return the number of a topic. Raises :class:`Refused` for what is none."""
    if not text.isdecimal():
        raise Refused("refuse-topic-gone")
    return int(text)


def _unteach(library: Library, group_id: str, who: str, topic: Topic, taught: str) -> Entry | None:
    kind, _, article_id = taught.partition(":")
    kept = {EXAMPLE: topic.examples, MUTED: topic.muted}
    kept[kind] = tuple(one for one in kept.get(kind, ()) if one != article_id)
    changed = replace(topic, examples=kept[EXAMPLE], muted=kept[MUTED])
    if changed == topic:
        return None
    return library.keep_topic(group_id, changed, by=who)[1]
