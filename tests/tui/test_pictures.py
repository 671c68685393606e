"""Every screen, as text, at the two sizes that matter. THAW_PICTURES=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui import stage

_FOLDER = Path(__file__).with_name("snapshots")
SIZES = ((80, 24), (120, 40))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", stage.SCENES)
async def test_a_screen_looks_as_it_did(scene: str, size: tuple[int, int]) -> None:
    kept = _FOLDER / f"{scene}-{size[0]}x{size[1]}.txt"

    async with stage.staged(scene, size) as (app, _):
        shown = stage.text(app)

    if os.environ.get("THAW_PICTURES"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(shown, encoding="utf-8")
    assert shown == kept.read_text(encoding="utf-8")
