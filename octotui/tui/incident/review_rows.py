"""What a review is to bring about, as rows beside its text."""

from __future__ import annotations

from octotui.domain.incident.aftermath import ROLES_PRESENT
from octotui.domain.incident.draft import blame
from octotui.domain.incident.facts import IncidentFacts
from octotui.tui.incident.aftermath import action_rows, aftermath_rows, aftermath_words
from octotui.tui.incident.impact import KEY_WIDTH
from octotui.tui.incident.rows import SaidRow, Styled
from octotui.tui.incident.scene import Scene
from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Gap, Heading, Look, Row
from octotui.tui.wording import counted, date_of, duration

BLAMED = 4
"""So many phrases that look for somebody to blame are named at once."""


def title_lines(scene: Scene, look: Look) -> list[Line]:
    """Say which review this is, and until when it is to be booked or when it meets."""
    incident = scene.facts.incident
    line = Line(look.width).put(0, incident.name, "bold muted").add("Review", "bold", gap=1)
    if incident.declared_at and incident.cleared_at:
        lasted = duration(incident.cleared_at - incident.declared_at)
        line.add(f"{incident.title}  ·  {date_of(incident.declared_at)}, {lasted}", "muted", gap=2)
    if incident.closed_at:
        return [line.right("closed", "bold go")]
    return [line.right(aftermath_words(scene), "hold")]


def review_rows(scene: Scene, signs: Signs, text: str) -> tuple[Row, ...]:
    """Return the draft, root cause, meeting, who came, the close, then the action items and what the words lack."""
    drafted = ((signs("✓"), "go"), ("drafted, enter edits it", "text"))
    none = ((signs("○"), "text"), ("enter drafts it from the timeline", "text"))
    rows: list[Row] = [
        _line("draft", "Text", drafted if text else none),
        *aftermath_rows(scene, signs)[:2],
        _came(scene, signs),
        _line("close", "Close", (_closing(scene, signs),)),
        Gap(),
        Heading("Action items", str(len(scene.facts.actions) or "")),
        *action_rows(scene, signs),
    ]
    found = blame(text)
    if found:
        rows += [Gap(), Heading("Words that look for somebody to blame", str(len(found)))]
        rows += [SaidRow(((f"line {number}", "faint"), (words, "hold"))) for number, words in found[:BLAMED]]
    return tuple(rows)


def _closing(scene: Scene, signs: Signs) -> Styled:
    if scene.facts.incident.closed_at:
        return f"{signs('✓')} it is closed", "go"
    return "enter closes the review and the incident", "text"


def roles_present(facts: IncidentFacts) -> frozenset[str]:
    """Return the roles of whoever came."""
    people = (facts.person(int(each)) for each in (facts.review.present if facts.review else ()))
    return frozenset(role for person in people if person for role in person.roles)


def _came(scene: Scene, signs: Signs) -> Row:
    facts = scene.facts
    present = facts.review.present if facts.review else ()
    roles = len(roles_present(facts))
    enough = roles >= ROLES_PRESENT
    words = (
        f"{counted(len(present), 'person', 'people')} of {counted(roles, 'role')}" if present else "nobody noted yet"
    )
    aside = ("", "muted") if enough else (f"{ROLES_PRESENT} roles or more", "hold")
    return _line(
        "came", "Who came", ((signs("✓" if enough else "○"), "go" if enough else "text"), (words, "text")), aside
    )


def _line(id: str, label: str, pieces: tuple[Styled, ...], aside: Styled = ("", "muted")) -> Row:
    return SaidRow(((label.ljust(KEY_WIDTH - 1), "muted"), *pieces), aside, id)
