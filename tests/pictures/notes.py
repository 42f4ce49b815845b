"""Two releases with notes to draw: one whose text has changed since it was approved, one of this project itself."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from octotui.domain.notes.history import History
from octotui.services.notes import drafting, reviewing, writing
from octotui.services.notes.drafting import read_history
from tests.house import crew
from tests.services.notes.desk import ANA, DANA, IRIS, MEI, Desk

HERE = Path(__file__).parents[2]
UNTIL = "2f0df9d"
"""The commit at which the notes of this project end, so that its pictures stay as they are."""
CARDS = (
    "feat: Card vault for all EU shops (#380)",
    "feat: Pay with a saved card in one tap (#390)",
    "improve: Card details move to the vault while people pay; no page reload (#412)",
    "perf: Checkout asks the bank once instead of three times, 180 ms faster (#405)",
    "improve: Refunds show the day the money arrives (#398)",
    "fix: Totals round as the tax office does (#401)",
    "fix: Back button keeps the cart (#402)",
    "chore: bump linter",
    "ci: cache wheels",
)
READY = ("Release name / number", "Date", "Summary", "New features", "Improvements", "Bug fixes", "Support contacts")


def _story() -> Desk:
    """Make people, a release, and its notes opened in the middle of a Tuesday."""
    team = crew(Path(mkdtemp(prefix="octotui-notes-")) / "octotui.db")
    team.clock.on(hours=4, minutes=20)
    return Desk(team, team.makes()).opens()


def _written(story: Desk) -> None:
    story.writes(
        IRIS, "Summary", "Cards now live in a vault of their own. Paying is faster and nothing is asked twice."
    )
    story.writes(IRIS, "Date", "14 April 2026")
    story.writes(IRIS, "Known issues", "- Cards saved before 2019 are asked for once more")
    story.team.does(IRIS, writing.say_none, story.section("Migration steps").id)
    for name in READY:
        if story.section(name).text:
            story.team.does(IRIS, writing.mark_ready, story.section(name).id)


@cache
def changed_notes() -> Path:
    """Return notes that the Release Manager approved before a line came in, with a comment and a colleague there."""
    story = _story()
    team = story.team
    story.drafts(*CARDS)
    _written(story)
    story.judges(ANA, "review")
    team.does(IRIS, reviewing.ask_review, story.release_id)
    story.judges(ANA, "publish")
    improvements = story.section("Improvements")
    story.writes(IRIS, improvements.name, f"{improvements.text}\n- Saved cards keep their order (#417)")
    team.does(DANA, writing.comment, improvements.id, "Is 180 ms the median? Say so.")
    team.clock.now = team.clock.now.replace(hour=14, minute=32) - timedelta(seconds=2)
    known = story.section("Known issues")
    team.house.act_as(team.ids[MEI], writing.keep, known.id, f"{known.text} by name", 1, known.text, "elsewhere:1:a")
    team.house.close()
    return team.house.path


def own_history() -> History:
    """Return this project's history up to a fixed commit; raises `Trouble` where there is none."""
    return read_history(str(HERE), "", UNTIL)


@cache
def own_notes() -> Path:
    """Return notes drafted from this project's own history."""
    story = _story()
    story.team.does(IRIS, drafting.draft, story.release_id, own_history())
    story.team.clock.now = story.team.clock.now.replace(hour=14, minute=32)
    story.team.house.close()
    return story.team.house.path


NOTES = {"notes": changed_notes, "own notes": own_notes}
"""The databases with notes, by the name that scenes call them."""
