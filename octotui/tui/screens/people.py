"""People: who holds which role, who is away, who stands in, and which role nobody holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, VerticalScroll

from octotui.domain.journal import Entry
from octotui.domain.vacancies import vacancies
from octotui.services import views
from octotui.services.guide import guide_in_use
from octotui.services.house import Rows as Data
from octotui.tui.drawing.people import (
    Scene,
    brief_lines,
    load_of,
    person_lines,
    rows_of,
    title_lines,
    vacancy_lines,
)
from octotui.tui.filtering import Filter
from octotui.tui.people_acts import Company, PeopleActs
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from octotui.tui.desk import Desk


class PeopleScreen(PeopleActs):
    """A list of persons with a panel for the one under the cursor."""

    ROOM = "people"
    CSS = """
    PeopleScreen #title { margin: 1 2; }
    PeopleScreen.-short #title { margin: 0 2 1 2; }
    PeopleScreen.-short.-narrow #title { margin: 0 1 1 1; }
    PeopleScreen #page { width: 100%; height: 1fr; }
    PeopleScreen #list { width: 1fr; }
    PeopleScreen #side { width: 40; padding: 0 2; background: $oct-surface; scrollbar-size-vertical: 1;
        scrollbar-background: $oct-surface; scrollbar-background-hover: $oct-surface; }
    PeopleScreen.-wide #side { width: 72; }
    PeopleScreen.-narrow #page { layout: vertical; }
    PeopleScreen.-narrow #list { height: 1fr; width: 100%; }
    PeopleScreen.-narrow #side { width: 100%; height: 7; padding: 0 1; }
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        self._lately: dict[int, tuple[Entry, ...]] = {}

    def body(self) -> Iterable[Widget]:
        """Title, list, panel."""
        yield Drawn(id="title")
        yield Filter("name or role")
        with Horizontal(id="page"):
            yield Rows(id="list", empty="Nobody matches.   esc clears it")
            with VerticalScroll(id="side", can_focus=False):
                yield Drawn(id="panel")

    def look(self, rows: Data) -> Company:
        """Read everybody."""
        return Company(views.people(rows), views.delegates(rows), views.four_eyes(rows))

    def on_mount(self) -> None:
        """Show people at once, and what the guide misses when it is read."""
        super().on_mount()
        self.query_one("#list").focus()
        self.call_after_refresh(self.read_guide)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The guide in use may have changed meanwhile; Textual tells the room of it as well."""
        if self.guide is not None:
            self.read_guide()

    @work(exclusive=True, group="guide")
    async def read_guide(self) -> None:
        """Read the guide in use off the loop."""
        self.guide = await self.desk.read(guide_in_use)
        if self.is_running:
            self.tick()

    def show(self, view: Company) -> None:
        """Show who there is."""
        duties = self.desk.duties
        self.scene = Scene(
            view.people,
            view.delegates,
            vacancies(self.guide, view.people) if self.guide is not None else (),
            view.four_eyes,
            self.desk.you,
            self.desk.now,
            load_of(duties) if duties is not None else None,
        )
        self._lately.clear()
        self.query_one("#title", Drawn).lines = partial(title_lines, self.scene)
        self.filter_changed()
        self._panel()

    def on_resize(self) -> None:
        """Draw anew for another size."""
        if self.view is not None:
            self.show(self.view)

    def filter_changed(self) -> None:
        """List what matches."""
        if self.scene is not None:
            listed = self.query_one("#list", Rows)
            listed.margin_cells = 1 if self.narrow else 2
            listed.rows = rows_of(self.scene, self.filtered)

    @property
    def narrow(self) -> bool:
        """Whether there are fewer than a hundred columns."""
        return self.app.size.width < 100

    @on(Rows.Highlighted, "#list")
    def _panel(self) -> None:
        scene, person, vacancy = self.scene, self.person, self.vacancy
        panel = self.query_one("#panel", Drawn)
        if scene is None or (person is None and vacancy is None):
            panel.lines = lambda _look: ()
        elif vacancy is not None:
            panel.lines = partial(vacancy_lines, scene, vacancy)
        elif person is not None:
            lately = self._lately.get(person.id, ())
            panel.lines = partial(brief_lines if self.narrow else person_lines, scene, person, lately)
            if person.id not in self._lately:
                self._read_lately(person.id)

    @work(exclusive=True, group="lately")
    async def _read_lately(self, person_id: int) -> None:
        self._lately[person_id] = await self.desk.read(views.acts_of, person_id)
        self._panel()
