"""Switch each rule off in turn and see which test notices: `python -m tests.rules_off [WORDS]`.

Every refusal that the domain can raise is one rule, found in its source so that none can be
forgotten; `MEANT` adds rules that refuse nothing themselves but decide what holds. Each is
switched off in a copy of the package; a rule that no test misses ends the run with 1.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from os import environ
from pathlib import Path

HOUSE = Path(__file__).parent.parent
DOMAIN = HOUSE / "octotui" / "domain"
WORKERS = 2
LEFT_OUT = ("test_random.py", "test_guides.py", "test_rules_off.py", "test_when.py", "test_refusals.py")
"""Tests that are slow, or that look at more than is copied."""
FIRST = {
    "facts.py": "aside checking",
    "gate.py": "production checking call",
    "meaning.py": "plan",
    "order.py": "doing",
    "poll.py": "call",
    "release.py": "plan",
    "stages.py": "stages checking doing",
    "standing.py": "doing checking aside",
    "telling.py": "doing",
}
"""Which tests are asked first for a file that has none of its own name: most likely they notice."""
PLAIN = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

MEANT: tuple[tuple[str, str, str, str], ...] = (
    ("all seats must say go (A-GO-3)", "poll.py", "if all(seat in said for seat in poll.seats)", "if said"),
    ("one no ends the round (A-GO-3)", "poll.py", "if Choice.NO_GO.value in said.values():", "if False:"),
    ("a new revision voids the round (A-GO-3)", "production.py", "*void(facts, now)]", "]"),
    ("a new revision makes proof stale (A-DEP-4)", "production.py", "task.bound and proven", "False and proven"),
    ("a no-go becomes a blocker (A-GO-3)", "call.py", "Part.NO_GO if choice", "Part.AFTER if choice"),
    ("a condition becomes a task (A-GO-3)", "call.py", "        changes.append(made)", "        pass"),
    ("a changed vote takes its condition back", "call.py", "*_withdrawn(facts, cast)", "*()"),
    (
        "delegates at the call are appointed before (A-GO-2)",
        "call.py",
        "now, since=poll.opened_at)\n    if behalf",
        "now)\n    if behalf",
    ),
    (
        "a delegate stands for who still holds the role",
        "standing.py",
        "if absent and absent.holds(role):",
        "if absent:",
    ),
    ("an appointment ends", "people.py", "(self.until is None or now < self.until)", "True"),
    (
        "who did a part does not check the whole",
        "facts.py",
        "if parts and task.part != Part.DEPLOY.value:",
        "if False:",
    ),
    ("the record says same hand", "checking.py", "same_hand=same,", "same_hand=False,"),
    ("four-eyes can be switched off", "checking.py", "if same and facts.four_eyes:", "if same:"),
    (
        "sent back, every check starts anew (A-PRE-1v)",
        "checking.py",
        "seats = vacated(facts, task, countersigned=not facts.past(task))",
        "seats: Changes = ()",
    ),
    (
        "reopened, every check starts anew",
        "doing.py",
        "return (again, *vacated(facts, task, countersigned=not owed))",
        "return (again,)",
    ),
    (
        "done again, every check starts anew",
        "doing.py",
        "return (done, *vacated(facts, task, countersigned=False))",
        "return (done,)",
    ),
    (
        "an open part vacates the whole (A-DEP-4)",
        "stages.py",
        "moved.extend(vacated(facts, task, countersigned=False))",
        "pass",
    ),
    (
        "a task with parts closes with them (A-DEP-8)",
        "stages.py",
        "if closed and task.state in",
        "if False and task.state in",
    ),
    (
        "a task with parts opens with them (A-DEP-8)",
        "stages.py",
        "if not closed and not facts.past(task) and",
        "if False and",
    ),
    (
        "seats full make a task verified",
        "stages.py",
        "if task.state == _DONE and seats and full:",
        "if False:",
    ),
    (
        "a seat that comes to count waits again",
        "stages.py",
        "elif task.state == _VERIFIED and not full:",
        "elif False:",
    ),
    ("verification first holds the stage", "stages.py", "return Stage.DEPLOYING", "pass"),
    (
        "an ended release stays ended",
        "stages.py",
        "    if release.ended_at is not None:\n        return Stage.RELEASED\n",
        "",
    ),
    ("a failed check is an issue (A-DEP-9)", "facts.py", "any(task.failed_at for task in self.tasks)", "False"),
    ("an override is an issue (A-DEP-9)", "facts.py", "or bool(self.overrides)", ""),
    ("a rollback is an issue (A-DEP-9)", "facts.py", 'or release.outcome == "rolled back"', ""),
    ("an incident is an issue (A-DEP-9)", "facts.py", "or release.incident_at is not None", ""),
    ("what was put off is owed (C22)", "facts.py", "return put_off and not (", "return False and not ("),
    (
        "what was paid before is no debt",
        "facts.py",
        "and not (task.done_at and task.done_at < self.release.deployed_at)",
        "",
    ),
    (
        "a cancelled release has no debts",
        "facts.py",
        "        if self.release.deployed_at is None:\n            return False\n",
        "",
    ),
    ("a condition must hold for a seat (C17)", "facts.py", "== aside and self.holds(seat.when) is True", "== aside"),
    ("a part applies only with its whole", "facts.py", "if own is not True or task.parent_id is None:", "if True:"),
    ("unanswered traits keep the gate closed (A-PRE-2s)", "gate.py", "(*_traits(facts), *open_tasks", "(*open_tasks"),
    ("open tasks keep the gate closed (A-DEP-5)", "gate.py", "*open_tasks(facts), *_unnamed", "*_unnamed"),
    ("a window that is needed is named (A-DEP-1)", "gate.py", "if asks_window and", "if False and"),
    (
        "a window is asked for once, by its task or by the gate",
        "gate.py",
        "is None and all(facts.closed(task) for task in tasks):",
        "is None:",
    ),
    (
        "without a call the revision is named all the same (A-GO-3)",
        "gate.py",
        "if not facts.edition.seats and not facts.release.revision:",
        "if False:",
    ),
    ("a window and a revision are named (A-DEP-1)", "gate.py", "*_unnamed(facts), *_call(facts))", "*_call(facts))"),
    ("the call keeps the gate closed (A-GO-3)", "gate.py", "*_unnamed(facts), *_call(facts))", "*_unnamed(facts))"),
    ("a patch names its defect (A-TYP-P)", "gate.py", 'if kind(facts.release.type) == "patch"', "if False"),
    ("a major release answers for its way back (A-TYP-M)", "plan.py", 'if kind(type_name) == "major":', "if False:"),
    (
        "monitoring ends last (C10)",
        "order.py",
        "if verifying or not (ending and",
        "if verifying or True or not (ending and",
    ),
    (
        "verification comes first (C10)",
        "order.py",
        "next((each for each in waits if each.purpose in _VERIFY), None)",
        "None",
    ),
    (
        "what proves a revision is bound to it",
        "plan.py",
        "bound = proves_a_revision(item.title) and",
        "bound = False and",
    ),
    (
        "several owners make shares (A-PRE-2o)",
        "plan.py",
        "if len(shares := _shares(item)) > 1:",
        "if len(shares := _shares(item)) > 9:",
    ),
    (
        "the lead of the call has a seat (A-GO-1)",
        "plan.py",
        "(call.lead, *call.voters) if call.lead else call.voters",
        "call.voters",
    ),
    ("the lead does not countersign their own", "aside.py", "if alone or task.owner == facts.lead", "if False"),
    (
        "an override keeps what stood in the way",
        "production.py",
        "        stood = (*stood, refused.refusal.reason)",
        "        pass",
    ),
    (
        "an override confirmed by its author says so (A-PRE-1v)",
        "poll.py",
        "return self.confirmed_by == self.by",
        "return False",
    ),
    (
        "an override asks a second person",
        "production.py",
        "return (mark, task, *_deployed(",
        "return (mark, *_deployed(",
    ),
)
"""Rules that raise nothing: (what it is, file, source, source with the rule off)."""


@dataclass(frozen=True)
class Off:
    """One rule, switched off in one file."""

    rule: str
    file: str
    source: str


def refusals(file: Path) -> Iterator[Off]:
    """Yield a file's source with one refusal after the other replaced by nothing."""
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    tree = ast.parse(text)
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for node in ast.walk(function):
            if isinstance(node, ast.Raise) and node.end_lineno and _refuses(node):
                said = " ".join((ast.get_source_segment(text, node) or "").split())
                kept = [*lines[: node.lineno - 1], " " * node.col_offset + "pass\n", *lines[node.end_lineno :]]
                yield Off(f"{file.name}:{node.lineno} {function.name}: {said[:90]}", file.name, "".join(kept))


def _refuses(node: ast.Raise) -> bool:
    """Tell whether a statement raises a refusal, and not an error of its own."""
    call = node.exc
    name = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
    return name != "ValueError"


def meant() -> Iterator[Off]:
    """Yield the rules that raise nothing, off; ValueError where the source no longer says what the list says."""
    for rule, file, source, off in MEANT:
        text = (DOMAIN / file).read_text(encoding="utf-8")
        if text.count(source) != 1:
            raise ValueError(f"{rule}: {file} says {source!r} {text.count(source)} times")
        yield Off(f"{file} {rule}", file, text.replace(source, off))


def every_rule() -> tuple[Off, ...]:
    """Return each rule of the domain, off."""
    return (*(off for file in sorted(DOMAIN.glob("*.py")) for off in refusals(file)), *meant())


def copy_to(place: Path) -> Path:
    """Copy what the domain's tests need; rooms of their own below the domain have tests of their own."""
    for part in ("octotui/domain", "octotui/guide"):
        shutil.copytree(HOUSE / part, place / part, ignore=shutil.ignore_patterns("__pycache__"))
    (place / "tests/domain").mkdir(parents=True)
    tests = [file for file in (HOUSE / "tests/domain").glob("*.py") if file.name not in LEFT_OUT]
    for file in (*tests, HOUSE / "octotui/__init__.py", HOUSE / "tests/__init__.py"):
        shutil.copy(file, place / file.relative_to(HOUSE))
    (place / "plain.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
    return place


def noticed_by(place: Path, changed: str = "") -> str:
    """Return the first test that fails in a copy where one file is changed, empty where none does."""
    asked = FIRST.get(changed, changed.removesuffix(".py")).split()
    first = [name for word in asked if (place / (name := f"tests/domain/test_{word}.py")).exists()]
    options = ["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "-c", "plain.ini", "--import-mode=importlib"]
    command = [sys.executable, "-B", "-m", "pytest", *first, "tests/domain", *options]
    run = subprocess.run(command, cwd=place, env=environ | PLAIN, capture_output=True, text=True, check=False)
    failed = (line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR")))
    if run.returncode and (test := next(failed, "")):
        return test.split(" - ")[0].removeprefix("FAILED ").removeprefix("ERROR ").rpartition("::")[2] or test
    return "" if run.returncode == 0 else f"pytest ended with {run.returncode}: {run.stdout[-200:]}{run.stderr[-200:]}"


def main(words: str = "") -> int:
    """Print each rule with the test that notices its absence; return how it ended."""
    rules = [off for off in every_rule() if words in off.rule]
    with tempfile.TemporaryDirectory() as temp:
        copies = [copy_to(Path(temp) / str(number)) for number in range(WORKERS)]
        if broken := noticed_by(copies[0]):
            print(f"The tests fail with every rule on: {broken}")
            return 1
        free, done = list(copies), count(1)

        def without(off: Off) -> str:
            place = free.pop()
            file = place / "octotui" / "domain" / off.file
            whole = file.read_text(encoding="utf-8")
            file.write_text(off.source, encoding="utf-8")
            try:
                found = noticed_by(place, off.file)
            finally:
                file.write_text(whole, encoding="utf-8")
                free.append(place)
            print(f"{next(done):3}/{len(rules)}  {off.rule}\n         {found or 'NOBODY NOTICES'}", flush=True)
            return found

        with ThreadPoolExecutor(WORKERS) as workers:
            survivors = [off.rule for off, found in zip(rules, workers.map(without, rules), strict=True) if not found]
    print(f"\n{len(rules) - len(survivors)} of {len(rules)} rules make a test fail when they are off.")
    for rule in survivors:
        print(f"  nobody notices: {rule}")
    return 1 if survivors else 0


if __name__ == "__main__":
    raise SystemExit(main(" ".join(sys.argv[1:])))
