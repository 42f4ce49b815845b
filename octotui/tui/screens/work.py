"""My work: all that one owes over all releases, in the order in which it is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical

from octotui.domain.duties import Duty
from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.services import views
from octotui.services.duties import all_duties
from octotui.services.house import Rows as Data
from octotui.tui.act import Act
from octotui.tui.drawing.work_release import release_lines
from octotui.tui.drawing.work_rows import (
    PERSON,
    ROLE,
    YOU,
    Item,
    chosen,
    items,
    spoken,
    whose,
    whose_rows,
    work_rows,
)
from octotui.tui.drawing.work_words import Outcome, brings, nothing_waits, outcome_lines, sentence
from octotui.tui.filtering import FILTER_ACTS, Filter
from octotui.tui.in_turn import asks
from octotui.tui.line import Line
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look, Rows
from octotui.tui.wording import NO_ROLE, counted
from octotui.tui.work_acts import WORK_ACTS, WorkActs
from octotui.tui.work_offers import WorkView

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.tui.desk import Desk


class WorkScreen(WorkActs):
    """What do I owe, in which order?"""

    ROOM = "work"
    CSS = """
    WorkScreen #whose-pane { width: 27; background: $oct-surface; padding: 1 0; }
    WorkScreen #whose-pane Drawn { margin: 0 2 1 2; }
    WorkScreen #whose { width: 100%; height: 1fr; scrollbar-background: $oct-surface; }
    WorkScreen #work-pane { width: 1fr; }
    WorkScreen #title { margin: 1 2; }
    WorkScreen #list { width: 100%; height: 1fr; }
    WorkScreen #release-pane { display: none; width: 84; height: 100%; padding: 1 3; background: $oct-surface; }
    WorkScreen.-wide #release-pane { display: block; }
    WorkScreen.-narrow #whose-pane { display: none; }
    WorkScreen.-narrow #title { margin: 0 1; }
    WorkScreen.-narrow #list { margin-top: 1; }
    WorkScreen.-short #title { margin: 0 1; }
    """

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("", "move", shown="↑↓"),
        *WORK_ACTS,
        Act("r", "role", "role", long="the work of the next role", reason=lambda s: s.why_no_role),
        *FILTER_ACTS,
    )

    def __init__(self, desk: Desk, whose: str = YOU) -> None:
        """Begin with one's own work, or that of a `role:NAME` or `person:ID`."""
        super().__init__(desk)
        self.whose = whose
        self.duties: tuple[Duty, ...] = ()
        self._items: tuple[Item, ...] = ()
        self._words: list[str] = []
        self._facts: dict[int, Facts | None] = {}
        self._of: object = None

    def body(self) -> Iterable[Widget]:
        """Whose work at the left; title, filter, list and what would come of it at the right."""
        with Horizontal():
            with Vertical(id="whose-pane"):
                yield Drawn(lambda look: [Line(look.width).put(0, "Whose work", "bold")])
                yield Rows(id="whose")
            with Vertical(id="work-pane"):
                yield Drawn(id="title")
                yield Filter("verb, title, version, role")
                yield Rows(id="list")
                yield Drawn(id="outcome")
            yield Drawn(id="release-pane")

    def on_mount(self) -> None:
        """Give the keys to the list."""
        super().on_mount()
        self.query_one("#list").focus()

    def look(self, rows: Data) -> WorkView:
        """Read people and releases; what is owed is counted once for the whole app, by the desk."""
        duties = all_duties(rows, self.desk.now) if self.desk.duties is None else None
        return WorkView(views.people(rows), views.under_way(rows), duties)

    @property
    def compact(self) -> bool:
        """Whether an item is one row, two under the cursor."""
        return self.app.size.width < 100 or self.app.size.height < 32

    def show(self, view: WorkView) -> None:
        """Show what is owed now."""
        counted_now = self.desk.duties if self.desk.duties is not None else view.duties or ()
        if counted_now is not self._of:
            self._of, self._facts = counted_now, {}
        self.duties = counted_now
        rows = whose(self.duties, view.people, self.desk.you, self.desk.now)
        if all(row.id != self.whose for row in rows):
            self.whose = YOU
        self._whose_list = [row for row in rows if not row.id.startswith(PERSON)]
        listed = self.query_one("#whose", Rows)
        listed.rows = whose_rows(rows, len(self.duties))
        listed.cursor = self.whose
        self._build()

    def on_resize(self) -> None:
        """Draw anew for another size."""
        if self.view is not None:
            self._build()

    def _build(self) -> None:
        """Make the rows once; a filter then only chooses among them."""
        assert self.view is not None
        mine = chosen(self.duties, self.whose, self.view.people, self.desk.you)
        self._items = items(mine, self.desk.now, compact=self.compact)
        self._words = [spoken(item.duty) for item in self._items]
        self.query_one("#title", Drawn).lines = self._title
        self.filter_changed()
        self._ask_outcome()

    def filter_changed(self) -> None:
        """Show what matches the filter."""
        wanted = self.filtered.casefold().split()
        found = self._items
        if wanted:
            pairs = zip(self._items, self._words, strict=True)
            found = tuple(item for item, words in pairs if all(word in words for word in wanted))
        listed = self.query_one("#list", Rows)
        listed.margin_cells = 1 if self.size.width < 100 else 2
        listed.empty = self._empty()
        listed.rows = work_rows(found, compact=self.compact)
        if not found:
            listed.refresh()

    def _empty(self) -> str:
        if self.filtered and self._items:
            return f'Nothing matches "{self.filtered}".   esc clears it'
        if self.whose != YOU or self.view is None:
            return "Nothing waits here."
        if self.desk.you is not None and not self.desk.you.roles:
            return f"{NO_ROLE}."
        return nothing_waits(self.view.releases, self.desk.now)

    def _title(self, look: Look) -> Sequence[Line]:
        line = Line(look.width).put(0, *self._who())
        line.add(self._about(), "muted" if self.whose == YOU else "hold", gap=3)
        late = sum(item.group == "Late" for item in self._items)
        if late:
            line.right(f"{late:,} late", "bold nogo")
        return [line.right(f"{len(self._items):,} in all", "muted", gap=3)]

    def _who(self) -> tuple[str, str]:
        if self.whose.startswith(ROLE):
            return self.whose.removeprefix(ROLE) or "Anybody", "bold"
        person = self.desk.you if self.whose == YOU else self._person()
        return person.name if person else "Nobody", "bold"

    def _person(self) -> Person | None:
        people = self.view.people if self.view else ()
        return next((each for each in people if f"{PERSON}{each.id}" == self.whose), None)

    def _about(self) -> str:
        """Say whose items these are where they are not one's own."""
        you = self.desk.you
        if self.whose == YOU:
            return ", ".join(you.roles) if you and you.roles else "no role yet"
        if self.whose.startswith(ROLE):
            role = self.whose.removeprefix(ROLE)
            if you and you.holds(role):
                return ""
            held = [each.name for each in (self.view.people if self.view else ()) if each.holds(role)]
            return (
                f"not yours: {' and '.join(held[:3])} {'holds' if len(held) == 1 else 'hold'} it"
                if held
                else ("not yours, and nobody holds it")
            )
        person = self._person()
        return f"not yours: {', '.join(person.roles) or 'no role'}" if person else ""

    # Whose work

    @property
    def why_no_role(self) -> str | None:
        """Why there is no other role."""
        return None if self.duties or self.view else "Nothing is read yet"

    @asks
    async def action_role(self) -> None:
        """Go to the next role; where there is no room for the pane, ask which."""
        rows = self._whose_list
        if self.size.width < 100:
            from octotui.tui.dialogs.choose import Choose, Option

            options = [Option(row.id, row.name, counted(row.count, "item")) for row in rows]
            found = await self.app.push_screen_wait(Choose("Whose work?", options, current=self.whose))
        else:
            keys = [row.id for row in rows]
            at = keys.index(self.whose) + 1 if self.whose in keys else 0
            found = keys[at % len(keys)]
        if found:
            self._choose(found)

    def _choose(self, key: str) -> None:
        if key != self.whose:
            self.whose = key
            self._build()
        self.query_one("#whose", Rows).cursor = key

    @on(Rows.Highlighted, "#whose")
    def _whose_moved(self, event: Rows.Highlighted) -> None:
        if event.id is not None and event.rows.has_focus:
            self._choose(event.id)

    @on(Rows.Opened, "#whose")
    def _whose_opened(self) -> None:
        self.query_one("#list").focus()

    # What would come of it

    @property
    def here(self) -> Duty | None:
        """The item under the cursor."""
        row = self.query_one("#list", Rows).current if self.is_mounted else None
        return row.duty if isinstance(row, Item) else None

    @property
    def facts_here(self) -> Facts | None:
        """The release of the item under the cursor, None until it is read."""
        duty = self.here
        return self._facts.get(duty.release_id) if duty else None

    @on(Rows.Highlighted, "#list")
    def _moved(self) -> None:
        self._ask_outcome()

    def _ask_outcome(self) -> None:
        duty = self.here
        if duty is None or not duty.release_id or duty.release_id in self._facts:
            self._show_outcome()
        else:
            self._read_facts(duty.release_id)

    @work(exclusive=True, group="outcome")
    async def _read_facts(self, release_id: int) -> None:
        """Read the release under the cursor; the next one under the cursor takes its place."""
        self._facts[release_id] = await self.desk.read(views.release_page, release_id)
        self._show_outcome()
        self.refresh_bindings()

    def _show_outcome(self) -> None:
        duty, facts, you = self.here, self.facts_here, self.desk.you
        drawn, pane = self.query_one("#outcome", Drawn), self.query_one("#release-pane", Drawn)
        if facts is None:
            pane.lines = lambda look: ()
        else:
            mine, now = [item.duty for item in self._items], self.desk.now
            pane.lines = lambda look: release_lines(facts, mine, you, now, look)
        if duty is not None and self.elsewhere:
            about = Outcome(f"It is done in the {self.elsewhere}: enter.", f"{duty.why[:1].upper()}{duty.why[1:]}.")
            said, line, short = sentence(facts, duty.line) if facts else "", duty.line, self.compact
            drawn.display, drawn.lines = True, lambda look: outcome_lines(about, said, line, look, short=short)
            return
        if duty is None or facts is None or you is None:
            drawn.display = duty is not None
            return
        drawn.display = True
        told = brings(facts, duty, you, self.desk.now)
        if not duty.possible and duty.why:
            told = Outcome(f"Not yet: {duty.why}.", told.rest)
        quote = sentence(facts, duty.line)
        short = self.compact
        drawn.lines = lambda look: outcome_lines(told, quote, duty.line, look, short=short)
