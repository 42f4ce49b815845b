"""`octotui guide`: what was understood of a release guide, as a summary, as JSON, or line by line."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from octotui.cli.use_guide import add_use

if TYPE_CHECKING:
    from octotui.domain.guide import Guide

NOT_A_GUIDE = 2
_SIGNS = {"note": "·", "warning": "!", "error": "✗"}
_NOT_PLACED = "○"
_LINE_CELLS = 60


def add_parser(subparsers: Any) -> None:
    """Add `guide read`, `guide check` and `guide use` to the command line."""
    guide = subparsers.add_parser("guide", help="read, check or use a release guide")
    verbs = guide.add_subparsers(dest="guide_verb", metavar="VERB", required=True)
    read = verbs.add_parser("read", help="print what was understood of a guide")
    read.add_argument("file", type=Path, metavar="FILE", help="a release guide in Markdown")
    read.add_argument("--json", action="store_true", help="print it as JSON")
    read.set_defaults(run=run)
    check = verbs.add_parser("check", help="print what each line of a guide became")
    check.add_argument("file", type=Path, metavar="FILE", help="a release guide in Markdown")
    check.set_defaults(run=run)
    add_use(verbs)


def run(args: argparse.Namespace) -> int:
    """Run `guide read` or `guide check`; 2 where the file is no guide."""
    import json

    from octotui.guide import NotAGuide, read_guide, to_json

    try:
        guide = read_guide(args.file)
    except NotAGuide as refusal:
        print(plain(str(refusal)), file=sys.stderr)
        return NOT_A_GUIDE
    if args.guide_verb == "check":
        show(check_lines(guide))
    elif args.json:
        print(json.dumps(to_json(guide), indent=2, ensure_ascii=not _prints_all()))
    else:
        show(summary_lines(guide))
    return 0


def plain(text: str) -> str:
    """Return text without control characters, so that no file can steer the terminal."""
    return "".join(char if unicodedata.category(char) not in ("Cc", "Cf", "Cs") else " " for char in text)


def _prints_all() -> bool:
    return (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"


def show(lines: list[str]) -> None:
    """Print lines that a file had a hand in, as far as the terminal can show them."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        print(plain(line).encode(encoding, "replace").decode(encoding))


def summary_lines(guide: Guide) -> list[str]:
    """Return what was understood, part by part."""
    from octotui.domain.guide import Item

    def item(entry: Item) -> str:
        indent = "    " if entry.parent else "  "
        who = ", ".join(use.role for use in entry.owners) or "no owner named"
        parts = [f"{entry.line:>4}{indent}{entry.title}", who]
        for word, uses in (
            ("verified by", entry.verified_by),
            ("sign-off", entry.sign_off),
            ("reviewed by", entry.reviewed_by),
            ("input from", entry.input_from),
        ):
            parts += [f"{word} {', '.join(use.role for use in uses)}"] if uses else []
        parts += [entry.condition] if entry.condition else []
        return " · ".join(parts)

    lines = [f"{guide.name} (edition {guide.edition})", "", f"Release types ({len(guide.release_types)})"]
    lines += [f"{kind.line:>4}  {kind.name}: {kind.description}".rstrip(": ") for kind in guide.release_types]
    for title, entries in (
        ("Requirements", guide.requirements),
        ("Deployment", guide.deployment),
        ("Other checks", guide.other_checks),
    ):
        lines += ["", f"{title} ({len(entries)})", *map(item, entries)]
    lines += ["", *_decision(guide), "", "Incident", *_incident(guide)]
    lines += ["", f"Release notes fields ({len(guide.notes_fields)})"]
    for field in guide.notes_fields:
        who = f" · {', '.join(field.contributors)}" if field.contributors else ""
        lines.append(f"{field.line:>4}{'    ' if field.parent else '  '}{field.name}{who}")
    lines += ["", f"Roles: {', '.join(guide.roles) or 'none named'}", "", *finding_lines(guide)]
    return lines


def _decision(guide: Guide) -> list[str]:
    call = guide.go_no_go
    if call is None:
        return ["Go/no-go: the guide names no call"]
    return [f"Go/no-go: led by {call.lead or 'nobody named'}; seats {', '.join(call.voters) or 'none named'}"]


def _incident(guide: Guide) -> list[str]:
    lines = []
    for phase in guide.incident_phases:
        span = "not timed"
        if phase.from_min is not None:
            span = f"{phase.from_min}-{phase.to_min} min" if phase.to_min else f"from {phase.from_min} min"
        lines.append(f"{phase.line:>4}  {phase.name} ({span})")
        for step in phase.steps:
            who = f" · {', '.join(step.roles)}" if step.roles else ""
            lines.append(f"{step.line:>4}{'      ' if step.parent else '    '}{step.title}{who}")
    if guide.review:
        within = f" within {guide.review.within_hours} h" if guide.review.within_hours else ""
        lines.append(f"{guide.review.line:>4}  Review{within}, led by {guide.review.facilitator or 'nobody named'}")
    if guide.escalation:
        lines.append(f"{guide.escalation_line:>4}  Escalation: {' → '.join(guide.escalation)}")
    return lines


def check_lines(guide: Guide) -> list[str]:
    """Return every line of the guide with what it became, then the findings."""
    readings = {reading.line: reading for reading in guide.readings}
    lines = []
    for number, text in enumerate(guide.text.splitlines(), start=1):
        if not text.strip():
            continue
        reading = readings.get(number)
        kind = reading.kind if reading else f"{_NOT_PLACED} not placed"
        shown = text if len(text) <= _LINE_CELLS else text[: _LINE_CELLS - 1] + "…"
        lines.append(f"{number:>4}  {kind:<16}  {shown}")
    return [*lines, "", *finding_lines(guide)]


def finding_lines(guide: Guide) -> list[str]:
    """Return the findings, one per line, or the words that there are none."""
    if not guide.findings:
        return ["No findings: every line was understood."]
    return [
        f"Findings ({len(guide.findings)})",
        *(
            f"{found.line:>4}  {_SIGNS.get(found.level, '·')} {found.level}: {found.message}"
            for found in guide.findings
        ),
    ]
