"""The panel for rows that are no tasks: the call, a question nobody has answered, a folded run."""

from __future__ import annotations

from octotui.domain.poll import Vote
from octotui.tui.line import Line, wrap
from octotui.tui.release.listing import call_seat, call_state, sign_of
from octotui.tui.release.page import Page
from octotui.tui.release.panel import guide_lines
from octotui.tui.release.rows import FoldRow
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import asked_ago, role_short, stamp


def call_panel(page: Page, look: Look) -> list[Line]:
    """Draw the seats of the newest round and what the guide says of the call."""
    facts, poll = page.facts, page.facts.poll
    (sign, style), _, said = call_state(facts)
    lines = [Line(look.width).put(0, "Go/No-Go", "bold").right(f"{look.signs(sign)} {said}", f"bold {style}")]
    if poll is None or poll.void_at is not None:
        lead = facts.lead or "anybody"
        lines += [Line(look.width).put(0, row) for row in wrap(f"{lead} opens a round with V.", look.width)]
        lines += [Line(look.width), Line(look.width).put(0, "Seats", "bold muted")]
        lines += [Line(look.width).put(0, look.signs("○"), "muted").put(2, seat) for seat in facts.edition.seats]
    else:
        opened = f"round {poll.round}, revision {poll.revision}, opened {stamp(poll.opened_at, page.now)}"
        lines += [Line(look.width).put(0, opened, "muted"), Line(look.width)]
        votes = {vote.seat: vote for vote in facts.votes_of(poll)}
        for seat in poll.seats:
            mark, colour = call_seat(facts, poll, seat)
            line = Line(look.width).put(0, look.signs(mark), colour).put(2, seat, "text", max(8, look.width - 16))
            asked = asked_ago(poll.opened_at, page.now, brief=True)
            lines += _vote(page, votes.get(seat), line, asked, look)
    quoted = guide_lines(page, facts.edition.call_line, facts.edition.call_line, look)
    return [*lines, Line(look.width), *quoted] if quoted else lines


def _vote(page: Page, vote: Vote | None, line: Line, asked: str, look: Look) -> list[Line]:
    if vote is None:
        return [line.right(f"asked {asked}", "hold")]
    line.right(vote.choice.upper(), "bold")
    below = page.names.full(page.name(vote.person_id)) + (f": {vote.reason}" if vote.reason else "")
    return [line, *(Line(look.width).put(2, row, "muted") for row in wrap(below, look.width - 2))]


def question_panel(page: Page, key: str, look: Look) -> list[Line]:
    """Draw what is asked, why it matters, and which tasks the answer decides on."""
    each = next((each for each in page.way if each.key == key), None)
    if each is None:
        return []
    lines = [Line(look.width).put(0, row, "bold") for row in wrap(each.title, look.width)]
    lines += [Line(look.width).put(0, row) for row in wrap(f"{each.reason}.", look.width)]
    press, does = ("T", "answers it") if page.holders(page.facts.lead) else ("5", "gives somebody the role")
    lines.append(Line(look.width).put(0, press, "bold accent").put(2, does, "muted"))
    trait = key.removeprefix("trait:")
    decided = [task for task in page.facts.tasks if trait in task.when]
    if decided:
        lines += [Line(look.width), Line(look.width).put(0, "Decides on", "bold muted")]
    for task in decided:
        lines.append(Line(look.width).put(0, task.title).right(role_short(task.owner), "muted"))
    quoted = guide_lines(page, each.line, each.line, look)
    return [*lines, Line(look.width), *quoted] if quoted else lines


def fold_panel(page: Page, fold: FoldRow, look: Look) -> list[Line]:
    """Name what is folded."""
    lines = [Line(look.width).put(0, f"{len(fold.task_ids)} {fold.word}", "bold"), Line(look.width)]
    for task_id in fold.task_ids:
        task = page.facts.task(task_id)
        sign, style, _ = sign_of(page.facts, task)
        name = page.does(task)
        line = Line(look.width).put(0, look.signs(sign), style).put(2, task.title)
        lines.append(line.right(page.names.short(name) if name else "", "muted"))
    return lines
