"""The paragraphs around a quote, cut between sentences where they are long; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.model import Article, Context, Span

LONGEST_CONTEXT: Final = 1_500
"""The longest context, in characters, of a quote that is not longer itself."""
# Paragraphs that hold less than this besides the quote, in characters, are shown with those beside.
_LITTLE = 200


def context_of(article: Article, sentences: Sequence[Span], quote: Span) -> Context:
    """Return the paragraphs around a quote, given the article's sentences in order.

    Where they are too long, the sentences nearest to the quote are taken.
    Raises ``ValueError`` for a quote outside of the text.
    """
    if not 0 <= quote.start < quote.end <= len(article.text):
        raise ValueError(f"{quote} is no stretch of {len(article.text)} characters")
    held = [n for n, s in enumerate(sentences) if s.start < quote.end and quote.start < s.end]
    if not held:
        return Context(article, quote.start, quote.end, quote)
    around = _Around(article.text, sentences, quote)
    found = around.span(around.nearest((held[0], held[-1])))
    return Context(article, found.start, found.end, quote)


# Sentences from one number to another, both of them counted in.
_Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Around:
    """A quote among the sentences of its article."""

    text: str
    sentences: Sequence[Span]
    quote: Span

    def span(self, run: _Run) -> Span:
        """Return the stretch that holds some sentences and the quote."""
        first, last = (self.sentences[number] for number in run)
        return Span(min(first.start, self.quote.start), max(last.end, self.quote.end))

    def nearest(self, held: _Run) -> _Run:
        """Widen a run by a sentence on either side in turn, as far as the limits allow."""
        low, high = self._paragraphs(held)
        first, last = held

        def fits(first: int, last: int) -> bool:
            return low <= first and last <= high and self._length((first, last)) <= LONGEST_CONTEXT

        while fits(first - 1, last) or fits(first, last + 1):
            first -= fits(first - 1, last)
            last += fits(first, last + 1)
        return first, last

    def _paragraphs(self, held: _Run) -> _Run:
        """Widen a run to whole paragraphs, and to those beside while they hold little else."""
        run, everything = self._whole(*held), (0, len(self.sentences) - 1)
        enough = self.quote.end - self.quote.start + _LITTLE
        while run != everything and self._length(run) < enough:
            run = self._whole(max(run[0] - 1, 0), min(run[1] + 1, everything[1]))
        return run

    def _whole(self, first: int, last: int) -> _Run:
        while first > 0 and not self._parted(first):
            first -= 1
        while last + 1 < len(self.sentences) and not self._parted(last + 1):
            last += 1
        return first, last

    def _parted(self, number: int) -> bool:
        """Tell whether a sentence begins a paragraph, there being one before it."""
        before, after = self.sentences[number - 1 : number + 1]
        return "\n" in self.text[before.end : after.start]

    def _length(self, run: _Run) -> int:
        span = self.span(run)
        return span.end - span.start
