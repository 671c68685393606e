"""Numbers as a reader sees them: thousands with a thin space, changes with a sign, a word for the level."""

from __future__ import annotations

from collections.abc import Sequence

from game.model.numbers import Better, Indicator, Shown
from game.views.lines import NO_CHANGE, Delta, Tone

THIN = "\u2009"
MINUS = "\u2212"
_UNSAID = ("", "points", "point", "number", "share", "mark")  # units that a bare number does not need


def number(value: float, decimals: int = 0) -> str:
    """23, −4.5, 12 400: rounded, never "−0"."""
    text = f"{abs(value):,.{decimals}f}".replace(",", THIN)
    nothing = not any(digit in text for digit in "123456789")
    return text if value >= 0 or nothing else MINUS + text


def signed(value: float, decimals: int = 0) -> str:
    """A change, always with its sign; a small one keeps the decimal that its scale would drop. Nothing is empty."""
    if value == 0:
        return ""
    size = abs(value)
    places = decimals
    while places < 2 and (round(size, places) == 0 or (size < 10 and places == 0 and size != round(size))):
        places += 1
    text = number(size, places)
    if "." in text and places > decimals:
        text = text.rstrip("0").rstrip(".")
    if not any(digit in text for digit in "123456789"):
        return ""
    return ("+" if value > 0 else MINUS) + text


def figure(value: float, shown: Shown) -> str:
    """The number alone; a per cent sign stays with it."""
    text = number(value, shown.decimals)
    return f"{text}%" if shown.unit.startswith("%") else text


def with_unit(value: float, shown: Shown) -> str:
    """The number and its unit: 85.6 million t, 27% of the West's, 25.0 (West in 1953 = 100)."""
    text, unit = number(value, shown.decimals), shown.unit
    if unit in _UNSAID:
        return text
    if unit.startswith("%"):
        return text + unit
    return f"{text} ({unit})" if "=" in unit or unit[:1].isdigit() else f"{text} {unit}"


def tone(amount: float, better: Better) -> Tone:
    if better not in ("up", "down") or not amount:
        return "flat"
    return "good" if (amount > 0) == (better == "up") else "bad"


def delta(amount: float, shown: Shown) -> Delta:
    """The change in words; one too small to be written is none."""
    text = signed(amount, shown.decimals)
    return Delta(amount, text, tone(amount, shown.better)) if text else NO_CHANGE


def news(past: Sequence[float], width: float) -> float:
    """How much news the last movement of `past` is, as a part of a range of `width`: what goes on as it went the turn
    before counts half, what is new or turns round counts whole."""
    if len(past) < 2 or width <= 0:
        return 0.0
    moved = past[-1] - past[-2]
    before = past[-2] - past[-3] if len(past) > 2 else 0.0
    habit = min(abs(moved), abs(before)) if moved * before > 0 else 0.0
    return (abs(moved) - habit / 2) / width


def level(value: float, shown: Shown) -> str:
    """The word of the band that holds `value`, or nothing."""
    word = ""
    for start, name in shown.bands:
        if value < start and word:
            break
        word = name
    return word


def share_of_range(value: float, indicator: Indicator | None) -> float:
    """Where the value stands between the ends of its range, 0-1."""
    if indicator is None or indicator.high <= indicator.low:
        return 0.0
    return min(max((value - indicator.low) / (indicator.high - indicator.low), 0.0), 1.0)


def size(amount: float, value: float, indicator: Indicator) -> int:
    """How large a change is, 1-3, against its range; where that is wide, against twice what there is, or what the
    words for its levels span, where that is more."""
    span = indicator.high - indicator.low
    if span > 100:
        levels = [start for start, _ in indicator.shown.bands]
        least = levels[-1] - levels[0] if len(levels) > 1 else span / 20
        span = min(span, max(2 * abs(value), least))
    part = abs(amount) / span if span else 0.0
    return 3 if part >= 0.10 else 2 if part >= 0.04 else 1


def count(many: int, one: str, more: str = "") -> str:
    """One paper, two papers, 14 papers."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    said = words[many] if 0 <= many < len(words) else number(many)
    return f"{said} {one if many == 1 else more or one + 's'}"


def a(word: str) -> str:
    """a decree, an errand."""
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"


def the(name: str) -> str:
    """the Senate, whether or not the name begins with its article."""
    return name[:1].lower() + name[1:] if name[:4].lower() == "the " else f"the {name}"


def listed(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """A, B and C."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(text: str) -> str:
    """The same words with a capital at the front."""
    return text[:1].upper() + text[1:]


def direction(change: Delta) -> Delta:
    """The change without its amount: ▲ or ▼."""
    return Delta(0.0, "▲" if change.amount > 0 else "▼", change.tone) if change.amount else NO_CHANGE
