"""Items in lists of odd marks, in lines without any, under headings that scope them, and what is none."""

import pytest

from octotui.guide import parse_guide
from tests.guide.cases import DEV, QA, RM, TL, Case, case, seen

CASES = [
    case(
        "outline numbers and letters make lists",
        """
        ## Deployment steps
        1. Prepare
           1.1 Tag the build - Release Manager
           1.2 Verify - QA Engineer
        2. Roll out
        ## Entry criteria
        a) Suite green (Developers)
        b) Plan written
        """,
        dep=[["Prepare", []], ["Tag the build", [RM]], ["Verify", [QA]], ["Roll out", []]],
        dep_parent=[None, 2, 2, None],
        req=[["Suite green", [DEV]], ["Plan written", []]],
        req_line=[7, 8],
    ),
    case(
        "lines without marks, each with its role",
        """
        ## Pre-release checklist
        Release Manager — window booked
        Developers — branch frozen
        ## Rollback
        Decision: Release Manager
        Execution: Developers
        """,
        req=[["window booked", [RM]], ["branch frozen", [DEV]]],
        steps=[["Decision", [RM]], ["Execution", [DEV]]],
    ),
    case(
        "a heading scopes what stands below it",
        """
        # Guide
        ## Pre-release checklist
        ### Major releases only
        - Guide for upgrading written
        ### Documentation (Owner: Technical Writer, Reviewer: Tech Lead)
        - Copy ready (if user-facing)
        """,
        req=[["Guide for upgrading written", []], ["Copy ready", ["Technical Writer"]]],
        req_condition=["Major releases only", "if user-facing"],
        req_reviewed_by=[[], [TL]],
    ),
    case(
        "lines below an item that only say who or how",
        """
        ## Release requirements
        - Suite green
          - QA Engineer verifies
          - Tech Lead signs off
        - Rollout
          - Who: Developers
          - When: at night
          - Way back: the tag before
        - Plan
          - Sign-off:
            - Tech Lead
          - Notes: short
            - never by hand
        """,
        req=[["Suite green", []], ["Rollout", [DEV]], ["Plan", []]],
        req_verified_by=[[QA], [], []],
        req_sign_off=[[TL], [], [TL]],
    ),
    case(
        "a sign-off among requirements is one of them, a line above them holds for all",
        """
        ## Release requirements
        Reviewer: Tech Lead

        - Suite green
        - Sign-off: QA Engineer, Release Manager
        - Coordinate with Developers on the cut-over
        """,
        req=[["Suite green", []], ["Sign-off", []], ["Coordinate with Developers on the cut-over", []]],
        req_sign_off=[[], [QA, RM], []],
        req_reviewed_by=[[TL], [TL], [TL]],
        req_input_from=[[], [], [DEV]],
    ),
    case(
        "a bold time before a colon is no title",
        "## Post-deployment\n- **0–15 min:** watch errors (Developers)\n",
        dep=[["watch errors", [DEV]]],
    ),
    case(
        "rows that only head others, and roles as columns in words",
        """
        ## Deployment checklist
        | Step | Who | Done |
        |---|---|---|
        | **Before** | | |
        | Window booked | Release Manager | [ ] |
        """,
        dep=[["Window booked", [RM]]],
    ),
    case(
        "who takes a role, advice and figures are no tasks; a hand-over is kept",
        """
        # Guide
        ## Deployment checklist
        - Tag the build
        ### Rollback readiness
        - Tag before still there
        ## Best practices
        - Keep it small
        ## Success metrics
        - Failure rate
        ## Stakeholders
        - Release Manager
        ## Hand-off to retrospective
        - Share the figures
        """,
        dep=[["Tag the build", []], ["Tag before still there", []]],
        other=[["Share the figures", []]],
        steps=[],
        review=None,
    ),
    case(
        "types across a table, in sentences, and as a definition",
        """
        ## Release types
        | | Patch | Major |
        |---|---|---|
        | Use | repairs | breaks |
        """,
        types=[["Patch", "Use: repairs"], ["Major", "Use: breaks"]],
    ),
    case(
        "types in sentences of their own",
        "## Release types\nPatch releases are hotfixes. Minor releases contain steps.\n",
        types=[["Patch", "are hotfixes"], ["Minor", "contain steps"]],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_shape_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected


def test_an_item_reaches_over_its_attributes_but_not_over_its_parts() -> None:
    text = (
        "## Release requirements\n"
        "- Suite green\n  - Owner: Developers\n  - Verified by: Tech Lead\n  - Browser run - QA Engineer\n"
        "    - Evidence: a link\n\n- Plan written\n"
    )
    suite, browser, plan = parse_guide(text, "guide.md").requirements
    assert [(item.line, item.last_line) for item in (suite, browser, plan)] == [(2, 4), (5, 6), (8, 8)]
