"""Reading a repository's history by the git that is installed; nothing in the repository is run or written.

Whatever a repository says is data: revisions are turned into commit names before they reach a range, options end
before them, and what its configuration would run (pagers, signature checks, file monitors) is switched off.
"""

from __future__ import annotations

import os
import re
import selectors
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import IO

from octotui.domain.clean import clean_line
from octotui.domain.notes.history import Commit, History
from octotui.integrations.files import is_folder

_SAFE = (
    "git", "--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "log.showSignature=false", "-c", "i18n.logOutputEncoding=UTF-8", "-c", "core.quotePath=false",
)  # fmt: skip
_FORMAT = "%H%x00%P%x00%ct%x00%an%x00%s%x00%b"
_FIELDS = 6
_LATEST = 250_000_000_000
"""A second in the year 9892."""
_CHUNK = 1 << 16
_TICK = 0.1
PATIENCE = 20.0
"""Seconds after which a question that git answers at once counts as never answered."""
_HELD = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM")


class NoHistory(Exception):
    """The history cannot be read; the message says why and what to do, in a sentence."""


class Stopped(Exception):
    """Somebody stopped the reading."""


def read_history(
    path: Path,
    since: str,
    until: str,
    progress: Callable[[int], None] | None = None,
    cancel: Event | None = None,
) -> History:
    """Return the commits that `until` has and `since` has not, the newest first; an empty `since` means all.

    `progress` is told how many were read so far. Raises `NoHistory`, or `Stopped` when `cancel` is set.
    """
    _check_repository(path)
    shallow = _ask(path, "rev-parse", "--is-shallow-repository") == "true"
    end = _commit(path, until or "HEAD", shallow=shallow)
    names = [end] if not since else [f"{_commit(path, since, shallow=shallow)}..{end}"]
    commits: list[Commit] = []
    fields: list[str] = []
    for text in _stream(path, ("log", "-z", "--date-order", "--no-color", f"--format={_FORMAT}", *names, "--"), cancel):
        fields.append(text)
        if len(fields) == _FIELDS:
            commits.append(_read(fields))
            fields = []
            if progress is not None and len(commits) % 200 == 0:
                progress(len(commits))
    if progress is not None:
        progress(len(commits))
    return History(str(path), since, until or "HEAD", tuple(commits), shallow)


def tags(path: Path) -> tuple[str, ...]:
    """Return the repository's tags, the newest first; raises `NoHistory`."""
    _check_repository(path)
    said = _ask(path, "for-each-ref", "--sort=-creatordate", "--format=%(refname:strip=2)", "refs/tags")
    return tuple(said.split("\n")) if said else ()


def latest_tag(path: Path, until: str = "HEAD") -> str:
    """Return the newest tag that stands before a revision and not on it, empty where there is none."""
    _check_repository(path)
    end = _resolved(path, until)
    if not end:
        return ""
    said = _ask(path, "for-each-ref", "--sort=-creatordate", f"--merged={end}", f"--no-contains={end}",
                "--format=%(refname:strip=2)", "refs/tags")  # fmt: skip
    return said.split("\n")[0]


def count(path: Path, since: str, until: str) -> int:
    """Return how many commits `until` has that `since` has not; raises `NoHistory`."""
    _check_repository(path)
    first, last = (_commit(path, revision, shallow=False) for revision in (since, until))
    return int(_ask(path, "rev-list", "--count", f"{first}..{last}", "--"))


def known(path: Path, revision: str) -> bool:
    """Tell whether a repository has a revision; False as well where there is no repository."""
    try:
        _check_repository(path)
    except NoHistory:
        return False
    return bool(_resolved(path, revision))


def _check_repository(path: Path) -> None:
    if not is_folder(path):
        raise NoHistory(f"{path} is not a folder; name the folder of a repository.")
    done = _run(path, "rev-parse", "--git-dir")
    if done.returncode == 0:
        return
    said = clean_line(done.stderr)
    if "dubious ownership" in said:
        raise NoHistory(
            f"{path} belongs to somebody else, so git does not read it. "
            f"If you trust it, run: git config --global --add safe.directory {path.resolve()}"
        )
    if "not a git repository" in said:
        raise NoHistory(f"{path} is not inside a git repository; name the folder of one.")
    raise NoHistory(f"git cannot read {path}: {said.removeprefix('fatal: ') or 'it gives no reason'}.")


def _commit(path: Path, revision: str, *, shallow: bool) -> str:
    found = _resolved(path, revision)
    if found:
        return found
    if revision == "HEAD":
        raise NoHistory(f"{path} has no commit yet, so there is no history to tell.")
    shown = clean_line(revision)
    if shallow:
        raise NoHistory(
            f"{shown} is not in this shallow clone; run git fetch --unshallow --tags there, or name another."
        )
    raise NoHistory(f"{path} has no revision {shown}; name a tag, a branch or a commit of it.")


def _resolved(path: Path, revision: str) -> str:
    """Return the full name of a commit, empty where the repository has no such revision."""
    if "\0" in revision or not revision.strip():
        return ""
    done = _run(path, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    said = done.stdout.strip()
    return said if done.returncode == 0 and re.fullmatch(r"[0-9a-f]{40,64}", said) else ""


def _read(fields: list[str]) -> Commit:
    sha, parents, at, author, subject, body = fields
    return Commit(sha.strip(), tuple(parents.split()), _instant(at), clean_line(author), subject, body)


def _instant(seconds: str) -> datetime:
    """Return when a commit was made; a repository may name instants that no calendar has."""
    known = int(seconds) if seconds.isdecimal() else 0
    return datetime.fromtimestamp(min(known, _LATEST), UTC)


def _environment() -> dict[str, str]:
    """Return the surroundings for git: one language, no questions, and no other repository than the one asked for."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _HELD}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    return {**kept, **quiet, "LC_ALL": "C", "LANGUAGE": "C"}


def _ask(path: Path, *arguments: str) -> str:
    done = _run(path, *arguments)
    if done.returncode != 0:
        raise NoHistory(f"git cannot read {path}: {clean_line(done.stderr).removeprefix('fatal: ')}.")
    return done.stdout.strip()


def _run(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [*_SAFE, *arguments], cwd=path, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True,
            encoding="utf-8", errors="replace", check=False, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise NoHistory(f"git gives no answer about {path}; is the disk it is on there? Try again later.") from error
    except FileNotFoundError as error:
        raise NoHistory("git is not installed here, so no history can be read. Write the notes by hand.") from error
    except OSError as error:
        raise NoHistory(f"git cannot be run in {path}: {error.strerror}.") from error


def _stream(path: Path, arguments: tuple[str, ...], cancel: Event | None) -> Iterator[str]:
    """Yield what git prints, cut at each zero byte; stop git when somebody cancels or stops listening."""
    with tempfile.TemporaryFile() as errors, _started(path, arguments, errors) as process:
        assert process.stdout is not None
        rest = b""
        with selectors.DefaultSelector() as ready:
            ready.register(process.stdout, selectors.EVENT_READ)
            while True:
                if cancel is not None and cancel.is_set():
                    raise Stopped
                if not ready.select(_TICK):
                    continue
                chunk = os.read(process.stdout.fileno(), _CHUNK)
                if not chunk:
                    break
                *whole, rest = (rest + chunk).split(b"\0")
                yield from (each.decode("utf-8", "replace") for each in whole)
        if process.wait() != 0:
            errors.seek(0)
            said = clean_line(errors.read().decode("utf-8", "replace")).removeprefix("fatal: ")
            raise NoHistory(f"git stopped reading {path}: {said or 'it gives no reason'}.")


@contextmanager
def _started(path: Path, arguments: tuple[str, ...], errors: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [*_SAFE, *arguments], cwd=path, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=errors,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
