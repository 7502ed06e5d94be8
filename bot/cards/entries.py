"""The entries of a digest: each a story with its outlets, its key sentences and its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.cards.article import day_of, named, outlet_of
from bot.cards.card import Block
from bot.cards.limits import cut, fitting, units
from bot.cards.markdown import escape, linked, marked
from knowledge import Because, Span, folded

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article, Match, Quote, Story

APART: Final = len("\n\n")
"""Units between two entries."""
_LONGEST_SENTENCE = 400
_LONGEST_TITLE, _LONGEST_LINK = 120, 500
_LONGEST_OUTLET, _MOST_OUTLETS = 40, 2
_LONGEST_TOPIC, _LONGEST_PHRASE, _MOST_PHRASES = 60, 40, 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as it is shown: a headline, sentences that may be left out, the reason."""

    head: str
    sentences: tuple[str, ...]
    foot: str

    def showing(self, most: int) -> Block:
        """Return it with so many of its sentences at most, each with a bar of its own."""
        shown = "\n\n".join(self.sentences[:most])
        return Block(f"{self.head}\n{shown}" if shown else self.head, below=self.foot)


def entry_of(say: Say, story: Story, most: int, *, names_topic: bool) -> Entry:
    """Return a story's entry with ``most`` sentences; one too long to skim is left out whole."""
    article = story.article
    also = _also(say, article, story.also)
    outlet = escape(outlet_of(say, article.details.outlet, _LONGEST_OUTLET))
    line = " · ".join(filter(None, (outlet, day_of(say, article.details), also)))
    reason = _reason(say, story, names_topic=names_topic)
    return Entry(f"{_headline(story)}\n-# {line}", _sentences(story, most), f"-# {reason}")


def fitted(entries: Sequence[Entry], room: int) -> list[Block]:
    """Return the entries that fit, in order, with as many sentences as there is room for.

    What comes last gives way first: second sentences, then all sentences, then
    entries. ``room`` is in units; each entry takes :data:`APART` more than it has.
    """
    kept = [len(one.sentences) for one in entries]
    for most in range(max(kept, default=0), 0, -1):
        for at in reversed(range(len(entries))):
            if _is_within(entries, kept, room):
                break
            kept[at] = min(kept[at], most - 1)
    blocks = _blocks(entries, kept)
    return blocks[: len(fitting((one.whole for one in blocks), room, apart=APART))]


def _blocks(entries: Sequence[Entry], kept: Sequence[int]) -> list[Block]:
    return [one.showing(most) for one, most in zip(entries, kept, strict=True)]


def _is_within(entries: Sequence[Entry], kept: Sequence[int], room: int) -> bool:
    return sum(units(one.whole) + APART for one in _blocks(entries, kept)) <= room


def _headline(story: Story) -> str:
    """Return the title as a link that opens at the first key sentence, or in bold."""
    title = named(story.article, _LONGEST_TITLE)
    url = story.article.details.url
    for address in (story.quotes[0].link if story.quotes else None, url, _page(url)):
        link = linked(title, address, _LONGEST_LINK)
        if link is not None:
            return f"**{link}**"
    return f"**{title}**"


def _page(url: str | None) -> str | None:
    return url.partition("#")[0] if url else None


def _also(say: Say, first: Article, also: Sequence[Article]) -> str:
    """Name a few other outlets, and count the articles that are of none of them."""
    of = {folded(one): one for one in (article.details.outlet for article in also) if one}
    of.pop(folded(first.details.outlet or ""), None)
    shown = dict(list(of.items())[:_MOST_OUTLETS])
    left = sum(folded(one.details.outlet or "") not in shown for one in also)
    outlets = ", ".join(escape(cut(one, _LONGEST_OUTLET)) for one in shown.values())
    if not also:
        return ""
    if not outlets:
        return say("digest-also-only", count=left)
    key = "digest-also-more" if left else "digest-also"
    return say(key, outlets=outlets, count=left)


def _sentences(story: Story, most: int) -> tuple[str, ...]:
    short = [one for one in story.quotes if units(one.text) <= _LONGEST_SENTENCE]
    return tuple(_marked(story, one) for one in short[:most])


def _marked(story: Story, quote: Quote) -> str:
    marks = story.match.marks if quote.article.id == story.match.article_id else ()
    return marked(quote.article, Span(quote.start, quote.end), marks)


def _reason(say: Say, story: Story, *, names_topic: bool) -> str:
    because = _REASONS[story.match.because](say, story.match)
    if not (names_topic and story.topic.name):
        return because
    topic = escape(cut(story.topic.name, _LONGEST_TOPIC))
    return say("digest-reason", topic=topic, because=because)


def _by_phrases(say: Say, match: Match) -> str:
    shown = [f"“{escape(cut(one, _LONGEST_PHRASE))}”" for one in match.phrases[:_MOST_PHRASES]]
    left = len(match.phrases) - len(shown)
    key = "digest-because-passing" if match.passing else "digest-because-phrase"
    return say(key, phrases=", ".join(shown) + (f" (+{left})" if left else ""))


def _by_score(key: str) -> Callable[[Say, Match], str]:
    return lambda say, match: say(key, score=f"{match.score or 0:.2f}")


_REASONS: dict[Because, Callable[[Say, Match], str]] = {
    Because.PHRASE: _by_phrases,
    Because.DESCRIPTION: _by_score("digest-because-description"),
    Because.EXAMPLE: _by_score("digest-because-example"),
    Because.ALL: lambda say, _match: say("digest-because-all"),
}
