"""Self-attention as three plain steps, for short texts on a processor without a GPU.

PyTorch's fused kernel saves memory that texts of 200 tokens do not need, and on
processors it takes about twice as long for them (benchmarks/ingest.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor

NAME = "plain"


def register() -> str:
    """Make the attention known to transformers and return the name to ask for it by."""
    from transformers import AttentionInterface, AttentionMaskInterface
    from transformers.masking_utils import eager_mask

    AttentionInterface.register(NAME, attend)
    AttentionMaskInterface.register(NAME, eager_mask)
    return NAME


def attend(
    _module: Any,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    *,
    scaling: float,
    **_unused: Any,
) -> tuple[Tensor, None]:
    """Scaled dot-product attention (Vaswani and others, 2017).

    Shapes are ``(texts, heads, tokens, width)``; returned is ``(texts, tokens,
    heads, width)``, as transformers asks for it.
    """
    similarity = query @ key.transpose(-1, -2) * scaling
    if attention_mask is not None:
        similarity += attention_mask
    return (similarity.softmax(-1) @ value).transpose(1, 2).contiguous(), None
