"""The incident room as people hold it: what stands there, and what their keys do."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Paste

from octotui.services.incident import running, told, way
from octotui.services.incident.views import incident_page
from tests.house import crew
from tests.tui.incident.building import TITLE, cleared, commanded, decided, declared
from tests.tui.seat import Seat, seated


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "octotui.db"


def facts(made, number=1):
    page = made.house.read(incident_page, number)
    assert page is not None
    return page.facts


def heard(made) -> None:
    """Put on record what is due, so that no alarm speaks over an answer."""
    made.house.act_as(None, running.sound, 1)


async def second(seat: Seat) -> None:
    """Let the room show the second that the clock stands at."""
    seat.app._tick()
    await seat.idle()


# Beginning


@pytest.mark.parametrize("key", ["question_mark", "ctrl+p"])
async def test_the_empty_room_can_be_asked_what_its_keys_are(file, key):
    made = crew(file)
    async with seated(file, made.clock, "Ana Ruiz", "incident") as ana:
        await ana.presses(key)
        assert ana.app.screen.is_modal


async def test_the_empty_room_says_the_key_and_what_the_guide_would_do(file):
    made = crew(file)
    async with seated(file, made.clock, "Ana Ruiz", "incident") as ana:
        ana.sees("No incident runs.   I declares one", "Immediate response  0–15 min", "Decide on approach", "line 160")


async def test_declaring_asks_what_and_how_bad_and_starts_the_clock(file):
    made = crew(file)
    async with seated(file, made.clock, "Ana Ruiz") as ana:
        await ana.presses("I")
        ana.sees("What is wrong", "CRITICAL", "MAJOR", "MINOR")
        await ana.types(TITLE)
        await ana.presses("down", "enter")
        ana.sees(f"INC-1  {TITLE}", "▲▲ MAJOR", "15:00 left", "TAKE COMMAND")
        assert facts(made).incident.severity == "major"


async def test_a_second_declaration_leads_to_the_second_incident_though_the_first_is_graver(file):
    made = commanded(file)
    async with seated(file, made.clock, "Ana Ruiz") as ana:
        await ana.presses("I")
        await ana.types("Mails are late")
        await ana.presses("down", "down", "enter")
        ana.sees("INC-2  Mails are late", "▲ MINOR")


async def test_an_incident_is_not_declared_without_words(file):
    made = crew(file)
    async with seated(file, made.clock, "Ana Ruiz") as ana:
        await ana.presses("I", "enter")
        ana.sees("Say what is wrong, in a few words.")
        await ana.presses("escape")
        ana.sees_no("What is wrong")


async def test_who_may_not_declare_reports_it_and_the_lead_declares(file):
    made = crew(file)
    async with seated(file, made.clock, "Dana Cruz") as dana:
        await dana.presses("I")
        dana.sees("Report an incident")
        await dana.types(TITLE)
        await dana.presses("enter")
        dana.sees("DECLARE IT", "Reported")
        assert facts(made).incident.declared_at is None
    async with seated(file, made.clock, "Ana Ruiz", "incident") as ana:
        await ana.presses("enter")
        ana.sees("TAKE COMMAND", "15:00 left")


# Commanding


async def test_the_lead_names_a_commander_who_accepts_with_the_brief(file):
    made = declared(file)
    async with seated(file, made.clock, "Ana Ruiz", "incident") as ana:
        await ana.presses("H")
        await ana.types("Jonas")
        await ana.presses("enter")
        ana.sees("Named for command: Jonas Lind", "ACCEPT COMMAND", "JONAS LIND TO MOVE")
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees("ACCEPT COMMAND", "YOUR MOVE")
        await jonas.presses("enter")
        jonas.sees("Command is offered", "State: critical")
        await jonas.presses("enter")
        jonas.sees("Commander you")
        assert jonas.toast.startswith("You command now.")


async def test_a_nomination_is_declined_with_a_reason(file):
    made = declared(file)
    from octotui.services.incident import begin

    made.does("Ana Ruiz", begin.nominate, 1, made.ids["Jonas Lind"])
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("x")
        await jonas.types("on a train")
        await jonas.presses("enter")
        jonas.sees("TAKE COMMAND", "declined the command: on a")


async def test_a_handover_shows_its_brief_and_leaves_command_until_accepted(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("H")
        await jonas.types("Ana")
        await jonas.presses("enter")
        jonas.sees("Hand over to Ana Ruiz", "State: critical", "Here: Ana Ruiz (Release Manager)")
        await jonas.presses("enter")
        jonas.sees("Commander you", "offered to Ana Ruiz")


# Running it


async def test_the_clock_ticks_and_the_phase_counts_down(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees("14:00 left")
        made.clock.on(minutes=22, seconds=47)
        await second(jonas)
        jonas.sees("Mitigation   36:13 left", "overdue 8:47", "Still open from the first phase", "8:47 late")
        assert "".join(jonas.app.screen.query_one("#clock").text) == "23:47"


async def test_after_the_last_phase_it_is_prolonged_in_words(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        made.clock.on(minutes=61, seconds=10)
        await second(jonas)
        jonas.sees("PROLONGED   2:10 over", "the last phase ended at 10:00")


async def test_a_step_is_done_by_one_key_and_taken_back_by_another(file):
    made = cleared(file)
    heard(made)
    async with seated(file, made.clock, "Priya Nair", "incident") as priya:
        while priya.app.screen.step.title != "Support team update":
            await priya.presses("down")
        await priya.presses("space")
        assert priya.toast.startswith("Support team update done.")
        assert "✓" in priya.row("2 Support team update")
        await priya.presses("u")
        assert "○" in priya.row("2 Support team update") or "◐" in priya.row("2 Support team update")


async def test_who_is_called_comes_and_is_here(file):
    made = declared(file)
    async with seated(file, made.clock, "Noor Haddad", "incident") as noor:
        noor.sees("v I come")
        await noor.presses("v")
        noor.sees("coming now")
        await noor.presses("v")
        assert "here" in noor.row("● QA Engineer")


async def test_a_silent_role_is_pinged_and_passed_over(file):
    made = commanded(file)
    made.clock.on(minutes=9)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        assert "silent 10 m" in jonas.row("Product Mgr")
        jonas.sees("p ping Mei")
        await jonas.presses("p")
        assert "asked now" in jonas.row("Product Mgr")
        await jonas.presses("tab", "end", "d")
        assert "not reachable 09:10" in jonas.row("Product Mgr")


async def test_a_note_is_one_key_and_stands_in_the_timeline(file):
    made = commanded(file)
    async with seated(file, made.clock, "Noor Haddad", "incident") as noor:
        await noor.presses("n")
        await noor.types("3 of 9 fail")
        await noor.presses("enter")
        noor.sees("3 of 9 fail")
        assert [note.text for note in facts(made).notes] == ["3 of 9 fail"]


async def test_the_impact_is_said_by_whom_it_is_asked_of(file):
    made = commanded(file)
    async with seated(file, made.clock, "Leo Brandt", "incident") as leo:
        leo.sees("ASSESS THE IMPACT", "YOUR MOVE")
        await leo.presses("enter")
        for text in ("errors", "0.2 %", "14.1 %", "08:58"):
            await leo.types(text)
            await leo.presses("tab")
        await leo.presses("enter")
        leo.sees("errors 0.2 % → 14.1 % since 08:58")


async def test_severity_is_graded_up_by_its_test(file):
    made = declared(file, severity="minor")
    async with seated(file, made.clock, "Ana Ruiz", "incident") as ana:
        await ana.presses("s", "enter")
        ana.sees("How bad is it?", "Some are slowed down")
        await ana.presses("up", "enter")
        ana.sees("▲▲ MAJOR")


async def test_a_message_begins_with_what_is_known_and_stops_the_clock(file):
    made = commanded(file)
    made.clock.on(minutes=17)
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        ola.sees("overdue 3:00", "m write the overdue one")
        await ola.presses("m")
        ola.sees("Message to stakeholders", f"INC-1, critical: {TITLE}", "Next update: in 15 min.")
        await ola.presses("ctrl+s")
        assert "in 15:00" in ola.row("Stakeholders")
        assert len([each for each in facts(made).messages if each.sent_at]) == 1


async def test_what_customers_get_is_read_by_the_commander_first(file):
    made = commanded(file)
    made.does("Priya Nair", told.write_message, 1, "customers", "Card payments fail.")
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees("v read message")
        await jonas.presses("v")
        jonas.sees("Card payments fail.", "Priya Nair wrote it.")
        await jonas.presses("enter")
        assert facts(made).messages[0].reviewed_at is not None


# The way out


async def test_the_commander_chooses_the_way_out_with_objections_asked(file):
    made = commanded(file)
    made.does("Jonas Lind", way.advise, 1, "Tech Lead", "roll back", "six minutes")
    made.clock.on(minutes=20)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees("CHOOSE THE WAY OUT", "Tech Lead advises to roll back", "preferred when critical")
        await jonas.presses("enter")
        await jonas.types("4.10.2")
        await jonas.presses("tab")
        await jonas.types("6")
        await jonas.presses("tab")
        await jonas.types("dana")
        await jonas.presses("enter")
        jonas.sees('Ask for strong objections first; "none" is an answer.')
        await jonas.types("none")
        await jonas.presses("enter")
        jonas.sees("ROLL BACK", "DANA CRUZ TO MOVE", "6:00 left", "Does it hold")
        assert facts(made).decision.target == "4.10.2"


async def test_a_step_that_a_decision_closes_leads_to_the_decision(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("right", "home", "space")
        jonas.sees("Choose the way out", "Strong objections")


async def test_rows_beside_the_timeline_open_what_they_are_about(file):
    made = commanded(file)
    async with seated(file, made.clock, "Leo Brandt", "incident") as leo:
        await leo.presses("tab", "tab", "tab", "home", "down", "enter")
        leo.sees("A figure", "Usually")


async def test_another_way_than_rolling_back_says_why(file):
    made = commanded(file)
    made.clock.on(minutes=20)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("enter", "down", "tab")
        await jonas.types("25")
        await jonas.presses("tab")
        await jonas.types("dana")
        await jonas.presses("tab", "tab")
        await jonas.types("none")
        await jonas.presses("enter")
        jonas.sees("A hot-fix says how many minutes it takes and why it is safe")


async def test_who_commands_and_repairs_acknowledges_it_by_name(file):
    made = commanded(file)
    made.clock.on(minutes=20)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("enter", "tab", "tab")
        await jonas.types("jonas")
        await jonas.presses("tab", "tab")
        await jonas.types("none")
        await jonas.presses("enter")
        jonas.sees("Jonas Lind acknowledges to do both")
        await jonas.presses("enter")
        assert facts(made).command.hands_on_at is not None
        assert facts(made).decision.choice == "roll back"


async def test_only_the_commander_is_offered_the_decision(file):
    made = commanded(file)
    made.clock.on(minutes=20)
    heard(made)
    async with seated(file, made.clock, "Noor Haddad", "incident") as noor:
        noor.sees("JONAS LIND TO MOVE")
        noor.sees_no("enter decide")
        await noor.presses("enter")
        assert "Jonas Lind is to move" in noor.toast


async def test_an_adviser_says_what_to_do(file):
    made = commanded(file)
    made.clock.on(minutes=20)
    async with seated(file, made.clock, "Mei Tanaka", "incident") as mei:
        mei.sees("v advise")
        await mei.presses("v")
        await mei.types("customers wait")
        await mei.presses("enter")
        mei.sees("Product Manager advises to roll back")


async def test_carried_out_verified_confirmed_and_cleared(file):
    made = decided(file)
    async with seated(file, made.clock, "Dana Cruz", "incident") as dana:
        dana.sees("ROLL BACK", "YOUR MOVE")
        await dana.presses("enter", "enter")
        dana.sees("VERIFY THE FIX")
    async with seated(file, made.clock, "Noor Haddad", "incident") as noor:
        await noor.presses("enter")
        await noor.types("9 of 9 pass")
        await noor.presses("enter")
        noor.sees("CONFIRM BY METRICS", "9 of 9 pass")
    async with seated(file, made.clock, "Leo Brandt", "incident") as leo:
        await leo.presses("v")
        await leo.types("errors 0.2 %")
        await leo.presses("enter")
        leo.sees("GIVE THE ALL-CLEAR")
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await ola.presses("enter")
        ola.sees("All-clear", "every clock stops")
        await ola.presses("ctrl+s")
        ola.sees("ALL CLEAR", "Afterwards")


async def test_a_fix_that_does_not_hold_leads_back_to_the_decision(file):
    made = decided(file)
    made.does("Dana Cruz", way.execute, 1)
    made.clock.on(minutes=12)
    async with seated(file, made.clock, "Noor Haddad", "incident") as noor:
        await noor.presses("x", "enter")
        noor.sees("Say what failed.")
        await noor.types("3 of 9 fail")
        await noor.presses("enter")
        noor.sees("CHOOSE THE WAY OUT", "what was tried did not work", "✗ roll back 4.10.2", "failed 09:")


async def test_an_all_clear_too_early_says_what_is_missing(file):
    made = decided(file)
    heard(made)
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await ola.presses("A")
        assert "carried out yet" in ola.toast


# Looking around


async def test_the_other_phases_are_one_key_away(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees("Engage roles")
        await jonas.presses("right")
        jonas.sees("Execute mitigation", "Way out")
        await jonas.presses("right")
        jonas.sees("Support team update")
        await jonas.presses("left", "left")
        jonas.sees("Engage roles")


async def test_the_lists_are_walked_with_tab_and_one_cursor_is_seen(file):
    made = commanded(file)
    heard(made)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        for _ in range(5):
            jonas.app.clear_notifications()
            await jonas.idle()
            assert len({row.index("▌") for row in jonas.rows if "▌" in row}) == 1
            await jonas.presses("tab")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_nothing_essential_is_lost_at_any_size(file, size):
    made = decided(file)
    made.clock.on(minutes=20)
    async with seated(file, made.clock, "Jonas Lind", "incident", size) as jonas:
        jonas.sees(TITLE, "CRITICAL", "left", "ROLL BACK", "TO MOVE", "Stakeholders", "14.1 %", "late", "? help")
        assert max(len(row) for row in jonas.rows) <= size[0]


async def test_names_of_forty_letters_and_other_scripts_leave_the_columns_standing(file):
    made = crew(file, {"Maximiliana Alexandra von Hohenzollern-Be": ("Release Manager",), "山田 太郎": ("Tech Lead",)})
    from octotui.services.incident import begin

    who = next(iter(made.ids))
    made.does(who, begin.declare_incident, "決済が失敗する " * 6, "major")
    for size in ((80, 24), (120, 40)):
        async with seated(file, made.clock, who, "incident", size) as seat:
            seat.sees("▲▲ MAJOR", "TAKE COMMAND", "YOUR MOVE", "Stakeholders", "in 30:00")


async def test_what_the_phase_is_about_is_reached_also_where_there_is_little_room(file):
    made = commanded(file)
    async with seated(file, made.clock, "Leo Brandt", "incident", (80, 24)) as leo:
        leo.sees_no("Figures")
        await leo.presses("tab", "tab", "tab")
        leo.sees("Impact", "Figures", "waits for you")
        await leo.presses("tab")
        leo.sees_no("Figures")
        assert leo.app.screen.pane == "timeline"


async def test_a_guide_of_many_steps_scrolls(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident", (80, 24)) as jonas:
        await jonas.presses("end")
        jonas.sees("Speak with users")


# Elsewhere


async def test_a_running_incident_is_a_chip_in_the_head_of_every_other_screen(file):
    made = commanded(file)
    async with seated(file, made.clock, "Ana Ruiz") as ana:
        for room in "1245":
            await ana.presses(room)
            ana.sees("▲ INC-1 01:00")
        await ana.presses("3")
        ana.sees_no("▲ INC-1 01:00")
        await ana.presses("1")
        made.clock.on(seconds=5)
        await second(ana)
        ana.sees("▲ INC-1 01:05")


async def test_the_end_of_a_phase_is_heard_once_in_every_terminal(file, monkeypatch):
    made = commanded(file)
    rung: list[str] = []
    async with (
        seated(file, made.clock, "Jonas Lind", "incident") as jonas,
        seated(file, made.clock, "Ana Ruiz") as ana,
    ):
        monkeypatch.setattr(jonas.app, "bell", lambda: rung.append("Jonas"))
        monkeypatch.setattr(ana.app, "bell", lambda: rung.append("Ana"))
        made.clock.on(minutes=14, seconds=5)
        for _ in range(3):
            await second(jonas)
            await second(ana)
            jonas.app._look_around()
            ana.app._look_around()
            await jonas.idle()
            await ana.idle()
        assert sorted(rung) == ["Ana", "Jonas"]
        ends = [alarm for alarm in facts(made).alarms if alarm.kind == "phase over"]
        assert len(ends) == 1


async def test_two_processes_on_one_file_show_the_same(file):
    made = decided(file)
    async with (
        seated(file, made.clock, "Jonas Lind", "incident") as jonas,
        seated(file, made.clock, "Jonas Lind", "incident") as other,
    ):
        made.does("Dana Cruz", way.execute, 1, "4.10.2 is out")
        made.clock.on(minutes=30)
        for seat in (jonas, other):
            seat.app._look_around()
            await seat.idle()
            await second(seat)
            seat.app._look_around()
            await seat.idle()
        assert jonas.rows == other.rows
        jonas.sees("VERIFY THE FIX")


async def test_a_private_incident_is_not_there_for_others(file):
    made = declared(file, security=True)
    async with seated(file, made.clock, "Sam Osei", "incident") as sam:
        sam.sees(TITLE, "private", "TAKE COMMAND", "v I come")
    async with seated(file, made.clock, "Iris Novak", "incident") as iris:
        iris.sees_no(TITLE, "INC-1")
        iris.sees("No incident runs.")
        await iris.presses("1")
        iris.sees_no("INC-1")


# Alarms


async def test_an_alarm_is_put_off_with_a_reason(file):
    made = commanded(file)
    made.clock.on(minutes=17)
    made.house.act_as(None, running.sound, 1)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("z")
        jonas.sees("Put an alarm off", "An update to stakeholders is due")
        while "stakeholders" not in (jonas.app.screen.filled().pick):
            await jonas.presses("down")
        await jonas.types("Ola writes it now")
        await jonas.presses("enter")
        assert facts(made).snoozes[0].reason == "Ola writes it now"


async def test_an_escalation_asks_the_next_rung_with_the_reason(file):
    made = commanded(file)
    made.clock.on(minutes=61)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("E")
        jonas.sees("Escalate to Product Manager", "it is prolonged")
        await jonas.presses("enter")
        assert [rung.role for rung in facts(made).rungs] == ["Product Manager"]
    async with seated(file, made.clock, "Mei Tanaka", "incident") as mei:
        mei.sees("v take note")
        await mei.presses("v")
        assert facts(made).rungs[0].acked_at is not None


async def test_after_the_all_clear_the_clock_stands_and_the_countdown_begins(file):
    made = cleared(file)
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        ola.sees("ALL CLEAR", "the review is to be booked in 2 d")
        before = ola.app.screen.query_one("#clock").text
        made.clock.on(minutes=30)
        await second(ola)
        assert ola.app.screen.query_one("#clock").text == before


async def test_a_note_of_an_earlier_time_stands_where_it_happened(file):
    made = commanded(file)
    made.clock.on(minutes=5)
    then = made.clock.now.replace(second=0, microsecond=0) - timedelta(minutes=3)
    async with seated(file, made.clock, "Noor Haddad", "incident") as noor:
        await noor.presses("n")
        noor.sees("Begin with it, in UTC: 03:12")
        noor.app.screen.query_one("#field").value = f"{then:%H:%M} the disk was full"
        await noor.presses("enter")
        assert f"{then:%H:%M}" in noor.row("the disk was full")
        assert f"Noted, of {then:%H:%M} UTC." in noor.toast
        assert [(note.about, note.text) for note in facts(made).notes] == [(then, "the disk was full")]


async def test_every_line_of_a_pasted_note_is_kept(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("n")
        jonas.app.screen.focused.post_message(Paste("first line\n\n  second\x1b line\n"))
        await jonas.idle()
        await jonas.presses("enter")
        assert facts(made).notes[0].text == "first line second line"


async def test_a_step_that_was_done_by_mistake_is_opened_again(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("home")
        room = jonas.app.screen
        while room.step.title != "Notify stakeholders":
            await jonas.presses("down")
        await jonas.presses("space")
        assert facts(made).step(room.step.id).state == "done"
        await jonas.presses("x")
        assert facts(made).step(room.step.id).state == "open"
