"""What came of files whose adding was broken off, and what to do about the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.cards.card import Card, notice
from bot.cards.history import person
from bot.cards.limits import cut, fitting, units
from bot.cards.markdown import escape, moment

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Batch, BatchOutcome

_LONGEST_NAME, _LONGEST_REASON = 80, 240
# For the line that says how many more there are.
_LAST_LINE = 40


@dataclass(slots=True)
class Sorted:
    """The files of a batch by what came of them.

    ``begun`` are those of which only files inside them are done: an archive,
    with how many of its articles are in.
    """

    kept: list[str] = field(default_factory=list)
    refused: list[BatchOutcome] = field(default_factory=list)
    begun: list[tuple[str, int]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Tell whether something came of every file."""
        return not self.begun and not self.missing


def sort_out(batch: Batch) -> Sorted:
    """Say of each file what came of it."""
    found, left = Sorted(), list(batch.outcomes)
    for file in batch.files:
        own = next((one for one in left if one.name == file), None)
        inside = [one for one in left if one.name.startswith(f"{file}/")]
        if own is not None:
            left.remove(own)
            found.kept.append(file) if own.reason is None else found.refused.append(own)
        elif inside:
            found.begun.append((file, sum(one.reason is None for one in inside)))
        else:
            found.missing.append(file)
    found.refused += [one for one in left if one.reason is not None]
    return found


def interrupted_card(say: Say, batch: Batch, room: int, *, closed: bool = False) -> Card:
    """Return what is in the library, what is not, and what to do.

    Of files that are ``closed`` no name is shown, only how many there are.
    """
    found = sort_out(batch)
    began = say(
        "interrupted-began",
        who=person(say, batch.by),
        when=moment(batch.begun_at, "f"),
    )
    head = "\n".join([say("interrupted-heading"), began])
    step = say("interrupted-whole" if found.is_whole else "interrupted-step")
    if closed:
        return notice(head, _counted(say, found), step)
    parts = [part for part in _parts(say, found) if part[1]]
    room -= units(head) + units(step) + len(parts) + 1
    texts = []
    for left, (heading, lines) in zip(range(len(parts), 0, -1), parts, strict=True):
        texts.append(_part(say, heading, lines, room // left))
        room -= units(texts[-1])
    return notice(head, *texts, step)


def _counted(say: Say, found: Sorted) -> str:
    kept, refused = len(found.kept), len(found.refused)
    missing = len(found.missing) + len(found.begun)
    return say("interrupted-closed", kept=kept, refused=refused, missing=missing)


def _parts(say: Say, found: Sorted) -> Iterator[tuple[str, list[str]]]:
    kept, refused = len(found.kept), len(found.refused)
    missing = len(found.missing)
    yield say("interrupted-kept", count=kept), _lines(found.kept)
    archives = [say("interrupted-archive", name=_name(one), count=n) for one, n in found.begun]
    yield "", archives
    yield say("interrupted-refused", count=refused), [_refused(one) for one in found.refused]
    yield say("interrupted-missing", count=missing), _lines(found.missing)


def _lines(names: Sequence[str]) -> list[str]:
    """Return a line a name; what has the same name stands in one."""
    counted = Counter(names)
    return [
        f"- {_name(name)}" + (f" ({count})" if count > 1 else "") for name, count in counted.items()
    ]


def _refused(one: BatchOutcome) -> str:
    return f"- {_name(one.name)}: {escape(cut(one.reason or '', _LONGEST_REASON))}"


def _name(name: str) -> str:
    return escape(cut(name, _LONGEST_NAME))


def _part(say: Say, heading: str, lines: Sequence[str], room: int) -> str:
    """Return a heading and as many lines as there is room for, then how many more there are."""
    shown = fitting(lines, room - units(heading) - _LAST_LINE)
    left = len(lines) - len(shown)
    more = say("interrupted-more", count=left) if left else ""
    return "\n".join(filter(None, (heading, *shown, more)))
