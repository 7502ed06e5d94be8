"""Complete the details, Try again, and the pages of what adding many files came to."""

from __future__ import annotations

from bot.articles.forms import DetailsForm, typed_of
from bot.buttons.press import Interaction, on_press
from bot.cards.added import summary_card
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.service import forms_of, group_of, offload_of, reports_of, require_curator
from bot.views import message_of
from knowledge import CURATING, Library


@on_press("complete")
async def complete(interaction: Interaction, article_id: str) -> None:
    """Open the form for an article's details, with what is known."""
    await require_curator(interaction)
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    article = await offload_of(interaction).quick(
        Library.article, group_id, article_id, reader=CURATING
    )
    await interaction.response.send_modal(DetailsForm(say, article_id, typed_of(article)))


@on_press("again")
async def again(interaction: Interaction, key: str) -> None:
    """Open a form again with what was typed into it."""
    await require_curator(interaction)
    form = forms_of(interaction).find(key, interaction.user.id)
    if form is None:
        raise Refused("refuse-form-gone")
    await interaction.response.send_modal(form(words_for(interaction.locale)))


@on_press("report")
async def report(interaction: Interaction, key: str, page: str) -> None:
    """Turn to a page of what adding many files came to, for who still curates."""
    await require_curator(interaction)
    summary = reports_of(interaction).find(key, interaction.user.id)
    if summary is None:
        raise Refused("refuse-report-gone")
    await interaction.response.defer()
    say = words_for(interaction.locale)
    message = message_of(interaction, lambda _room: summary_card(say, summary, key, int(page)))
    await interaction.edit_original_response(**message)
