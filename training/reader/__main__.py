"""Train the reading model: `python -m training.reader SET_FOLDER... --out FILE`."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import AutoTokenizer

from knowledge.embedding.bundled import SHA256, verified_folder
from knowledge.reading.delta import packed, unpacked
from knowledge.reading.network import ReadingNetwork
from training.reader.mining import questions_of
from training.reader.train import Recipe, outcome, parted, train

_RANK = 96


def main() -> None:
    """Read what was asked for, and do it."""
    asked = _asked()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    recipe = Recipe(asked.seed, asked.epochs, rate=asked.rate, device=device)
    found = [
        questions_of(folder, asked.work / f"{folder.name}.questions")[: asked.some]
        for folder in asked.folders
    ]
    sets, folder = parted(found, asked.leave_out), verified_folder()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    network = ReadingNetwork(folder)
    before = {name: values.clone() for name, values in network.state_dict().items()}
    torch.manual_seed(recipe.seed)
    network.head.reset_parameters()
    network = train(network, tokenizer, sets, recipe, asked.work / "state.pt")
    _say(f"trained: {outcome(network, tokenizer, sets)}")
    changes = packed(before, network.state_dict(), asked.rank)
    network.load_state_dict(unpacked(before, changes))
    _say(f"packed at rank {asked.rank}: {outcome(network, tokenizer, sets)}")
    left_out = {"left_out": json.dumps(asked.leave_out)} if asked.leave_out else {}
    save_file(changes, asked.out, {"base": SHA256, **left_out})
    size = asked.out.stat().st_size / 1e6
    _say(f"{asked.out}: {size:.1f} MB, {hashlib.sha256(asked.out.read_bytes()).hexdigest()}")


def _asked() -> argparse.Namespace:
    usual = Recipe()
    parser = argparse.ArgumentParser(
        prog="python -m training.reader",
        description="Train the reading model on folders of questions; started again, it goes on.",
    )
    parser.add_argument("folders", type=Path, nargs="+", metavar="SET_FOLDER")
    parser.add_argument("--out", type=Path, required=True, help="the weights, as safetensors")
    parser.add_argument("--work", type=Path, default=Path("build/reader"), help="kept meanwhile")
    parser.add_argument("--rank", type=int, default=_RANK, help="of what is kept of each matrix")
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument(
        "--leave-out", nargs="*", default=(), metavar="TITLE", help="what is not to be learnt"
    )
    parser.add_argument("--some", type=int, help="of each set only so many questions, for a trial")
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
