"""What every screen has: head, foot, one view read from the desk and shown, and acts done with a toast.

class Journal(Room[Entries]):
    ROOM = "journal"

    def body(self) -> Iterable[Widget]:
        yield Rows(id="entries")

    def look(self, rows: Rows) -> Entries:      # on the reading thread
        return views.journal(rows)

    def show(self, view: Entries) -> None:      # on the loop; also each minute, so that times stay true
        ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar

from textual import work
from textual.message import Message
from textual.screen import Screen

from octotui.domain.refusal import Refusal, Refused
from octotui.domain.undo import can_be_undone
from octotui.services.house import Rows as Data
from octotui.services.house import Trouble
from octotui.tui.act import Acting
from octotui.tui.painter import Painter
from octotui.tui.toast import toast
from octotui.tui.widgets.foot import Foot
from octotui.tui.widgets.head import Head, HeadState

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widget import Widget

    from octotui.services.house import Work
    from octotui.tui.desk import Desk

V = TypeVar("V")
T = TypeVar("T")
P = ParamSpec("P")


class Room(Acting, Screen[None], Generic[V]):
    """A screen that shows one view of the database and reloads it when anything changed."""

    ROOM: ClassVar[str] = ""
    """The room whose digit is lit in the head."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self, desk: Desk) -> None:
        """Take the desk; nothing is read before the screen is composed."""
        super().__init__()
        self._compositor = Painter()
        self.desk = desk
        self.view: V | None = None
        self._behind = False
        self._shown_at: tuple[object, ...] = ()
        self._styled: tuple[object, ...] = ()
        self._deaf: Callable[[], None] | None = None

    class Shown(Message):
        """A room came to the front and wants its head."""

    def body(self) -> Iterable[Widget]:
        """Give what stands between head and foot; each screen says its own."""
        raise NotImplementedError

    def look(self, rows: Data) -> V:
        """Read the view; runs on the reading thread."""
        raise NotImplementedError

    def show(self, view: V) -> None:
        """Show a view; called with every new one, and each minute with the same."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Put the body between head and foot."""
        yield Head()
        yield from self.body()
        yield Foot()

    def on_mount(self) -> None:
        """Show what can be read at once, and listen for changes from then on."""
        if self._deaf is not None:  # Textual asks each class by itself, so a room that calls its base comes here twice
            return
        self._deaf = self.desk.listen(self._changed)
        self._styled = self._dress()
        self.view = self.desk.first_look(self.look)  # shown when the screen comes to the front, a moment later
        if self.view is None:
            self.reload()

    def on_unmount(self) -> None:
        """Stop listening."""
        if self._deaf is not None:
            self._deaf()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Ask for the head, and catch up with what changed while another screen was in front."""
        self.post_message(self.Shown())
        styled = self._dress()
        # Heard before Textual does: the style sheets would give the same again, and every line be drawn for it.
        event.refresh_styles = event.refresh_styles and styled != self._styled
        self._styled = styled
        if self._behind:
            self.reload()
        elif self.view is not None and self._shown_at != self._moment(self.view):
            self._show(self.view)
            self.refresh_bindings()

    def _dress(self) -> tuple[object, ...]:
        """Give all that the style sheets go by."""
        return self.app.theme, self.app.size, len(self.app.stylesheet.source)

    def _screen_resized(self, size: Size) -> None:
        """Arrange anew for another size only: Textual tells of it at each change of rooms."""
        if size != self._size:
            super()._screen_resized(size)

    def _moment(self, view: V) -> tuple[object, ...]:
        """Give all that `show` goes by."""
        return view, self.desk.duties, self.desk.you, self.desk.now.replace(second=0, microsecond=0)

    def _show(self, view: V) -> None:
        self._shown_at = self._moment(view)
        self.show(view)

    def _changed(self) -> None:
        if self.is_current:
            self.reload()
        else:
            self._behind = True

    @work(exclusive=True, group="reload")
    async def reload(self) -> None:
        """Read the view anew; a newer reload takes the place of this one."""
        await self.catch_up()

    async def catch_up(self) -> None:
        """Show what holds now before going on; whoever waits for this is not given up for a newer reload."""
        self._behind = False
        self._take(await self.desk.read(self.look))

    def _take(self, view: V) -> None:
        self.view = view
        if not self._stands:
            return
        self._show(view)
        self.refresh_bindings()

    def gone(self, said: str = "") -> None:
        """Lead back from what is not here any more; behind a dialog that waits until the page is in front again."""
        if not self.is_active:
            self._behind = True
            return
        if said:
            toast(self.app, said, meaning="hold")
        self.app.pop_screen()

    def tick(self) -> None:
        """Show the same view at a later minute."""
        if self.view is not None and self._stands:
            self._show(self.view)

    def second(self) -> None:
        """Show a later second, while in front; most rooms say nothing that changes so soon."""

    def draw_now(self) -> None:
        """Draw what has changed at once: the way through Textual's timer costs more than what a second changes."""
        waits = self._layout_required or self._scroll_required or self._repaint_required or self._recompose_required
        if self._dirty_widgets and self.is_current and not waits and not self.app._batch_count:
            self._compositor.update_widgets(self._dirty_widgets)
            self._compositor_refresh()

    @property
    def _stands(self) -> bool:
        """Whether there is anything to show it on: a reading may end when the screen is being closed."""
        return self.is_attached and bool(self.query(Foot))

    def set_head(self, state: HeadState) -> None:
        """Take the head from the app, which keeps it for all screens, and light this screen's room.

        A screen that is not composed yet has none; it asks for its head when it comes to the front.
        """
        for head in (child for child in self.children if isinstance(child, Head)):
            head.state = replace(state, room=self.ROOM)

    async def do(self, act: Callable[Concatenate[Work, P], str], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Do an act and say what came of it; a refusal or trouble is said too. Tell whether it was done."""
        try:
            done = await self.desk.act(act, *args, **kwargs)
        except Refused as refused:
            await self.refused(refused.refusal)
            return False
        except Trouble as trouble:
            toast(self.app, str(trouble), meaning="nogo")
            return False
        toast(self.app, done.answer, undo=done.entry is not None and can_be_undone(done.entry.act))
        return True

    async def ask(
        self, title: str, prompt: str, verb: str, meaning: str | None = None, *, aside: str = "", initial: str = ""
    ) -> str | None:
        """Ask for a few words that somebody must write; None where they close the dialog."""
        from octotui.tui.dialogs.ask import AskText

        asked = AskText(title, prompt, initial, required="This needs a few words", aside=aside, verb=verb,
                        meaning=meaning)  # fmt: skip
        return await self.app.push_screen_wait(asked)

    def turn_to(self, number: int) -> None:
        """Show another thing of the kind that this room shows; most rooms show only one."""

    async def refused(self, refusal: Refusal) -> None:
        """Say why an act was not done; a screen with more to show opens a dialog instead."""
        toast(self.app, str(refusal), meaning="hold")


AnyRoom = Room[Any]
