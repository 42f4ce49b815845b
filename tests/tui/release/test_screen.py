"""The release as people use it: keys in, words on the screen, and the database after it."""

from __future__ import annotations

import pytest

from octotui.domain.task import State
from octotui.services import call, doing
from octotui.services import release as acts
from octotui.tui.widgets.rows import Rows
from tests.tui.release.building import Building, seated

SEATS = {"Release Manager": "Ana Ruiz", "QA Engineer": "Noor Haddad", "Tech Lead": "Jonas Lind",
         "Product Manager": "Mei Tanaka"}  # fmt: skip


def say_go(building: Building) -> None:
    building.act("Ana Ruiz", call.open_call, 1)
    for seat, name in SEATS.items():
        building.act(name, call.vote, 1, seat, "go")


async def test_space_begins_then_does_and_moves_on_to_the_next_line_of_mine(building: Building) -> None:
    async with seated(building, "Dana Cruz") as user:
        await user.goes_to("CI green")
        await user.presses("space")
        assert building.task("CI green").state == State.IN_PROGRESS
        assert user.at == "CI green"
        await user.presses("space")
        assert building.task("CI green").state == State.DONE
        assert user.at == "SAST scan"
        assert "CI green done." in user.told


async def test_a_key_that_is_not_for_me_says_whose_it_is(building: Building) -> None:
    async with seated(building) as user:
        await user.goes_to("CI green")
        await user.presses("space")
        assert "Dana Cruz or Rui Costa does this" in user.told
        assert building.task("CI green").state == State.OPEN


async def test_my_seat_is_taken_and_the_task_is_verified(building: Building) -> None:
    task = building.task("Metrics and thresholds")
    building.act("Leo Brandt", doing.finish, task.id)
    async with seated(building, "Mei Tanaka") as user:
        await user.goes_to(task.title)
        user.sees("v verify")
        await user.presses("v")
        assert building.task(task.title).state == State.VERIFIED


async def test_sending_back_asks_for_a_reason(building: Building) -> None:
    task = building.task("Metrics and thresholds")
    building.act("Leo Brandt", doing.finish, task.id)
    async with seated(building, "Mei Tanaka") as user:
        await user.goes_to(task.title)
        await user.presses("x")
        await user.types("no threshold for errors")
        await user.presses("enter")
        assert building.task(task.title).state == State.OPEN
        user.sees("Sent back: no threshold for errors")


async def test_x_on_my_own_done_task_takes_it_back(building: Building) -> None:
    building.act("Dana Cruz", doing.finish, building.task("CI green").id)
    async with seated(building, "Dana Cruz") as user:
        await user.goes_to("CI green")
        await user.presses("x")
        assert building.task("CI green").state == State.OPEN


async def test_blocking_asks_what_it_waits_for_and_b_unblocks(building: Building) -> None:
    async with seated(building, "Sam Osei") as user:
        await user.goes_to("Security review")
        await user.presses("b")
        await user.types("the report comes at three")
        await user.presses("enter")
        user.sees("■ blocked", "The report comes at three", "b unblock")
        await user.presses("space")
        assert "is blocked" in user.told
        await user.presses("b")
        assert building.task("Security review").state == State.OPEN


@pytest.mark.parametrize(
    ("text", "kind"),
    [("https://example.org/run/7", "link"), ("reports/ci.html", "file"), ("all green twice", "text")],
)
async def test_evidence_is_known_by_its_form(building: Building, text: str, kind: str) -> None:
    async with seated(building, "Dana Cruz") as user:
        await user.goes_to("CI green")
        await user.presses("e")
        await user.types(text)
        await user.presses("enter")
        (shown,) = building.facts.evidence
        assert (shown.kind, shown.text) == (kind, text)
        user.sees(text)


async def test_assigning_offers_those_who_hold_the_role(building: Building) -> None:
    async with seated(building) as user:
        await user.goes_to("CI green")
        await user.presses("a")
        user.sees("Who does CI green?", "Dana Cruz", "Rui Costa")
        assert "Sam Osei" not in user.page.split("Who does")[1]
        await user.presses("down", "enter")
        assert building.task("CI green").person_id == building.id_of("Rui Costa")


async def test_deferring_asks_why_and_until_when(building: Building) -> None:
    async with seated(building, "Kofi Mensah") as user:
        await user.goes_to("Alerts and dashboards")
        await user.presses("d", "down", "enter")
        await user.types("the new host comes on Friday")
        await user.presses("enter")
        await user.types("someday")
        await user.presses("enter")
        user.sees("Write it as")
        await user.presses(*["backspace"] * 7)
        await user.types("fri 17:00")
        await user.presses("enter")
        task = building.task("Alerts and dashboards")
        assert task.state == State.DEFERRED
        assert task.due is not None
        assert f"{task.due:%a %H:%M}" == "Fri 17:00"
        assert "due Fri" in "\n".join(user.list())


async def test_a_comment_and_a_ping_stand_in_the_panel(building: Building) -> None:
    async with seated(building) as user:
        await user.goes_to("Documentation updated")
        await user.presses("c")
        await user.types("needed before noon")
        await user.presses("enter")
        user.sees("Said", "needed before noon", "p ping Iris")
        await user.presses("p")
        assert "Iris Vale is asked for Documentation updated." in user.told


async def test_w_walks_along_what_stands_in_the_way_and_begins_anew(ready: Building) -> None:
    ready.act("Dana Cruz", doing.reopen, ready.task("CI green").id)
    async with seated(ready) as user:
        user.sees("GATE CLOSED", "2 stand in the way")
        assert user.at == "CI green"
        await user.presses("w")
        assert user.at == "call"
        await user.presses("w")
        assert user.at == "CI green"


async def test_capital_w_lists_all_and_goes_to_the_chosen(ready: Building) -> None:
    ready.act("Dana Cruz", doing.reopen, ready.task("CI green").id)
    async with seated(ready) as user:
        await user.presses("W")
        user.sees("In the way of production", "CI green", "opens the call")
        await user.presses("down", "enter")
        assert user.at == "call"


async def test_a_refused_deploy_says_why_where_and_who_and_leads_there(ready: Building) -> None:
    ready.act("Dana Cruz", doing.reopen, ready.task("CI green").id)
    ready.later(minutes=12)
    async with seated(ready) as user:
        await user.goes_to("Announce")
        await user.presses("D")
        user.sees("■ NOT DEPLOYED", "2 things stand in the way", "CI green is open.", "The guide says", "rule A-PRE-2")
        user.sees("▌", "Developers", "opens the call", "asked 12 m ago", "Nothing was changed.")
        await user.presses("enter")
        assert user.at == "CI green"
        entries = ready.house.read(lambda rows: list(rows("select refused from entry order by seq desc limit 1")))
        assert entries[0][0]


async def test_an_override_shows_its_mark_and_stays_visible(ready: Building) -> None:
    async with seated(ready) as user:
        await user.presses("D", "O")
        user.sees("overridden by Ana Ruiz 12:00", "for ever")
        await user.presses("enter")
        user.sees("An override needs a reason")
        await user.types("the card network is down")
        await user.presses("enter")
        user.sees("IN PRODUCTION", "overridden by Ana Ruiz 12:00")
        assert ready.facts.release.deployed_at is not None


async def test_the_refusal_asks_everybody_and_can_be_copied(ready: Building) -> None:
    ready.act("Dana Cruz", doing.reopen, ready.task("CI green").id)
    async with seated(ready, size=(80, 24)) as user:
        await user.presses("D")
        user.sees("Nothing was changed. The attempt is in the journal.")
        await user.presses("y")
        assert "NOT DEPLOYED" in user.app.clipboard
        await user.presses("p")
        assert "Asked: Developers" in user.told or "Asked: Dana" in user.told
        assert len(ready.facts.remarks) == 1


async def test_the_call_row_opens_the_call(ready: Building) -> None:
    async with seated(ready) as user:
        user.screen.jump("call")
        await user.rest()
        await user.presses("enter")
        assert type(user.app.screen).__name__ == "CallScreen"


async def test_who_does_not_lead_gets_a_small_refusal_and_no_override(ready: Building) -> None:
    async with seated(ready, "Dana Cruz") as user:
        await user.presses("D")
        assert not user.app.screen.is_modal
        assert "belongs to Release Manager" in user.told


async def test_an_open_gate_is_deployed_after_a_question(ready: Building) -> None:
    say_go(ready)
    async with seated(ready) as user:
        user.sees("✓ GATE OPEN", "D deploy")
        await user.presses("D")
        user.sees("Deploy 4.12.0 to production")
        await user.presses("escape")
        assert ready.facts.release.deployed_at is None
        await user.presses("D")
        await user.types("by hand")
        await user.presses("enter")
        assert ready.facts.release.deployed_how == "by hand"
        user.sees("◐ IN PRODUCTION")


async def test_a_failed_check_in_production_is_told_with_x(ready: Building) -> None:
    say_go(ready)
    ready.act("Ana Ruiz", acts.deploy, 1)
    async with seated(ready, "Noor Haddad") as user:
        await user.goes_to("Post-deploy verification")
        user.sees("x failed")
        await user.presses("x")
        await user.types("payments answer 500")
        await user.presses("enter")
        assert ready.facts.issues


async def test_traits_are_answered_one_after_the_other(building: Building) -> None:
    async with seated(building) as user:
        await user.presses("T")
        user.sees("security-sensitive", "Ana Ruiz, 12:00")
        await user.presses("end", "y", "escape")
        assert building.facts.traits[-1].yes is True
        assert "yes" in user.told


async def test_a_new_revision_makes_stale_what_proved_the_old(ready: Building) -> None:
    async with seated(ready) as user:
        await user.presses("R")
        await user.types("9a1b2c")
        await user.presses("enter")
        await user.goes_to("CI green")
        user.sees("revision 9a1b2c", "↻ stale", "Proven for revision 8f3c21")


async def test_a_task_is_added_for_a_role(building: Building) -> None:
    async with seated(building) as user:
        await user.presses("+")
        await user.types("Warn the bank")
        await user.presses("enter")
        await user.types("project")
        await user.presses("enter")
        assert building.task("Warn the bank").owner == "Project Manager"


async def test_cancelling_asks_for_a_reason(building: Building) -> None:
    async with seated(building) as user:
        await user.presses("X")
        await user.types("no longer wanted")
        await user.presses("enter")
        user.sees("CANCELLED", "no longer wanted")


async def test_tab_gives_the_panel_the_full_height_and_esc_gives_it_back(building: Building) -> None:
    async with seated(building, size=(80, 24)) as user:
        await user.goes_to("Security review")
        assert "Owner: Security Champion" not in user.page
        await user.presses("tab")
        user.sees("Owner: Security Champion", "applies: security-sensitive is yes")
        await user.presses("escape")
        assert "Owner: Security Champion" not in user.page
        assert user.at == "Security review"


async def test_a_fold_opens_with_enter_and_a_named_task_is_never_hidden(ready: Building) -> None:
    async with seated(ready) as user:
        folds = [row for row in user.list() if "unfold" in row]
        assert folds
        folded = (row.id for row in user.screen.query_one(Rows).rows if row.id and row.id.startswith("fold"))
        user.screen.jump(next(folded))
        await user.presses("enter")
        assert len([row for row in user.list() if "unfold" in row]) == len(folds) - 1
    async with seated(ready, task_id=ready.task("Support team briefed").id) as user:
        assert user.at == "Support team briefed"


async def test_a_colleague_moves_nothing_under_my_cursor(building: Building) -> None:
    async with seated(building) as user:
        await user.goes_to("Documentation updated")
        line = user.screen.query_one(Rows).line_of_cursor()
        building.act("Dana Cruz", doing.finish, building.task("CI green").id)
        user.app.desk.look_around()
        await user.rest()
        assert user.at == "Documentation updated"
        assert user.screen.query_one(Rows).line_of_cursor() == line
        assert any(row.startswith("● CI green") for row in user.list())
