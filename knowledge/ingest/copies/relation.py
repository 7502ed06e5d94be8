"""What a text already in the library is to one that is added."""

from __future__ import annotations

from typing import Final

from knowledge.addresses import same_address
from knowledge.model import Article, Relation
from knowledge.shingles import folded_words

CONTAINED: Final = 0.53
"""Above this containment two articles are one text.

Two stages of one story reached .523; a text that lost a tenth of its words has .73
(docs/quality.md, Copies).
"""
NEARLY_ALL: Final = 0.9
"""What it takes where one outlet published both on different days.

Reports in a fixed form, such as weekly figures, reached .68 from one issue to the next.
"""

_EXCERPT: Final = 0.7
_CLEARLY_LONGER: Final = 1.25


def relation_of(new: Article, old: Article, contained: float) -> Relation | None:
    """Return what ``old`` is to ``new``, given the containment of their shingles, if anything.

    At one address stands one article, however much of it was rewritten.
    """
    if same_address(new.details.url, old.details.url):
        return Relation.REVISION
    if contained <= (NEARLY_ALL if _are_two_issues(new, old) else CONTAINED):
        return None
    is_excerpt = new.words < _EXCERPT * old.words
    return Relation.REVISION if _may_be_one(new, old) and not is_excerpt else Relation.COPY


def takes_over(new: Article, old: Article) -> bool:
    """Tell whether the later of two copies is to be searched in place of the first.

    It is where it is clearly longer, so that the first was an excerpt of it.
    """
    return new.words >= _CLEARLY_LONGER * old.words


def takes_place(new: Article, old: Article) -> bool:
    """Tell whether a version added later is to be searched in place of the first.

    It is, unless it was published before.
    """
    then, now = old.details.published, new.details.published
    return then is None or now is None or now >= then


def _are_two_issues(new: Article, old: Article) -> bool:
    """Tell whether one outlet published both, on different days."""
    outlets = [folded_words(one.details.outlet or "") for one in (new, old)]
    days = [one.details.published for one in (new, old)]
    return all(outlets) and outlets[0] == outlets[1] and all(days) and days[0] != days[1]


def _may_be_one(new: Article, old: Article) -> bool:
    """Tell whether one outlet published both, or may have, under one headline."""
    outlets = [folded_words(one.details.outlet or "") for one in (new, old)]
    if all(outlets):
        return outlets[0] == outlets[1]
    return folded_words(new.details.title) == folded_words(old.details.title)
