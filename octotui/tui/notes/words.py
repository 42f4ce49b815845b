"""What somebody types in one section, and what it began from."""

from __future__ import annotations

import os
import secrets
import socket
from dataclasses import dataclass, field
from functools import cache

from octotui.domain.notes.merging import merge
from octotui.domain.notes.values import Pending, Section


@cache
def session() -> str:
    """Return what names this running app: computer, process, and a word of its own."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


def ended(name: str) -> bool:
    """Tell whether the app that a session names runs no more, as far as it can be told from here."""
    host, _, rest = name.partition(":")
    process = rest.partition(":")[0]
    if host != socket.gethostname() or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return int(process) == os.getpid() and name != session()


@dataclass
class Words:
    """The words in the editor: `base_text` is the section as it was when they began, `base` its version.

    `sent` is what is being saved at the moment; until the answer comes, what is read of the section does not count.
    """

    section_id: str
    base: int
    base_text: str
    text: str
    kept: str = ""
    sent: str | None = None
    contested: bool = field(default=False)

    @classmethod
    def of(cls, section: Section) -> Words:
        """Begin with a section as it is."""
        return cls(section.id, section.version, section.text, section.text, section.text)

    @classmethod
    def again(cls, pending: Pending) -> Words:
        """Go on with words that were typed before and not saved."""
        return cls(pending.section_id, pending.base, pending.base_text, pending.text)

    @property
    def dirty(self) -> bool:
        """Whether there is anything to save."""
        return self.text != self.base_text

    def take(self, theirs: str, version: int) -> bool:
        """Take in what the section says now; tell whether the words have changed by that.

        Where both have changed the same lines the words stay, and somebody chooses when they are saved.
        """
        if theirs == self.base_text or self.sent is not None:
            return False
        merged = merge(self.base_text, self.text, theirs)
        self.contested = bool(merged.conflicts)
        if self.contested:
            return False
        changed = merged.text != self.text
        self.text, self.base_text, self.base = merged.text, theirs, version
        return changed
