"""Whatever is written can be read: 4.5 to 1 for text, 3 to 1 for what charts are drawn with."""

from __future__ import annotations

import pytest
from rich.color import Color
from rich.segment import Segment

from game.tui.drawing import themes
from tests.tui import stage

_RULES = set("─│┤└▌")  # ornament: nothing is told by it alone
_DRAWN = set("━╸█▉▊▋▌▐▍▎▁▂▃▄▅▆▇░▀▘▝╹■□") | {chr(sign) for sign in range(0x2800, 0x2900)}


def _light(colour: Color) -> float:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.get_truecolor()
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)


def _contrast(segment: Segment) -> float:
    style = segment.style
    assert style is not None and style.color is not None and style.bgcolor is not None, segment
    light, dark = sorted((_light(style.color), _light(style.bgcolor)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _needed(text: str) -> float:
    signs = set(text.replace(" ", "").replace("·", ""))
    if not signs or signs <= _RULES:
        return 0.0
    return 3.0 if signs <= _DRAWN | _RULES else 4.5


@pytest.mark.parametrize("scene", sorted(set(stage.SCENES) - {"scenarios", "wire"}))
async def test_every_word_on_a_screen_can_be_read_in_every_theme(scene: str) -> None:
    faint: set[tuple[str, str, str]] = set()

    async with stage.staged(scene) as (app, pilot):
        if scene == "desk":
            app.say("A word in the corner", "warning")
            await stage.words(pilot, "A word in the corner")
        for theme in themes.NAMES:
            app.theme = theme
            await pilot.pause()
            await pilot.pause()
            for row in stage.rows(app):
                for segment in row:
                    if segment.text.strip() and _contrast(segment) < _needed(segment.text):
                        faint.add((theme, segment.text.strip(), str(segment.style)))

    assert not faint


@pytest.mark.parametrize("theme", themes.NAMES)
def test_every_tone_holds_on_every_ground(theme: str) -> None:
    faint = []

    for tone in themes.TONES:
        for ground in themes.GROUNDS:
            needed = {"rule": 0.0, "band": 2.9}.get(tone, 4.5)
            found = _contrast(Segment("x", themes.style(theme, tone, ground)))
            if found < needed:
                faint.append((tone, ground, round(found, 2)))

    assert faint == []
