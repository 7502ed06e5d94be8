"""The form into which a curator pastes an article; nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord

from bot.articles.adding import add_and_tell
from bot.articles.forms import MakeForm, Typed, details_of, offer_again
from bot.articles.given import given_text
from bot.catalogue import Say, words_for
from bot.refusals import Refused
from bot.replies import Form
from bot.service import begin_curating

Interaction = discord.Interaction[Any]
NAME = "pasted.txt"
_LONGEST_TEXT, _LONGEST_TITLE, _LONGEST_LINES = 4_000, 500, 3_000
_FIELDS = ("paste-text", "paste-second", "paste-third", "paste-title", "paste-lines")
# A form has five fields: three for a long text leave one for all these.
_LINES = ("outlet", "author", "day", "address")
# With such an end a line is no headline to whoever reads the text.
_NO_HEADLINE = (".", ";", ":")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was put into the form: the text in up to three parts, a title, and labelled lines."""

    texts: tuple[str, str, str]
    title: str
    lines: str


def paste_form(say: Say) -> Form:
    """Return the form with nothing in it but the labels of the lines."""
    lines = "\n".join(f"{say(f'paste-line-{name}')}: " for name in _LINES)
    return PasteForm(say, Pasted(("", "", ""), "", lines))


class PasteForm(Form):
    """Asks for an article's text, in up to three parts, and for its details."""

    def __init__(self, say: Say, pasted: Pasted) -> None:
        super().__init__(title=say("paste-heading"))
        self.parts = [_text(part, is_first=not at) for at, part in enumerate(pasted.texts)]
        self.heading: discord.ui.TextInput[Any] = discord.ui.TextInput(
            default=pasted.title or None, max_length=_LONGEST_TITLE, required=False
        )
        self.lines: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            default=pasted.lines or None,
            max_length=_LONGEST_LINES,
            required=False,
        )
        for key, component in zip(_FIELDS, [*self.parts, self.heading, self.lines], strict=True):
            hint = say(f"{key}-hint")
            self.add_item(discord.ui.Label(text=say(key), description=hint, component=component))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Add what was pasted; where that cannot be, keep it."""
        await begin_curating(interaction)
        first, second, third = (part.value for part in self.parts)
        pasted = Pasted((first, second, third), self.heading.value, self.lines.value)
        await _add(interaction, pasted)


async def _add(interaction: Interaction, pasted: Pasted) -> None:
    say = words_for(interaction.locale)
    try:
        details = details_of(_typed(say, pasted))
    except Refused as error:
        await offer_again(interaction, error, _again(pasted))
        return
    given = given_text(NAME, _whole(pasted))
    await add_and_tell(interaction, [given], details=details, again=_again(pasted))


def _again(pasted: Pasted) -> MakeForm:
    return lambda say: PasteForm(say, pasted)


def _typed(say: Say, pasted: Pasted) -> Typed:
    """Return title and labelled lines. Raises :class:`Refused` for a line with another label."""
    names = {say(f"paste-line-{name}").casefold(): name for name in _LINES}
    found: dict[str, str] = {}
    for line in filter(str.strip, pasted.lines.split("\n")):
        label, _, value = line.partition(":")
        name = names.get(label.strip().casefold())
        if name is None:
            labels = ", ".join(say(f"paste-line-{name}") for name in _LINES)
            raise Refused("refuse-line", line=line, labels=labels)
        found[name] = value.strip()
    return Typed(title=pasted.title.strip(), **found)


def _whole(pasted: Pasted) -> str:
    """Return the text in one, below its title, so that no line of it is taken for that."""
    text = "\n\n".join(filter(None, map(str.strip, pasted.texts)))
    title = " ".join(pasted.title.split())
    first = " ".join(text.partition("\n")[0].split())
    if not title or title == first or title.endswith(_NO_HEADLINE):
        return text
    return f"{title}\n\n{text}"


def _text(value: str, *, is_first: bool) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        style=discord.TextStyle.paragraph,
        default=value or None,
        max_length=_LONGEST_TEXT,
        required=is_first,
    )
