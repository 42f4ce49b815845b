"""Gates in a row, gaps to fill in, hand-overs, advice beside the work: what stands around the items of a guide."""

import pytest

from tests.guide.cases import Case, case, seen

RM, QA, TL, PDM, DEV = "Release Manager", "QA Lead", "Tech Lead", "Product Manager", "Developers"
OPS, SEC = "DevOps Engineer", "Security Lead"

CASES = [
    case(
        "of several gates only the call has seats",
        """
        ## Decision gates
        ### Gate 1: Release planning (at kick-off)
        - **Participants**: Scrum Master, Tech Lead
        - **Criteria**:
          - Scope written
        ### Gate 2: Production go/no-go (day before)
        - **Participants**: Release Manager, QA Lead
        - **Criteria**:
          - Staging quiet
        ## Deployment checklist
        - [ ] Ship
        """,
        call=[None, [RM, QA]],
        other=[["Scope written", []], ["Staging quiet", []]],
        dep=[["Ship", []]],
    ),
    case(
        "whoever attends without having to has no vote",
        """
        ## Go/no-go (T-4 h)
        Attendees: Release Manager, QA Lead, Risk Officer (optional)
        - [ ] Look at the board
        ## Deployment checklist
        - [ ] Ship
        """,
        call=[None, [RM, QA]],
    ),
    case(
        "boxes below the checklist's approvals are its items and have seats",
        """
        ## Pre-release requirements
        ### Code
        - [ ] Suite green
        ### Approvals
        - [ ] QA Lead sign-off on quality
        - [ ] Release Manager go/no-go decision
        """,
        req=[["Suite green", []], ["QA Lead sign-off on quality", []], ["Release Manager go/no-go decision", [RM]]],
        req_sign_off=[[], [QA], []],
        call=[RM, [RM, QA]],
        other=[],
    ),
    case(
        "gaps below an item are for the one who signs",
        """
        ## Pre-release checks
        - [ ] **QA Lead sign-off:** Set run twice
          - **Signed by:** ________ **Date:** ________
        - [ ] Window opens: **Time:** ________
        """,
        req=[["Set run twice", []], ["Window opens", []]],
        req_sign_off=[[QA], []],
    ),
    case(
        "a hand-over is a deed of whoever hands over",
        """
        ## Deployment checklist
        1. **Developers → QA**: the build is ready
        2. **QA → Security**: QA Lead says the set has passed
        3. **All → Release Manager**: last look at the board
        """,
        dep=[["the build is ready", [DEV]], ["says the set has passed", [QA]], ["last look at the board", []]],
    ),
    case(
        "one timed step makes no phases of its neighbours",
        """
        ## Rollback
        ### Rollback procedure
        1. **Declare it** (Release Manager):
           - Page the Security Lead if data leaked
           - Alert the Product Manager of the user impact
        2. **Look at it** (within 10 minutes):
           - Read the graphs
        3. **Revert** (DevOps Engineer):
           - Run the job
        """,
        phases=[["Rollback procedure", None, None]],
        steps=[
            ["Declare it", [RM]],
            ["Page the Security Lead", [SEC]],
            ["Alert the Product Manager of the user impact", [PDM]],
            ["Look at it (within 10 minutes)", []],
            ["Read the graphs", []],
            ["Revert", [OPS]],
            ["Run the job", []],
        ],
        step_parent=[None, 3, 3, None, 6, None, 8],
    ),
    case(
        "who may decide and how it is decided are no steps",
        """
        ## Rollback
        ### Rollback decision
        - **Decision maker:** Release Manager
        - **Consultation:** Tech Lead
        - **Timeline:** within a quarter of an hour
        ### Rollback authority
        - **Security Lead**: may order it when data leaks
        ### Rollback steps
        1. Run the job
        """,
        steps=[["Run the job", []]],
        roles=[RM, TL, SEC],
    ),
    case(
        "a step's explanation says who is called",
        """
        ## Incident response
        - **Open it**: Page the on-call Engineer
        - **Spread the word**: Tell the Product Manager and the Tech Lead
        - **Write**: Notes for whoever comes next
        - Wake on-call (Release Manager decides)
        """,
        steps=[
            ["Open it", ["on-call Engineer"]],
            ["Spread the word", [PDM, TL]],
            ["Write", []],
            ["Wake on-call", [RM]],
        ],
    ),
    case(
        "after a rollback comes the rest of the playbook",
        """
        ## Rollback
        1. Run the job
        ### Post-rollback actions
        Immediately after rollback:
        - [ ] Look at the graphs

        Within 1 hour:
        - [ ] Write it down
        """,
        phases=[["Rollback", None, None], ["Post-rollback actions", None, None], ["Within 1 hour", 0, 60]],
        other=[],
    ),
    case(
        "a role's own table is no list of tasks though a checklist stands below it",
        """
        # How we release
        ## Release roles & responsibilities
        | Role | Release responsibility |
        |---|---|
        | Release Manager | Facilitates go/no-go |
        | Developers | Merge what is due |
        ### Roles checklist
        - [ ] Release Manager named for this release
        ## Deployment checklist
        - [ ] Ship
        """,
        other=[["Release Manager named for this release", []]],
        call=[RM, [RM]],
    ),
    case(
        "advice, strategies and figures are no tasks",
        """
        ## Deployment checklist
        - [ ] Ship
        ## Deployment strategies
        ### Canary deployment
        - **When to use**: risky changes
        - **Pros**: few are hit
        ## Best practices for releases
        ### Quality gates
        - Never skip a set to meet a date
        ## Release metrics to track
        ### Quality metrics
        - **Coverage**: share of lines
        """,
        dep=[["Ship", []]],
        req=[],
        other=[],
        phases=[],
    ),
    case(
        "a quoted owner holds for the list below it",
        """
        ## 3. Documentation readiness
        > Owner: **Communication Lead** (with Release Manager)

        - [ ] Notes written
        ## 4. Operational readiness
        > A quotation about calm.

        - [ ] Plan rehearsed
        """,
        req=[["Notes written", ["Communication Lead"]], ["Plan rehearsed", []]],
    ),
    case(
        "what a type is for stands below its heading",
        """
        ## Release types
        ### Patch release (x.y.Z)
        **Purpose**: Small repairs

        **When to use**:
        - Users are stuck
        ### Minor release
        **Purpose**: New things
        ## Deployment checklist
        - [ ] Ship
        """,
        types=[["Patch", "(x.y.Z); Small repairs"], ["Minor", "New things"]],
        findings=["names no owner: Ship"],
    ),
    case(
        "a ladder that is drawn, and a matrix that only helps to decide",
        """
        # How we release
        ## Rollback decision matrix
        | Condition | Action |
        |---|---|
        | Half of it deployed | Roll back |
        ## Incident response
        1. Look
        ### Post-incident (24-48 hours)
        1. Write it down
        ## On-call escalation
        ### Rota
        - The Release Manager keeps it
        ### Path
        ```
        Level 1 — On-call Engineer / Release Manager
            ↓ (after 15 min)
        Level 2 — Tech Lead
        ```
        """,
        ladder=["On-call Engineer", TL],
        phases=[["Incident response", None, None], ["Post-incident", 1440, 2880]],
        findings=["names no role: Look", "names no role: Write it down"],
    ),
    case(
        "levels that are headings",
        """
        ## Deployment
        1. Ship
        ## Escalation
        ### Level 1: On-call Engineer (0-15 min)
        - First look
        ### Level 2: Database Team Lead (15+ min)
        - Second look
        """,
        ladder=["On-call Engineer", "Database Team Lead"],
        findings=["names no owner: Ship"],
    ),
    case(
        "a checklist before the release within its whole process, and papers that are only listed",
        """
        # Handbook
        ## Release & deployment
        ### Pre-release checklist
        - Suite green
        ### Deployment process
        1. Ship
        ## Rollback & risk
        - [ ] Plan rehearsed
        ## Key artifacts
        - **Charter**: the aim on a page
        """,
        req=[["Suite green", []], ["Plan rehearsed", []]],
        dep=[["Ship", []]],
        other=[],
        steps=[],
    ),
    case(
        "an announcement is no template of the notes",
        """
        ## Deployment
        1. Ship
        ## Release announcement template
        ```
        Subject: it is out
        ```
        ## Release notes template
        - Summary:
        """,
        notes=[["Summary", []]],
    ),
    case(
        "sentences that advise or give an example are no conditions",
        """
        ## Release process
        1. Choose a version. For example, v1.2.0.
        2. Ship it. For large changes, prefer a quiet hour.
        3. Describe it. Especially if it breaks something.
        4. Go back if the error budget is spent.
        """,
        dep=[["Choose a version", []], ["Ship it", []], ["Describe it", []], ["Go back", []]],
        dep_condition=[None, None, None, "if the error budget is spent"],
    ),
    case(
        "a checklist inside a part that is text keeps its own kind",
        """
        ## Emergency quick reference
        ### Pre-flight checklist
        - [ ] Suite green
        ## Deployment
        1. Ship
        """,
        req=[["Suite green", []]],
        dep=[["Ship", []]],
    ),
    case(
        "gaps in a template are no fields",
        """
        ## Release notes template
        ```markdown
        # Release [number]
        ## What's new ✨
        ### [Area 1]
        - **[Feature]**: [what it does]
        ## Fixes 🐛
        - Fixed [what was broken]
        ```
        """,
        notes=[["What's new", []], ["Fixes", []]],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_it_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
