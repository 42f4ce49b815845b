"""The list of sections, and where the text came from."""

from __future__ import annotations

from octotui.domain.notes.embargo import kept_back
from octotui.domain.notes.sections import needed
from octotui.domain.notes.values import Need, Section
from octotui.domain.value import dataclass
from octotui.tui.drawing.notes_page import SIGNS, NotesPage
from octotui.tui.drawing.notes_preview import EMBARGO
from octotui.tui.line import Line, width_of
from octotui.tui.widgets.rows import Gap, Look, Row
from octotui.tui.wording import counted, cut_at_word, role_short, stamp


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section: sign, name and state; `under` it, in words with their style, what else is to be known."""

    id: str | None
    name: str
    sign: str
    style: str
    word: str
    inside: bool
    under: tuple[tuple[str, str], ...]
    shown: bool
    remark: str = ""

    @property
    def height(self) -> int:
        """Its name, and a row for each thing said under it."""
        return 1 + len(self.under)

    def draw(self, line: int, look: Look) -> Line:
        """Draw one of its rows."""
        row = Line(look.width)
        at = 2 if self.inside else 0
        if line == 0:
            row.put(at, look.signs(self.sign), self.style, 1)
            room = look.width - at - 2 - width_of(self.word) - 1 - (width_of(self.remark) + 1 if self.remark else 0)
            weight = "bold" if self.shown else "text"
            row.put(at + 2, cut_at_word(self.name, room), "faint" if self.word == "none" else weight)
            if self.remark:
                row.right(self.remark + " ", "info")
            return row.right(self.word, self.style)
        return row.put(at + 2, *self.under[line - 1])


def section_rows(page: NotesPage, shown: str | None) -> tuple[Row, ...]:
    """Return the list; air stands before and behind a section that holds others."""
    rows: list[Row] = []
    inside = False
    for section in page.notes.sections:
        holds = bool(page.notes.children(section))
        if rows and (holds or (inside and section.parent_id is None)):
            rows.append(Gap())
        inside = section.parent_id is not None or holds
        rows.append(_row(page, section, section.id == shown))
    return tuple(rows)


def _row(page: NotesPage, section: Section, shown: bool) -> SectionRow:
    state = page.states[section.id]
    sign, style = SIGNS[state]
    word = "wanted" if state.value == "empty" and needed(page.notes, section).need is not Need.NOTHING else state.value
    comments = sum(1 for each in page.comments(section) if each.answers is None)
    about = [role_short(role) for role in section.contributors or (section.owner,) if role]
    if comments:
        about[-1:] = [", ".join((*about[-1:], counted(comments, "comment")))]
    under = [(each, "muted") for each in about] if shown else []
    under += [(EMBARGO, "hold")] if section in kept_back(page.notes) else []
    under += [(words, "info") for words in _there(page, section)]
    return SectionRow(
        section.id, section.name, sign, "hold" if word == "wanted" else style, word, section.parent_id is not None,
        tuple(under), shown, str(comments) if comments and not shown else "",
    )  # fmt: skip


def _there(page: NotesPage, section: Section) -> tuple[str, ...]:
    said = {}
    for each in page.there(section.id):
        you = page.you is not None and each.person_id == page.you.id
        name = "you, elsewhere" if you else page.name(each.person_id)
        said[each.person_id] = f"{name} {'writes' if each.text != each.base_text else 'is here'}"
    return tuple(said.values())


def here_too(page: NotesPage, here: Section) -> list[str]:
    """Return who else is in the section that is shown, where no list beside it says so."""
    return [words if words.endswith("is here") else f"{words} here" for words in _there(page, here)]


def elsewhere(page: NotesPage, here: Section) -> list[str]:
    """Return who is in other sections than the one that is shown, where those are not listed beside it."""
    found = ((section, words) for section in page.notes.sections for words in _there(page, section))
    return [f"{words} {each.name}".replace("is here", "is in") for each, words in found if each.id != here.id]


def origin(page: NotesPage, look: Look, *, brief: bool = False) -> list[Line]:
    """Draw where the text came from: how many commits were read, told, and left out."""
    draft, ledger = page.notes.draft, page.ledger
    if draft is None or ledger is None:
        heading = Line(look.width).put(0, "Where it came from", "bold muted" if brief else "bold")
        key = Line(look.width).put(0, "^g", "bold accent").add("draft from history", "muted", gap=1)
        return [heading, key] if brief else [heading, Line(look.width), key]
    left = len(ledger.left_out)
    if brief:
        line = Line(look.width).put(0, f"{ledger.total:,}", "bold").add("commits:", "muted", gap=1)
        line.add(f"{ledger.told:,}", "bold", gap=1).add("told,", "muted", gap=1)
        line.add(f"{left:,}", "bold", gap=1).add("left out with a reason", "muted", gap=1)
        return [Line(look.width).put(0, "Where it came from", "bold muted"), line]
    lines = [Line(look.width).put(0, "Where it came from", "bold"), Line(look.width)]
    cells = width_of(f"{ledger.total:,}")
    since = f"commits since {draft.since}" if draft.since else "commits in all"
    for count, words, style in ((ledger.total, since, "text"), (ledger.told, "told in the notes", "muted"),
                                (left, "left out, with reason", "muted")):  # fmt: skip
        lines.append(Line(look.width).put(0, f"{count:,}", "bold", cells, "right").put(cells + 1, words, style))
    return [*lines, Line(look.width), *_newest(page, look)]


def _newest(page: NotesPage, look: Look) -> list[Line]:
    """Say that the notes are older than the newest commit, or when that came."""
    draft = page.notes.draft
    if page.newer:
        told = f"{counted(page.newer, 'commit')} newer than this"
        return [
            Line(look.width).put(0, told, "hold"),
            Line(look.width).put(0, "^g", "bold accent").add("draft again", "muted", gap=1),
        ]
    if draft is None or draft.head_at is None:
        return []
    return [Line(look.width).put(0, f"newest commit {stamp(draft.head_at, page.now)}", "muted")]
