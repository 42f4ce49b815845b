"""Phases with and without minutes, steps with their roles, review and escalation."""

import pytest

from tests.guide.cases import IC, PDM, RM, TL, Case, case, seen

CASES = [
    case(
        "phases timed in brackets",
        """
        ## Incident playbook
        ### Immediate (0-15 minutes)
        1. **Declare** - Release Manager or on-call Engineer
        ### Mitigation (15–60 min)
        1. Roll back - DevOps Engineer
        ### Recovery
        - Say all-clear - Product Manager
        """,
        phases=[["Immediate", 0, 15], ["Mitigation", 15, 60], ["Recovery", None, None]],
        steps=[["Declare", [RM, "on-call Engineer"]], ["Roll back", ["DevOps Engineer"]], ["Say all-clear", [PDM]]],
    ),
    case(
        "phases in words",
        """
        # Rollback & incidents
        ## Incident response
        ### First 15 minutes
        - Declare
        ### First hour
        - Mend
        ### 1 - 4 hours
        - Watch
        ### After 4 hours
        - Escalate to Leadership
        """,
        phases=[
            ["First 15 minutes", 0, 15],
            ["First hour", 0, 60],
            ["1 - 4 hours", 60, 240],
            ["After 4 hours", 240, None],
        ],
    ),
    case(
        "phases by T plus, range across units, within",
        """
        ## Incident response
        ### T+0 to T+15: Triage
        - Declare
        ### Mitigate: 15 minutes - 2 hours
        - Mend
        ### Within 24 hours
        - Write it down
        """,
        phases=[["Triage", 0, 15], ["Mitigate", 15, 120], ["Within 24 hours", 0, 1440]],
    ),
    case(
        "one list without phases, below a trigger",
        """
        ## Rollback playbook
        - If the deployment fails:
          - Page the on-call Engineer
          - Roll back if necessary
          - Notify Security Champion for security incidents
        """,
        phases=[["Rollback playbook", None, None]],
        steps=[
            ["Page the on-call Engineer", ["on-call Engineer"]],
            ["Roll back", []],
            ["Notify Security Champion", ["Security Champion"]],
        ],
        step_parent=[None, None, None],
    ),
    case(
        "phases as bold bullets",
        """
        ## Incident response
        - **Triage (0-10 min)**
          - Declare - Release Manager
        - **Mend (10-40 min)**
          - Roll back - Tech Lead
        """,
        phases=[["Triage", 0, 10], ["Mend", 10, 40]],
        steps=[["Declare", [RM]], ["Roll back", [TL]]],
    ),
    case(
        "phases as bold lines",
        """
        ## Incident response
        **0-15 minutes: Triage**
        1. Declare

        **15-60 minutes: Mend**
        1. Roll back
        """,
        phases=[["Triage", 0, 15], ["Mend", 15, 60]],
    ),
    case(
        "phases in a table",
        """
        ## Incident playbook
        | Time | Action | Owner |
        |---|---|---|
        | 0-15 min | Declare | Release Manager |
        | | Assign a commander | Tech Lead |
        | 15-60 min | Roll back | DevOps Engineer |
        """,
        phases=[["0-15 min", 0, 15], ["15-60 min", 15, 60]],
        steps=[["Declare", [RM]], ["Assign a commander", [TL]], ["Roll back", ["DevOps Engineer"]]],
    ),
    case(
        "roles, options and the decider below a step",
        """
        ## Incident response
        1. **Engage required roles:**
           - **Tech Lead/Developers**: find the fault
           - **Security Champion**: if security-related
        2. Choose an approach
           - **Rollback** to the build before (preferred if severe)
           - **Decision maker**: Incident Commander with input from Product Manager
        """,
        steps=[
            ["Engage required roles", []],
            ["find the fault", [TL, "Developers"]],
            ["Security Champion", ["Security Champion"]],
            ["Choose an approach", [IC, PDM]],
            ["Rollback to the build before", []],
        ],
        step_parent=[None, 2, 2, None, 5],
    ),
    case(
        "several who act, and who is only assigned",
        """
        ## Incident response
        1. Assess impact - Data Analyst provides metrics, Customer Support Liaison reports on users
        2. Assign Incident Commander
        3. Tech Lead leads the triage with Developers
        """,
        steps=[
            ["Assess impact", ["Data Analyst", "Customer Support Liaison"]],
            ["Assign Incident Commander", []],
            ["leads the triage with Developers", [TL]],
        ],
    ),
    case(
        "severity levels and triggers are no steps",
        """
        ## Incident response
        ### Severity levels
        - SEV1: all is down
        ### Rollback triggers
        - Errors above 5 %
        ### Steps
        1. Declare
        """,
        steps=[["Declare", []]],
        other=[],
    ),
    case(
        "the review in a section of its own",
        """
        ## Incident response
        1. Declare
        ### Post-incident review
        - **Facilitator**: Project Manager
        - Held within 72 hours
        """,
        review=["Project Manager", 72],
    ),
    case(
        "the review in one step",
        """
        ## Rollback
        1. Roll back
        2. Schedule a postmortem within two days - Release Manager
        """,
        review=[None, 48],
    ),
    case(
        "the review in prose",
        """
        ## Incident response
        1. Declare
        ## Postmortem
        The Tech Lead facilitates a blameless review within 5 business days.
        """,
        review=[TL, 120],
    ),
    case(
        "ladder with arrows",
        """
        ## Incident response
        1. Declare
        ### Escalation path
        On-call Engineer → Tech Lead -> Product Manager => VP of Engineering
        """,
        ladder=["On-call Engineer", TL, PDM, "VP of Engineering"],
    ),
    case(
        "ladder in words",
        """
        ## Incident response
        1. Declare

        **Escalation:** Incident Commander escalates to Product Manager, then to Leadership.
        """,
        ladder=[IC, PDM, "Leadership"],
    ),
    case(
        "ladder as a numbered list",
        """
        ## Escalation
        1. Level 1: On-call Engineer
        2. Level 2: Tech Lead (after 15 minutes)
        3. Level 3: Leadership
        """,
        ladder=["On-call Engineer", TL, "Leadership"],
    ),
    case(
        "ladder as a table",
        """
        ## Escalation matrix
        | Level | Contact | When |
        |---|---|---|
        | 1 | Tech Lead | at once |
        | 2 | Product Manager | after an hour |
        """,
        ladder=[TL, PDM],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_playbook_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
