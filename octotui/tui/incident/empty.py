"""What stands in the incident room while nothing is wrong: the playbook that would run, and what was before."""

from __future__ import annotations

from collections.abc import Sequence

from octotui.domain.guide import Guide
from octotui.domain.incident.values import Incident
from octotui.tui.incident.steps import NO_PLAYBOOK
from octotui.tui.line import Line
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import date_of, role_short


def empty_lines(every: Sequence[Incident], guide: Guide | None, margin: int, look: Look) -> list[Line]:
    """Say that no incident runs, the key that declares one, and what the guide would have done then."""
    lines = [Line(look.width) for _ in range(2)]
    lines[1].put(margin, "No incident runs.", "bold").add("I", "bold accent", gap=3)
    lines[1].add("declares one: its clock starts, and this playbook runs.", "muted", gap=1)
    lines.append(Line(look.width))
    if guide is not None:
        lines += _playbook(guide, margin, look)
    if every:
        lines += [Line(look.width), Line(look.width).put(margin, "Before", "bold")]
        lines += [_past(each, margin, look) for each in every[:8]]
    return lines


def _playbook(guide: Guide, margin: int, look: Look) -> list[Line]:
    """Draw each phase of the guide with its minutes, and each step with its roles and its line."""
    lines: list[Line] = []
    edge = look.width - margin - 8
    for phase in guide.incident_phases:
        minutes = f"{phase.from_min or 0}–{phase.to_min} min" if phase.to_min is not None else "no limit"
        lines.append(Line(look.width).put(margin, phase.name, "bold").add(look.signs(minutes), "muted", gap=2))
        for step in phase.steps:
            if step.parent is not None:
                continue
            who = ", ".join(dict.fromkeys(role_short(role) for role in step.roles))
            row = Line(look.width).put(margin, look.signs("○"), "muted").put(margin + 2, step.title, "text", 40)
            row.put(margin + 44, who, "muted", max(0, edge - margin - 46))
            lines.append(row.put(edge, f"line {step.line}", "faint", 8))
    return lines or [Line(look.width).put(margin, NO_PLAYBOOK, "muted")]


def _past(each: Incident, margin: int, look: Look) -> Line:
    row = Line(look.width).put(margin, each.name, "muted", 8).put(margin + 9, each.title, "text", look.width - 40)
    ended = each.closed_at or each.cleared_at
    words = f"{each.closed_why or 'closed'} {date_of(ended)}" if each.closed_at and ended else "not closed yet"
    return row.right(f"{words}{' ' * margin}", "muted" if each.closed_at else "hold")
