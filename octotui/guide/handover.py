"""Reads a hand-over between two hats: "Developers → QA: the build is ready" is a deed of whoever hands over."""

from __future__ import annotations

import re

from octotui.domain.guide import RoleUse
from octotui.guide.rolebook import RoleBook
from octotui.guide.roletext import read_roles

_ARROW = re.compile("[→⇒]|[-=]>")
_HANDED = re.compile(
    r"^(?P<giver>[^:：→]{2,40}?)\s*(?:→|->|=>|⇒)\s*(?P<taker>[^:：→]{2,40}?)\s*[:：]\s+(?P<what>\S.*)$", re.DOTALL
)


def handed_over(text: str, book: RoleBook) -> tuple[str, str, list[RoleUse]]:
    """Return what is done, who hands what to whom in the guide's words, and who does it unless the deed names another.

    A text that is no hand-over comes back as it is.
    """
    match = _HANDED.match(text) if _ARROW.search(text) else None
    if match is None:
        return text, "", []
    giver, taker = (read_roles(match[side], book) for side in ("giver", "taker"))
    sure = [read for read in (giver, taker) if read and read.complete]
    if not sure:
        return text, "", []
    between = text[: match.start("what")].strip(" :：")
    return match["what"], between, giver.everyone if giver and giver.complete else []
