"""Sentences and passages, each an exact span of an article's text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from knowledge.model import Passage, Span

# Passages of whole sentences up to this many tokens measured best on news and
# encyclopaedia articles, and fit every common embedding model.
PASSAGE_TOKENS = 200
# Abbreviations that syntok takes for a sentence's end, always or before some words: those before
# a name, and those before a number, some of which are words as well.
_BEFORE_NAMES = frozenset(
    f"{word}."
    for word in (
        *("gov", "lt", "sgt", "cmdr", "maj", "rev", "hon", "pres", "atty", "supt", "ft"),
        *("gen", "col", "capt", "adm", "sen", "rep", "st", "mt", "vs", "cf"),
    )
)
_BEFORE_NUMBERS = frozenset(f"{word}." for word in ("nos", "arts", "sec", "para", "pp"))

# In characters; the longest of common models have about this many, the most five.
_LONGEST_TOKEN = 20

TokenCounts = Callable[[Sequence[str]], list[int]]


def sentences_of(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text in order, without white space around them."""
    import syntok.segmenter

    found: list[Span] = []
    # A paragraph at a time: given all of them, syntok copies the text before each one.
    for offset, paragraph in syntok.segmenter.preprocess_with_offsets(text):
        last: Span | None = None
        for tokens in chain.from_iterable(syntok.segmenter.analyze(paragraph)):
            end = tokens[-1].offset + len(tokens[-1].value)
            span = _trimmed(text, offset + tokens[0].offset, offset + end)
            if span.start == span.end:
                continue
            if last is not None and _goes_on(text, last, span):
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
            last = span
    return tuple(found)


def passages_of(text: str, token_counts: TokenCounts) -> tuple[Passage, ...]:
    """Return the passages of a text: its sentences, grouped."""
    return grouped(text, sentences_of(text), token_counts)


def grouped(text: str, sentences: Sequence[Span], token_counts: TokenCounts) -> tuple[Passage, ...]:
    """Return passages of whole sentences, up to ``PASSAGE_TOKENS`` each.

    A sentence longer than that is cut between words, so that all of it is found.
    """
    counts = _sizes(text, sentences, token_counts)
    passages: list[Passage] = []
    gathered: list[Span] = []
    held = 0
    for span, count in zip(sentences, counts, strict=True):
        for piece, size in _pieces(text, span, count, token_counts):
            if gathered and held + size > PASSAGE_TOKENS:
                passages.append(_passage(gathered))
                gathered, held = [], 0
            gathered.append(piece)
            held += size
    if gathered:
        passages.append(_passage(gathered))
    return tuple(passages)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends."""
    words = text[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))


def _goes_on(text: str, last: Span, following: Span) -> bool:
    """Tell whether a sentence was ended by an abbreviation before a name or a number."""
    if "\n" in text[last.end : following.start]:
        return False
    word = last.of(text).split()[-1].lower().lstrip("(“\"‘'")
    return word in _BEFORE_NAMES or (
        word in _BEFORE_NUMBERS and text[following.start : following.end][:1].isdigit()
    )


def _sizes(text: str, spans: Sequence[Span], token_counts: TokenCounts) -> list[int]:
    """Return the tokens of each span, or as many as its length makes likely.

    A tokenizer counts one for a word beyond its reach, however long.
    """
    counts = token_counts([span.of(text) for span in spans])
    return [
        max(count, (span.end - span.start) // _LONGEST_TOKEN)
        for span, count in zip(spans, counts, strict=True)
    ]


def _passage(sentences: Sequence[Span]) -> Passage:
    return Passage(sentences[0].start, sentences[-1].end, tuple(sentences))


def _pieces(
    text: str, span: Span, count: int, token_counts: TokenCounts
) -> Iterator[tuple[Span, int]]:
    """Halve a sentence of ``count`` tokens until each piece fits."""
    if count <= PASSAGE_TOKENS:
        yield span, count
        return
    cut = _middle_space(text, span)
    halves = _trimmed(text, span.start, cut), _trimmed(text, cut, span.end)
    counts = _sizes(text, halves, token_counts)
    for half, size in zip(halves, counts, strict=True):
        yield from _pieces(text, half, size, token_counts)


def _middle_space(text: str, span: Span) -> int:
    """Find the space nearest to the middle; without any, cut a very long run in the middle."""
    middle = (span.start + span.end) // 2
    places = text.rfind(" ", span.start, middle), text.find(" ", middle, span.end)
    spaces = [place for place in places if place != -1]
    return min(spaces, key=lambda place: abs(place - middle), default=middle)
