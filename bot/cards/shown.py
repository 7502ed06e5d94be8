"""One article: its details, the sentences that represent it, its versions and copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards.article import details_line, named, outlet_of, title_of
from bot.cards.card import Attached, Block, Button, Card, notice
from bot.cards.changes import change_text
from bot.cards.limits import PLAIN, fitting, units
from bot.cards.markdown import escape, linked, moment, quoted
from knowledge import Quote, Relation

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article, Changes, Family, Related, Span

_SHORT, _LONG = 60, 150
_LONGEST_LINK = 500
_MOST_VERSIONS = 3
# Each is a component of a message, which holds forty.
_MOST_CHANGES = 20
# For the line that says how many more there are.
_LAST_LINE = 60


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is shown of an article: its family, its key sentences, and whether it quotes anybody."""

    article: Article
    family: Family
    sentences: tuple[Span, ...]
    has_quotes: bool


def shown_card(say: Say, of: Portrait, room: int) -> Card:
    """Return details, key sentences as exact quotes, and what stands under the article."""
    most = _SHORT if room <= PLAIN else _LONG
    head = Block("\n".join(_head(say, of, most)))
    under = _under(say, of, most)
    room -= sum(units(block.whole) + 1 for block in (head, *under))
    sentences = _sentences(say, of, room)
    kinds = ("speech", "download") if of.has_quotes else ("download",)
    buttons = tuple(Button(say(f"button-{kind}"), kind, (of.article.id,)) for kind in kinds)
    return Card((head, *sentences, *under), buttons)


def changes_card(say: Say, changes: Changes, room: int) -> Card:
    """Return what changed from one version to the next, as much as a message holds."""
    most = _SHORT if room <= PLAIN else _LONG
    since, until = (_day(article) for article in (changes.before, changes.after))
    title = title_of(changes.after, most)
    blocks = [Block(say("changes-heading", title=title, since=since, until=until))]
    told = (change_text(say, change, 2 * most) for change in changes.found[:_MOST_CHANGES])
    blocks += map(Block, fitting(told, room - units(blocks[0].whole) - _LAST_LINE))
    left = len(changes.found) - len(blocks) + 1
    if left:
        blocks.append(Block(f"-# {say('added-more-changes', count=left)}"))
    return Card(tuple(blocks)) if changes.found else notice(blocks[0].text, say("changes-none"))


def downloaded_card(say: Say, article: Article, body: bytes) -> Card:
    """Send an article as a file."""
    said = say("downloaded", title=title_of(article, _LONG))
    return Card((Block(said),), attached=Attached(file_name(article.details.title), body))


def file_name(title: str) -> str:
    """Return a name for a file of that title, in letters that every system takes."""
    ascii_ = "".join(c if c.isascii() and c.isalnum() else " " for c in title.lower())
    return f"{'-'.join(ascii_.split())[:60].strip('-') or 'article'}.md"


def _head(say: Say, of: Portrait, most: int) -> Iterator[str]:
    article, family = of.article, of.family
    yield title_of(article, most)
    added = say("article-added", when=_day(article))
    link = linked(say("article-open"), article.details.url, _LONGEST_LINK)
    yield f"-# {details_line(say, article, most // 2, added, link)}"
    for one in family.under:
        if one.article.id == article.id:
            yield say(f"show-is-{one.relation.value}", title=named(family.head, most))


def _sentences(say: Say, of: Portrait, room: int) -> tuple[Block, ...]:
    """Return the key sentences that fit, each whole."""
    heading = say("show-sentences")
    quotes = (Quote(of.article, span.start, span.end, None, 0.0) for span in of.sentences)
    told = (quoted(one, bold=False) for one in quotes)
    lines = fitting(told, room - units(heading) - 1, apart=2)
    # With an empty line between them each has a bar of its own.
    return (Block(f"{heading}\n" + "\n\n".join(lines)),) if lines else ()


def _under(say: Say, of: Portrait, most: int) -> tuple[Block, ...]:
    """Return the earlier versions, each with what changed since, and the copies."""
    if of.family.head.id != of.article.id:
        return ()
    versions = [one for one in of.family.under if one.relation is Relation.REVISION]
    copies = [one for one in of.family.under if one.relation is Relation.COPY]
    blocks = [_version(say, one, most) for one in versions[:_MOST_VERSIONS]]
    texts = [say("show-copy", title=_copy(say, one, most)) for one in copies[:_MOST_VERSIONS]]
    left = len(of.family.under) - len(blocks) - len(texts)
    if left:
        texts.append(say("show-more", count=left))
    return (*blocks, *([Block("\n".join(texts))] if texts else []))


def _version(say: Say, one: Related, most: int) -> Block:
    text = say("show-version", title=named(one.article, most), when=_day(one.article))
    return Block(text, Button(say("button-changes"), "changes", (one.article.id,)))


def _copy(say: Say, one: Related, most: int) -> str:
    outlet = escape(outlet_of(say, one.article.details.outlet, most // 2))
    return f"{named(one.article, most)} ({outlet})"


def _day(article: Article) -> str:
    return moment(article.added_at, "D")
