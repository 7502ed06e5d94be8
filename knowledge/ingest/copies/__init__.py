"""The same text met again: as a later version of an article, or in another place."""

from __future__ import annotations

from knowledge.ingest.copies.addresses import address_key, same_address
from knowledge.ingest.copies.comparing import changes
from knowledge.ingest.copies.likeness import containment, sampled, shingles
from knowledge.ingest.copies.relation import CONTAINED, is_witness, relation_of

__all__ = [
    "CONTAINED",
    "address_key",
    "changes",
    "containment",
    "is_witness",
    "relation_of",
    "same_address",
    "sampled",
    "shingles",
]
