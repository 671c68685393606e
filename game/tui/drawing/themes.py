"""Three themes and the tones text is written in. Every tone holds 4.5:1 on every ground it may stand on."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

# tone -> (colour, weight); a colour is a name of `_COLOURS`
TONES: dict[str, tuple[str, str]] = {
    "": ("ink", ""),
    "strong": ("ink", "bold"),
    "quote": ("ink", "italic"),
    "soft": ("soft", ""),
    "aside": ("soft", "italic"),
    "off": ("soft", "italic"),
    "brass": ("brass", ""),
    "head": ("brass", "bold"),
    "key": ("brass", "bold"),
    "red": ("red", ""),
    "masthead": ("red", "bold"),
    "good": ("good", ""),
    "bad": ("bad", ""),
    "wait": ("brass", ""),
    "rule": ("rule", ""),
    "trace": ("brass", ""),
    "band": ("band", ""),
    "axis": ("soft", ""),
}

# Grounds a line may stand on, and the badge, which has an ink of its own.
GROUNDS = ("paper", "panel", "cursor", "trail")

_COLOURS: dict[str, dict[str, str]] = {
    "night": {
        "paper": "#15151a", "panel": "#1d1d24", "cursor": "#4a151b", "trail": "#2a2a33",
        "ink": "#efe9da", "soft": "#b3aa98", "brass": "#dcb257", "red": "#ff8078", "good": "#9ccf86", "bad": "#ff8a80",
        "rule": "#4c4a4a", "band": "#7d7666", "badge": "#9c1c24", "badge-ink": "#fff6e3",
    },
    "paper": {
        "paper": "#f6f0e0", "panel": "#ede5cf", "cursor": "#e3d0a4", "trail": "#e4dcc6",
        "ink": "#1d1812", "soft": "#564c3d", "brass": "#6b4700", "red": "#970f18", "good": "#23561a", "bad": "#970f18",
        "rule": "#b9ac90", "band": "#7d7056", "badge": "#970f18", "badge-ink": "#fff8e8",
    },
    "contrast": {
        "paper": "#000000", "panel": "#000000", "cursor": "#00307a", "trail": "#303030",
        "ink": "#ffffff", "soft": "#e4e4e4", "brass": "#ffdf5d", "red": "#ffa8a0", "good": "#8cff8c", "bad": "#ffa8a0",
        "rule": "#a0a0a0", "band": "#a8a8a8", "badge": "#ffdf5d", "badge-ink": "#000000",
    },
}  # fmt: skip
NAMES = tuple(_COLOURS)


def theme(name: str) -> Theme:
    """The Textual theme of that name, with our colours as CSS variables: $paper, $panel, $ink, $soft, …"""
    own = _COLOURS[name]
    return Theme(
        name=name,
        dark=name != "paper",
        primary=own["badge"],
        secondary=own["brass"],
        accent=own["brass"],
        warning=own["brass"],
        error=own["bad"],
        success=own["good"],
        foreground=own["ink"],
        background=own["paper"],
        surface=own["panel"],
        panel=own["trail"],
        variables=own
        | {
            "foreground-muted": own["soft"],
            "foreground-disabled": own["soft"],
            "text": own["ink"],
            "text-muted": own["soft"],
            "text-disabled": own["soft"],
            "block-cursor-foreground": own["ink"],
            "block-cursor-background": own["cursor"],
            "block-cursor-blurred-foreground": own["ink"],
            "block-cursor-blurred-background": own["trail"],
            "block-hover-background": own["trail"],
            "input-cursor-background": own["ink"],
            "input-cursor-foreground": own["paper"],
            "input-selection-background": own["cursor"],
            "input-selection-foreground": own["ink"],
            "scrollbar": own["band"],
            "scrollbar-hover": own["brass"],
            "scrollbar-active": own["brass"],
            "scrollbar-background": own["panel"],
            "scrollbar-background-hover": own["panel"],
            "scrollbar-background-active": own["panel"],
            "scrollbar-corner-color": own["panel"],
        },
    )


def defaults() -> dict[str, str]:
    """Our CSS variables for a theme that is not ours."""
    return _COLOURS["night"]


@lru_cache(maxsize=512)
def style(name: str, tone: str, ground: str) -> Style:
    """The style of `tone` on `ground` in the theme `name`; the tone `badge` brings its own ground."""
    own = _COLOURS.get(name, _COLOURS["night"])
    if tone == "badge":
        return Style(color=own["badge-ink"], bgcolor=own["badge"], bold=True)
    colour, weight = TONES[tone]
    return Style(
        color=own[colour],
        bgcolor=own[ground],
        bold=weight == "bold",
        italic=weight == "italic",
    )
