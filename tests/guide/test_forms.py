"""Forms in which owners, calls, phases, reviews and notes fields are written."""

import pytest

from tests.guide.cases import DA, DEV, OPS, PDM, PJM, QA, RM, SEC, TL, TW, Case, case, seen

CASES = [
    case(
        "prose go/no-go bold label",
        """
## Deployment checklist
- [ ] Ship
**Go/No-Go:** The decision is made by the Release Manager after hearing QA Engineer, Tech Lead and Product Manager.
""",
        call=[RM, [RM, QA, TL, PDM]],
    ),
    case(
        "go/no-go unanimity",
        """
## Go/No-Go
- **Lead:** Release Manager
- **Participants:** QA Engineer, Tech Lead, Product Manager
- **Rule:** All four must agree
- **When:** one hour before the window
## Release checklist
- Tag
""",
        call=[RM, [RM, QA, TL, PDM]],
        other=[],
    ),
    case(
        "go/no-go quorum sentence",
        """
## Release checklist
- Tag
## Go or no-go
Before production, QA Engineer, Security Champion, and Product Manager must all say go.
The Release Manager runs the call.
""",
        call=[RM, [RM, QA, SEC, PDM]],
    ),
    case(
        "go/no-go criteria table",
        """
## Go/No-Go criteria
| Criterion | Owner | Go if |
|---|---|---|
| Smoke set | QA Engineer | all green |
| Error budget | Data Analyst | over 20 % left |
## Release checklist
- Tag
""",
        other=[["Smoke set", [QA]], ["Error budget", [DA]]],
    ),
    case(
        "go/no-go numbered",
        """
## Release checklist
1. Tag (Release Manager)
2. Go/No-Go: Release Manager (lead), QA Engineer, Tech Lead
3. Ship (DevOps Engineer)
""",
        call=[RM, [RM, QA, TL]],
    ),
    case(
        "types numbered headings",
        """
## 2. Release types
### 2.1 Patch
Small repairs.
### 2.2 Minor
New things.
### 2.3 Major
Breaking things.
## 3. Release checklist
- Tag
""",
        types=[["Patch", "Small repairs."], ["Minor", "New things."], ["Major", "Breaking things."]],
    ),
    case(
        "types with dashes and emphasis",
        """
## Release Types
* *Patch release* – repairs only
* *Minor release* – additions
* __Major release__ – breaks
""",
        types=[["Patch", "repairs only"], ["Minor", "additions"], ["Major", "breaks"]],
    ),
    case(
        "owner prefix brackets",
        """
## Release checklist
- [ ] [QA Engineer] Smoke set green
- [ ] (Release Manager) Window booked
- [ ] **[Tech Lead]** Debt listed
- [ ] DevOps Engineer → nodes drained
- [ ] Owner: Technical Writer - copy read
- [ ] Owner: Product Manager | price list checked
""",
        dep=[
            ["Smoke set green", [QA]],
            ["Window booked", [RM]],
            ["Debt listed", [TL]],
            ["nodes drained", [OPS]],
            ["copy read", [TW]],
            ["price list checked", [PDM]],
        ],
    ),
    case(
        "nested roles without labels",
        """
## Release requirements
- Suite green
  - QA Engineer
  - verified: Tech Lead
- Copy read
  - owner -> Technical Writer
  - reviewer -> Product Manager
""",
        req=[["Suite green", [QA]], ["Copy read", [TW]]],
        req_verified_by=[[TL], []],
        req_reviewed_by=[[], [PDM]],
    ),
    case(
        "owner sentence forms",
        """
## Release requirements
- The Release Manager is responsible for booking the window
- Developers are accountable for a green build
- Budget must be confirmed by the Product Manager
- QA Engineer to run the set
- Tech Lead & QA Engineer jointly sign the plan
""",
        req=[
            ["booking the window", [RM]],
            ["a green build", [DEV]],
            ["Budget must be confirmed", []],
            ["run the set", [QA]],
            ["jointly sign the plan", [TL, QA]],
        ],
        req_verified_by=[[], [], [PDM], [], []],
    ),
    case(
        "section prose only",
        """
## Pre-release requirements
All tests must be green. The QA Engineer confirms this. Release notes must be drafted by the Technical Writer.
## Deployment checklist
- Ship
""",
        dep=[["Ship", []]],
    ),
    case(
        "raci letters sentence",
        """
## Deployment checklist
| Step | R | A | C | I |
|---|---|---|---|---|
| Ship | DevOps Engineer | Release Manager | Tech Lead | Product Manager |
""",
        dep=[["Ship", [OPS]]],
        dep_sign_off=[[RM]],
        dep_input_from=[[TL]],
    ),
    case(
        "phases table",
        """
## Incident response
| Time | Action | Owner |
|---|---|---|
| 0–15 min | Declare | Release Manager |
| 0–15 min | Page | Project Manager |
| 15–60 min | Roll back | DevOps Engineer |
| > 1 hour | Tell customers | Customer Support Lead |
""",
        phases=[["0–15 min", 0, 15], ["15–60 min", 15, 60], ["> 1 hour", 60, None]],
        steps=[["Declare", [RM]], ["Page", [PJM]], ["Roll back", [OPS]], ["Tell customers", ["Customer Support Lead"]]],
    ),
    case(
        "phase headings T+",
        """
## Incident playbook
### T+0 to T+15: Detect
- Declare
### T+15 to T+60: Contain
- Revert
### T+60 and beyond: Recover
- Watch
""",
        phases=[["Detect", 0, 15], ["Contain", 15, 60], ["Recover", 60, None]],
    ),
    case(
        "phase h and m",
        """
## Incident playbook
### 1. Triage (0-15m)
- Declare
### 2. Fix (15m-1h)
- Revert
### 3. Blameless review (within 2 days)
- Project Manager facilitates the review
""",
        phases=[["Triage", 0, 15], ["Fix", 15, 60]],
        review=[PJM, 48],
    ),
    case(
        "review 2 business days table",
        """
## Rollback
- Revert
## Post-incident review
| What | Value |
|---|---|
| Facilitator | Project Manager |
| Deadline | 48 hours |
""",
        review=[PJM, 48],
    ),
    case(
        "notes table",
        """
## Release notes template
| Field | Filled by | Hint |
|---|---|---|
| Version | Release Manager | 1.2.3 |
| Highlights | Product Manager / Technical Writer | three lines |
""",
        notes=[["Version", [RM]], ["Highlights", [PDM, TW]]],
    ),
    case(
        "notes headings",
        """
## Release notes template
### Summary
*(Product Manager)*
### Known issues
<!-- QA Engineer fills this -->
### Upgrade
Owner: Technical Writer
""",
        notes=[["Summary", [PDM]], ["Known issues", []], ["Upgrade", [TW]]],
    ),
    case(
        "notes numbered & bold with dash",
        """
## Release Notes
1. **Version** — number of the release
2. **Changes** — from Developers and Product Manager
3. **Contacts** — Customer Support Lead
""",
        notes=[["Version", []], ["Changes", [DEV, PDM]], ["Contacts", ["Customer Support Lead"]]],
    ),
    case(
        "mojibake lines",
        """
# Guide â€” ours
## Deployment checklist
- [ ] Ship â€” DevOps Engineer
- [ ] Tell âœ… everyone â€“ Release Manager
""",
        dep=[["Ship", [OPS]], ["Tell ✅ everyone", [RM]]],
    ),
    case(
        "html table & br",
        """
## Deployment checklist
| Step | Owner |
|---|---|
| Ship<br>the build | DevOps Engineer<br>Release Manager |
""",
        dep=[["Ship the build", [OPS, RM]]],
    ),
    case(
        "escalation list",
        """
## Rollback
- Revert
## Escalation path
1. On-call Engineer
2. Tech Lead
3. Product Manager
4. CTO
""",
        ladder=["On-call Engineer", TL, PDM, "CTO"],
    ),
    case(
        "heading with role after dash",
        """
# Guide
## Deployment checklist
### Pre-deploy — Release Manager
- [ ] Book
### Deploy — DevOps Engineer
- [ ] Ship
### Post-deploy: QA Engineer
- [ ] Verify
""",
        dep=[["Book", [RM]], ["Ship", [OPS]], ["Verify", [QA]]],
    ),
    case(
        "owner emoji",
        """
## Release checklist
- [ ] Ship 👤 DevOps Engineer 🔍 QA Engineer
- [ ] Announce 📣 (👤 Product Manager)
""",
        dep=[["Ship", [OPS, QA]], ["Announce 📣", [PDM]]],
    ),
    case(
        "strike and done boxes",
        """
## Deployment checklist
- [x] Ship - DevOps Engineer
- [X] Announce - Product Manager
- [ ] ~~Fax~~
""",
        dep=[["Ship", [OPS]], ["Announce", [PDM]]],
    ),
    case(
        "actions and roles inside a timed phase",
        """
## Incident workflow
### Phase 1: Detect (0-15 minutes)
**Actions:**
1. Assign an Incident Commander (on-call engineer or first responder)

**Roles:**
- **Scribe**: keeps the log
### Phase 2: Follow up
- Incident Commander schedules the post-mortem within 48 hours; Project Manager facilitates it
""",
        phases=[["Phase 1: Detect", 0, 15], ["Phase 2: Follow up", None, None]],
        review=[PJM, 48],
    ),
    case(
        "numbered headings that are underlined, dots up to the owner",
        """
Handbook
========

1. Before the release
---------------------
* Freeze announced . . . . . . . Release Manager

2. Day of release
-----------------
* Ship (DevOps Engineer)
""",
        req=[["Freeze announced", [RM]]],
        dep=[["Ship", [OPS]]],
    ),
    case(
        "a condition before a colon, a countdown, a bold title on a line of its own",
        """
# Guide
## Deployment runbook
- If prices changed: Product Manager writes a mail
- **T-60** Release Manager opens the bridge
- T+10 QA Engineer runs the set
- **Code** \\
  Tech Lead confirms that it is frozen
- **Tests**
  QA Engineer, Developers
- Blameless look back, facilitated by Project Manager, within 48 h
""",
        dep=[
            ["writes a mail", [PDM]],
            ["opens the bridge", [RM]],
            ["runs the set", [QA]],
            ["Code", [TL]],
            ["Tests", [QA, DEV]],
            ["Blameless look back", [PJM]],
        ],
        dep_condition=["If prices changed", *[None] * 5],
        review=[PJM, 48],
    ),
    case(
        "helpers in brackets behind a labelled owner, and lists that are no steps",
        """
# Guide
## Release requirements
- Notes drafted
  - **Prepared by:** Release Manager (with input from Product Manager)
- Team briefed
  - **Led by:** Support Lead (coordinated by Release Manager)
- List filled in ([use template](list.md))
## Rollout
### When to use a canary
| Release type | Strategy |
|---|---|
| Patch | direct |
### Go/No-Go criteria
**Go:**
- Suite is green

**No-go:**
- Data are lost
""",
        req=[["Notes drafted", [RM]], ["Team briefed", ["Support Lead", RM]], ["List filled in", []]],
        req_input_from=[[PDM], [], []],
        dep=[],
        other=[["Suite is green", []]],
        steps=[],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_form_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
