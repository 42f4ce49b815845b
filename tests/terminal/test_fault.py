"""A fault of octotui's own, as somebody at a terminal meets it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.house import crew
from tests.terminal.conftest import Open

PROGRAM = """
import sys
from octotui.__main__ import main
from octotui.tui.screens.journal import JournalScreen

def look(self, rows):
    raise ZeroDivisionError("what somebody wrote")

JournalScreen.look = look
sys.exit(main(sys.argv[1:]))
"""


def test_a_fault_leaves_a_clean_terminal_and_says_where_the_data_is(run: Open, tmp_path: Path) -> None:
    team = crew(tmp_path / "team.db")
    team.makes()
    team.house.close()
    terminal = run([sys.executable, "-c", PROGRAM, "--db", str(tmp_path / "team.db"), "--as", "Ana Ruiz"])
    terminal.wait_for("4.12.0")
    terminal.wait_idle()
    terminal.press("4")
    assert terminal.wait_exit() == 1
    said = "".join(terminal.lines)
    assert "octotui has stopped on a fault of its own: ZeroDivisionError" in said
    assert f"every act that was confirmed is in {tmp_path / 'team.db'}." in said
    assert "Traceback" not in said
    assert "╰" not in said, "the frame that Textual draws around a fault"
    details = re.search(r"The details are in (\S+\.txt)\.", said)
    assert details is not None, said
    assert "ZeroDivisionError" in Path(details[1]).read_text(encoding="utf-8")
