"""A small app made of the kit, for its tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from octotui.tui.act import Act, Acting
from octotui.tui.line import Line
from octotui.tui.theme import Themed
from octotui.tui.widgets.foot import Foot
from octotui.tui.widgets.head import Chip, Head, HeadState, Room
from octotui.tui.widgets.rows import Gap, Heading, Look, Rows


@dataclass(frozen=True)
class Item:
    id: str | None
    title: str = "item"
    height: int = 1
    taller: int = 0

    def draw(self, line: int, look: Look) -> Line:
        return Line(look.width).put(0, f"{self.title} {self.id} {line}", "bold" if look.current else "text")


def items(*ids: str) -> tuple[Item, ...]:
    return tuple(Item(id) for id in ids)


class Page(Acting, Screen[None]):
    ACTS: ClassVar = (
        Act("", "move", shown="↑↓"),
        Act("p", "ping", "ping", group="task", label=lambda page: f"ping {page.rows.cursor}"),
        Act(
            "v",
            "verify",
            "verify",
            group="task",
            long="verify, sign, vote",
            reason=lambda _page: "Sam Osei signs this.",
        ),
        Act("D", "deploy", "deploy", group="release", long="deploy to production", reason=lambda page: page.gate),
        Act("escape", "back", "back", side="right"),
    )

    gate: str | None = "3 things stand in the way."

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.rows = Rows((Heading("Late"), *items("a", "b", "c"), Gap(), *items("d")), id="list")

    def compose(self) -> ComposeResult:
        yield Head()
        yield self.rows
        yield Input(id="field")
        yield Foot()

    def on_mount(self) -> None:
        rooms = tuple(Room(key, name) for key, name in (("board", "Board"), ("work", "My work"), ("inc", "Incident")))
        rooms += (Room("journal", "Journal"), Room("people", "People", 7))
        chip = Chip("▲ INC-7 23:47")
        self.query_one(Head).state = HeadState(rooms, "board", chip, "Ana Ruiz", "Release Mgr", "14:32")
        self.rows.focus()

    def action_ping(self) -> None:
        self.done.append(f"ping {self.rows.cursor}")

    def action_verify(self) -> None:
        self.done.append("verify")

    def action_deploy(self) -> None:
        self.done.append("deploy")

    def action_back(self) -> None:
        self.done.append("back")

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        self.done.append(f"at {event.id}")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.done.append(f"open {event.id}")

    def on_head_room_chosen(self, event: Head.RoomChosen) -> None:
        self.done.append(f"room {event.key}")


class Kit(Acting, Themed, App[None]):
    ENABLE_COMMAND_PALETTE = False
    ACTS: ClassVar = (
        Act("question_mark,f1", "help", "help", side="right"),
        Act("ctrl+p", "find", "find", side="right"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def on_mount(self) -> None:
        self.push_screen(self.page)

    def action_help(self) -> None:
        self.page.done.append("help")

    def action_find(self) -> None:
        self.page.done.append("find")


def row_text(app: App[None], y: int) -> str:
    """What stands on a row of the terminal."""
    return "".join(segment.text for segment in app.screen._compositor.render_strips()[y])
