"""Views as plain lines. Nothing here decides anything; every word comes from the views."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from game.views.body import BodyView
from game.views.decision import ChoiceLine, DecisionView
from game.views.desk import DeskView
from game.views.end import EndView
from game.views.initiatives import WordsView
from game.views.lines import EffectLine, ForecastRow, Need, Row
from game.views.outcome import Moved, ResultView
from game.views.plan import PlanView
from game.views.quarter import AccountLine, QuarterView
from game.views.reforms import NextStage, ReformsView, ReformView
from game.views.vote import VoteView
from game.views.why import WhyView

WIDTH = 78

Lines = Iterator[str]


def wrapped(text: object, indent: str = "", hang: str = "") -> Lines:
    """The words of a prose or string, broken at the width, an empty line between paragraphs."""
    for number, paragraph in enumerate(str(text).split("\n\n")):
        if number:
            yield ""
        yield from textwrap.wrap(paragraph, WIDTH, initial_indent=indent, subsequent_indent=indent + hang) or [""]


def headed(title: str, lines: Iterable[str]) -> Lines:
    """Lines under their title; nothing where there are none."""
    found = list(lines)
    if found:
        yield ""
        if title:
            yield title
        yield from found


def row(of: Row) -> str:
    said = f"  {of.name}: {of.text}"
    said += f" ({of.delta.text})" if of.delta.text else ""
    said += f", {of.level}" if of.level else ""
    return said + (", as reported" if of.reported else "")


def desk(view: DeskView) -> Lines:
    yield f"{view.title}. {view.date}, {view.turn_word} {view.turn} of {view.turns}."
    if view.purse:
        yield f"{view.purse.row.name}: {view.purse.text}"
    if view.vow:
        yield from wrapped(view.vow)
    for group in view.groups:
        yield from headed(group.name, map(row, group.rows))
    yield from next_up(view)


def next_up(view: DeskView) -> Lines:
    """The part of the desk that asks for something: what to watch, what is due, what lies in the tray."""
    yield from headed("To watch", map(row, view.gauges))
    if view.council:
        yield from headed(view.council.name, [f"  {view.council.heads.text}"])
    yield from headed("Promises", (f"  {d.name}: {d.date}, {d.state}" for d in view.due))
    yield from headed("What is brewing", (line for p in view.brewing for line in wrapped(p, "  ")))
    yield from headed("Given and not yet carried out", (f"  {p.text}, {p.price.text}" for p in view.agenda.pending))
    yield from headed("Under way", (f"  {u.text}: {u.when}" for u in view.agenda.underway))
    yield from headed("In the tray", (f"  {n}  {t.title}{_from(t.brought_by)}" for n, t in enumerate(view.tray, 1)))
    yield from headed("Troubles", (f"  {trouble}" for trouble in view.troubles))
    yield ""
    yield view.agenda.line
    yield from (step.text for step in view.steps)


def _from(who: str) -> str:
    return f", from {who}" if who else ""


def effect(of: EffectLine) -> str:
    words = [of.text, of.arrows, of.note]
    return "     " + " ".join(word for word in words if word)


def _effects(lines: Sequence[EffectLine], gains: Sequence[str], loses: Sequence[str], later: str = "") -> Lines:
    yield from map(effect, lines)
    if gains:
        yield f"     also up: {', '.join(gains)}"
    if loses:
        yield f"     also down: {', '.join(loses)}"
    if later:
        yield f"     {later}"


def decision(view: DecisionView) -> Lines:
    yield view.title
    yield ", ".join(filter(None, (view.bearer.name, view.bearer.office, view.date, view.place)))
    yield ""
    yield from wrapped(view.text)
    if view.note:
        yield ""
        yield view.note
    for choice in view.choices:
        yield ""
        yield from _choice(choice)
    yield ""
    yield "Choose by number, or `desk` to leave it for now." if view.choices else "Read: press Enter to put it away."


def _choice(choice: ChoiceLine) -> Lines:
    price = f" ({choice.price.text})" if choice.price else ""
    yield from wrapped(f"{choice.key}  {choice.label}{price}", hang="   ")
    if not choice.enabled:
        yield f"     barred: {choice.reason}"
    yield from _effects(choice.lines, choice.gains, choice.loses, choice.later)


def result(view: ResultView) -> Lines:
    if view.text:
        yield from wrapped(view.text)
    for vote in view.votes:
        yield ""
        yield from count(vote)
    yield from headed("What moved", [*map(_moved, view.moved), *_smaller(view.smaller)])
    yield from headed("Besides", (f"  {other}" for other in (*view.others, *view.scheduled)))
    if view.history:
        yield ""
        yield "(`history`)"


def _moved(of: Moved) -> str:
    return f"  {of.name} {of.delta.text}" + (f" to {of.text}" if of.text else "")


def _smaller(many: int) -> Lines:
    if many:
        yield f"  and {many} smaller changes"


def history(view: ResultView) -> Lines:
    yield from wrapped(view.history)
    yield from (f"  {source}" for source in view.sources)


def count(view: VoteView) -> Lines:
    yield from wrapped(f"{view.body}: {view.question}")
    for ballot in view.ballots:
        reasons = ", ".join(f"{term.label} {term.text}" for term in ballot.reasons[:3])
        yield f"  {ballot.name}: {ballot.vote}{' (waited)' if ballot.waited else ''}{'; ' + reasons if reasons else ''}"
    yield view.line


def reforms(view: ReformsView) -> Lines:
    yield view.title
    for theme in view.themes:
        yield from headed(theme.name, (f"  {r.id}: {r.name}. {r.status}" for r in theme.reforms))
    yield ""
    yield view.line
    yield "`reform ID` opens one; `decree ID` takes it a stage further, `decree ID back` a stage back."


def _needs(needs: Sequence[Need]) -> Lines:
    yield from (f"     {'met' if need.met else 'not met'}: {need.text}" for need in needs)


def reform(view: ReformView) -> Lines:
    yield f"{view.name} ({view.theme})"
    yield from wrapped(view.text)
    for step in view.track:
        when, way = f" {step.when}" if step.when else "", f" ({step.way})" if step.way else ""
        yield f"  {step.number}  {step.name}: {step.state}{when}{way}"
    if view.next:
        yield from headed(f"Next: {view.next.name}", _next(view.next))
    if view.back and view.back.price:
        yield ""
        yield f"Back to: {view.back.name}, {view.back.price.text}"
        yield from map(effect, view.back.lines)
        if view.back.barred:
            yield f"     barred: {view.back.barred}"
    yield from headed("What they say", (f"  {o.name}: {o.words}" for o in view.opinions))


def _next(step: NextStage) -> Lines:
    yield from wrapped(step.text, "  ")
    yield f"  carried: {step.carried.text}; it works from {step.works}"
    if step.announced:
        yield f"  announced: {step.announced.text}. {step.announced_note}"
    if step.discount:
        yield f"  {step.discount}"
    yield from _needs(step.needs)
    yield from _effects([*step.once, *step.each_turn], step.gains, step.loses)
    for branch in step.branches:
        yield f"  {branch.id}: {branch.name}{'; closed: ' + branch.closed if branch.closed else ''}"
        yield from wrapped(branch.text, "     ")
        yield from _effects(branch.lines, branch.gains, branch.loses)
        yield from _needs(branch.needs)
    if step.barred:
        yield f"  barred: {step.barred}"


def forecast(of: ForecastRow) -> str:
    return f"  {of.name}: now {of.now}, then {of.then_with} (without: {of.then_without}) {of.delta.text}".rstrip()


def words(view: WordsView) -> Lines:
    yield view.title
    for item in view.items:
        yield ""
        yield f"{item.id}: {item.name}, {item.price.text}{'; barred: ' + item.barred if item.barred else ''}"
        yield from wrapped(item.text, "  ")
        yield from _needs(item.needs)
        if item.note:
            yield f"  {item.note}"
        if item.final:
            yield from wrapped(item.final, "  ")
        if not item.barred:
            yield from (f"     {t.id}: {', '.join(filter(None, (t.name, t.reason or t.line)))}" for t in item.targets)
    yield ""
    yield view.line
    yield "`word ID` begins one, `word ID WHOM` about somebody."


def plan(view: PlanView) -> Lines:
    yield view.title
    for share in view.rows:
        moved = f" -> {share.new:.3g}" if share.new != share.now else ""
        yield f"  {share.id}: {share.name} {share.now:.3g}{moved} (from {share.low:.3g} to {share.high:.3g})"
    yield f"  together {view.total:g}"
    yield from headed("The forecast", map(forecast, view.forecast))
    yield from filter(None, (view.reason, view.trouble, view.next))
    if view.editable:
        yield "`plan ID=POINTS ID=POINTS` sets it; the shares must add up as they do now."


def body(view: BodyView) -> Lines:
    for room in view.rooms:
        yield ""
        yield f"{room.name}: {room.heads.text}"
        for member in room.members:
            stands = "you" if member.player else f"{member.mark}, support {member.said}{member.sign}"
            yield f"  {member.name}, {member.office}: {stands}" if member.office else f"  {member.name}: {stands}"
            if member.terms and not member.player:
                yield "     " + ", ".join(f"{term.label} {term.text}" for term in member.terms)
            yield from (f"     {debt}" for debt in member.debts)
    for house in view.houses:
        yield ""
        yield f"{house.name}: {house.line}"
        yield from (f"  {b.name}: {b.seats:.0f} of {b.members:.0f}; {b.mood_text}" for b in house.blocs)
    yield from headed("Offices", (f"  {title}: {who}" for title, who in view.offices))
    yield from headed("Elsewhere", ("  " + ", ".join(filter(None, (p.name, p.office))) for p in view.elsewhere))


def why(view: WhyView) -> Lines:
    yield f"{view.name}: {view.text}{', ' + view.level if view.level else ''}"
    yield from wrapped(view.about)
    if view.veil:
        yield from wrapped(view.veil)
    for turn in view.ledger[:8]:
        yield f"{turn.date}: {turn.total.text} to {turn.text}"
        yield from (f"  {line.delta.text} {line.cause}{', ' + line.since if line.since else ''}" for line in turn.lines)
    yield from headed("Over the whole game", (f"  {line.delta.text} {line.cause}" for line in view.totals))


def quarter(view: QuarterView, most: int = 1000) -> Lines:
    """What a turn brought, with the `most` numbers that moved furthest."""
    yield view.title if view.date in view.title else f"{view.title}. {view.date}."
    if view.headline:
        yield ""
        yield from wrapped(f"{view.paper}: {view.headline}")
    for told in (view.joke, *view.rumours):
        if told:
            yield ""
            yield from wrapped(told)
    for vote in view.votes:
        yield ""
        yield from wrapped(f"{vote.body}: {vote.question} {vote.line}")
    news = (*view.begun, *(f"{j.name}: {j.outcome}" for j in view.judged), *view.news, *view.errors)
    yield from headed("What is new", (f"  {line}" for line in news))
    yield from headed("What moved", (line for account in view.accounts[:most] for line in _account(account)))
    yield from _smaller(max(0, len(view.accounts) - most))


def _account(of: AccountLine) -> Lines:
    said = ", ".join(f"{label} {amount.text}" for label, amount in of.causes)
    yield from wrapped(f"{of.name} {of.delta.text} to {of.text}{': ' + said if said else ''}", "  ")


def end(view: EndView) -> Lines:
    yield f"{view.title} ({view.date})"
    yield ""
    yield from wrapped(view.text)
    for chapter in view.epilogue:
        yield from headed(chapter.topic, wrapped(chapter.text))
    yield from headed("", (f"  {mark.name}: {mark.text}, {mark.level}" for mark in view.marks))
    yield from headed("From the start to now", (f"  {n}: {a} -> {b} {d.text}" for n, a, b, d in view.sums))
    if view.vow:
        yield from wrapped(view.vow)
