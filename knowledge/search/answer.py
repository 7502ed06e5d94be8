"""Quote what answers, or refuse; pure."""

from __future__ import annotations

import math
import re
from functools import reduce

from knowledge.model import Quote, Span, Verdict
from knowledge.search.candidates import Ranking
from knowledge.search.evidence import Likelihood
from knowledge.search.ranking import coefficients
from knowledge.store.base import KeptPassage

MOST_QUOTES = 5
# A quote this much less likely than the first, in log-odds, would only distract.
_FARTHEST = 4.0
# A sentence this short, in characters, is shown with the one before it.
_SHORT = 60
# Quotes that touch are shown as one while it stays this short, in characters.
_LONGEST_MERGED = 420
_LEANING = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|so|yet|however|instead)\b",
    re.IGNORECASE,
)


def verdict_on(likelihood: Likelihood) -> Verdict:
    """Return what may be claimed: an answer, passages about the subject, or neither."""
    fitted = coefficients()
    if likelihood.answer >= fitted.answered_from:
        return Verdict.ANSWERED
    return Verdict.RELATED if likelihood.subject >= fitted.related_from else Verdict.REFUSED


def quotes_from(
    ranking: Ranking, confidence: float, most: int = MOST_QUOTES, limit: int | None = None
) -> tuple[Quote, ...]:
    """Return up to ``most`` quotes from different places, best first, adjacent ones merged.

    With a ``limit``, up to that many: the first ``most`` are the same as
    without, and those after them may touch them but hold nothing of them.
    """
    scores = ranking.scores[ranking.passage_of] + ranking.sentence_scores
    order = ranking.sentences()
    top = float(scores[order[0]])
    last = most if limit is None else limit
    settled: list[Quote] = []
    chosen: list[Quote] = []
    for number in order:
        behind = top - float(scores[number])
        if behind > _FARTHEST or len(settled) + len(chosen) >= max(most, last):
            break
        if not settled and len(chosen) == most:
            settled, chosen = chosen, []
        kept = ranking.passages[int(ranking.passage_of[number])]
        quote = _quote(kept, int(ranking.place_of[number]), _shifted(confidence, behind))
        if not any(repeats(quote, other) for other in settled):
            _place(chosen, quote)
    return tuple(settled + chosen)[:last]


def _quote(kept: KeptPassage, place: int, score: float) -> Quote:
    """Quote one sentence, with the one before it where it leans on that."""
    sentences = kept.passage.sentences
    answering = sentences[place]
    words = answering.of(kept.article.text)
    leans = len(words) < _SHORT or _LEANING.match(words.lstrip("“\"‘' "))
    start = answering.start
    if leans and place > 0 and _same_paragraph(kept, sentences[place - 1], answering):
        start = sentences[place - 1].start
    highlight = Span(answering.start - start, answering.end - start)
    return Quote(kept.article, start, answering.end, highlight, score)


def _same_paragraph(kept: KeptPassage, before: Span, after: Span) -> bool:
    return "\n" not in kept.article.text[before.end : after.start]


def _place(chosen: list[Quote], quote: Quote) -> None:
    """Add a quote unless its words are there already; join it to those it touches.

    One that would make them too long stands alone, or goes if it overlaps them.
    """
    if any(quote.text == other.text for other in chosen):
        return
    beside = [o for o in chosen if o.article.id == quote.article.id and _touch(o, quote)]
    joined = reduce(_joined, [*beside, quote])
    if beside and joined.end - joined.start <= _LONGEST_MERGED:
        chosen[chosen.index(beside[0])] = joined
        for other in beside[1:]:
            chosen.remove(other)
    elif not any(repeats(quote, other) for other in beside):
        chosen.append(quote)


def repeats(one: Quote, other: Quote) -> bool:
    """Tell whether two quotes say the same words, or overlap."""
    overlap = one.start < other.end and other.start < one.end
    return one.text == other.text or (one.article.id == other.article.id and overlap)


def _touch(one: Quote, other: Quote) -> bool:
    first, second = sorted((one, other), key=lambda quote: quote.start)
    return not first.article.text[first.end : second.start].strip()


def _joined(better: Quote, other: Quote) -> Quote:
    """Return one quote over both, with the better one's answering part."""
    start, end = min(better.start, other.start), max(better.end, other.end)
    shift = better.start - start
    part = better.highlight
    highlight = Span(part.start + shift, part.end + shift) if part else None
    return Quote(better.article, start, end, highlight, better.score)


def _shifted(probability: float, behind: float) -> float:
    """Return a probability lowered by ``behind`` in log-odds."""
    odds = probability / max(1.0 - probability, 1e-9) * math.exp(-behind)
    return odds / (1.0 + odds)
