"""How a role on the roll call is said: `here`, `coming 3 m`, `silent 9 m`, `not reachable 14:30`."""

from __future__ import annotations

from datetime import datetime, timedelta

from octotui.domain.incident.clock import SILENT
from octotui.domain.value import dataclass
from octotui.tui.wording import clock, duration

_MINUTE = timedelta(minutes=1)
ASKED, COMING, HERE, PASSED_OVER = "asked", "coming", "here", "passed over"


@dataclass(frozen=True, slots=True)
class Presence:
    """Where a role stands on the roll call, and since when."""

    state: str
    since: datetime | None = None

    def words(self, now: datetime) -> str:
        """Say it in words that tell the state without sign and colour."""
        since = self.since or now
        ago = duration(now - since, units=1) if now - since >= _MINUTE else "now"
        match self.state:
            case "here":
                return "here"
            case "coming":
                return f"coming {ago}"
            case "passed over":
                return f"not reachable {clock(since)}"
        return f"{'silent' if self.silent(now) else 'asked'} {ago}"

    def silent(self, now: datetime) -> bool:
        """Tell whether no answer came for so long that it is worth a colour."""
        return self.state == ASKED and self.since is not None and now - self.since >= SILENT

    def style_at(self, now: datetime) -> str:
        """Give the token of the words; a person who is here needs no colour."""
        if self.state == ASKED:
            return "nogo" if self.silent(now) else "text"
        return {COMING: "hold", PASSED_OVER: "faint"}.get(self.state, "muted")
