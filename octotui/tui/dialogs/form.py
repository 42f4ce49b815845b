"""A form: something to pick, a few fields each on a row, things to tick, and what is wrong in one sentence below.

filled = await self.app.push_screen_wait(Form("Declare an incident", fields=(Field("what", "What"),), picks=PICKS))
if filled: filled["what"], filled.pick, filled.ticked
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import Input, TextArea

from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.checks import Checks
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.entry import Entry
from octotui.tui.widgets.rows import Look, Rows

if TYPE_CHECKING:
    from textual.widget import Widget

LABEL = 20
"""The cells of a label and the gap behind it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was understood: what it reads back as, or what is wrong with it."""

    said: str = ""
    wrong: str = ""


def _as_it_is(_text: str) -> Reading:
    return Reading()


@dataclass(frozen=True)
class Field:
    """One field; `required` is the sentence shown where it is empty, `read` says how a text is understood."""

    key: str
    label: str
    initial: str = ""
    hint: str = ""
    required: str = ""
    rows: int = 1
    read: Callable[[str], Reading] = _as_it_is


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several things of which exactly one is meant: a name, what it is, and lines of facts below it."""

    id: str
    name: str
    detail: str = ""
    sign: tuple[str, str] = ("", "text")
    facts: tuple[tuple[str, str], ...] = ()
    aside: str = ""
    offers: tuple[tuple[str, str], ...] = ()
    """What this pick proposes for fields, as (key, text); it never takes the place of what somebody wrote."""

    @property
    def height(self) -> int:
        """Its name and its facts."""
        return 1 + len(self.facts)

    def draw(self, line: int, look: Look) -> Line:
        """Draw the name with what it is, then its facts."""
        row = Line(look.width)
        if line:
            text, style = self.facts[line - 1]
            return row.put(LABEL, text, style)
        sign, style = self.sign
        row.put(0, look.signs("●" if look.current else "○"), "bold" if look.current else "muted")
        row.put(2, f"{sign} {self.name}".strip(), f"bold {style}" if sign else "bold" if look.current else "text")
        row.put(max(LABEL, row.end + 2), self.detail, "text" if look.current else "muted")
        return row.right(self.aside, "faint")


@dataclass(frozen=True)
class Filled:
    """What somebody answered."""

    values: dict[str, str] = field(default_factory=dict)
    pick: str = ""
    ticked: tuple[str, ...] = ()

    def __getitem__(self, key: str) -> str:
        """Give the text of a field."""
        return self.values[key]


class Form(Dialog[Filled]):
    """Ask for several things at once; answers what was filled in, or None."""

    WIDTH = 88
    DEFAULT_CSS = """
    Form #picks { height: auto; max-height: 12; margin: 0 0 1 0; }
    Form .field { height: auto; margin: 0; }
    Form .-above { margin: 0 0 1 0; }
    Form #fields { height: auto; margin: 1 0 0 0; }
    Form .label { width: 21; margin: 0; }
    Form .field Input, Form .field TextArea { width: 1fr; margin: 0 1 0 0; }
    Form #ticks { margin: 1 0 0 0; }
    Form #said { margin: 1 1 0 1; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("", "choose", shown="↑↓"),
        Act("", "next field", shown="tab"),
        Act("enter,ctrl+s", "save", "save", long="answer with this", label=lambda form: form.verb),
        Act("down", "next", "next", foot=False),
        Act("up", "previous", "previous", foot=False),
        Act("escape", "not now", "close", side="right", long="close without an answer"),
    )

    def __init__(
        self,
        title: str,
        prompt: str = "",
        *,
        fields: Sequence[Field] = (),
        picks: Sequence[Pick] = (),
        picked: str | None = None,
        field_first: bool = False,
        ticks: Sequence[str] = (),
        ticked: Sequence[str] = (),
        judge: Callable[[Filled], str] | None = None,
        verb: str = "save",
        aside: str = "",
        meaning: str | None = None,
    ) -> None:
        """Say what is asked; `judge` gives what is wrong with all of it together, as a sentence.

        The picks stand above the fields, below the first one where that is asked `field_first`.
        """
        super().__init__(meaning=meaning)
        self.heading, self.prompt, self.fields, self.picks = title, prompt, tuple(fields), tuple(picks)
        self.start, self.ticks, self.ticked = picked, tuple(ticks), tuple(ticked)
        self.judge, self.verb, self.aside, self.field_first = judge, verb, aside, field_first
        self._wrong = ""

    def acts(self) -> tuple[Act, ...]:
        """Name what there is: no choice without picks, and the other key where enter begins a new row."""
        many = any(each.rows > 1 for each in self.fields)
        acts = [act for act in self.ACTS if act.shown != "↑↓" or self.picks]
        return tuple(replace(act, shown="^s") if many and act.action == "save" else act for act in acts)

    def body(self) -> Iterable[Widget]:
        """Title, picks, fields, ticks, and how what is written is understood."""
        yield Drawn(self._title)
        first, rest = (self.fields[:1], self.fields[1:]) if self.field_first else ((), self.fields)
        yield from (self._field(each, "field -above") for each in first)
        if self.picks:
            yield Rows(self.picks, margin=1, led=True, id="picks")
        yield from (self._field(each) for each in rest)
        if self.ticks:
            yield Checks(self.ticks, chosen=self.ticked, columns=1, id="ticks")
        yield Drawn(self._said, id="said")

    def _field(self, each: Field, classes: str = "field") -> Widget:
        label = Drawn(lambda look: [Line(look.width).put(1, each.label, "muted")], classes="label")
        if each.rows > 1:
            entry: Widget = TextArea(each.initial, id=each.key, soft_wrap=True)
            entry.styles.height = each.rows
        else:
            entry = Entry(each.initial, placeholder=each.hint, id=each.key, select_on_focus=False)
        return Horizontal(label, entry, classes=classes)

    def on_mount(self) -> None:
        """Begin with the first field that is empty, else with the first."""
        if self.picks:
            self.query_one("#picks", Rows).cursor = self.start
            self.query_one("#picks", Rows).can_focus = not self.fields
        empty = next((each for each in self.fields if not each.initial), None) or next(iter(self.fields), None)
        self.query_one(f"#{empty.key}" if empty else "#picks" if self.picks else "#ticks").focus()

    def _title(self, look: Look) -> Sequence[Line]:
        lines = [Line(look.width).put(0, self.heading, "bold").right(self.aside, "muted")]
        asked = wrap(self.prompt, look.width) if self.prompt else []
        return [*lines, *(Line(look.width).put(0, row, "muted") for row in asked), Line(look.width)]

    def _text(self, key: str) -> str:
        entry = self.query_one(f"#{key}")
        return (entry.text if isinstance(entry, TextArea) else entry.value if isinstance(entry, Input) else "").strip()

    def _said(self, look: Look) -> Sequence[Line]:
        """Say what is wrong, else how the field with the keys is understood."""
        said, style = self._wrong, "hold"
        here = next((each for each in self.fields if self.focused is not None and each.key == self.focused.id), None)
        if not said and here is not None and self.is_mounted and self._text(here.key):
            reading = here.read(self._text(here.key))
            said, style = reading.wrong or reading.said, "hold" if reading.wrong else "muted"
        return [Line(look.width).put(0, row, style) for row in wrap(said, look.width) or [""]]

    def _renew(self, wrong: str = "") -> None:
        self._wrong = wrong
        self.query_one("#said", Drawn).lines = lambda look: self._said(look)

    def on_input_changed(self) -> None:
        """Say how it is understood while it is written."""
        self._renew()

    def on_text_area_changed(self) -> None:
        """Say how it is understood while it is written."""
        self._renew()

    def on_descendant_focus(self) -> None:
        """Speak of the field that has the keys."""
        self._renew(self._wrong)

    def on_input_submitted(self) -> None:
        """Answer on enter."""
        self.action_save()

    @on(Rows.Highlighted, "#picks")
    def _picked(self) -> None:
        """Propose what the pick offers where a field is empty or holds what another pick offered."""
        offered = {text for pick in self.picks for _key, text in pick.offers} | {""}
        chosen = next((pick for pick in self.picks if pick.id == self.query_one("#picks", Rows).cursor), None)
        asked = {each.key for each in self.fields}
        for key, text in chosen.offers if chosen else ():
            if key not in asked:
                continue
            entry = self.query_one(f"#{key}", Input)
            if entry.value in offered:
                entry.value = text

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_save()

    def action_next(self) -> None:
        """Choose the next while a field has the keys."""
        self._step(1)

    def action_previous(self) -> None:
        """Choose the one before while a field has the keys."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self.picks:
            self.query_one("#picks", Rows).action_move(step)
        else:
            (self.screen.focus_next if step > 0 else self.screen.focus_previous)()

    def filled(self) -> Filled:
        """Return what is filled in."""
        pick = self.query_one("#picks", Rows).cursor or "" if self.picks else ""
        ticked = self.query_one("#ticks", Checks).chosen if self.ticks else ()
        return Filled({each.key: self._text(each.key) for each in self.fields}, pick, ticked)

    def action_save(self) -> None:
        """Answer, unless something is missing or wrong; then go where it is."""
        for each in self.fields:
            text = self._text(each.key)
            wrong = each.read(text).wrong if text else each.required
            if wrong:
                self.query_one(f"#{each.key}").focus()
                self._renew(wrong)
                return
        filled = self.filled()
        wrong = self.judge(filled) if self.judge else ""
        if wrong:
            self._renew(wrong)
        else:
            self.dismiss(filled)
