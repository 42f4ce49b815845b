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
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.name)
def test_template_is_read(given: Case) -> None:
    found = seen(given.text)
    assert {part: found[part] for part in given.expected} == given.expected
