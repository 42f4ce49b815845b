"""The top of the notes page: what it is, how far review has come, and what needs somebody now."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from octotui.domain.notes.review import APPROVED, CHANGED, WAITS, WANTS, SeatStanding, next_stage, stage_word
from octotui.domain.notes.values import Review
from octotui.domain.standing import names
from octotui.tui.drawing.notes_page import NotesPage
from octotui.tui.line import Line, width_of
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import asked_ago, counted, role_short, stamp

NARROW = 100
STAGES = ("Draft", "Approval", "Publish")
_SEATS = {WAITS: ("○", "text"), APPROVED: ("✓", "go"), CHANGED: ("↻", "hold"), WANTS: ("✗", "nogo")}


class Kept(NamedTuple):
    """What is said about the words in the editor: in a word, and since when, if that matters."""

    words: str
    at: datetime | None = None
    style: str = "muted"


def seconds_ago(at: datetime, now: datetime) -> str:
    """Say how long ago words were saved: `just now`, `20 s ago`, `3 m ago`; later at what time."""
    seconds = int((now - at).total_seconds())
    if seconds < 5:
        return "just now"
    if seconds < 60:
        return f"{seconds // 5 * 5} s ago"
    return f"{seconds // 60} m ago" if seconds < 3600 else stamp(at, now)


def title(page: NotesPage, kept: Kept, look: Look, *, air: bool) -> list[Line]:
    """Draw version, state of the text, and where it is on its way."""
    narrow = look.width < NARROW
    margin = 1 if narrow else 2
    release, notes = page.notes.facts.release, page.notes
    line = Line(look.width).put(margin, release.version, "bold").add("Release notes", "bold", gap=1 if narrow else 2)
    number = f"v{notes.number}" if narrow else f"text v{notes.number}"
    told = f"{number}, {kept.words}" if not narrow else f"{number} {kept.words}"
    if kept.at is not None and not narrow:
        told += f" {seconds_ago(kept.at, page.now)}"
    line.add(told if notes.number else "nothing written yet", kept.style, gap=2 if narrow else 3)
    for text, style in _seat_words(page, look) if narrow else _path(page, look):
        line.right(text, style)
    line.right(" " * margin)
    return [Line(look.width), line, Line(look.width)] if air else [line]


def _path(page: NotesPage, look: Look) -> list[tuple[str, str]]:
    """Return the way of the notes: what is behind in go, where they are in bold, what comes in faint."""
    here = stage_word(page.notes)
    at = STAGES.index(here) if here in STAGES else len(STAGES)
    words: list[tuple[str, str]] = []
    for index, each in enumerate(STAGES):
        if index:
            words.append((look.signs(" › "), "faint"))
        if index < at:
            done = "Published" if each == "Publish" else each
            words.append((f"{done} {look.signs('✓')}" if index == at - 1 else done, "go"))
        else:
            count = _count(page) if index == at and each == "Approval" else ""
            style = ("bold hold" if page.stale else "bold") if index == at else "faint"
            words.append((f"{each}{count}", style))
    return words


def _count(page: NotesPage) -> str:
    return f" {sum(1 for each in page.seats if each.word == APPROVED)} of {len(page.seats)}"


def _seat_words(page: NotesPage, look: Look) -> list[tuple[str, str]]:
    words: list[tuple[str, str]] = []
    for index, each in enumerate(page.seats):
        sign, style = _SEATS[each.word]
        version = f" v{each.approval.version}" if each.word == CHANGED else ""
        words.append(("  " if index else "", "muted"))
        words += [(look.signs(sign), style), (f" {role_short(each.approval.role)}{version}", "text")]
    return words


class Strip(NamedTuple):
    """What the strip says: a verdict, what it means, which key helps, and the colour of it all.

    `brief` is what it means where there is no room for more.
    """

    sign: str
    verdict: str
    told: str
    colour: str
    keys: tuple[tuple[str, str], ...] = ()
    seats: bool = True
    brief: str = ""


def verdict(page: NotesPage) -> Strip | None:
    """Return what the strip says, None while there is nothing that anybody must know."""
    notes = page.notes
    if not notes.opened:
        return None
    if refusing := [each for each in page.seats if each.word == WANTS]:
        return _wants(page, refusing[0])
    if page.stale:
        version = page.approved_version
        brief = f"v{notes.number} differs by {counted(page.differs, 'line')}"
        told = f"v{version} was approved, {brief}"
        return Strip("↻", "CHANGED SINCE APPROVAL", told, "hold", (("f2", "compare"),), brief=brief)
    if stage_word(notes) == "Published":
        out = notes.publications[-1]
        mark = f", correction {out.mark}" if out.mark else ""
        return Strip("✓", f"PUBLISHED, v{out.version}{mark}", f"{out.path}, {stamp(out.at, page.now)}", "go", (), False)
    if page.seats and all(each.word == APPROVED for each in page.seats):
        version = max(each.approval.version for each in page.seats)
        if next_stage(notes) == Review.PUBLISH.value:
            return _approved(page, version)
        return Strip("✓", f"REVIEWED, v{version}", "The publication is approved next.", "go", (("^r", "ask"),))
    return _asked(page)


def _approved(page: NotesPage, version: int) -> Strip:
    """Return what an approved text waits for, by the rule that publishing obeys, else who publishes it."""
    verdict = f"APPROVED, v{version}"
    if page.waits:
        return Strip("✓", verdict, f"Waits to go out: {page.waits}.", "go")
    if page.publishes:
        return Strip("✓", verdict, "Exactly this text may go out.", "go", (("P", "publish"),))
    owner = names(page.notes.facts, page.notes.owner)
    return Strip("✓", verdict, f"Exactly this text may go out; {owner} publishes it.", "go")


def _wants(page: NotesPage, seat: SeatStanding) -> Strip:
    said = seat.approval
    return Strip("✗", "CHANGES NEEDED", f"{page.name(said.person_id)}: {said.reason}", "nogo")


def _asked(page: NotesPage) -> Strip | None:
    """Return whom the text waits for: who was asked, or who is still missing where others have approved."""
    waiting = [each for each in page.seats if each.word != APPROVED]
    asked = [each.approval.asked_at for each in waiting if each.approval.asked_at is not None]
    if not waiting or not (asked or len(waiting) < len(page.seats)):
        return None
    roles = " AND ".join(each.approval.role.upper() for each in waiting)
    since = asked_ago(min(asked), page.now) if asked else "not asked yet"
    what = "to review the draft" if next_stage(page.notes) == Review.DRAFT.value else "to approve"
    return Strip("○", f"WAITS FOR {roles}", f"{what}, {since}", "hold")


def strip(page: NotesPage, look: Look, *, air: bool) -> list[Line]:
    """Draw the strip: one row, with a row of its colour above and below where there is room; none while drafting."""
    said = verdict(page)
    if said is None:
        return []
    narrow = look.width < NARROW
    plane = f"{said.colour}-tint"
    line = Line(look.width, plane=plane)
    line.put(1 if narrow else 2, look.signs(said.sign), f"bold {said.colour}").add(
        said.verdict, f"bold {said.colour}", gap=1
    )
    right = [] if narrow or not said.seats else _seats(page, look)
    right += [(f"{'   ' if right else ''}{key}", "bold accent", f" {name}") for key, name in said.keys]
    taken = sum(width_of(text) + width_of(more) for text, _, more in right) + (1 if narrow else 2)
    room = max(0, look.width - line.end - taken - 5)
    told = said.brief if said.brief and (narrow or width_of(said.told) > room) else said.told
    line.put(line.end + (2 if narrow else 3), told, "text", room)
    for text, style, more in right:
        line.right(text, style).right(more, "text")
    line.right(" " if narrow else "  ")
    return [Line(look.width, plane=plane), line, Line(look.width, plane=plane)] if air else [line]


def _seats(page: NotesPage, look: Look) -> list[tuple[str, str, str]]:
    found = []
    for index, each in enumerate(page.seats):
        sign, style = _SEATS[each.word]
        version = f" v{each.approval.version}" if each.word in (CHANGED, APPROVED) else ""
        found.append(
            (f"{'   ' if index else ''}{look.signs(sign)}", style, f" {role_short(each.approval.role)}{version}")
        )
    return found
