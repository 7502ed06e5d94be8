"""What a group chose for its library, and whose members curate it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.cards.card import Block, Button, Card, notice
from bot.cards.markdown import escape

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import GroupSettings


def settings_card(
    say: Say, chosen: GroupSettings, language: str, lacking: Sequence[str] | None
) -> Card:
    """List what is chosen; ``language`` is its name.

    ``lacking`` are the permissions that are missing in the admin channel, by
    their names, and ``None`` where that channel is gone.
    """
    lines = [
        say("settings-heading"),
        say("settings-curators", roles=_roles(say, chosen.curator_roles)),
        _channel(say, chosen.admin_channel, lacking),
        say("settings-answers-private" if chosen.private_answers else "settings-answers-public"),
        say("settings-zone", zone=escape(chosen.zone)),
        say("settings-language", language=escape(language), code=chosen.language),
        say("settings-days", days=chosen.answer_days),
    ]
    quiet = Button(say("button-quiet"), "quiet")
    return Card((Block("\n".join(lines)),), (quiet,) if chosen.admin_channel else ())


def curators_card(
    say: Say, roles: Sequence[str], hidden: Sequence[str], commands: Sequence[str], bot: str
) -> Card:
    """List the roles, and what has to be done for those who do not see the commands yet.

    ``commands`` are names in markdown.
    """
    texts = [say("curators-roles", roles=_roles(say, roles)) if roles else say("curators-none")]
    if hidden:
        named = ", ".join(commands)
        texts.append(
            say("curators-step", roles=_roles(say, hidden), commands=named, bot=escape(bot))
        )
    return notice(*texts)


def _roles(say: Say, roles: Sequence[str]) -> str:
    return ", ".join(f"<@&{role}>" for role in roles) or say("settings-none")


def _channel(say: Say, channel: str | None, lacking: Sequence[str] | None) -> str:
    if channel is None:
        return say("settings-channel", channel=say("settings-none"))
    if lacking is None:
        return say("settings-channel-gone")
    if lacking:
        names = ", ".join(lacking)
        return say("settings-channel-lacking", channel=f"<#{channel}>", permissions=names)
    return say("settings-channel", channel=f"<#{channel}>")
