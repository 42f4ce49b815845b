"""`octotui guide use`: let a guide take effect for new releases, after showing what was understood of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from octotui.services.house import House

NOT_AGREED = 1
BAD_INPUT = 2


def add_use(verbs: Any) -> None:
    """Add `guide use` to the verbs of `octotui guide`."""
    use = verbs.add_parser("use", help="make new releases from this guide")
    use.add_argument("file", type=Path, metavar="FILE", help="a release guide in Markdown")
    use.add_argument("--yes", action="store_true", help="use it without being asked")
    # What was said before the verb stays true unless it is said again here.
    use.add_argument("--db", metavar="FILE", default=argparse.SUPPRESS, help="the database to use it in")
    use.add_argument("--as", dest="as_name", metavar="NAME", default=argparse.SUPPRESS, help="act as this person")
    use.set_defaults(run=run_use)


def run_use(args: argparse.Namespace) -> int:
    """Show the guide, ask, and put it in use; 2 where the file is no guide or nobody can be asked."""
    from octotui.cli.guide import check_lines, plain, show
    from octotui.guide import NotAGuide
    from octotui.services.guide import read_file, use_guide

    try:
        guide = read_file(args.file)
    except NotAGuide as refusal:
        print(plain(str(refusal)), file=sys.stderr)
        return BAD_INPUT
    house = _seated(args)
    try:
        show(check_lines(guide))
        if not args.yes and (refused := _refused(guide.name)) is not None:
            return refused
        show([house.act(use_guide, guide, args.file.name).answer])
        return 0
    finally:
        house.close()


def _seated(args: argparse.Namespace) -> House:
    """Open the database with somebody at it who can answer for the act; raises `Trouble`."""
    from octotui.cli.place import database
    from octotui.services.house import House, Trouble

    house = House(database(args.db))
    if not house.path.exists():
        raise Trouble(f"There is no database at {house.path}. Add yourself first: run {_octotui(args.db)}.")
    house.check()
    house.open()
    if house.moved_on:
        print(house.moved_on, file=sys.stderr)
    if house.sit_down(args.as_name) is None:
        raise Trouble(
            f"Nobody in {house.path} is known to sit at this computer. "
            f"Add yourself first: run {_octotui(args.db)}; or name one of its people with --as."
        )
    return house


def _octotui(named: str | None) -> str:
    """Return the command that opens the same database, as one would type it."""
    import shlex

    return f"octotui --db {shlex.quote(named)}" if named else "octotui"


def _refused(name: str) -> int | None:
    """Ask; return the exit code of a no, None for a yes."""
    if not sys.stdin.isatty():
        print("Nothing was changed: nobody can be asked here. With --yes the guide is used unasked.", file=sys.stderr)
        return BAD_INPUT
    try:
        answer = input(f"\nMake new releases from {name}? [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() in ("y", "yes"):
        return None
    print("Nothing was changed.")
    return NOT_AGREED
