"""The colours of the face, by name: two themes of our own, and the same names for every stock theme.

Widgets and style sheets name tokens and never a colour. In CSS a token is `$oct-<name>` (`$oct-surface`,
`$oct-go-tint`); in drawn lines it is a word of a style: `"bold accent"`, `"ink on nogo bold"`.

    class Octotui(Themed, App[None]):
        CSS = "Screen { background: $oct-bg; color: $oct-text; }"

    colours = tokens(self.app)             # cached, one for each theme
    colours.style("bold hold", "raised")   # a rich style on the raised plane
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from rich.style import Style
from textual.color import Color
from textual.reactive import Reactive
from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App as _AppBase
    from textual.widget import Widget

    _Base = _AppBase[Any]
else:
    _Base = object

DARK = {
    "text": "#e8eaf2", "muted": "#a3abbd", "faint": "#9199ad", "accent": "#b9a6ff",
    "go": "#6fd8a0", "hold": "#f3c364", "nogo": "#ff8b8b", "info": "#7cbcff",
    "bg": "#0e1016", "surface": "#151822", "raised": "#1d212d", "sel": "#2c2b4a",
    "go-tint": "#12291f", "hold-tint": "#2e2614", "nogo-tint": "#381a20", "info-tint": "#14263a",
    "accent-tint": "#241f3d", "ink": "#0e1016", "rule": "#333a4b", "track": "#3a4254",
    "groove": "#1d212d", "past": "#5f6a82", "shade": "#0a0b10",
}  # fmt: skip
LIGHT = {
    "text": "#1b1e2b", "muted": "#535a6b", "faint": "#5a6170", "accent": "#5836c9",
    "go": "#0f6639", "hold": "#934f00", "nogo": "#b01c2b", "info": "#0a559f",
    "bg": "#f6f5f1", "surface": "#eeece6", "raised": "#ffffff", "sel": "#e2dcfb",
    "go-tint": "#dcf1e3", "hold-tint": "#fbebc8", "nogo-tint": "#fbdfdf", "info-tint": "#dcebfb",
    "accent-tint": "#e9e3fc", "ink": "#ffffff", "rule": "#d5d1c6", "track": "#cdc8bb",
    "groove": "#e0dcd1", "past": "#8c8574", "shade": "#e2dfd6",
}  # fmt: skip

TEXTS = ("text", "muted", "faint", "accent", "go", "hold", "nogo", "info")
"""Tokens that text is written in."""
PLANES = ("bg", "surface", "raised", "sel", "go-tint", "hold-tint", "nogo-tint", "info-tint", "accent-tint")
"""Tokens that text is written on."""
SOLIDS = ("accent", "go", "hold", "nogo", "info")
"""Tokens that a band or chip is filled with; text on them is ink."""

_TINT = 0.15
_WEIGHTS = ("bold", "italic", "underline", "reverse", "strike")


class Tokens:
    """The colours of one theme by token name, and the styles made from them."""

    def __init__(self, colours: dict[str, str], *, plain: bool = False) -> None:
        """Take the colour of each token; `plain` draws bands in reverse video, for terminals without colour."""
        self.colours = colours
        self.plain = plain
        self._styles: dict[tuple[str, str | None], Style] = {}

    def __getitem__(self, token: str) -> str:
        """Give the colour of a token as text that CSS understands."""
        return self.colours[token]

    def style(self, words: str, plane: str | None = None) -> Style:
        """Turn `"bold hold"`, `"ink on nogo"` into a style; without `on` the text stands on `plane`."""
        key = (words, plane)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._make(words, plane)
        return style

    def _make(self, words: str, plane: str | None) -> Style:
        front, _, back = words.partition(" on ")
        names = front.split()
        if back:
            plane, *more = back.split()
            names += more
        weights: dict[str, bool] = {name: True for name in names if name in _WEIGHTS}
        tokens = [name for name in names if name not in _WEIGHTS]
        ink = tokens[0] if tokens else "text"
        if self.plain and plane in SOLIDS and ink != plane:
            # All of a band, its air too: a band of two greys would look torn.
            ink, plane, weights["reverse"] = "text", "bg", True
        return Style(
            color=self.colour(ink).rich_color,
            bgcolor=self.colour(plane).rich_color if plane else None,
            bold=weights.get("bold"),
            italic=weights.get("italic"),
            underline=weights.get("underline"),
            reverse=weights.get("reverse"),
            strike=weights.get("strike"),
        )

    def colour(self, token: str) -> Color:
        """Give the colour of a token, or read the colour itself where a plane is a widget's own background."""
        return Color.parse(self.colours.get(token, token))

    @cached_property
    def variables(self) -> dict[str, str]:
        """Give the tokens as CSS variables, `oct-` before each name."""
        return {f"oct-{name}": colour for name, colour in self.colours.items()}


def _theme(name: str, colours: dict[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=colours["accent"],
        secondary=colours["info"],
        accent=colours["accent"],
        success=colours["go"],
        warning=colours["hold"],
        error=colours["nogo"],
        foreground=colours["text"],
        background=colours["bg"],
        surface=colours["surface"],
        panel=colours["raised"],
        variables={
            **{f"oct-{token}": colour for token, colour in colours.items()},
            "block-cursor-background": colours["accent"],
            "block-cursor-foreground": colours["ink"],
            "input-cursor-background": colours["accent"],
            "input-cursor-foreground": colours["ink"],
            "input-selection-background": colours["sel"],
            "scrollbar": colours["track"],
            "scrollbar-hover": colours["past"],
            "scrollbar-active": colours["accent"],
            "scrollbar-background": colours["bg"],
            "scrollbar-background-hover": colours["bg"],
            "scrollbar-background-active": colours["bg"],
            "scrollbar-corner-color": colours["bg"],
        },
    )


OCTOTUI_DARK = _theme("octotui-dark", DARK, dark=True)
OCTOTUI_LIGHT = _theme("octotui-light", LIGHT, dark=False)


def _ansi(theme: Theme) -> dict[str, str]:
    """Map the tokens to the terminal's own sixteen colours: planes stay the terminal's background."""
    colours = dict.fromkeys(DARK, "ansi_default")
    colours |= {"muted": "ansi_default", "faint": "ansi_default", "rule": "ansi_bright_black"}
    colours |= {"track": "ansi_bright_black", "past": "ansi_bright_black", "groove": "ansi_bright_black"}
    colours |= {"accent": "ansi_magenta", "go": "ansi_green", "hold": "ansi_yellow", "nogo": "ansi_red"}
    return colours | {"info": "ansi_blue", "ink": "ansi_black" if theme.dark else "ansi_white"}


def derive(theme: Theme) -> dict[str, str]:
    """Give every token a colour from any theme: its own tokens, or mixes of what a stock theme defines."""
    own = {name: theme.variables[f"oct-{name}"] for name in DARK if f"oct-{name}" in theme.variables}
    if len(own) == len(DARK):
        return own
    if theme.ansi:
        return _ansi(theme) | own
    system = theme.to_color_system().generate()

    def known(name: str) -> Color:
        return Color.parse(system[name])

    bg, text = known("background"), known("foreground")
    solid = {
        "accent": known("accent"), "go": known("success"), "hold": known("warning"),
        "nogo": known("error"), "info": known("secondary" if theme.secondary else "primary"),
    }  # fmt: skip
    mixes = {
        "text": text, "muted": bg.blend(text, 0.78), "faint": bg.blend(text, 0.68), **solid,
        "bg": bg, "surface": known("surface"), "raised": known("panel"), "sel": bg.blend(solid["accent"], 0.25),
        **{f"{name}-tint": bg.blend(colour, _TINT) for name, colour in solid.items()},
        "ink": bg, "rule": bg.blend(text, 0.22), "track": bg.blend(text, 0.26),
        "groove": bg.blend(text, 0.1), "past": bg.blend(text, 0.45), "shade": bg.darken(0.03),
    }  # fmt: skip
    return {name: own.get(name, colour.hex6) for name, colour in mixes.items()}


_cache: dict[tuple[str, bool], Tokens] = {}


def tokens_of(theme: Theme, *, plain: bool = False) -> Tokens:
    """Give the tokens of a theme, made once for each theme name."""
    key = (theme.name, plain)
    found = _cache.get(key)
    if found is None:
        found = _cache[key] = Tokens(derive(theme), plain=plain)
    return found


def tokens(app: _AppBase[Any]) -> Tokens:
    """Give the tokens of the theme an app shows now."""
    return tokens_of(app.current_theme, plain=app.no_color)


def ground(widget: Widget) -> str:
    """Give the background a widget has by its style sheet, as a plane for `Line.strip`."""
    return widget.background_colors[1].css.replace(" ", "")


class Themed(_Base):
    """Mixin for the app: brings both themes, starts in the dark one, and defines `$oct-...` under any theme."""

    # A default of the class, so that the first style sheet is made in it and none is thrown away.
    theme: Reactive[str] = Reactive("octotui-dark")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Define our tokens for themes that do not define them."""
        return tokens_of(self.current_theme).variables

    def get_theme(self, theme_name: str) -> Theme | None:
        """Know our own themes from the first style sheet on, before anything could register them."""
        return _OWN.get(theme_name) or super().get_theme(theme_name)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Name our own themes first."""
        return _OWN | super().available_themes


_OWN = {theme.name: theme for theme in (OCTOTUI_DARK, OCTOTUI_LIGHT)}
