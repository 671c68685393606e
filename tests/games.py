"""Small scenarios to test with, and players to play them."""

from __future__ import annotations

from pathlib import Path

from game.content import load, starter
from game.model.orders import Choose, EndTurn, Word
from game.model.scenario import Scenario
from game.play import bots
from game.play.protocol import Bot
from game.rules import legality
from game.session import Session


def village(folder: Path, text: str = starter.TEXT) -> Scenario:
    """The scenario that `new-scenario` writes, written and loaded."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "village.yaml").write_text(text, encoding="utf-8")
    return load.load(folder / "village.yaml")


def play_on(session: Session, bot: Bot, turns: int = 1000) -> None:
    """Let a bot play the session as a player would, order by order."""
    for _ in range(turns):
        if session.over:
            return
        answer_all(session, bot)
        for order in bot.orders(session.scenario, session.state, session.pending):
            if not session.over and session.give(order) is None and isinstance(order, Word):
                answer_all(session, bot)
        if not session.over:
            assert session.give(EndTurn()) is None


def answer_all(session: Session, bot: Bot) -> None:
    while session.state.tray and not session.over:
        scene, scenario, state = session.state.tray[0], session.scenario, session.state
        choices = list(scenario.events[scene.event].choices)
        able = [c for c in choices if legality.refusal(scenario, state, (), Choose(scene.event, c)) is None]
        choice = bot.choice(scenario, state, scene, able) if choices else "read"
        assert session.give(Choose(scene.event, choice)) is None


def dice(scenario: Scenario, seed: int = 7) -> Bot:
    """A bot that takes any open choice."""
    return bots.bot_named("random", scenario, seed)
