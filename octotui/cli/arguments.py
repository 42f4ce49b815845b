"""The command line's words."""

from __future__ import annotations

import argparse

EPILOG = "Without a verb the release room opens. ctrl+q leaves it, ? explains its keys."


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="octotui",
        description="The release room in a terminal: it reads your release guide and runs it.",
        epilog=EPILOG,
    )
    top.add_argument("--version", action="store_true", help="print the version and leave")
    top.add_argument(
        "--db", metavar="FILE", help="the database to open (default: OCTOTUI_DB, else in the user's data folder)"
    )
    top.add_argument("--demo", action="store_true", help="open a fresh throw-away database with a company in it")
    top.add_argument("--as", dest="as_name", metavar="NAME", help="act as this person")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", prog=top.prog)
    from octotui.cli import guide, incident

    guide.add_parser(verbs)
    incident.add_parser(verbs)
    return top


def parse(words: list[str]) -> argparse.Namespace:
    """Return the arguments; prints the version and leaves where that is asked."""
    top = parser()
    arguments = top.parse_args(words)
    if arguments.version:
        from importlib.metadata import version

        print(f"octotui {version('octotui')}")
        top.exit()
    return arguments
