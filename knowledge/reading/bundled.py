"""The reading model that comes with the program, kept as what training changed in another.

That other is the bundled embedding model: docs/reader.md, and the card beside the file.
"""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.embedding.bundled import SHA256 as BASE_SHA256
from knowledge.errors import ModelUnavailable

if TYPE_CHECKING:
    from torch import Tensor

NAME = "rapporteur-reader"
SUFFIX = ".safetensors"
SHA256 = "051b610d37dd8003878b2e384b02fd062e60bb6992cfd95f0a5252f721c499f2"
_WAY_OUT = "install Rapporteur again, or set READER_MODEL to none."


def bundled_file() -> AbstractContextManager[Path]:
    """Return the file of the bundled changes, while it is open."""
    return as_file(files(__package__) / f"reader{SUFFIX}")


def verified_changes() -> dict[str, Tensor]:
    """Return the bundled changes once their SHA-256 is the expected one.

    Raises :class:`ModelUnavailable` when they are missing or others.
    """
    with bundled_file() as file:
        found = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
        if found != SHA256:
            raise ModelUnavailable(
                f"The bundled reading model is missing or not the expected one; {_WAY_OUT}"
            )
        return changes_in(file)


def changes_in(file: Path) -> dict[str, Tensor]:
    """Return the changes that a file of training's holds.

    Raises :class:`ModelUnavailable` when it is none, or its changes are to
    another model than the bundled one.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(file, framework="pt") as kept:
            if (kept.metadata() or {}).get("base") == BASE_SHA256:
                return {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118
    except (OSError, SafetensorError) as error:
        raise ModelUnavailable(f"The reading model {file} cannot be read; {_WAY_OUT}") from error
    raise ModelUnavailable(
        f"The reading model {file} was not made for the bundled embedding model; {_WAY_OUT}"
    )
