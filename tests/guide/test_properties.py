"""What holds for any document: no line is lost, no role is invented, no line number points nowhere."""

import re
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from octotui.domain.guide import Guide
from octotui.domain.roles import key
from octotui.guide import NotAGuide, parse_guide, to_json

HEADINGS = [
    "# Guide",
    "## Release types",
    "## Pre-release requirements",
    "## Deployment checklist",
    "## Go/No-Go",
    "## Rollback",
    "## Incident response",
    "### First 15 minutes",
    "### Mitigation (15-60 min)",
    "### Post-incident review",
    "## Escalation",
    "## Release notes template",
    "## Roles",
    "## Purpose",
    "## Partner news",
    "### QA Engineer",
    "**Bold heading**",
]
ROLES = [
    "Release Manager",
    "QA Engineer",
    "Tech Lead",
    "RM",
    "QA",
    "Developers",
    "Support",
    "on-call Engineer",
    "Ana",
    "発行者",
]
BITS = [
    "Suite green",
    "**Plan** written",
    "(if needed)",
    "Owner:",
    "**Owner**:",
    "Verified by:",
    " - ",
    " — ",
    "/",
    "and",
    "with",
    "→",
    "for high-risk changes",
    "within 48 hours",
    "go/no-go",
    "leads the call",
    "escalates to",
    "[link](x.md)",
    "`code`",
    "<!-- A-PRE-1 -->",
    "See the wiki",
    "Summary:",
    "(from",
    ")",
    "[ ]",
    "|",
    "0-15 minutes",
    "Note: x",
    "~~old~~",
    "Decision maker:",
    "<br>",
    "@",
    "\\",
    "*",
    "：",
    "led by",
    "reviewed by",
    "approval required",
    "if needed, the",
    "R: Developers; A: Tech Lead",
    "<version>",
    "Escalation:",
    "Hour 1:",
    "Options:",
    "👤",
    ">>",
]
MARKS = [
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "- [ ] ",
    "  - ",
    "    - ",
    "\t- ",
    "",
    "> ",
    "| ",
    "   ",
    "☐ ",
    "#### ",
    "1.1 ",
    "   2.1 ",
    "a) ",
]
WHOLE = [
    "",
    "",
    "```",
    "---",
    "<!--",
    "-->",
    "|---|---|",
    "| Item | Owner |",
    "| a | QA Engineer |",
    "<details>",
    "  continued",
    "***",
    "======",
]

piece = st.one_of(st.sampled_from(ROLES), st.sampled_from(BITS), st.text(max_size=8))
line = st.one_of(
    st.sampled_from(HEADINGS),
    st.sampled_from(WHOLE),
    st.builds(
        lambda mark, pieces: mark + " ".join(pieces), st.sampled_from(MARKS), st.lists(piece, min_size=1, max_size=5)
    ),
)
documents = st.lists(line, max_size=40).map(lambda lines: "## Deployment checklist\n- Tag it\n" + "\n".join(lines))
usual = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> Guide | None:
    try:
        return parse_guide(text, "guide.md")
    except NotAGuide:
        return None


def roles_of(guide: Guide) -> set[str]:
    every = to_json(guide)
    found = set(every["roles"]) | set(every["escalation"] or ()) | set(guide.notes_owner) | set(guide.notes_reviewers)
    for item in (*every["requirements"], *every["deployment"], *every["other_checks"]):
        for part in ("owners", "verified_by", "sign_off", "reviewed_by", "input_from"):
            found |= set(item[part])
    for phase in every["incident_phases"]:
        for step in phase["steps"]:
            found |= set(step["roles"])
    for field in every["notes_fields"]:
        found |= set(field["contributors"])
    call, review = every["go_no_go"] or {}, every["review"] or {}
    return {
        role for role in found | set(call.get("voters", ())) | {call.get("lead"), review.get("facilitator")} if role
    }


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", key(text))


@usual
@given(documents)
def test_every_line_is_placed_or_named(text: str) -> None:
    guide = read(text)
    if guide is None:
        return
    named = {reading.line for reading in guide.readings} | {finding.line for finding in guide.findings}
    lines = guide.text.splitlines()
    assert [number for number, words in enumerate(lines, start=1) if words.strip() and number not in named] == []


@usual
@given(documents)
def test_no_role_is_invented(text: str) -> None:
    guide = read(text)
    if guide is None:
        return
    written = squeezed(re.sub(r"<!--.*?-->|<br>", " ", guide.text))
    assert [role for role in roles_of(guide) if squeezed(role) not in written] == []


@usual
@given(documents)
def test_every_line_number_points_at_text(text: str) -> None:
    guide = read(text)
    if guide is None:
        return
    numbers = [item.line for item in guide.items] + [field.line for field in guide.notes_fields]
    numbers += [step.line for phase in guide.incident_phases for step in phase.steps]
    numbers += [finding.line for finding in guide.findings]
    assert [number for number in numbers if not guide.line(number).strip()] == []
    parents = {item.parent for item in guide.items if item.parent is not None}
    assert parents <= {item.line for item in guide.items}
    assert all(item.title for item in guide.items)


@usual
@given(st.binary(max_size=300) | st.text(max_size=300))
def test_anything_is_a_guide_or_refused(data: bytes | str) -> None:
    try:
        message = parse_guide(data, "guide.md").edition
    except NotAGuide as refusal:
        message = str(refusal)
    assert message
    assert "\n" not in message


def test_ten_thousand_lines_are_read_in_two_seconds() -> None:
    body = "".join(
        f"### Part {number}\n\n- [ ] **Suite {number} green** (if part {number} is needed) - QA Engineer runs it\n"
        f"  - **Verified by**: Tech Lead and Product Manager ({number})\n\nSome words about {number}.\n\n"
        f"- Copy {number} done - Technical Writer\n\n"
        for number in range(1112)
    )
    began = time.process_time()
    guide = parse_guide(f"# Guide\n\n## Deployment checklist\n\n{body}", "guide.md")
    assert time.process_time() - began < 2 * _slowness()
    assert len(guide.deployment) == 2224
    assert len(guide.text.splitlines()) >= 10_000


def test_a_line_without_end_is_read_at_its_beginning() -> None:
    began = time.process_time()
    guide = parse_guide("## Deployment checklist\n- [ ] " + "word (QA Lead) and " * 60_000, "guide.md")
    assert time.process_time() - began < 3 * _slowness()
    assert [finding.message for finding in guide.findings][:1] == ["longer than 4000 signs; only its beginning is read"]
    assert len(guide.text) > 1_000_000


def _slowness() -> float:
    """Return how much slower than usual this machine is right now, at least 1."""
    began = time.process_time()
    sum(number * number for number in range(1_000_000))
    return max(1.0, (time.process_time() - began) / 0.06)
