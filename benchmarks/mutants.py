"""Plant small faults where text is cleaned, cut and quoted, and see whether a test finds each.

    python benchmarks/mutants.py [HOW_MANY]

A fault is an integer one too high or too low, a plus for a minus, a ``<`` for
a ``<=``. Each is planted alone in a copy of the project, and the tests that
mirror the file are run until one fails. Prints what no test found.
"""

from __future__ import annotations

import ast
import copy
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
INGEST, SEARCH = "tests/knowledge/ingest", "tests/knowledge/search"
# Each file, and the tests that are to find a fault in it, quickest first.
TESTS = {
    "knowledge/ingest/cleaning.py": [f"{INGEST}/test_cleaning.py"],
    "knowledge/ingest/boilerplate.py": [
        f"{INGEST}/test_boilerplate.py",
        f"{INGEST}/test_cleaning.py",
    ],
    "knowledge/ingest/spacing.py": [f"{INGEST}/test_spacing.py", f"{INGEST}/test_cleaning.py"],
    "knowledge/ingest/wrapping.py": [f"{INGEST}/test_wrapping.py", f"{INGEST}/test_cleaning.py"],
    "knowledge/ingest/passages.py": [
        f"{INGEST}/test_passages.py",
        "tests/knowledge/test_library.py",
    ],
    "knowledge/embedding/detail.py": ["tests/knowledge/embedding", f"{SEARCH}/test_interaction.py"],
    "knowledge/search/answer.py": [SEARCH, "tests/knowledge/test_library.py", "tests/quality"],
    "knowledge/text_fragment.py": ["tests/knowledge/test_text_fragment.py"],
}
# Seconds for all these tests as they are, and for those of one file with a fault.
WHOLE_S, ONE_S = 900.0, 180.0
SWAPPED = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, what was done to it, and the whole source, for each fault."""
    tree = ast.parse(source)
    for place, node in enumerate(ast.walk(tree)):
        for what in faults(node):
            changed = copy.deepcopy(tree)
            planted = plant(list(ast.walk(changed))[place], what)
            yield getattr(node, "lineno", 0), planted, ast.unparse(changed)


def faults(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return "more", "less"
    if isinstance(node, ast.BinOp) and type(node.op) in SWAPPED:
        return ("swap",)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED:
        return ("swap",)
    return ()


def plant(node: ast.AST, what: str) -> str:
    before = ast.unparse(node)
    if isinstance(node, ast.Constant):
        node.value += 1 if what == "more" else -1
    elif isinstance(node, ast.BinOp):
        node.op = SWAPPED[type(node.op)]()
    elif isinstance(node, ast.Compare):
        node.ops[0] = SWAPPED[type(node.ops[0])]()
    return f"{before} -> {ast.unparse(node)}"


def is_found(project: Path, tests: list[str], limit_s: float) -> bool:
    """Tell whether a test fails, or does not end: a fault can keep a loop from ending."""
    # What Hypothesis found for one fault must not be tried again on the next.
    shutil.rmtree(project / ".hypothesis", ignore_errors=True)
    options = ["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
    command = [sys.executable, "-m", "pytest", *options, *tests]
    try:
        done = subprocess.run(
            command, cwd=project, capture_output=True, timeout=limit_s, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode == 1


def main(most: int | None) -> None:
    planted = [
        (file, tests, *mutant)
        for file, tests in TESTS.items()
        for mutant in mutants((ROOT / file).read_text("utf-8"))
    ]
    chosen = random.Random(1).sample(planted, min(most or len(planted), len(planted)))
    missed = []
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        away = shutil.ignore_patterns(
            ".venv*", ".git", "data", "__pycache__", ".*cache", ".hypothesis"
        )
        shutil.copytree(ROOT, project, ignore=away)
        everything = sorted({one for tests in TESTS.values() for one in tests})
        if is_found(project, everything, WHOLE_S):
            raise SystemExit("A test fails as it is.")
        for file, tests, line, what, source in chosen:
            whole = (project / file).read_text("utf-8")
            (project / file).write_text(source, "utf-8")
            found = is_found(project, tests, ONE_S)
            (project / file).write_text(whole, "utf-8")
            if not found:
                missed.append(file)
                print(f"not found: {file}:{line}: {what}", flush=True)
    print(f"{len(chosen) - len(missed)} of {len(chosen)} faults found ({len(planted)} there are)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
