"""The top of the incident room: what it is, how bad, how long it runs, in which phase, and who commands."""

from __future__ import annotations

from datetime import timedelta

from octotui.domain.incident.clock import PhaseNow, elapsed, ends, phase_now
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Measure
from octotui.tui.incident.phase_bar import COMING, LATE, NOW, PAST, Stretch, bar_lines, path_line, timed
from octotui.tui.incident.reported import declarers_line, waits_words
from octotui.tui.incident.rows import Styled
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.times import clock_here, countdown
from octotui.tui.line import Line, cut, width_of
from octotui.tui.signs import Signs
from octotui.tui.wording import clock, stamp
from octotui.tui.wording import elapsed as clock_words


def elapsed_style(scene: Scene) -> str:
    """Give the colour of the clock: hold while it runs in time, nogo when prolonged, go when it is over."""
    if not scene.facts.running:
        return "go" if scene.facts.incident.cleared_at else "muted"
    present = phase_now(scene.facts, scene.now)
    return "nogo" if present and (present.prolonged or present.over) else "hold"


def clock_text(scene: Scene) -> str:
    """Give what the clock shows."""
    return clock_words(elapsed(scene.facts, scene.now))


def minutes_of(scene: Scene) -> float:
    """Give the minutes since the declaration."""
    return elapsed(scene.facts, scene.now) / timedelta(minutes=1)


def severity_piece(facts: IncidentFacts, signs: Signs) -> Styled:
    """Give the chip of the severity: triangles and the word, filled unless it is minor."""
    sign = signs.severity(facts.incident.severity)
    return f" {sign.text} {sign.word} ", sign.style


def title_lines(scene: Scene, width: int, signs: Signs) -> list[Line]:
    """Draw what it is and how bad; at the right the impact in figures. One row where it is narrow."""
    facts, incident = scene.facts, scene.facts.incident
    chip, chip_style = severity_piece(facts, signs)
    if scene.narrow:
        line = Line(width).put(0, incident.name, "bold muted").right(_who_commands(scene), "muted")
        line.right(chip, chip_style, gap=2)
        return [line.put(width_of(incident.name) + 1, incident.title, "bold")]
    figures, users = impact_pieces(facts)
    room = width - sum(width_of(text) for text, _ in figures) - 3
    first = Line(width).put(0, incident.name, "bold muted")
    first.put(width_of(incident.name) + 2, incident.title, "bold", max(0, room - width_of(incident.name) - 2))
    second = Line(width).put(0, chip, chip_style)
    second.add(signs(_origin(scene)), "muted", gap=2)
    if incident.security:
        second.add("private", "bold hold", gap=2)
    for line, pieces in ((first, figures), (second, users)):
        for text, style in pieces:
            line.right(text, style)
    return [first, second]


def _origin(scene: Scene) -> str:
    facts, incident = scene.facts, scene.facts.incident
    parts = [f"after {facts.release.version}"] if facts.release else []
    if incident.declared_at:
        by = scene.full(incident.declared_by)
        parts.append(f"declared {stamp(incident.declared_at, scene.now)} by {by}")
    else:
        parts.append(f"reported {stamp(incident.reported_at, scene.now)} by {scene.full(incident.reported_by)}")
    return "  ·  ".join(parts)


def _who_commands(scene: Scene) -> str:
    command = scene.facts.command
    if command is None:
        return "nobody commands"
    name = scene.first(command.person_id)
    return f"{name} {'command' if name == 'you' else 'commands'}"


def impact_pieces(facts: IncidentFacts) -> tuple[list[Styled], list[Styled]]:
    """Give the newest metric as `errors 0.2 % → 14.1 % since 14:02`, and what users meet."""
    metric, users = newest(facts, "metric"), newest(facts, "users")
    first: list[Styled] = []
    if metric is not None:
        first = [(f"{cut(metric.name, 24)} ", "muted")]
        if metric.before:
            first += [(metric.before, "bold nogo"), (" → ", "nogo")]
        first.append((metric.now, "bold nogo"))
        since = metric.since or facts.incident.started_at
        first.append((f" since {clock(since)}" if since else "", "muted"))
    second: list[Styled] = []
    if users is not None:
        second = [(f"{cut(users.name, 24)} ", "muted"), (cut(users.now, 40), "bold")]
    return first, second


def newest(facts: IncidentFacts, kind: str) -> Measure | None:
    """Return the newest measure of a kind."""
    found = [each for each in facts.measures if each.kind == kind]
    return max(found, key=lambda each: (each.at, each.number), default=None)


def stretches(scene: Scene) -> tuple[Stretch, ...]:
    """Return the phases as the bar draws them."""
    facts = scene.facts
    present = phase_now(facts, scene.now)
    found = []
    for phase in (scene.foreseen or facts).phases:
        if present is None:
            state = COMING
        elif phase.number == present.phase.number:
            state = LATE if present.over is not None or present.prolonged else NOW
        else:
            state = PAST if phase.number < present.phase.number else COMING
        found.append(Stretch(phase.name, state, phase.from_min, phase.to_min))
    return tuple(found)


def phase_lines(scene: Scene, width: int, signs: Signs, *, tall: int) -> list[Line]:
    """Draw the phase with what is left of it, the bar or path, and who commands."""
    return [phase_line(scene, width), *below_phase(scene, width, signs, tall=tall)]


def below_phase(scene: Scene, width: int, signs: Signs, *, tall: int) -> list[Line]:
    """Draw what changes slowly below the phase: the bar or path, and who commands."""
    parts = stretches(scene)
    lines: list[Line] = []
    if timed(parts):
        lines += bar_lines(parts, minutes_of(scene), width, signs, tall)
    else:
        path = path_line(parts, width, signs)
        lines += [path] if scene.short else [Line(width), path, Line(width)]
    if not scene.short:
        lines.append(_command_line(scene, width))
    return lines


def phase_line(scene: Scene, width: int) -> Line:
    """Draw the phase that runs, and to the second what is left of it."""
    facts = scene.facts
    present = phase_now(facts, scene.now)
    line = Line(width)
    gap = 2 if scene.narrow else 3
    if facts.incident.cleared_at:
        line.put(0, "ALL CLEAR", "bold go").add(
            f"since {stamp(facts.incident.cleared_at, scene.now)}", "muted", gap=gap
        )
    elif facts.reported:
        line.put(0, "Reported", "bold").add(waits_words(scene), "bold hold", gap=gap)
    elif present is None:
        line.put(0, "No playbook" if facts.incident.declared_at else "Stood down", "bold")
    else:
        _say_phase(line, present, scene, gap)
    if scene.narrow:
        metric = newest(facts, "metric")
        if metric is not None:
            line.right(f"{cut(metric.name, 10)} ", "muted").right(metric.now, "bold nogo")
            line.right(f", was {metric.before}" if metric.before else "", "muted")
    return line


def _say_phase(line: Line, present: PhaseNow, scene: Scene, gap: int) -> None:
    facts = scene.facts
    over = present.over is not None or present.prolonged
    line.put(0, "PROLONGED" if present.prolonged else present.phase.name, "bold nogo" if over else "bold")
    if present.left is not None:
        line.add(countdown(present.left), f"bold {'nogo' if over else 'hold'}", gap=gap)
    if scene.narrow:
        return
    end = ends(facts, present.phase)
    if present.prolonged and end is not None:
        line.add(f"the last phase ended at {clock_here(end)}", "muted", gap=gap)
    else:
        place = f"{present.phase.number} of {len(facts.phases)} phases"
        line.add(f"{place}, ends {clock_here(end)}" if end else place, "muted", gap=gap)


def _command_line(scene: Scene, width: int) -> Line:
    facts, line = scene.facts, Line(width)
    command, offer = facts.command, facts.nomination
    if facts.reported:
        return declarers_line(scene, width)
    if not facts.running:
        led = [each.person_id for each in facts.commands if each.accepted_at]
        return line.put(0, f"led by {scene.full(led[-1])}" if led else "", "muted")
    if command is None and offer is None:
        return line.put(0, "Nobody commands", "bold nogo")
    if command is not None:
        yours = scene.yours(command.person_id)
        line.put(0, "Commander", "muted").add(scene.full(command.person_id), "bold accent" if yours else "bold", gap=1)
    if offer is not None:
        word = "offered to" if command else "Named for command:"
        line.add(word, "muted", gap=3 if command else 0).add(scene.full(offer.person_id), "hold", gap=1)
    if facts.incident.scribe_id:
        line.add("scribe", "muted", gap=3).add(scene.full(facts.incident.scribe_id), "text", gap=1)
    return line
