"""The review, the weekly sync and the wall, as people hold them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from octotui.services.house import House, login
from octotui.services.incident import aftermath, running
from octotui.services.incident.exporting import weekly_text
from octotui.services.incident.views import incident_page
from octotui.services.people import remember
from octotui.tui.desk import Desk
from octotui.tui.incident.wall_app import WallApp
from tests.tui.incident.building import TITLE, cleared, commanded, declared
from tests.tui.seat import Seat, seated


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "octotui.db"


def facts(made):
    return made.house.read(incident_page, 1).facts


async def test_the_root_cause_and_what_contributed_are_written_down(file):
    made = cleared(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await reviewing(jonas)
        await jonas.presses("down", "enter")
        await jonas.types("A rule was older than the route")
        await jonas.presses("tab")
        await jonas.types("nobody tests the rules")
        await jonas.presses("ctrl+s")
        jonas.sees("A rule was older than the route", "1 factor")
        assert facts(made).incident.factors == ("nobody tests the rules",)


async def reviewing(seat: Seat) -> None:
    """Open the review from the palette, as there is no key for it."""
    seat.app.screen.action_review()
    await seat.idle()


async def test_a_review_from_draft_to_close(file):
    made = cleared(file)
    made.does("Jonas Lind", aftermath.find_cause, 1, "A rule of the gateway was older than the route")
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await reviewing(ola)
        ola.sees("Review", TITLE, "enter drafts it from the timeline", "nobody noted yet", "none written down yet")
        await ola.presses("ctrl+g")
        ola.sees("# INC-1", "## What happened")
        assert "Jonas" not in facts(made).review.text
        await ola.presses("down", "down", "enter")
        await ola.types("tomorrow 10:00")
        await ola.presses("enter")
        ola.sees("Wed 15 Apr 10:00")
        await ola.presses("down", "enter")
        ola.sees("Who came to the review?", "✓ Jonas Lind")
        await ola.presses("enter")
        ola.sees("people of")
        await ola.presses("n")
        for text in ("Test the gateway's rules", "dana", "2 weeks", "a stale rule turns the pipeline red"):
            await ola.types(text)
            await ola.presses("tab")
        await ola.presses("ctrl+s")
        ola.sees("Test the gateway's rules")
        await ola.presses("home", "down", "down", "down", "down", "enter")
        ola.sees("it is closed")
        assert facts(made).incident.closed_at is not None


async def test_a_review_with_an_action_that_lacks_owner_or_date_is_not_closed(file):
    made = cleared(file)
    made.does("Jonas Lind", aftermath.find_cause, 1, "A rule was old")
    made.does("Ola Berg", aftermath.add_action, 1, "Test the rules")
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await reviewing(ola)
        ola.sees("no owner", "no date")
        await ola.presses("down", "down", "down", "down", "enter")
        assert "booked" in ola.toast or "lacks" in ola.toast
        assert facts(made).incident.closed_at is None


async def test_a_private_incident_that_is_over_speaks_of_no_message_to_others(file):
    made = cleared(file, security=True)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees("Last update")
        assert "Security     " in jonas.row("told 09:08")


async def test_what_is_written_is_kept_and_words_of_blame_are_named(file):
    made = cleared(file)
    made.does("Ola Berg", aftermath.begin_review, 1)
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await reviewing(ola)
        await ola.presses("enter")
        await ola.types("It was human error. ")
        await ola.presses("escape")
        assert facts(made).review.text.startswith("It was human error. # INC-1")
        ola.sees("Words that look for somebody to blame", "human error")


async def test_the_text_takes_every_letter_that_acts_elsewhere(file):
    made = cleared(file)
    made.does("Ola Berg", aftermath.begin_review, 1)
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await reviewing(ola)
        await ola.presses("enter")
        await ola.types("nmpsvAHEIf123 ")
        assert ola.app.screen.text.startswith("nmpsvAHEIf123 # INC-1")


async def test_what_a_colleague_writes_comes_into_the_text_and_both_stay(file):
    made = cleared(file)
    made.does("Ola Berg", aftermath.write_review, 1, "first\n\nsecond\n\nthird", "")
    async with seated(file, made.clock, "Ola Berg", "incident", (200, 60)) as ola:
        await reviewing(ola)
        ola.app.screen.area.focus()
        await ola.types("Ola's ")
        made.does("Jonas Lind", aftermath.write_review, 1, "first\n\nsecond\n\nJonas's", "first\n\nsecond\n\nthird")
        ola.app._look_around()
        await ola.idle()
        await ola.types("own ")
        await ola.presses("ctrl+s")
        assert facts(made).review.text == "Ola's own first\n\nsecond\n\nJonas's"


@asynccontextmanager
async def writing_one_line(file):
    """Seat Ola before a line that she has changed, and Jonas meanwhile too."""
    made = cleared(file)
    made.does("Ola Berg", aftermath.write_review, 1, "first", "")
    async with seated(file, made.clock, "Ola Berg", "incident", (200, 60)) as ola:
        await reviewing(ola)
        ola.app.screen.area.focus()
        await ola.types("Ola's ")
        made.does("Jonas Lind", aftermath.write_review, 1, "Jonas's first", "first")
        yield made, ola


async def test_who_wrote_the_same_lines_chooses_and_both_may_stay(file):
    async with writing_one_line(file) as (made, ola):
        ola.app._look_around()
        await ola.idle()
        await ola.presses("ctrl+s")
        ola.sees("Two texts", "Jonas Lind has changed the same lines of the review")
        await ola.presses("b")
        assert facts(made).review.text == "Jonas's first\nOla's first"


async def test_what_is_written_is_kept_when_the_app_is_left(file):
    async with writing_one_line(file) as (made, ola):
        await ola.presses("ctrl+q")
    assert facts(made).review.text == "Jonas's first\nOla's first"


async def test_what_is_written_while_a_colleague_closes_the_review_is_copied_when_the_app_is_left(file, capsys):
    made = cleared(file)
    made.does("Ola Berg", aftermath.write_review, 1, "first", "")
    made.does("Jonas Lind", aftermath.find_cause, 1, "A rule was old")
    made.does("Ola Berg", aftermath.add_action, 1, "Test", owner_id=made.ids["Dana Cruz"], due=made.clock.now)
    made.does("Ola Berg", aftermath.book_review, 1, made.clock.now + timedelta(days=1), made.ids["Ola Berg"])
    made.does("Ola Berg", aftermath.came_to_review, 1, made.ids.values())
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await reviewing(ola)
        ola.app.screen.area.focus()
        await ola.types("Ola's ")
        made.does("Jonas Lind", aftermath.close_review, 1)
        await ola.presses("ctrl+q")
    assert (facts(made).review.text, ola.app.clipboard) == ("first", "Ola's first")
    assert "What you wrote is copied." in capsys.readouterr().err


async def test_a_review_is_exported_as_markdown(file, tmp_path):
    made = cleared(file)
    made.does("Ola Berg", aftermath.begin_review, 1)
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await reviewing(ola)
        ola.app.screen.action_export()
        await ola.idle()
        await ola.clears()
        await ola.types("~nobody-of-that-name/review.md")
        await ola.presses("enter")
        ola.sees("There is no such folder.")
        await ola.clears()
        (tmp_path / "old.md").touch()
        await ola.types(str(tmp_path / "old.md"))
        await ola.presses("enter")
        ola.sees("There is a file of that name already.")
        await ola.clears()
        await ola.types(str(tmp_path / "review.md"))
        await ola.presses("enter")
        assert (tmp_path / "review.md").read_text().startswith("# INC-1")


async def test_the_weekly_sync_says_what_is_late_open_blocked_and_done(file):
    made = cleared(file)
    for title in ("Test the rules", "Watch the gateway", "Ask the vendor"):
        made.does("Ola Berg", aftermath.add_action, 1, title, owner_id=made.ids["Dana Cruz"], due=made.clock.now)
    made.does("Dana Cruz", aftermath.move_action, 1, "1.a2", "done")
    made.does("Dana Cruz", aftermath.move_action, 1, "1.a3", "blocked", "waits for the vendor")
    async with seated(file, made.clock, "Dana Cruz", "incident") as dana:
        dana.app.screen.action_weekly()
        await dana.idle()
        dana.sees(
            "33 % done of all ever written down", "Late", "Blocked", "Done since last week", "waits for the vendor"
        )
        dana.sees("to be booked in 1 d 23 h")
        await dana.presses("enter", "end", "enter")
        await dana.types("the vendor went away")
        await dana.presses("enter")
        dana.sees("Won't do, said since last week", "won't do: the vendor went away")


async def test_the_agenda_has_room_for_the_whole_name_of_an_owner_where_it_is_narrow(file):
    made = cleared(file)
    due = made.clock.now + timedelta(days=13, hours=18)
    made.does("Ola Berg", aftermath.add_action, 1, "Test the rules", owner_id=made.ids["Jonas Lind"], due=due)
    made.clock.on(minutes=12)
    async with seated(file, made.clock, "Ola Berg", "incident", (80, 24)) as ola:
        ola.app.screen.action_weekly()
        await ola.idle()
        ola.sees("Jonas Lind  ", "in 13 d, 12 m old")


async def test_the_agenda_is_written_to_a_file_without_private_incidents(file, tmp_path):
    made = cleared(file)
    made.does("Ola Berg", aftermath.add_action, 1, "Test the rules", owner_id=made.ids["Dana Cruz"], due=made.clock.now)
    made.does("Dana Cruz", aftermath.move_action, 1, "1.a1", "blocked", "waits for the vendor")
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        ola.app.screen.action_weekly()
        await ola.idle()
        page = ola.app.screen
        page.action_export()
        await ola.idle()
        ola.sees("Write the agenda to a file", "without private incidents", "weekly-sync-2026-04-14.md")
        ola.app.screen.query_one("#field").value = str(tmp_path / "agenda.md")
        await ola.presses("enter")
        text = (tmp_path / "agenda.md").read_text()
        assert f"- INC-1 {TITLE}: to be booked" in text
        item = "- Test the rules (INC-1, Dana Cruz, until 2026-04-14, 0 days old); blocked: waits for the vendor"
        assert f"## Blocked\n\n{item}\n" in text
        facts = page.view.blocked[0].facts
        hidden = replace(facts, incident=replace(facts.incident, security=True))
        view = replace(page.view, blocked=(replace(page.view.blocked[0], facts=hidden),), reviews=(hidden,))
        assert "INC-1" not in weekly_text(view, made.clock.now)


# The wall


async def test_the_wall_has_no_cursor_and_one_key_and_draws_letters_as_the_terminal_can(file, monkeypatch):
    made = commanded(file)
    made.clock.on(minutes=20)
    made.house.act_as(None, running.sound, 1)
    async with seated(file, made.clock, "Jonas Lind", "incident", (200, 60)) as jonas:
        await jonas.presses("f")
        jonas.sees("watching INC-1, read only", "esc leave", "to move", "Roll call", "Next update")
        jonas.app.clear_notifications()
        await jonas.idle()
        jonas.sees_no("▌", "YOUR MOVE", "? help", "← show")
        assert "█▄▄" in jonas.rows[2]
        await jonas.presses("escape")
        jonas.sees("YOUR MOVE")
        monkeypatch.setenv("OCTOTUI_ASCII", "1")
        await jonas.presses("f")
        assert "|__  |  |    |    |__| |__  |    |_/ |  | |  |  |" in jonas.rows[2]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_command_watches_what_runs_and_presses_nothing(file, size):
    made = commanded(file)
    made.clock.on(minutes=20)
    before = made.house.read(lambda rows: tuple(rows("select count(*) from entry")))
    desk = Desk(House(file, made.clock))
    app = WallApp(desk)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            wall = Seat(app, pilot)
            await wall.idle()
            wall.sees("Mitigation", "watching INC-1, read only", "^q leave")
            assert not any("^q quit" in row for row in wall.rows), "one foot, and it says how to leave"
            await wall.presses("n", "space", "I", "1", "u", "enter")
            wall.sees("watching INC-1, read only")
    finally:
        desk.close()
    assert made.house.read(lambda rows: tuple(rows("select count(*) from entry"))) == before


async def test_the_wall_of_a_private_incident_shows_nothing_of_it(file):
    declared(file, security=True)
    from tests.house import Clock

    desk = Desk(House(file, Clock()))
    app = WallApp(desk, None, 1)
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            wall = Seat(app, pilot)
            await wall.idle()
            wall.sees("No incident runs, or it is not for this wall.")
            wall.sees_no(TITLE)
    finally:
        desk.close()


async def test_a_wall_sits_as_nobody_and_says_nothing_of_a_private_alarm(file):
    made = declared(file, security=True)
    made.house.act_as(made.ids["Ana Ruiz"], remember, login(), made.ids["Ana Ruiz"])
    desk = Desk(House(file, made.clock))
    app = WallApp(desk)
    try:
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            wall = Seat(app, pilot)
            await wall.idle()
            assert desk.you is None
            made.clock.on(minutes=16)
            made.house.act_as(None, running.sound, 1)
            app._look_around()
            await wall.idle()
            assert not app._notifications
    finally:
        desk.close()
