"""Every request a test makes, held against Discord's own API description, when that is at hand."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, TypeChecker, validators

DESCRIPTION = Path(__file__).resolve().parents[3] / "shared" / "discord" / "openapi.json"


def is_at_hand() -> bool:
    return DESCRIPTION.is_file()


def faults(method: str, path: str, body: Any) -> list[str]:
    """Return what Discord would refuse: an unknown method or path, or a body out of form."""
    operation = _operation(method, path.partition("?")[0])
    if operation is None:
        return [f"{method} {path}: no such request"]
    schema = _body_schema(operation)
    if schema is None or body is None:
        return []
    told = _told(json.dumps(schema), json.dumps(body, sort_keys=True))
    return [f"{method} {path}: {problem}" for problem in told]


@lru_cache(1024)
def _told(schema: str, body: str) -> tuple[str, ...]:
    """Return what is out of form; the commands, which every bot sends, are looked at once."""
    return tuple(map(_deepest, _validator(schema).iter_errors(json.loads(body))))


@cache
def _whole() -> dict[str, Any]:
    return _loosened(json.loads(DESCRIPTION.read_text("utf-8")))


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the paths as patterns, those with the fewest gaps first."""
    paths = sorted(_whole()["paths"], key=lambda path: path.count("{"))
    return tuple(
        (
            re.compile(
                "/".join("[^/]+" if "{" in part else re.escape(part) for part in path.split("/"))
            ),
            path,
        )
        for path in paths
    )


def _operation(method: str, path: str) -> dict[str, Any] | None:
    for pattern, template in _templates():
        if pattern.fullmatch(path):
            found = _whole()["paths"][template].get(method.lower())
            if found is not None:
                return found
    return None


def _body_schema(operation: dict[str, Any]) -> Any | None:
    content = operation.get("requestBody", {}).get("content", {})
    return content.get("application/json", {}).get("schema")


@cache
def _validator(schema: str) -> Any:
    whole = {**json.loads(schema), "components": _whole()["components"]}
    return _Validator(whole)


def _loosened(part: Any) -> Any:
    """Let text stand for a number and the other way round: so "one of" becomes "any of"."""
    if isinstance(part, dict):
        return {"anyOf" if key == "oneOf" else key: _loosened(value) for key, value in part.items()}
    return [_loosened(value) for value in part] if isinstance(part, list) else part


def _is_number(_checker: TypeChecker, value: Any) -> bool:
    """Snowflakes and bit fields may come as text."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (
        isinstance(value, str) and re.fullmatch(r"\d+", value) is not None
    )


def _is_text(_checker: TypeChecker, value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))


def _as(kind: type, keyword: str) -> Any:
    """Return the rule behind a keyword, for a value read as a number or as text."""
    rule = Draft202012Validator.VALIDATORS[keyword]

    def read_first(validator: Any, limit: Any, value: Any, schema: Any) -> Any:
        of_kind = _is_number(validator, value) if kind is int else _is_text(validator, value)
        yield from (rule(validator, limit, kind(value), schema) or ()) if of_kind else ()

    return read_first


_Validator = validators.extend(
    Draft202012Validator,
    validators={
        **{keyword: _as(int, keyword) for keyword in ("minimum", "maximum")},
        **{keyword: _as(str, keyword) for keyword in ("pattern", "minLength", "maxLength")},
    },
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"integer": _is_number, "string": _is_text}
    ),
)


def _deepest(problem: Any) -> str:
    """Return the most telling of the reasons that stand behind a failed choice."""
    while problem.context:
        problem = max(problem.context, key=_telling)
    place = "/".join(map(str, problem.absolute_path))
    return f"{place}: {problem.message[-300:]}"


def _telling(problem: Any) -> tuple[int, bool]:
    """Rank a reason by its depth; that it is of another kind than this choice says least."""
    return len(problem.absolute_path), problem.validator not in ("enum", "const")
