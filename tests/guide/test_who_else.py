"""Sentences in which more than an owner is named: helpers, assents, crowds, names that nobody knows."""

import pytest

from tests.guide.cases import Case, case, seen

RM, QA, PDM, DEV = "Release Manager", "QA Lead", "Product Manager", "Developers"
OPS, SEC, TW = "DevOps Engineer", "Security Lead", "Technical Writer"

CASES = [
    case(
        "input without with",
        """
        ## Pre-release requirements
        - **Notes drafted** (Owner: Technical Writer, input from PM and Product Manager)
        """,
        req=[["Notes drafted", [TW]]],
        req_input_from=[["PM", PDM]],
        roles=[TW, "PM", PDM],
    ),
    case(
        "an assent that says what it covers, and one with parts below it",
        """
        ## Pre-release requirements
        - [ ] **Quality**: QA Lead sign-off confirming:
          - [ ] Plans run
        - [ ] **Release Manager Verification**:
          - [ ] Notes read
        - [ ] Get sign-off from QA Lead/PM before production deployment
        - [ ] Trial sign-off received from Business Analyst or designated stakeholders
        """,
        req_sign_off=[[QA], [], [], [], [QA, "PM"], ["Business Analyst"]],
        req_verified_by=[[], [], [RM], [], [], []],
        req_parent=[None, 2, None, 4, None, None],
    ),
    case(
        "a name that nobody knows beside a role",
        """
        ## Release checklist
        - [ ] Migrations run (Developers / Platform)
        - [ ] Graphs read (Desk / Lamp)
        """,
        dep=[["Migrations run", [DEV, "Platform"]], ["Graphs read (Desk / Lamp)", []]],
    ),
    case(
        "a crowd with its members is its members",
        """
        ## Rollback
        - Cross-functional team (PM, Developers, QA Lead) looks for the cause
        """,
        steps=[["looks for the cause", ["PM", DEV, QA]]],
    ),
    case(
        "what is checked keeps its title where the rest says by whom",
        """
        ## Pre-release requirements
        - **UX validation completed:** UX Designer has walked through the flows
        """,
        req=[["UX validation completed", ["UX Designer"]]],
        roles=["UX Designer"],
    ),
    case(
        "who is briefed owns nothing, and whoever helps costs no words",
        """
        ## Pre-release requirements
        - [ ] **Support Liaison told:** Customer Success and Support teams briefed
        - [ ] Session conducted with Developers to talk about the rest
        - [ ] Set prepared and assigned to QA Lead
        """,
        req=[
            ["Support Liaison told", []],
            ["Session conducted with Developers to talk about the rest", []],
            ["Set prepared", [QA]],
        ],
        req_input_from=[[], [DEV], []],
    ),
    case(
        "whoever validates the list verifies its items",
        """
        ## Pre-release requirements
        Release Manager validates readiness with the team:
        - Suite green
        - Set run (QA Lead)
        ### Quality Assurance
        - Graphs read
        """,
        req=[["Suite green", []], ["Set run", [QA]], ["Graphs read", []]],
        req_verified_by=[[RM], [RM], []],
    ),
    case(
        "a department before a colon, where its neighbours are roles",
        """
        ## Release readiness
        - [ ] SRE: alerts watched
        - [ ] Support: macros written
        - [ ] Release Manager: window set
        """,
        req=[["alerts watched", ["SRE"]], ["macros written", ["Support"]], ["window set", [RM]]],
    ),
    case(
        "one hat of two fields, and a sentence with a doer in each half",
        """
        ## Release checklist
        - [ ] Risk and Compliance Coordinator has approved the risks
        - [ ] Release Manager makes the call; DevOps Engineer executes
        - [ ] Security Lead and Release Manager sign
        """,
        dep=[
            ["approved the risks", ["Risk and Compliance Coordinator"]],
            ["makes the call; DevOps Engineer executes", [RM, OPS]],
            ["Security Lead and Release Manager sign", [SEC, RM]],
        ],
    ),
    case(
        "brackets that hold a condition and a helper, or say who takes part as well",
        """
        ## Deployment checklist
        - [ ] Copy the data (if applicable, coordinate with DevOps Engineer)
        - [ ] Support Engineer/Customer Success team watches the queue
        ## Rollback
        - Wake whoever is needed and notify on-call (including DevOps Engineer and Security Lead)
        - Assign an Incident Commander (typically the on-call Release Manager)
        - For P0: notify the Product Manager and, if customers see it, the Support Lead
        """,
        dep=[["Copy the data", []], ["watches the queue", ["Support Engineer/Customer Success"]]],
        dep_input_from=[[OPS], []],
        dep_condition=["if applicable", None],
        steps=[
            ["Wake whoever is needed and notify on-call", ["on-call", OPS, SEC]],
            ["Assign an Incident Commander", [RM]],
            ["notify the Product Manager and, if customers see it, the Support Lead", [PDM, "Support Lead"]],
        ],
    ),
    case(
        "a Latin abbreviation before a title in another script",
        """
        ## Deployment checklist
        - [ ] 基準を満たす（QA 担当者）
        - [ ] 公開する（QA担当者）
        """,
        dep=[["基準を満たす", ["QA 担当者"]], ["公開する", ["QA担当者"]]],
    ),
    case(
        "a department that owns a row is still a subject in another",
        """
        ## Phase 4 - Release
        | Item | Owner |
        |---|---|
        | [ ] Security scans completed | Security |
        """,
        dep=[["Security scans completed", ["Security"]]],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_it_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
