"""What surrounds the steps of an incident: triggers, who takes a role, counted hours, the review, the ladder."""

import pytest

from tests.guide.cases import PJM, RM, SEC, TL, Case, case, seen

CASES = [
    case(
        "triggers and appointments are no steps",
        """
        ## Rollback
        Roll back if:
        - errors above 5 %

        Roles:
        - Incident Commander: Release Manager

        Steps:
        1. Tech Lead reverts
        2. Options:
           - Redeploy
        - Escalation: Tech Lead → Project Manager
        """,
        steps=[["Tech Lead reverts", [TL]], ["Redeploy", []]],
        ladder=[TL, PJM],
    ),
    case(
        "hours and days that are counted",
        """
        ## Incident response
        ### Hour 1: Stabilise
        - Declare
        ### Hours 1-4: Mend
        - Mend
        ### Day 1
        - Tell
        """,
        phases=[["Stabilise", 0, 60], ["Mend", 60, 240], ["Day 1", 0, 1440]],
    ),
    case(
        "phases told line by line",
        "## Incident\n0-15 min: declare [Release Manager]; page\n15-60 min: revert [Tech Lead]\n",
        phases=[["0-15 min", 0, 15], ["15-60 min", 15, 60]],
        steps=[["declare", [RM]], ["page", []], ["revert", [TL]]],
    ),
    case(
        "whoever is called in has the step",
        "## Incident response\n1. Security Champion is engaged for security incidents\n",
        steps=[["Security Champion is engaged", [SEC]]],
    ),
    case(
        "the deadline below the review, and in the heading above it",
        """
        ## Incident response
        1. Declare
        2. Blameless review
           - within 48 hours
           - run by the Project Manager
        """,
        review=[PJM, 48],
    ),
    case(
        "the deadline in the heading",
        "## Incident response\n### Learning (within 72 hours)\n1. Post-mortem held (facilitator: Tech Lead)\n",
        review=[TL, 72],
    ),
    case(
        "the review as a row",
        "## Incident steps\n| Step | Owner | Timeframe |\n|---|---|---|\n| Review | Tech Lead | within 48 hours |\n",
        review=[TL, 48],
    ),
    case(
        "a pointer to a retrospective is no review",
        "## Rollback\n1. Revert\n\nSee [retro](retro.md) for the retrospective format.\n",
        review=None,
    ),
    case(
        "what a review asks for is kept",
        """
        ## Rollback
        1. Revert
        ### Post-incident review
        - Facilitator: Project Manager
        - Held within 48 hours
        - Timeline documented by Tech Lead
        - What went well?
        """,
        other=[["Timeline documented", [TL]]],
        review=[PJM, 48],
    ),
    case(
        "a ladder along a row",
        "## Escalation\n| Severity | First contact | Escalate to |\n|---|---|---|\n"
        "| 1 | Tech Lead | Project Manager, then CTO |\n",
        ladder=[TL, PJM, "CTO"],
    ),
    case(
        "a ladder over lines",
        "## Escalation\nLevel 1: Tech Lead\nLevel 2: Project Manager\n",
        ladder=[TL, PJM],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_aftermath_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected


def test_a_playbook_of_sentences_alone_is_reported() -> None:
    assert any("no list" in message for message in seen("## Rollback\nSomebody reverts.\n")["findings"])
