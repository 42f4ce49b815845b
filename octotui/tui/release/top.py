"""The top of a release's page: what it is, how far it is, and whether its gate is open."""

from __future__ import annotations

from octotui.domain.facts import Facts
from octotui.domain.gate import Blocker, progress
from octotui.domain.release import Stage
from octotui.services.board import STAGES
from octotui.tui.line import Line, clean, cut, width_of
from octotui.tui.release.page import Page
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import clock, counted, date_of, due, stamp, window

NARROW = 100

Words = list[tuple[str, str]]
"""Pieces of a row in reading order: text and style."""


def title(page: Page, look: Look, *, air: bool) -> list[Line]:
    """Draw name, path and facts: two rows, one where it is narrow, with an empty row around where there is `air`."""
    facts = page.facts
    release = facts.release
    if look.width < NARROW:
        return [_narrow(page, look)]
    line = Line(look.width).put(2, release.version, "bold").add(release.name, "bold", gap=2)
    for text, style in _path(facts, look):
        line.right(text, style)
    line.right("  ")
    second = Line(look.width).put(1, "")
    rows = [line, _put(second, _fit(_facts(page, short=False), look.width - 4), gap=1)]
    return [Line(look.width), *rows, Line(look.width)] if air else rows


def _narrow(page: Page, look: Look) -> Line:
    """Draw one row: name, facts, and where it is; the name gives way to a mark that must stay."""
    release, marked = page.facts.release, bool(page.facts.overrides)
    path = _here(_path(page.facts, look), alone=marked)
    facts = _facts(page, short=True)
    ahead = sum(width_of(text) for text, _ in facts[0]) if marked else 0
    room = look.width - width_of(release.version) - sum(width_of(text) for text, _ in path) - 8
    line = Line(look.width).put(1, release.version, "bold")
    line.add(cut(release.name, max(4, room - ahead)), "bold", gap=1)
    for text, style in path:
        line.right(text, style)
    line.right(" ")
    return _put(line, _fit(facts, look.width - line.end - sum(width_of(text) for text, _ in path) - 4), gap=2)


def _here(path: Words, *, alone: bool) -> Words:
    """Return the present stage and the next one, or the present one alone."""
    at = next((index for index, (_, style) in enumerate(path) if style == "bold accent"), -1)
    if at < 0:
        return path[-1:] if path[-1][1] == "go" else path
    return path[at : at + (1 if alone else 3)]


def _path(facts: Facts, look: Look) -> Words:
    """Return the stages: past ones in go, the present one in accent, those to come faint."""
    stage = Stage(facts.release.stage)
    if stage in (Stage.ROLLED_BACK, Stage.CANCELLED):
        sign, style = ("↩ ", "nogo") if stage is Stage.ROLLED_BACK else ("– ", "faint")
        return [(look.signs(sign), style), (stage.value, f"bold {style}")]
    at = STAGES.index(stage)
    words: Words = []
    for index, each in enumerate(STAGES):
        if index:
            words.append((look.signs(" › "), "faint"))
        if index < at or stage is Stage.RELEASED:
            words.append((look.signs("✓ ") + each.value if index == at - 1 or stage is each else each.value, "go"))
        else:
            words.append((each.value, "bold accent" if index == at else "faint"))
    return words


def _facts(page: Page, *, short: bool) -> list[Words]:
    """Return what is known about a release as a whole; marks that stay for ever come first."""
    facts, release, now = page.facts, page.facts.release, page.now
    parts: list[Words] = []
    for mark in facts.overrides:
        parts.append([(f"overridden by {page.name(mark.by)} {stamp(mark.at, now)}", "bold hold")])
    if not facts.four_eyes:
        parts.append([("four-eyes off", "hold")])
    parts.append([(release.type.lower(), "muted")])
    if release.expedited:
        parts.append([("expedited", "bold hold")])
    revision = [(release.revision if short else f"revision {release.revision}", "muted")]
    parts.append(revision if release.revision else [("no revision yet", "hold")])
    opens = _window(page, short=short)
    traits: list[Words] = [[(answer.trait, "hold")] for answer in facts.traits if answer.yes]
    fixes: list[Words] = [[(f"fixes {release.fixes}", "muted")]] if release.fixes else []
    told = "" if facts.overrides else release.deployed_how
    how: list[Words] = [[(f"deployed: {told}", "muted")]] if told else []
    return [*parts, *opens, *how, *fixes, *traits]


def _window(page: Page, *, short: bool) -> list[Words]:
    release, now = page.facts.release, page.now
    begins, ends = release.window_from, release.window_to
    if release.deployed_at is not None or release.ended_at is not None or (begins is None and ends is None):
        return []
    if begins is None or ends is None:
        at = begins or ends
        assert at is not None
        return [[(f"window {'from' if begins else 'until'} {date_of(at)} {clock(at)}", "muted")]]
    span = window(begins, ends)
    if begins.date() != now.date() and begins.date() == ends.date():
        span = f"{date_of(begins)} {span}"
    if now < begins:
        said = due(begins, now)
        when = said.text.removeprefix("in ").removesuffix(" left")
        figure = (when, f"bold {said.style}" if said.style != "muted" else "text")
        return [[("in " if short else f"window {span}, opens in ", "muted"), figure]]
    if now < ends:
        said = due(ends, now)
        return [[("window open, " if short else f"window {span}, open, ", "muted"), (said.text, f"bold {said.style}")]]
    return [[(f"window over since {stamp(ends, now)}", "nogo")]]


def _fit(parts: list[Words], room: int) -> Words:
    """Join parts by a middle dot, as many as there is room for."""
    words: Words = []
    used = 0
    for part in parts:
        cells = sum(width_of(clean(text)) for text, _ in part) + (5 if words else 0)
        if used + cells > room:
            break
        words += ([("  ·  ", "faint")] if words else []) + part
        used += cells
    return words


def _put(line: Line, words: Words, *, gap: int) -> Line:
    for index, (text, style) in enumerate(words):
        line.add(text, style, gap=0 if index else gap)
    return line


def strip(page: Page, look: Look, at: str | None, *, air: bool) -> list[Line]:
    """Draw the gate: one row, or three where there is `air`; what the cursor is at is underlined in it."""
    plane, sign, verdict, style, said = _verdict(page, short=look.width < NARROW)
    margin = 2 if look.width >= NARROW else 1
    line = Line(look.width, plane=plane)
    line.put(margin, look.signs(sign), style).add(verdict, f"bold {style}", gap=1)
    line.add(said, "text", gap=3 if look.width >= NARROW else 2)
    if page.way:
        line.right("w", "bold accent").right(" next", "text")
        for text, own in _names(page, at, look.width - line.end - 12 - margin):
            line.add(text, own)
    elif verdict == "GATE OPEN":
        line.right("D", "bold accent").right(" deploy", "text")
    line.right(" " * margin)
    return [Line(look.width, plane=plane), line, Line(look.width, plane=plane)] if air else [line]


def _verdict(page: Page, *, short: bool) -> tuple[str, str, str, str, str]:
    """Return plane, sign, verdict, style and sentence of the gate."""
    facts, count = page.facts, len(page.way)
    release = facts.release
    if release.outcome:
        rolled = release.stage == Stage.ROLLED_BACK.value
        ended = ("nogo-tint", "↩", "ROLLED BACK", "nogo") if rolled else ("surface", "–", "CANCELLED", "muted")
        return (*ended, release.ended_why)
    owed = f"{count} still owed" if count else "nothing is left"
    if release.ended_at is not None:
        return "go-tint", "✓", "RELEASED", "go", f"{stamp(release.ended_at, page.now)}, {owed}"
    if release.deployed_at is not None:
        since = f"since {stamp(release.deployed_at, page.now)}"
        left = f"{count} left" if short else f"{since}, {count} left"
        return "info-tint", "◐", "IN PRODUCTION", "info", left if count else since
    if count:
        stand = "stands" if count == 1 else "stand"
        return "nogo-tint", "■", "GATE CLOSED", "nogo", f"{count} {stand} in the way"
    return "go-tint", "✓", "GATE OPEN", "go", _open(page)


def _open(page: Page) -> str:
    release, total = page.facts.release, progress(page.facts)[2]
    if not release.revision:
        return "Nobody has named the revision that goes out"
    if release.window_from and page.now < release.window_from:
        return f"the window opens {stamp(release.window_from, page.now)}"
    if release.window_to and page.now >= release.window_to:
        return "the window is over, plan another one"
    return f"{counted(total, 'task')} closed, revision {release.revision} may go out"


def _names(page: Page, at: str | None, room: int) -> Words:
    """Name the things in the way from the one at the cursor on, as many as there is room for, and how many more."""
    way: list[Blocker] = list(page.way)
    start = next((index for index, each in enumerate(way) if page.row_of(each) == at), 0)
    if start:
        way = way[start:] + way[:start]
    words: Words = []
    used = 0
    for index, each in enumerate(way):
        who = cut(page.mover(each), 20 if room > 60 else 12)
        # The first one is always named, shortened where it must be: it is the one that `w` stands at.
        what = cut(each.title, 28 if index else max(8, min(28, room - width_of(who) - 15)))
        cells = width_of(what) + width_of(who) + 1 + 5
        rest = len(way) - index
        if index and used + cells + (0 if rest == 1 else 9) > room:
            words += [("  ·  ", "faint"), (f"{rest} more", "muted")]
            break
        here = page.row_of(each) == at
        words += [("  ·  " if words else "     ", "faint"), (what, "bold underline" if here else "text"), (" ", "text")]
        words.append((who, "bold accent" if who == "you" else "muted"))
        used += cells
    return words
