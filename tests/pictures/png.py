"""From the SVG that Textual exports to a PNG that shows the same everywhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import resvg_py

FONTS = ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf")
"""The one widespread family that has every line, block and sign that the screens use."""
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
)

_WEB_FONT = re.compile(r"@font-face\s*\{[^}]*\}")
_FAMILY = re.compile(r"font-family:[^;}]*")


class FontsMissingError(Exception):
    """The fonts for the pictures are not on this machine; the message says where they come from."""


@cache
def fonts(folders: tuple[str, ...] = FONT_FOLDERS) -> tuple[str, ...]:
    """Return the font files, searched for in the usual folders."""
    found = []
    for name in FONTS:
        places = (path for folder in folders for path in sorted(Path(folder).expanduser().rglob(name)))
        place = next(places, None)
        if place is None:
            raise FontsMissingError(
                f"Pictures need the font file {name}, which is in none of: {', '.join(folders)}. "
                "On Debian and Ubuntu it comes with the package fonts-dejavu-core."
            )
        found.append(str(place))
    return tuple(found)


def local_fonts_only(svg: str) -> str:
    """Return the SVG without the addresses of web fonts, and with every text in the one monospaced family."""
    return _FAMILY.sub("font-family: monospace", _WEB_FONT.sub("", svg))


def svg_to_png(svg: str) -> bytes:
    """Draw an exported screenshot; the same SVG always gives the same bytes."""
    return resvg_py.svg_to_bytes(
        svg_string=local_fonts_only(svg),
        skip_system_fonts=True,
        font_files=list(fonts()),
        monospace_family="DejaVu Sans Mono",
    )
