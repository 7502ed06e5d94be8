"""The list that an export holds of itself: what tells a whole one from a part."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

from knowledge.errors import NotAnExport

FILE: Final = "rapporteur.json"
LARGEST: Final = 64 * 1024 * 1024
_FORMAT, _VERSION = "rapporteur-export", 1


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of an export: its id, and where its text and the file it came from lie."""

    id: str
    file: str
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export holds; ``finished`` only once all of it is in its place."""

    listed: tuple[Listed, ...]
    finished: bool = True

    @property
    def files(self) -> frozenset[str]:
        """Return the places of all its files but this list."""
        both = (place for one in self.listed for place in (one.file, one.original))
        return frozenset(filter(None, both))

    @property
    def originals(self) -> int:
        """Count the articles whose original file goes along."""
        return sum(one.original is not None for one in self.listed)


def write_manifest(manifest: Manifest) -> bytes:
    """Return the list as JSON."""
    document = {
        "format": _FORMAT,
        "version": _VERSION,
        "finished": manifest.finished,
        "counts": {"articles": len(manifest.listed), "originals": manifest.originals},
        "articles": [asdict(one) for one in manifest.listed],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(body: bytes, named: str) -> Manifest:
    """Return the list of an export, ``named`` in a refusal. Raises NotAnExport."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise _broken(named) from fault
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise _broken(named)
    version = document.get("version")
    if not isinstance(version, int) or version > _VERSION:
        raise NotAnExport(
            f"{named} was exported by a later version of Rapporteur; update this one first."
        )
    try:
        listed = tuple(_listed(one) for one in document["articles"])
        return Manifest(listed, document["finished"] is True)
    except (KeyError, TypeError) as fault:
        raise _broken(named) from fault


def _listed(one: dict[str, object]) -> Listed:
    original = one["original"]
    return Listed(str(one["id"]), str(one["file"]), None if original is None else str(original))


def _broken(named: str) -> NotAnExport:
    return NotAnExport(f"{FILE} of {named} cannot be read; export the library once more.")
