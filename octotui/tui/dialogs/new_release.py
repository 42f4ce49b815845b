"""Make a release: type, version, name, window in words, and the traits as far as they are known."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from octotui.domain.guide import Guide
from octotui.domain.plan import Wish
from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.drawing.draft import Draft, first_draft
from octotui.tui.drawing.draft_rows import chip_at, chips, heading, next_answer, summary, trait_rows
from octotui.tui.line import Line, width_of
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.entry import Entry
from octotui.tui.widgets.rows import Look, Rows

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

Make = Callable[[Wish], Awaitable[bool]]
"""Makes the release and tells whether it was made; a refusal is said by who makes."""

FIELDS = ("version", "name", "window", "fixes", "revision")
_PROMPTS = {
    "name": "what people call it",
    "window": "thu 10:00 for 1 h",
    "fixes": "the defect or incident",
    "revision": "commit, build or rc",
}


class Chips(Drawn, can_focus=True):
    """The types in a row; left and right choose."""

    class Chosen(Message):
        """Another type was chosen."""

        def __init__(self, name: str) -> None:
            """Name the type."""
            super().__init__()
            self.name = name

    def __init__(self, draft: Draft) -> None:
        """Take the draft that it shows."""
        super().__init__(id="type")
        self.draft = draft
        self.show(draft)

    def show(self, draft: Draft) -> None:
        """Show a draft."""
        self.draft = draft
        self.lines = lambda look: [chips(draft, look.width, focused=look.focused, signs=look.signs)]

    def step(self, step: int) -> None:
        """Choose the type at the right or left."""
        names = [each.name for each in self.draft.types]
        at = max(0, min(len(names) - 1, names.index(self.draft.type) + step))
        self.post_message(self.Chosen(names[at]))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        name = chip_at(self.draft, event.x)
        if name is not None:
            self.post_message(self.Chosen(name))


class NewRelease(Dialog[Wish]):
    """Ask for a release; answers what was made, or None. It stays open where making it was refused."""

    DEFAULT_CSS = """
    NewRelease Chips, NewRelease .field { height: 1; margin: 1 1 0 1; }
    NewRelease .field Drawn { margin: 0; }
    NewRelease .field .label { width: 10; }
    NewRelease .field Input { width: 40; margin: 0 1 0 0; }
    NewRelease #version { width: 22; }
    NewRelease .field .remark { width: 1fr; }
    NewRelease.-narrow .field Input { width: 30; }
    NewRelease.-narrow #version { width: 18; }
    NewRelease Rows { margin: 1 0; }
    NewRelease.-short Chips, NewRelease.-short .field { margin: 0 1; }
    NewRelease #fixes-field { display: none; }
    NewRelease.-patch #fixes-field { display: block; }
    """
    WIDTH = 96
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("tab,down", "next field", "app.focus_next"),
        Act("left", "answer", "answer(-1)", shown="←→", long="choose the type or answer at the left",
            reason=lambda dialog: dialog.no_answer()),
        Act("right", "answer right", "answer(1)", long="choose the type or answer at the right", foot=False,
            reason=lambda dialog: dialog.no_answer()),
        Act("y", "yes", "say(True)", foot=False, reason=lambda dialog: dialog.no_trait()),
        Act("n", "no", "say(False)", foot=False, reason=lambda dialog: dialog.no_trait()),
        Act("question_mark", "not yet", "say(None)", foot=False, reason=lambda dialog: dialog.no_trait()),
        Act("up", "field before", "app.focus_previous", foot=False),
        Act("ctrl+s", "make it", "make", long="make the release", priority=True),
        Act("escape", "close", "close", side="right", long="close, nothing is made"),
    )  # fmt: skip

    def __init__(self, guide: Guide, versions: tuple[str, ...], now: datetime, make: Make) -> None:
        """Take the guide it will be made from, the versions that are taken, the time, and who makes it."""
        super().__init__()
        self.draft = first_draft(guide, versions, now)
        self.make = make
        self.tried = False

    def body(self) -> Iterable[Widget]:
        """Title, type, fields, traits, sum."""
        yield Drawn(lambda look: [heading(self.draft, look.width)], id="heading")
        yield Chips(self.draft)
        for name in FIELDS:
            yield self._field(name)
        yield Rows(trait_rows(self.draft), margin=1, empty="This guide asks for no traits.", id="traits")
        yield Drawn(lambda look: summary(self.draft, look.width, tried=self.tried), id="sum")

    def _field(self, name: str) -> Horizontal:
        label = Drawn(lambda look: [Line(look.width).put(0, name.capitalize(), "muted")], classes="label")
        prompt = _PROMPTS.get(name, "")
        field = Entry(self.draft.text(name), placeholder=prompt, select_on_focus=False, id=name)
        remark = Drawn(lambda look: self._remark(name, look), id=f"{name}-remark", classes="remark")
        return Horizontal(label, field, remark, id=f"{name}-field", classes="field")

    def on_mount(self) -> None:
        """Begin with the name: type and version are proposed already."""
        self.query_one("#name", Input).focus()
        self._show()

    def _remark(self, name: str, look: Look) -> Sequence[Line]:
        text, style = "", "muted"
        if name == "version":
            text, style = self.draft.version_remark()
        elif name == "window":
            text, style = self.draft.window_remark()
        elif name == "name" and self.tried and not self.draft.name.strip():
            text, style = "missing", "hold"
        elif name == "fixes":
            text = "" if self.draft.fixes.strip() else "asked before the gate opens"
        line = Line(look.width)
        return [line.put(max(0, look.width - width_of(text)), text, style, look.width)]

    def _show(self) -> None:
        """Show the draft in every part; equal parts do no work."""
        self.set_class(self.draft.patch, "-patch")
        self.query_one(Chips).show(self.draft)
        self.query_one(Rows).rows = trait_rows(self.draft)
        for drawn in self.query(".remark, #heading, #sum").results(Drawn):
            drawn.lines = drawn.lines

    # What is typed and chosen

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        name = event.input.id or ""
        if name in FIELDS and self.draft.text(name) != event.value:
            self.draft = self.draft.saying(name, event.value)
            self._show()

    @on(Input.Submitted)
    def _next(self) -> None:
        self.app.action_focus_next()

    @on(Chips.Chosen)
    def _type_chosen(self, event: Chips.Chosen) -> None:
        self.draft = self.draft.of_type(event.name)
        version = self.query_one("#version", Input)
        if version.value != self.draft.version:
            version.value = self.draft.version
        self._show()

    @on(Rows.Opened)
    def _opened(self) -> None:
        """Go on to the next answer, round and round."""
        answer = self._answer()
        self.action_say(None if answer is False else not answer if answer is None else False)

    def _answer(self) -> bool | None:
        return self.draft.answer(self.query_one(Rows).cursor or "")

    def no_answer(self) -> str | None:
        """Say that left and right move the cursor in a text."""
        return "Left and right move in the text." if isinstance(self.focused, Input) else None

    def no_trait(self) -> str | None:
        """Say that no trait is under the cursor, if so."""
        return None if isinstance(self.focused, Rows) else "Answers are given at a trait."

    def action_answer(self, step: int) -> None:
        """Choose the type or the answer beside the present one."""
        if isinstance(self.focused, Chips):
            self.focused.step(step)
        elif isinstance(self.focused, Rows):
            self.action_say(next_answer(self._answer(), step))

    def action_say(self, answer: bool | None) -> None:
        """Answer the trait under the cursor."""
        trait = self.query_one(Rows).cursor
        if trait is not None:
            self.draft = self.draft.answering(trait, answer)
            self._show()

    @work(exclusive=True)
    async def action_make(self) -> None:
        """Make it as it stands in the fields; where something is wrong the cursor goes there."""
        for name in FIELDS:  # the key may overtake the news of what was typed just before it
            self.draft = self.draft.saying(name, self.query_one(f"#{name}", Input).value)
        self.tried = True
        if self.draft.wrongs:
            self.query_one(f"#{self.draft.wrongs[0][0]}", Input).focus()
            self._show()
            return
        wish = self.draft.wish()
        if await self.make(wish):
            self.dismiss(wish)
