"""A scenario with something in every section, and how tests build it, whole or with a mistake put in."""

from __future__ import annotations

from game.content.build.assemble import build
from game.content.yaml.parse import read
from game.content.yaml.source import Node, Problems
from game.errors import Problem
from game.model.scenario import Scenario

TEXT = """\
scenario:
  format: 1
  title: The Parish
  player: ana
  goal: Keep *trust*, now {trust}.
  briefing: {who: "You are {ana}.", aim: Stay., watch: [trust, gap], first: Listen.}
  calendar: {start: 1903-03, step: quarter, turns: 12}
  agenda:
    decrees: 1
    words: 2
    scenes: 2
    paid_in: trust
    price: cost * (1 + 0.25 * underway())
    cheaper: [{theme: water, when: grain > 90, by: 0.4}]
    fork_closes: 8
    on_announced: {charges: +4}
  levels:
    easy: {tuning: {pace: 0.5}, effects: all}
    hard: {name: Without a lamp, default: true, going_back: false}
  vows: {dry_feet: {name: Dry feet, commitment: bridge}}
  words: {body: Council, themes: {water: Water}}
tuning:
  pace: {value: 2, why: as counted}
  eaten: 12
chances:
  weather: {spread: normal, sd: 2, new: each year, keeps: 0.2}
  fair: {spread: even, low: -1, high: 3}
unknowns:
  dry: {odds: 0.6, why: nobody wrote it down}
  culprit: {one_of: {boris: 2, clara: 1}}
  struck: {between: [3, 6]}
indicators:
  trust: {name: Trust, start: 40, range: [0, 100], better: up, group: chair, flows: {Bread: 1 if grain > 20 else -4}}
  grain: {name: Grain, decimals: 1, start: 60, range: [0, 200], reported: grain * 1.1, bands: {50: some, 0: none}}
  charges: {name: Charges, start: 0, range: [0, 300]}
  comfort:
    name: Comfort
    range: [0, 500]
    level: {Food: grain / 2, Water: 10 * stage(well)}
formulas:
  gap: {is: 1 - comfort / 100, name: The gap}
  half: trust / 2
budget:
  decided: [9]
  opens: 1903-09
  swing: 3
  shares: {fields: {name: Fields, start: 60, min: 20}, roads: {name: Roads, start: 40}}
reforms:
  well:
    name: The well
    theme: water
    stages:
      - name: The old well
      - name: A deep well
        cost: {carried: 8, announced: 4}
        needs: trust >= 10
        takes: 2
        once: {boris.loyalty: -4}
        each_turn: {trust: +0.6}
        pleases: [clara]
        angers: [boris, farmers]
        back: {cost: 8, once: {trust: -2}}
        fork: {stone: {once: {trust: +1}}, wood: {name: Of wood}}
initiatives:
  hear_out: {name: Hear someone out, with: seated, again: {after: 8, worth: 0.5}, opens: hearing}
  at_odds: {name: At odds, cost: 1, with: {two: {body: council, if: ambition > 1}}, again: never, opens: two_at_table}
people:
  ana: {name: Ana Brandt, office: Head, seats: {council: {}}}
  boris:
    name: Boris Kern
    about: A miller.
    office: [Miller, Treasurer]
    seats: {council: {from: 1903-09, until: 1904-09}}
    loyalty: 30
    weight: 9
    constituency: farmers
    traits: {ambition: 6}
    asks: {theme: water, text: "No, {with}.", keep_if: stage(well) == 0, due: {after: 6}, kept: {with.loyalty: +4}}
    red_line: {when: stage(well) >= 1, text: He goes., effects: {trust: -5}}
    moves:
      grumble:
        when: trust < 30
        text: He writes a letter.
        effects: {charges: +3}
        stop: 5
        buy: {cost: 3, effects: {boris.loyalty: +5}, label: Buy his corn}
        again: 8
    cares: {well: -2, water: 1, grain: 1, fields: 2}
    voice: {water: {for: [It is wet.], against: [It is cold., It is deep.]}}
  clara: {name: Clara Moll, seats: {council: {votes: false}}, traits: {guilt: 2}}
bodies:
  council:
    name: Council
    support: {Loyalty: loyalty, His people: mood / 4, Ambition: -ambition}
    rival: (50 - support) * ambition
  hall:
    name: The hall
    share: clamp(50 + mood, 5, 95)
    moods: {range: [-50, 50], fade: 0.06}
    blocs: {farmers: {name: Farmers, members: 60, mood: 10, cares: {well: 1}}, smiths: {name: Smiths, members: 20}}
votes:
  confidence:
    body: council
    question: Shall Ana stay?
    player_wants: yes
    against_player_below: 40
    for_player_from: 50
    passed: {trust: +5}
    failed: {vote: appeal}
  appeal: {body: hall, question: And the hall?, player_wants: no, yes_if: yes_share > 0.5, passes: 0.6, counts: weights}
events:
  hearing:
    title: At the table
    text: "{with} pours."
    choices:
      listen: {label: Listen, effects: {with.loyalty: +6, promise: {id: his_ask, to: with}}, result: You hear.}
      leave: {label: Leave, effects: {with.loyalty: {by: -6, odds: 0.5, over: 2, seen: hinted, why: rude}}}
  two_at_table:
    title: Two of them
    text: "{with} and {with2}."
    choices:
      a: {label: A, effects: {stage: {reform: with.theme, by: -1}}}
      b: {label: B, effects: {event: {id: flood, after: 1, with: with2}}}
  flood:
    title: The flood
    when: between('1904-02', '1904-03')
    must: true
    brought_by: [clara, boris]
    text: Water. {grain} tons are wet.
    history: It happened.
    sources: [annals]
    choices:
      dig:
        label: Dig
        needs: trust >= 10
        effects:
          trust: [{by: +1}, {set: 50, if: gap > 0, odds: 0.3}]
          plan: {fields: +2.5, roads: -1}
          seat: {who: clara, body: council}
          unseat: {who: boris, body: council}
          office: {who: null, title: Treasurer}
          absent: {who: boris, until: 1904-06}
          reveal: grain
          cancel: hearing
          promise: bridge
          end: hunger
          each: {of: council, if: support < 40, effects: {loyalty: -3, charges: +1}}
        result: You dig.
      pray: {label: Pray, effects: {vote: {id: confidence, after: 1}, office: {who: clara, title: Deacon}}}
  news: {title: News, when: "holds(clara, 'Deacon')", brought_by: {name: A boy, office: Runner}, text: It is read.}
commitments:
  bridge:
    name: A bridge
    to: the people
    text: Over the brook.
    due: 1907-03
    keep_if: grain >= 50
    marks: {1904-09: Half of it., 1903-09: null}
    kept: {trust: +10}
    broken: {trust: -10}
endings:
  hunger: {when: grain <= 0, rank: 1, rung: 1, title: Hunger, text: None.}
  handed_over: {at: end, when: trust > 60, rank: 4, rung: 9, title: Done, successor: {of: council, highest: ambition}}
  in_the_chair: {rank: 9, rung: 5, title: Still there, text: "Then {successor}.", successor: clara}
epilogue: {fields: {when: stands(well), topic: land, text: "Green under {successor}."}}
press: {peas: {kind: joke, when: trust < 90, once: true, text: Peas.}, fair: {kind: headline, text: A fair.}}
archive: {annals: {title: Annals, text: Old., sources: annals}}
sources: {annals: The annals of the parish}
map: {anything: [goes]}
history:
  decisions:
    1904-02: [{choose: flood.dig}, {reform: well, to: 1, announced: true, fork: stone}]
    1904-03: [{initiative: hear_out, with: boris}, {plan: {fields: 62, roads: 38}}, {choose: boris.grumble.stop}]
  series:
    grain: {of: {indicator: grain, as: year_end, scale: 2}, 1903: 50, 1904: 61.5, source: annals}
lines:
  digger:
    name: The digger
    orders: {1903-06: [{reform: well, to: 1}]}
    answers: {flood: dig}
    aims: {trust: 1, comfort: 0.5}
    decrees: [{reform: well, to: 1, when: trust > 20, fork: wood}]
    words: [{initiative: hear_out, with: boris}]
    plan: {fields: 70}
    keep: 10
"""


def read_text(text: str, problems: Problems) -> Node:
    root = read("parish.yaml", text.encode(), problems)
    assert root is not None, problems.found()
    return root


def built(text: str = TEXT) -> Scenario:
    """The scenario of `text`, which has no mistake."""
    problems = Problems()
    scenario = build(read_text(text, problems), problems, id="parish", path="parish.yaml", digest="0")
    assert scenario is not None, "\n".join(map(str, problems.found()))
    return scenario


def mistakes(text: str) -> tuple[Problem, ...]:
    """What is wrong with `text`, which cannot be built."""
    problems = Problems()
    assert build(read_text(text, problems), problems, id="parish", path="parish.yaml", digest="0") is None
    return problems.found()


def changed(old: str, new: str) -> str:
    """The parish with `old`, which it has once, made `new`."""
    assert TEXT.count(old) == 1, f"{old!r} stands {TEXT.count(old)} times in the parish"
    return TEXT.replace(old, new)


def mistakes_at(right: str, wrong: str) -> tuple[tuple[Problem, ...], tuple[int, int]]:
    """What is wrong with the parish where `right` is `wrong`, and where the « stood in that."""
    marked = changed(right, wrong)
    before = marked[: marked.index("«")]
    return mistakes(marked.replace("«", "")), (before.count("\n") + 1, len(before) - before.rfind("\n"))
