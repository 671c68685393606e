"""The command palette: every screen that is open to the player now; by name also any number, person, reform, share,
paper or act. An act leads to the row that does it; no order is given from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from game.tui.drawing import themes

if TYPE_CHECKING:
    from game.tui.client import Client

_IN_GAME = (
    ("desk", "Desk", "Back to the desk"),
    ("reforms", "Reforms", "Take a reform a stage further, or back"),
    ("words", "Words", "Hear someone out, travel, speak"),
    ("plan", "Plan", "Divide the coming year's hundred"),
    ("body", "Council", "Who sits, how they stand, and why"),
    ("why", "Why", "A number's history and its ledger"),
    ("quarter", "Last turn", "The paper and the accounts again"),
)
_ALWAYS = (
    ("saves", "Saves", "Load or delete a game"),
    ("settings", "Settings", "Theme, motion, plain signs"),
    ("keys", "Keys", "Which key does what, and another one for it"),
    ("help", "Help", "This screen, its keys, the signs, the terms"),
)
_THEMES = {"night": "Dark theme", "paper": "Light theme", "contrast": "High contrast"}


class Command(NamedTuple):
    """What is listed, a line about it, and what it does."""

    title: str
    about: str
    act: Callable[[], object]


def commands(game: Client) -> Iterator[Command]:
    for name, title, about in (*(_IN_GAME if game.session else ()), *_ALWAYS):
        if game.has(name) and (name != "quarter" or _has_ended_one(game)):
            yield Command(title, about, partial(game.open, name))
    if game.session:
        if game.session.over:
            yield Command("The end", "How it ended", partial(game.open, "end"))
        else:
            turn = game.session.scenario.names.turn
            yield Command(f"End the {turn}", "Once every paper is answered", partial(game.open, "desk", "next/end"))
        yield Command("To the title", "Put the game away; it is saved", game.put_away)
    for name in themes.NAMES:
        yield Command(_THEMES[name], "Change the colours", partial(game.wear, name))
    yield Command("Quit", "Leave the game", game.leave)


def _has_ended_one(game: Client) -> bool:
    return game.session is not None and len(game.session.states) > 1


def names(game: Client) -> Iterator[Command]:
    """Every number, reform and person of the game in hand, by name."""
    if game.session is None:
        return
    from game.views import body, desk, reforms

    view = desk.show(game.session)
    purse = (view.purse.row,) if view.purse else ()
    rows = {row.id: row for row in (*purse, *view.gauges, *(row for group in view.groups for row in group.rows))}
    for row in rows.values():
        yield Command(row.name, f"Why it stands at {row.text}", partial(game.open, "why", row.id))
    for due in view.due:
        about = ", ".join(part for part in (f"Promised: {due.date}", due.state) if part)
        yield Command(due.name, about, partial(game.open, "desk"))
    for theme in reforms.show(game.session).themes:
        for reform in theme.reforms:
            yield Command(reform.name, f"Reform: {reform.status}", partial(game.open, "reforms", reform.id))
    people = body.show(game.session)
    members = {member.id: member for room in people.rooms for member in room.members}
    members |= {member.id: member for member in people.elsewhere}
    for member in members.values():
        about = ", ".join(part for part in (member.office, member.mark) if part)
        yield Command(member.name, about, partial(game.open, "body", member.id))


def acts(game: Client) -> Iterator[Command]:
    """What may be done, each on the row of its screen that does it: papers, steps of reforms, words, shares."""
    if game.session is None or game.session.over:
        return
    from game.views import desk, initiatives, plan, reforms

    for paper in desk.show(game.session).tray:
        yield Command(f"Open: {paper.title}", "In the tray", partial(game.open, "decision", paper.id))
    for theme in reforms.show(game.session).themes:
        for reform in theme.reforms:
            if any(step.state == "next" for step in reform.track):
                yield Command(
                    f"Carry: {reform.name}", reform.status, partial(game.open, "reforms", f"{reform.id}/carry")
                )
    for item in initiatives.show(game.session).items:
        yield Command(item.name, item.barred or item.price.text, partial(game.open, "words", item.id))
        for whom in item.targets:
            about = whom.reason or whom.office
            yield Command(f"{item.name}: {whom.name}", about, partial(game.open, "words", f"{item.id}/{whom.id}"))
    for share in plan.show(game.session, ahead_too=False).rows:
        yield Command(f"Plan: {share.name}", f"{share.new:g} of 100 points", partial(game.open, "plan", share.id))


def _in_any_order(query: str, title: str) -> float:
    """A low score where every word of the query stands somewhere in the title: "hear somebody out"."""
    said, words = title.lower(), query.lower().split()
    return 0.1 if words and all(word in said for word in words) else 0.0


class Palette(CommandPalette):
    """Textual's, which falls over a list not laid out yet, and over being put away twice."""

    def __init__(self, game: Client) -> None:
        super().__init__([_finder(game)])

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Nothing where it has been put away, as by a second click that was on its way."""
        if len(self.app.screen_stack) > 1 and self.is_current:
            return super().dismiss(result)  # type: ignore[arg-type]
        return AwaitComplete()


def _finder(game: Client) -> type[Provider]:
    class Finder(Provider):
        """Lists the screens; finds the rest by what is typed."""

        async def discover(self) -> Hits:
            for command in commands(game):
                yield DiscoveryHit(Content(command.title), command.act, command.title, escape(command.about))

        async def search(self, query: str) -> Hits:
            matcher = self.matcher(query)
            for command in (*commands(game), *names(game), *acts(game)):
                if (score := matcher.match(command.title) or _in_any_order(query, command.title)) > 0:
                    yield Hit(score, Content(command.title), command.act, command.title, escape(command.about))

    return Finder
