"""How a role on the roll call is said: `here`, `coming 3 m`, `silent 9 m`, `not reachable 14:30`."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.value import dataclass
from octotui.tui.wording import clock, duration

ASKED, COMING, HERE, PASSED_OVER = "asked", "coming", "here", "passed over"


@dataclass(frozen=True, slots=True)
class Presence:
    """Where a role stands on the roll call and since when; nobody has been asked while `state` is empty."""

    state: str
    since: datetime | None = None

    def words(self, now: datetime) -> str:
        """Say it in words that tell the state without sign and colour."""
        since = self.since or now
        match self.state:
            case "here":
                return "here"
            case "coming":
                return f"coming {duration(now - since)}"
            case "asked":
                return f"silent {duration(now - since)}"
            case "passed over":
                return f"not reachable {clock(since)}"
        return "not asked"

    @property
    def style(self) -> str:
        """The token of the words; a person who is here needs no colour."""
        return {COMING: "hold", ASKED: "nogo", PASSED_OVER: "faint"}.get(self.state, "muted")
