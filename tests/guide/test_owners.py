"""Who owns an item, wherever the guide says so."""

import pytest

from tests.guide.cases import DEV, PDM, QA, RM, TL, Case, case, seen

CASES = [
    case(
        "before the item, bold and colon",
        """
        # Shipping handbook
        ## Pre-release requirements
        - **QA Engineer**: regression suite is green
        - **Release Manager:** branch is cut
        - **Tech Lead / Developers** - design notes are merged
        """,
        req=[["regression suite is green", [QA]], ["branch is cut", [RM]], ["design notes are merged", [TL, DEV]]],
    ),
    case(
        "before the item, plain with a dash",
        """
        ## Deployment steps
        1. QA — run the smoke set
        2. Release Manager – tag the build
        3. DevOps Engineer: widen the rollout
        4. Release Manager sends the note to all teams
        """,
        dep=[
            ["run the smoke set", ["QA"]],
            ["tag the build", [RM]],
            ["widen the rollout", ["DevOps Engineer"]],
            ["sends the note to all teams", [RM]],
        ],
    ),
    case(
        "after the item, in brackets and dashes",
        """
        ## Release checklist
        - Tag the build (Release Manager)
        - Run the smoke set (Owner: QA Engineer)
        - Open the flag [Owner: Tech Lead]
        - Tell the field teams — @Release Manager
        - Watch the graphs - Data Analyst
        - Merge the docs – owner: Technical Writer
        - Freeze the branch, by the Tech Lead
        - Write the summary -- Technical Writer drafts it
        """,
        dep=[
            ["Tag the build", [RM]],
            ["Run the smoke set", [QA]],
            ["Open the flag", [TL]],
            ["Tell the field teams", [RM]],
            ["Watch the graphs", ["Data Analyst"]],
            ["Merge the docs", ["Technical Writer"]],
            ["Freeze the branch", [TL]],
            ["Write the summary", ["Technical Writer"]],
        ],
    ),
    case(
        "nested under the item",
        """
        ## Readiness
        * Load test done
          * Owner: QA Engineer
          * Verified by: Tech Lead and Product Manager
          * Approved by: Release Manager
          * Evidence: link to the run
        * Copy checked
          - Responsible - Technical Writer
          - Reviewers: Product Manager, UX Designer
        * Flags listed
          - Tech Lead
        """,
        req=[["Load test done", [QA]], ["Copy checked", ["Technical Writer"]], ["Flags listed", [TL]]],
        req_verified_by=[[TL, PDM], [], []],
        req_sign_off=[[RM], [], []],
        req_reviewed_by=[[], [PDM, "UX Designer"], []],
    ),
    case(
        "section-level owner holds below, an own owner wins",
        """
        ## Prerequisites
        Owner: Release Manager

        - Window is booked
        - Suite is green (QA Engineer)

        ## Rollout
        **Responsible:** DevOps Engineer
        - [ ] Drain the nodes
        """,
        req=[["Window is booked", [RM]], ["Suite is green", [QA]]],
        dep=[["Drain the nodes", ["DevOps Engineer"]]],
    ),
    case(
        "heading names the owner of all below it",
        """
        # Release guide
        ## Deployment checklist
        ### Release Manager
        - [ ] Tag the build
        ### QA Engineer tasks
        - [ ] Run the smoke set
        ### Announcements (Owner: Product Manager)
        - [ ] Post in the forum
        """,
        dep=[["Tag the build", [RM]], ["Run the smoke set", [QA]], ["Post in the forum", [PDM]]],
    ),
    case(
        "a bullet that is only a role gathers its tasks",
        """
        ## Pre-release checklist
        - **QA Engineer**
          - Regression done
          - Devices covered
        - Release Manager:
          - Window booked
        """,
        req=[["Regression done", [QA]], ["Devices covered", [QA]], ["Window booked", [RM]]],
        req_parent=[None, None, None],
    ),
    case(
        "several owners with every joint",
        """
        ## Release requirements
        - One - Tech Lead / QA Engineer
        - Two - Tech Lead + QA Engineer
        - Three - Tech Lead and QA Engineer
        - Four - Tech Lead, QA Engineer & Product Manager
        - Five - Tech Lead or QA Engineer
        - Six - Tech Lead/QA Engineer
        """,
        req=[
            ["One", [TL, QA]],
            ["Two", [TL, QA]],
            ["Three", [TL, QA]],
            ["Four", [TL, QA, PDM]],
            ["Five", [TL, QA]],
            ["Six", [TL, QA]],
        ],
    ),
    case(
        "roles as links",
        """
        ## Deployment process
        - Tag the build - [Release Manager](roles.md#rm)
        - [QA Engineer](roles.md): run the smoke set
        - Widen the rollout (Owner: [DevOps Engineer](roles.md))
        """,
        dep=[["Tag the build", [RM]], ["run the smoke set", [QA]], ["Widen the rollout", ["DevOps Engineer"]]],
    ),
    case(
        "abbreviations take their long form",
        """
        # Release guide
        The Release Manager (RM) works with the Tech Lead (TL) and Quality Assurance (QA).
        ## Deployment checklist
        - [ ] Tag the build - RM
        - [ ] Review the diff (TL)
        - [ ] **QA**: run the set
        - [ ] Sign the release - RM / TL
        """,
        dep=[
            ["Tag the build", [RM]],
            ["Review the diff", [TL]],
            ["run the set", ["Quality Assurance"]],
            ["Sign the release", [RM, TL]],
        ],
    ),
    case(
        "abbreviations of a legend",
        """
        # Guide
        ## Roles
        - RM: Release Manager
        - **PdM** – Product Manager
        ## Release checklist
        - Publish - RM
        - Accept - PdM
        """,
        dep=[["Publish", [RM]], ["Accept", [PDM]]],
        other=[],
    ),
    case(
        "an abbreviation that nobody explains stays",
        """
        ## Release checklist
        - Publish - RM
        """,
        dep=[["Publish", ["RM"]]],
    ),
    case(
        "table with owner columns",
        """
        ## Pre-release requirements
        | # | Requirement | Owner | Verified by | Sign-off | When |
        |---|---|---|---|---|---|
        | 1 | Suite green | QA Engineer | Tech Lead | - | always |
        | 2 | Threats looked at | Security Champion | | Release Manager | for security-sensitive changes |
        | 3 | Copy done | Technical Writer / Product Manager | N/A | TBD | |
        """,
        req=[
            ["Suite green", [QA]],
            ["Threats looked at", ["Security Champion"]],
            ["Copy done", ["Technical Writer", PDM]],
        ],
        req_verified_by=[[TL], [], []],
        req_sign_off=[[], [RM], []],
        req_condition=[None, "for security-sensitive changes", None],
        req_line=[4, 5, 6],
    ),
    case(
        "matrix with roles as columns",
        """
        ## Deployment checklist
        | Activity | Release Manager | QA Engineer | Developers |
        | :-- | :-: | :-: | :-: |
        | Tag the build | R/A | I | C |
        | Run the set | A | R | C |
        | Approve | A | | |
        """,
        dep=[["Tag the build", [RM]], ["Run the set", [QA]], ["Approve", [RM]]],
        dep_sign_off=[[], [RM], []],
        dep_input_from=[[DEV], [DEV], []],
    ),
    case(
        "numbered headings as items",
        """
        # Deploy handbook
        ## Deployment procedure
        ### 1. Tag the build
        **Owner:** Release Manager
        **Verified by:** QA Engineer

        ### 2. Widen the rollout (if canary is calm)
        - Owner: DevOps Engineer
        - Input from: Data Analyst
        """,
        dep=[["Tag the build", [RM]], ["Widen the rollout", ["DevOps Engineer"]]],
        dep_verified_by=[[QA], []],
        dep_condition=[None, "if canary is calm"],
        dep_line=[3, 7],
    ),
    case(
        "several attributes on one line",
        """
        ## Release criteria
        - Suite green (Owner: QA Engineer; Verified by: Tech Lead)
        - Copy done — Owner: Technical Writer, Reviewer: Product Manager
        - Plan written | Owner: Release Manager | Sign-off: Tech Lead
        - **Drill done**
          Owner: DevOps Engineer
          Approver: Release Manager
        """,
        req=[
            ["Suite green", [QA]],
            ["Copy done", ["Technical Writer"]],
            ["Plan written", [RM]],
            ["Drill done", ["DevOps Engineer"]],
        ],
        req_verified_by=[[TL], [], [], []],
        req_reviewed_by=[[], [PDM], [], []],
        req_sign_off=[[], [], [TL], [RM]],
    ),
    case(
        "roles of no vocabulary are taken from an owner's place",
        """
        ## Release requirements
        - Ledger closed
          - Owner: Bookkeeping Desk
        - Totals match - Bookkeeping Desk
        - Form filed - Change Advisory Board
        - 帳票を確認
          - Owner: 発行責任者
        """,
        req=[
            ["Ledger closed", ["Bookkeeping Desk"]],
            ["Totals match", ["Bookkeeping Desk"]],
            ["Form filed", ["Change Advisory Board"]],
            ["帳票を確認", ["発行責任者"]],
        ],
    ),
    case(
        "words that only look like owners",
        """
        ## Release requirements
        - Security: scans are clean
        - Support lead briefed on the news
        - QA environment is up
        - Documentation - updated and linked
        - Release Manager informed
        - UX review is done
        - Support articles updated - links checked
        """,
        req=[
            ["Security: scans are clean", []],
            ["Support lead briefed on the news", []],
            ["QA environment is up", []],
            ["Documentation - updated and linked", []],
            ["Release Manager informed", []],
            ["UX review is done", []],
            ["Support articles updated - links checked", []],
        ],
    ),
    case(
        "a person's name beside the role, nobody, and to be decided",
        """
        ## Release requirements
        - One
          - Owner: Ana Ruiz (Release Manager)
        - Two
          - Owner: TBD
        - Three
          - Owner: none
        """,
        req=[["One", [RM]], ["Two", []], ["Three", []]],
    ),
    case(
        "helpers beside the owner",
        """
        ## Release requirements
        - Copy - Technical Writer in collaboration with Product Manager
        - Drill - Release Manager coordinates with Infrastructure team
        - Metrics - Data Analyst, supported by Developers
        - Alerts (with DevOps Engineer)
        """,
        req=[["Copy", ["Technical Writer"]], ["Drill", [RM]], ["Metrics", ["Data Analyst"]], ["Alerts", []]],
        req_input_from=[[PDM], ["Infrastructure team"], [DEV], ["DevOps Engineer"]],
    ),
    case(
        "passive sentences",
        """
        ## Release requirements
        - Diff reviewed by the Tech Lead
        - Suite verified by QA Engineer and Product Manager
        - Plan approved by Release Manager
        - Copy drafted by Technical Writer
        - Sign-off from Security Champion
        """,
        req=[
            ["Diff reviewed", []],
            ["Suite verified", []],
            ["Plan approved", []],
            ["Copy drafted", ["Technical Writer"]],
            ["Sign-off from Security Champion", []],
        ],
        req_reviewed_by=[[TL], [], [], [], []],
        req_verified_by=[[], [QA, PDM], [], [], []],
        req_sign_off=[[], [], [RM], [], ["Security Champion"]],
    ),
    case(
        "owner label with a list of names below",
        """
        ## Release requirements
        - Drill done
          - Owners:
            - DevOps Engineer
            - Tech Lead
          - Verified by:
            - QA Engineer
        """,
        req=[["Drill done", ["DevOps Engineer", TL]]],
        req_verified_by=[[QA]],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_owner_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
