"""Titles, conditions, nesting, and what must not become a task."""

import pytest

from tests.guide.cases import Case, case, seen

CASES = [
    case(
        "conditions in brackets and trailing",
        """
        ## Release requirements
        - Window booked (if needed) - Release Manager
        - Snapshot taken (if applicable)
        - Threats looked at (for security-sensitive changes)
        - Flows tried for user-facing changes
        - Threats modelled for high-risk releases
        - Undo the migration if the schema changed
        - If user-facing, check the contrast
        - For major releases: rehearse the cut-over
        - Announce as needed
        - Load test, unless it is a patch
        """,
        req=[
            ["Window booked", ["Release Manager"]],
            ["Snapshot taken", []],
            ["Threats looked at", []],
            ["Flows tried", []],
            ["Threats modelled", []],
            ["Undo the migration", []],
            ["check the contrast", []],
            ["rehearse the cut-over", []],
            ["Announce", []],
            ["Load test", []],
        ],
        req_condition=[
            "if needed",
            "if applicable",
            "for security-sensitive changes",
            "for user-facing changes",
            "for high-risk releases",
            "if the schema changed",
            "If user-facing",
            "For major releases",
            "as needed",
            "unless it is a patch",
        ],
    ),
    case(
        "what is no condition",
        """
        ## Release requirements
        - Deploy to staging (automated pipeline preferred)
        - Scans passed (SAST, DAST)
        - Check if the rollback works
        - Plan written for all releases
        - Notes drafted for the release
        - Smoke run in the pipeline (if possible)
        """,
        req=[
            ["Deploy to staging", []],
            ["Scans passed (SAST, DAST)", []],
            ["Check if the rollback works", []],
            ["Plan written for all releases", []],
            ["Notes drafted for the release", []],
            ["Smoke run in the pipeline", []],
        ],
        req_condition=[None] * 6,
    ),
    case(
        "sub-headings split one checklist",
        """
        # How we ship
        ## Deployment checklist
        ### Before deployment
        - [ ] Tag the build
        ### During deployment
        - [ ] Widen the rollout
        ### After deployment
        - [x] Watch the graphs
        """,
        dep=[["Tag the build", []], ["Widen the rollout", []], ["Watch the graphs", []]],
        req=[],
        other=[],
    ),
    case(
        "groups inside the list are no tasks",
        """
        ## Deployment checklist
        - **Before deployment:**
          - [ ] Tag the build
        - After:
          - [ ] Watch the graphs
            - [ ] Errors
        """,
        dep=[["Tag the build", []], ["Watch the graphs", []], ["Errors", []]],
        dep_parent=[None, None, 5],
    ),
    case(
        "a process whose parts are named",
        """
        # Shipping
        ## Release process
        ### Pre-release checklist
        - Suite green
        ### Deployment
        - Tag the build
        ### Post-deployment
        - Watch the graphs
        ### Rollback
        1. Redeploy the build before
        """,
        req=[["Suite green", []]],
        dep=[["Tag the build", []], ["Watch the graphs", []]],
        steps=[["Redeploy the build before", []]],
    ),
    case(
        "comments, templates, quotations and pointers are no tasks",
        """
        ## Deployment checklist
        <!-- - [ ] Old step -->
        > - [ ] Quoted step

        ```
        - [ ] Step of a template
        ```

        - [ ] Tag the build <!-- A-DEP-5 -->
        - See [the runbook](runbook.md) for more
        - Refer to the wiki
        - [Runbook](runbook.md)
        - Note: never on Fridays
        - ~~Ring the bell~~
        - Automated pipeline preferred
        -
        """,
        dep=[["Tag the build", []]],
    ),
    case(
        "attributes below an item are no tasks",
        """
        ## Release requirements
        - **Suite green**
          - **Execution**: in the pipeline
          - **Content**: unit and browser
          - **Purpose**: trust
          - **Notes**: takes an hour
          - Sign-off required: QA Engineer (for high-risk changes)
          - Input from: Developers
        """,
        req=[["Suite green", []]],
        req_sign_off=[["QA Engineer"]],
        req_input_from=[["Developers"]],
    ),
    case(
        "numbered procedure with sub-steps, two spaces deep",
        """
        ## Deployment steps
        1. Tag the build
          - Bump the version
          - Push the tag
        2. Widen the rollout
           1. To a tenth
           2. To all
        """,
        dep=[
            ["Tag the build", []],
            ["Bump the version", []],
            ["Push the tag", []],
            ["Widen the rollout", []],
            ["To a tenth", []],
            ["To all", []],
        ],
        dep_parent=[None, 2, 2, None, 5, 5],
    ),
    case(
        "wrapped, tabbed, starred, plussed, numbered by hand, with signs",
        """
        ## Release requirements
        * Suite green on
          every browser
        +	Plan written
        - 1.1 Window booked
        - Step 2: Copy done
        - ✅ Drill done
        - 🚀 Flags **listed** in `flags.md`
        """,
        req=[
            ["Suite green on every browser", []],
            ["Plan written", []],
            ["Window booked", []],
            ["Copy done", []],
            ["Drill done", []],
            ["Flags listed in flags.md", []],
        ],
    ),
    case(
        "boxes without a list",
        """
        ## Go-live checklist
        ☐ Tag the build
        ☐ Watch the graphs - QA Engineer
        """,
        dep=[["Tag the build", []], ["Watch the graphs", ["QA Engineer"]]],
        dep_line=[2, 3],
    ),
    case(
        "what is in no known section stays under its heading",
        """
        # Guide
        ## Release requirements
        - Suite green
        ## Partner programme
        - Tell the partners - Product Manager
        - Update the portal
        ## Purpose
        - Less trouble
        """,
        other=[["Tell the partners", ["Product Manager"]], ["Update the portal", []]],
        other_section=["Partner programme", "Partner programme"],
    ),
    case(
        "bold lines as headings",
        """
        **Release Types**
        - Patch: repairs

        **Pre-release Requirements**
        - Suite green

        **Deployment Steps:**
        1. Tag the build
        """,
        types=[["Patch", "repairs"]],
        req=[["Suite green", []]],
        dep=[["Tag the build", []]],
    ),
    case(
        "every section is a first-level heading",
        """
        # Pre-release requirements
        - Suite green
        # Deployment checklist
        - Tag the build
        """,
        req=[["Suite green", []]],
        dep=[["Tag the build", []]],
    ),
    case(
        "numbered and decorated headings",
        """
        # 📦 Guide
        ## 1. Release Types
        - Minor - steps forward
        ## 2. ✅ Pre-Release Readiness
        - Suite green
        ## 3. 🚀 Deployment Runbook
        - Tag the build
        """,
        types=[["Minor", "steps forward"]],
        req=[["Suite green", []]],
        dep=[["Tag the build", []]],
    ),
    case(
        "bold lead with an explanation",
        """
        ## Release requirements
        - **Suite green**: unit and browser runs on the candidate
        - **Plan written** — covers data and flags
        """,
        req=[["Suite green", []], ["Plan written", []]],
    ),
    case(
        "bullets, bold words, headings and tables of types",
        """
        # A
        ## Release types
        1. **Patch (x.y.Z)** - repairs
        2. **Minor release**: steps forward
        - Hotfix
        """,
        types=[["Patch", "(x.y.Z) repairs"], ["Minor", "steps forward"], ["Hotfix", ""]],
    ),
    case(
        "types in a table",
        """
        ## Types of releases
        | Release type | What for | Cadence |
        |---|---|---|
        | **Patch** | repairs | any day |
        | Major | breaks | yearly |
        """,
        types=[["Patch", "repairs; Cadence: any day"], ["Major", "breaks; Cadence: yearly"]],
    ),
    case(
        "types as headings, and as paragraphs",
        """
        # A
        ## Release types
        ### Patch
        Repairs what hurts.
        ### Major release
        - Breaks things
        - Needs migration
        """,
        types=[["Patch", "Repairs what hurts."], ["Major", "Breaks things; Needs migration"]],
    ),
    case(
        "types as bold paragraphs",
        """
        ## Release categories
        **Patch**: repairs

        **Minor**: steps forward
        """,
        types=[["Patch", "repairs"], ["Minor", "steps forward"]],
    ),
    case(
        "types in one sentence",
        """
        ## Release types
        We know patch, minor and major releases.
        """,
        types=[["patch", ""], ["minor", ""], ["major", ""]],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_items_are_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
