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
    if arguments.verb == "incident":
        from octotui.cli.incident import wanted

        return _room(arguments.db, arguments.demo, arguments.as_name, wall=(wanted(arguments),))
    if arguments.verb is not None:
        from octotui.cli.verbs import run

        return run(arguments)
    return _room(arguments.db, arguments.demo, arguments.as_name)


def _room(db: str | None, demo: bool, name: str | None, wall: tuple[int | None] | None = None) -> int:
    """Open the release room or the wall; an error that nobody expected is reported with the place of the data."""
    try:
        return _open_room(db, demo, name, wall)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from octotui.cli.crash import report
        from octotui.cli.place import database

        return report(error, None if demo else database(db))


def _open_room(db: str | None, demo: bool, name: str | None, wall: tuple[int | None] | None) -> int:
    """Show the release room until it is left, and again on the demo where that is asked for inside."""
    # The collector and a long switch interval cost more at the start than all of our own work:
    # the store is imported in a thread while the first frame is being drawn.
    gc.disable()
    # Once it works again, a key must never wait for it: 200 keys cost it 20 ms, 3 at most at a time (of 64 and 13).
    gc.set_threshold(3000, 10, 100)
    sys.setswitchinterval(0.0005)
    _load_asyncio()
    if os.environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        # A terminal of that name is taken for 80x25 at first, and the two sizes would chase each other for ever.
        os.environ["TERM"] = "xterm"
    from octotui.services.house import Trouble

    try:
        _check_terminal()
        house, name = _house(db, demo, name)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    from octotui.tui.app import DEMO, Octotui
    from octotui.tui.courtesy import run
    from octotui.tui.desk import Desk

    desk = Desk(house)
    app = Octotui(desk, name)
    if wall is not None:
        from octotui.tui.incident.wall_app import WallApp

        app = WallApp(desk, name, *wall)
    try:
        answer = run(app.run_async())
    finally:
        desk.close()
    if app.failure is not None:
        raise app.failure
    for said in (house.moved_on, app.trouble if app.return_code else ""):
        if said:
            print(said, file=sys.stderr)
    return _room(None, True, None) if answer == DEMO else app.return_code or 0


def _load_asyncio() -> None:
    """Load asyncio without TLS, as where Python has none: it costs 15 ms and some megabytes, and no one speaks it."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # an import of it fails, for the moment
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def _check_terminal() -> None:
    """Refuse to open a room where nobody could see it or press a key; raises `Trouble`."""
    from octotui.services.house import Trouble

    # Textual draws on the error output, so that the other one stays free.
    if any(stream is None or not stream.isatty() for stream in (sys.__stdin__, sys.__stderr__)):
        raise Trouble("The release room needs a terminal. For a script there are verbs: see octotui --help.")


def _house(db: str | None, demo: bool, name: str | None) -> tuple[House, str | None]:
    """Find the database and who acts in it; raises `Trouble`."""
    if demo:
        # It takes seconds, so it is said before the first of them.
        _tell("Making the demo")
        from octotui.services.demo import demo_house

        house, name = demo_house(name, told=_made)
        _tell("")
        house.sit_down(name)
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
