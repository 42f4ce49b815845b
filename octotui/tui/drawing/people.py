"""What the people page draws: rows of persons and of roles nobody holds, and the panel of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from octotui.domain.duties import Duty
from octotui.domain.journal import Entry
from octotui.domain.people import Delegate, Person
from octotui.domain.vacancies import Vacancy
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.rows import Gap, Heading, Look, Row
from octotui.tui.wording import clock, counted, date_of, role_short, stamp

ROLE = "role:"
"""What the id of a row of a role begins with; the ids of persons are their numbers."""

_NAME_CELLS = 20
_COUNT_CELLS = 5
_ASIDE_CELLS = 23
_SAID = 7
"""Where an act begins, behind its moment."""


@dataclass(frozen=True, slots=True)
class Load:
    """How much is owed, by role and by person."""

    roles: Mapping[str, int]
    persons: Mapping[int, int]
    stood_in: Mapping[int, int]
    kept_off: Mapping[tuple[int, str], int]

    def of(self, person: Person) -> int:
        """Return how much one person owes, alone, with others of a role, or standing in."""
        roles = (*person.roles, "")
        mine = sum(self.roles.get(role, 0) - self.kept_off.get((person.id, role), 0) for role in roles)
        return mine + self.persons.get(person.id, 0) + self.stood_in.get(person.id, 0)


def load_of(duties: Iterable[Duty]) -> Load:
    """Count what is owed once, so that five hundred people are as quick as five."""
    roles: Counter[str] = Counter()
    persons: Counter[int] = Counter()
    stood_in: Counter[int] = Counter()
    kept_off: Counter[tuple[int, str]] = Counter()
    for duty in duties:
        if duty.person_id is not None:
            persons[duty.person_id] += duty.person_id not in duty.not_by
            continue
        roles[duty.role] += 1
        stood_in.update(duty.stand_ins - duty.not_by)
        kept_off.update((person_id, duty.role) for person_id in duty.not_by)
    return Load(roles, persons, stood_in, kept_off)


def until(at: datetime, now: datetime) -> str:
    """Say the end of an absence or appointment: its time today, else its last day."""
    if at.date() == now.date():
        return clock(at)
    midnight = (at.hour, at.minute) == (0, 0)
    return date_of(at.fromordinal(at.toordinal() - 1) if midnight else at)


def away_words(person: Person, now: datetime) -> str:
    """Say whether somebody is away, or will be; nothing where they are here."""
    if person.away_until is None or person.away_until <= now:
        return ""
    if person.away(now):
        return f"away until {until(person.away_until, now)}"
    assert person.away_from is not None
    return f"away from {date_of(person.away_from)}"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person: name, roles, how much is open, and when away or for whom."""

    person: Person
    you: bool
    owed: int | None
    away: str
    stands: str
    height: int = 1

    @property
    def id(self) -> str:
        """The person's number."""
        return str(self.person.id)

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row."""
        row = Line(look.width).put(0, look.signs("–") if self.away.startswith("away until") else "", "faint")
        name = _NAME_CELLS if look.width < 90 else 32
        style = "bold" if look.current else "muted" if self.away.startswith("away until") else "text"
        row.put(2, self.person.name, style, name - (4 if self.you else 0))
        if self.you:
            row.add("you", "bold accent", gap=1)
        aside_at = look.width - _ASIDE_CELLS
        roles = ", ".join(role_short(role) for role in self.person.roles) or "no role"
        row.put(name + 3, roles, "muted", aside_at - _COUNT_CELLS - name - 5)
        count = "" if self.owed is None else str(self.owed)
        row.put(aside_at - _COUNT_CELLS - 1, count, "text" if self.owed else "faint", _COUNT_CELLS, "right")
        aside, tone = (self.away, "hold") if self.away else (self.stands, "muted")
        return row.put(aside_at + 1, aside, tone, _ASIDE_CELLS - 1)


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """A role of the guide in use that nobody holds."""

    vacancy: Vacancy
    height: int = 1

    @property
    def id(self) -> str:
        """The role, marked as such."""
        return ROLE + self.vacancy.role

    def draw(self, line: int, look: Look) -> Line:
        """Draw the role and what it leaves undone."""
        row = Line(look.width).put(0, look.signs("■"), "nogo")
        row.put(2, self.vacancy.role, "bold nogo" if look.current else "nogo", 30)
        return row.put(33, without(self.vacancy), "muted")


def without(vacancy: Vacancy) -> str:
    """Say what a vacant role leaves: `4 tasks without owner, 2 empty seats`."""
    parts = [f"{counted(vacancy.tasks, 'task')} without owner"] if vacancy.tasks else []
    parts += [counted(vacancy.seats, "empty seat")] if vacancy.seats else []
    return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the page shows, at one instant."""

    people: tuple[Person, ...]
    delegates: tuple[Delegate, ...]
    vacancies: tuple[Vacancy, ...]
    four_eyes: bool
    you: Person | None
    now: datetime
    load: Load | None

    def name(self, person_id: int) -> str:
        """Name a person, oneself as you."""
        if self.you is not None and person_id == self.you.id:
            return "you"
        return next((person.name for person in self.people if person.id == person_id), "somebody")

    def standing(self, person: Person) -> tuple[Delegate, ...]:
        """Return the appointments in which a person stands in."""
        return tuple(
            each for each in self.delegates if each.stand_in_id == person.id and each.stands(self.now, self.now)
        )


def rows_of(scene: Scene, words: str) -> tuple[Row, ...]:
    """Return vacant roles first, then people by name, as far as a filter lets them through."""
    wanted = words.casefold().split()

    def matches(*texts: str) -> bool:
        spoken = " ".join(texts).casefold()
        return all(word in spoken for word in wanted)

    empty = [VacancyRow(each) for each in scene.vacancies if matches(each.role, "nobody")]
    people = [
        _row(scene, person)
        for person in sorted(scene.people, key=lambda person: person.name.casefold())
        if matches(person.name, *person.roles)
    ]
    rows: list[Row] = []
    if empty:
        rows = [Heading("Nobody holds", str(len(empty))), *empty, Gap(), Heading("People", str(len(people)))]
    return (*rows, *people)


def _row(scene: Scene, person: Person) -> PersonRow:
    standing = scene.standing(person)
    stands = ", ".join(f"for {scene.name(each.person_id)}" for each in standing[:1])
    if len(standing) > 1:
        stands += f" and {len(standing) - 1} more"
    owed = None if scene.load is None else scene.load.of(person)
    you = scene.you is not None and person.id == scene.you.id
    return PersonRow(person, you, owed, away_words(person, scene.now), stands)


def title_lines(scene: Scene | None, look: Look) -> Sequence[Line]:
    """Draw the title line: how many, whether four-eyes holds, and the roles that are missing."""
    line = Line(look.width).put(0, "People", "bold")
    if scene is None:
        return [line]
    line.add(str(len(scene.people)), "muted", gap=2)
    line.add("four-eyes on" if scene.four_eyes else "four-eyes off", "muted" if scene.four_eyes else "hold", gap=3)
    if scene.vacancies:
        line.right(f"{counted(len(scene.vacancies), 'role')} nobody holds", "bold nogo")
    return [line]


def person_lines(scene: Scene, person: Person, lately: Sequence[Entry], look: Look) -> Sequence[Line]:
    """Draw the panel of a person: roles with what is open, absence, who stands in, and the last acts."""
    you = scene.you is not None and person.id == scene.you.id
    lines = [Line(look.width).put(0, row, "bold") for row in wrap(person.name, look.width - 5)]
    lines += [Line(look.width)]
    lines[0].right("you" if you else "", "bold accent")
    for role in person.roles or ("no role",):
        row = Line(look.width).put(0, role)
        open_now = scene.load.roles.get(role, 0) if scene.load is not None else 0
        lines.append(row.right(f"{open_now} open" if person.roles else "", "muted" if open_now else "faint"))
    alone = scene.load.persons.get(person.id, 0) if scene.load is not None else 0
    also = scene.load.stood_in.get(person.id, 0) if scene.load is not None else 0
    if also:
        lines.append(Line(look.width).put(0, "as a stand-in", "muted").right(f"{also} open", "muted"))
    if alone:
        lines.append(Line(look.width).put(0, "by name", "muted").right(f"{alone} open", "muted"))
    sentences = _sentences(scene, person)
    if sentences:
        lines.append(Line(look.width))
        for sentence, style in sentences:
            lines += [Line(look.width).put(0, row, style) for row in wrap(sentence, look.width)]
    if lately:
        lines += [Line(look.width), Line(look.width).put(0, "Lately", "bold muted")]
        for entry in lately:
            rows = wrap(entry.said or entry.act, look.width - _SAID)
            lines.append(_lately(entry, scene, look.width).put(_SAID, rows[0]))
            lines += [Line(look.width).put(_SAID, row) for row in rows[1:]]
    return lines


def brief_lines(scene: Scene, person: Person, lately: Sequence[Entry], look: Look) -> Sequence[Line]:
    """Draw the panel on few rows: name and roles, absence and stand-ins, then the last acts, one row each."""
    you = scene.you is not None and person.id == scene.you.id
    line = Line(look.width).put(0, person.name, "bold", look.width // 2)
    line.add(", ".join(person.roles) or "no role", "muted", gap=3)
    lines = [line.right("you", "bold accent") if you else line]
    for sentence, style in _sentences(scene, person):
        lines += [Line(look.width).put(0, row, style) for row in wrap(sentence, look.width)]
    lines.append(Line(look.width))
    for entry in lately:
        lines.append(_lately(entry, scene, look.width).put(_SAID, entry.said or entry.act, "text", look.width - _SAID))
    return lines


def _lately(entry: Entry, scene: Scene, width: int) -> Line:
    return Line(width).put(0, stamp(entry.at, scene.now, brief=True), "faint", _SAID - 1)


def _sentences(scene: Scene, person: Person) -> list[tuple[str, str]]:
    found = [(f"{away_words(person, scene.now).capitalize()}.", "hold")] if away_words(person, scene.now) else []
    for each in scene.standing(person):
        ends = f" until {until(each.until, scene.now)}" if each.until is not None else ""
        found.append((f"Stands in for {scene.name(each.person_id)} as {each.role}{ends}.", "text"))
    for each in scene.delegates:
        if each.person_id == person.id and each.stands(scene.now, scene.now):
            ends = f" until {until(each.until, scene.now)}" if each.until is not None else ""
            found.append((f"As {each.role}, {scene.name(each.stand_in_id)} stands in{ends}.", "text"))
    return found


def vacancy_lines(scene: Scene, vacancy: Vacancy, look: Look) -> Sequence[Line]:
    """Draw the panel of a role nobody holds."""
    owed = scene.load.roles.get(vacancy.role, 0) if scene.load is not None else 0
    lines = [Line(look.width).put(0, vacancy.role, "bold").right(f"{look.signs('■')} nobody", "bold nogo")]
    lines.append(Line(look.width))
    words = f"In the guide: {without(vacancy)}."
    lines += [Line(look.width).put(0, row) for row in wrap(words, look.width)]
    if owed:
        waits = f"{counted(owed, 'thing')} of this role {'waits' if owed == 1 else 'wait'} now."
        lines.append(Line(look.width).put(0, waits, "hold"))
    return lines
