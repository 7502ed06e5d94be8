"""Help, and the curators' list of questions without a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.cards.card import Block, Button, Card, notice
from bot.cards.limits import cut, fitting, units
from bot.cards.markdown import escape, moment

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import SourceRequest

# Each takes four of a message's components.
_MOST_REQUESTS, _LONGEST_REQUEST = 8, 300
# For the line that says how many more there are.
_LAST_LINE = 100


def help_card(say: Say, articles: int, requests: int | None) -> Card:
    """Return what there is; for a curator, who sees how many ``requests`` are open, all of it."""
    parts = (
        "ask",
        "search",
        "quotes",
        "articles",
        "topics",
        "digests",
        "check",
        "buttons",
        "privacy",
    )
    texts = [say("help-heading"), *(f"- {say(f'help-{part}')}" for part in parts)]
    blocks = ["\n".join(texts), say("help-size", articles=articles)]
    if requests is not None:
        does = (
            say("help-curator"),
            say("help-change"),
            say("help-follow"),
            say("help-status"),
            say("help-gaps", requests=requests),
            say("help-manage"),
            say("help-digests-curator"),
        )
        blocks.append("\n".join(does))
    return notice(*blocks)


def requests_card(say: Say, requests: Sequence[SourceRequest], room: int) -> Card:
    """List the questions for which members asked for a source, each with a button to end it."""
    if not requests:
        return notice(say("gaps-none"))
    heading = Block(say("gaps-heading"))
    blocks = [_request_block(say, one) for one in requests[:_MOST_REQUESTS]]
    shown = len(fitting((one.whole for one in blocks), room - units(heading.text) - _LAST_LINE))
    left = len(requests) - shown
    more = [Block(say("gaps-more", count=left))] if left else []
    return Card((heading, *blocks[:shown], *more))


def _request_block(say: Say, one: SourceRequest) -> Block:
    line = say("gaps-line", times=one.times, when=moment(one.last_asked, "R"))
    question = escape(cut(one.question, _LONGEST_REQUEST))
    button = Button(say("button-settle"), "settle", (str(one.id),))
    return Block(question, button, below=f"-# {line}")
