"""`octotui incident watch`: the incident that runs, large enough for a room, and read only."""

from __future__ import annotations

import argparse
import sys
from typing import Any

LONGEST = 9
"""No incident has a number of more digits, and the database knows none of twenty."""


def add_parser(subparsers: Any) -> None:
    """Add `incident watch` to the command line."""
    incident = subparsers.add_parser("incident", help="watch an incident on a wall")
    verbs = incident.add_subparsers(dest="incident_verb", metavar="VERB", required=True)
    watch = verbs.add_parser("watch", help="show the incident that runs, read only, for a wall screen")
    watch.add_argument("number", nargs="?", metavar="INC", help="an incident, as INC-7 or 7 (default: what runs)")


def number_of(words: str | None) -> int | None:
    """Return the number of an incident from what was typed, None for whichever runs; raises ValueError."""
    if not words:
        return None
    digits = words.upper().removeprefix("INC-")
    if not digits.isdecimal() or len(digits) > LONGEST or int(digits) < 1:
        raise ValueError(f"{words} is no incident; it is written as INC-7 or 7.")
    return int(digits)


def wanted(arguments: argparse.Namespace) -> int | None:
    """Return the incident to watch; leaves with exit code 2 where none could be meant."""
    try:
        return number_of(arguments.number)
    except ValueError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
