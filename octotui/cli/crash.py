"""What is said when octotui itself fails: where the data is safe, and where the details are written."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from octotui.services.house import utc_now

FAILED = 1


def report(error: BaseException, database: Path | None) -> int:
    """Say that an error nobody expected ended octotui, with the details in a file; `database` is None for the demo.

    Returns the exit code. Where no file can be written the details go to the error output, so that they are not lost.
    """
    details = "".join(traceback.format_exception(error))
    print(f"octotui has stopped on a fault of its own: {_summary(error)}", file=sys.stderr)
    if database is None:
        print("Only the demo is lost, which is thrown away in any case.", file=sys.stderr)
    else:
        print(f"Your data is safe: every act that was confirmed is in {database}.", file=sys.stderr)
    try:
        print(f"The details are in {_write(details, utc_now())}.", file=sys.stderr)
    except OSError as unwritten:
        print(f"The details could not be written to a file ({unwritten}):\n{details}", file=sys.stderr)
    return FAILED


def _summary(error: BaseException) -> str:
    """Return the kind of an error and the first line of what it says, as far as a row has room."""
    first = next(iter(str(error).splitlines()), "")
    return f"{type(error).__name__} {first[:100]}".rstrip()


def _write(details: str, now: datetime) -> Path:
    """Write the details into the folder for logs, for its owner's eyes only: they may quote what people wrote."""
    from platformdirs import user_log_path

    folder = user_log_path("octotui", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / f"crash-{now.astimezone(UTC):%Y%m%d-%H%M%S}.txt"
    file.touch(mode=0o600)
    file.write_text(details, encoding="utf-8")
    return file
