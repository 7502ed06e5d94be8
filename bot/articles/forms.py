"""The form in which a curator writes an article's details; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.announcing import announce
from bot.cards.article import named
from bot.cards.card import Block, Button, Card, notice
from bot.catalogue import Say, words_for
from bot.days import day_of
from bot.refusals import Refused
from bot.replies import Form, sentence_of
from bot.service import begin_curating, forms_of, offload_of
from bot.views import reply
from knowledge import CURATING, Article, Corrected, Details, KnowledgeError, Library

Interaction = discord.Interaction[Any]
MakeForm = Callable[[Say], Form]
"""Makes a form anew, with what was typed into it."""
_LONGEST, _LONGEST_ADDRESS, _LONGEST_DAY = 500, 2_000, 40


@dataclass(frozen=True, slots=True)
class Typed:
    """An article's details as typed."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    day: str = ""
    address: str = ""


def typed_of(article: Article) -> Typed:
    """Return what is known of an article, as somebody would type it."""
    details = article.details
    day = details.published.isoformat() if details.published else ""
    return Typed(details.title, details.outlet or "", details.author or "", day, details.url or "")


class DetailsForm(Form):
    """Asks for title, outlet, author, day and address of an article."""

    def __init__(self, say: Say, article_id: str, typed: Typed) -> None:
        super().__init__(title=say("details-heading"))
        self._article_id = article_id
        self.fields = {
            "title": _field(typed.title, _LONGEST, is_required=True),
            "outlet": _field(typed.outlet, _LONGEST),
            "author": _field(typed.author, _LONGEST),
            "day": _field(typed.day, _LONGEST_DAY),
            "address": _field(typed.address, _LONGEST_ADDRESS),
        }
        for name, component in self.fields.items():
            self.add_item(discord.ui.Label(text=say(f"details-{name}"), component=component))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Change the article's details; where that cannot be, keep what was typed."""
        group_id = await begin_curating(interaction)
        typed = Typed(**{name: field.value for name, field in self.fields.items()})
        try:
            done = await offload_of(interaction)(
                _changed, group_id, self._article_id, typed, str(interaction.user.id)
            )
        except (Refused, KnowledgeError) as error:
            await offer_again(interaction, error, self._again(typed))
            return
        say = words_for(interaction.locale)
        key = "edited" if done.entry else "edited-nothing"
        said = say(key, title=named(done.article, _LONGEST // 2))
        await reply(interaction, lambda _room: notice(said))
        await announce(interaction, done.entry)

    def _again(self, typed: Typed) -> MakeForm:
        return lambda say: DetailsForm(say, self._article_id, typed)


async def offer_again(
    interaction: Interaction, error: Refused | KnowledgeError, form: MakeForm
) -> None:
    """Say what is wrong, with a button that opens the form again as it was filled in."""
    said, again = sentence_of(interaction, error), again_button(interaction, form)
    await reply(interaction, lambda _room: Card((Block(said),), (again,)))


def again_button(interaction: Interaction, form: MakeForm) -> Button:
    """Keep a form as it was filled in; return the button that opens it again."""
    key = forms_of(interaction).keep(interaction.user.id, form)
    return Button(words_for(interaction.locale)("button-again"), "again", (key,))


def _changed(library: Library, group_id: str, article_id: str, typed: Typed, by: str) -> Corrected:
    known = library.article(group_id, article_id, reader=CURATING).details
    details = replace(details_of(typed), language=known.language)
    return library.edit(group_id, article_id, details, by=by)


def details_of(typed: Typed) -> Details:
    """Return what was typed. Raises :class:`Refused` for what is no day."""
    return Details(
        typed.title,
        outlet=typed.outlet or None,
        author=typed.author or None,
        published=day_of(typed.day, "first") if typed.day.strip() else None,
        url=typed.address.strip() or None,
    )


def _field(value: str, longest: int, *, is_required: bool = False) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        default=value[:longest] or None, max_length=longest, required=is_required
    )
