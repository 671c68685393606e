"""What a player is told in the first turns of a game: which keys there are for what lies on the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.views.desk import DeskView

TURNS = 2  # in which hints are given
Named = Callable[[str], str]  # the id of a binding to the key that does it now


def hints(view: DeskView, key: Named, has: Callable[[str], bool]) -> tuple[str, ...]:
    """At most two, by what the player may do next. `has`: whether the game has the screen of that name."""
    if view.turn > TURNS:
        return ()
    if view.tray:
        return _papers(view, key)
    if view.turn == 1:
        return (
            *_openings(view, key, has),
            f"{key('end_turn')} ends the {view.turn_word}. What you have only ordered can be taken back until then.",
        )
    return (
        f"{key('pane')} goes to the next pane. On any number or name {key('why')} says why it stands there.",
        f"{key('help')} explains the screen you are on; {key('find')} finds any screen, number or person.",
    )


def _openings(view: DeskView, key: Named, has: Callable[[str], bool]) -> tuple[str, ...]:
    agenda, said = view.agenda, []
    if has("reforms"):
        said.append(f"{key('reforms')} opens the reforms: a {agenda.decree} takes one a stage further.")
    if has("words"):
        said.append(f"{key('words')} opens the {agenda.word}s: a person, a trip, a speech.")
    return (" ".join((*said, "Neither has to be used." if len(said) > 1 else "It need not be used.")),) if said else ()


def _papers(view: DeskView, key: Named) -> tuple[str, ...]:
    if view.turn == 1:
        return (
            f"{key('choose')} opens the paper. Beside each answer stands what it moves: ▲ up, ▼ down, three signs "
            "for a great deal.",
        )
    return (f"Watch these numbers first. ● is for you, ◐ waits, ○ is against you; {key('council')} shows them all.",)
