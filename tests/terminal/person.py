"""A person at a terminal: speaks of keys, of what is seen, and of the work on the list.

Each key is pressed when the program has come to rest after the one before, as a person looks before the next key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.house import NOTES
from tests.terminal.terminal import Terminal

QUIET = 0.05
"""So long must nothing come before the next key is pressed."""
SEATS = ("VERIFY", "SIGN", "REVIEW", "GIVE INPUT", "COUNTERSIGN")
WORK = ("DO", "WRITE", "BRIEF", "SEND")
_ITEM = re.compile(r"▌ (?P<verb>[A-Z][A-Z ]{11})(?P<title>\S.*?) {2,}(?P<version>\d+\.\d+\.\d+)")


@dataclass(frozen=True)
class Item:
    """What is under the cursor of My work."""

    verb: str
    title: str


class Person:
    """Somebody with the room open in front of them, at 120x40."""

    def __init__(self, name: str, terminal: Terminal) -> None:
        """Name who sits at the terminal."""
        self.name = name
        self.terminal = terminal

    def presses(self, *keys: str) -> None:
        """Press keys one after the other, each when the one before has had its effect."""
        for key in keys:
            self.terminal.press(key)
            self.terminal.wait_idle(QUIET)

    def types(self, text: str) -> None:
        """Type a text into the field with the focus."""
        self.presses(f"text:{text}")

    def writes(self, text: str) -> None:
        """Write over what stands in the field."""
        self.presses("ctrl+u", f"text:{text}")

    def sees(self, *texts: str | re.Pattern[str]) -> None:
        """Wait until each text is on the screen."""
        for text in texts:
            self.terminal.wait_for(text)

    def leaves(self) -> None:
        """Leave; the program ends well."""
        self.terminal.press("ctrl+q")
        assert self.terminal.wait_exit() == 0

    # My work

    def item(self) -> Item | None:
        """Return what is under the cursor of the list of My work."""
        found = (_ITEM.search(line) for line in self.terminal.lines)
        match = next((each for each in found if each), None)
        return Item(match["verb"].strip(), match["title"]) if match else None

    def to(self, verb: str, title: str) -> None:
        """Go to an item of My work by the filter."""
        self.presses("2", "escape", "/", f"text:{verb.lower()} {title.lower()}", "enter")
        assert self.item() == Item(verb, title), self.terminal.screen()

    def works(self, *verbs: str) -> list[str]:
        """Go down My work, and do, verify, sign, review and give input wherever that is possible; return the titles."""
        self.presses("2", "escape", "home")
        done, here = [], self.item()
        while here is not None:
            before = self.terminal.screen()
            if here.verb in (verbs or (*WORK, *SEATS)) and self._deals_with(here):
                done.append(here.title)
            else:
                self.presses("down")
                if self.terminal.screen() == before or self.item() == here:
                    break
            here = self.item()
        return done

    def _deals_with(self, item: Item) -> bool:
        foot = self.terminal.lines[-1]
        if item.verb in WORK:
            if "space start" not in foot and "space done" not in foot:
                return False
            if item.title in NOTES:
                self.presses("e", "text:https://example.org/notes", "enter")
                self.sees(f"Evidence added to {item.title}.")
            self.presses("space")
            self.sees(re.compile(f"{re.escape(item.title)} (begun|done)"))
            if f"{item.title} begun" in self.terminal.screen():
                self.sees(re.compile("space done|Not yet: after"))
                if "space done" not in self.terminal.lines[-1]:
                    return True
                self.presses("space")
                self.sees(f"{item.title} done.")
            return True
        if not re.search(r"\bv (verify|sign|review|give input|countersign)\b", foot):
            return False
        self.presses("v")
        if item.verb == "GIVE INPUT":
            self.types("Looked at it, and it is right so.")
            self.presses("enter")
        self.sees(re.compile(f"{re.escape(item.title[:30])}.* (verified|signed|reviewed|countersigned|has your input)"))
        return True
