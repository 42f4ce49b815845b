"""A guide as it was when it took effect; a release keeps the edition it was made from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from octotui.domain.roles import canonical
from octotui.domain.value import dataclass

_COMMENT = r"<!--(.*?)-->"
_DESCRIBED = r"[-*+] \*\*(?P<role>[^*]+?):?\*\*:? +(?P<words>.+)"
_DEMAND = r"\b(?:[AB]-[A-Z]+(?:-[\w.]+)?|C\d+)\b"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a guide with what the call needs: its lead, its seats and the line that says so.

    `types` holds the release types as "name: description".
    """

    id: int
    name: str
    edition: str
    text: str
    lead: str = ""
    seats: tuple[str, ...] = ()
    call_line: int = 0
    types: tuple[str, ...] = ()
    type_lines: tuple[str, ...] = ()
    source: str = ""
    taken_at: datetime | None = None
    taken_by: int | None = None

    def lines(self, first: int, last: int) -> tuple[tuple[int, str], ...]:
        """Return the guide's own lines with their numbers, without the demand comments."""
        source = self.text.splitlines()
        return tuple(
            (number, re.sub(_COMMENT, "", source[number - 1]).rstrip())
            for number in range(max(1, first), min(last, len(source)) + 1)
        )

    def type_line(self, type_name: str) -> int:
        """Return the guide line of a release type, 0 where the guide has no such type."""
        pairs = zip(self.types, self.type_lines, strict=True)
        return next((int(line) for each, line in pairs if each.partition(":")[0] == type_name), 0)

    def says_of(self, role: str) -> tuple[int, str] | None:
        """Return the line on which the guide describes a role, and its words; None where it does not."""
        for number, line in self.lines(1, len(self.text.splitlines())):
            found = re.match(_DESCRIBED, line)
            if found and canonical(found["role"]) == role:
                return number, found["words"].strip()
        return None

    def line_of(self, rule: str) -> int:
        """Return the first line that names a demand, or one of its parts; 0 where none does."""
        for number, line in enumerate(self.text.splitlines(), 1):
            for comment in re.findall(_COMMENT, line):
                if any(f"{each}-".startswith(f"{rule}-") for each in re.findall(_DEMAND, comment)):
                    return number
        return 0

    def demand(self, line: int, otherwise: str) -> str:
        """Return the first demand id named on a line, or `otherwise` where it names none."""
        return _first_demands(self.text).get(line, otherwise)


@lru_cache(maxsize=8)
def _first_demands(text: str) -> Mapping[int, str]:
    """Return the first demand named on each line that names one; asked of each task at every count, so kept."""
    found: dict[int, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        for comment in re.findall(_COMMENT, line):
            if demand := re.search(_DEMAND, comment):
                found.setdefault(number, demand[0])
    return found
