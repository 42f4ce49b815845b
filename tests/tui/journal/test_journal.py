"""What happened, found again."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from octotui.domain.refusal import Refused
from octotui.services import people, release, views
from octotui.services.undo import undo
from octotui.tui.screens.release import ReleaseScreen
from octotui.tui.widgets.rows import Rows
from tests.house import Crew, crew
from tests.tui.seat import Seat, seated


@pytest.fixture
def there(tmp_path: Path) -> Crew:
    return crew(tmp_path / "octotui.db")


def page(there: Crew, size: tuple[int, int] = (120, 40)) -> AbstractAsyncContextManager[Seat]:
    return seated(there.house.path, there.clock, "Ana Ruiz", "journal", size)


async def goes_to(seat: Seat, seq: int) -> None:
    seat.app.screen.query_one("#list", Rows).cursor = str(seq)
    await seat.idle()


def last(there: Crew) -> int:
    return there.house.read(views.journal)[0].seq


async def test_the_newest_stands_first_with_time_person_and_release(there: Crew) -> None:
    there.makes("4.12.0")
    async with page(there) as seat:
        row = seat.row("4.12.0 ")
        assert "you" in row
        assert f"{there.clock.now:%H:%M}" in row
        seat.sees("Tue 14 Apr", "12 acts of octotui itself")


async def test_acts_of_octotui_itself_unfold(there: Crew) -> None:
    async with page(there) as seat:
        await seat.presses("enter")
        seat.sees("added Kofi Mensah, DevOps Engineer", "added Noor Haddad, QA Engineer", "came in, Release Manager")


async def test_the_panel_shows_each_field_before_and_after(there: Crew) -> None:
    there.does("Ana Ruiz", people.set_roles, there.ids["Sam Osei"], ("Tech Lead",))
    async with page(there) as seat:
        seat.sees("person · Sam Osei", "Security Champion → Tech")


async def test_a_refused_attempt_and_an_undo_say_so(there: Crew) -> None:
    there.does("Ana Ruiz", people.set_four_eyes, False)
    there.does("Ana Ruiz", undo)
    number = there.makes("4.12.0")
    with pytest.raises(Refused):
        there.does("Ana Ruiz", release.deploy, number)
    async with page(there) as seat:
        assert "✗ refused" in seat.row("NOT DEPLOYED")
        assert any("↩" in row for row in seat.rows)
        await goes_to(seat, last(there) - 2)
        seat.sees("takes back entry")
        await seat.presses("slash")
        await seat.types("refused")
        seat.sees("1 with", "NOT DEPLOYED")


async def test_the_search_finds_release_person_and_act(there: Crew) -> None:
    there.makes("4.12.0")
    there.makes("5.0.0", type="Major")
    there.does("Sam Osei", people.set_away, there.ids["Sam Osei"], None, there.clock.now.replace(year=2027))
    async with page(there) as seat:
        await seat.presses("slash")
        for words, seen, unseen in (
            ("5.0", "5.0.0 ", "4.12.0 "),
            ("sam away", "Sam Osei is away", "5.0.0 "),
            ("100%", 'Nothing says "100%"', "Sam Osei is away"),
        ):
            await seat.clears()
            await seat.types(words)
            seat.sees(seen)
            seat.sees_no(unseen)
        await seat.presses("escape")
        seat.sees("4.12.0 ")


async def test_enter_goes_to_the_release(there: Crew) -> None:
    there.makes("4.12.0")
    async with page(there) as seat:
        await seat.presses("enter")
        assert isinstance(seat.app.screen, ReleaseScreen)


async def test_an_entry_about_no_release_says_why_it_leads_nowhere(there: Crew) -> None:
    there.does("Ana Ruiz", people.join, "Nia Holt", ())
    async with page(there) as seat:
        await seat.presses("enter")
        assert "about no release" in seat.toast


async def test_the_chain_is_whole_until_somebody_changes_the_file(there: Crew) -> None:
    there.makes("4.12.0")
    async with page(there) as seat:
        await seat.presses("t")
        seat.sees(f"whole, {last(there)} entries checked")
        there.house.close()
        file = sqlite3.connect(there.house.path)
        for (trigger,) in file.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            file.execute(f"drop trigger {trigger}")
        file.execute("update entry set said = 'added nobody' where seq = 7")
        file.commit()
        file.close()
        await seat.presses("t")
        seat.sees("BROKEN at entry 7")


async def test_an_entry_that_was_taken_out_breaks_the_chain(there: Crew) -> None:
    there.house.close()
    file = sqlite3.connect(there.house.path)
    for (trigger,) in file.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        file.execute(f"drop trigger {trigger}")
    file.execute("delete from entry where seq = 5")
    file.commit()
    file.close()
    async with page(there) as seat:
        await seat.presses("t")
        seat.sees("BROKEN at entry 6")


async def test_older_entries_come_when_the_end_is_reached(there: Crew) -> None:
    with there.house.batch() as batch:
        for number in range(2100):
            batch.act(1, there.clock.now, people.set_four_eyes, number % 2 == 1)
    async with page(there) as seat:
        listed = seat.app.screen.query_one("#list", Rows)
        before = len(listed.rows)
        await seat.presses("end")
        assert len(listed.rows) > before
        await seat.presses("end")
        seat.sees("12 acts of octotui itself")


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_it_stands_at_every_size(there: Crew, size: tuple[int, int]) -> None:
    there.makes("4.12.0")
    async with page(there, size) as seat:
        seat.sees("Journal", "4.12.0", "each entry holds the hash", "search")
