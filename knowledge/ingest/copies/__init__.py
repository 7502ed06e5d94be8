"""The same text met again: as a later version of an article, or in another place."""

from __future__ import annotations

from knowledge.addresses import address_key, same_address
from knowledge.ingest.copies.comparing import changes
from knowledge.ingest.copies.relation import CONTAINED, relation_of, takes_over, takes_place
from knowledge.shingles import containment, sampled, shingles

__all__ = [
    "CONTAINED",
    "address_key",
    "changes",
    "containment",
    "relation_of",
    "same_address",
    "sampled",
    "shingles",
    "takes_over",
    "takes_place",
]
