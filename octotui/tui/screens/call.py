"""The go/no-go call of one release: the seats as large panels, the result in words, what stands before production."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message

from octotui.domain.gate import gate
from octotui.services.house import Rows as Data
from octotui.services.views import release_page
from octotui.tui.call_acts import CallActs, CallView
from octotui.tui.drawing.call_panels import band_lines, panels
from octotui.tui.drawing.call_rows import gate_heading, gate_rows, next_lines, round_lines
from octotui.tui.drawing.call_words import band, earlier, open_round, seat_views, what_next
from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look, Rows
from octotui.tui.wording import clock, due, stamp

if TYPE_CHECKING:
    from textual.widget import Widget

ROUNDS = 3
"""The earlier rounds that are seen at once where there is little room."""
ROWS = 17
"""The rows of a short page without its list and the earlier rounds: head, title, panels, band, what comes, foot."""


class CallScreen(CallActs):
    """May this revision go to production, in one look from across the room?"""

    ROOM = "board"
    CSS = """
    CallScreen #title { margin: 1 2 1 2; }
    CallScreen #band { margin: 1 0; }
    CallScreen #lower { width: 100%; height: 1fr; }
    CallScreen #left { width: 1fr; margin-right: 3; }
    CallScreen #gate-head { margin: 0 2; }
    CallScreen #gate { width: 100%; height: 1fr; min-height: 2; }
    CallScreen #next { width: 39; margin-right: 2; }
    CallScreen #rounds { margin: 1 2; height: auto; max-height: 9; scrollbar-size-vertical: 1; }
    CallScreen.-narrow #title { margin: 1 1 1 1; }
    CallScreen.-narrow #lower { layout: vertical; }
    CallScreen.-narrow #left { width: 100%; height: 1fr; margin: 0; }
    CallScreen.-narrow #gate-head { margin: 0 1; }
    CallScreen.-narrow #next { width: 1fr; margin: 0 1; }
    CallScreen.-short #title { margin: 0 2; }
    CallScreen.-short #band { margin: 1 0; }
    CallScreen.-short.-narrow #title { margin: 0 1; }
    CallScreen.-short.-airy #title { margin: 0 2 1 2; }
    CallScreen.-short.-narrow.-airy #title { margin: 0 1 1 1; }
    CallScreen.-short #rounds { margin: 0 2; max-height: 3; }
    CallScreen.-narrow #rounds { margin: 0 1; }
    """

    def body(self) -> Iterable[Widget]:
        """Title, seats, band, the gate beside what happens next, earlier rounds."""
        yield Drawn(id="title")
        yield Drawn(id="seats", signs=Signs.for_terminal())
        yield Drawn(id="band")
        with Horizontal(id="lower"):
            with Vertical(id="left"):
                yield Drawn(id="gate-head")
                yield self.listed
            yield Drawn(id="next")
        with VerticalScroll(id="rounds"):
            yield Drawn(id="earlier")

    def look(self, rows: Data) -> CallView:
        """Read the release."""
        return release_page(rows, self.release_id)

    @property
    def narrow(self) -> bool:
        """Whether there are fewer than a hundred columns."""
        return self.app.size.width < 100

    @property
    def short(self) -> bool:
        """Whether there are few rows."""
        return self.app.size.height < 32

    def show(self, view: CallView) -> None:
        """Show the call as it stands now."""
        if view is None:
            self.gone("This release is not here any more.")
            return
        now, you = self.desk.now, self.desk.you
        self.in_the_way = gate(view) if view.release.deployed_at is None and view.release.ended_at is None else ()
        margin = 1 if self.narrow else 2
        words, rounds = band(view), earlier(view, now)
        following = what_next(view, now, brief=self.short)
        self.query_one("#title", Drawn).lines = self._title
        self._show_seats()
        self.query_one("#band", Drawn).lines = lambda look: band_lines(words, look, short=self.short, margin=margin)
        self.query_one("#gate-head", Drawn).lines = lambda look: gate_heading(view, look, hairline=not self.short)
        listed = self.listed
        first = not listed.rows
        listed.margin_cells = margin
        listed.rows = gate_rows(view, you, now)
        if first:
            silent = next((each.key for each in self.in_the_way if each.key.startswith("seat:")), None)
            listed.cursor = silent or listed.cursor
        self.query_one("#next", Drawn).lines = lambda look: next_lines(
            following[:1] if self.short else following, look, heading=not self.narrow
        )
        self.query_one("#earlier", Drawn).lines = lambda look: round_lines(
            rounds, look, narrow=self.narrow, heading=not self.short
        )
        # What more rounds there are than fit is reached by `tab`; where all fit there is nothing to reach.
        self.query_one("#rounds", VerticalScroll).can_focus = len(rounds) > ROUNDS
        spare = self.app.size.height - ROWS - len(listed.rows) - min(len(rounds), ROUNDS)
        self.set_class(self.short and spare > 0, "-airy")

    def on_resize(self) -> None:
        """Draw anew for another size."""
        if self.view is not None:
            self.show(self.view)

    def _show_seats(self) -> None:
        if self.view is None:
            return
        target = self.target()
        ping = target.role if target and target.key.startswith("seat:") and self.why_no_ping is None else ""
        seats = seat_views(self.view, self.desk.you, self.desk.now, self.my_seats(), ping)
        margin = 1 if self.narrow else 2
        self.query_one("#seats", Drawn).lines = lambda look: (
            panels(seats, look, short=self.short, margin=margin) if seats else _no_call(look, margin)
        )

    def _title(self, look: Look) -> Sequence[Line]:
        assert self.view is not None
        facts, now = self.view, self.desk.now
        version, poll = facts.release, open_round(facts)
        narrow = look.width < 100
        line = Line(look.width).put(0, "Go/No-Go", "bold")
        dot = " · " if narrow else "  ·  "
        parts = [f"{version.version} {version.name}"]
        if version.revision:
            parts.append(version.revision if narrow else f"revision {version.revision}")
        if poll and narrow:
            parts.append(f"round {poll.round}")
        elif poll:
            parts.append(f"round {poll.round}, opened {stamp(poll.opened_at, now)} by {facts.name(poll.opened_by)}")
        line.add(look.signs(dot).join(parts), "muted", gap=2 if narrow else 3)
        begins = version.window_from
        if version.deployed_at is not None or begins is None:
            return [line]
        if now >= begins:
            ends = version.window_to
            over = ends is not None and now >= ends
            until = f", until {clock(ends)}" if ends else ""
            return [line.right("window is over" if over else f"window is open{until}", "nogo" if over else "go")]
        opens = due(begins, now)
        line.right("opens " if narrow else "window opens ", "muted")
        return [line.right(opens.text, f"bold {opens.style}")]

    @on(Rows.Highlighted, "#gate")
    def _moved(self, event: Message) -> None:
        self._show_seats()


def _no_call(look: Look, margin: int) -> Sequence[Line]:
    """Say that the guide knows no call."""
    said = "This guide has no go/no-go call. Production opens when nothing stands in the way."
    return [Line(look.width).put(margin, said, "text")]
