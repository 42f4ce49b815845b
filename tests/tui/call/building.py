"""A small house for looking at rooms: six people, a guide of a few lines, releases made through the services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from octotui.domain.guide import GoNoGo, Guide, Item, ReleaseType, RoleUse
from octotui.domain.plan import Wish, edition_of, make_release
from octotui.domain.task import Task
from octotui.services import people, release
from octotui.services.acting import actor
from octotui.services.house import House

if TYPE_CHECKING:
    from octotui.services.house import Work

NOON = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)
RM, QA, TL, PM = "Release Manager", "QA Engineer", "Tech Lead", "Product Manager"
SEATS = (RM, QA, TL, PM)
LINES = (
    "# Small guide",
    "- Smoke tests on staging, Developers",
    "- Security review, Security Champion",
    "- Release notes drafted, Technical Writer",
    "- Deploy to production, Release Manager",
    "- Verify the deployment, QA Engineer",
    "All four must agree before anything goes to production.",
)


def _use(role: str) -> tuple[RoleUse, ...]:
    return (RoleUse(role),)


def small_guide(seats: tuple[str, ...] = SEATS) -> Guide:
    """Return a guide of three requirements, a deploy and its verification."""
    call = GoNoGo(RM, seats, 7) if seats else None
    return Guide(
        "Small guide",
        f"edition{len(seats)}",
        "\n".join(LINES),
        release_types=(ReleaseType("Minor", "brings the next increment", 1),),
        requirements=(
            Item("Smoke tests on staging", 2, _use("Developers"), verified_by=_use(QA), section="Before", last_line=2),
            Item(
                "Security review", 3, _use("Security Champion"), section="Before", last_line=3,
                condition="for security-sensitive changes",
            ),
            Item(
                "Release notes drafted", 4, _use("Technical Writer"), input_from=_use(PM), section="Before", last_line=4
            ),
        ),
        deployment=(
            Item("Deploy to production", 5, _use(RM), section="Deploying", last_line=5),
            Item("Post-deploy verification", 6, _use(QA), section="Deploying", last_line=6),
        ),
        go_no_go=call,
        roles=(RM, QA, TL, PM, "Developers", "Security Champion", "Technical Writer"),
    )  # fmt: skip


@dataclass
class Building:
    """A house with a clock that stands still until it is told otherwise, and people who act by first name."""

    house: House
    now: datetime
    ids: dict[str, int]

    def act(self, who: str, act: Callable[..., str], *args: Any, **kwargs: Any) -> str:
        """Do an act as somebody."""
        return str(self.house.act_as(self.ids[who], act, *args, **kwargs).answer)

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


PEOPLE = (
    ("Ana Ruiz", (RM,)),
    ("Noor Haddad", (QA,)),
    ("Jonas Lind", (TL,)),
    ("Mei Tanaka", (PM, "Technical Writer")),
    ("Dana Cruz", ("Developers",)),
    ("Sam Osei", ("Security Champion",)),
)


def _made(work: Work, guide: Guide, wish: Wish) -> str:
    number = 1 + sum(1 for _ in work.rows("select id from release"))
    edition = edition_of(guide, number, "test", actor(work).id, work.now)
    made = make_release(guide, edition, wish, number, (), actor(work), work.now)
    work.add(edition, *made)
    work.say(f"made {wish.version}", number)
    return f"{sum(isinstance(value, Task) for value in made)} tasks"


def build(path: Path) -> Building:
    """Return a house with its people and nothing else."""
    building = Building(House(path), NOON, {})
    building.house.clock = lambda: building.now
    for number, (name, roles) in enumerate(PEOPLE, 1):
        building.house.act_as(None if number == 1 else 1, people.join, name, roles)
        building.ids[name.split()[0]] = number
    return building


def add_release(
    building: Building, version: str = "4.12.0", *, guide: Guide | None = None, secure: bool | None = True,
    revision: str = "8f3c21", window: bool = True,
) -> int:  # fmt: skip
    """Make a release, by Ana; its window opens four and a half hours after the building was built."""
    begins = NOON + timedelta(hours=4, minutes=30) if window else None
    wish = Wish(
        version, "Card vault", "Minor", window_from=begins, window_to=begins + timedelta(hours=1) if begins else None,
        traits=(("security-sensitive", secure),),
    )  # fmt: skip
    building.act("Ana", _made, guide or small_guide(), wish)
    release_id = int(next(iter(building.house.read(lambda rows: rows("select max(id) from release"))))[0])
    if revision:
        building.act("Ana", release.set_revision, release_id, revision)
    return release_id
