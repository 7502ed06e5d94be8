"""Text from articles and people in Discord's markdown, so that it shows letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.cards.limits import units
from knowledge import Span

if TYPE_CHECKING:
    from knowledge import Quote

# What marks up anywhere: emphasis, code, spoilers, links, mentions, emoji, addresses.
_ANYWHERE = re.compile(r"[\\*_~`|<\[\]@]|:(?=//|[\w~]+:)")
# What marks up at the start of a line only: headings, lists, quotes, small print.
_STARTING = re.compile(r"^([^\S\n]*)(#{1,3}|>|-|\+|\d+(?=\.))(\.?)", re.MULTILINE)
_UNSAFE_IN_LINK = re.compile(r"[\s()<>\[\]\\\"'`|]")
_MARKUP = re.compile(r"\\([^0-9A-Za-z\s])|\*\*")


def escape(text: str) -> str:
    """Return ``text`` so that Discord shows it as it stands, and nobody is mentioned."""
    return _STARTING.sub(_escaped_start, _ANYWHERE.sub(r"\\\g<0>", text))


def quoted(quote: Quote, *, bold: bool) -> str:
    """Return the exact words as a block quote, the part that answers in bold if asked for.

    Raises AssertionError if what would be shown is not what the article says.
    """
    return _block_quote(quote, [quote.highlight] if bold and quote.highlight else [])


def marked(quote: Quote, marks: Sequence[Span]) -> str:
    """Return the exact words as a block quote, with those of the ``marks`` that it has in bold.

    The marks are spans of the article's text, in any order. Raises what
    :func:`quoted` does.
    """
    inside = [one for one in marks if one.start < quote.end and quote.start < one.end]
    length = quote.end - quote.start
    return _block_quote(
        quote,
        [
            Span(max(one.start - quote.start, 0), min(one.end - quote.start, length))
            for one in inside
        ],
    )


def words_of(block_quote: str) -> str:
    """Return the words that a block quote shows: the inverse of :func:`quoted`."""
    bare = "\n".join(line.removeprefix("> ") for line in block_quote.split("\n"))
    return _MARKUP.sub(lambda found: found[1] or "", bare)


def safe_link(url: str) -> str:
    """Return an address that can stand between ``(<`` and ``>)``."""
    return _UNSAFE_IN_LINK.sub(lambda found: "".join(f"%{b:02X}" for b in found[0].encode()), url)


def linked(label: str, url: str | None, most: int) -> str | None:
    """Return a link under a label; ``None`` where it is none of the web's, or over ``most``."""
    if url is None or not url.startswith(("https://", "http://")):
        return None
    safe = safe_link(url)
    return f"[{label}](<{safe}>)" if units(safe) <= most else None


def moment(at: datetime, style: str) -> str:
    """Return a moment that Discord shows in each reader's own time, in one of its styles."""
    return f"<t:{int(at.timestamp())}:{style}>"


def _block_quote(quote: Quote, bold: Sequence[Span]) -> str:
    shown = _with_bold(quote.text, bold)
    lines = "\n".join(f"> {line}" for line in shown.split("\n"))
    if words_of(lines) != quote.text:
        raise AssertionError(f"A quote from {quote.article.id} would not be shown as it stands.")
    return lines


def _with_bold(text: str, parts: Sequence[Span]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in _bold_places(text, parts):
        pieces += [_escaped_from(text, done, start), "**", _escaped_from(text, start, end), "**"]
        done = end
    return "".join([*pieces, _escaped_from(text, done, len(text))])


def _bold_places(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the stretches to set in bold: line by line, without white space at the ends."""
    for start, end in _joined(parts):
        for found in re.finditer(r"\S(?:[^\n]*\S)?", text[start:end]):
            yield start + found.start(), start + found.end()


def _joined(parts: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the parts in order, those that touch as one: two marks side by side would be none."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((one.start, one.end) for one in parts):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _escaped_from(text: str, start: int, end: int) -> str:
    """Escape a stretch; only at the start of a line is the start of a line looked at."""
    piece = text[start:end]
    inner = _ANYWHERE.sub(r"\\\g<0>", piece)
    if start == 0 or text[start - 1] == "\n":
        return _STARTING.sub(_escaped_start, inner)
    head, line_feed, rest = inner.partition("\n")
    return head + line_feed + _STARTING.sub(_escaped_start, rest)


def _escaped_start(found: re.Match[str]) -> str:
    space, mark, stop = found.groups()
    if mark.isdigit():
        return f"{space}{mark}\\{stop}" if stop else found[0]
    return f"{space}\\{mark}{stop}"
