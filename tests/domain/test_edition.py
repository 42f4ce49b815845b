"""What an edition says of itself: its lines, the demands named there, and what a role is for."""

from __future__ import annotations

from octotui.domain.edition import Edition

TEXT = """# Guide
- **Smoke tests** <!-- A-PRE-5 B-PRE-11 -->
  - **Owner**: QA Engineer

## Roles
- **QA Engineer**: plans, runs and defects <!-- C1 -->
- **Support Lead:** the users' voice
"""


def test_lines_come_without_their_comments() -> None:
    edition = Edition(1, "Guide", "abc", TEXT)
    assert edition.lines(2, 3) == ((2, "- **Smoke tests**"), (3, "  - **Owner**: QA Engineer"))


def test_a_line_names_its_first_demand() -> None:
    edition = Edition(1, "Guide", "abc", TEXT)
    assert edition.demand(2, "A-PRE-0") == "A-PRE-5"
    assert edition.demand(3, "A-PRE-0") == "A-PRE-0"


def test_the_guide_says_what_a_role_is_for() -> None:
    edition = Edition(1, "Guide", "abc", TEXT)
    assert edition.says_of("QA Engineer") == (6, "plans, runs and defects")
    assert edition.says_of("Customer Support Liaison") == (7, "the users' voice")
    assert edition.says_of("Tech Lead") is None
