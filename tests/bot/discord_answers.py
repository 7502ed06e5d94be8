"""Answers as Discord gives them: JSON, with the headers of its limits."""

from __future__ import annotations

import json
import time
from typing import Any

from aiohttp import web


def json_answer(status: int, content: Any, kind: str) -> web.Response:
    """Return an answer; ``kind`` names the bucket of requests that are limited together."""
    headers = {**limits(kind, 1.0), "X-RateLimit-Remaining": "49"}
    if content is None:
        return web.Response(status=status, headers=headers)
    # discord.py reads JSON only under this type, without a charset.
    body, json_type = json.dumps(content).encode(), "application/json"
    return web.Response(status=status, body=body, content_type=json_type, headers=headers)


def limits(kind: str, reset_after_s: float) -> dict[str, str]:
    """Return the headers that tell how many requests are left, and until when."""
    return {
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Reset": f"{time.time() + reset_after_s:.3f}",
        "X-RateLimit-Reset-After": f"{reset_after_s:.3f}",
        "X-RateLimit-Bucket": kind,
    }
