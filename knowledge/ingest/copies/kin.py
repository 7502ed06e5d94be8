"""Tell whether a new article is another version of one kept, or a copy of it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.addresses import address_key
from knowledge.ingest.copies import relation_of, takes_over, takes_place
from knowledge.model import Article, Family, Relation
from knowledge.shingles import containment, runs_of, sampled, shingles
from knowledge.store.base import View

# Articles that share most runs of words with a new one, and are compared with it whole.
_COMPARED = 5


@dataclass(frozen=True, slots=True)
class Kin:
    """A kept article and what a new one is to it; ``takes_over`` where the new one is searched."""

    article: Article
    relation: Relation
    takes_over: bool


def kin_of(view: View, group_id: str, new: Article) -> Kin | None:
    """Return the searched article that a new one is a version or a copy of, if there is any.

    Only within its own collection: otherwise one could hide the other from
    who may read one of them alone, or tell them of it.
    """
    address = address_key(new.details.url)
    known = view.at_address(group_id, address, new.collection) if address else None
    if known is not None:
        return Kin(known, Relation.REVISION, takes_place(new, known))
    runs, kept = runs_of(new.text), sampled(shingles(new.text))
    for old in view.alike(group_id, kept, _COMPARED, new.collection):
        relation = relation_of(new, old, containment(runs, runs_of(old.text)))
        family = view.family(group_id, old.id) if relation else None
        if relation is not None and family is not None:
            return _kin(new, old, family, relation)
    return None


def _kin(new: Article, old: Article, family: Family, relation: Relation) -> Kin:
    """Return what a new article is to the head of the family that holds the one it is like."""
    place = next((one.relation for one in family.under if one.article.id == old.id), None)
    if Relation.COPY in (relation, place):
        return Kin(family.head, Relation.COPY, takes_over(new, family.head))
    return Kin(family.head, Relation.REVISION, takes_place(new, family.head))
