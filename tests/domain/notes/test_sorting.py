"""What commits say, and where in the notes it is told or why it is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from octotui.domain.notes.history import Commit, read_message
from octotui.domain.notes.kinds import Kind, kind_of
from octotui.domain.notes.sorting import Sorted, sort

AT = datetime(2026, 4, 14, tzinfo=UTC)


def sha(number: int) -> str:
    """Return the name of a commit."""
    return f"{number:07x}{number:033x}"


def commit(number: int, message: str, *parents: int) -> Commit:
    """Return a commit by number, behind the one before or behind those given."""
    subject, _, body = message.partition("\n\n")
    before = parents or ((number - 1,) if number > 1 else ())
    return Commit(sha(number), tuple(sha(each) for each in before), AT, "Dana Cruz", subject, body)


def sorted_(*messages: str) -> list[Sorted]:
    """Return commits with these messages sorted, the oldest first."""
    commits = [commit(number, message) for number, message in enumerate(messages, 1)]
    return list(sort(commits[::-1]))[::-1]


@pytest.mark.parametrize(
    ("message", "kind", "line"),
    [
        ("feat: pay with a saved card (#12)", Kind.FEATURES, "- Pay with a saved card (#12)"),
        ("feat(cart)!: one page", Kind.FEATURES, "- One page"),
        ("fix: round totals\n\nCloses #7, #8", Kind.FIXES, "- Round totals (#7, #8)"),
        ("perf(bank): ask once", Kind.IMPROVEMENTS, "- Ask once"),
        ("fix(security): check the seal", Kind.SECURITY, "- Check the seal"),
        ("security: check the seal", Kind.SECURITY, "- Check the seal"),
        ("chore: update for CVE-2026-1234", Kind.SECURITY, "- Update for CVE-2026-1234"),
        ("Fix the back button", Kind.FIXES, "- Fix the back button"),
        ("Add a vault for cards", Kind.FEATURES, "- Add a vault for cards"),
        ("The cart keeps its order", Kind.IMPROVEMENTS, "- The cart keeps its order"),
        ("Board: cards move", Kind.IMPROVEMENTS, "- Board: cards move"),
        ("Merged PR 41: Refund faster", Kind.IMPROVEMENTS, "- Refund faster (#41)"),
        ("revert: the blue button", Kind.IMPROVEMENTS, "- The blue button"),
        ("feat: # not a heading", Kind.FEATURES, "- \\# not a heading"),
        ("fix: call super().__init__ once", Kind.FIXES, "- Call super().\\_\\_init\\_\\_ once"),
        ("fix: take *args and **kw of a_b, 2 * 3", Kind.FIXES, "- Take \\*args and \\*\\*kw of a_b, 2 * 3"),
        ("fix: `list[int]` of `__all__` is <T>", Kind.FIXES, "- `list[int]` of `__all__` is \\<T>"),
        ("Merged PR 1: Totals of #12", Kind.IMPROVEMENTS, "- Totals of #12 (#1)"),
    ],
)
def test_a_commit_is_told_where_readers_look_for_it(message: str, kind: Kind, line: str) -> None:
    (found,) = sorted_(message)
    assert (found.kind, found.line, found.left_out) == (kind, line, "")


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("chore: tidy up", "not for users: housekeeping"),
        ("docs: how to build", "not for users: documentation"),
        ("ci: two runners", "not for users: the pipeline"),
        ("test: more of them", "not for users: tests"),
        ("refactor(cart): split", "not for users: the inside of code"),
        ("Bump foo from 1.2 to 1.3", "not for users: a dependency"),
        ("v1.2.3", "marks a version"),
        ("chore(release): 1.2.3", "marks a version"),
        ("fixup! feat: one", "folded into another commit"),
        ("\x1b[31m", "says nothing"),
    ],
)
def test_what_is_not_for_readers_is_left_out_with_its_reason(message: str, reason: str) -> None:
    (found,) = sorted_(message)
    assert (found.left_out, found.line) == (reason, "")


@pytest.mark.parametrize(
    ("message", "step"),
    [
        ("feat!: drop the old login", "- Drop the old login"),
        ("chore!: need Python 3.11", "- Need Python 3.11"),
        ("feat: x (#3)\n\nBREAKING CHANGE: call `b`\ninstead of `a`.\n\nMore.", "- Call `b` instead of `a`. (#3)"),
        ("fix: y\n\nBREAKING-CHANGE: renamed\nCo-authored-by: Yuki <y@x.org>", "- Renamed"),
    ],
)  # fmt: skip
def test_what_breaks_is_told_and_gives_a_step(message: str, step: str) -> None:
    (found,) = sorted_(message)
    assert (found.step, found.left_out) == (step, "")
    assert found.line


def test_numbers_authors_and_scope_are_read() -> None:
    said = read_message(commit(1, "fix(cart): sum (#5)\n\nFixes #4\n\nCo-authored-by: Yuki Sato <y@x.org>\n"))
    assert (said.type, said.scope, said.title) == ("fix", "cart", "sum (#5)")
    assert said.refs == ("#5", "#4")
    assert said.authors == ("Dana Cruz", "Yuki Sato")


def test_a_commit_and_its_revert_cancel_out() -> None:
    one, two, three = sorted_(
        "feat: blue button", "fix: totals", f'Revert "feat: blue button"\n\nThis reverts commit {sha(1)}.'
    )
    assert (one.left_out, three.left_out) == ("taken back by 0000003", "takes back 0000001")
    assert two.left_out == ""


def test_a_reverted_revert_lets_the_commit_stand() -> None:
    one, two, three = sorted_(
        "feat: blue button",
        f'Revert "feat: blue button"\n\nThis reverts commit {sha(1)}.',
        f'Revert "Revert "feat: blue button""\n\nThis reverts commit {sha(2)}.',
    )
    assert one.line == "- Blue button"
    assert two.left_out
    assert three.left_out


def test_a_revert_that_names_a_short_commit_is_understood() -> None:
    one, two = sorted_("feat: blue button", f'Revert "feat: blue button"\n\nThis reverts commit {sha(1)[:9]}.')
    assert (one.left_out, two.left_out) == ("taken back by 0000002", "takes back 0000001")


def test_a_revert_of_what_is_older_is_told() -> None:
    (found,) = sorted_(f'Revert "feat: blue button"\n\nThis reverts commit {"ab" * 20}.')
    assert found.left_out == ""
    assert found.line == '- Revert "feat: blue button"'


def merged(title: str) -> list[Sorted]:
    """Return a branch of two commits and its merge, sorted, the oldest first."""
    commits = [
        commit(1, "fix: before"),
        commit(2, "chore: tidy up", 1),
        commit(3, "feat: half of it", 2),
        commit(4, f"Merge pull request #9 from dana/vault\n\n{title}", 1, 3),
    ]
    return list(sort(commits[::-1]))[::-1]


def test_a_pull_request_is_told_once_for_all_its_commits() -> None:
    before, tidy, half, merge = merged("Cards live in a vault")
    assert merge.line == "- Cards live in a vault (#9)"
    assert merge.kind is Kind.FEATURES
    assert (tidy.line, half.line) == (merge.line, merge.line)
    assert {tidy.told_by, half.told_by} == {merge.commit.sha}
    assert before.line == "- Before"


def test_a_merge_without_a_title_lets_its_commits_speak() -> None:
    _, tidy, half, merge = merged("")
    assert merge.left_out == "a merge; what it brings is told by itself"
    assert half.line == "- Half of it"
    assert tidy.told_by == ""


def test_a_pull_request_that_is_taken_back_takes_its_commits_along() -> None:
    commits = [
        commit(1, "fix: before"),
        commit(2, "feat: inside", 1),
        commit(3, "Merge pull request #9 from dana/vault\n\nCards live in a vault", 1, 2),
        commit(4, f'Revert "Cards live in a vault"\n\nThis reverts commit {sha(3)}, reversing changes.', 3),
    ]
    found = {int(each.commit.sha[:7], 16): each.left_out for each in sort(commits[::-1])}
    assert found[1] == ""
    assert found[2] == found[3] == "taken back by 0000004"
    assert found[4] == "takes back 0000003"


def test_a_merge_request_is_known_by_its_number() -> None:
    message = "Merge branch 'vault' into 'main'\n\nCards live in a vault\n\nSee merge request shop/pay!34"
    found = {
        int(each.commit.sha[:7], 16): each
        for each in sort([commit(3, message, 1, 2), commit(2, "x", 1), commit(1, "y")])
    }
    assert found[3].line == "- Cards live in a vault (!34)"
    assert found[2].told_by == found[3].commit.sha


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Release name / number", Kind.NAME), ("Date", Kind.DATE), ("Release date", Kind.DATE),
        ("Summary", Kind.SUMMARY), ("Overview", Kind.SUMMARY), ("Notable changes", Kind.CHANGES),
        ("What's new", Kind.FEATURES), ("New features", Kind.FEATURES), ("Improvements", Kind.IMPROVEMENTS),
        ("Bug fixes", Kind.FIXES), ("Security updates", Kind.SECURITY), ("Migration steps", Kind.MIGRATION),
        ("Upgrade guide", Kind.MIGRATION), ("Breaking changes", Kind.MIGRATION), ("Known issues", Kind.ISSUES),
        ("Known limitations", Kind.ISSUES), ("Documentation links", Kind.LINKS),
        ("Support contacts", Kind.CONTACTS), ("Thanks", Kind.OTHER),
    ],
)  # fmt: skip
def test_a_section_is_known_by_the_words_of_its_name(name: str, kind: Kind) -> None:
    assert kind_of(name) is kind
