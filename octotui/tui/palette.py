"""The palette: one field that finds acts, tasks, releases, people and guide lines, nearest first.

    def tasks(query: str) -> Iterable[Entry]:      # called at each key; give all, the palette matches
        return self.task_entries

    self.app.push_screen(Palette([act_entries(self.screen, "4.12.0"), tasks, people]))

Groups stand in the order they first appear, `Here` first and `Everywhere` last. What cannot be done is listed with
its reason and cannot be chosen. Choosing closes the palette and calls the entry's `run`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.widgets import Input

from octotui.tui.act import Act, offers_here
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, cut, width_of
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Gap, Heading, Look, Row, Rows

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

EACH = 6
"""So many of each group are shown, all of one group after `tab`."""
MOST = 200
"""So many of one group at most."""

Spans = tuple[tuple[int, int], ...]


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found; `reason` says why it cannot be chosen now."""

    text: str
    group: str
    run: Callable[[], Awaitable[None] | None] = field(default=_nothing, compare=False)
    detail: str = ""
    key: str = ""
    reason: str | None = None
    detail_style: str = "muted"


Provider = Callable[[str], Iterable[Entry]]


class Found(NamedTuple):
    """An entry that matches: how well (0 is best), and where."""

    rank: int
    entry: Entry
    spans: Spans


def match(words: Sequence[str], text: str) -> tuple[int, Spans] | None:
    """Find each word in a text, at the start of a word where it can be; None if one is missing."""
    low = text.lower()
    if any(word not in low for word in words):
        return None
    rank = 0
    spans: list[tuple[int, int]] = []
    for word in words:
        at = _word_start(low, word)
        rank += 0 if at == 0 else 1 if at > 0 else 2
        at = low.index(word) if at < 0 else at
        spans.append((at, at + len(word)))
    return rank, tuple(sorted(spans))


def _word_start(low: str, word: str) -> int:
    at = low.find(word)
    while at > 0 and low[at - 1].isalnum():
        at = low.find(word, at + 1)
    return at


def matching(query: str, entries: Iterable[Entry]) -> list[Found]:
    """Give the entries that match, the best first, at most `MOST` of the best of a group; however many there are."""
    words = query.lower().split()
    found: list[Found] = []
    best: dict[str, int] = {}
    for entry in entries:
        # What cannot be shown any more need not be looked at: each key is answered from 10,000 tasks.
        if best.get(entry.group, 0) >= MOST:
            continue
        hit = match(words, entry.text)
        if hit is not None:
            found.append(Found(hit[0], entry, hit[1]))
            if hit[0] == 0:
                best[entry.group] = best.get(entry.group, 0) + 1
    if words:
        found.sort(key=lambda hit: hit.rank)
    return found


def act_entries(screen: Screen[Any], where: str = "") -> Provider:
    """Provide the acts of a screen as entries: `Here, on 4.12.0` and `Everywhere`."""
    here = f"Here, on {where}" if where else "Here"
    entries = [
        Entry(
            offer.act.sentence,
            "Everywhere" if offer.of_app else here,
            partial(offer.node.run_act, offer.act),
            detail=f"not now: {offer.reason}" if offer.reason else "",
            key=offer.act.key_shown,
            reason=offer.reason,
            detail_style="hold" if offer.reason else "muted",
        )
        for offer in offers_here(screen)
        if offer.act.action
    ]
    return lambda _query: entries


@dataclass(frozen=True, slots=True)
class _EntryRow:
    found: Found
    number: int
    height: int = 1

    @property
    def id(self) -> str | None:
        return None if self.found.entry.reason else str(self.number)

    def draw(self, line: int, look: Look) -> Line:
        entry = self.found.entry
        row = Line(look.width)
        key = look.signs(entry.key)
        detail_end = look.width - 5
        detail = cut(entry.detail, max(0, detail_end - 24))
        detail_at = detail_end - width_of(detail)
        style = "faint" if entry.reason else "text"
        _marked(row, 2, cut(entry.text, detail_at - 4), self.found.spans, style)
        row.put(detail_at, detail, entry.detail_style, width_of(detail))
        return row.put(look.width - width_of(key), key, "faint" if entry.reason else "bold accent", width_of(key))


def _marked(row: Line, col: int, text: str, spans: Spans, style: str) -> None:
    """Put a text with the letters a search matched in bold and underlined."""
    at = 0
    row.put(col, "", style, 0)
    for start, end in spans:
        start, end = max(start, at), min(end, len(text))
        if start < end:
            row.add(text[at:start], style).add(text[start:end], f"bold underline {style}")
            at = end
    row.add(text[at:], style)


class Palette(Dialog[Entry]):
    """Find anything and go there or do it."""

    DEFAULT_CSS = """
    Palette Input, Palette Input:focus { background: $oct-raised; border: none; padding: 0; text-style: bold; }
    Palette Rows { height: 20; }
    """

    WIDTH = 86

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("", "choose", shown="↑↓"),
        Act("enter", "do it", "choose"),
        Act("tab", "only this kind", "only", label=lambda palette: "all kinds" if palette.kind else "only this kind"),
        Act("down", "next", "move(1)", foot=False),
        Act("up", "previous", "move(-1)", foot=False),
        Act("pagedown", "next page", "page(1)", foot=False),
        Act("pageup", "previous page", "page(-1)", foot=False),
        *Dialog.ACTS,
    )

    def __init__(self, providers: Sequence[Provider]) -> None:
        """Take who provides what can be found, in the order of nearness."""
        super().__init__()
        self.providers = tuple(providers)
        self.kind: str | None = None
        self._shown: list[Found] = []

    def body(self) -> Iterable[Widget]:
        """Field, hairline, what was found."""
        yield Input(placeholder="acts, releases, tasks, people, guide lines", select_on_focus=False)
        yield Drawn(lambda look: [Line(look.width).fill(0, look.width, "rule", look.signs("▔"))])
        yield Rows(margin=1, led=True, empty="Nothing found.")

    def on_mount(self) -> None:
        """Begin with what can be done here."""
        room = max(4, min(20, self.app.size.height - 12))
        self.query_one(Rows).styles.height = room
        self.query_one(Input).focus()
        self._find("")

    def _find(self, query: str) -> None:
        groups: dict[str, list[Found]] = {}
        for provider in self.providers:
            for found in matching(query, provider(query)):
                groups.setdefault(found.entry.group, []).append(found)
        names = sorted(groups, key=lambda name: 0 if name.startswith("Here") else 2 if name == "Everywhere" else 1)
        rows: list[Row] = []
        self._shown = []
        for name in names:
            if self.kind not in (None, name):
                continue
            hits = groups[name][: MOST if self.kind or not query else EACH]
            rows += [*([Gap()] if rows else []), Heading(name, style="bold muted")]
            rows += [_EntryRow(hit, len(self._shown) + index) for index, hit in enumerate(hits)]
            self._shown += hits
        listed = self.query_one(Rows)
        listed.rows = tuple(rows)
        listed.action_ends(0)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while one types."""
        self._find(event.value)

    def on_input_submitted(self) -> None:
        """Choose on enter."""
        self.action_choose()

    def on_rows_opened(self) -> None:
        """Choose on a second click."""
        self.action_choose()

    def _under_cursor(self) -> Found | None:
        cursor = self.query_one(Rows).cursor
        return self._shown[int(cursor)] if cursor is not None else None

    def action_choose(self) -> None:
        """Close, then do it."""
        found = self._under_cursor()
        if found is not None and self.in_front:
            self.dismiss(found.entry)
            self.app.call_later(found.entry.run)

    def action_only(self) -> None:
        """Show all of the kind under the cursor, or all kinds again."""
        found = self._under_cursor()
        self.kind = None if self.kind or found is None else found.entry.group
        self._find(self.query_one(Input).value)
        self.refresh_bindings()

    def action_move(self, step: int) -> None:
        """Move while the field has the keys."""
        self.query_one(Rows).action_move(step)

    def action_page(self, step: int) -> None:
        """Move by a page while the field has the keys."""
        self.query_one(Rows).action_page(step)
