"""Which acts are taken back by undo, and which are not: they ask first, or others build on them at once."""

from __future__ import annotations

from collections.abc import Mapping

FINAL: Mapping[str, str] = {
    "deploy": "rolls it back",
    "override": "rolls it back",
    "confirm_override": "rolls it back",
    "roll_back": "makes another release",
    "cancel": "makes another release",
    "publish": "publishes a newer text",
    "use_guide": "brings another guide",
    "join": "changes the roles",
    "declare_incident": "stands it down",
    "declare_reported": "stands it down",
    "decide": "tries it, and chooses anew if it fails",
    "execute": "verifies it",
    "send_message": "writes a newer message",
    "tell": "writes a newer message",
    "escalate": "answers it",
    "all_clear": "declares another incident",
    "close_review": "reads it",
}
"""Acts that are not taken back, with what is done instead."""

ONLY_TOLD = frozenset({"send_message", "tell", "escalate"})
"""Final acts that end nothing: what was done before them may still be taken back."""

PASSED_OVER = frozenset({"remember", "open_notes", "save", "say_none", "restore", "draft", "fill_from_release"})
"""Acts that undo steps over: who sits here is said anew, and of a text there is a version that brings it back."""


def can_be_undone(act: str) -> bool:
    """Tell whether an act is one that undo takes back, while nobody has built on it."""
    return act not in FINAL and act not in PASSED_OVER
