"""No line is lost: what nobody placed is named."""

from octotui.guide import parse_guide
from octotui.guide.ledger import Ledger


def test_a_line_that_nobody_placed_is_named() -> None:
    ledger = Ledger()
    ledger.place(1, "heading", "Title")
    ledger.close(["# Title", "", "something odd"])
    (finding,) = ledger.findings
    assert (finding.line, finding.level) == (3, "warning")
    assert "something odd" in finding.message


def test_the_first_reading_of_a_line_stands() -> None:
    ledger = Ledger()
    ledger.place(2, "owner", "Owner")
    ledger.place(1, "requirement", "All", last=3)
    assert [reading.kind for reading in ledger.readings] == ["requirement", "owner", "requirement"]


def test_link_targets_are_references() -> None:
    guide = parse_guide("## Deployment checklist\n- Tag the [build][b]\n\n[b]: https://example.org\n", "guide.md")
    assert guide.readings[-1].kind == "reference"
    assert guide.deployment[0].title == "Tag the build"
