"""The rules that can be switched off: refusals found in the source, and those that somebody listed."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).parents[2]
DOMAIN = HOUSE / "octotui" / "domain"
MEANT = Path(__file__).parent / "meant"


@dataclass(frozen=True)
class Off:
    """One rule, switched off: `source` is what its file says then, `lines` are those that it had."""

    rule: str
    file: str
    source: str
    lines: range

    @property
    def room(self) -> str:
        """Return the package below the domain that it belongs to, empty for the domain itself."""
        return self.file.rpartition("/")[0]

    @property
    def module(self) -> str:
        """Return the name under which its file is imported."""
        return f"octotui.domain.{self.file.removesuffix('.py').replace('/', '.')}"


def every_rule() -> tuple[Off, ...]:
    """Return each rule of the domain, off."""
    files = sorted(DOMAIN.rglob("*.py"), key=lambda file: (file.parent, file.name))
    return (*(off for file in files for off in refusals(file)), *meant())


def refusals(path: Path) -> Iterator[Off]:
    """Yield a file's source with one refusal after the other replaced by nothing."""
    file, text = path.relative_to(DOMAIN).as_posix(), path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for function in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)):
        for node in ast.walk(function):
            if isinstance(node, ast.Raise) and node.end_lineno and _refuses(node):
                said = " ".join((ast.get_source_segment(text, node) or "").split())
                kept = [*lines[: node.lineno - 1], " " * node.col_offset + "pass\n", *lines[node.end_lineno :]]
                rule = f"{file}:{node.lineno} {function.name}: {said[:90]}"
                yield Off(rule, file, "".join(kept), range(node.lineno, node.end_lineno + 1))


def _refuses(node: ast.Raise) -> bool:
    """Tell whether a statement raises a refusal, and not an error of its own."""
    call = node.exc
    name = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
    return name != "ValueError"


def meant() -> Iterator[Off]:
    """Yield the rules that raise nothing, off; ValueError where the source no longer says what the list says."""
    for listed in sorted(MEANT.glob("*.toml")):
        for file, rules in tomllib.loads(listed.read_text(encoding="utf-8")).items():
            text = (DOMAIN / file).read_text(encoding="utf-8")
            yield from (_meant(file, text, rule, source, off) for rule, (source, off) in rules.items())


def _meant(file: str, text: str, rule: str, source: str, off: str) -> Off:
    if text.count(source) != 1:
        raise ValueError(f"{rule}: {file} says {source!r} {text.count(source)} times")
    first = text[: text.index(source)].count("\n") + 1
    lines = range(first, first + source.strip("\n").count("\n") + 1)
    return Off(f"{file} {rule}", file, text.replace(source, off), lines)
