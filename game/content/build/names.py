"""Every name that a scenario gives to something, read from the nodes before anything is built. Resolves none of them.

Where a section is wrong elsewhere its names still stand, so that one mistake is not reported as many.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.content.yaml.source import Node, Problems
from game.model.effects import VERBS
from game.model.expression import Kin

TUNING = {"care": 1.0, "offence": 4.0, "root": 0.5, "root_turns": 16.0, "wish": 10.0}
TRAITS = ("loyalty", "mood", "weight", "members")
_NOUNS = {"indicators": "indicator", "formulas": "formula", "tuning": "tuning value", "chances": "chance"}
RESERVED = frozenset({*VERBS, *TRAITS, "each", "cost", "yes_share", "support", "with2", "his_ask"})
PAIRS = frozenset({"with", "with2"})
GROUPS = ("seated", "people", "blocs")

_ID = re.compile(r"[a-z][a-z0-9_]{0,79}")
_SECTIONS = (
    "tuning", "chances", "unknowns", "indicators", "formulas", "reforms", "initiatives", "people", "bodies", "votes",
    "events", "commitments", "endings", "epilogue", "press", "archive", "sources", "lines",
)  # fmt: skip


class Names(Struct, frozen=True):
    """What there is. `addresses` in the order of `State.values`, `slots` in that of a moment's vector.

    `values`: indicators, formulas, tuning and chances -> their section. `events` with moves, and -> their choices.
    `reforms` -> the names of the branches of each stage. `blocs` -> their body. `subjects`: what can be cared about.
    """

    values: Mapping[str, str]
    addresses: tuple[str, ...]
    changeable: frozenset[str]  # by effects: those that no rule holds together
    formulas: tuple[str, ...]
    slots: Mapping[str, int]
    traits: tuple[str, ...]
    kin: Mapping[str, Kin]
    people: tuple[str, ...]
    asking: frozenset[str]
    bodies: tuple[str, ...]
    blocs: Mapping[str, str]
    titles: frozenset[str]
    events: Mapping[str, tuple[str, ...]]
    moves: tuple[str, ...]
    reforms: Mapping[str, tuple[tuple[str, ...], ...]]
    themes: tuple[str, ...]
    shares: tuple[str, ...]
    commitments: Mapping[str, bool]  # whether each is made to a person
    subjects: frozenset[str]
    sections: Mapping[str, tuple[str, ...]]  # votes, endings, initiatives, levels, vows, unknowns, sources, lines


def gather(root: Node, problems: Problems) -> Names:
    """All names of `root`; ids that cannot be ids, and names given twice, are reported."""
    sections = {name: _keys(root.get(name)) for name in _SECTIONS}
    for name in _SECTIONS:
        _check_ids(root.get(name), problems)
    head = root.get("scenario")
    for name in ("levels", "vows"):
        sections[name] = _keys(_at(head, name))
        _check_ids(_at(head, name), problems)
    values = _values(root, problems)
    people = _people(root, problems)
    blocs = _blocs(root, people, problems)
    shares = _keys(_at(root, "budget", "shares"))
    _check_ids(_at(root, "budget", "shares"), problems)
    reforms = {name: tuple(_branches(node, problems)) for name, node in _members(root, "reforms")}
    themes = tuple(dict.fromkeys(filter(None, (_words(node, "theme") for _, node in _members(root, "reforms")))))
    moves = tuple(f"{who}.{move}" for who, node in _members(root, "people") for move in _keys(node.get("moves")))
    traits = _traits(root, values, problems)
    addresses = tuple(_addresses(root, sections, blocs, shares))
    slots = _slots(addresses, sections)
    return Names(
        values=values,
        addresses=addresses,
        changeable=frozenset(a for a in addresses if not a.startswith("plan.")),
        formulas=sections["formulas"],
        slots=slots,
        traits=traits,
        kin=_kin(root, people, blocs, traits, slots),
        people=people,
        asking=frozenset(who for who, node in _members(root, "people") if node.get("asks")),
        bodies=sections["bodies"],
        blocs=blocs,
        titles=frozenset(_titles(root)),
        events=_events(root, problems) | dict.fromkeys(moves, ("let_pass", "stop", "buy")),
        moves=moves,
        reforms=reforms,
        themes=themes,
        shares=shares,
        commitments=_commitments(root),
        subjects=frozenset((*reforms, *themes, *shares, *sections["indicators"])),
        sections=sections,
    )


def refused(name: str) -> str:
    """Why `name` cannot be an id, or nothing."""
    if not _ID.fullmatch(name):
        return f"'{name}' cannot be an id: ids are small letters, digits and _, and begin with a letter"
    return f"'{name}' cannot be an id: it is a word of the expressions" if keyword.iskeyword(name) else ""


def _check_ids(node: Node | None, problems: Problems) -> None:
    for name in _keys(node):
        if (why := refused(name)) and node:
            problems.add(node.key(name), why, hint=_as_id(name))


def _as_id(name: str) -> str:
    """A hint with the id that `name` may be written as."""
    id_ = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    return f"write '{id_}'" if id_ and id_ != name and not refused(id_) else ""


def _keys(node: Node | None) -> tuple[str, ...]:
    return tuple(node.value) if node and isinstance(node.value, dict) else ()


def _at(node: Node | None, *path: str) -> Node | None:
    for key in path:
        node = node.get(key) if node else None
    return node


def _members(root: Node, section: str) -> Iterator[tuple[str, Node]]:
    node = root.get(section)
    yield from node.items() if node else ()


def _words(node: Node, key: str) -> str:
    found = node.get(key)
    return found.value if found and isinstance(found.value, str) else ""


def _values(root: Node, problems: Problems) -> dict[str, str]:
    """The names that stand for a number by themselves; each may be given once."""
    values: dict[str, str] = {}
    for section, says in _NOUNS.items():
        for name, _ in _members(root, section):
            node = root.get(section)
            assert node
            if name in values:
                problems.add(node.key(name), f"'{name}' is already the name of {a(values[name])}")
            elif name in RESERVED:
                problems.add(node.key(name), f"'{name}' is a word of the format and cannot name {a(says)}")
            elif section != "tuning" and name in TUNING:
                problems.add(node.key(name), f"'{name}' is a tuning value of the engine and cannot name {a(says)}")
            else:
                values[name] = says
    return values | {name: "tuning value" for name in TUNING if name not in values}


def a(noun: str) -> str:
    """The noun with its article."""
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def _people(root: Node, problems: Problems) -> tuple[str, ...]:
    section = root.get("people")
    people = _keys(section)
    for who, node in _members(root, "people"):
        if section and who in ("plan", *RESERVED):
            problems.add(section.key(who), f"'{who}' is a word of the format and cannot name a person")
        for part in ("traits", "moves"):
            _check_ids(node.get(part), problems)
        if (moves := node.get("moves")) and "asks" in _keys(moves):
            problems.add(moves.key("asks"), "a move cannot be called 'asks': a promise has that name")
    return people


def _blocs(root: Node, people: tuple[str, ...], problems: Problems) -> dict[str, str]:
    blocs: dict[str, str] = {}
    bodies = root.get("bodies")
    for body, node in _members(root, "bodies"):
        if bodies and body in GROUPS:
            problems.add(bodies.key(body), f"'{body}' is a word of the format and cannot name a body")
        section = node.get("blocs")
        _check_ids(section, problems)
        for bloc in _keys(section):
            assert section
            if bloc in people:
                problems.add(section.key(bloc), f"'{bloc}' is already the name of a person")
            elif bloc in blocs:
                problems.add(section.key(bloc), f"'{bloc}' is already a bloc of '{blocs[bloc]}'")
            elif bloc in ("plan", *RESERVED):
                problems.add(section.key(bloc), f"'{bloc}' is a word of the format and cannot name a bloc")
            blocs[bloc] = body
    return blocs


def _traits(root: Node, values: Mapping[str, str], problems: Problems) -> tuple[str, ...]:
    own: set[str] = set()
    for _, node in _members(root, "people"):
        if traits := node.get("traits"):
            for name in _keys(traits):
                if name in values:
                    problems.add(traits.key(name), f"'{name}' is already the name of {a(values[name])}")
                elif name in RESERVED or name == "theme":
                    problems.add(traits.key(name), f"'{name}' is a word of the format and cannot name a trait")
                own.add(name)
    return (*TRAITS, *sorted(own - set(TRAITS)))


def _addresses(
    root: Node, sections: Mapping[str, tuple[str, ...]], blocs: Mapping[str, str], shares: tuple[str, ...]
) -> Iterator[str]:
    yield from sections["indicators"]
    for who, node in _members(root, "people"):
        yield from dict.fromkeys(f"{who}.{trait}" for trait in ("loyalty", "weight", *_keys(node.get("traits"))))
    for bloc in blocs:
        yield from (f"{bloc}.mood", f"{bloc}.members")
    yield from (f"plan.{share}" for share in shares)
    yield from sections["chances"]


def _slots(addresses: tuple[str, ...], sections: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    tuning = (*sections["tuning"], *(name for name in TUNING if name not in sections["tuning"]))
    slots: dict[str, int] = {}
    for name in (*addresses, *sections["formulas"], *tuning, ""):
        slots.setdefault(name, len(slots))
    return slots


def _kin(
    root: Node, people: tuple[str, ...], blocs: Mapping[str, str], traits: tuple[str, ...], slots: Mapping[str, int]
) -> dict[str, Kin]:
    kin: dict[str, Kin] = {}
    for who, node in _members(root, "people"):
        places = [slots.get(f"{who}.{trait}", slots[""]) for trait in traits]
        places[1] = slots.get(f"{_words(node, 'constituency')}.mood", slots[""])
        kin[who] = Kin(who, tuple(places))
    for bloc in blocs:
        kin[bloc] = Kin(bloc, tuple(slots.get(f"{bloc}.{trait}", slots[""]) for trait in traits))
    return kin


def _branches(reform: Node, problems: Problems) -> Iterator[tuple[str, ...]]:
    stages = reform.get("stages")
    for stage in stages.entries() if stages else ():
        _check_ids(stage.get("fork"), problems)
        yield _keys(stage.get("fork"))


def _events(root: Node, problems: Problems) -> dict[str, tuple[str, ...]]:
    for _, node in _members(root, "events"):
        _check_ids(node.get("choices"), problems)
    return {event: _keys(node.get("choices")) for event, node in _members(root, "events")}


def _commitments(root: Node) -> dict[str, bool]:
    written = {name: _words(node, "to") == "with" for name, node in _members(root, "commitments")}
    return written | {f"{who}.asks": True for who, node in _members(root, "people") if node.get("asks")}


def _titles(root: Node) -> Iterator[str]:
    """Offices that people hold at the start, and those that an effect gives to someone."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.kind == "list":
            waiting += node.entries()
        for key, member in node.items():
            if member.kind in ("map", "list"):
                waiting.append(member)
            if key == "office":
                for office in member.entries():
                    title = office.get("title") if office.kind == "map" else office
                    if title and isinstance(title.value, str):
                        yield title.value
