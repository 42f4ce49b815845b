"""Ask for a text: one line, or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input, TextArea

from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.entry import Entry
from octotui.tui.widgets.rows import Look

if TYPE_CHECKING:
    from textual.widget import Widget

Check = Callable[[str], str | None]


class AskText(Dialog[str]):
    """Ask for a text; answers it without outer spaces, or None.

    `required` is the sentence shown when nothing was written and something must be; `check` gives what is wrong
    with a text as a sentence, while it is being written.
    """

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter,ctrl+s", "save", "save", long="answer with this text", label=lambda dialog: dialog.verb),
        Act("escape", "not now", "close", side="right", long="close without an answer"),
    )

    def __init__(
        self,
        title: str,
        prompt: str = "",
        initial: str = "",
        *,
        required: str = "",
        check: Check | None = None,
        multiline: bool = False,
        aside: str = "",
        verb: str = "save",
        meaning: str | None = None,
    ) -> None:
        """Say what is asked; `aside` stands at the right of the title, `verb` in the foot."""
        super().__init__(meaning=meaning)
        self.heading, self.prompt, self.initial = title, prompt, initial
        self.required, self.check = required, check
        self.multiline, self.aside, self.verb = multiline, aside, verb
        self.wrong: str | None = None

    def acts(self) -> tuple[Act, ...]:
        """Where enter begins a new row, the foot names the other key."""
        return tuple(replace(act, shown="^s") if self.multiline and act.action == "save" else act for act in self.ACTS)

    def body(self) -> Iterable[Widget]:
        """Title, prompt, field, and what is wrong with it."""
        yield Drawn(self._title)
        if self.multiline:
            yield TextArea(self.initial, id="field", soft_wrap=True)
        else:
            yield Entry(self.initial, id="field", select_on_focus=False)
        yield Drawn(self._wrong, id="wrong")

    def on_mount(self) -> None:
        """Begin writing at once."""
        self.query_one("#field").focus()

    def _title(self, look: Look) -> Sequence[Line]:
        lines = [Line(look.width).put(0, self.heading, "bold").right(self.aside, "muted"), Line(look.width)]
        asked = wrap(self.prompt, look.width) if self.prompt else []
        return [*lines, *(Line(look.width).put(0, row, "muted") for row in asked)]

    def _wrong(self, look: Look) -> Sequence[Line]:
        return [Line(look.width).put(0, row, "hold") for row in wrap(self.wrong or "", look.width)]

    @property
    def value(self) -> str:
        """What is written."""
        field = self.query_one("#field")
        return (field.text if isinstance(field, TextArea) else field.value if isinstance(field, Input) else "").strip()

    def _judge(self) -> str | None:
        value = self.value
        if not value:
            return self.required or None
        return self.check(value) if self.check else None

    def _say(self, wrong: str | None) -> None:
        if wrong != self.wrong:
            self.wrong = wrong
            self.query_one("#wrong", Drawn).lines = self._wrong

    def on_input_changed(self) -> None:
        """Say while writing what is wrong."""
        self._say(self._judge() if self.value else None)

    def on_text_area_changed(self) -> None:
        """Say while writing what is wrong."""
        self._say(self._judge() if self.value else None)

    def on_input_submitted(self) -> None:
        """Answer on enter."""
        self.action_save()

    def action_save(self) -> None:
        """Answer, unless something is wrong."""
        wrong = self._judge()
        self._say(wrong)
        if wrong is None:
            self.accept(self.value)

    def accept(self, value: str) -> object:
        """Answer; a dialog that has to do something with the text first says here what stands against it."""
        return self.dismiss(value)
