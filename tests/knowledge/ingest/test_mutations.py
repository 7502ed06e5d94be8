"""Files changed by chance, the same ones each time; benchmarks/fuzz.py goes on from here."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from tests.hostile.archives import one
from tests.hostile.letters import letter, parts
from tests.hostile.mutation import checked, mutated
from tests.hostile.pages import page
from tests.hostile.pdfs import one_page, packed, shown
from tests.hostile.words import word
from tests.made import zipped

pytestmark = pytest.mark.slow

SEEDS = sorted((Path(__file__).parents[3] / "seeds").iterdir())
WHOLE = {
    "a.pdf": one_page(packed(shown())),
    "a.docx": word(),
    "a.html": page().encode(),
    "a.eml": letter(),
    "parts.eml": parts("Content-Type: text/html\n\n" + page(), "Content-Type: text/plain\n\nx"),
    "a.zip": zipped(("a.txt", one()), ("b.html", page().encode())),
    **{file.name: file.read_bytes() for file in SEEDS[:6]},
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_changed_file_is_read_as_promised_or_refused(name):
    chance = random.Random(name)
    for _ in range(25):
        other = chance.choice(list(WHOLE.values()))
        assert checked(mutated(WHOLE[name], other, chance), name, date(2025, 6, 1))
