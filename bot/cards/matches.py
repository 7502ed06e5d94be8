"""Why an article belongs to a topic or does not, in plain words, with the sentence that bears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from bot.cards.article import day_of, named, outlet_of
from bot.cards.limits import cut, units
from bot.cards.markdown import escape, marked
from knowledge import Because

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article, Match, Topic

Titles = Mapping[str, str]
"""Titles of articles by their ids: of those alone that whoever looks may read."""
REASON: Final = 500
"""Units that a reason takes at most."""
_ROOM, _LONGEST_PHRASE, _LONGEST_TITLE, _LONGEST_OUTLET = 250, 60, 80, 60
_DIGITS, _MOST_DIGITS = 2, 6
_BY_SCORE = (Because.DESCRIPTION, Because.EXAMPLE, Because.BELOW)


def reason(say: Say, topic: Topic, article: Article, match: Match, titles: Titles) -> str:
    """Return what decided whether an article belongs to a topic, in one sentence."""
    score, threshold = _scores(match)
    return say(
        f"topic-because-{match.because.value}{_variant(topic, article, match)}",
        count=len(match.phrases),
        phrases=phrases_text(match.phrases, _ROOM),
        outlet=escape(outlet_of(say, article.details.outlet, _LONGEST_OUTLET)),
        like=like(say, match.like, titles),
        score=score,
        threshold=threshold,
    )


def nearness(say: Say, match: Match) -> str | None:
    """Return how near an article is to what a topic describes, where that did not decide."""
    if match.score is None or match.threshold is None or match.because in _BY_SCORE:
        return None
    score, threshold = _scores(match)
    return say("topic-nearness", score=score, threshold=threshold)


def sentence_of(article: Article, match: Match, room: int) -> str | None:
    """Return the first sentence that bears on a topic and has room, exact, its words marked."""
    told = (marked(article, one, match.marks) for one in match.sentences)
    return next((text for text in told if units(text) <= room), None)


def like(say: Say, article_id: str | None, titles: Titles) -> str:
    """Return an article by its title; without it where it is gone, or not for who looks."""
    title = titles.get(article_id or "")
    if title is None:
        return say("topic-like-unknown")
    return say("topic-like", title=escape(cut(title, _LONGEST_TITLE)))


def phrases_text(phrases: Sequence[str], room: int) -> str:
    """Return phrases in quotation marks, as many as have room, and how many more there are."""
    kept: list[str] = []
    for text in _quoted(phrases):
        room -= units(text) + len(", ")
        if room < 0 and kept:
            break
        kept.append(text)
    left = len(phrases) - len(kept)
    return ", ".join(kept) + (f" (+{left})" if left else "")


def title_line(say: Say, article: Article, most: int) -> str:
    """Return an article's title in bold with its outlet and day."""
    outlet = escape(outlet_of(say, article.details.outlet, most // 2))
    return f"**{named(article, most)}** · {outlet} · {day_of(say, article.details)}"


def _quoted(phrases: Sequence[str]) -> Iterator[str]:
    for one in phrases:
        yield f"“{escape(cut(one, _LONGEST_PHRASE))}”"


def _variant(topic: Topic, article: Article, match: Match) -> str:
    """Return the end of the key by which a reason is told, where there are several."""
    if match.because is Because.ALL and not match.phrases:
        return "-else"
    if match.because is Because.OUTLET and not article.details.outlet:
        return "-unknown"
    if match.because is not Because.BELOW:
        return ""
    if match.score is None or match.threshold is None:
        return "-phrases"
    return "-both" if topic.any_of else ""


def _scores(match: Match) -> tuple[str, str]:
    """Return score and threshold with as many digits as tell them apart."""
    score, threshold = match.score or 0.0, match.threshold or 0.0
    digits = _DIGITS
    while digits < _MOST_DIGITS and score != threshold:
        if f"{score:.{digits}f}" != f"{threshold:.{digits}f}":
            break
        digits += 1
    return f"{score:.{digits}f}", f"{threshold:.{digits}f}"
