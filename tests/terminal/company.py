"""A company around one database: each person at a terminal of their own, in their own process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.terminal.person import Person

if TYPE_CHECKING:
    from tests.terminal.conftest import Open


class Company:
    """The people, each sitting down when first asked for."""

    def __init__(self, open_terminal: Open, file: Path) -> None:
        """Name the database; nothing is opened yet."""
        self.file = file
        self._open = open_terminal
        self._here: dict[str, Person] = {}

    def founder(self, name: str) -> Person:
        """Sit somebody down at the empty database, unknown to it yet."""
        person = self._here[name] = Person(name, self._open("--db", self.file))
        person.sees("Who are you?", "On-call Engineer")
        return person

    def at(self, name: str) -> Person:
        """Return a person at their terminal."""
        if name not in self._here:
            self._here[name] = Person(name, self._open("--db", self.file, "--as", name))
            self._here[name].sees(name)
            self._here[name].terminal.wait_idle()
        return self._here[name]

    def go_home(self, *names: str) -> None:
        """Let some people leave, or everybody."""
        for name in names or tuple(self._here):
            self._here.pop(name).leaves()

    def forget(self, name: str) -> None:
        """Let go of a person whose program has ended; asked for again they sit down anew."""
        self._here.pop(name)
