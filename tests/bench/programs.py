"""The programs that are run in turns: two of bare Textual to compare with, and the one under measurement."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

HELLO = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("Hello octopus")

Hello().run()
"""

TABLE = """
from textual.app import App
from textual.screen import Screen
from textual.widgets import DataTable

class Rows(Screen):
    def compose(self):
        yield DataTable(cursor_type="row")

    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("task", "owner", "state")
        for number in range(40):
            table.add_row(f"Task {number}", f"Owner {number}", "open")

class Table(App):
    MODES = {"one": Rows, "two": Rows}
    BINDINGS = [("1", "switch_mode('one')"), ("2", "switch_mode('two')")]

    def on_mount(self):
        self.switch_mode("one")

Table().run()
"""


@dataclass(frozen=True)
class Program:
    """A command line, what is on its screen once it can be used, and whether its keys are measured."""

    name: str
    argv: tuple[str, ...]
    content: re.Pattern[str]
    has_keys: bool = True


BARE = (
    Program("hello", (sys.executable, "-c", HELLO), re.compile("Hello octopus"), has_keys=False),
    Program("table", (sys.executable, "-c", TABLE), re.compile("Task 3")),
)
