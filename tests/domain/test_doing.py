"""What the owner of a task does to it, and what is refused, with reason, rule and guide line."""

from __future__ import annotations

from tests.domain.house import ALL_NO, CHECKLIST, DA, DEV, PDM, QA, RM, TL, TW, House, Line, guide_of


def test_the_owner_starts_and_finishes_and_the_seats_come_next() -> None:
    house = House().does("Dana", "start", "Criteria met")
    assert (house.state("Criteria met"), house.task("Criteria met").person_id) == ("in progress", house.who("Dana").id)

    house.does("Dana", "finish", "Criteria met")

    task = house.task("Criteria met")
    assert (task.state, task.done_by, task.revision) == ("done", house.who("Dana").id, "r1")
    assert house.seat("Criteria met", QA).asked_at == task.done_at


def test_a_task_without_seats_is_closed_when_it_is_done() -> None:
    house = House().does("Quin", "finish", "Smoke tests ready")
    assert "Smoke tests ready" not in house.gate()


def test_who_does_not_hold_the_role_does_not_do_the_task() -> None:
    house = House()
    refusal = house.refused("Quin", "finish", "Criteria met")
    assert (refusal.verdict, refusal.rule, refusal.line) == ("NOT DONE", "A-PRE-1", house.line("Criteria met"))
    assert refusal.reason == "Dana or Drew does this; it belongs to Developers"
    assert [mover.role for mover in refusal.movers] == [DEV]
    assert house.movers(house.refused("Quin", "start", "Rollback plan")) == ["Ana"]


def test_whoever_is_assigned_is_named_as_the_one_who_does_it() -> None:
    house = House().does("Ana", "assign", "Criteria met", 6)
    assert house.refused("Quin", "finish", "Criteria met").reason == "Drew does this; it belongs to Developers"


def test_a_role_that_nobody_holds_is_said_to_wait_for_somebody() -> None:
    house = House(team={"Ana": (RM,)})
    assert house.refused("Ana", "finish", "CI green").reason.startswith(
        "Nobody holds Developers yet, the role that does this"
    )


def test_a_delegate_does_what_the_role_owes_and_no_longer_than_appointed() -> None:
    house = House()
    house.appoints("Quin", QA, "Tia", until=house.now.replace(hour=12))
    house.does("Tia", "start", "Smoke tests ready")
    house.now = house.now.replace(hour=12, minute=0)
    assert house.refused("Tia", "finish", "Staging tests").verdict == "NOT DONE"


def test_a_delegate_of_someone_who_lost_the_role_stands_for_nobody() -> None:
    house = House().appoints("Quin", QA, "Tia").gives("Quin", DEV)
    assert "Nobody holds QA Engineer yet" in house.refused("Tia", "finish", "Smoke tests ready").reason


def test_a_task_is_neither_started_nor_done_twice() -> None:
    house = House().does("Quin", "start", "Smoke tests ready")
    assert house.refused("Quin", "start", "Smoke tests ready").reason == "Smoke tests ready is in progress already"
    house.does("Quin", "finish", "Smoke tests ready")
    refusal = house.refused("Quin", "finish", "Smoke tests ready")
    assert (refusal.reason, refusal.rule) == ("Smoke tests ready is done already", "A-PRE-0")


def test_what_does_not_apply_is_not_done() -> None:
    house = House()
    refusal = house.refused("Ana", "finish", "Window scheduled")
    assert (refusal.rule, refusal.line) == ("C18", house.line("Window scheduled"))
    assert refusal.reason == 'Window scheduled does not apply: "needs a window" is answered no'
    assert "no issues occurred" in house.refused("Joe", "finish", "Retrospective scheduled").reason
    part = house.refused("Sam", "finish", "Security review (Security Champion)")
    assert '"security-sensitive" is answered no' in part.reason


def test_a_task_with_parts_closes_and_opens_with_its_parts() -> None:
    house = House().deploys().does("Quin", "finish", "Post-deploy verification")
    refusal = house.refused("Ana", "finish", "Announce")
    assert (refusal.rule, refusal.reason) == ("A-DEP-8", "Announce closes by itself when its parts are closed")
    house.does("Sid", "finish", "Support told").does("Wes", "finish", "Notes published")
    assert house.state("Announce") == "done"
    assert "opens again when one of its parts does" in house.refused("Ana", "reopen", "Announce").reason
    house.does("Sid", "reopen", "Support told")
    assert house.state("Announce") == "open"


def test_several_owners_each_have_a_share() -> None:
    house = House(traits=ALL_NO | {"security-sensitive": True})
    assert house.refused("Dana", "finish", "Security review").rule == "A-DEP-8"
    house.does("Dana", "finish", "Security review (Developers)")
    assert house.state("Security review") == "open"
    house.does("Sam", "finish", "Security review (Security Champion)")
    assert house.state("Security review") == "done"


def test_only_deploying_closes_the_deploy_task() -> None:
    house = House()
    for act in ("start", "finish"):
        refusal = house.refused("Ana", act, "Deploy to production")
        assert (refusal.rule, refusal.line) == ("A-DEP-5", house.line("Deploy to production"))
        assert refusal.reason == "Deploying the release closes this task"
        assert house.movers(refusal) == ["Ana"]
    assert house.refused("Ana", "block", "Deploy to production", "freeze").rule == "A-DEP-5"
    house.deploys()
    refusal = house.refused("Ana", "reopen", "Deploy to production")
    assert refusal.reason == "Deploy to production: what happened in production is not taken back"


def test_blocked_work_says_what_it_waits_for_and_is_not_done_before_it_is_unblocked() -> None:
    house = House().does("Dana", "block", "CI green", " the runner is down ")
    assert house.gate()["CI green"].reason == "CI green is blocked: the runner is down"
    refusal = house.refused("Dana", "finish", "CI green")
    assert refusal.reason == "CI green is blocked: the runner is down"
    assert [mover.would for mover in refusal.movers] == ["unblocks it"]
    assert "only open work can be blocked" in house.refused("Dana", "block", "CI green", "twice").reason
    house.does("Dana", "unblock", "CI green")
    assert house.refused("Dana", "unblock", "CI green").reason == "CI green is open, not blocked"
    house.does("Dana", "finish", "CI green")


def test_a_block_needs_a_reason_and_the_owner_or_the_lead() -> None:
    house = House()
    assert house.refused("Dana", "block", "CI green", "  ").reason == "A block says what it waits for"
    assert house.refused("Quin", "block", "CI green", "x").verdict == "NOT BLOCKED"
    house.does("Ana", "block", "CI green", "freeze")
    assert house.refused("Quin", "unblock", "CI green").verdict == "NOT UNBLOCKED"
    house.does("Ana", "unblock", "CI green")


def test_the_window_task_needs_a_planned_window() -> None:
    house = House(traits=ALL_NO | {"needs a window": True})
    refusal = house.refused("Ana", "finish", "Window scheduled")
    assert (refusal.rule, refusal.reason) == ("A-DEP-1", "No window is planned yet")
    assert refusal.line == house.line("Window scheduled")
    house.does("Ana", "plan the window", house.now, None).does("Ana", "finish", "Window scheduled")


def test_who_reopens_takes_every_check_back() -> None:
    house = House().closes("Criteria met").does("Dana", "reopen", "Criteria met")
    assert house.state("Criteria met") == "open"
    assert [seat.verdict for seat in house.facts.all_seats_of(house.task("Criteria met"))] == ["", ""]
    assert "there is nothing to take back" in house.refused("Dana", "reopen", "Criteria met").reason
    assert house.refused("Quin", "reopen", "Criteria met").verdict == "NOT REOPENED"


def test_an_input_stays_given_when_the_task_is_reopened() -> None:
    house = House().closes("Rollback plan").does("Ana", "reopen", "Rollback plan")
    assert house.seat("Rollback plan", TL).verdict == "yes"


def test_what_came_before_production_is_history_after_it() -> None:
    house = House().deploys()
    refusal = house.refused("Dana", "reopen", "CI green")
    assert (refusal.rule, refusal.line) == ("A-DEP-5", house.line("CI green"))
    assert refusal.reason == "4.12.0 is in production; what came before it stays as it was"


def test_the_tasks_of_a_closed_release_stay_as_they_are() -> None:
    house = House().deploys().closes_all(after=True)
    assert house.stage == "Released"
    refusal = house.refused("Ada", "reopen", "Monitor metrics")
    assert (refusal.rule, refusal.reason) == ("A-PUR", "4.12.0 is released; its tasks stay as they are")
    assert house.refused("Ada", "show", "Monitor metrics", "text", "late").verdict == "NOT ADDED"


def test_nothing_after_the_deploy_begins_before_it() -> None:
    house = House()
    refusal = house.refused("Quin", "finish", "Post-deploy verification")
    assert (refusal.rule, refusal.reason) == ("C10", "4.12.0 is not in production yet")
    assert refusal.line == house.line("Post-deploy verification")
    assert house.movers(refusal) == ["Ana"]


def test_verification_comes_before_all_else_and_monitoring_ends_last() -> None:
    house = House().deploys()
    refusal = house.refused("Sid", "start", "Support told")
    assert (refusal.rule, refusal.reason) == ("C10", "Post-deploy verification comes first and is open")
    assert (refusal.line, house.movers(refusal)) == (house.line("Post-deploy verification"), ["Quin"])

    house.does("Quin", "finish", "Post-deploy verification").does("Ada", "start", "Monitor metrics")
    late = house.refused("Ada", "finish", "Monitor metrics")
    assert late.reason == "Announce comes first and is open"

    house.does("Sid", "finish", "Support told").does("Wes", "finish", "Notes published")
    house.does("Ada", "finish", "Monitor metrics")
    assert house.stage == "Released"


def test_the_parts_of_the_monitoring_end_last_too_and_parts_of_a_verification_may_begin() -> None:
    checklist = (
        Line("Deploy to production", (RM,)),
        Line("Post-deploy verification", (QA,), parts=(Line("Log in", (QA,)), Line("Pay", (QA,)))),
        Line("Monitor metrics", (DA,), parts=(Line("Error rate", (DA,)),)),
        Line("Announce", (TW,)),
    )
    house = House(guide_of((), checklist)).deploys()
    assert "comes first" in house.refused("Ada", "start", "Error rate").reason
    house.does("Quin", "finish", "Log in").does("Quin", "finish", "Pay")
    house.does("Ada", "start", "Error rate")
    assert house.refused("Ada", "finish", "Error rate").reason == "Announce comes first and is open"
    house.does("Wes", "finish", "Announce").does("Ada", "finish", "Error rate")
    assert house.stage == "Released"


def test_a_failed_verification_is_issues_that_occurred() -> None:
    house = House().deploys().does("Quin", "fail", "Post-deploy verification", "checkout is down")
    assert house.facts.issues
    assert house.state("Post-deploy verification") == "blocked"
    assert house.facts.applies(house.task("Retrospective scheduled")) is True
    house.does("Quin", "unblock", "Post-deploy verification").does("Quin", "finish", "Post-deploy verification")
    assert house.facts.issues
    house.closes_all(after=True, but=("Retrospective scheduled",))
    assert house.stage == "Monitoring"
    house.does("Joe", "finish", "Retrospective scheduled")
    assert house.stage == "Released"


def test_only_what_is_checked_in_production_fails_there_and_says_what() -> None:
    house = House().deploys()
    refusal = house.refused("Sid", "fail", "Support told", "x")
    assert (refusal.rule, refusal.reason) == ("A-DEP-6", "Only what is checked in production can fail there")
    assert house.refused("Quin", "fail", "Post-deploy verification", " ").reason == "A failed check says what failed"
    house.does("Quin", "finish", "Post-deploy verification")
    assert "is done already" in house.refused("Quin", "fail", "Post-deploy verification", "x").reason


def test_a_task_is_assigned_to_who_holds_its_role_by_the_lead_or_the_owner() -> None:
    house = House().does("Ana", "assign", "CI green", 6)
    assert house.task("CI green").person_id == house.who("Drew").id
    house.does("Dana", "assign", "CI green", None)
    assert house.task("CI green").person_id is None
    assert house.refused("Quin", "assign", "CI green", 6).verdict == "NOT ASSIGNED"
    refusal = house.refused("Ana", "assign", "CI green", 2)
    assert (refusal.rule, refusal.reason) == ("A-PRE-0", "Quin does not hold Developers")
    assert house.refused("Ana", "assign", "CI green", 99).reason == "That person is not known here"


def test_a_task_can_be_added_before_production_only() -> None:
    house = House().does("Ana", "add", "Warn the bank", PDM)
    assert (house.task("Warn the bank").owner, house.task("Warn the bank").part) == (PDM, "added")
    assert "Warn the bank" in house.gate()
    assert house.refused("Ana", "add", "  ", DEV).reason == "A task needs a title"
    house.deploys()
    refusal = house.refused("Ana", "add", "Late", DEV)
    assert (refusal.rule, refusal.reason) == ("A-DEP-5", "4.12.0 is deploying; a task would come too late")
    cancelled = House().does("Ana", "cancel", "no budget")
    assert "4.12.0 is cancelled" in cancelled.refused("Ana", "add", "Late", DEV).reason


def test_evidence_and_comments_say_something_and_keep_their_numbers() -> None:
    house = House().does("Dana", "show", "CI green", "link", " https://ci.example/1 ")
    assert [(each.text, each.revision) for each in house.facts.evidence] == [("https://ci.example/1", "r1")]
    house.does("Dana", "show", "CI green", "text", "again")
    assert [each.id for each in house.facts.evidence] == ["7.2.e1", "7.2.e2"]
    assert house.refused("Dana", "show", "CI green", "text", " ").reason.startswith("Evidence says something")
    assert house.refused("Dana", "remark", "CI green", "comment", "").reason == "A comment says something"
    house.does("Dana", "remark", "CI green", "comment", "flaky").does("Ana", "remark", "CI green", "ping", "")
    assert [each.id for each in house.facts.remarks] == ["7.2.m1", "7.2.m2"]


def test_a_guide_without_roles_is_for_whoever_takes_a_task() -> None:
    bare = tuple(Line(line.title, (), when=line.when) for line in CHECKLIST if not line.parts)
    house = House(guide_of((Line("CI green", ()),), bare, voters=()), {"Ana": (), "Bo": (TW,)})
    house.does("Bo", "start", "CI green").does("Ana", "finish", "CI green").closes_all()
    assert house.gate() == {}
    house.does("Bo", "deploy").closes_all(after=True)
    assert house.stage == "Released"
