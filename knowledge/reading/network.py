"""The network of the reading model; importing it loads torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from transformers import AutoModel

LONGEST = 224
"""Tokens of a question and a passage together; of what is longer, the passage is cut."""


class Ends(NamedTuple):
    """Logits that an answer starts, or ends, at each token, shape ``(batch, tokens)``.

    The first token stands for no answer; tokens of the question have the lowest
    number there is. The names are those of transformers' own question answering.
    """

    start_logits: Tensor
    end_logits: Tensor


class ReadingNetwork(nn.Module):
    """A language model that says of each token how likely an answer starts, or ends, with it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # One thread reads 224 tokens in 36 ms this way, in 40 with the kernels of "sdpa".
        self.base = AutoModel.from_pretrained(
            folder, attn_implementation="eager", dtype=torch.float32
        )
        # Left out while loading, it would be reported as missing on every start.
        self.base.pooler = None
        self.head = nn.Linear(int(self.base.config.hidden_size), 2)
        # What training changes is kept as a difference, so that it has to begin from the same.
        for parameter in self.head.parameters():
            nn.init.zeros_(parameter)

    def forward(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> Ends:
        """Read pairs of a question and a passage, each of shape ``(batch, tokens)``."""
        hidden: Any = self.base(
            input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask
        )
        logits = self.head(hidden.last_hidden_state).float()
        may_answer = token_type_ids.bool() & attention_mask.bool()
        may_answer[:, 0] = True
        logits = logits.masked_fill(~may_answer.unsqueeze(-1), torch.finfo(torch.float32).min)
        starts, ends = logits.unbind(-1)
        return Ends(starts, ends)
