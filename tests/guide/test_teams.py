"""Guides as teams write them: roles of two parts, deeds in brackets, lists under a line that gives them to somebody."""

import pytest

from tests.guide.cases import DEV, OPS, PDM, PJM, QA, RM, SEC, TL, TW, Case, case, seen

CASES = [
    case(
        "a role of two parts is one role",
        """
        ## Release requirements
        - Capacity looked at (DevOps/Platform Engineer)
        - Threats looked at - Security / Compliance Lead
        - Replies drafted (Support/SRE Lead drafts them)
        - Terms read by Security & Compliance Officer
        - Drill run - QA/Testing Lead
        - Plan read - QA Engineer / Release Manager
        - Copy read - Developers/QA Engineer
        """,
        req=[
            ["Capacity looked at", ["DevOps/Platform Engineer"]],
            ["Threats looked at", ["Security / Compliance Lead"]],
            ["Replies drafted", ["Support/SRE Lead"]],
            ["Terms read", ["Security & Compliance Officer"]],
            ["Drill run", ["QA/Testing Lead"]],
            ["Plan read", [QA, RM]],
            ["Copy read", [DEV, QA]],
        ],
    ),
    case(
        "roles that the guide lists are known everywhere",
        """
        # Guide
        ## Who does what
        | Role | Does |
        |---|---|
        | Ledger Desk | closes the books |
        ## Roles
        - **Pipeline/On-call Buddy**: watches
        - Harbour Pilot — steers
        ## Release checklist
        - Books closed (Ledger Desk)
        - Graphs watched - Pipeline/On-call Buddy
        - Course set - Harbour Pilot
        """,
        dep=[
            ["Books closed", ["Ledger Desk"]],
            ["Graphs watched", ["Pipeline/On-call Buddy"]],
            ["Course set", ["Harbour Pilot"]],
        ],
        other=[],
    ),
    case(
        "brackets that say what somebody does",
        """
        ## Deployment checklist
        - [ ] Window booked (Release Manager agrees it with the tenants)
        - [ ] Ship it (automated pipeline preferred, run by DevOps Engineer)
        - [ ] Ship the rest (pipeline started by Automation Specialist)
        - [ ] Window moved (Release Manager coordinates with stakeholders)
        - [ ] Scans looked at (Security Champion review completed)
        - [ ] Debrief booked (required for Major; recommended for Minor)
        - [ ] Sheet filled in (`forms/sheet.md`)
        """,
        dep=[
            ["Window booked", [RM]],
            ["Ship it", [OPS]],
            ["Ship the rest", ["Automation Specialist"]],
            ["Window moved", [RM]],
            ["Scans looked at", []],
            ["Debrief booked", []],
            ["Sheet filled in", []],
        ],
        dep_reviewed_by=[[], [], [], [], [SEC], [], []],
        dep_condition=[None, None, None, None, None, "required for Major; recommended for Minor", None],
    ),
    case(
        "dashes and sentences that name several",
        """
        ## Release checklist
        - Window booked — agreed between Project Manager, Tech Lead, and DevOps Engineer
        - Smoke run — QA Engineer, UX Designer validate
        - Drill planned and carried out by Tech Lead
        - Set prepared and executed by QA Engineer
        - Final look with QA Engineer
        - Tech Lead and team triage what is open
        - Developers and QA Engineer capture what was learnt
        """,
        dep=[
            ["Window booked", [PJM, TL, OPS]],
            ["Smoke run", [QA, "UX Designer"]],
            ["Drill planned and carried out", [TL]],
            ["Set prepared and executed", [QA]],
            ["Final look with QA Engineer", []],
            ["triage what is open", [TL]],
            ["capture what was learnt", [DEV, QA]],
        ],
        dep_input_from=[[], [], [], [], [QA], [], []],
    ),
    case(
        "bold beginnings that say whose part it is",
        """
        ## Release requirements
        - **QA Engineer sign-off required:** All runs are green
        - **Tech Lead review required (if schema changes):** Migrations rehearsed
        - **Data Analyst dashboard verification required:** Events arrive
        - **Release Manager coordination**: Notes and plan are in one place
        - UX Designer validation of the new flows
        - **Support team briefed:** Features and known issues
        """,
        req=[
            ["All runs are green", []],
            ["Migrations rehearsed", []],
            ["Events arrive", []],
            ["Notes and plan are in one place", [RM]],
            ["UX Designer validation of the new flows", []],
            ["Support team briefed", []],
        ],
        req_sign_off=[[QA], [], [], [], [], []],
        req_reviewed_by=[[], [TL], [], [], [], []],
        req_verified_by=[[], [], ["Data Analyst"], [], ["UX Designer"], []],
        req_condition=[None, "if schema changes", None, None, None, None],
    ),
    case(
        "a line above a list gives its items to somebody",
        """
        ## Deployment checklist
        Release Manager works through these steps:
        - [ ] Book the window
        - [ ] Run the set (QA Engineer)

        After the rollout:
        - [ ] Close the ticket

        After the rollout, Release Manager hands over to Support Lead:
        - Share the notes

        Support Lead responsibilities from then on:
        - Watch the queue
        """,
        dep=[
            ["Book the window", [RM]],
            ["Run the set", [QA]],
            ["Close the ticket", []],
            ["Share the notes", [RM]],
            ["Watch the queue", ["Support Lead"]],
        ],
    ),
    case(
        "checklists by role, and what roles do in general",
        """
        # Guide
        ## Deployment checklist
        - [ ] Tag the build

        ### Role-specific deployment responsibilities
        **DevOps Engineer:**
        - [ ] Drain the nodes

        **Subject Matter Expert:**
        - [ ] Look at the totals

        ## Role interactions during a release
        ### Pre-release preparation
        **Developers** prepare:
        - Finish the work
        """,
        dep=[["Tag the build", []], ["Drain the nodes", [OPS]], ["Look at the totals", ["Subject Matter Expert"]]],
        req=[],
        other=[],
    ),
    case(
        "steps by role are no phases, and who leads is no step",
        """
        ## Rollback playbook
        **Incident Commander**: Release Manager
        **Technical side**: Tech Lead

        - Revert

        ### Steps by role
        **DevOps Engineer (Commander for the machines):**
        - Restore the nodes

        **Developers:**
        - Read the logs
        """,
        phases=[["Rollback playbook", None, None], ["Steps by role", None, None]],
        steps=[["Revert", []], ["Restore the nodes", [OPS]], ["Read the logs", [DEV]]],
    ),
    case(
        "a bold line that names a role is no heading",
        """
        ## Rollback steps
        **Coordinator: Release Manager**

        1. Revert
        ## Release notes template
        **Author: Technical Writer** | **Reviewer: Product Manager, Release Manager**

        - Date:
        - Summary:

        **How we use it**: Put the filled template on the wiki before the window opens.
        """,
        phases=[["Rollback steps", None, None]],
        steps=[["Revert", [RM]]],
        notes=[["Date", []], ["Summary", []]],
    ),
    case(
        "what follows an incident is a phase where it is a list of deeds",
        """
        ## Incident checklist
        ### At once (first 15 minutes)
        - [ ] Declare
        ### Post-incident (after resolution)
        - [ ] Say that it is over
        - [ ] Book the retrospective (within 48 hours)
        """,
        phases=[["At once", 0, 15], ["Post-incident (after resolution)", None, None]],
        steps=[["Declare", []], ["Say that it is over", []], ["Book the retrospective (within 48 hours)", []]],
        review=[None, 48],
        other=[],
    ),
    case(
        "a table that says how it is validated names no verifier",
        """
        ## Release requirements
        | Requirement | Owner | Validation |
        |---|---|---|
        | Suite green | Developers | No red runs for a whole day |
        | Plan written | Release Manager | Tried out in staging |
        ## Exit criteria
        | Item | Owner | Validation |
        |---|---|---|
        | Copy read | Technical Writer | Product Manager |
        """,
        req=[["Suite green", [DEV]], ["Plan written", [RM]], ["Copy read", [TW]]],
        req_verified_by=[[], [], [PDM]],
    ),
    case(
        "the call among what roles do",
        """
        # Guide
        ## Roles
        - **Release Manager**: owns the window; leads the go/no-go decision
        - **QA Engineer**: takes part in it
        ## Go / No-Go
        Hold a short go/no-go with the Release Manager, QA Engineer, and Tech Lead.
        ## Release checklist
        - Tag
        """,
        call=[RM, [RM, QA, TL]],
    ),
    case(
        "the call under a role's heading",
        """
        # Guide
        ## Release Manager responsibilities
        - Facilitate the go/no-go decision with Project Manager and Tech Lead
        ## Release checklist
        - Tag
        """,
        call=[RM, [RM, PJM, TL]],
    ),
    case(
        "a deed with advice behind it is a deed",
        """
        ## Deployment steps
        1. **Ship to production**: Use the pipeline when possible
        2. Widen the rollout: preferably in the morning
        3. **Tag the build** in the repository: Use three numbers
        """,
        dep=[["Ship to production", []], ["Widen the rollout", []], ["Tag the build in the repository", []]],
    ),
    case(
        "judgements and deeds as nouns, crowds beside a role",
        """
        ## Release checklist
        - Nodes backed up — SRE oversight
        - Set run — DevOps Engineer with QA support
        - Note sent - Project Manager communicates with Product Owner approval
        - Screens looked at - UX Designer verification
        - Shipped (`DevOps Engineer` ships; **QA Engineer** verifies)
        - Shipped again (pipeline preferred — **DevOps / Platform Engineer**)
        - Cause found (Developers + relevant team members)
        - Window agreed (coordinated between QA Engineer and DevOps Engineer)
        - Call held — **facilitated by Release Manager**, requires sign-off from Tech Lead and Security Champion
        - Manual written (UX Designer and Technical Writer, if applicable)
        - Security Champion has signed off on the findings
        - SRE leads the rollout to the last region
        """,
        dep=[
            ["Nodes backed up", ["SRE"]],
            ["Set run", [OPS]],
            ["Note sent", [PJM]],
            ["Screens looked at", []],
            ["Shipped", [OPS]],
            ["Shipped again", ["DevOps / Platform Engineer"]],
            ["Cause found", [DEV]],
            ["Window agreed", [QA, OPS]],
            ["Call held", [RM]],
            ["Manual written", ["UX Designer", TW]],
            ["signed off on the findings", []],
            ["leads the rollout to the last region", ["SRE"]],
        ],
        dep_input_from=[[], ["QA"], *[[]] * 10],
        dep_sign_off=[[], [], ["Product Owner"], *[[]] * 5, [TL, SEC], [], [SEC], []],
        dep_verified_by=[[], [], [], ["UX Designer"], [QA], *[[]] * 7],
        dep_condition=[*[None] * 9, "if applicable", None, None],
    ),
    case(
        "a team list below the checklist, and its owners in plain words",
        """
        ## Deployment checklist
        - [ ] Ship
        - [ ] See the [list of lists](lists.md) after the rollout

        **Cross-functional release team**:
        - *Release Manager*: keeps an eye on all of it

        Roles & suggested owners
        - QA Engineer: the smoke set
        """,
        dep=[["Ship", []]],
        other=[],
    ),
    case(
        "a document in a fence with plain words above its lists",
        """
        ```markdown
        # Release checklist

        Pre-release (before the window)
        - [ ] Plan written

        Production deployment
        - [ ] Ship (canary preferred)

        Escalation & rollback
        - [ ] Roll back
        ```
        """,
        req=[["Plan written", []]],
        dep=[["Ship", []]],
        steps=[["Roll back", []]],
    ),
    case(
        "brackets that stay whole",
        """
        ## Release checklist
        - Copy drafted (say how to upgrade if needed)
        """,
        dep=[["Copy drafted (say how to upgrade if needed)", []]],
        dep_condition=[None],
    ),
    case(
        "who writes the notes is below their fields",
        """
        ## Release notes template
        - Date:
        ### Release notes ownership
        They are written by:
        - **Technical Writer**: the words
        """,
        notes=[["Date", []]],
    ),
    case(
        "capital verbs are no part of a role",
        """
        ## Release checklist
        - Engages Developers on the open points
        - Authorizes DevOps Engineer to go on
        """,
        dep=[["Engages Developers on the open points", []], ["Authorizes DevOps Engineer to go on", []]],
        roles=[DEV, OPS],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_guide_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
