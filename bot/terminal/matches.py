"""Why an article belongs to a topic or does not, in words for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from rich.text import Text

from bot.terminal.screen import plain

if TYPE_CHECKING:
    from knowledge import Article, Match, Span

_DIGITS = 3
# By the value of what decided, since naming the class would load the library for `--help`.
_REASONS: Final[Mapping[str, Callable[[Match], str]]] = {
    "phrase": lambda match: f"it holds {_phrases(match)}",
    "description": lambda match: f"it is near to the description ({_score(match)})",
    "example": lambda match: f"it is like the example {match.like} ({_score(match)})",
    "all": lambda match: f"it holds all that it must{_listed(match)}",
    "outlet": lambda _match: "its outlet is not one of those wanted",
    "missing": lambda match: f"it lacks {_phrases(match)}",
    "excluded": lambda match: f"it holds {_phrases(match)}, which is left out",
    "muted": lambda match: f"it tells the story of {match.like}, which is muted",
    "below": lambda match: f"it holds none of the phrases{_not_near(match)}",
}


def reason_words(match: Match) -> str:
    """Return what decided, as a clause."""
    return _REASONS[match.because.value](match)


def marked_sentence(article: Article, sentence: Span, match: Match) -> Text:
    """Return a sentence of an article, exact, the words that are phrases of the topic in bold."""
    text = plain(sentence.of(article.text))
    for mark in match.marks:
        if sentence.start <= mark.start and mark.end <= sentence.end:
            text.stylize("bold", mark.start - sentence.start, mark.end - sentence.start)
    return text


def _phrases(match: Match) -> str:
    return ", ".join(f"“{one}”" for one in match.phrases)


def _listed(match: Match) -> str:
    return f": {_phrases(match)}" if match.phrases else ""


def _score(match: Match) -> str:
    return f"{match.score or 0:.{_DIGITS}f}, and {match.threshold or 0:.{_DIGITS}f} is enough"


def _not_near(match: Match) -> str:
    return "" if match.score is None else f", and is not near enough ({_score(match)})"
