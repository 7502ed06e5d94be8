"""The form in which a topic is written; what was typed is kept, whatever comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord

from bot.catalogue import Say
from bot.refusals import Refused
from bot.replies import Form
from bot.topics.drafts import LONGEST_FIELD, Draft, Typed
from bot.topics.trying import try_and_tell
from knowledge import LONGEST_DESCRIPTION, LONGEST_TOPIC

Interaction = discord.Interaction[Any]
_FIELDS = {
    "name": "topic-field-name",
    "any_of": "topic-field-any",
    "all_of": "topic-field-all",
    "none_of": "topic-field-none",
    "description": "topic-field-about",
}
_LONGEST = {"name": LONGEST_TOPIC, "description": LONGEST_DESCRIPTION}


class TopicForm(Form):
    """Asks for a topic's name, its phrases and its description."""

    def __init__(self, say: Say, draft: Draft) -> None:
        super().__init__(title=say("topic-form-edit" if draft.number else "topic-form-add"))
        self._draft = draft
        self.fields = {name: _field(name, getattr(draft.typed, name)) for name in _FIELDS}
        for name, component in self.fields.items():
            key = _FIELDS[name]
            hint = None if name == "name" else say(f"{key}-hint")
            self.add_item(discord.ui.Label(text=say(key), description=hint, component=component))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Show what the topic would have found; nothing is saved yet."""
        typed = Typed(**{name: field.value for name, field in self.fields.items()})
        await try_and_tell(interaction, replace(self._draft, typed=typed))


def require_room(draft: Draft) -> None:
    """Raise :class:`Refused` for a topic with more phrases than a form holds."""
    typed = draft.typed
    if max(map(len, (typed.any_of, typed.all_of, typed.none_of))) > LONGEST_FIELD:
        raise Refused("refuse-topic-long", name=typed.name)


def _field(name: str, value: str) -> discord.ui.TextInput[Any]:
    is_name = name == "name"
    return discord.ui.TextInput(
        style=discord.TextStyle.short if is_name else discord.TextStyle.paragraph,
        default=value or None,
        max_length=_LONGEST.get(name, LONGEST_FIELD),
        required=is_name,
    )
