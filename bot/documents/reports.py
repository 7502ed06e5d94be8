"""What ``doctor`` and ``eval`` found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge import AnyMeasured, Check


def checks_document(checks: Sequence[Check]) -> dict[str, list[dict[str, str | bool]]]:
    """Return what ``doctor`` found."""
    return {
        "checks": [{"name": check.name, "ok": check.ok, "says": check.says} for check in checks]
    }


def evaluation_document(sets: Sequence[AnyMeasured]) -> dict[str, object]:
    """Return the figures that ``eval`` came to, set by set."""
    return {"sets": [asdict(one) for one in sets]}
