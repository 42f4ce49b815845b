"""No refusal is written without somebody who can unblock, also where no test should ever bring it about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "octotui"
FILES = {file: ast.parse(file.read_text(encoding="utf-8")) for file in PACKAGE.rglob("*.py")}


def helpers(tree: ast.AST) -> dict[str, int]:
    """Return the functions that take movers, with how many arguments name at least one; `*movers` counts as one."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    taking = (node for node in functions if node.args.vararg and node.args.vararg.arg == "movers")
    return {node.name: len(node.args.args) + 1 for node in taking}


def refusals() -> Iterator[tuple[str, ast.Call, int]]:
    """Yield every call that makes a refusal, with where it stands and how many arguments it must have."""
    shared = {"Refusal": 5}
    for tree in FILES.values():
        shared |= {name: count for name, count in helpers(tree).items() if not name.startswith("_")}
    for file, tree in FILES.items():
        known = shared | helpers(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known:
                yield f"{file.relative_to(PACKAGE)}:{node.lineno}", node, known[node.func.id]


def test_every_refusal_names_who_can_unblock() -> None:
    found = list(refusals())
    assert len(found) > 80
    for place, call, least in found:
        named = len(call.args) >= least or any(word.arg == "movers" for word in call.keywords)
        assert named, f"{place} names nobody who can unblock: {ast.unparse(call)}"
