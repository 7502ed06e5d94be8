"""What adding files came to: a card for each of a few, a list in pages for more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from bot.cards.article import details_line, named, outlet_of, title_of
from bot.cards.card import Block, Button, Card
from bot.cards.changes import change_text
from bot.cards.limits import PLAIN, cut, fitting, units
from bot.cards.markdown import escape
from knowledge import Relation, languages

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Added, Change

FEW: Final = 5
"""Of so many each is shown by itself."""
A_PAGE: Final = 8
"""Lines of a longer list that are shown at once; they fit a message of either kind."""
_SHORT, _LONG, _LINE = 60, 150, 75
_MOST_CHANGES = 3
# The order in which a list counts what came of files, and the one of its lines: what asks for
# a look comes first.
_COUNTED = ("new", "version", "copy", "already", "refused")
_LISTED = ("refused", "version", "copy", "new", "already")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file came to: an article, or the sentence that says why not, as Discord shows it."""

    name: str
    came: Added | str

    @property
    def kind(self) -> str:
        """Return by which word a list counts it."""
        if isinstance(self.came, str):
            return "refused"
        if not self.came.is_new:
            return "already"
        kinds = {Relation.REVISION: "version", Relation.COPY: "copy"}
        return kinds[self.came.relation] if self.came.relation else "new"


@dataclass(frozen=True, slots=True)
class Summary:
    """A list of what many files came to, ready to be turned page by page."""

    heading: str
    lines: tuple[str, ...]


def progress_text(say: Say, name: str, number: int, count: int, done: int) -> str:
    """Say which file of how many is being read, and how many articles came of them so far."""
    shown = escape(cut(name, _LONG))
    return say("added-progress", name=shown, number=number, count=count, done=done)


def added_card(
    say: Say, outcomes: Sequence[Outcome], language: str, room: int, *, top: str = ""
) -> Card:
    """Return a block for each of up to five files; ``language`` is the library's."""
    share = (room - units(top) - 2) // max(1, len(outcomes)) - 2
    blocks = [_block(say, one, language, share, room) for one in outcomes]
    return Card((Block(top), *blocks) if top else tuple(blocks), is_parted=True)


def summary_of(say: Say, outcomes: Sequence[Outcome]) -> Summary:
    """Return the list of what many files came to: what asks for a look comes first."""
    kinds = [one.kind for one in outcomes]
    told = [
        say(f"added-count-{kind}", count=kinds.count(kind)) for kind in _COUNTED if kind in kinds
    ]
    heading = f"{say('added-heading', count=len(outcomes))}\n-# {' · '.join(told)}"
    ordered = sorted(outcomes, key=lambda one: _LISTED.index(one.kind))
    return Summary(heading, tuple(f"- {_line(say, one)}" for one in ordered))


def summary_card(say: Say, summary: Summary, key: str, page: int, *, top: str = "") -> Card:
    """Return one page of the list, from 0, and the buttons to its neighbours."""
    lines = summary.lines[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = []
    if page > 0:
        buttons.append(Button(say("button-previous"), "report", (key, str(page - 1))))
    if len(summary.lines) > (page + 1) * A_PAGE:
        buttons.append(Button(say("button-next"), "report", (key, str(page + 1))))
    text = "\n".join(filter(None, (top, summary.heading, *lines)))
    return Card((Block(text),), tuple(buttons) if key else ())


def lacks_details(outcome: Outcome) -> bool:
    """Tell whether outlet or day are missing, or the title is only the file's name."""
    if isinstance(outcome.came, str):
        return False
    details = outcome.came.article.details
    is_named_after = _letters(details.title) == _letters(PurePosixPath(outcome.name).stem)
    return is_named_after or details.outlet is None or details.published is None


def _block(say: Say, outcome: Outcome, language: str, share: int, room: int) -> Block:
    most = _SHORT if room <= PLAIN else _LONG
    if isinstance(outcome.came, str):
        return Block(say("added-refused", reason=cut(outcome.came, 2 * most)))
    lines = fitting(_told(say, outcome.came, language, most), share)
    button = None
    if lacks_details(outcome):
        button = Button(say("button-complete"), "complete", (outcome.came.article.id,))
    return Block("\n".join(lines), button)


def _told(say: Say, added: Added, language: str, most: int) -> Iterator[str]:
    """Yield line after line what is worth saying, the most important first."""
    article = added.article
    yield title_of(article, most)
    passages = say("added-passages", count=added.passages) if added.passages else None
    yield f"-# {details_line(say, article, most // 2, passages)}"
    yield from filter(None, (_relation(say, added, most),))
    yield from _warnings(say, added, language, most)
    yield from _cleaned(say, added, most)
    yield from _changed(say, added.changes, most)


def _relation(say: Say, added: Added, most: int) -> str | None:
    if added.other is None or added.relation is None:
        if added.is_new:
            return None
        is_open = added.article.collection is None
        return say("added-already" if is_open else "added-already-closed")
    other = named(added.other, most)
    outlet = escape(outlet_of(say, added.other.details.outlet, most // 2))
    if not added.is_new:
        return say(f"added-already-{added.relation.value}", title=other, outlet=outlet)
    if added.relation is Relation.REVISION:
        key = "added-version" if added.passages else "added-earlier"
        return say(key, title=other, count=len(added.changes))
    key = "added-copied" if added.passages else "added-copy"
    return say(key, title=other, outlet=outlet)


def _warnings(say: Say, added: Added, language: str, most: int) -> Iterator[str]:
    warnings = [escape(cut(one, 2 * most)) for one in added.warnings]
    spoken = added.article.details.language
    if added.is_new and spoken and spoken != language:
        names = languages()
        warnings.append(
            say("added-language", is_in=_named(names, spoken), library=_named(names, language))
        )
    if warnings:
        yield say("added-warnings", warnings="; ".join(warnings))


def _cleaned(say: Say, added: Added, most: int) -> Iterator[str]:
    count = sum(gone.count for gone in added.removed)
    if count:
        example = escape(cut(added.removed[0].text, most))
        yield f"-# {say('added-cleaned', count=count, example=example)}"


def _changed(say: Say, changes: Sequence[Change], most: int) -> Iterator[str]:
    for number, change in enumerate(changes[:_MOST_CHANGES]):
        text = change_text(say, change, most)
        # With an empty line between them each has a bar of its own.
        yield f"\n{text}" if number else text
    if len(changes) > _MOST_CHANGES:
        yield f"-# {say('added-more-changes', count=len(changes) - _MOST_CHANGES)}"


def _line(say: Say, outcome: Outcome) -> str:
    if isinstance(outcome.came, str):
        return say("added-refused", reason=cut(outcome.came, 2 * _LINE))
    added = outcome.came
    title, count = named(added.article, _LINE), len(added.changes)
    return say(f"added-line-{outcome.kind}", title=title, count=count)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _named(names: dict[str, str], code: str) -> str:
    return names.get(code, code)
