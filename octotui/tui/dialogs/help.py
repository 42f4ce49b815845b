"""Help: every key of this screen from its declaration, why some cannot act now, and what the signs say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from octotui.tui.act import Act, Offer, offers_here
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, width_of, wrap
from octotui.tui.signs import Signs
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen
    from textual.widget import Widget

Cell = tuple[str, str, str, str]
"""Key, its style, words, their style."""

EVERYWHERE = "everywhere"
PALETTE_KEY = "^p"
"""Where an act without a key of its own is found."""
KEY_CELLS = 7
COLUMN_GAP = 3
THREE_COLUMNS_FROM = 84


class Help(Dialog[Offer]):
    """Show what the keys do here; typing searches, enter does the first match.

    `who` is the role one sits here in, `sentence` (bold beginning, rest) says what it may do, by the guide's `line`.
    """

    WIDTH = 96

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("", "search", shown="type"),
        Act("enter", "do it", "do_it", long="do the first that matches"),
        Act("down", "scroll", "scroll_on", foot=False),
        Act("up", "scroll back", "scroll_back", foot=False),
        *Dialog.ACTS,
    )

    def __init__(
        self,
        screen: Screen[Any],
        *,
        who: str = "",
        sentence: tuple[str, str] = ("", ""),
        line: int | None = None,
    ) -> None:
        """Explain a screen as it stands now."""
        super().__init__()
        self.listed = [offer for offer in offers_here(screen) if offer.act.keys or offer.act.long]
        self.who, self.sentence, self.guide_line = who, sentence, line
        self.sought = ""

    def body(self) -> Iterable[Widget]:
        """One drawing, which the plane scrolls where it is too high."""
        yield Drawn(self._lines, id="keys")

    def _matches(self) -> list[Offer]:
        words = self.sought.lower()
        return [offer for offer in self.listed if words in _spoken(offer.act)]

    def _groups(self) -> list[tuple[str, list[Offer]]]:
        groups: dict[str, list[Offer]] = {}
        for offer in self._matches():
            groups.setdefault(offer.act.group, []).append(offer)
        groups = {name: _paired(offers) for name, offers in groups.items()}
        here = [(f"This {name}", offers) for name, offers in groups.items() if name != EVERYWHERE]
        return [*here, *(("Everywhere", offers) for name, offers in groups.items() if name == EVERYWHERE)]

    def _lines(self, look: Look) -> Sequence[Line]:
        head = Line(look.width).put(0, "Keys", "bold")
        head.add(f"for this screen, as {self.who}" if self.who else "for this screen", "muted", gap=3)
        head.right(self.sought or "type to search", "bold" if self.sought else "muted")
        count = 3 if look.width >= THREE_COLUMNS_FROM else 1
        return [head, Line(look.width), *_columns(self._groups(), count, look), *self._signs(look), *self._role(look)]

    def _signs(self, look: Look) -> list[Line]:
        count = 4 if look.width >= THREE_COLUMNS_FROM else 3
        step = look.width // count
        lines = [Line(look.width), _title(Line(look.width), "Signs"), _rule(Line(look.width), look.width, look)]
        signs = self.signs.tasks()
        for start in range(0, len(signs), count):
            line = Line(look.width)
            for index, sign in enumerate(signs[start : start + count]):
                line.put(index * step, sign.text, sign.style).add(sign.word, gap=1)
            lines.append(line)
        return lines

    def _role(self, look: Look) -> list[Line]:
        bold, rest = self.sentence
        if not bold:
            return []
        aside = f"guide line {self.guide_line}" if self.guide_line else ""
        rows = wrap(bold + rest, look.width - width_of(aside) - 2)
        lines = [Line(look.width)]
        for index, row in enumerate(rows):
            line = Line(look.width)
            if index == 0 and row.startswith(bold):
                line.put(0, bold, "bold").add(row[len(bold) :]).right(aside, "muted")
            else:
                line.put(0, row)
            lines.append(line)
        return lines

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take what can be read as text, as a field does."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Search as one types."""
        if event.key == "backspace":
            self.sought = self.sought[:-1]
        elif event.is_printable and event.character:
            self.sought += event.character
        else:
            return
        event.stop()
        self.query_one("#keys", Drawn).lines = self._lines

    def action_do_it(self) -> None:
        """Do the first match of a search; without a search, close."""
        offer = next((offer for offer in self._matches() if offer.reason is None), None) if self.sought else None
        self.dismiss(offer)
        if offer is not None:
            self.app.call_later(offer.node.run_act, offer.act)

    def action_scroll_on(self) -> None:
        """Scroll where the keys need more rows than the terminal has."""
        self.query_one("Plane").scroll_down(animate=False)

    def action_scroll_back(self) -> None:
        """Scroll back."""
        self.query_one("Plane").scroll_up(animate=False)


def _paired(offers: Sequence[Offer]) -> list[Offer]:
    """Put the capital of a letter right after the letter: what one does to the next thing the other does to all."""
    first: dict[str, int] = {}
    for index, offer in enumerate(offers):
        first.setdefault(_letter(offer), index)
    return sorted(offers, key=lambda offer: first[_letter(offer)])


def _letter(offer: Offer) -> str:
    return offer.act.key_shown.lower() if len(offer.act.key_shown) == 1 else offer.act.key_shown


def _spoken(act: Act) -> str:
    return f"{act.key_shown} {act.long or act.name} {act.group}".lower()


def _cells(offers: Iterable[Offer], width: int, signs: Signs) -> list[Cell]:
    """Give the rows of a group: key and words, and below what cannot be done the reason."""
    cells: list[Cell] = []
    for offer in offers:
        able = offer.reason is None
        rows = wrap(offer.act.long or offer.act.name, width - KEY_CELLS)
        key = signs(offer.act.key_shown or PALETTE_KEY)
        for row in rows:
            cells.append((key, "bold accent" if able else "faint", row, "text" if able else "faint"))
            key = ""
        if offer.reason is not None:
            for index, row in enumerate(wrap(offer.reason, width - KEY_CELLS - 2)):
                cells.append(("", "faint", f"{signs('–') if index == 0 else ' '} {row}", "hold"))
    return cells


def _title(line: Line, text: str, col: int = 0) -> Line:
    return line.put(col, text, "bold muted")


def _rule(line: Line, width: int, look: Look, col: int = 0) -> Line:
    return line.fill(col, width, "rule", look.signs("▔"))


def _columns(groups: list[tuple[str, list[Offer]]], count: int, look: Look) -> list[Line]:
    """Set the groups in columns: the last one is everywhere, what is too many stands below the others."""
    if not groups:
        return [Line(look.width).put(0, "No key matches.", "muted")]
    width = (look.width - COLUMN_GAP * (count - 1)) // count
    columns: list[list[tuple[str, object]]] = [[] for _ in range(count)]
    for index, (name, offers) in enumerate(groups):
        column = columns[min(index, count - 1)]
        if column:
            column.append(("gap", None))
        column.append(("title", name))
        column.append(("rule", None))
        column.extend(("cell", cell) for cell in _cells(offers, width, look.signs))
    lines: list[Line] = []
    for row in range(max(len(column) for column in columns)):
        line = Line(look.width)
        for index, column in enumerate(columns):
            if row < len(column):
                _draw(line, index * (width + COLUMN_GAP), width, column[row], look)
        lines.append(line)
    return lines


def _draw(line: Line, col: int, width: int, item: tuple[str, Any], look: Look) -> None:
    kind, value = item
    if kind == "title":
        _title(line, value, col)
    elif kind == "rule":
        _rule(line, width, look, col)
    elif kind == "cell":
        key, key_style, words, style = value
        line.put(col, key, key_style, KEY_CELLS).put(col + KEY_CELLS, words, style, width - KEY_CELLS)
