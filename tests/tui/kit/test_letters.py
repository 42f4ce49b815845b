"""Signs become letters where the terminal needs it, everywhere and without moving anything."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from octotui.tui.letters import Letters
from octotui.tui.signs import Signs

DRAWN = "○◐●✓✗■▲◆↻»–→↩▸›·…▌▏▔▁▂▄█▀━│↑↓←"


def lettered(text: str) -> str:
    """Send a text through the filter, as the app does."""
    (segment,) = Letters(Signs(ascii_only=True)).apply([Segment(text)], Color(0, 0, 0))
    return segment.text


def test_every_sign_becomes_one_letter() -> None:
    said = lettered(DRAWN)
    assert said.isascii()
    assert len(said) == cell_len(said) == cell_len(DRAWN)


def test_what_people_wrote_in_their_own_letters_stays() -> None:
    assert lettered("■ Größe 漢字") == "# Größe 漢字"


@pytest.mark.parametrize(
    ("wanted", "encoding", "ascii_only"),
    [("1", "UTF-8", True), ("", "UTF-8", False), ("", "ISO-8859-1", True), ("0", "ISO-8859-1", False)],
)
def test_the_setting_wins_over_the_locale(
    monkeypatch: pytest.MonkeyPatch, wanted: str, encoding: str, ascii_only: bool
) -> None:
    monkeypatch.setenv("OCTOTUI_ASCII", wanted)
    monkeypatch.setattr("locale.getpreferredencoding", lambda _do: encoding)
    assert Signs.for_terminal().ascii_only is ascii_only
