"""The same text met again: as a later version of an article, or in another place."""

from __future__ import annotations

from knowledge.ingest.copies.comparing import changes
from knowledge.ingest.copies.relation import CONTAINED, relation_of, takes_over, takes_place

__all__ = ["CONTAINED", "changes", "relation_of", "takes_over", "takes_place"]
