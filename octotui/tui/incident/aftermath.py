"""After the all-clear: the root cause, the review with its countdown, and the action items."""

from __future__ import annotations

from octotui.domain.incident.aftermath import meets_late
from octotui.domain.incident.clock import book_by
from octotui.domain.incident.values import Action, Aim
from octotui.domain.roles import TECH_LEAD
from octotui.tui.incident.impact import KEY_WIDTH
from octotui.tui.incident.rows import SaidRow, Styled
from octotui.tui.incident.scene import Scene
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Row
from octotui.tui.wording import clock, counted, date_of, due, stamp

STATE_SIGNS = {
    "open": ("○", "text"), "in progress": ("◐", "info"), "blocked": ("■", "nogo"), "done": ("✓", "go"),
    "won't do": ("–", "faint"),
}  # fmt: skip
"""The sign of each state of an action item."""


def aftermath_words(scene: Scene) -> str:
    """Say until when the review is to be booked, or when it meets."""
    facts, review = scene.facts, scene.facts.review
    by = book_by(facts)
    if review is None or by is None:
        return ""
    if review.meets_at is not None:
        return f"the review meets {date_of(review.meets_at)} {clock(review.meets_at)}"
    return f"the review is to be booked {due(by, scene.now).text}"


def aftermath_rows(scene: Scene, signs: Signs) -> tuple[Row, ...]:
    """Return the root cause, the review, and each action item with what it still lacks."""
    return (_cause(scene, signs), _review(scene, signs), *action_rows(scene, signs))


def _cause(scene: Scene, signs: Signs) -> Row:
    incident = scene.facts.incident
    if not incident.cause:
        who = scene.who(None, scene.facts.role_of(Aim.ROOT_CAUSE, otherwise=TECH_LEAD))
        return _line("cause", "Root cause", ((signs("○"), "text"), (f"waits for {who}", "text")))
    more = counted(len(incident.factors), "factor") if incident.factors else ""
    return _line("cause", "Root cause", ((signs("✓"), "go"), (incident.cause, "text")), (more, "muted"))


def _review(scene: Scene, signs: Signs) -> Row:
    facts, review, by = scene.facts, scene.facts.review, book_by(scene.facts)
    if review is None or by is None:
        return _line("review", "Review", (("after the all-clear", "muted"),))
    if review.meets_at is None:
        late = due(by, scene.now)
        who = scene.who(None, facts.role_of(Aim.REVIEW, otherwise=review.facilitator))
        return _line(
            "review", "Review", ((signs("○"), "text"), (f"to be booked by {who}", "text")), (late.text, late.style)
        )
    when = f"{date_of(review.meets_at)} {clock(review.meets_at)}"
    words = f"{when}, led by {scene.first(review.facilitator_id)}"
    aside = (f"later than {review.within_hours} h", "hold") if meets_late(facts) else ("", "muted")
    return _line("review", "Review", ((signs("✓"), "go"), (words, "text")), aside)


def action_rows(scene: Scene, signs: Signs) -> list[Row]:
    """Return the action items, each with what it lacks."""
    actions = scene.facts.actions
    if not actions:
        return [_line("actions", "Actions", ((signs("○"), "text"), ("none written down yet", "muted")))]
    return [
        _line(each.id, "Actions" if index == 0 else "", _action(signs, each), _when(scene, each))
        for index, each in enumerate(actions)
    ]


def _action(signs: Signs, action: Action) -> tuple[Styled, ...]:
    sign, style = STATE_SIGNS[action.state]
    return (signs(sign), style), (action.title, "text")


def _when(scene: Scene, action: Action) -> Styled:
    """Say whose it is and until when; what the review does not close without stands out."""
    owner = scene.first(action.owner_id) if action.owner_id else "no owner"
    if action.state in ("done", "won't do"):
        return f"{owner}, {action.state}", "muted"
    if action.due is None:
        return f"{owner}, no date", "hold"
    late = action.due < scene.now
    until = due(action.due, scene.now).text if late else stamp(action.due, scene.now)
    return f"{owner}, {until}", "nogo" if late else "muted" if action.owner_id else "hold"


def _line(id: str, label: str, pieces: tuple[Styled, ...], aside: Styled = ("", "muted")) -> Row:
    return SaidRow(((label.ljust(KEY_WIDTH - 1), "muted"), *pieces), aside, id)
