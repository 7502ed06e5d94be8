"""Does an article belong to a topic, and why: by its outlet, its phrases and what it tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.digests.bearing import (
    Told,
    bearings,
    description_of,
    sentences_of,
    told_by,
)
from knowledge.digests.gists import LEAD_CHARACTERS, Gist, GistVectors, gists
from knowledge.digests.key_sentences import key_sentences, marks_in
from knowledge.digests.nearness import described, likeness_to, nearness, together
from knowledge.digests.page import Held, phrases_in
from knowledge.digests.rules import Near, verdict
from knowledge.digests.stories import is_same_story, likeness
from knowledge.embedding.base import Embedder, Floats
from knowledge.model import Article, Match, Span, Topic
from knowledge.store.base import View

# A phrase that stands there so often is not said in passing.
_OFTEN = 2


def match_topic(
    view: View,
    embedder: Embedder,
    group_id: str,
    topic: Topic,
    articles: Sequence[Article],
    vectors: GistVectors | None = None,
) -> list[Match]:
    """Tell of each article whether it belongs to a topic, and why, in their order.

    What is said of one is the same whatever else is asked about. ``vectors``
    remembers what articles tell from one call to the next. Examples and muted
    articles that are not there any more count for nothing.
    """
    phrases = list(dict.fromkeys((*topic.any_of, *topic.all_of, *topic.none_of)))
    held = phrases_in(articles, phrases)
    near = _near(view, embedder, group_id, topic, articles, vectors or GistVectors(embedder))
    found = [verdict(topic, *each) for each in zip(articles, held, near, strict=True)]
    aim = _aim(embedder, topic) if any(one.is_match for one in found) else None
    return [
        _told(view, group_id, topic, match, article, aim, phrases_held) if match.is_match else match
        for match, article, phrases_held in zip(found, articles, held, strict=True)
    ]


def scores(
    view: View,
    embedder: Embedder,
    group_id: str,
    topic: Topic,
    articles: Sequence[Article],
    vectors: GistVectors,
) -> list[float | None]:
    """Return how near each article is to what a topic describes, 0 to 1."""
    return [one.score for one in _near(view, embedder, group_id, topic, articles, vectors)]


def _near(
    view: View,
    embedder: Embedder,
    group_id: str,
    topic: Topic,
    articles: Sequence[Article],
    vectors: GistVectors,
) -> list[Near]:
    description = description_of(view, embedder, group_id, topic)
    examples = told_by(view, vectors, group_id, topic.examples)
    muted = told_by(view, vectors, group_id, topic.muted)
    if not (articles and (description or examples or muted)):
        return [Near() for _ in articles]
    told = gists(view, vectors, group_id, articles)
    surely: list[float | None] = [None for _ in articles]
    if description:
        found = bearings(view, group_id, description, articles, told)
        surely = [described(one) for one in found]
    centre = examples.centre() if examples else None
    near = []
    for gist, alone in zip(told, surely, strict=True):
        score = together(alone, likeness_to(gist, centre) if centre else None)
        near.append(
            Near(
                None if score is None else nearness(score),
                None if alone is None else nearness(alone),
                _most_like(gist, examples) if examples else None,
                _same_story(gist, muted) if muted else None,
            )
        )
    return near


def _most_like(gist: Gist, told: Told) -> str:
    return max(told.gists, key=lambda one: likeness(gist, told.gists[one]))


def _same_story(gist: Gist, told: Told) -> str | None:
    return next((one for one, other in told.gists.items() if is_same_story(gist, other)), None)


def _aim(embedder: Embedder, topic: Topic) -> Floats:
    """Return what key sentences should be near to: the description, the phrases, or the name."""
    phrases = ", ".join((*topic.any_of, *topic.all_of))
    text = next(filter(_is_worded, (topic.description, phrases, topic.name)), "news")
    return embedder.question(text).vector


def _is_worded(text: str) -> bool:
    return any(map(str.isalnum, text))


def _told(
    view: View,
    group_id: str,
    topic: Topic,
    match: Match,
    article: Article,
    aim: Floats | None,
    held: Mapping[str, Held],
) -> Match:
    """Return a match with its sentences, and whether its phrases stand there in passing."""
    wanted = dict.fromkeys((*topic.any_of, *topic.all_of))
    found = [held[phrase] for phrase in wanted if phrase in held]
    spans = [span for one in found for span in one.spans]
    match = replace(match, passing=bool(match.phrases) and _is_passing(found, spans))
    sentences, rows = sentences_of(view, group_id, article.id)
    if not sentences or aim is None:
        return match
    author = article.details.author
    chosen = key_sentences(article.text, sentences, rows, aim, spans, author)
    return replace(match, sentences=chosen, marks=marks_in(chosen, spans))


def _is_passing(found: Sequence[Held], spans: Sequence[Span]) -> bool:
    """Tell whether phrases stand in an article once only, and neither in its title nor its lead."""
    is_told = any(one.in_title for one in found)
    return not is_told and len(spans) < _OFTEN and spans[0].start >= LEAD_CHARACTERS
