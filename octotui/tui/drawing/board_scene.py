"""What the board says of a release: its window, what blocks it and whose move it is, in words with their style."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property

from octotui.domain.gate import Blocker
from octotui.domain.people import Person
from octotui.domain.release import Release, Stage, kind
from octotui.domain.value import dataclass
from octotui.services.board import Card, ReviewDue, Running
from octotui.tui.signs import Signs
from octotui.tui.wording import NOW, SOON, Names, duration, role_short

Said = tuple[str, str]
"""Words and the style they are written in."""

MANY = 9
"""More open tasks than these, with none begun, are said as one number."""


@dataclass(frozen=True)
class Scene:
    """From where the board is seen: the minute it is, who looks, who is there, and what incidents there are."""

    now: datetime
    you: Person | None
    people: tuple[Person, ...]
    incidents: tuple[Running, ...] = ()
    reviews: tuple[ReviewDue, ...] = ()

    @cached_property
    def names(self) -> Names:
        """How people are called."""
        return Names((person.name for person in self.people), self.you.name if self.you else None)

    @cached_property
    def _by_id(self) -> dict[int, Person]:
        return {person.id: person for person in self.people}

    def person(self, person_id: int | None) -> Person | None:
        """Return a person by number."""
        return self._by_id.get(person_id) if person_id is not None else None

    def yours(self, blocker: Blocker) -> bool:
        """Tell whether the move is yours, alone or with others of your role."""
        if self.you is None:
            return False
        return (
            blocker.person_id == self.you.id if blocker.person_id else bool(blocker.role) and self._hold(blocker.role)
        )

    def _hold(self, role: str) -> bool:
        return self.you is not None and self.you.holds(role)


def remaining(at: datetime, now: datetime) -> Said:
    """Say how long until an instant to come: hold under 3 hours, nogo under 30 minutes."""
    left = at - now
    style = "bold nogo" if left < NOW else "bold hold" if left < SOON else "muted"
    return f"in {duration(left)}", style


def window_said(release: Release, now: datetime, *, brief: bool = False) -> Said:
    """Say how the planned window stands, or how long the release has been in production; briefly in 12 cells."""
    begins, ends = release.window_from, release.window_to
    if release.deployed_at is not None:
        if release.stage == Stage.DEPLOYING.value and ends is not None:
            return _until(ends, now)
        return f"live {duration(now - release.deployed_at, units=1 if brief else 2)}", "info"
    if begins is None:
        return "no window" if brief else "no window yet", "muted"
    if now < begins:
        return remaining(begins, now)
    return ("open now", "bold hold") if ends is None else _until(ends, now)


def _until(ends: datetime, now: datetime) -> Said:
    left = ends - now
    if left <= timedelta(0):
        return f"over by {duration(-left, units=1)}", "bold nogo"
    return f"{duration(left)} left", "bold nogo" if left < NOW else "bold hold"


def type_said(release: Release, card: Card | None) -> Said:
    """Say what kind of release it is; what is out of the ordinary comes before the type."""
    if card is not None and card.overridden:
        return "overridden", "bold nogo"
    if release.expedited:
        return "expedited", "bold hold"
    return release.type.lower(), "bold" if kind(release.type) == "major" else "muted"


@dataclass(frozen=True, slots=True)
class Block:
    """What blocks a release first: sign, words, and who moves."""

    sign: Said
    text: Said
    mover: tuple[Said, ...]


def block_of(release: Release, card: Card | None, scene: Scene, signs: Signs) -> Block:
    """Say what stands in the way first and whose move it is; many untouched tasks are said as one number."""
    if card is None:
        return Block((signs("·"), "faint"), ("", "muted"), ())
    found = card.in_the_way
    if not found:
        text = "gate open" if release.deployed_at is None else "nothing left to do"
        return Block((signs("✓"), "go"), (text, "go"), _next_move(release))
    first = found[0]
    sign = sign_of(first, signs)
    if len(found) > MANY and first.state == "open" and not card.done:
        style = "hold" if card.closed else "muted"
        return Block((sign[0], style), (f"{len(found)} things open", style), movers_said(found, scene))
    return Block(sign, (first.title, _tone(sign[1])), mover_said(first, scene))


def _tone(style: str) -> str:
    return "text" if style == "muted" else style


def _next_move(release: Release) -> tuple[Said, ...]:
    if release.deployed_at is not None or release.ended_at is not None:
        return ()
    return (("D", "bold accent"), (" deploy", "muted"))


def sign_of(blocker: Blocker, signs: Signs) -> Said:
    """Give the sign of what blocks: that of its task, or an empty seat."""
    if blocker.state == "seat":
        return signs("○"), "muted"
    sign = signs.task(blocker.state)
    return sign.text, sign.style


def mover_said(blocker: Blocker, scene: Scene) -> tuple[Said, ...]:
    """Say whose move it is, briefly: you, a first name with the role, or the role."""
    if scene.yours(blocker):
        return (("you", "bold accent"),)
    role = role_short(blocker.role) if blocker.role else "anybody"
    person = scene.person(blocker.person_id)
    if person is None:
        return ((role, "text"),)
    return ((scene.names.short(person.name), "text"), (f" {role}", "muted"))


def movers_said(blockers: Iterable[Blocker], scene: Scene) -> tuple[Said, ...]:
    """Say how many roles are to move, and whether one of them is yours."""
    found = tuple(blockers)
    roles = {blocker.role for blocker in found}
    yours = {blocker.role for blocker in found if scene.yours(blocker)}
    others = len(roles - yours)
    if not yours:
        return ((f"{others} {'role' if others == 1 else 'roles'}", "text"),)
    more = (f" and {others} {'role' if others == 1 else 'roles'}", "muted")
    return (("you", "bold accent"), more) if others else (("you", "bold accent"),)


def seats_said(card: Card | None, signs: Signs) -> tuple[Said, ...]:
    """Give the seats of the open round as a string of signs in the order of the guide."""
    if card is None or card.release.deployed_at is not None:
        return ()
    seats = (signs.seat(choice or "open") for choice in card.seats)
    return tuple((sign.text, sign.style) for sign in seats)
