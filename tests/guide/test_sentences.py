"""Who does what, where an item is a sentence or has a remark beside it."""

import pytest

from tests.guide.cases import DEV, PDM, QA, RM, SEC, TL, Case, case, seen

CASES = [
    case(
        "an owner, then who verifies or reviews",
        """
        ## Release requirements
        - Suite green — Developers, verified by the Product Manager
        - Copy ready - Technical Writer, reviewed by Release Manager
        - Alerts wired — verified by SRE in a drill
        - Dashboards up (Owner: Data Analyst) (checked by Tech Lead)
        """,
        req=[
            ["Suite green", [DEV]],
            ["Copy ready", ["Technical Writer"]],
            ["Alerts wired", []],
            ["Dashboards up", ["Data Analyst"]],
        ],
        req_verified_by=[[PDM], [], ["SRE"], [TL]],
        req_reviewed_by=[[], [RM], [], []],
    ),
    case(
        "assent in many words",
        """
        ## Release requirements
        - Security Champion approval required for changes touching payments
        - Cut over after Tech Lead approval
        - Threats modelled for high-risk changes (Security Champion sign-off required)
        - QA sign-off — QA Engineer
        - Form approved by the Change Board for major releases
        """,
        req_sign_off=[[SEC], [TL], [SEC], [], ["Change Board"]],
        req_condition=["for changes touching payments", None, "for high-risk changes", None, "for major releases"],
    ),
    case(
        "several who act together, a moment first, a modal, the past",
        """
        ## Deployment checklist
        - Tech Lead and QA Engineer decide on the rollout
        - Within two hours, the Release Manager tells the field teams
        - If the pipeline is down, the Tech Lead may deploy by hand
        - Release Manager has verified the window
        - QA Engineer completed the device run
        """,
        dep=[
            ["decide on the rollout", [TL, QA]],
            ["tells the field teams", [RM]],
            ["deploy by hand", [TL]],
            ["verified the window", [RM]],
            ["completed the device run", [QA]],
        ],
        dep_condition=[None, None, "If the pipeline is down", None, None],
    ),
    case(
        "who helps and who checks inside the sentence",
        """
        ## Release requirements
        - Findings triaged with Product Manager
        - The Release Manager writes the plan with input from the Tech Lead
        - Technical Writer drafts the copy, and the Release Manager reviews it
        - Help pages updated (Technical Writer w/ Support)
        """,
        req=[
            ["Findings triaged", []],
            ["writes the plan", [RM]],
            ["drafts the copy, and the Release Manager reviews it", ["Technical Writer"]],
            ["Help pages updated", ["Technical Writer"]],
        ],
        req_input_from=[[PDM], [TL], [], ["Support"]],
        req_reviewed_by=[[], [], [RM], []],
    ),
    case(
        "a role for each part, and the letters of a matrix on one line",
        """
        ## Release requirements
        - Scans and suite (suite: Developers, scans: Security Champion)
        - Plan written — R: Developers; A: Tech Lead; C: QA Engineer; I: Release Manager
        - Drill done
          *Responsible: Developers | Accountable: Tech Lead*
        """,
        req=[["Scans and suite", [DEV, SEC]], ["Plan written", [DEV]], ["Drill done", [DEV]]],
        req_sign_off=[[], [TL], [TL]],
        req_input_from=[[], [QA], []],
        roles=[DEV, SEC, TL, QA, RM],
    ),
    case(
        "signs between title and owner",
        """
        ## Deployment checklist
        - [ ] 📅 Window booked (if needed) 👤 Release Manager
        - [ ] Smoke run :: QA Engineer
        - [ ] Rollout >> Tech Lead
        - [ ] Tag the build <sub>Owner: Release Manager</sub>
        - [ ] Widen the rollout Owner: Tech Lead
        - [ ] 🧑‍✈️ Watch the graphs (Support)
        """,
        dep=[
            ["Window booked", [RM]],
            ["Smoke run", [QA]],
            ["Rollout", [TL]],
            ["Tag the build", [RM]],
            ["Widen the rollout", [TL]],
            ["Watch the graphs", ["Support"]],
        ],
    ),
    case(
        "words that condition nothing",
        """
        ## Release requirements
        Owner: Release Manager unless stated otherwise

        - Support briefed on UI changes
        - Impact assessed when customer data is affected
        """,
        req=[["Support briefed on UI changes", [RM]], ["Impact assessed", [RM]]],
        req_condition=[None, "when customer data is affected"],
    ),
    case(
        "a legend in one sentence, abbreviations with a stroke between",
        """
        ## Release checklist
        - Publish - PM/RM
        - Drill - OPS
        - Suite - QA

        Legend: RM – Release Manager; PM – Product Manager; OPS – DevOps Engineer; QA – QA Engineer
        """,
        dep=[["Publish", [PDM, RM]], ["Drill", ["DevOps Engineer"]], ["Suite", [QA]]],
    ),
    case(
        "joined owners are not one role of a long name",
        """
        ## Release requirements
        - Suite green
          - Owner: Developers + Tech Lead
        - Copy ready - Developers
        """,
        req=[["Suite green", [DEV, TL]], ["Copy ready", [DEV]]],
        roles=[DEV, TL],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_sentence_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
