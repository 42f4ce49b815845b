"""The notes in other forms: plain text for a mail, and a briefing for support from the same sections (A-PRE-7c)."""

from __future__ import annotations

import re

from octotui.domain.notes.document import NOTHING, assemble
from octotui.domain.notes.embargo import public
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.kinds import Kind, kind_of

_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
_STRONG = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_SOFT = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_text(markdown: str) -> str:
    """Return Markdown as text that reads well without it: underlined headings, links spelled out."""
    lines: list[str] = []
    for line in markdown.split("\n"):
        heading = re.match(r"(#{1,6})\s+(.*)", line)
        text = _plain(heading[2] if heading else line)
        lines.append(text)
        if heading and text:
            lines.append(("=" if heading[1] == "#" else "-") * len(text))
    return "\n".join(lines)


def _plain(line: str) -> str:
    kept: list[str] = []

    def aside(found: re.Match[str]) -> str:
        kept.append(found[1])
        return f"\0{len(kept) - 1}\0"

    line = _ESCAPED.sub(aside, line.replace("\0", ""))
    line = _LINK.sub(lambda found: f"{found[1]} <{found[2]}>" if found[1] != found[2] else found[1], line)
    line = _SOFT.sub(r"\1", _STRONG.sub(r"\2", line))
    return re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], line)


def briefing(notes: NotesFacts) -> str:
    """Return the pack for whoever answers users: overview, known issues, and what they will be asked (A-PRE-7c)."""
    release, notes = notes.facts.release, public(notes)
    changes = _said(notes, Kind.CHANGES, Kind.FEATURES, Kind.IMPROVEMENTS, Kind.FIXES)
    steps, issues = _said(notes, Kind.MIGRATION), _said(notes, Kind.ISSUES)
    asked = (
        ("What is new?", changes),
        ("Is it safe to wait?", _said(notes, Kind.SECURITY)),
        ("Must I do anything?", steps or "No."),
        ("What does not work yet?", issues or "Nothing that is known."),
        ("Where can I read on?", _said(notes, Kind.LINKS)),
        ("Whom do I ask?", _said(notes, Kind.CONTACTS)),
    )
    parts = [
        f"# Briefing for support: {release.version} {release.name}",
        "## Overview",
        _said(notes, Kind.SUMMARY) or assemble(notes).text.split("\n", 1)[0].lstrip("# "),
        "## Known issues",
        issues or NOTHING,
        "## Questions and answers",
    ]
    parts += [f"**{question}**\n\n{answer}" for question, answer in asked if answer]
    return "\n\n".join(parts) + "\n"


def _said(notes: NotesFacts, *kinds: Kind) -> str:
    texts = (section.text.strip("\n") for section in notes.sections if kind_of(section.name) in kinds)
    return "\n".join(text for text in texts if text.strip())
