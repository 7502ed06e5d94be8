"""Text from articles and people in Discord's markdown, so that it shows letter for letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.cards.limits import units

if TYPE_CHECKING:
    from knowledge import Article, Quote, Span

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
    part = quote.highlight
    parts = [(part.start, part.end)] if bold and part else []
    return _as_it_stands(quote.article, quote.text, parts)


def marked(article: Article, sentence: Span, marks: Sequence[Span]) -> str:
    """Return a sentence of an article as a block quote, the words that are marked in bold.

    All are spans of the article's text; what is marked outside of the sentence
    does not count. Raises what :func:`quoted` does.
    """
    parts: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda one: one.start):
        start = max(mark.start - sentence.start, parts[-1][1] if parts else 0)
        end = min(mark.end, sentence.end) - sentence.start
        if start >= end:
            continue
        if parts and parts[-1][1] == start:
            # Two that touch would show their asterisks.
            start = parts.pop()[0]
        parts.append((start, end))
    return _as_it_stands(article, sentence.of(article.text), parts)


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


def _as_it_stands(article: Article, text: str, parts: Sequence[tuple[int, int]]) -> str:
    """Return words as a block quote, parts of them in bold; see to it that they are the same."""
    shown = _with_bold(text, parts) if parts else escape(text)
    lines = "\n".join(f"> {line}" for line in shown.split("\n"))
    if words_of(lines) != text:
        raise AssertionError(f"A quote from {article.id} would not be shown as it stands.")
    return lines


def _with_bold(text: str, parts: Sequence[tuple[int, int]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in _bold_places(text, parts):
        pieces += [_escaped_from(text, done, start), "**", _escaped_from(text, start, end), "**"]
        done = end
    return "".join([*pieces, _escaped_from(text, done, len(text))])


def _bold_places(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches to set in bold: line by line, without white space at the ends."""
    return [
        (start + found.start(), start + found.end())
        for start, end in parts
        for found in re.finditer(r"\S(?:[^\n]*\S)?", text[start:end])
    ]


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
