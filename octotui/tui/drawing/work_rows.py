"""My work as rows: what is owed in groups by time, and whose work it is, with counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from octotui.domain.duties import Duty, owed
from octotui.domain.people import Person
from octotui.tui.line import Line, width_of
from octotui.tui.widgets.rows import Gap, Heading, Look, Row
from octotui.tui.wording import asked_ago, due, role_short

VERB_CELLS = 12
YOU = "you"
ROLE, PERSON = "role:", "person:"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is owed: verb, title, version, due and line; below it why, or who waits."""

    duty: Duty
    group: str
    due: str
    due_style: str
    height: int = 2
    taller: int = 0
    asked: str = ""

    @property
    def id(self) -> str:
        """The duty's key."""
        return self.duty.key

    def draw(self, line: int, look: Look) -> Line:
        """Draw one of its two lines; the second only under the cursor where there is little room."""
        duty, row = self.duty, Line(look.width)
        if line:
            at = VERB_CELLS + (width_of(self.asked) + 2 if self.asked else 0)
            row.put(VERB_CELLS, self.asked, "bold", look.width - VERB_CELLS)
            return row.put(at, duty.why or "nobody is assigned yet", "muted", max(0, look.width - at))
        verb = "nogo" if self.group == "Late" else "accent" if look.current and look.focused else "text"
        title = "bold" if look.current else "text" if duty.possible else "muted"
        version = look.width - 27
        row.put(0, duty.verb, f"bold {verb}" if duty.possible else verb, VERB_CELLS - 1)
        row.put(VERB_CELLS, duty.title, title, version - VERB_CELLS - 1).put(version, duty.version, "muted", 10)
        row.put(version + 10, self.due, self.due_style, 12, "right")
        return row.right(str(duty.line) if duty.line else "", "faint")


def items(duties: Sequence[Duty], now: datetime, *, compact: bool) -> tuple[Item, ...]:
    """Return what is owed in the order to do it: late, today, next; inside what somebody asks for, then by due time."""
    found = [_item(duty, now, compact) for duty in duties]
    rank = {"Late": 0, "Today": 1, "Next": 2}
    far = datetime.max.replace(tzinfo=now.tzinfo)
    found.sort(key=lambda item: (rank[item.group], not item.duty.possible, not item.asked, item.duty.due or far))
    return tuple(found)


def _item(duty: Duty, now: datetime, compact: bool) -> Item:
    height, taller = (1, 1) if compact else (2, 0)
    group = group_of(duty, now)
    asked = f"{duty.asked_by} {asked_ago(duty.asked_at, now)}" if duty.asked_at else ""
    if duty.due is None:
        words = "no date" if duty.possible else "not yet"
        return Item(duty, group, words, "faint", height, taller, asked)
    told = due(duty.due, now)
    style = told.style if told.style == "muted" else f"bold {told.style}"
    return Item(duty, group, told.text.removeprefix("in "), style, height, taller, asked)


def group_of(duty: Duty, now: datetime) -> str:
    """Return where an item stands; what is not possible yet waits under Next with its reason."""
    if duty.late(now):
        return "Late"
    today = duty.due is not None and duty.due.date() == now.date()
    return "Today" if today and duty.possible else "Next"


_HEADS = {"Late": "bold nogo", "Today": "bold", "Next": "bold muted"}


def work_rows(found: Iterable[Item], *, compact: bool) -> tuple[Row, ...]:
    """Put headings over groups and air between items."""
    groups: dict[str, list[Item]] = {}
    for item in found:
        groups.setdefault(item.group, []).append(item)
    rows: list[Row] = []
    gap = Gap()
    for name, members in groups.items():
        if rows:
            rows.append(gap)
        rows.append(Heading(name, f"{len(members):,}", hairline=not compact, style=_HEADS[name]))
        for index, item in enumerate(members):
            if index and not compact:
                rows.append(gap)
            rows.append(item)
    return tuple(rows)


def spoken(duty: Duty) -> str:
    """Return the words a filter looks into."""
    return f"{duty.verb} {duty.title} {duty.version} {duty.role} {duty.why} {duty.line}".casefold()


@dataclass(frozen=True, slots=True)
class Whose:
    """A row of the left pane: you, a role or a person, with what they owe and how much of it is late."""

    id: str
    name: str
    count: int
    late: int
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw name, late and count."""
        row = Line(look.width)
        quiet = "faint" if not self.count else "text"
        row.put(
            0, self.name, "bold" if self.id == YOU or look.current else quiet, look.width - (12 if self.late else 5)
        )
        if self.late:
            words = f"{self.late:,} late"
            row.put(look.width - 4 - len(words), words, "bold nogo", len(words))
        return row.right(f"{self.count:,}" if self.count else look.signs("–"), "bold" if self.count else "faint")


def whose(duties: Sequence[Duty], people: Sequence[Person], you: Person | None, now: datetime) -> tuple[Whose, ...]:
    """Return you, every role that owes something or is held, then every other person."""
    total: dict[str, int] = {}
    late: dict[str, int] = {}
    for duty in duties:
        total[duty.role] = total.get(duty.role, 0) + 1
        late[duty.role] = late.get(duty.role, 0) + duty.late(now)
    held = [role for person in people for role in person.roles]
    own = list(you.roles) if you else []
    roles = dict.fromkeys([*own, *total, *held])
    mine = owed(duties, you) if you else ()
    found = [Whose(YOU, "You", len(mine), sum(duty.late(now) for duty in mine))]
    for role in sorted(roles, key=lambda each: (each not in own, not each, each)):
        name = role_short(role, 20) if role else "Anybody"
        found.append(Whose(f"{ROLE}{role}", name, total.get(role, 0), late.get(role, 0)))
    for person in people:
        if you is None or person.id != you.id:
            theirs = owed(duties, person)
            found.append(
                Whose(f"{PERSON}{person.id}", person.name, len(theirs), sum(each.late(now) for each in theirs))
            )
    return tuple(found)


def whose_rows(found: Sequence[Whose], total: int) -> tuple[Row, ...]:
    """Put the roles below you, the sum below the roles, the people last."""
    roles = [each for each in found if each.id.startswith(ROLE)]
    people = [each for each in found if each.id.startswith(PERSON)]
    rows: list[Row] = [*found[:1], Gap(), *roles, Gap(), Heading(f"{total:,}", "as on the board")]
    return (*rows, Gap(), *people) if people else tuple(rows)


def chosen(duties: Sequence[Duty], key: str, people: Sequence[Person], you: Person | None) -> tuple[Duty, ...]:
    """Return what a row of the left pane stands for."""
    if key.startswith(ROLE):
        role = key.removeprefix(ROLE)
        return tuple(duty for duty in duties if duty.role == role)
    if key.startswith(PERSON):
        person = next((each for each in people if f"{PERSON}{each.id}" == key), None)
        return owed(duties, person) if person else ()
    return owed(duties, you) if you else ()
