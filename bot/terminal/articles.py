"""Articles, and what adding or removing them came to, as people read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.terminal.quotes import EMPTY_LIBRARY
from bot.terminal.screen import counted, pairs_of, plain, table_of

if TYPE_CHECKING:
    from bot.adding import Refusal, Tally
    from knowledge import Added, Article, Change, Corrected, Removal

# Cleaning may take out a dozen phrases; the first few tell what kind they were.
PHRASES_SHOWN = 3
LONGEST_PHRASE = 40
UNKNOWN = "-"
# Its value, since naming the class would load the library for `--help`.
REVISION = "revision"


def articles_view(articles: Sequence[Article]) -> RenderableType:
    """Return a table of articles, or how to add the first one."""
    if not articles:
        return plain(EMPTY_LIBRARY)
    table = table_of("Id", "Title", "Outlet", "Published", "Words", numbers=("Words",))
    table.columns[0].no_wrap = True
    table.columns[3].no_wrap = True
    for article in articles:
        outlet, day = article.details.outlet, article.details.published
        table.add_row(
            plain(article.id),
            plain(article.details.title),
            plain(outlet or UNKNOWN),
            plain(day.isoformat() if day else UNKNOWN),
            plain(f"{article.words:,}"),
        )
    return Group(table, Text(), plain(counted(len(articles), "article")))


def article_view(article: Article) -> RenderableType:
    """Return what is known of an article, then its text."""
    return Group(_head(article), Text(), plain(article.text))


def removed_view(articles: Sequence[Article]) -> RenderableType:
    """Return one line for each article that is gone."""
    return Group(*(plain(f"Removed: {article.details.title}") for article in articles))


def edited_view(edited: Corrected) -> RenderableType:
    """Return what is known of an article now, or that there was nothing to change."""
    head = _head(edited.article)
    return head if edited.entry else Group(plain("Nothing to change: that is known already."), head)


def restored_view(article: Article) -> RenderableType:
    """Return the line that an article is back."""
    return plain(f"Back again: {article.details.title}")


def tally_view(tally: Tally) -> RenderableType:
    """Return what was read and what cleaning took out; refusals are said elsewhere."""
    parts: list[RenderableType] = []
    if tally.added:
        parts += [_added_table(tally.added), Text()]
    for added in tally.added:
        title = added.article.details.title
        parts += [plain(f"{title}: {kin}") for kin in _kin(added)]
        parts += [plain(f"{title}: {warning}", "yellow") for warning in added.warnings]
    parts += [plain(_already(each.article)) for each in tally.already]
    sums = sums_line(len(tally.added), len(tally.already), len(tally.refused))
    return Group(*parts, sums)


def _already(article: Article) -> str:
    where = "" if article.collection is None else ", in a collection"
    return f"Already here{where}: {article.details.title}"


def sums_line(added: int, already: int, refused: int) -> Text:
    """Return how many articles were added, were there, and were refused."""
    parts = [f"{counted(added, 'article')} added"]
    if already:
        parts.append(f"{already:,} already here")
    if refused:
        parts.append(f"{refused:,} refused")
    return plain(", ".join(parts) + ".")


def refusal_line(refusal: Refusal) -> Text:
    """Return what was refused, and why."""
    return Text.assemble(plain(refusal.named, "bold"), plain(f": {refusal.reason}"))


def _head(article: Article) -> Table:
    details = article.details
    known = {
        "Title": details.title,
        "Outlet": details.outlet,
        "Author": details.author,
        "Published": details.published.isoformat() if details.published else None,
        "Link": details.url,
        "Language": details.language,
        "Words": f"{article.words:,}",
        "Added": f"{article.added_at:%Y-%m-%d %H:%M} UTC",
        "Id": article.id,
    }
    return pairs_of({name: said or UNKNOWN for name, said in known.items()})


def _added_table(added: Sequence[Added]) -> Table:
    table = table_of(
        "Added", "Outlet", "Published", "Passages", "Cleaned away", numbers=("Passages",)
    )
    table.columns[2].no_wrap = True
    for each in added:
        details = each.article.details
        table.add_row(
            plain(details.title),
            plain(details.outlet or UNKNOWN),
            plain(details.published.isoformat() if details.published else UNKNOWN),
            plain(f"{each.passages:,}"),
            plain(_cleaned(each.removed)),
        )
    return table


def _kin(added: Added) -> Iterator[str]:
    """Say what a new article is to one that was there."""
    if added.other is None:
        return
    details = added.other.details
    other = f"{details.title} ({details.outlet or 'outlet unknown'})"
    if added.relation == REVISION and not added.passages:
        yield f"an earlier version of {other}, which is searched; {_changed(added.changes)}"
    elif added.relation == REVISION:
        yield f"a later version of {other}, whose place it takes; {_changed(added.changes)}"
    elif added.passages:
        yield f"holds all of {other}, which is searched no more"
    else:
        yield f"a copy of {other}; it is linked there and not searched"


def _changed(changes: Sequence[Change]) -> str:
    return f"{counted(len(changes), 'sentence')} changed" if changes else "no sentence changed"


def _cleaned(removed: Sequence[Removal]) -> str:
    shown = [_phrase(removal) for removal in removed[:PHRASES_SHOWN]]
    if len(removed) > PHRASES_SHOWN:
        shown.append(f"and {len(removed) - PHRASES_SHOWN} more")
    return "\n".join(shown) or UNKNOWN


def _phrase(removal: Removal) -> str:
    words = " ".join(removal.text.split())
    if len(words) > LONGEST_PHRASE:
        words = words[: LONGEST_PHRASE - 1] + "…"
    return words if removal.count == 1 else f"{words} ({removal.count} times)"
