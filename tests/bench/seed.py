"""Make a large database through the services: `python -m tests.bench.seed FILE --releases 200 --tasks 25`.

A fifth of the releases is under way, spread over all stages; the rest is released. Every release holds
exactly the tasks asked for, from a guide that is written for the purpose.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from octotui.domain.facts import Facts
from octotui.domain.plan import Wish
from octotui.domain.task import Part, State, Task
from octotui.guide.reader import parse_guide
from octotui.services import call, doing, release
from octotui.services import people as persons
from octotui.services.guide import use_guide
from octotui.services.house import House, login
from octotui.store import read
from tests.bench import ACTING_AS

if TYPE_CHECKING:
    from octotui.store.house import Batch

ROLES = (
    "Release Manager", "QA Engineer", "Tech Lead", "Product Manager", "Developers", "Security Champion",
    "Technical Writer", "UX Designer", "Data Analyst", "DevOps Engineer", "Customer Support Liaison", "Project Manager",
)  # fmt: skip
CHUNK = 50


def guide_text(tasks: int) -> str:
    """Return a guide that asks for exactly so many tasks: three after the deploy, the deploy, the rest before it."""
    owners = [role for role in ROLES if role != "Release Manager"]
    lines = ["# Release guide of the benchmark", "", "## Pre-release requirements"]
    for number in range(max(0, tasks - 4)):
        owner, checker = owners[number % len(owners)], owners[(number + 3) % len(owners)]
        lines += [f"- **Requirement {number + 1} of the list**", f"  - **Owner**: {owner}"]
        lines += [f"  - **Verified by**: {checker}"] if number % 2 else []
    lines += ["", "## Deployment checklist", "- [ ] **Deploy to production** - Release Manager"]
    lines += ["- [ ] **Post-deploy verification** - QA Engineer", "- [ ] **Monitor metrics** - Data Analyst"]
    lines += ["- [ ] **Announce it** - Project Manager", ""]
    lines += ["**Go/No-Go Decision:** Release Manager leads the go/no-go call with QA Engineer, Tech Lead, and Product"]
    lines[-1] += " Manager. All must agree before production deployment."
    return "\n".join(lines) + "\n"


class Seeder:
    """Performs acts in a batch, with a clock that goes on."""

    def __init__(self, batch: Batch, begin: datetime, chance: random.Random) -> None:
        """Begin at an instant."""
        self._batch = batch
        self._now = begin
        self._chance = chance
        self._people = {person.roles[0]: person.id for person in read.people(batch.rows) if person.roles}

    def act(self, role: str, act: object, *args: object) -> None:
        """Do an act as the holder of a role."""
        self._now += timedelta(seconds=7)
        self._batch.act(self._people[role], self._now, act, *args)  # type: ignore[arg-type]

    def facts(self, number: int) -> Facts:
        """Return a release as it is."""
        found = self._batch.memory.facts.get(number) or read.facts(self._batch.rows, number)
        assert found is not None
        return found

    def make(self, number: int, version: str, window: datetime) -> None:
        """Make a release and bring it as far as its number says."""
        wish = Wish(
            version,
            f"Change {number}",
            "Minor",
            f"{number:07x}",
            window_from=window,
            window_to=window + timedelta(hours=1),
        )
        self.act("Release Manager", release.new_release, wish)
        stage = _STAGES[number // 5 % len(_STAGES)] if number % 5 == 0 else "released"
        far = self._chance.random() if stage == "preparing" else 1.0
        for task in self._before(number):
            if self._chance.random() < far:
                self.close(number, task)
        if stage != "preparing":
            self.go_on(number, window, stage)

    def give_up(self, number: int, version: str) -> None:
        """Make a release and cancel it."""
        self.act("Release Manager", release.new_release, Wish(version, f"Change {number}", "Minor"))
        self.act("Release Manager", release.cancel, number, "the plan changed")

    def _before(self, number: int) -> Iterator[Task]:
        yield from (task for task in self.facts(number).tasks if task.part == Part.REQUIREMENT.value)

    def close(self, number: int, task: Task) -> None:
        """Do a task and fill its seats."""
        if task.state == State.OPEN.value:
            self.act(task.owner, doing.finish, task.id)
        facts = self.facts(number)
        for seat in facts.waiting(facts.task(task.id)):
            self.act(seat.role, doing.take_seat, task.id, seat.id)

    def go_on(self, number: int, window: datetime, stage: str) -> None:
        """Call, deploy inside the window, and close what comes after it, as far as the stage says."""
        self.act("Release Manager", call.open_call, number)
        seats = self.facts(number).edition.seats
        for seat in seats[: -1 if stage == "call" else None]:
            self.act(seat, call.vote, number, seat, "go")
        if stage == "call":
            return
        begin, self._now = self._now, window
        self.act("Release Manager", release.deploy, number)
        after = [task for task in self.facts(number).tasks if task.part == Part.AFTER.value]
        until = {"deploying": 0, "monitoring": 1}.get(stage, len(after))
        for task in sorted(after, key=lambda task: {"verify": 0, "monitor": 2}.get(task.purpose, 1))[:until]:
            self.close(number, task)
        self._now = max(begin, self._now)


def version(number: int) -> str:
    """Return the version of a release, which is a minor one whatever its number."""
    return f"1.{number}.0"


_STAGES = ("preparing", "call", "deploying", "preparing", "monitoring")


def seed(path: Path, releases: int, tasks: int, worked: int) -> None:
    """Fill a new file; only the newest `worked` releases are worked on act by act, the older ones were given up."""
    begin = datetime.now(UTC) - timedelta(days=400)
    house = House(path, clock=lambda: begin)
    chance = random.Random(7)
    with house.batch() as batch:
        for role in ROLES:
            name = ACTING_AS if role == "Release Manager" else f"{role.split()[0]} Person"
            batch.act(None, begin, persons.join, name, (role,))
        first = read.people(batch.rows)[0]
        batch.act(first.id, begin, use_guide, parse_guide(guide_text(tasks), "bench.md"), "bench.md")
        batch.act(first.id, begin, persons.remember, login(), first.id)
    for start in range(1, releases + 1, CHUNK):
        with house.batch() as batch:
            seeder = Seeder(batch, begin + timedelta(minutes=start), chance)
            for number in range(start, min(start + CHUNK, releases + 1)):
                early = number % 5 or _STAGES[number // 5 % len(_STAGES)] in ("deploying", "monitoring")
                window = begin + timedelta(hours=number) if early else datetime.now(UTC) + timedelta(hours=number)
                if number <= releases - worked:
                    seeder.give_up(number, version(number))
                    continue
                seeder.make(number, version(number), window)
        if releases > CHUNK:
            print(f"{min(start + CHUNK - 1, releases):,} of {releases:,} releases", file=sys.stderr)
    house.close()


def main() -> int:
    """Read the arguments and fill the file."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.seed", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--releases", type=int, default=200)
    parser.add_argument("--tasks", type=int, default=25)
    parser.add_argument("--worked", type=int, default=400, help="how many releases are worked on act by act")
    arguments = parser.parse_args()
    if arguments.file.exists():
        print(f"{arguments.file} is there already; name a new file.", file=sys.stderr)
        return 2
    seed(arguments.file, arguments.releases, arguments.tasks, arguments.worked)
    return 0


if __name__ == "__main__":
    sys.exit(main())
