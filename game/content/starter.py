"""The small scenario that `new-scenario` writes, for an author to begin from."""

from __future__ import annotations

import os
from pathlib import Path

from game.clean import line
from game.content.yaml.files import reason
from game.errors import GameError

TEXT = """\
# A small scenario: change it into yours. Every section is described in scenarios/README.md.
#   play.py check PATH      what is wrong with it, by line
#   play.py play PATH       play it

scenario:
  format: 1
  title: The Village Council
  player: ana
  goal: Keep the village fed and your chair for two years.
  briefing:
    who: You are Ana Brandt, head of a council of four.
    aim: Bring the village through two winters.
    watch: [trust, grain]
    first: Ask the miller what he wants before you ask him for anything.
  calendar: {start: 1903-03, step: quarter, turns: 8}
  agenda: {decrees: 1, words: 1, scenes: 2, paid_in: trust}
  words: {body: Council, paper: The church door, turn: season}

tuning:
  eaten: {value: 12, why: "what the village eats in a season, in tons"}

chances:
  weather: {spread: normal, sd: 1}

indicators:
  trust:
    name: Trust
    start: 40
    range: [0, 100]
    better: up
    bands: {0: they cross the street, 30: they nod, 60: they ask you in}
    flows:
      Bread on the table: "1 if grain > 20 else -4"
      The well: 2 * stage(well)
  grain:
    name: Grain in the barn
    unit: tons
    start: 60
    range: [0, 200]
    better: up
    flows:
      Harvest: "max(0, 52 + 8 * weather) if month() == 9 else 0"
      Eaten: -eaten

reforms:
  well:
    name: The new well
    theme: water
    stages:
      - name: The old well
      - {name: A deep well, cost: 12, takes: 2, pleases: [ilse], angers: [miller]}

initiatives:
  sit_down: {name: Sit down with someone, cost: 2, with: seated, again: {after: 2, worth: 0.5}, opens: at_the_table}

people:
  ana: {name: Ana Brandt, office: Head of the council, seats: {council: {}}}
  ilse: {name: Ilse Kern, office: Schoolmistress, loyalty: 60, seats: {council: {}}, cares: {well: 2}}
  miller: {name: Josef Moll, office: Miller, loyalty: 40, seats: {council: {}}, cares: {grain: 1}}
  smith: {name: Peter Lang, office: Smith, loyalty: 50, seats: {council: {}}}

bodies:
  council: {name: Council, support: {Loyalty: loyalty, What people say: (trust - 40) / 4}}

votes:
  confidence: {body: council, question: "Shall Ana Brandt stay?", player_wants: "yes"}

events:
  at_the_table:
    title: At the kitchen table
    text: "{with} pours, and waits for you to speak."
    choices:
      listen: {label: Listen, effects: {with.loyalty: +6}, result: You hear more than you asked for.}
      ask: {label: Ask for help, effects: {with.loyalty: -4, trust: +3}, result: It is given. It is also remembered.}
  short_winter:
    title: The barn in January
    when: grain < 40
    brought_by: miller
    text: |
      There are {grain:0} tons left. *The miller has counted twice*, and would sell you his own at a price.
    choices:
      buy: {label: Buy his grain, needs: trust >= 20, effects: {grain: +15, trust: -8, miller.loyalty: +10}}
      ration: {label: Ration the bread, effects: {grain: +6, trust: {by: -2, over: 2}}}
  grumbling:
    title: They want a vote
    when: turn() == 5 or trust < 15
    must: true
    brought_by: smith
    text: Peter Lang says what others whisper, and says it to your face. Let them count.
    choices:
      vote: {label: Let them count, effects: {vote: confidence}}
      give: {label: Open your own cellar first, effects: {trust: +6, grain: +4, vote: {id: confidence, after: 1}}}

endings:
  voted_out: {when: lost(confidence), rank: 1, rung: 1, title: Voted out, text: You carry the chair home yourself.}
  hunger: {when: grain <= 0, rank: 2, rung: 1, title: The empty barn, text: They leave in carts before the thaw.}
  two_winters: {rank: 9, rung: 5, title: Two winters, text: "The chair is yours. There are {grain:0} tons."}

press:
  harvest: {kind: headline, when: month() == 9, text: The harvest is in.}
  joke: {kind: joke, text: "Why is the well so deep? So that the council can look into something."}
"""


def write(path: Path) -> Path:
    """The template at `path`: one file if it ends in .yaml, else a new folder. GameError rather than overwrite."""
    file = path if path.suffix in (".yaml", ".yml") else path / "scenario.yaml"
    try:
        if file is not path:
            path.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(TEXT)
    except FileExistsError:
        raise GameError(f"'{line(str(file), 300)}' is there already", hint="choose another name") from None
    except (OSError, ValueError) as fault:
        why = reason(fault) if isinstance(fault, OSError) else "it cannot be the name of a file"
        raise GameError(f"'{line(str(file), 300)}' cannot be written: {why}") from None
    return file
