"""The app: rooms, head, watcher and clock. It knows the screens; no screen knows it."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.control import Control
from textual import on, work
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.app import App
from textual.worker import WorkerFailed

from octotui.services.house import Trouble
from octotui.tui.act import Act, Acting
from octotui.tui.desk import Desk
from octotui.tui.in_turn import ASKS, InTurn
from octotui.tui.incident.alerts import INCIDENT, Alerts
from octotui.tui.letters import Letters
from octotui.tui.painter import PaintedUpdate
from octotui.tui.rooms import DOORS, make_room
from octotui.tui.screens.base import AnyRoom, Room
from octotui.tui.signs import Signs
from octotui.tui.theme import Themed
from octotui.tui.toast import TOAST_CSS, give_way, toast
from octotui.tui.widgets.head import Chip, Head, HeadState
from octotui.tui.widgets.head import Room as Door
from octotui.tui.widgets.rows import Rows
from octotui.tui.wording import clock, role_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.screen import Screen

    from octotui.tui.screens.welcome import WelcomeScreen

WATCH_SECONDS = 0.2
DEMO = "demo"
"""What the app answers when the demo is asked for."""


def _nobody(app: Octotui) -> str | None:
    return None if app.desk.you else "Say who you are first."


class Octotui(Alerts, InTurn, Acting, Themed, App[str]):
    """The release room in a terminal."""

    TITLE = "octotui"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "board"
    CSS = TOAST_CSS
    ACTS: ClassVar[tuple[Act, ...]] = (
        *(Act(door.digit, door.name, f"go('{door.key}')", long=f"go to {door.name}", foot=False) for door in DOORS),
        Act("I", "declare", "declare", group="incident", long="declare an incident", foot=False, reason=_nobody),
        Act("u,ctrl+z", "undo", "undo", long="undo my last act", foot=False),
        Act("question_mark,f1", "help", "help", side="right", long="help for this screen"),
        Act("ctrl+p", "find", "find", side="right", long="find anything", priority=True),
        Act("ctrl+t", "theme", "theme", long="light or dark", foot=False),
        Act("", "bring a guide", "guide", long="bring a guide of your own", foot=False, reason=_nobody),
        Act("ctrl+q", "quit", "quit", side="right", long="leave", priority=True),
    )

    def __init__(self, desk: Desk, name: str | None = None) -> None:
        """Take the desk, and the name to act as, where one was given."""
        super().__init__()
        self.desk = desk
        self.as_name = name
        self.trouble = ""
        self.failure: BaseException | None = None
        self._letters = Letters(Signs.for_terminal())
        self._second: datetime | None = None
        self._minute = -1
        self._chip: Chip | None = None
        self.sit_down()

    def sit_down(self) -> bool:
        """Find who acts; tell whether anybody does."""
        return self.desk.sit_down(self.as_name) is not None

    def get_default_screen(self) -> AnyRoom:
        """Begin with the board; as the default screen it costs no second look at the style sheets, as a mode would."""
        return make_room(self.DEFAULT_MODE, self.desk)

    def get_driver_class(self) -> type[Driver]:
        """Sleep while nobody types, where the terminal is one that can be waited for."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from octotui.tui.driver import SleepingDriver

        return SleepingDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Turn signs into letters where the terminal needs it, behind all that Textual does."""
        found = super().get_line_filters()
        return [*found, self._letters] if self._letters.enabled else found

    def on_mount(self) -> None:
        """Show the first screen from what can be read at once; open the database when it stands."""
        self.furnish()
        # While we slept others wrote over the screen.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.call_after_refresh(self.open)

    def furnish(self) -> None:
        """Name the rooms there are, and ask who somebody is where nobody is known yet."""
        for door in DOORS:
            self.add_mode(door.key, partial(make_room, door.key, self.desk))
        self.add_mode("welcome", self._welcome)
        if self.desk.you is None:
            self.switch_mode("welcome")

    def _welcome(self) -> AnyRoom:
        from octotui.tui.screens.welcome import WelcomeScreen

        return WelcomeScreen(self.desk, self.as_name)

    @work
    async def open(self) -> None:
        """Open the database for writing, then watch it; until then the collector rests (`octotui.__main__`)."""
        try:
            await self.desk.open()
            arrived = self.desk.you is None and self.sit_down()
        except Trouble as trouble:
            self._leave_in_trouble(trouble)
            return
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        if arrived and self.current_mode == "welcome":
            self.switch_mode("board")
        if self.desk.moved_on:
            toast(self, self.desk.moved_on, meaning="hold")
        self.desk.listen(self.count)
        self.count()
        self._keep_looking()

    @work(exclusive=True, group="count")
    async def count(self) -> None:
        """Count anew what everybody owes, and show it in the head and on the screen in front."""
        await self.desk.count()
        await self.read_incidents()
        self._set_head()
        if self.room is not None:
            self.room.tick()

    @property
    def room(self) -> AnyRoom | None:
        """The room in front, None behind a dialog or while the app ends."""
        front = self.screen_stack[-1:] if self.is_running else []
        return next((screen for screen in front if isinstance(screen, Room)), None)

    def _leave_in_trouble(self, trouble: Trouble) -> None:
        self.trouble = str(trouble)
        self.exit(return_code=2)

    def _handle_exception(self, error: Exception) -> None:
        """Say what went wrong with the file and go on; end on anything else, which `octotui.__main__` reports.

        Textual calls this for every error that nobody caught. A worker that fails leaves its screen as it was; any
        other place that fails no longer answers.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, Trouble):
            if isinstance(error, WorkerFailed):
                toast(self, str(cause), meaning="nogo")
            else:
                self._leave_in_trouble(cause)
            return
        self.failure = self.failure or cause
        super()._handle_exception(error)
        self._exit_renderables.clear()

    def _fatal_error(self) -> None:
        """End without Textual's own report: it shows what people wrote, and drawing it can take half a minute."""
        self.bell()
        self._close_messages_no_wait()

    def _keep_looking(self) -> None:
        """Look around, tick where a second has turned, and again in a moment, at the latest when the next one turns.

        Seven times a second a timer of Textual's costs more than the look, and a second timer another waking.
        """
        if self._exit or not self.is_running:
            return
        now = self.desk.now
        second, left = now.replace(microsecond=0), 1 - now.microsecond / 1_000_000
        try:
            self._look_around()
            if second != self._second:
                self._second = second
                self._tick()
        except Exception as error:
            self._handle_exception(error)
        asyncio.get_running_loop().call_later(min(WATCH_SECONDS, left), self._keep_looking)

    def _look_around(self) -> None:
        try:
            self.desk.look_around()
        except Trouble as trouble:
            if str(trouble) != self.trouble:
                self.trouble = str(trouble)
                toast(self, self.trouble, meaning="nogo")

    def _tick(self) -> None:
        self.beat()
        room = self.room
        if room is not None:
            room.second()
            if room.ROOM != INCIDENT and self.chip != self._chip:
                self._set_head()
            room.draw_now()
        minute = self.desk.now.minute
        if minute != self._minute:
            self._minute = minute
            self._set_head()
            if self.room is not None:
                self.room.tick()

    @on(Room.Shown)
    def _set_head(self) -> None:
        you, mine = self.desk.you, len(self.desk.mine())
        doors = tuple(Door(door.key, door.name, mine if door.key == "work" else None, door.digit) for door in DOORS)
        role = role_short(you.roles[0]) if you and you.roles else ""
        self._chip = self.chip
        state = HeadState(doors, "", self._chip, you.name if you else "", role, clock(self.desk.now))
        for screen in self.screen_stack if self.is_running else ():
            if isinstance(screen, Room):
                screen.set_head(replace(state, chip=None) if screen.ROOM == INCIDENT else state)

    async def on_welcome_screen_done(self, event: WelcomeScreen.Done) -> None:
        """Go where somebody who has just sat down wants to go; the demo is another database, so the app begins anew."""
        if event.door == DEMO:
            self.exit(DEMO)
            return
        await self.switch_mode("board")
        self.count()
        if event.door == "guide":
            self.action_guide()
        elif event.door == "release":
            await self.run_action("new", self.screen)

    def action_guide(self) -> None:
        """Bring a guide of one's own: it is read, shown line by line, and taken when that is agreed to."""
        from octotui.tui.dialogs.use_guide import bring_guide

        if self.room is not None:
            self.room.run_worker(bring_guide(self.room), "action_guide", ASKS)

    @on(Rows.Highlighted)
    def _cursor_moved(self) -> None:
        give_way(self)

    @on(Head.RoomChosen)
    def _room_chosen(self, event: Head.RoomChosen) -> None:
        self.action_go(event.key)

    @on(Head.ChipChosen)
    def _chip_chosen(self) -> None:
        self.action_go(INCIDENT)

    async def action_incident(self, number: int) -> None:
        """Show an incident in its room."""
        if self.current_mode != INCIDENT:
            await self.switch_mode(INCIDENT)
        if isinstance(self.screen, Room):
            self.screen.turn_to(number)

    def action_go(self, key: str) -> None:
        """Go to a room; going to where one is closes what was opened from it."""
        if self.desk.you is None:
            return
        if self.current_mode == key:
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            self.switch_mode(key)

    @work
    async def action_undo(self) -> None:
        """Take back one's own last act; in a field, where `u` types, nothing else is undone unseen."""
        from octotui.services.undo import undo

        if self.focused is not None and self.focused.check_consume_key("u", "u"):
            toast(self, "This is a field. Outside it u undoes your last act.", meaning="hold")
        elif self.room is not None:
            await self.room.do(undo)

    def action_theme(self) -> None:
        """Change between the dark and the light theme."""
        self.theme = "octotui-dark" if self.theme == "octotui-light" else "octotui-light"

    def action_help(self) -> None:
        """Explain the keys of this screen."""
        from octotui.services.views import edition
        from octotui.tui.dialogs.help import Help

        you = self.desk.you
        role = you.roles[0] if you and you.roles else ""
        guide = self.desk.first_look(edition)
        said = guide.says_of(role) if guide and role else None
        sentence, line = ((f"{role}:", f" {said[1]}"), said[0]) if said else (("", ""), None)
        self.push_screen(Help(self.screen, who=role, sentence=sentence, line=line))

    def action_find(self) -> None:
        """Find an act, a task, a release, a person or a guide line."""
        from octotui.tui.finding import Finder
        from octotui.tui.palette import Palette

        # A key held down would lay one over the other, each drawn anew with all that is behind it.
        if not isinstance(self.screen, Palette):
            self.push_screen(Finder(self.screen, self.desk))

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Write what changed in one piece: Textual writes its beginning and end too, and wakes a thread for each."""
        driver = self._driver
        if driver is None or not isinstance(renderable, PaintedUpdate) or self._batch_count or self.is_headless:
            super()._display(screen, renderable)
            return
        if self._running and not self._closed:
            place = self._previous_cursor_position = self.screen.outer_size.clamp_offset(self.cursor_position)
            text = renderable.render_segments(self.console) + Control.move_to(*place).segment.text
            driver.write(f"{SYNC_START}{text}{SYNC_END}" if self._sync_available else text)
            driver.flush()
        self.post_display_hook()

    def delay_update(self, delay: float = 0.05) -> None:
        """Draw a room as soon as it is there: Textual holds all drawing back for 50 ms when the mode changes."""

    async def action_quit(self) -> None:
        """Leave, with every act written."""
        self.exit()
