"""Everything is readable: contrast of each text on each plane, in both themes, and every token under stock themes."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from octotui.tui.theme import DARK, LIGHT, OCTOTUI_DARK, OCTOTUI_LIGHT, PLANES, SOLIDS, TEXTS, Tokens, derive

READABLE = 4.5


def luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [OCTOTUI_DARK, OCTOTUI_LIGHT], ids=lambda theme: theme.name)
def test_each_text_is_readable_on_each_plane(theme):
    colours = derive(theme)
    table = {(text, plane): contrast(colours[text], colours[plane]) for text in TEXTS for plane in PLANES}
    assert {pair: round(ratio, 2) for pair, ratio in table.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("theme", [OCTOTUI_DARK, OCTOTUI_LIGHT], ids=lambda theme: theme.name)
def test_ink_is_readable_on_each_solid(theme):
    colours = derive(theme)
    assert min(contrast(colours["ink"], colours[solid]) for solid in SOLIDS) >= 5.5


def test_both_themes_name_the_same_tokens():
    assert set(DARK) == set(LIGHT)


@pytest.mark.parametrize("name", sorted(BUILTIN_THEMES))
def test_every_stock_theme_gives_every_token(name):
    colours = derive(BUILTIN_THEMES[name])
    assert set(colours) == set(DARK)
    assert all(Color.parse(colour) for colour in colours.values())


def test_a_theme_may_bring_some_tokens_of_its_own():
    theme = BUILTIN_THEMES["nord"]
    changed = type(theme)(name="mine", primary=theme.primary, variables={"oct-go": "#00ff00"})
    assert derive(changed)["go"] == "#00ff00"


def test_without_colour_a_band_is_reverse_video():
    plain = Tokens(DARK, plain=True)
    assert plain.style("ink on nogo bold").reverse
    assert not plain.style("nogo", "bg").reverse
    assert not Tokens(DARK).style("ink on nogo bold").reverse


def test_styles_know_weights_planes_and_inks():
    style = Tokens(DARK).style("bold hold", "sel")
    assert style.bold
    assert (style.color.triplet.hex, style.bgcolor.triplet.hex) == (DARK["hold"], DARK["sel"])
    assert Tokens(DARK).style("ink on go bold", "sel").bgcolor.triplet.hex == DARK["go"]
