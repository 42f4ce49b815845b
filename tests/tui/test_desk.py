"""The desk: acts and reads off the loop, and each change told once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from octotui.domain.refusal import Refused
from octotui.services import doing, people, release, views
from octotui.services.house import House
from octotui.tui.desk import Desk
from tests.house import crew


@pytest.fixture
async def desk(tmp_path: Path) -> Desk:
    team = crew(tmp_path / "octotui.db")
    team.makes()
    team.house.close()
    made = Desk(House(team.house.path, team.clock))
    await made.open()
    noor = next(person for person in await made.read(views.people) if person.name == "Noor Haddad")
    made.become(noor)
    return made


async def smoke(desk: Desk) -> str:
    facts = await desk.read(views.release_page, 1)
    assert facts is not None
    return next(task.id for task in facts.tasks if task.title == "Smoke tests prepared")


async def test_ones_own_act_is_told_once(desk: Desk) -> None:
    told: list[str] = []
    desk.listen(lambda: told.append("changed"))
    await desk.act(doing.finish, await smoke(desk))
    assert told == ["changed"]
    assert not desk.look_around()
    assert told == ["changed"]
    desk.close()


async def test_a_colleagues_act_is_told_when_the_desk_looks_around(desk: Desk) -> None:
    told: list[str] = []
    deaf = desk.listen(lambda: told.append("changed"))
    other = House(desk._house.path)
    other.act_as(1, people.set_roles, 2, ("QA Engineer", "Tech Lead"))
    assert desk.look_around()
    assert told == ["changed"]
    deaf()
    other.act_as(1, people.set_roles, 2, ("QA Engineer",))
    assert desk.look_around()
    assert told == ["changed"]
    other.close()
    desk.close()


async def test_what_a_colleague_does_between_the_first_frame_and_the_opening_is_told(tmp_path: Path) -> None:
    team = crew(tmp_path / "octotui.db")
    early = Desk(House(team.house.path, team.clock))
    assert early.first_look(views.find_release, "4.12.0") is None
    team.makes("4.12.0")
    told: list[str] = []
    early.listen(lambda: told.append("changed"))
    await early.open()
    assert early.look_around()
    assert not early.look_around()
    assert told == ["changed"]
    early.close()


async def test_a_refusal_comes_back_and_the_desk_goes_on(desk: Desk) -> None:
    with pytest.raises(Refused):
        await desk.act(release.deploy, 1)
    await desk.act(doing.finish, await smoke(desk))
    assert desk.busy == 0
    desk.close()


async def test_an_act_is_done_even_where_nobody_waits_any_more(desk: Desk) -> None:
    task = await smoke(desk)
    waiting = asyncio.create_task(desk.act(doing.finish, task))
    while not desk.busy:
        await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await desk.act(doing.add_evidence, task, "text", "9 tests")
    facts = await desk.read(views.release_page, 1)
    assert facts is not None
    assert facts.task(task).state == "done"
    desk.close()
