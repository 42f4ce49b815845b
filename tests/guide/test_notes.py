"""Fields of the notes template, plain, bold, hinted, nested, prefilled, fenced."""

import pytest

from tests.guide.cases import Case, case, seen

CASES = [
    case(
        "plain, hinted, bold, prefilled",
        """
        ## Release notes template
        - Name:
        - Date: 2031-01-31
        - **Summary:** two sentences
        - **Version**: v1.2.3
        - Known issues - what hurts
        - Migration steps (if any):
        - Highlights (short and friendly)
        """,
        notes=[
            ["Name", []],
            ["Date", []],
            ["Summary", []],
            ["Version", []],
            ["Known issues", []],
            ["Migration steps", []],
            ["Highlights", []],
        ],
    ),
    case(
        "nested, with who feeds them",
        """
        ## Release notes format
        - **Changes:**
          - New (from Product Manager and UX Designer)
          - Fixed (from QA Engineer, if any)
          - Improvements (Developers)
        - **Known issues:** Documented by QA Engineer
        - **Links**: Updated by Technical Writer
        - **Contacts**: Customer Support Lead information
        """,
        notes=[
            ["Changes", []],
            ["New", ["Product Manager", "UX Designer"]],
            ["Fixed", ["QA Engineer"]],
            ["Improvements", ["Developers"]],
            ["Known issues", ["QA Engineer"]],
            ["Links", ["Technical Writer"]],
            ["Contacts", ["Customer Support Lead"]],
        ],
    ),
    case(
        "nothing but a fenced template",
        """
        ## Release notes template
        ```markdown
        # Release [name]
        **Date:** YYYY-MM-DD
        **Author:** ...

        ## New features
        - [feature]

        ## Known issues
        - None
        ```
        """,
        notes=[["Date", []], ["Author", []], ["New features", []], ["Known issues", []]],
    ),
    case(
        "fenced bullets",
        """
        ## Release notes template
        Copy this:

        ```
        - Version:
        - Summary:
        ```
        """,
        notes=[["Version", []], ["Summary", []]],
    ),
    case(
        "fields as headings",
        """
        # Guide
        ## Release notes template
        ### Summary
        Two sentences.
        ### What is new
        - [feature]
        ### Known issues
        """,
        notes=[["Summary", []], ["What is new", []], ["Known issues", []]],
    ),
    case(
        "fields as a table",
        """
        ## Release notes template
        | Field | Owner | Hint |
        |---|---|---|
        | Summary | Product Manager | short |
        | Fixes | QA Engineer / Developers | list |
        """,
        notes=[["Summary", ["Product Manager"]], ["Fixes", ["QA Engineer", "Developers"]]],
    ),
    case(
        "fields as bold lines, rules beside them",
        """
        ## Release notes template
        **Owner:** Technical Writer

        **Summary:** two sentences
        **Known issues:** what hurts

        **Review:** Product Manager and Release Manager
        """,
        notes=[["Summary", []], ["Known issues", []]],
    ),
    case(
        "gaps to fill in name who feeds the field",
        """
        ## Release notes template
        - Summary: <from Product Manager>
        - Screens (pictures from UX Designer):
        - Changes: <what changed>
        """,
        notes=[["Summary", ["Product Manager"]], ["Screens", ["UX Designer"]], ["Changes", []]],
    ),
    case(
        "owners below a field feed it, hints below it are no fields",
        """
        ## Release notes template
        - Known issues:
          - Owner: QA Engineer
          - Include what helps until then
        - Name:
          - e.g. `v1.2.3`
        """,
        notes=[["Known issues", ["QA Engineer"]], ["Name", []]],
    ),
    case(
        "parts of a page are no fields",
        """
        ## Release notes template
        ### Header
        - Release name / number
        ### Body
        - Migration steps (if any)
        """,
        notes=[["Release name / number", []], ["Migration steps", []]],
    ),
    case(
        "a fence whose lines stand at the margin",
        """
        ## Release notes template
        ```
        Changes:
          - ...
        Known issues:
        ```
        """,
        notes=[["Changes", []], ["Known issues", []]],
    ),
    case(
        "a table of nothing but its header",
        "## Release notes template\n| Name | Date |\n|---|---|\n| | |\n",
        notes=[["Name", []], ["Date", []]],
    ),
    case(
        "owner and reviewers on one line",
        """
        ## Release notes template
        Owner: Technical Writer; Reviewers: Product Manager and Release Manager

        - Name
        """,
        notes=[["Name", []]],
        roles=["Technical Writer", "Product Manager", "Release Manager"],
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_template_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
