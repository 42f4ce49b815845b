"""From a release to its incident and back: a failed check, the hot-fix; and the rungs of the escalation on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.domain.incident.values import SEVERITY_TESTS
from octotui.services import release
from octotui.services.incident import running, way
from octotui.tui.incident.asking_impact import severity_picks
from octotui.tui.screens.release import ReleaseScreen
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Look
from tests.tui.incident.building import commanded, declared
from tests.tui.seat import seated


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "octotui.db"


def test_the_test_of_each_severity_is_seen_whole_at_80_columns() -> None:
    look = Look(73, False, True, None, Signs())  # type: ignore[arg-type]  # colours are not asked for
    for pick in severity_picks():
        assert SEVERITY_TESTS[pick.id] in pick.draw(0, look).plain


async def test_a_failed_check_leads_to_its_own_incident_though_a_graver_one_runs(file):
    made = declared(file)
    made.makes()
    made.does("Ana Ruiz", release.override, 1, "a rehearsal")
    task = made.task("Post-deploy verification")
    async with seated(file, made.clock, "Noor Haddad") as noor:
        noor.app.push_screen(ReleaseScreen(noor.app.desk, 1, task_id=task.id))
        await noor.idle()
        await noor.presses("x")
        await noor.types("3 of 9 fail")
        await noor.presses("enter")
        noor.sees("Report an incident", "Post-deploy verification of 4.12.0 failed: 3 of 9 fail")
        await noor.presses("down", "down", "enter")
        noor.sees("INC-2  3 of 9 fail", "after 4.12.0", "▲ MINOR")


async def test_the_hot_fix_is_named_with_where_it_stands_and_opens(file):
    made = commanded(file)
    made.does("Jonas Lind", way.decide, 1, "hot-fix", reason="one line", minutes=9, objections="none",
              executor_id=made.ids["Dana Cruz"])  # fmt: skip
    made.clock.on(minutes=20)
    async with seated(file, made.clock, "Dana Cruz", "incident") as dana:
        assert "0.0.1 preparing" in dana.row("Release  ")
        await dana.presses("tab", "tab", "tab", "home", "down", "enter")
        dana.sees("0.0.1  Hot-fix: EU checkout answers 502")
        await dana.presses("escape")
        dana.sees("DEPLOY THE HOT-FIX")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_rung_of_the_escalation_stands_on_the_roll_call_until_it_has_answered(file, size):
    made = commanded(file)
    made.does("Jonas Lind", running.escalate, 1, "payments stand still")
    made.clock.on(minutes=4)
    async with seated(file, made.clock, "Mei Tanaka", "incident", size) as mei:
        assert "escalated" in mei.row("asked 4 m")
        mei.sees("v take note")
        await mei.presses("v")
        mei.sees_no("asked 4 m")
        mei.sees("took note")
