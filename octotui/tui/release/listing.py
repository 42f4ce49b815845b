"""From the facts of a release to the rows of its list: grouped as the guide groups, long finished runs folded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from octotui.domain.facts import Facts
from octotui.domain.poll import Poll, Result, result
from octotui.domain.task import FINISHED, ISSUES, Part, State, Task
from octotui.tui.release.cells import Cell, condition, evidence_cell, failing, seat_cells
from octotui.tui.release.page import CALL, Page
from octotui.tui.release.rows import CallRow, FoldRow, QuestionRow, TaskRow
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Gap, Heading, Row
from octotui.tui.wording import stamp

FOLD_FROM = 6
"""So many finished tasks in a run become one row."""
_SIGNS = Signs()


def listing(page: Page, unfolded: Collection[str]) -> tuple[Row, ...]:
    """Return all rows; tasks in `unfolded` are never folded."""
    rows: list[Row] = [*_questions(page)]
    call_before = _call_before(page.facts)
    groups = _groups(page.facts)
    placed = False
    for tasks in groups:
        if rows:
            rows.append(Gap())
        rows.append(_heading(page, tasks))
        drawn: list[Row] = [_task_row(page, task) for task in tasks]
        here = next((index for index, task in enumerate(tasks) if task.id == call_before), -1)
        if here > 0:
            rows += [*_folded(drawn[:here], unfolded), _call_row(page), *_folded(drawn[here:], unfolded)]
            placed = True
        else:
            rows += _folded(drawn, unfolded)
            after = groups.index(tasks) + 1
            if not placed and page.facts.edition.seats and _call_next(groups, after, call_before):
                rows.append(_call_row(page))
                placed = True
    return tuple(rows)


def _groups(facts: Facts) -> list[list[Task]]:
    """Return the tasks by section, in the order in which the guide first names each."""
    groups: dict[str, list[Task]] = {}
    for task in facts.tasks:
        groups.setdefault(task.section, []).append(task)
    return list(groups.values())


def _call_before(facts: Facts) -> str:
    """Return the task that the call stands before: the first that comes with or after production."""
    if not facts.edition.seats:
        return ""
    after = (Part.DEPLOY.value, Part.AFTER.value)
    return next((task.id for task in facts.tasks if task.part in after and task.section_line), "")


def _call_next(groups: list[list[Task]], after: int, call_before: str) -> bool:
    """Tell whether the call ends the group before `after`: production begins the next, or the guide says no more."""
    if not call_before:
        return after == len(groups) or not groups[after][0].section_line
    return after < len(groups) and groups[after][0].id == call_before


def _heading(page: Page, tasks: list[Task]) -> Heading:
    facts = page.facts
    deployed = facts.release.deployed_at is not None
    counted = [task for task in tasks if facts.applies(task) is True and not facts.children(task)]
    now = [task for task in counted if facts.before_production(task) != deployed]
    word = ""
    if now and len(now) < len(counted):
        counted, word = now, " from the deploy on" if deployed else " before production"
    closed = sum(1 for task in counted if facts.closed(task))
    first = tasks[0]
    remark = f"line {first.section_line}" if first.section_line else ""
    return Heading(first.section or "Tasks", f"{closed} of {len(counted)}{word}" if counted else "", remark)


def _folded(rows: list[Row], unfolded: Collection[str]) -> Iterator[Row]:
    """Fold runs of finished tasks, never the first or the last of a group."""
    run: list[TaskRow] = []
    for index, row in enumerate(rows):
        inner = 0 < index < len(rows) - 1
        if inner and isinstance(row, TaskRow) and row.sign[1] == "go" and row.id not in unfolded:
            run.append(row)
            continue
        yield from _run(run)
        run = []
        yield row
    yield from _run(run)


def _run(run: list[TaskRow]) -> Iterable[Row]:
    if len(run) < FOLD_FROM:
        return run
    word = "verified" if all(row.sign[0] == "✓" for row in run) else "finished"
    return (FoldRow(f"fold:{run[0].id}", tuple(row.id for row in run), word),)


def _task_row(page: Page, task: Task) -> TaskRow:
    facts = page.facts
    applies = facts.applies(task)
    seats = seat_cells(page, task) if applies else ()
    person = page.does(task)
    waits = task.id in page.moving and task.state not in FINISHED
    style = page.names.style(person, "text" if waits else "muted") if person else "muted"
    short = page.names.short(person) if person else ""
    if not person and waits and task.owner and not page.holders(task.owner):
        short, style = "nobody", "hold"
    remark = "" if applies else not_asked(facts, task)
    quiet = applies is not True or task.state == State.NOT_APPLICABLE.value
    full = page.names.full(person) if person else short
    since = stamp(task.since, page.now) if task.since else ""
    return TaskRow(
        task.id, sign_of(facts, task)[:2], task.title, task.owner or "anyone", full, (short, style),
        evidence_cell(page, task), seats, since, task.line, len(facts.line_of(task)) - 1, quiet, remark,
    )  # fmt: skip


def not_asked(facts: Facts, task: Task) -> str:
    """Say which trait keeps a task away, or which answer decides on it."""
    when = failing(facts, task)
    if facts.applies(task) is None:
        return f"decides on {condition(when)}"
    return "no issues so far" if when == (ISSUES,) else f"{condition(when)}: no"


def sign_of(facts: Facts, task: Task) -> tuple[str, str, str]:
    """Return sign, style and word of a task's state, for one that does not apply as well."""
    applies = facts.applies(task)
    if applies is False:
        return "–", "faint", "does not apply"
    if applies is None:
        return "○", "faint", "not decided"
    sign = _SIGNS.task(task.state, has_seats=bool(facts.waiting(task)))
    return sign.text, sign.style, sign.word


def _questions(page: Page) -> Iterator[Row]:
    asked = [each for each in page.way if each.key.startswith("trait:") or each.key == "fixes"]
    if asked and page.facts.release.deployed_at is None:
        yield Heading("To answer", str(len(asked)))
        for each in asked:
            name = page.name(each.person_id)
            short = (page.names.short(name), page.names.style(name, "text")) if name else ("", "muted")
            yield QuestionRow(each.key, each.title, each.role or "anyone", short, each.line)


def _call_row(page: Page) -> CallRow:
    facts = page.facts
    sign, style, said = call_state(facts)
    poll = facts.poll
    seats = tuple(call_seat(facts, poll, seat) for seat in poll.seats) if poll and not poll.void_at else ()
    return CallRow(CALL, sign, style, said, seats, facts.edition.call_line)


def call_seat(facts: Facts, poll: Poll, seat: str) -> Cell:
    """Draw one seat of a round."""
    choice = next((vote.choice for vote in facts.votes_of(poll) if vote.seat == seat), "")
    sign = _SIGNS.seat(choice or "open")
    return sign.text, sign.style


def call_state(facts: Facts) -> tuple[Cell, str, str]:
    """Return the call's sign, the style of its name, and in words how it stands."""
    poll, release = facts.poll, facts.release
    if poll is None:
        return ("○", "muted"), "text", "not opened"
    match result(poll, facts.votes):
        case Result.VOID:
            return ("○", "muted"), "text", f"round {poll.round} is void, {poll.revision} is not what goes out"
        case Result.NO_GO:
            return ("✗", "nogo"), "bold nogo", f"round {poll.round} said no"
        case Result.GO:
            return ("✓", "go"), "text", f"{len(poll.seats)} of {len(poll.seats)} say go"
    count = len(facts.votes_of(poll))
    here = "bold accent" if release.deployed_at is None and release.ended_at is None else "text"
    return ("◆", here.replace("bold ", "")), here, f"{count} of {len(poll.seats)} say go"
