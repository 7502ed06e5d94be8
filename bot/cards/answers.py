"""The card of an answer or a refusal, and those that its buttons open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.article import long_date
from bot.cards.card import Attached, Block, Button, Card, notice
from bot.cards.limits import QUESTION, cut, units
from bot.cards.markdown import escape, quoted
from bot.cards.quotes import Page, Shelf, further_button, page_of, source_line
from knowledge import count_close

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Quote, Scope, Verdict

# Passages shown beside a refusal: to judge it by, not to read on from.
_NEAREST = 2
_LONGEST_OUTLET = 80
ANSWERED = "answered"
# A line's end, and the mark of small print.
_SMALL_PRINT = 4


def answer_card(
    say: Say, heading: str, verdict: Verdict, shelf: Shelf, room: int, *, asker: str | None = None
) -> Card:
    """Return the quotes, the answering part in bold; or the refusal and its next step.

    ``asker`` is who may share a private answer; ``None`` where it is not private.
    """
    if verdict.value != ANSWERED:
        return _refusal_card(say, heading, verdict, shelf, room, asker)
    page = page_of(say, shelf, room - units(heading), most=count_close(shelf.quotes))
    buttons = [*further_button(say, "more", shelf, page), *_rating(say, shelf, page)]
    if asker:
        buttons.append(_share(say, shelf, asker))
    return Card((Block(heading), *page.blocks), tuple(buttons))


def question_heading(question: str) -> str:
    """Return the question as asked."""
    return f"**{escape(cut(question, QUESTION))}**"


def small_print(say: Say, scope: Scope, *, is_closed: bool) -> str:
    """Return the lines below a heading: where was looked, and that a collection is quoted.

    Nothing where all was looked at, and what is quoted is open to everybody.
    """
    where = " · ".join(scope_parts(say, scope, _LONGEST_OUTLET))
    lines = (
        say("answer-scope", scope=where) if where else None,
        say("answer-closed-here") if is_closed else None,
    )
    return "".join(f"\n-# {line}" for line in lines if line)


def scope_parts(say: Say, scope: Scope, most: int) -> list[str]:
    """Return outlet and days of a scope, as far as it has them; the outlet cut to ``most``."""
    parts = (
        say("answer-outlet", outlet=escape(cut(scope.outlet, most))) if scope.outlet else None,
        say("answer-since", day=long_date(scope.since)) if scope.since else None,
        say("answer-until", day=long_date(scope.until)) if scope.until else None,
    )
    return list(filter(None, parts))


def more_card(say: Say, shelf: Shelf, first: int, room: int, *, bold: bool) -> Card:
    """Return the quotes from ``first`` on."""
    if first >= len(shelf.quotes):
        return notice(say("answer-no-more"))
    heading = f"**{say('answer-more')}**"
    page = page_of(say, shelf, room - units(heading), first=first, bold=bold)
    return Card((Block(heading), *page.blocks), further_button(say, "more", shelf, page))


def context_card(say: Say, around: Quote, room: int) -> Card:
    """Return the paragraph around a quote, the quote in bold; as a file when it is too long."""
    source = source_line(say, around.article, around.link)
    words = quoted(around, bold=True)
    if units(source) + units(words) + _SMALL_PRINT <= room:
        return Card((Block(words, below=f"-# {source}"),))
    source = source_line(say, around.article, None)
    file = Attached("passage.txt", around.text.encode())
    return Card((Block(say("context-file"), below=f"-# {source}"),), attached=file)


def which_card(say: Say, key: str, kind: str, count: int) -> Card:
    """Ask which of several quotes is meant; the kind is ``"helpful"`` or ``"wrong"``."""
    buttons = tuple(Button(str(n + 1), kind, (key, str(n))) for n in range(count))
    return Card((Block(say(f"rate-which-{kind}")),), buttons)


def empty_card(say: Say, *, is_curator: bool) -> Card:
    """Return the first step for a library without articles, and who may take it."""
    return notice(say("empty-library-curator" if is_curator else "empty-library"))


def _refusal_card(
    say: Say, heading: str, verdict: Verdict, shelf: Shelf, room: int, asker: str | None
) -> Card:
    said = say("answer-not-here")
    manner = say(f"answer-{verdict.value}") if shelf.quotes else say("answer-nothing")
    head = Block(f"{heading}\n{said}\n-# {manner}")
    page = page_of(say, shelf, room - units(head.text), most=_NEAREST, bold=False)
    buttons = [Button(say("button-request"), "request")]
    if asker:
        buttons.append(_share(say, shelf, asker))
    return Card((head, *page.blocks), tuple(buttons))


def _rating(say: Say, shelf: Shelf, page: Page) -> list[Button]:
    shown = len(page.blocks)
    return [
        _rate(say("button-helpful"), shelf.key, "helpful", shown),
        _rate(say("button-wrong"), shelf.key, "wrong", shown),
    ]


def _rate(label: str, key: str, kind: str, count: int) -> Button:
    if count == 1:
        return Button(label, kind, (key, "0"))
    return Button(label, "which", (key, kind, str(count)))


def _share(say: Say, shelf: Shelf, asker: str) -> Button:
    return Button(say("button-share"), "share", (shelf.key, asker))
