"""What a player is told in the first turns of a game: which keys there are for what lies on the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.views.desk import DeskView

TURNS = 2  # in which hints are given
Named = Callable[[str], str]  # the id of a binding to the key that does it now


def hints(view: DeskView, key: Named) -> tuple[str, ...]:
    """At most two sentences, by what the player may do next."""
    if view.turn > TURNS:
        return ()
    if view.tray:
        return _papers(view, key)
    if view.turn == 1:
        agenda = view.agenda
        return (
            f"{key('reforms')} opens the reforms: a {agenda.decree} takes one a stage further. {key('words')} opens "
            f"the {agenda.word}s: a person, a trip, a speech. Neither has to be used.",
            f"{key('end_turn')} ends the {view.turn_word}. What you have only ordered can be taken back until then.",
        )
    return (
        f"{key('pane')} goes to the next pane. On any number or name {key('why')} says why it stands there.",
        f"{key('help')} explains the screen you are on; {key('find')} finds any screen, number or person.",
    )


def _papers(view: DeskView, key: Named) -> tuple[str, ...]:
    if view.turn == 1:
        return (
            f"{key('choose')} opens the paper. Beside each answer stands what it moves: ▲ up, ▼ down, three signs "
            "for a great deal.",
        )
    return (f"Watch these numbers first. ● is for you, ◐ waits, ○ is against you; {key('council')} shows them all.",)
