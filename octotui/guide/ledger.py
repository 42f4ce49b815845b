"""The account of every source line: what it became, or why it was not placed."""

from __future__ import annotations

import re

from octotui.domain.guide import Finding, Reading

_LINK_TARGET = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*\S")


class Ledger:
    """Collects readings and findings while a guide is read; the first reading of a line stands."""

    def __init__(self) -> None:
        self._readings: dict[int, Reading] = {}
        self._findings: dict[tuple[int, str], Finding] = {}

    def place(self, line: int, kind: str, meaning: str = "", last: int = 0) -> None:
        """Say what the lines from `line` to `last` became."""
        for number in range(line, max(line, last) + 1):
            if number not in self._readings:
                self._readings[number] = Reading(number, kind, meaning)

    def note(self, line: int, message: str) -> None:
        """Report something worth knowing that needs no repair."""
        self._find(line, "note", message)

    def warn(self, line: int, message: str) -> None:
        """Report something that the author of the guide probably wants to mend."""
        self._find(line, "warning", message)

    def _find(self, line: int, level: str, message: str) -> None:
        self._findings.setdefault((line, message), Finding(line, level, message))

    def close(self, lines: list[str]) -> None:
        """Name every line with text that nobody placed, so that none is lost without a word."""
        named = {line for line, _ in self._findings}
        for number, text in enumerate(lines, start=1):
            if _LINK_TARGET.match(text):
                self.place(number, "reference", text.strip())
            if text.strip() and number not in self._readings and number not in named:
                self.warn(number, f"not understood, kept as text: {_excerpt(text)}")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings in the order of the document."""
        return tuple(sorted(self._findings.values(), key=lambda finding: finding.line))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Return all readings in the order of the document."""
        return tuple(self._readings[line] for line in sorted(self._readings))


def _excerpt(text: str, cells: int = 60) -> str:
    words = " ".join(text.split())
    return words if len(words) <= cells else words[: cells - 1] + "…"
