"""How the incident room says what is left and what is over: to the second, because people watch it run."""

from __future__ import annotations

from datetime import datetime, timedelta

from octotui.tui.wording import clock, duration

_HUNDRED_MINUTES = 100
_TO_THE_SECOND = timedelta(minutes=10)


def span(length: timedelta) -> str:
    """Give a span to the second: `6:13`, `62:10`, from a hundred minutes `1:42:10`; its sign is not shown."""
    minutes, seconds = divmod(int(abs(length).total_seconds()), 60)
    if minutes < _HUNDRED_MINUTES:
        return f"{minutes}:{seconds:02}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


def here(at: datetime) -> str:
    """Give the local time of day of an instant, nothing where the clocks here show UTC."""
    local = at.astimezone()
    return clock(local) if local.utcoffset() else ""


def clock_here(at: datetime) -> str:
    """Give a time of day, with the local one beside it where they differ: `13:17`, `13:17 (15:17 here)`."""
    local = here(at)
    return f"{clock(at)} ({local} here)" if local else clock(at)


def countdown(left: timedelta) -> str:
    """Count down to the end of a phase: `36:13 left`, `2:10 over`."""
    return f"{span(left)} {'left' if left >= timedelta(0) else 'over'}"


def over(by: timedelta) -> str:
    """Give by how much a thing is late: to the second at first, `8:47`; later a second matters no more, `14 m`."""
    return span(by) if by < _TO_THE_SECOND else duration(by)


def late(by: timedelta) -> str:
    """Say how late a step is: `8:47 late`, `14 m late`."""
    return f"{over(by)} late"


def next_update(left: timedelta) -> str:
    """Say when an audience is to be told: `in 6:13`, `overdue 8:47`, `overdue 14 m`."""
    return f"in {span(left)}" if left >= timedelta(0) else f"overdue {over(-left)}"


def minutes_left(left: timedelta) -> str:
    """Say for a wall what is left, in whole minutes: `36 MIN LEFT`, `LAST MINUTE`, `2 MIN OVER`."""
    minutes = int(abs(left).total_seconds()) // 60
    if left < timedelta(0):
        return f"{minutes} MIN OVER"
    return f"{minutes} MIN LEFT" if minutes else "LAST MINUTE"
