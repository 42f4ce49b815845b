"""Towards production: lanes, windows, votes and the deploy, and what is told of them."""

from __future__ import annotations

from datetime import timedelta

from octotui.domain.plan import Wish
from octotui.domain.production import old_backup
from octotui.services import call, doing, release, views
from octotui.services import people as persons
from tests.house import START, Crew


def newest(team: Crew) -> str:
    return team.house.read(views.journal)[0].said


def test_a_patch_of_the_expedited_lane_owes_what_may_wait(team: Crew) -> None:
    told = team.does(
        "Ana Ruiz", release.new_release, Wish("1.0.1", "Yen", "Patch", fixes="INC-7", revision="r1", expedited=True)
    )
    put_off = [task for task in team.facts().tasks if task.state == "deferred"]
    assert put_off
    assert told.endswith(f"{len(put_off)} may wait until after production.")
    assert {(task.reason, task.due) for task in put_off} == {("expedited: INC-7", team.clock() + release.DEFERRED_FOR)}
    assert team.task("CI green").state == "open"
    assert newest(team) == "made 1.0.1 Yen, expedited"


def test_a_window_that_overlaps_another_releases_is_said(team: Crew) -> None:
    first, second = team.makes("4.12.0"), team.makes("4.13.0")
    begins, hour = START + timedelta(days=1), timedelta(hours=1)
    assert team.does("Ana Ruiz", release.set_window, first, begins, begins + hour) == "Window planned."
    told = team.does("Ana Ruiz", release.set_window, second, begins + hour / 2, begins + 2 * hour)
    assert told == "Window planned. It overlaps the window of 4.12.0."
    assert team.does("Ana Ruiz", release.set_window, second, begins + hour, begins + 2 * hour) == "Window planned."
    made = team.does(
        "Ana Ruiz", release.new_release,
        Wish("4.14.0", "Tea", "Minor", window_from=begins, window_to=begins + 2 * hour),
    )  # fmt: skip
    assert made.endswith("It overlaps the window of 4.12.0 and 4.13.0.")


def test_how_it_was_deployed_stands_in_the_journal(team: Crew) -> None:
    from octotui.guide.reader import parse_guide
    from octotui.services.guide import use_guide

    guide = "# Small\n\n## Deployment checklist\n- [ ] **Deploy to production** - Release Manager\n"
    team.does("Ana Ruiz", use_guide, parse_guide(guide, "small.md"), "small.md")
    number = team.makes()
    team.does("Ana Ruiz", release.deploy, number, "by hand, the pipeline is down")
    assert newest(team) == "deployed 4.12.0, revision 8f3c21: by hand, the pipeline is down"


def test_an_old_backup_is_warned_of_at_the_deploy(team: Crew) -> None:
    team.makes(traits={"needs a backup": True})
    assert old_backup(team.facts(), team.clock()) is None
    task = next(task for task in team.facts().tasks if task.purpose == "backup")
    team.does("Ana Ruiz", doing.add_evidence, task.id, "text", "snapshot 71, restore tested")
    made = team.clock()
    assert old_backup(team.facts(), made + timedelta(hours=24)) is None
    assert old_backup(team.facts(), made + timedelta(hours=25)) == made


def test_a_vote_says_that_its_role_was_taken_after_the_call_was_opened(team: Crew) -> None:
    number = team.makes()
    team.does("Ana Ruiz", call.open_call, number)
    team.does("Noor Haddad", call.vote, number, "QA Engineer", "go")
    assert newest(team) == "voted go on 4.12.0 for QA Engineer"
    dana = team.ids["Dana Cruz"]
    team.does("Dana Cruz", persons.set_roles, dana, ("Developers", "Tech Lead"))
    team.does("Dana Cruz", call.vote, number, "Tech Lead", "go")
    assert newest(team) == "voted go on 4.12.0 for Tech Lead, a role taken after the call was opened"
    team.does("Dana Cruz", release.set_revision, number, "r9")
    team.does("Ana Ruiz", call.open_call, number)
    team.does("Dana Cruz", call.vote, number, "Tech Lead", "go")
    assert newest(team) == "voted go on 4.12.0 for Tech Lead"
