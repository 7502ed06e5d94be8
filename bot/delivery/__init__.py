"""Digests on their way: claimed, sent at a pace, and each of them once."""

from __future__ import annotations

from bot.delivery.courier import EVERY, Delivery

__all__ = ["EVERY", "Delivery"]
