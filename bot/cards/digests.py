"""The card of a digest, that of an empty one, and what its More button opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.cards.article import named, outlet_of
from bot.cards.card import Block, Button, Card, Choice, Menu, notice
from bot.cards.entries import APART, Entry, entry_of, fitted
from bot.cards.limits import CHOICE, CHOICES, cut, units
from bot.cards.markdown import escape, moment
from knowledge import MOST_ENTRIES

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Digest, Story, Topic

_LONGEST_TOPIC, _MOST_TOPICS, _LONGEST_TITLE, _SHORT = 60, 3, 150, 45
# Of so few stories two sentences are shown each; of more, one, to be skimmed on a phone.
_FEW = 3
# For the line that says how much more there is.
_LAST_LINE = 80


def digest_card(say: Say, digest: Digest, room: int) -> Card:
    """Return a digest's message: its first stories, as many as fit, and what to do about them.

    A private one says how to stop it. Without stories it is the empty one.
    """
    if not digest.stories:
        return empty_card(say, digest)
    topics = _named(say, digest)
    title = say("digest-heading", topics=topics) if topics else say("digest-heading-anywhere")
    heading = f"{title}\n-# {_when(say, digest)}"
    stop, mention = _stop(say, digest), _mention(digest)
    call = Card((), mention=mention).call
    entries = _entries(say, digest, 0)
    shown = fitted(entries, room - sum(units(one) + APART for one in (heading, *stop, call)))
    acts = (("like", "dglike"), ("less", "dgless"), *_ENDING)
    buttons = (*_more(say, digest, len(shown)), *_buttons(say, digest, acts))
    blocks = (Block(heading), *shown, *map(Block, stop))
    return Card(blocks, buttons, is_parted=True, mention=mention)


def empty_card(say: Say, digest: Digest) -> Card:
    """Return that there is nothing new, for those who want to be told."""
    topics = _named(say, digest)
    heading = say("digest-empty", topics=topics) if topics else say("digest-empty-anywhere")
    since, at = moment(digest.since, "f"), moment(digest.at, "f")
    when = say("digest-empty-when", since=since, at=at)
    texts = (f"{heading}\n-# {when}", *_stop(say, digest))
    buttons = _buttons(say, digest, _ENDING)
    return Card(tuple(map(Block, texts)), buttons, mention=_mention(digest))


def rest_card(say: Say, digest: Digest, first: int, room: int) -> Card:
    """Return the stories from the one at ``first`` on that fit, and a button to those after."""
    entries = _entries(say, digest, first)
    if not entries:
        return notice(say("digest-no-rest"))
    topics = _named(say, digest)
    heading = say("digest-rest", topics=topics) if topics else say("digest-rest-anywhere")
    shown = fitted(entries, room - units(heading) - APART)
    return Card((Block(heading), *shown), _more(say, digest, first + len(shown)), is_parted=True)


def preview_card(say: Say, digest: Digest, room: int) -> Card:
    """Return what the next digest would hold, with nothing to press and nobody mentioned."""
    key = "preview-paused" if digest.subscription.pause else "preview-heading"
    top = f"-# {say(key, at=moment(digest.at, 'R'))}"
    if not digest.stories:
        is_told = digest.subscription.options.says_empty
        return notice(
            top, empty_card(say, digest).blocks[0].text if is_told else say("preview-silent")
        )
    mention = _mention(digest)
    call = say("preview-mention", role=mention) if mention else ""
    card = digest_card(say, digest, room - units(top) - units(call) - _LAST_LINE)
    left = len(digest.stories) - _count_shown(digest, card)
    more = say("preview-more", count=left) if left else ""
    last = " ".join(filter(None, (more, call)))
    blocks = (Block(top), *card.blocks, *([Block(f"-# {last}")] if last else []))
    return Card(blocks, is_parted=True)


def which_card(say: Say, digest: Digest, act: str, stories: Sequence[Story]) -> Card:
    """Ask which of a digest's stories its topic is to take more of, or less."""
    choices = tuple(_choice(say, digest, one) for one in stories[:CHOICES])
    words = "like-which" if act == "dglike" else "less-which"
    return Card((Block(say(words)),), menu=Menu(say("like-menu"), act, choices))


def taught_card(say: Say, act: str, story: Story) -> Card:
    """Return what a topic takes more of from now on, or less."""
    topic = escape(cut(story.topic.name, _LONGEST_TOPIC))
    title = named(story.article, _LONGEST_TITLE)
    return notice(say("like-done" if act == "dglike" else "less-done", topic=topic, title=title))


def topics_of(say: Say, topics: Sequence[Topic]) -> str:
    """Name topics in a line: the first few, and how many more there are."""
    # One that was removed since has no name.
    names = [escape(cut(one.name, _LONGEST_TOPIC)) for one in topics if one.name]
    shown, left = ", ".join(names[:_MOST_TOPICS]), len(names) - _MOST_TOPICS
    return say("digest-topics-more", names=shown, count=left) if left > 0 else shown


# Of the buttons below a digest those that end it, each by its words and by what it does.
_ENDING = (("pause", "dgpause"), ("stop", "dgstop"))


def _named(say: Say, digest: Digest) -> str:
    """Name the topics that it is the digest of; at least those that something was found for."""
    found = {one.topic.number: one.topic for one in digest.stories}
    return topics_of(say, digest.topics or tuple(found.values()))


def _when(say: Say, digest: Digest) -> str:
    count = len(digest.stories)
    if not digest.is_catch_up:
        return say("digest-when", count=count, at=moment(digest.at, "f"))
    since, at = moment(digest.since, "f"), moment(digest.at, "f")
    return say("digest-catch-up", count=count, since=since, at=at)


def _stop(say: Say, digest: Digest) -> tuple[str, ...]:
    return (f"-# {say('digest-stop')}",) if digest.subscription.personal else ()


def _mention(digest: Digest) -> str | None:
    """Return the role to be mentioned; never everybody's, whose id is that of the server."""
    role = digest.subscription.options.mention
    is_one = role is not None and role.isdecimal() and role != digest.group_id
    return role if is_one and not digest.subscription.personal else None


def _count_shown(digest: Digest, card: Card) -> int:
    """Return how many stories a digest's card shows, as its button to the rest says."""
    further = (one.arguments[-1] for one in card.buttons if one.action == "dgmore")
    return next(map(int, further), len(digest.stories))


def _choice(say: Say, digest: Digest, story: Story) -> Choice:
    value = (digest.group_id, digest.key, str(story.topic.number), story.article.id)
    outlet = outlet_of(say, story.article.details.outlet, _SHORT)
    below = cut(f"{cut(story.topic.name, _SHORT)} · {outlet}", CHOICE)
    return Choice(cut(story.article.details.title, CHOICE), ":".join(value), below)


def _entries(say: Say, digest: Digest, first: int) -> list[Entry]:
    options = digest.subscription.options
    several = len(digest.subscription.topics) > 1
    # Behind the button there is room for as many as a message can hold.
    most = MOST_ENTRIES if first else min(len(digest.shown), MOST_ENTRIES)
    page = digest.stories[first : first + most]
    sentences = 2 if len(page) <= _FEW else 1
    shown = 0 if options.headlines_only else sentences
    return [entry_of(say, one, shown, names_topic=several) for one in page]


def _more(say: Say, digest: Digest, following: int) -> tuple[Button, ...]:
    """Return the button to the stories from ``following`` on; none where that is nothing."""
    left = len(digest.stories) - following
    if left <= 0:
        return ()
    key = "button-digest-more" if following < digest.sure else "button-digest-unsure"
    label = say(key, count=left)
    return (Button(label, "dgmore", (digest.group_id, digest.key, str(following))),)


def _buttons(say: Say, digest: Digest, acts: Sequence[tuple[str, str]]) -> tuple[Button, ...]:
    arguments = (digest.group_id, digest.key, str(digest.subscription.number))
    return tuple(Button(say(f"button-digest-{word}"), act, arguments) for word, act in acts)
