"""Chance, drawn by key and never from a stream, so that a new draw moves no other."""

from __future__ import annotations

from hashlib import blake2b
from statistics import NormalDist

_NORMAL = NormalDist()
_GRAIN = float(1 << 30)
_STEP = 2.0**-53


def draw(seed: int, turn: int, *ids: str) -> float:
    """A fraction in [0, 1): the first 53 bits of blake2b of `seed/turn/id/id...`."""
    key = f"{seed}/{turn}/{'/'.join(ids)}"
    return (int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 11) * _STEP


def normal(fraction: float) -> float:
    """The standard normal deviate below which `fraction` of them lie, rounded to 2^-30."""
    return round(_NORMAL.inv_cdf(max(fraction, 2.0**-53)) * _GRAIN) / _GRAIN
