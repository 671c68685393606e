"""What a player is told of a screen: what it is for, and in the first turns which keys there are for what lies on the
desk. Of no scenario in particular."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.views.desk import DeskView

TURNS = 2  # in which hints are given
Named = Callable[[str], str]  # the id of a binding to the key that does it now

# screen -> what there is to do on it
GUIDE = {
    "title": "Continue takes up the game you played last, exactly where you left it. New game begins with a briefing.",
    "scenarios": "What there is to play. Choosing one opens its briefing.",
    "briefing": "Read who you are, pick a level and, if you like, a vow; then begin. What the one under the cursor "
    "means stands below it.",
    "desk": "Answer every paper in the tray first. Then, if you like, give a decree, say a word, set the plan; then "
    "end the turn. Any row can be opened: a paper to be answered, a number to be explained, a person looked at. An "
    "order with ✎ has only been given and can be taken back; one with → is on its way.",
    "decision": "Read the paper, then choose. An answer acts at once and cannot be taken back. Under each stand its "
    "largest effects; after ▵ and ▿ who or what else rises and falls, without saying how far. An answer with ✗ is "
    "barred, and says why.",
    "reforms": "Each sign is a stage: ● in force, ◐ on its way, ✎ ordered just now, ○ next, · later. Carried, it costs "
    "its full price and everyone is bound by it; announced, it costs half and is held against you. The outlook shows "
    "what it would change, as far ahead as it says.",
    "words": "Choose what to do, then whom it is about. It is paid and opens a scene at once, and that has to be "
    "answered.",
    "plan": "The points always make a hundred: what you give the share under the cursor comes from the one with ⇄. The "
    "forecast follows while you try; nothing is ordered until you set the plan. What you have made out is "
    "kept while this turn lasts.",
    "body": "Who sits, how they stand, and what that is made of. Hear people out to learn what they ask and what they "
    "will not have.",
    "why": "The chart is the whole history of one number, the ledger every change with its cause. What is only "
    "reported has no amounts: ▲ and ▼ say which way.",
    "quarter": "What the turn brought. Votes and promises come first, then the largest changes with their causes; the "
    "small ones are one key away. Any row can be opened; until the cursor is moved, ⏎ goes on.",
    "vote": "Hands go up one by one. The cursor shows why each stood where they did: the reasons add up to it.",
    "end": "The verdict, the epilogue, and your line beside history's. The chronicle can be written to a file.",
    "saves": "Every game is kept after each order. Loading one puts you back exactly where it stood.",
    "settings": "What you change acts at once and is kept.",
    "keys": "Choose a line and press the key you want for it. A key that means something else on the same screen is "
    "refused.",
}


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
