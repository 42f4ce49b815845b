"""Review and approval, each of one exact text, and how the release's own task follows."""

from __future__ import annotations

from octotui.domain.notes.review import standing
from octotui.domain.task import State
from octotui.services import doing
from octotui.services import people as persons
from octotui.services.notes import reviewing, writing
from octotui.services.undo import undo
from tests.house import Crew
from tests.journal import assert_journal_agrees
from tests.services.notes.desk import ANA, DANA, IRIS, MEI, NOOR, Desk, owed

DRAFTED = "Release notes drafted"


def words(desk: Desk, stage: str = "publish") -> dict[str, str]:
    """Return how each seat stands, by its role."""
    return {each.approval.role: each.word for each in standing(desk.page(), stage)}


def test_review_is_asked_for_a_whole_draft_by_its_owner(desk: Desk) -> None:
    refusal = desk.refused(IRIS, reviewing.ask_review, 1)
    assert (refusal.verdict, refusal.rule) == ("NOT ASKED", "A-RN-3")
    told = "Date, Summary, Notable changes, Migration steps, Known issues are still empty"
    assert refusal.reason == told
    assert refusal.line == desk.section("Date").line
    desk.completes()
    refusal = desk.refused(NOOR, reviewing.ask_review, 1)
    assert refusal.reason == "Iris Novak asks for review; the notes belong to Technical Writer"
    assert desk.team.does(IRIS, reviewing.ask_review, 1) == "Release Manager is asked, text v6."
    seat = desk.seat("review", "Release Manager")
    assert (seat.asked_by, seat.asked_at, seat.asked_hash) == (desk.team.ids[IRIS], desk.team.clock.now, desk.seen())


def test_after_the_drafts_review_the_approvals_are_next(desk: Desk) -> None:
    desk.completes().judges(ANA, "review")
    told = "Product Manager and Release Manager are asked, text v6."
    assert desk.team.does(IRIS, reviewing.ask_review, 1) == told
    desk.approved()
    reason = desk.refused(IRIS, reviewing.ask_review, 1, "publish").reason
    assert reason == "Everybody has approved this very text"


def test_only_the_seats_say_yes(desk: Desk) -> None:
    desk.completes()
    seen = desk.seen()
    refusal = desk.refused(NOOR, reviewing.judge, 1, "publish", "yes", seen)
    assert (refusal.verdict, refusal.rule, refusal.line) == ("NOT APPROVED", "A-RN-14", 206)
    assert refusal.reason == "This belongs to Product Manager and Release Manager: Mei Tanaka and Ana Ruiz"
    assert [mover.person_id for mover in refusal.movers] == [desk.team.ids[MEI], desk.team.ids[ANA]]
    assert desk.refused(MEI, reviewing.judge, 1, "review", "yes", seen).verdict == "NOT REVIEWED"


def test_a_seat_that_the_guide_does_not_ask_for_is_not_there(desk: Desk) -> None:
    refusal = desk.refused(NOOR, reviewing.judge, 1, "publish", "yes", desk.seen(), role="QA Engineer")
    assert (refusal.reason, refusal.line) == ("This guide does not ask QA Engineer here", 193)


def test_an_approval_is_of_the_text_that_was_read(desk: Desk) -> None:
    desk.completes()
    seen = desk.seen()
    desk.writes(IRIS, "Summary", "Quite another text.")
    refusal = desk.refused(MEI, reviewing.judge, 1, "publish", "yes", seen)
    assert refusal.reason == "The text has changed since you read it; it is version 7 now"
    assert desk.judges(MEI, "publish") == "Text v7 approved for Product Manager. Release Manager next."
    assert desk.judges(ANA, "publish") == "Text v7 has every approval. It can be published."
    assert words(desk) == {"Product Manager": "approved", "Release Manager": "approved"}


def test_nothing_incomplete_is_approved(desk: Desk) -> None:
    assert desk.refused(MEI, reviewing.judge, 1, "publish", "yes", desk.seen()).reason.endswith("are still empty")


def test_an_edit_makes_an_approval_stale_and_one_key_affirms_it(desk: Desk) -> None:
    desk.completes().approved()
    desk.writes(DANA, "Improvements", "- Improvements in other words")
    assert words(desk) == {"Product Manager": "changed since", "Release Manager": "changed since"}
    assert desk.refused(IRIS, reviewing.affirm, 1, desk.seen()).reason == "Nothing that you approved has changed since"
    told = desk.team.does(MEI, reviewing.affirm, 1, desk.seen())
    assert told == "Text v7 affirmed for Product Manager."
    assert words(desk) == {"Product Manager": "approved", "Release Manager": "changed since"}
    assert desk.refused(ANA, reviewing.affirm, 1, "other").reason.startswith("The text has changed since you read it")


def test_the_very_text_brought_back_is_approved_again(desk: Desk) -> None:
    desk.completes().approved()
    desk.writes(IRIS, "Summary", "Other words.")
    desk.team.does(IRIS, writing.restore, 1, 6)
    assert words(desk) == {"Product Manager": "approved", "Release Manager": "approved"}


def test_the_last_hand_on_the_text_does_not_approve_it(desk: Desk) -> None:
    desk.completes()
    desk.writes(MEI, "New features", "- mine")
    refusal = desk.refused(MEI, reviewing.judge, 1, "publish", "yes", desk.seen())
    assert (refusal.verdict, refusal.rule, refusal.line) == ("NOT APPROVED", "A-RN-14", 206)
    assert refusal.reason == "Whoever edited the text last does not approve it; a second person does"
    assert refusal.movers[0].would == "edits it last"
    desk.writes(IRIS, "Summary", "Read once more.")
    assert desk.judges(MEI, "publish").startswith("Text v8 approved")


def test_with_four_eyes_off_the_record_says_same_hand(desk: Desk) -> None:
    desk.team.does(ANA, persons.set_four_eyes, False)
    desk.completes()
    desk.writes(MEI, "New features", "- mine")
    desk.judges(MEI, "publish")
    assert desk.seat("publish", "Product Manager").same_hand
    entry = desk.team.house.read(lambda rows: list(rows("select said from entry order by seq desc limit 1")))
    assert entry[0][0].endswith(", four-eyes off")


def test_changes_needed_says_which(desk: Desk) -> None:
    desk.completes()
    assert desk.refused(ANA, reviewing.judge, 1, "publish", "no", desk.seen()).reason == "Changes needed says which"
    desk.judges(ANA, "publish", "no", reason="Name the banks")
    assert words(desk)["Release Manager"] == "changes needed"
    assert desk.seat("publish", "Release Manager").reason == "Name the banks"
    desk.writes(IRIS, "Summary", "With the banks.")
    assert words(desk)["Release Manager"] == "waits"


def test_an_approval_can_be_taken_back(desk: Desk) -> None:
    desk.completes().judges(MEI, "publish")
    desk.team.does(MEI, undo)
    assert words(desk)["Product Manager"] == "waits"


def test_a_delegate_approves_in_the_place_of_who_appointed_them(desk: Desk) -> None:
    desk.completes()
    desk.team.does(MEI, persons.appoint, "Product Manager", desk.team.ids[NOOR])
    desk.judges(NOOR, "publish")
    seat = desk.seat("publish", "Product Manager")
    assert (seat.person_id, seat.for_person_id) == (desk.team.ids[NOOR], desk.team.ids[MEI])


def test_the_task_closes_when_the_draft_is_complete_and_its_seat_with_the_review(desk: Desk) -> None:
    assert desk.team.task(DRAFTED).state == State.OPEN
    desk.completes()
    task = desk.team.task(DRAFTED)
    assert (task.state, task.done_by) == (State.DONE, desk.team.ids[IRIS])
    desk.judges(ANA, "review")
    facts = desk.team.facts()
    seats = {seat.role: seat for seat in facts.seats_of(facts.task(task.id))}
    review = seats["Release Manager"]
    assert (review.verdict, review.person_id, review.reason) == ("yes", desk.team.ids[ANA], "text v6")
    desk.team.does(MEI, doing.take_seat, task.id)
    assert desk.team.task(DRAFTED).state == State.VERIFIED
    assert_journal_agrees(desk.team.house)


def test_an_edit_after_the_review_asks_for_it_anew(desk: Desk) -> None:
    desk.completes().judges(ANA, "review")
    desk.team.does(MEI, doing.take_seat, desk.team.task(DRAFTED).id)
    desk.writes(IRIS, "Summary", "Other words.")
    facts = desk.team.facts()
    assert [seat.role for seat in facts.waiting(desk.team.task(DRAFTED))] == ["Release Manager"]
    assert desk.team.task(DRAFTED).state == State.DONE
    desk.team.does(ANA, reviewing.affirm, 1, desk.seen())
    assert desk.team.task(DRAFTED).state == State.VERIFIED


def test_an_emptied_section_opens_the_task_again(desk: Desk) -> None:
    desk.completes()
    desk.writes(IRIS, "Summary", "")
    assert desk.team.task(DRAFTED).state == State.OPEN
    desk.writes(IRIS, "Summary", "Back again.")
    assert desk.team.task(DRAFTED).state == State.DONE


def test_changes_needed_in_the_draft_open_the_task_until_the_text_changes(desk: Desk) -> None:
    desk.completes().judges(ANA, "review", "no", reason="Too long")
    assert desk.team.task(DRAFTED).state == State.OPEN
    desk.writes(IRIS, "Summary", "Short.")
    assert desk.team.task(DRAFTED).state == State.DONE


def test_the_task_is_not_ticked_off_by_hand(team: Crew) -> None:
    team.makes()
    desk = Desk(team)
    task = team.task(DRAFTED)
    refusal = desk.refused(IRIS, doing.finish, task.id)
    assert (refusal.verdict, refusal.rule, refusal.line) == ("NOT DONE", "A-PRE-3", task.line)
    assert refusal.reason == "It closes by itself when every required section of the notes is written"
    assert [mover.would for mover in refusal.movers] == ["opens the notes", "adds evidence that says where they are"]
    team.does(IRIS, doing.add_evidence, task.id, "link", "https://example.org/notes")
    team.does(IRIS, doing.finish, task.id)
    assert team.task(DRAFTED).state == State.DONE
    desk.opens()
    assert team.task(DRAFTED).state == State.DONE


def test_the_review_seat_is_not_taken_by_hand_where_the_notes_are_open(desk: Desk) -> None:
    desk.completes()
    task = desk.team.task(DRAFTED)
    refusal = desk.refused(ANA, doing.take_seat, task.id)
    assert (refusal.verdict, refusal.rule) == ("NOT REVIEWED", "A-PRE-3r")
    assert refusal.reason == "Reviewing the text of the notes takes this seat"


def test_what_the_notes_ask_of_people_stands_in_their_work(desk: Desk) -> None:
    assert owed(desk, NOOR) == [("WRITE", "Notes: Known issues")]
    desk.completes()
    assert owed(desk, NOOR) == []
    assert owed(desk, MEI) == []
    desk.team.does(IRIS, reviewing.ask_review, 1, "publish")
    assert owed(desk, MEI) == owed(desk, ANA) == [("APPROVE", "Release notes, text v6")]
    desk.judges(MEI, "publish")
    assert owed(desk, MEI) == []
    desk.writes(IRIS, "Summary", "Other words.")
    assert owed(desk, MEI) == [("AFFIRM", "Release notes, text v7")]
    desk.writes(MEI, "New features", "- hers")
    assert owed(desk, MEI) == []
