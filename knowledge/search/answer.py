"""Quote what answers, or refuse; pure."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import reduce
from itertools import islice, takewhile

from knowledge.model import Quote, Span, Verdict
from knowledge.search.candidates import Ranking
from knowledge.search.evidence import Likelihood
from knowledge.search.ranking import Refusing
from knowledge.store.base import KeptPassage

MOST_QUOTES = 5
# A quote this much less likely than the first, in log-odds, would only distract.
_FARTHEST = 2.5
# The same for those that are shown only to whoever asks for more.
_FARTHEST_BEHIND = 4.0
# Scores that a reading model had its say in lie farther apart: by so much are they brought nearer.
_NEARER = 0.7
# Of scores that were kept and read back.
_ROUNDING = 1e-3
# A sentence this short, in characters, is shown with the one before it.
_SHORT = 60
# A sentence this short, in characters, that begins with "It" or "But" answers the one before it.
_RETORT = 40
_MARKS = "“\"‘' "
# Quotes that touch are shown as one while it stays this short, in characters.
_LONGEST_MERGED = 420
_LEANING = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|so|yet|however|instead)\b",
    re.IGNORECASE,
)


def verdict_on(likelihood: Likelihood, fitted: Refusing) -> Verdict:
    """Return what may be claimed: an answer, passages about the subject, or neither."""
    if likelihood.answer >= fitted.answered_from:
        return Verdict.ANSWERED
    return Verdict.RELATED if likelihood.subject >= fitted.related_from else Verdict.REFUSED


def quotes_from(
    ranking: Ranking, confidence: float, most: int = MOST_QUOTES, limit: int | None = None
) -> tuple[Quote, ...]:
    """Return up to ``most`` quotes from different places, best first, adjacent ones merged.

    With a ``limit``, up to that many, less likely ones too: the first are the
    same as without, and those after them may touch them but hold nothing of them.
    """
    first = _pick(ranking, confidence, most, _FARTHEST)
    if limit is None:
        return first
    return (first + _pick(ranking, confidence, limit, _FARTHEST_BEHIND, before=first))[:limit]


def count_close(quotes: Sequence[Quote | None]) -> int:
    """Count the quotes at the front that are about as likely to answer as the first.

    They are what an answer shows at once, of the many that a limit brings.
    """
    first = next((quote for quote in quotes if quote is not None), None)
    least = _log_odds(first.score) - _FARTHEST - _ROUNDING if first else 0.0
    close = takewhile(lambda one: one is None or _log_odds(one.score) >= least, quotes)
    return sum(1 for _ in islice(close, MOST_QUOTES))


def _pick(
    ranking: Ranking,
    confidence: float,
    most: int,
    farthest: float,
    before: tuple[Quote, ...] = (),
) -> tuple[Quote, ...]:
    """Choose quotes down to ``farthest`` log-odds below the best, none that repeats another."""
    scores = ranking.totals()
    order = ranking.sentences()
    top, nearer = float(scores[order[0]]), 1.0 if ranking.read is None else _NEARER
    chosen: list[Quote] = []
    for number in order:
        below = (top - float(scores[number])) * nearer
        if below > farthest or len(chosen) >= most:
            break
        kept = ranking.passages[int(ranking.passage_of[number])]
        words = ranking.read.words(int(number)) if ranking.read is not None else None
        quote = _quote(kept, int(ranking.place_of[number]), words, _shifted(confidence, below))
        if not any(repeats(quote, other) for other in before):
            _place(chosen, quote, before)
    return tuple(chosen)


def _quote(kept: KeptPassage, place: int, words: Span | None, score: float) -> Quote:
    """Quote one sentence, with the one before it where it leans on that.

    What answers in it are some of its words, or all of it where none were read.

    A short retort after it ("It does not.") goes along: without it the quote
    would say the opposite of what the article says.
    """
    sentences, text = kept.passage.sentences, kept.article.text
    answering = sentences[place]
    start, end = answering.start, answering.end
    before, after = sentences[place - 1 : place + 1], sentences[place : place + 2]
    if _leans(answering.of(text)) and _adjoin(text, before):
        start = before[0].start
    if _adjoin(text, after) and _is_retort(after[1].of(text)):
        end = after[1].end if after[1].end - start <= _LONGEST_MERGED else end
    part = words or answering
    highlight = Span(part.start - start, part.end - start)
    return Quote(kept.article, start, end, highlight, score)


def _leans(words: str) -> bool:
    return len(words) < _SHORT or bool(_LEANING.match(words.lstrip(_MARKS)))


def _is_retort(words: str) -> bool:
    return len(words) < _RETORT and bool(_LEANING.match(words.lstrip(_MARKS)))


def _adjoin(text: str, pair: Sequence[Span]) -> bool:
    """Tell whether two sentences are there, and stand in one paragraph."""
    match pair:
        case [first, second]:
            return "\n" not in text[first.end : second.start]
    return False


def _place(chosen: list[Quote], quote: Quote, before: tuple[Quote, ...]) -> None:
    """Add a quote unless its words are there already; join it to those it touches.

    One that would make them too long stands alone, or goes if it overlaps them.
    Nothing is joined to say what another quote says, or one of those before.
    """
    beside = [o for o in chosen if o.article.id == quote.article.id and _touch(o, quote)]
    joined = reduce(_joined, [*beside, quote])
    elsewhere = {other.text for other in (*before, *chosen) if other not in beside}
    if joined.text in elsewhere or quote.text in {other.text for other in chosen}:
        return
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
    """Tell whether nothing but white space, and no paragraph's end, is between two quotes."""
    first, second = sorted((one, other), key=lambda quote: quote.start)
    between = first.article.text[first.end : second.start]
    return not between.strip() and "\n" not in between


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


def _log_odds(probability: float) -> float:
    """Return the log-odds of a probability; those of 0 and 1 are large, not infinite."""
    bounded = min(max(probability, 1e-9), 1.0 - 1e-9)
    return math.log(bounded / (1.0 - bounded))
