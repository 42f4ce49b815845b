"""The go/no-go call in prose, tables and checklists."""

import pytest

from tests.guide.cases import PDM, QA, RM, TL, Case, case, seen

FOUR = [RM, QA, TL, PDM]

CASES = [
    case(
        "one sentence with a label",
        """
        ## Deployment checklist
        - [ ] Tag the build

        **Go/No-Go:** The Release Manager leads the call with QA Engineer, Tech Lead and Product Manager.
        """,
        call=[RM, FOUR],
        dep=[["Tag the build", []]],
    ),
    case(
        "its own section in prose",
        """
        ## Go / No-Go decision
        The call is led by the Tech Lead. QA Engineer, Product Manager and Release Manager must all agree.
        """,
        call=[TL, [TL, QA, PDM, RM]],
    ),
    case(
        "a table of seats",
        """
        ## Go/No-Go
        | Seat | Decision | Date |
        |---|---|---|
        | Release Manager (lead) | Go / No-Go | |
        | QA Engineer | Go / No-Go | |
        | Tech Lead | | |
        """,
        call=[RM, [RM, QA, TL]],
    ),
    case(
        "a checklist of seats and criteria",
        """
        ## Go/no-go checklist
        Lead: Release Manager
        - [ ] QA Engineer: go
        - [ ] Tech Lead approves
        - [ ] Product Manager
        - [ ] No open critical bugs
        """,
        call=[RM, FOUR],
        other=[["No open critical bugs", []]],
        other_section=["Go/no-go checklist"],
    ),
    case(
        "lead and voters as bullets",
        """
        ## Decision gate
        - **Lead:** Release Manager
        - **Voters:** QA Engineer, Tech Lead, Product Manager
        - **Informed:** Leadership
        """,
        call=[RM, FOUR],
    ),
    case(
        "an item of the checklist with its seats below",
        """
        ## Deployment checklist
        - [ ] Suite green
        - [ ] Go/No-Go call - Release Manager
          - QA Engineer
          - Tech Lead
        - [ ] Tag the build
        """,
        call=[RM, [RM, QA, TL]],
    ),
    case(
        "chaired by somebody, voters named apart",
        """
        ## Go/No-Go meeting
        Chaired by: Product Manager

        Participants:
        - Release Manager
        - QA Engineer
        """,
        call=[PDM, [PDM, RM, QA]],
    ),
    case(
        "sign-off table",
        """
        ## Release sign-off
        | Role | Name | Signature |
        |---|---|---|
        | Release Engineer | | |
        | Support Lead | | |
        """,
        call=[None, ["Release Engineer", "Support Lead"]],
    ),
    case(
        "an item that says who leads and who votes",
        """
        ## Deployment checklist
        - [ ] Go/No-Go huddle — 09:30, led by Release Manager; attendees: QA Engineer, Tech Lead
        - [ ] Tag the build
        """,
        call=[RM, [RM, QA, TL]],
        dep=[["Go/No-Go huddle", [RM]], ["Tag the build", []]],
    ),
    case(
        "rules beside the seats are no checks",
        """
        ## Go/No-Go
        - [ ] QA Engineer: suite green
        - [ ] Release Manager: final decision
        - Go: everybody agrees
        - No-Go: anything critical is open
        """,
        call=[RM, [RM, QA]],
        other=[],
    ),
    case(
        "whoever answers a question has a seat",
        """
        ## Go/No-Go criteria
        | Question | Answered by |
        |---|---|
        | Suite green? | QA Engineer |

        The Release Manager chairs.
        """,
        call=[RM, [RM, QA]],
        other=[["Suite green?", [QA]]],
    ),
    case("no call at all", "## Deployment checklist\n- Tag the build\n", call=None),
    case("a call without anybody", "## Go/No-Go\nEverybody meets and decides.\n", call=[None, []]),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_call_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected


def test_a_call_without_roles_is_reported() -> None:
    assert any("names no role" in message for message in seen("## Go/No-Go\nEverybody decides.\n")["findings"])
