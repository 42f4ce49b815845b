"""What stands under the text of a section: comments, what belongs there, and what the draft left out."""

from __future__ import annotations

from octotui.domain.notes.embargo import lifters
from octotui.domain.notes.sections import belongs, needed
from octotui.domain.notes.values import Comment, Need, Section
from octotui.tui.drawing.notes_page import SIGNS, NotesPage
from octotui.tui.line import Line, width_of, wrap
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import counted, role_short, stamp

WHOLE = 60
"""From this width on a reason is given with what it is about."""
LEFT_OUT = 6
"""So many commits that were left out are named; the ledger has all."""


def heading(page: NotesPage, section: Section, look: Look, *, narrow: bool) -> list[Line]:
    """Draw what is being written: its name and whose it is; where it is narrow its neighbours too."""
    if narrow:
        return _between(page, section, look)
    ways, room = _whose(section), look.width - width_of(section.name) - 5
    told = next((each for each in ways if width_of(each) <= room), ways[-1])
    return [
        Line(look.width),
        Line(look.width).put(2, section.name, "bold").right(told, "muted").right(" "),
        Line(look.width),
    ]


def _whose(section: Section) -> tuple[str, ...]:
    """Return whose a section is and which line asks for it, in fewer and fewer words: its name is never cut."""
    roles = [role_short(role) for role in section.contributors] or [role_short(section.owner)]
    line = f"line {section.line}" if section.line else ""
    fewer = f"{roles[0]} and {len(roles) - 1} more" if len(roles) > 1 else roles[0]
    ways = (f"from {' and '.join(roles)}", f"from {', '.join(roles)}", f"from {fewer}", fewer)
    return (*(f"{each}, {line}" if line else each for each in ways), line)


def _between(page: NotesPage, section: Section, look: Look) -> list[Line]:
    """Draw a section between its neighbours, and how many are ready."""
    sections = page.notes.sections
    at = sections.index(section)
    line = Line(look.width).put(1, "")
    if at:
        line.add(look.signs("‹"), "faint").add(sections[at - 1].name, "muted", gap=1)
    sign, style = SIGNS[page.states[section.id]]
    line.add(look.signs(sign), style, gap=3 if at else 0).add(section.name, "bold", gap=1)
    line.add(f"{at + 1} of {len(sections)}", "muted", gap=2)
    ready = f"{page.finished} ready"
    if at + 1 < len(sections):
        following = sections[at + 1].name
        if line.end + 3 + width_of(following) + 4 + width_of(ready) < look.width:
            line.add(following, "muted", gap=3).add(look.signs("›"), "faint", gap=1)
    return [
        Line(look.width),
        line.right(ready, "muted").right(" "),
        Line(look.width).fill(1, look.width - 2, "rule", look.signs("▔")),
    ]


def comments(page: NotesPage, section: Section, look: Look, *, brief: bool = False) -> list[Line]:
    """Draw what was said about a section, on a plane of its own, and the keys that answer it."""
    said = page.comments(section)
    if not said:
        return []
    plane, lines = "info-tint", []
    for index, each in enumerate(said):
        if index and each.answers is None:
            lines.append(Line(look.width, plane=plane))
        lines += _comment(page, each, look, plane)
        following = said[index + 1] if index + 1 < len(said) else None
        first = each.id == said[0].id or each.answers == said[0].id
        if first and (following is None or following.answers is None):
            keys = Line(look.width, plane=plane).put(2, "f4", "bold accent").add("answer", "text", gap=1)
            lines.append(keys.add("f5", "bold accent", gap=3).add("resolved", "text", gap=1))
    air = [] if brief else [Line(look.width, plane=plane)]
    return [*air, *lines, *air]


def _comment(page: NotesPage, each: Comment, look: Look, plane: str) -> list[Line]:
    at = 4 if each.answers else 2
    head = (
        Line(look.width, plane=plane).put(at, page.name(each.by), "bold").add(stamp(each.at, page.now), "muted", gap=2)
    )
    return [head, *(Line(look.width, plane=plane).put(at, row) for row in wrap(each.text, look.width - at - 2))]


def aside(page: NotesPage, section: Section, look: Look, *, brief: bool) -> list[Line]:
    """Draw what belongs into a section, why it must be there, and what the draft left out."""
    lines: list[Line] = []
    words, need = belongs(section), needed(page.notes, section)
    if words or need.need is not Need.NOTHING:
        lines.append(Line(look.width).put(0, "What belongs here", "bold muted"))
        lines += _wrapped(words, look, "muted")
        if need.need is not Need.NOTHING and not section.text.strip() and not section.none_said:
            says = "d says none" if need.need is Need.SAID else ""
            told = f"It must be there: {need.why}" + (f"; {says}" if says else "") + "."
            lines += _wrapped(told, look, "hold")
    if section.embargo_at is not None:
        lines += [*([Line(look.width)] if lines else []), *_embargo(page, section, look)]
    if not page.writes(section):
        roles = " and ".join(role_short(role) for role in dict.fromkeys((section.owner, *section.contributors)) if role)
        lines += [*([Line(look.width)] if lines else []), *_wrapped(f"Written by {roles}.", look, "muted")]
        lines.append(Line(look.width).put(0, "f4", "bold accent").add("comments on it", "muted", gap=1))
    return lines if brief else [*lines, *_left_out(page, look, bool(lines))]


def _embargo(page: NotesPage, section: Section, look: Look) -> list[Line]:
    """Draw who keeps a section back since when, what that means, and who lifts it."""
    by, roles = page.name(section.embargo_by), " or ".join(role_short(role) for role in lifters(section))
    since = stamp(section.embargo_at, page.now) if section.embargo_at else ""
    told = f"Approved with the rest, and kept from all that goes out until {roles} lifts it."
    return [Line(look.width).put(0, f"Under embargo since {since}, {by}", "bold hold"), *_wrapped(told, look, "hold")]


def _wrapped(text: str, look: Look, style: str) -> list[Line]:
    return [Line(look.width).put(0, row, style) for row in wrap(text, look.width)] if text else []


def _left_out(page: NotesPage, look: Look, air: bool) -> list[Line]:
    if page.ledger is None or not page.ledger.left_out:
        return []
    lines = [Line(look.width), Line(look.width)] if air else []
    lines.append(Line(look.width).put(0, "Left out of the draft", "bold muted"))
    for each in page.ledger.left_out[:LEFT_OUT]:
        reason = each.left_out if look.width >= WHOLE else each.left_out.partition(":")[0]
        room = max(8, look.width - 8 - min(width_of(reason), look.width // 2) - 2)
        line = Line(look.width).put(0, each.sha[:6], "faint", 6).put(8, each.subject, "text", room)
        lines.append(line.put(8 + room + 2, reason, "muted"))
    more = len(page.ledger.left_out) - LEFT_OUT
    if more > 0:
        lines.append(
            Line(look.width)
            .put(0, f"and {counted(more, 'more', 'more')}", "muted")
            .add("f12", "bold accent", gap=2)
            .add("all", "muted", gap=1)
        )
    return lines
