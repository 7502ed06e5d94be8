"""Answers and quotes as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.terminal.screen import OneLine, plain

if TYPE_CHECKING:
    from knowledge import Answer, Article, Quotation, Quote

ANSWERED = "answered"
NOT_HERE = "Not in this library."
NOT_ANSWERING = {
    "related": "These passages are about the subject. They do not answer the question.",
    "refused": "The nearest passages. They do not answer the question.",
}
ADD_A_SOURCE = "Do you know a source? Add it: rapporteur add PATH"
EMPTY_LIBRARY = "This library is empty. Add articles first: rapporteur add PATH"
NO_OUTLET, UNDATED = "outlet not given", "undated"
NO_HITS = "No passage in this library matches these words."
NO_QUOTATIONS = (
    "No direct quotation fits. Try a surname alone, other words, or rapporteur search WORDS."
)
SEE_CONTEXT = "see context"
# A refusal shows the nearest passages so that the asker can judge, not so that they read on.
NEAREST = 2
INDENT = 4


def answer_view(answer: Answer) -> RenderableType:
    """Return the quotes, the answering part in bold; or the refusal and its next step."""
    if answer.verdict.value == ANSWERED:
        return Group(*_numbered(answer.quotes))
    parts: list[RenderableType] = [plain(NOT_HERE, "bold")]
    if answer.quotes:
        parts += [plain(NOT_ANSWERING[answer.verdict.value]), Text()]
        parts += _numbered(answer.quotes[:NEAREST], is_answer=False)
    return Group(*parts, plain(ADD_A_SOURCE))


def empty_view(_answer: Answer) -> RenderableType:
    """Return how to add the first article, where there is none to answer from."""
    return plain(EMPTY_LIBRARY)


def hits_view(quotes: Sequence[Quote]) -> RenderableType:
    """Return the passages that a search found."""
    return Group(*_numbered(quotes)) if quotes else plain(NO_HITS)


def quotations_view(found: Sequence[Quotation]) -> RenderableType:
    """Return direct quotations in bold among the sentences around them, with who speaks."""
    if not found:
        return plain(NO_QUOTATIONS)
    parts: list[RenderableType] = []
    for number, one in enumerate(found, start=1):
        name = one.speaker.of(one.article.text) if one.speaker else SEE_CONTEXT
        words, *rest = _one(number, one.in_context, is_answer=True)
        parts += [words, Padding(plain(f"Speaker: {name}"), (0, 0, 0, INDENT)), *rest]
    return Group(*parts)


def quote_text(quote: Quote, *, is_answer: bool = True) -> Text:
    """Return the exact words, the part that answers in bold."""
    text = plain(quote.text)
    if is_answer and quote.highlight:
        text.stylize("bold", quote.highlight.start, quote.highlight.end)
    return text


def source_line(article: Article) -> Text:
    """Return title, outlet, author and date, and say so where outlet or date is not known."""
    details = article.details
    outlet = details.outlet or NO_OUTLET
    day = long_date(details.published) if details.published else UNDATED
    said = " · ".join(filter(None, (outlet, details.author, day)))
    return Text.assemble(plain(details.title, "italic"), plain(f" · {said}"))


def long_date(day: date) -> str:
    """Return a day as ``27 June 2025``."""
    return f"{day.day} {day:%B %Y}"


def _numbered(quotes: Iterable[Quote], *, is_answer: bool = True) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for number, quote in enumerate(quotes, start=1):
        parts += _one(number, quote, is_answer=is_answer)
    return parts


def _one(number: int, quote: Quote, *, is_answer: bool) -> list[RenderableType]:
    words = Table.grid()
    words.add_column(width=INDENT)
    words.add_column()
    words.add_row(plain(f"{number}."), quote_text(quote, is_answer=is_answer))
    where = quote.link or f"rapporteur show {quote.article.id}"
    return [
        words,
        Padding(source_line(quote.article), (0, 0, 0, INDENT)),
        OneLine(" " * INDENT + where),
        Text(),
    ]
