"""The command `octotui`: arguments first, and nothing heavy before the first frame."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from octotui.services.house import House


def main(argv: list[str] | None = None) -> int:
    """Run octotui, or one of its verbs; return the exit code."""
    from octotui.cli.arguments import parse

    arguments = parse(sys.argv[1:] if argv is None else argv)
    if arguments.verb is not None:
        from octotui.cli.verbs import run

        return run(arguments)
    return _room(arguments.db, arguments.demo, arguments.as_name)


def _room(db: str | None, demo: bool, name: str | None) -> int:
    """Open the release room; an error that nobody expected is reported with the place where the data is safe."""
    try:
        return _open_room(db, demo, name)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from octotui.cli.crash import report
        from octotui.cli.place import database

        return report(error, None if demo else database(db))


def _open_room(db: str | None, demo: bool, name: str | None) -> int:
    """Show the release room until it is left, and again on the demo where that is asked for inside."""
    # The collector and a long switch interval cost more at the start than all of our own work:
    # the store is imported in a thread while the first frame is being drawn.
    gc.disable()
    sys.setswitchinterval(0.0005)
    if os.environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        # A terminal of that name is taken for 80x25 at first, and the two sizes would chase each other for ever.
        os.environ["TERM"] = "xterm"
    from octotui.services.house import Trouble

    try:
        house, name = _house(db, demo, name)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    from octotui.tui.app import DEMO, Octotui
    from octotui.tui.desk import Desk

    desk = Desk(house)
    app = Octotui(desk, name)
    try:
        answer = app.run()
    finally:
        desk.close()
    if app.failure is not None:
        raise app.failure
    for said in (house.moved_on, app.trouble if app.return_code else ""):
        if said:
            print(said, file=sys.stderr)
    return _room(None, True, None) if answer == DEMO else app.return_code or 0


def _house(db: str | None, demo: bool, name: str | None) -> tuple[House, str | None]:
    """Find the database and who acts in it; raises `Trouble`."""
    if demo:
        # It takes seconds, so it is said before the first of them.
        _tell("Making the demo")
        from octotui.services.demo import demo_house

        house, name = demo_house(name, told=_made)
        _tell("")
        return house, name
    from octotui.cli.place import database
    from octotui.services.house import House

    house = House(database(db))
    house.check()
    if name and house.ready:
        house.sit_down(name)
    return house, name


def _tell(words: str) -> None:
    """Write words in place of those on the terminal's present row; a file is told nothing."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


def _made(acts: int) -> None:
    if acts % 20 == 0:
        _tell(f"Making the demo: {acts:,} acts")


if __name__ == "__main__":
    sys.exit(main())
