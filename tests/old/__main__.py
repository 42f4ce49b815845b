"""`python -m tests.old`: write a database of the present schema as text, before the schema gets its next revision.

What is in it was done by people, so that every later octotui is tried on a file as this one leaves it. A file
that is there already is history and stays.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

from octotui.domain.plan import Wish
from octotui.domain.refusal import Refused
from octotui.guide.reader import parse_guide
from octotui.services import call, doing, release
from octotui.services import people as persons
from octotui.services.guide import use_guide
from octotui.services.incident import begin, running, told
from octotui.services.notes import writing
from octotui.services.undo import undo
from octotui.store.look import HEAD
from tests.house import START, Crew, crew

ANA, NOOR, DANA = "Ana Ruiz", "Noor Haddad", "Dana Cruz"
GUIDE = """# A small guide

## Pre-release requirements
- **Tests pass**
  - **Owner**: Developers
  - **Verified by**: QA Engineer
- **Security review** (for security-sensitive changes)
  - **Owner**: Developers
  - **Sign-off**: QA Engineer

## Deployment checklist
- [ ] **Deploy to production** - Release Manager
- [ ] **Post-deploy verification** - QA Engineer

**Go/No-Go:** Release Manager leads the call with QA Engineer; all must agree.

## Incident playbook

### Immediate response (0-15 minutes)
1. **Declare incident** - Release Manager
2. **Assess impact** - QA Engineer
3. **Notify stakeholders** - Release Manager

## Release notes template

**Owner**: Release Manager

- **Release name / number**:
- **Summary**: what is better now
- **Security updates**: (from Developers, for security-sensitive changes)

**Review**: QA Engineer, before publication.
"""


def work_on(team: Crew) -> None:
    """Let three people bring one release into production, against its gate and with a no-go before that."""
    team.does(ANA, use_guide, parse_guide(GUIDE, "small.md"), "small.md")
    team.does(ANA, persons.appoint, "Release Manager", team.ids[NOOR], START + timedelta(days=3))
    window = {"window_from": START, "window_to": START + timedelta(hours=3)}
    team.does(ANA, release.new_release, Wish("4.12.0", "Card vault", "", "r1", traits=(("security-sensitive", False),)))
    team.does(ANA, release.set_window, 1, *window.values())
    tests = team.task("Tests pass").id
    team.does(DANA, doing.start, tests)
    team.does(DANA, doing.block, tests, "the flaky one: “Überweisung”")
    team.does(DANA, doing.unblock, tests)
    team.does(DANA, doing.add_evidence, tests, "text", "812 tests")
    team.does(DANA, doing.finish, tests)
    with suppress(Refused):
        team.does(DANA, doing.take_seat, tests)
    team.does(NOOR, doing.comment, tests, "seen all of them")
    team.does(NOOR, undo)
    team.does(NOOR, doing.take_seat, tests)
    team.does(ANA, call.open_call, 1)
    team.does(NOOR, call.vote, 1, "QA Engineer", "no-go", "the refund is slow")
    team.does(ANA, release.set_revision, 1, "r2")
    team.does(ANA, release.override, 1, "the shop is down")
    team.does(ANA, release.new_release, Wish("4.13.0", "Quiet hours", ""))


def meet_an_incident(team: Crew) -> None:
    """Let the release have an incident that somebody works on."""
    team.does(ANA, begin.declare_incident, "Refunds fail", "major", release_id=1)
    team.does(ANA, told.note, 1, "since the deploy, says support")
    team.does(NOOR, running.answer_call, 1, "QA Engineer", here=True)
    team.does(NOOR, told.measure, 1, "metric", "failed refunds", "9 %", "0.1 %")


def write_notes(team: Crew) -> None:
    """Let the release have notes, with a draft of a section that nobody has called ready."""
    team.does(ANA, writing.open_notes, 1)
    team.does(ANA, writing.save, "1.n2", "Cards live in a vault.", "")
    team.does(DANA, writing.save, "1.n3", "- A key was too short", "")
    team.does(ANA, writing.mark_ready, "1.n2")
    team.does(NOOR, writing.comment, "1.n3", "How short?")


def main() -> int:
    """Write the file of the present revision."""
    file = Path(__file__).parent / f"{HEAD}.sql"
    if file.exists():
        print(f"{file} is there already and stays as it is.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "team.db"
        team = crew(path, {ANA: ("Release Manager",), NOOR: ("QA Engineer",), DANA: ("Developers",)})
        work_on(team)
        meet_an_incident(team)
        write_notes(team)
        team.house.close()
        with closing(sqlite3.connect(path)) as connection:
            file.write_text("\n".join(connection.iterdump()) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
