"""The timeline as rows: what people did, with what octotui noticed by itself folded between."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from octotui.domain.incident.timeline import Line as Told
from octotui.tui.incident.rows import TimeRow
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.times import here
from octotui.tui.widgets.rows import Row
from octotui.tui.wording import clock, counted, stamp

FOLD = "fold:"


def timeline_rows(
    scene: Scene, lines: Iterable[Told | tuple[Told, ...]], unfolded: Collection[str] = ()
) -> tuple[Row, ...]:
    """Return a row for each line, the newest first; a run of octotui's own is one row until it is opened."""
    rows: list[Row] = []
    for each in lines:
        if isinstance(each, Told):
            rows.append(_row(scene, each))
            continue
        key = f"{FOLD}{each[-1].key}"
        if key in unfolded:
            rows += [_row(scene, line) for line in each]
        else:
            more = f"{each[0].text}, and {counted(len(each) - 1, 'more remark')}"
            rows.append(TimeRow(key, _at(scene, each[0]), "octotui", more, quiet=True, here=here(each[0].at)))
    return tuple(rows)


def _at(scene: Scene, line: Told) -> str:
    """Give the time of day on the day of the incident, else the day."""
    began = scene.facts.incident.declared_at or scene.facts.incident.reported_at
    return clock(line.at) if line.at.date() == began.date() else stamp(line.at, scene.now)


def _row(scene: Scene, line: Told) -> Row:
    who = line.who if line.system else scene.names.short(line.who)
    text = line.text
    if line.corrected:
        text = f"{line.corrected} (was: {text})"
    if line.refused:
        text = f"refused: {text}"
    return TimeRow(line.key, _at(scene, line), who, text, line.system or line.refused, here=here(line.at))
