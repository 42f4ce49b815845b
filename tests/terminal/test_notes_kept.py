"""kill -9 while somebody types: what was typed a second before is there, and is offered with a choice.

Twelve times, or as often as OCTOTUI_KILLS says.
"""

from __future__ import annotations

import os
import random
import string
import time
from pathlib import Path

import pytest

from octotui.services.house import House
from octotui.services.notes import views
from tests.services.notes.desk import IRIS
from tests.terminal.company import Company
from tests.terminal.notes import a_release
from tests.terminal.person import Person

ROUNDS = int(os.environ.get("OCTOTUI_KILLS", "12"))
LOST_SECONDS = 1.0
BETWEEN_KEYS = 0.02
LETTERS = string.ascii_letters + string.digits + " .,:-#()"


@pytest.mark.timeout(60 + 30 * ROUNDS)
def test_a_killed_program_loses_no_more_than_the_last_second(company: Company) -> None:
    story = a_release(company.file)
    story.opens()
    section, writer = story.section("Summary").id, story.team.ids[IRIS]
    story.team.house.close()
    dice, kept, lost = random.Random(9), "", []
    for _ in range(ROUNDS):
        iris = company.at(IRIS)
        _goes_on(iris, kept)
        typed = _types_until_killed(iris, dice)
        company.forget(IRIS)
        now = _kept(company.file, section, writer)
        seconds = _missing(kept, typed, now)
        lost.append(seconds)
        assert seconds <= LOST_SECONDS, f"{seconds:.2f} s are missing of {typed!r}: {now!r} after {kept!r}"
        kept = now
    print(f"{ROUNDS} times killed; at most {max(lost):.2f} s of typing were missing")


def _goes_on(iris: Person, kept: str) -> None:
    """Open the notes, take up what was typed, and begin a new line."""
    iris.presses("N")
    if kept:
        iris.sees("Words of yours in Summary were not saved")
        iris.presses("enter")
        iris.terminal.wait_gone("were not saved")
    else:
        iris.presses("down", "down", "enter")
    iris.sees("Summary", "esc sections")
    iris.presses("enter")


def _types_until_killed(iris: Person, dice: random.Random) -> list[tuple[float, str]]:
    """Type letter by letter until a random moment; return each with how long before the end it was typed."""
    end = time.perf_counter() + dice.uniform(0.3, 2.5)
    typed: list[tuple[float, str]] = []
    while (now := time.perf_counter()) < end:
        letter = dice.choice(LETTERS)
        iris.terminal.press(f"text:{letter}")
        typed.append((now, letter))
        iris.terminal.wait_output(time.perf_counter(), BETWEEN_KEYS)
    killed = time.perf_counter()
    iris.terminal.kill9()
    return [(killed - at, letter) for at, letter in typed]


def _kept(file: Path, section: str, writer: int) -> str:
    """Return what the file holds of the words: those being typed, else those saved."""
    house = House(file)
    pending = [each for each in house.read(views.pending_of, 1, writer) if each.section_id == section]
    notes = house.read(views.notes_page, 1)
    house.close()
    assert notes is not None
    return pending[0].text if pending else notes.section(section).text


def _missing(before: str, typed: list[tuple[float, str]], now: str) -> float:
    """Return how long before the end the first letter was typed that is not there; all before it is, in order."""
    there = now.removeprefix(before).removeprefix("\n")
    words = "".join(letter for _, letter in typed)
    assert now.startswith(before)
    assert words.startswith(there)
    return typed[len(there)][0] if len(there) < len(typed) else 0.0
