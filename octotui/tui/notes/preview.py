"""The notes as they will look, with the section that is being written in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from octotui.domain.notes.sections import needed
from octotui.domain.notes.values import Need, Section
from octotui.tui.drawing.notes_page import NotesPage
from octotui.tui.drawing.notes_preview import body, head, nothing
from octotui.tui.line import Line
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look

if TYPE_CHECKING:
    from textual.widget import Widget

MARGIN = 2

Drawing = tuple[tuple[Line, ...], dict[int, int]]


class Sheet(VerticalScroll, can_focus=True):
    """What scrolls."""

    BINDINGS: ClassVar = [
        Binding("down,j", "scroll_down", show=False),
        Binding("up,k", "scroll_up", show=False),
    ]


class Preview(Vertical):
    """Draws the notes; only sections that changed are drawn anew."""

    DEFAULT_CSS = """
    Preview > Sheet { height: 1fr; scrollbar-size-vertical: 1; }
    Preview > #preview-title { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty preview."""
        super().__init__(id=id)
        self.page: NotesPage | None = None
        self.here: str | None = None
        self.line = 0
        self.fresh: frozenset[int] = frozenset()
        self._drawn: dict[str, tuple[object, Drawing]] = {}
        self._begins: dict[str, int] = {}
        self._rows: dict[int, int] = {}
        self._shown: str | None = None

    def compose(self) -> Iterable[Widget]:
        """Put the title above what scrolls."""
        yield Drawn(id="preview-title")
        yield Sheet(Drawn(id="preview-body"))

    def show(self, page: NotesPage, here: str, line: int, fresh: frozenset[int]) -> None:
        """Show the notes with the cursor on a line of a section; `fresh` lines of it are new."""
        self.page, self.here, self.line, self.fresh = page, here, line, fresh
        if not self.is_mounted or not self.display:
            return
        self.query_one("#preview-title", Drawn).lines = self._title
        self.query_one("#preview-body", Drawn).lines = self._lines
        self.call_after_refresh(self._follow)

    def on_resize(self) -> None:
        """Keep the place where one writes in sight."""
        if self.page is not None and self.here is not None:
            self.show(self.page, self.here, self.line, self.fresh)

    def _title(self, look: Look) -> Sequence[Line]:
        assert self.page is not None
        document = self.page.document
        total = document.text.count("\n")
        at = document.body.get(self.here or "", document.lines.get(self.here or "", (0, 0))[0])
        said = f"line {min(at + self.line, total)} of {total}" if at else "not in it yet"
        line = Line(look.width).put(MARGIN, "Preview", "bold muted").right(said, "muted")
        return [Line(look.width), line, Line(look.width)]

    def _lines(self, look: Look) -> Sequence[Line]:
        page = self.page
        if page is None or look.width < 2 * MARGIN:
            return ()
        lines: list[Line] = []
        self._begins = {}
        for section in page.notes.sections:
            if section.id not in page.document.lines and section.id != self.here:
                continue
            drawn, rows = self._section(page, section, look)
            if lines and drawn and len(self._begins) != 1:  # the hairline below the title is air already
                lines.append(Line(look.width))
            self._begins[section.id] = len(lines)
            if section.id == self.here:
                self._rows = rows
            lines += drawn
        return lines

    def _section(self, page: NotesPage, section: Section, look: Look) -> Drawing:
        here = section.id == self.here
        says_none = section.none_said and needed(page.notes, section).need is Need.SAID
        inner = Look(look.width - MARGIN, False, False, look.tokens, look.signs)
        fresh = self.fresh if here else frozenset()
        correction = page.document.correction
        key = (
            look.width,
            correction,
            look.tokens,
            section.text,
            section.name,
            section.embargo_at,
            says_none,
            here,
            fresh,
            self.line // 20 if here else 0,
        )
        held = self._drawn.get(section.id)
        if held is not None and held[0] == key:
            return held[1]
        text = section.text.strip("\n")
        above = head(section, text, inner, correction)
        rows: dict[int, int] = {}
        under = nothing(inner, says_none=says_none)
        if text and not (above and section.number == 1):
            under, rows = body(text, inner, fresh, self.line if here else None)
        lines = tuple(_set_in(line, look.width, mark=here and n == 0) for n, line in enumerate((*above, *under)))
        drawing = (lines, {number: row + len(above) for number, row in rows.items()})
        self._drawn[section.id] = (key, drawing)
        return drawing

    def _follow(self) -> None:
        """Bring the cursor's section into sight; while one types in it, only as far as needed."""
        if self.here not in self._begins or not self.is_attached:
            return
        sheet = self.query_one(Sheet)
        begin = self._begins[self.here]
        row = begin + self._rows.get(self.line, 0)
        top, height = round(sheet.scroll_y), sheet.size.height
        if self._shown != self.here:
            self._shown = self.here
            wanted = top if top <= begin and row < top + height - 4 else max(0, begin - 2)
        elif row < top:
            wanted = row
        elif row >= top + height - 1:
            wanted = row - height + 3
        else:
            return
        sheet.scroll_to(y=wanted, animate=False, force=True)


def _set_in(line: Line, width: int, *, mark: bool) -> Line:
    """Move a line in by the margin, behind the mark of the section that is being written."""
    moved = Line(width)
    if mark:
        moved.put(0, "▌", "accent")
    for piece in line.pieces():
        moved.put(piece.col + MARGIN, piece.text, piece.style)
    return moved
