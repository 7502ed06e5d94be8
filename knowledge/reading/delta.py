"""What training changed in a network, kept small: matrices by their largest directions.

Of each matrix the difference to the base model is kept as a product of two
thin ones (its truncated singular value decomposition), of all else as it is,
in half precision. Importing this loads torch.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

_TALL, _WIDE = ".tall", ".wide"
_MATRIX = 2


def packed(
    before: Mapping[str, Tensor], after: Mapping[str, Tensor], rank: int
) -> dict[str, Tensor]:
    """Return what turns one state of a network into another, as nearly as ``rank`` allows."""
    found: dict[str, Tensor] = {}
    for name, new in after.items():
        change = new.float() - before[name].float()
        if not change.any():
            continue
        if change.dim() == _MATRIX and min(change.shape) > rank:
            tall, sizes, wide = torch.linalg.svd(change, full_matrices=False)
            root = sizes[:rank].sqrt()
            found[name + _TALL] = (tall[:, :rank] * root).half().contiguous()
            found[name + _WIDE] = (root[:, None] * wide[:rank]).half().contiguous()
        else:
            found[name] = change.half().contiguous()
    return found


def unpacked(before: Mapping[str, Tensor], changes: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the state of a network to which changes were made.

    Raises :class:`KeyError` for a change of what is not there.
    """
    found = dict(before)
    for name, change in changes.items():
        if name.endswith(_WIDE):
            continue
        if name.endswith(_TALL):
            whole = name.removesuffix(_TALL)
            found[whole] = found[whole] + change.float() @ changes[whole + _WIDE].float()
        else:
            found[name] = found[name] + change.float()
    return found
