"""Tests run in a process of their own, where one module of the domain may say something else than its file."""

from __future__ import annotations

import importlib.util
import io
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from multiprocessing import get_context
from multiprocessing.pool import Pool
from types import CodeType, ModuleType

import pytest

from tests.rules_off.reach import Reach
from tests.rules_off.rules import DOMAIN, HOUSE, Off

TESTS = {
    "": ("tests/domain",),
    "incident": ("tests/services/incident",),
    "notes": ("tests/domain/notes", "tests/services/notes"),
}
"""Where the stories of each package of the domain are told."""
LEFT_OUT = (
    "tests/domain/test_random.py",
    "tests/domain/test_guides.py",
    "tests/domain/test_rules_off.py",
    "tests/domain/test_refusals.py",
    "tests/domain/notes/test_merging.py::test_a_draft_of_twenty_thousand",
    "tests/domain/notes/test_merging.py::test_ten_thousand",
    "tests/services/incident/test_clock.py::test_a_restart_at_any_second",
    "tests/services/incident/test_clock.py::test_an_hour_brings",
    "tests/services/notes/test_drafting.py::test_twenty_thousand",
    "tests/services/notes/test_random_notes.py",
    "tests/services/notes/test_writing.py::test_a_section_of_ten_thousand",
)
"""Files and single tests that are slow, that measure time, or that read the source."""
WARM = ("pytest", "hypothesis", "sqlmodel", "alembic.command", "alembic.autogenerate", "markdown_it")
"""What each process would import anew, and takes longer than most tests."""


def processes(count: int) -> Pool:
    """Return processes that begin with everything imported but octotui, each for one task."""
    context = get_context("forkserver")
    context.set_forkserver_preload(list(WARM))
    return context.Pool(count, maxtasksperchild=1)


def files(room: str) -> tuple[str, ...]:
    """Return the files of tests that tell of a package of the domain."""
    found = (file.relative_to(HOUSE) for folder in TESTS[room] for file in sorted((HOUSE / folder).glob("test_*.py")))
    return tuple(file.as_posix() for file in found if file.as_posix() not in LEFT_OUT)


def reach(file: str) -> tuple[Reach, str]:
    """Run a file of tests with every rule on; return what they reach, and the first that fails."""
    found = Reach()
    return found, _first_failure((file, *(f"--deselect={name}" for name in LEFT_OUT if "::" in name)), found)


def noticed_by(asked: tuple[Off, Sequence[str]]) -> str:
    """Return the first of some tests that fails with a rule off, empty where none does."""
    off, tests = asked
    sys.meta_path.insert(0, Changed(off))
    return _first_failure(tests) if tests else ""


def _first_failure(arguments: Iterable[str], *plugins: object) -> str:
    os.chdir(HOUSE)
    first = _First()
    warm = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
    alike = ("-p", "no:cacheprovider", f"--rootdir={HOUSE}", "--hypothesis-profile=ci")
    with redirect_stdout(io.StringIO()) as told:
        code = pytest.main([*arguments, "-x", "-q", "--tb=no", *warm, *alike], plugins=[first, *plugins])
    return first.failed or (f"pytest ended with {code}: {told.getvalue()[-300:]}" if code else "")


class _First:
    """The first test that fails, or the first file of tests that cannot be read."""

    failed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.pytest_collectreport(report)

    def pytest_collectreport(self, report: pytest.CollectReport | pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


class Changed(MetaPathFinder):
    """Finds the module of a rule with that rule off."""

    def __init__(self, off: Off) -> None:
        self._off = off

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._off.module:
            return None
        file = str(DOMAIN / self._off.file)
        return importlib.util.spec_from_file_location(fullname, file, loader=_Loader(fullname, file, self._off.source))


class _Loader(SourceFileLoader):
    """Loads a module from a text in place of its file."""

    def __init__(self, fullname: str, path: str, source: str) -> None:
        super().__init__(fullname, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        """Return the text compiled, whatever byte code is kept of the file."""
        return compile(self._source, self.path, "exec")
