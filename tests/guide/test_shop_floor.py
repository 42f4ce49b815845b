"""Guides as they lie about: roles that two departments share, remarks that name a role, what is no task."""

import time

import pytest

from tests.guide.cases import DEV, OPS, PDM, PJM, QA, RM, SEC, TL, TW, Case, case, seen

CASES = [
    case(
        "two departments are one role where the guide says them in one breath",
        """
        ## Release requirements
        - Pager handed over (DevOps/On-call)
        - Runbook read by DevOps/On-call
        - Alerts tried — [On-call/Support Lead](roles.md#x) / [QA Engineer](roles.md#y)
        - Told to the desk by Release Manager and **Support & Operations**
        - Load tried (QA/Testing team)
        - Plan drawn by DevOps/Release Engineer
        - Copy read (Developer/DevOps)
        """,
        req=[
            ["Pager handed over", ["DevOps/On-call"]],
            ["Runbook read", ["DevOps/On-call"]],
            ["Alerts tried", ["On-call/Support Lead", QA]],
            ["Told to the desk", [RM, "Support & Operations"]],
            ["Load tried", ["QA/Testing"]],
            ["Plan drawn", ["DevOps/Release Engineer"]],
            ["Copy read", ["Developer", "DevOps"]],
        ],
    ),
    case(
        "a second part that stands by itself elsewhere is a role of its own",
        """
        ## Release requirements
        - Plan drawn (DevOps/Release Engineer)
        - Plan signed (Release Engineer)
        """,
        req=[["Plan drawn", ["DevOps", "Release Engineer"]], ["Plan signed", ["Release Engineer"]]],
    ),
    case(
        "names that are only told, listed or meant in general own nothing",
        """
        ## Deployment steps
        - **Tell people**: Notify stakeholders, support teams, and the channels that follow us
        - Readiness known (support, sales, docs, etc.)
        - Sent round - sent by Release Manager to **Product Manager** and **QA Engineer**
        - Desk informed (Support Lead informed)
        - Support Representative has a list of what is known
        - Root cause found (cross-functional team)
        - **All:** Clean the room
        """,
        dep=[
            ["Tell people", []],
            ["Readiness known (support, sales, docs, etc.)", []],
            ["Sent round", [RM]],
            ["Desk informed (Support Lead informed)", []],
            ["Support Representative has a list of what is known", []],
            ["Root cause found", ["cross-functional team"]],
            ["Clean the room", []],
        ],
    ),
    case(
        "a sign-off says what it confirms and when it is due",
        """
        ## Release requirements
        - QA Lead sign-off confirming that the suite ran
        - Look checked (UX Designer sign-off if applicable)
        - Terms checked (if applicable - Compliance/Legal Stakeholder sign-off)
        - Snapshot (DevOps Engineer prepares if applicable)
        - Graphs drawn (set up by Data Analyst)
        """,
        req=[
            ["QA Lead sign-off confirming that the suite ran", []],
            ["Look checked", []],
            ["Terms checked", []],
            ["Snapshot", [OPS]],
            ["Graphs drawn", ["Data Analyst"]],
        ],
        req_sign_off=[["QA Lead"], ["UX Designer"], ["Compliance/Legal Stakeholder"], [], []],
        req_condition=[None, "if applicable", "if applicable", "if applicable", None],
    ),
    case(
        "the department of a sign-off is nobody beside the one who gives it",
        """
        ## Release requirements
        | What | Owner |
        |---|---|
        | QA sign-off | QA Lead |
        ### QA sign-off for release
        The QA Lead must verify:
        - [ ] Suite green
        """,
        req=[["QA sign-off", ["QA Lead"]], ["Suite green", []]],
        req_sign_off=[[], []],
        req_verified_by=[[], ["QA Lead"]],
    ),
    case(
        "a box with its owner below stays a task whatever its title says",
        """
        ## Release requirements
        - [ ] **QA signoff obtained**
          - **Owner:** [QA Lead](roles.md)
          - **Acceptance:** QA Lead writes it into the ticket
        """,
        req=[["QA signoff obtained", ["QA Lead"]]],
    ),
    case(
        "two halves of a step have their own doers",
        """
        ## Deployment steps
        - [ ] DevOps Engineer rolls the canary out and QA Engineer tries the login
        - [ ] **Release Manager** opens the call; **Tech Lead** reads the graphs
        """,
        dep=[
            ["rolls the canary out and tries the login", [OPS, QA]],
            ["opens the call; reads the graphs", [RM, TL]],
        ],
    ),
    case(
        "a department among hats owns its line too",
        """
        ## Release requirements
        - **QA Lead**: suite green
        - **Tech Lead**: branch cut
        - **Security**: no open findings
        """,
        req=[["suite green", ["QA Lead"]], ["branch cut", [TL]], ["no open findings", ["Security"]]],
    ),
    case(
        "a line above a list says who runs all of it",
        """
        ## Deployment checklist
        _Release Manager coordinates; Product Manager and Tech Lead support_
        - [ ] Tag the build
        - [ ] Read the graphs (Data Analyst)
        """,
        dep=[["Tag the build", [RM]], ["Read the graphs", ["Data Analyst"]]],
    ),
    case(
        "calling somebody in behind a dash is no part of the title",
        """
        ## Deployment checklist
        - Announce to customers — include Support Lead in the mail
        ## Rollback playbook
        - Find the cause — involve **Security Champion** if data leaked
        """,
        dep=[["Announce to customers", []]],
        dep_input_from=[["Support Lead"]],
        steps=[["Find the cause", [SEC]]],
    ),
    case(
        "watching for something has no condition; a step may begin with one",
        """
        ## Deployment checklist
        - Monitor the inbox for release-related issues (Support Lead)
        - If healthy, promote in steps: 25, 50, 100
        """,
        dep=[["Monitor the inbox for release-related issues", ["Support Lead"]], ["promote in steps: 25, 50, 100", []]],
        dep_condition=[None, "If healthy"],
    ),
    case(
        "duties, inputs, examples and covers are no tasks",
        """
        # Guide
        **Document Owner:** DevOps Engineer
        **Contributors:** QA Engineer, Tech Lead
        ## Release coordination
        The **Release Manager** steers. Key responsibilities include:
        - Hold the go/no-go meeting
        - Watch the clock
        ## Role ownership - release and deployment
        | Work | Owner | Helpers |
        |---|---|---|
        | Pipeline | DevOps Engineer | Developers |
        ## Ownership & Coordination
        - **Product Manager**: says what goes in
        ## Role involvement in release
        - **QA Engineer**: tries everything
        ## Deployment checklist
        - [ ] Tag it

        The page [list](l.md) covers:
        - boxes
        - ropes

        **Readiness owner:** Project Manager
        **Deployment executed by:** DevOps Engineer
        ### Example: checklist of last May
        - [ ] Users can log in
        ## Inputs & Outputs
        ### Inputs to release
        - tested features
        ### Outputs from release
        - a release
        ## How this helps
        - **Fewer nights**: nobody is woken
        """,
        dep=[["Tag it", []]],
        req=[],
        other=[],
        call=[RM, [RM]],
    ),
    case(
        "the call stands in a table of who owns what",
        """
        ## Release ownership
        | Work | Owner | Collaborators |
        |---|---|---|
        | Go / No-go decision | Release Manager | QA Engineer, Tech Lead |
        ## Deployment checklist
        - Tag it
        """,
        call=[RM, [RM, QA, TL]],
    ),
    case(
        "the call is somebody's deed below a line about them",
        """
        ## Role interactions
        ### On the day
        **Release Manager** steers the day:
        - Conducts the go/no-go meeting
        - Lets DevOps Engineer begin
        ## Deployment checklist
        - Tag it
        """,
        call=[RM, [RM]],
    ),
    case(
        "a checked row about the call names its lead, the rest of the table its seats",
        """
        ## Deployment checklist
        - Tag it
        ## Final sign-off
        | Item | Owner | Status |
        |---|---|---|
        | Product approval | Product Manager | [ ] |
        | Go/No-Go decision written down | Release Manager | [ ] |
        """,
        call=[RM, [RM, PDM]],
    ),
    case(
        "nobody votes who is only told, and a pointer seats nobody",
        """
        ## Deployment checklist
        - [ ] Go/no-go recommendation is communicated to Product Manager
        - [ ] Go/no-go criteria written
        - [ ] Go/no-go decision recorded by Release Manager (see [QA to release handover](a.md#qa-lead))
        """,
        call=[RM, [RM]],
    ),
    case(
        "approvers of production have the seats",
        """
        ## Deployment checklist
        - Tag it
        ## Required approvers for production
        | Environment | Required approvers |
        |---|---|
        | Staging | Data Analyst |
        | Production | Product Manager + DevOps Eng. |
        """,
        call=[None, [PDM, OPS]],
    ),
    case(
        "a look back at the release is no review of an incident",
        """
        ## Deployment checklist
        - [ ] Retrospective scheduled within 1 week
        ## Rollback playbook
        - Write it down (owned by Project Manager post-incident)
        - Hold a blameless post-mortem within 48 hours
          - **Tech Lead:** Facilitates the post-mortem
        """,
        review=[TL, 48],
    ),
    case(
        "a retrospective alone makes no review",
        """
        ## Deployment checklist
        - [ ] Retrospective scheduled within 1 week (Project Manager)
        ## Rollback playbook
        - Roll back
        """,
        review=None,
    ),
    case(
        "a question is decided by nobody in particular",
        """
        ## Incident playbook
        - **Decision**: Rollback or repair?
          - Rollback if: many are hit
        - **Root cause**: Assemble team and look
        """,
        steps=[["Decision", []], ["Rollback if: many are hit", []], ["Root cause", []]],
        step_parent=[None, 2, None],
    ),
    case(
        "criteria for rolling back are no steps",
        """
        ## Incident playbook
        - Roll back
        ## Rollback decision criteria
        Consider rollback if:
        - half of it is slow
        ## Rollback criteria
        Start at once if any of the following occur:
        - data is wrong
        """,
        steps=[["Roll back", []]],
    ),
    case(
        "bold lines are fields beside each other",
        """
        ## Deployment checklist
        - Tag it
        ## Release notes template
        **Release**: [name]
        **Date**: [date]

        **Repairs**:
        - [Repair 1]: [what]

        **Breaking changes** (if any):
        - [Change 1]: [what]

        **Documentation**: [links]
        **Rollback**: [link]

        ### Example release notes
        **Repairs**:
        - The login works
        """,
        notes=[
            ["Release", []],
            ["Date", []],
            ["Repairs", []],
            ["Breaking changes", []],
            ["Documentation", []],
            ["Rollback", []],
        ],
    ),
    case(
        "what stands in brackets behind a field is no role unless it is one",
        """
        ## Deployment checklist
        - Tag it
        ## Release notes template
        - Known issues (with workarounds if available):
        - Owner: (Release Manager name)
        """,
        notes=[["Known issues", []], ["Owner", [RM]]],
    ),
    case(
        "a role said twice stays in the sentence it begins",
        """
        ## Release requirements
        - Support/Operations (SRE) briefed on the change
        - Support/Operations (SRE) has read the notes
        """,
        req=[
            ["Support/Operations (SRE) briefed on the change", []],
            ["read the notes", ["Support/Operations"]],
        ],
    ),
    case(
        "what only leads elsewhere is said without complaint",
        """
        ## Deployment checklist
        - Tag it
        ## Release readiness checklist
        For the full role-aligned checklist, see [the list](list.md).
        """,
        findings=["names no owner: Tag it"],
    ),
    case(
        "names in other scripts are told by their place and by the word for people",
        """
        ## Release requirements
        - Проверка записей — **Ключник архива**
        - Тесты пройдены (QA-инженер)
        - План отката (Релиз-менеджер, QA Lead)
        - 检查完成（安全负责人）
        - ノート（リリースマネージャー）
        - 备份（如适用）
        """,
        req=[
            ["Проверка записей", ["Ключник архива"]],
            ["Тесты пройдены", ["QA-инженер"]],
            ["План отката", ["Релиз-менеджер", "QA Lead"]],
            ["检查完成", ["安全负责人"]],
            ["ノート", ["リリースマネージャー"]],
            ["备份（如适用）", []],
        ],
    ),
    case(
        "terms with their definitions and labelled sentences are items",
        """
        ## Deployment checklist
        Tag the build
        : Release Manager

        Push it
        : DevOps Engineer

        Decision: Tech Lead. Execution: Developers.
        """,
        dep=[["Tag the build", [RM]], ["Push it", [OPS]], ["Decision", [TL]], ["Execution", [DEV]]],
        findings=[],
    ),
    case(
        "a label with a task behind it is that task",
        """
        ## Release requirements
        - Responsible: QA Engineer — try the app
        - Plan read
        - Dev team lead signs off on the code
        """,
        req=[["try the app", [QA]], ["Plan read", []], ["signs off on the code", ["Dev team lead"]]],
    ),
    case(
        "ticks before lines are decoration, and a condition gathers boxes",
        """
        ## Release requirements
        - ✅ **Suite green**
          - ✅ **Owner**: QA Engineer
          - ✅ **Content**: all of it
        ## Rollback playbook
        - [ ] If the release fails:
          - [ ] Roll back (DevOps Engineer)
        """,
        req=[["Suite green", [QA]]],
        steps=[["Roll back", [OPS]]],
    ),
    case(
        "gaps to fill in, forms and hand-overs are no tasks",
        """
        # Guide
        ## Release metadata
        - **Version:**
        - **QA Lead:**
        ## Release details
        | Field | Value |
        |---|---|
        | Version | |
        ## Deployment checklist
        - [ ] Decision written: ________ — By: ________
        ## Rollback plan
        - **Time needed:** ____________
        - **Way back:** _(link to the runbook)_
        - **Press the button:** DevOps Engineer
        ## Handoff
        - **From**: Release Manager says it stands
        - **To**: Scrum Master
        """,
        dep=[["Decision written", []]],
        steps=[["Press the button", [OPS]]],
        other=[],
    ),
    case(
        "who reviews stands behind the word that says so",
        """
        ## Release requirements
        - Notes written (Technical Writer) and reviewed (Product Manager)
        - Readiness confirmation from Operations Manager
        - Updates read *(hotfix optional)*
        """,
        req=[
            ["Notes written and reviewed", [TW]],
            ["Readiness confirmation from Operations Manager", []],
            ["Updates read", []],
        ],
        req_reviewed_by=[[PDM], [], []],
        req_sign_off=[[], ["Operations Manager"], []],
        req_condition=[None, None, "hotfix optional"],
    ),
    case(
        "what stands below is a limit, an example or the heading's own",
        """
        # Guide
        ## Release readiness (DevOps Engineer)
        Before production:
        - [ ] Space left
        ## Deployment checklist
        - [ ] Look back (Project Manager):
          - Required for major releases
          - Recommended for minor releases
        - [ ] Support Lead gets the summary including:
          - what is known
        """,
        req=[["Space left", [OPS]]],
        dep=[["Look back", [PJM]], ["gets the summary including", ["Support Lead"]]],
        dep_condition=["Required for major releases", None],
    ),
    case(
        "sign-offs before a release are requirements, and an abbreviation has no second seat",
        """
        # Guide
        ## Pre-release sign-off checklist
        - [ ] QA Lead: suite green
        - [ ] QA Lead: no open defects
        ## Coordination roles
        - **Release Manager**: owns the go/no-go decision
        ## Deployment checklist
        - [ ] Ready says RM, Tech Lead and QA Lead (go/no-go)
        """,
        req=[["suite green", ["QA Lead"]], ["no open defects", ["QA Lead"]]],
        call=[RM, [RM, TL, "QA Lead"]],
        other=[],
    ),
    case(
        "a tick with a word in a matrix says who leads",
        """
        ## Deployment checklist
        | Activity | PM | Dev | QA |
        |---|---|---|---|
        | Push it | Consulted | ✅ Lead | ✅ Co-lead |
        """,
        dep=[["Push it", ["Dev", "QA"]]],
        dep_input_from=[["PM"]],
    ),
]


@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_a_guide_from_the_shop_floor(each: Case) -> None:
    found = seen(each.text)
    assert {part: found[part] for part in each.expected} == each.expected


@pytest.mark.parametrize("words", ["DevOps/Abc Def & ", " - two words", "Release Manager and "])
def test_one_endless_line_is_read_in_time(words: str) -> None:
    started = time.process_time()
    seen(f"## Deployment checklist\n- {words * 5000}\n- Tag it\n")
    assert time.process_time() - started < 10
