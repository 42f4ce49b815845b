"""One small guide for each way of writing that release guides are known for, in the words of made-up teams."""

import pytest

from tests.guide.cases import DA, DEV, OPS, PDM, PJM, QA, RM, SEC, TL, TW, Case, case, seen

CASES = [
    case(
        "the owner on a bullet's second line, with and without a label",
        """
        ## Release checklist
        - Freeze the branch
          (Tech Lead, if the train is on time)
        - Warm the caches before
          the first region opens - DevOps Engineer
        - Draft the mail
          Owner: Technical Writer
        - Book the room.
          Project Manager sends the invitation.
        - Rotate the keys
          if the vault was touched
        """,
        dep=[
            ["Freeze the branch", [TL]],
            ["Warm the caches before the first region opens", [OPS]],
            ["Draft the mail", [TW]],
            ["Book the room", [PJM]],
            ["Rotate the keys", []],
        ],
        dep_condition=["if the train is on time", None, None, None, "if the vault was touched"],
    ),
    case(
        "roles in backticks, in italics, as handles",
        """
        ## Deployment steps
        1. Tag the build - `Release Manager`
        2. `QA Engineer`: run the set
        3. Drain the nodes (_DevOps Engineer_)
        4. Read the copy — *Technical Writer* / *Product Manager*
        5. Post the note (@release-manager)
        """,
        dep=[
            ["Tag the build", [RM]],
            ["run the set", [QA]],
            ["Drain the nodes", [OPS]],
            ["Read the copy", [TW, PDM]],
            ["Post the note", ["release-manager"]],
        ],
    ),
    case(
        "folded parts are read like any other",
        """
        ## Deployment checklist
        <details>
        <summary>Before the window</summary>

        - [ ] Freeze the branch - Tech Lead

        </details>

        <details><summary>After</summary>

        - [ ] Tell the field teams - Release Manager

        </details>
        """,
        dep=[["Freeze the branch", [TL]], ["Tell the field teams", [RM]]],
    ),
    case(
        "who approves stands below the item",
        """
        ## Release requirements
        - Budget looked at
          - Approved by: Project Manager
        - Contracts looked at
          - Done by: Developers
          - Approved by: Tech Lead (for breaking changes)
          - Consulted: Product Manager
        """,
        req=[["Budget looked at", []], ["Contracts looked at", [DEV]]],
        req_sign_off=[[PJM], [TL]],
        req_input_from=[[], [PDM]],
    ),
    case(
        "types in bold, in a table, with several words",
        """
        ## Kinds of release
        **Patch (hotfix)** - mends one thing
        **Minor** - adds something
        **Major** - takes something away
        """,
        types=[["Patch", "(hotfix) mends one thing"], ["Minor", "adds something"], ["Major", "takes something away"]],
    ),
    case(
        "types in a table with more columns",
        """
        ## Release types
        | Type | Meaning | Example | Approval |
        |------|---------|---------|----------|
        | **Patch** | repair | 1.0.1 | Tech Lead |
        | **Minor** | addition | 1.1.0 | Product Manager |
        """,
        types=[
            ["Patch", "repair; Example: 1.0.1; Approval: Tech Lead"],
            ["Minor", "addition; Example: 1.1.0; Approval: Product Manager"],
        ],
    ),
    case(
        "the call in prose, led by the subject of the sentence",
        """
        ## Go / No-Go
        The Release Manager chairs a short call one hour before the window. QA Engineer, Tech Lead and
        Product Manager each give their vote. One no is enough to stop.
        ## Release checklist
        - Tag
        """,
        call=[RM, [RM, QA, TL, PDM]],
    ),
    case(
        "the call as a table of votes",
        """
        ## Go/No-Go decision
        | Role | Looks at | Vote |
        |---|---|---|
        | Release Manager (chair) | readiness | ☐ Go ☐ No-go |
        | QA Engineer | test results | ☐ Go ☐ No-go |
        | Product Manager | scope | ☐ Go ☐ No-go |
        ## Release checklist
        - Tag
        """,
        call=[RM, [RM, QA, PDM]],
    ),
    case(
        "the call as checklist items",
        """
        ## Deployment checklist
        - [ ] Go/no-go call held, led by Release Manager
          - [ ] QA Engineer: go
          - [ ] Tech Lead: go
        - [ ] Ship - DevOps Engineer
        """,
        call=[RM, [RM, QA, TL]],
    ),
    case(
        "the call as boxes below its heading",
        """
        ## Release sign-off
        - [ ] Release Manager
        - [ ] QA Engineer
        - [ ] Security Champion (if security-sensitive)
        ## Release checklist
        - Tag
        """,
        call=[None, [RM, QA, SEC]],
    ),
    case(
        "checklists over sub-headings, at two depths",
        """
        # Handbook
        ## Deployment checklist
        ### T-1 day
        - [ ] Freeze (Tech Lead)
        #### Data
        - [ ] Dump taken (DevOps Engineer)
        ### During the window
        1. Drain
        2. Ship
        ### Afterwards
        - [ ] Announce
        """,
        dep=[["Freeze", [TL]], ["Dump taken", [OPS]], ["Drain", []], ["Ship", []], ["Announce", []]],
        req=[],
    ),
    case(
        "phases in many wordings",
        """
        ## Incident playbook
        ### First 15 minutes - contain
        - Declare (Release Manager)
        ### 15 minutes - 2 hours: mend
        - Mend (Developers)
        ### Next 4 hours
        - Watch (Data Analyst)
        ### Within 24 hours
        - Write it down (Project Manager)
        ### Follow-up
        - Tell the customers
        """,
        phases=[
            ["contain", 0, 15],
            ["mend", 15, 120],
            ["Next 4 hours", 120, 360],
            ["Within 24 hours", 0, 1440],
            ["Follow-up", None, None],
        ],
    ),
    case(
        "phases as bold lines with lists below",
        """
        ## Rollback & incident response
        **Phase 1 (0–10 min): Stop the bleeding**
        1. Page the on-call engineer
        2. Roll back - DevOps Engineer

        **Phase 2 (10–60 min): Understand**
        1. Read the logs - Developers
        """,
        phases=[["Phase 1: Stop the bleeding", 0, 10], ["Phase 2: Understand", 10, 60]],
        steps=[["Page the on-call engineer", ["on-call engineer"]], ["Roll back", [OPS]], ["Read the logs", [DEV]]],
    ),
    case(
        "a numbered procedure with lettered and dashed sub-steps",
        """
        ## Deployment procedure
        1. Prepare the window (Release Manager)
           a. Book it
           b. Say so in the channel
        2. Ship
           - Canary first (DevOps Engineer)
           - Then the rest
             - region by region
        """,
        dep=[
            ["Prepare the window", [RM]],
            ["Book it", []],
            ["Say so in the channel", []],
            ["Ship", []],
            ["Canary first", [OPS]],
            ["Then the rest", []],
            ["region by region", []],
        ],
        dep_parent=[None, 2, 2, None, 5, 5, 7],
    ),
    case(
        "fields plain, bold, hinted, nested, prefilled",
        """
        ## Release notes template
        - Version:
        - **Date**: 2031-05-06
        - **Highlights** (from Product Manager): what people will notice
        - Changes:
          - New
          - **Fixed** — QA Engineer
        - Upgrade steps (if any): Technical Writer
        - Contact: Release Manager
        """,
        notes=[
            ["Version", []],
            ["Date", []],
            ["Highlights", [PDM]],
            ["Changes", []],
            ["New", []],
            ["Fixed", [QA]],
            ["Upgrade steps", [TW]],
            ["Contact", [RM]],
        ],
    ),
    case(
        "fields as headings of a fenced template",
        """
        ## Release notes format
        ```markdown
        # Release <version>
        ## Summary
        ## What changed
        - item
        ## Known problems
        ```
        """,
        notes=[["Summary", []], ["What changed", []], ["Known problems", []]],
    ),
    case(
        "48 hours in an item, in a sentence, in a table",
        """
        ## Rollback
        1. Revert
        2. Project Manager holds a blameless post-incident review within 48 hours
        """,
        review=[PJM, 48],
    ),
    case(
        "two working days",
        """
        ## Rollback
        1. Revert

        A post-mortem, run by the Tech Lead, takes place no later than two days after the incident.
        """,
        review=[TL, 48],
    ),
    case(
        "non-items",
        """
        ## Deployment checklist
        <!-- - [ ] Old step - QA Engineer -->
        > - [ ] Quoted step - QA Engineer

        ```
        - [ ] Fenced step
        ```
        - [ ] Ship (blue/green preferred)
        - See [the wiki](wiki.md) for the colours
        - Note: never on a Friday
        - ~~Print the plan~~
        - Tip: keep the pager near
        - An automated pipeline is preferred
        - For details, see the runbook
        """,
        dep=[["Ship", []]],
    ),
    case(
        "tabs, wrapped lines, emoji",
        "## Deployment checklist\n- [ ]\t🚀\tShip it\t-\tDevOps Engineer\n"
        "\t- 🔍 Look at the first\n\t  region (Data Analyst)\n"
        "* ✅ Close the\nticket — Release Manager\n",
        dep=[["Ship it", [OPS]], ["Look at the first region", [DA]], ["Close the ticket", [RM]]],
        dep_parent=[None, 2, None],
    ),
    case(
        "other scripts keep their words",
        """
        ## Требования к релизу (Release requirements)
        - Тесты пройдены (QA Engineer)
        - **План отката** — Release Manager
        ## Deployment checklist
        - [ ] 本番へデプロイ - DevOps Engineer
        - [ ] إعلان الإصدار (Product Manager)
        """,
        req=[["Тесты пройдены", [QA]], ["План отката", [RM]]],
        dep=[["本番へデプロイ", [OPS]], ["إعلان الإصدار", [PDM]]],
    ),
    case(
        "conditions in every place",
        """
        ## Release requirements
        - (Major only) Upgrade guide written - Technical Writer
        - If the schema changes: rehearse the migration - Developers
        - Threats looked at *(security-sensitive changes only)* - Security Champion
        - Notice sent, when prices change - Product Manager
        - Load run [optional] - QA Engineer
        - Legal read (required for major releases) - Legal Team
        """,
        req=[
            ["Upgrade guide written", [TW]],
            ["rehearse the migration", [DEV]],
            ["Threats looked at", [SEC]],
            ["Notice sent", [PDM]],
            ["Load run", [QA]],
            ["Legal read", ["Legal Team"]],
        ],
        req_condition=[
            "Major only",
            "If the schema changes",
            "security-sensitive changes only",
            "when prices change",
            "optional",
            "required for major releases",
        ],
    ),
    case(
        "abbreviations with their long form after them",
        """
        # Guide
        RM = Release Manager, QA = Quality Assurance, SecChamp (Security Champion)
        ## Release checklist
        - Tag (RM)
        - Set green (QA + RM)
        - Secrets rotated (SecChamp)
        """,
        dep=[["Tag", [RM]], ["Set green", ["Quality Assurance", RM]], ["Secrets rotated", [SEC]]],
    ),
    case(
        "a section-level line in italics and one in brackets behind the heading",
        """
        ## Pre-release requirements
        *Owner: Tech Lead unless noted otherwise*
        - Branch frozen
        - Set green - QA Engineer
        ## Deployment checklist (Release Manager)
        - [ ] Book the window
        """,
        req=[["Branch frozen", [TL]], ["Set green", [QA]]],
        dep=[["Book the window", [RM]]],
    ),
    case(
        "the ladder with arrows, in words, and in levels",
        """
        ## Rollback
        1. Revert

        Escalate from the Tech Lead to the Product Manager and then to the VP Engineering if it lasts.
        """,
        ladder=[TL, PDM, "VP Engineering"],
    ),
    case(
        "unknown sections keep their items under their own heading",
        """
        # Guide
        ## Release checklist
        - Tag
        ## Certification paperwork
        - Form 7 filed - Compliance Officer
        """,
        dep=[["Tag", []]],
        other=[["Form 7 filed", ["Compliance Officer"]]],
        other_section=["Certification paperwork"],
    ),
    case(
        "a definition list of owner lines",
        """
        ## Release requirements
        **Suite green**
        Owner: QA Engineer
        Verified by: Tech Lead

        **Plan written**
        Owner: Release Manager
        """,
        req=[["Suite green", [QA]], ["Plan written", [RM]]],
        req_verified_by=[[TL], []],
    ),
    case(
        "a table with the role first",
        """
        ## Pre-release requirements
        | Role | Responsibility |
        |---|---|
        | QA Engineer | Set is green |
        | Tech Lead, Developers | Debt is written down |
        """,
        req=[["Set is green", [QA]], ["Debt is written down", [TL, DEV]]],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_variant_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
