"""The vote: three choices with their consequences, a reason, and no vote without this dialog.

ballot = await self.app.push_screen_wait(Vote(facts, "QA Engineer", you, now))
if ballot: await self.do(call.vote, release_id, seat, ballot.choice, ballot.reason, after=ballot.after)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.widgets import Input

from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.domain.poll import Choice
from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.drawing.vote_words import earlier_vote, last_words, outcome
from octotui.tui.line import Line, pad, wrap
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.entry import Entry
from octotui.tui.widgets.rows import Look

if TYPE_CHECKING:
    from textual.widget import Widget

GO, GO_IF, NO_GO = Choice.GO.value, Choice.GO_IF.value, Choice.NO_GO.value
CARD_ROWS = 4
SHORT = 32
"""Below so many rows air goes first."""


class _Card(NamedTuple):
    """One choice as it is drawn."""

    choice: str
    key: str
    word: str
    meaning: str
    style: str


_CARDS = (
    _Card(GO, "g", "GO", "I agree", "go"),
    _Card(GO_IF, "i", "GO IF", "with a condition", "hold"),
    _Card(NO_GO, "n", "NO-GO", "with a reason", "nogo"),
)


@dataclass(frozen=True, slots=True)
class Ballot:
    """What somebody decided to say; `after` puts the task of a condition behind the deploy."""

    choice: str
    reason: str = ""
    after: bool = False


class _Choices(Drawn, can_focus=True):
    """The three choices, which have the focus when the dialog opens, so that letters choose and do not type."""


def _not_with_condition(dialog: Vote) -> str | None:
    return None if dialog.choice == GO_IF else "Only a go with a condition asks when it is met"


class Vote(Dialog[Ballot]):
    """Ask for the vote of one seat; answers a ballot, or None."""

    WIDTH = 84
    DEFAULT_CSS = """
    Vote #last { margin: 1 1 0 1; }
    Vote _Choices { margin: 1 1 1 1; }
    Vote #then { margin: 1 1 0 1; }
    """

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("g", "go", "choose('go')", long="go: I agree"),
        Act("i", "go if", "choose('go if')", long="go, with a condition that becomes a task"),
        Act("n", "no-go", "choose('no-go')", long="no-go, with a reason that becomes a task"),
        Act("b", "before", "place(False)", long="the condition is met before the deploy", reason=_not_with_condition),
        Act("a", "after", "place(True)", long="the condition is met after the deploy", reason=_not_with_condition),
        Act("tab", "write why", "write", long="write the reason, or go back to the choices", priority=True,
            label=lambda dialog: "write why" if dialog.choosing else "choose"),
        Act("enter", "cast it", "cast", long="cast this vote"),
        Act("escape", "not now", "close", side="right", long="close without a vote"),
    )  # fmt: skip

    def __init__(self, facts: Facts, seat: str, who: Person, now: datetime) -> None:
        """Take the facts as they stand; the consequences are computed from them."""
        super().__init__()
        self.facts, self.seat, self.who, self.now = facts, seat, who, now
        self.choice = ""
        self.after = False
        self.wrong = ""

    def body(self) -> Iterable[Widget]:
        """Title, the band of a last vote, the choices, the reason, what happens then."""
        yield Drawn(self._title)
        if any(last_words(self.facts, self.seat)):
            yield Drawn(self._last, id="last")
        yield _Choices(self._cards, id="choices")
        yield Drawn(self._asked, id="asked")
        yield Entry(id="reason", select_on_focus=False)
        yield Drawn(self._then, id="then")

    def on_mount(self) -> None:
        """Begin with the choices."""
        self.query_one("#choices").focus()

    @property
    def choosing(self) -> bool:
        """Whether the choices have the keys, and not the reason."""
        return not isinstance(self.focused, Input)

    @property
    def _short(self) -> bool:
        """Whether there is no room for air on the planes."""
        return self.app.size.height < SHORT

    def _title(self, look: Look) -> Sequence[Line]:
        release, line = self.facts.release, self.facts.edition.call_line
        row = Line(look.width).put(0, "Your vote", "bold")
        row.add(f"{self.seat}, {release.version}, revision {release.revision}", "muted", gap=3)
        return [row.right(f"line {line}" if line else "", "muted")]

    def _last(self, look: Look) -> Sequence[Line]:
        bold, rest = last_words(self.facts, self.seat)
        rows = wrap(f"{bold}  {rest}", look.width - 4)
        air = [] if self._short else [Line(look.width, plane="accent-tint")]
        lines = [*air]
        for index, row in enumerate(rows):
            line = Line(look.width, plane="accent-tint")
            if index == 0:
                line.put(2, bold, "bold accent").add(row[len(bold) :], "text", gap=1)
            else:
                line.put(2, row)
            lines.append(line)
        return [*lines, *air]

    def _cards(self, look: Look) -> Sequence[Line]:
        """Draw three cards; the chosen one is solid and says so with a sign."""
        width = (look.width - 2) // 3
        lines = [Line(look.width) for _ in range(CARD_ROWS - self._short)]
        for index, card in enumerate(_CARDS):
            at = index * (width + 1)
            _draw_card(lines, card, at, width if index < 2 else look.width - at, card.choice == self.choice, look)
        return lines

    def _asked(self, look: Look) -> Sequence[Line]:
        aside, style = ("asked for with GO IF and NO-GO", "muted") if not self.wrong else (self.wrong, "hold")
        lines = [Line(look.width).put(0, "Why, for the record", "muted").right(aside, style)]
        if self.choice == GO_IF:
            when = Line(look.width).put(0, "The condition is met", "muted")
            for key, word, chosen in (("b", "before the deploy", not self.after), ("a", "after it", self.after)):
                sign = look.signs("●" if chosen else "○")
                when.add(key, "bold accent", gap=3).add(f"{sign} {word}", "bold" if chosen else "muted", gap=1)
            lines.insert(0, when)
        return lines

    def _then(self, look: Look) -> Sequence[Line]:
        lines = [] if self._short else [Line(look.width).put(0, "What happens then", "muted")]
        if not self.choice:
            said = earlier_vote(self.facts, self.seat)
            told = f"This seat said {said.upper()}; a new vote takes its place." if said else "Choose first."
            return [*lines, Line(look.width).put(0, told, "muted")]
        for sentence in outcome(self.facts, self.seat, self.who, self.now, self.choice, after=self.after):
            lines += [Line(look.width).put(0, row, sentence.style) for row in wrap(sentence.text, look.width)]
        return lines

    def _renew(self) -> None:
        self.query_one("#choices", Drawn).lines = self._cards
        self.query_one("#asked", Drawn).lines = self._asked
        self.query_one("#then", Drawn).lines = self._then
        self.refresh_bindings()

    def action_choose(self, choice: str) -> None:
        """Take a choice; nothing is cast yet."""
        self.choice, self.wrong = choice, ""
        self._renew()

    def action_place(self, after: bool) -> None:
        """Say whether the condition is met before or after the deploy."""
        self.after = after
        self._renew()

    def action_write(self) -> None:
        """Go to the reason, or back to the choices."""
        self.query_one("#reason" if self.choosing else "#choices").focus()

    def on_input_submitted(self) -> None:
        """Cast on enter."""
        self.action_cast()

    def action_cast(self) -> None:
        """Answer the ballot, unless something is missing."""
        reason = self.query_one("#reason", Input).value.strip()
        if not self.choice:
            self.wrong = "choose g, i or n first"
            self.query_one("#choices").focus()
        elif self.choice != GO and not reason:
            self.wrong = "the condition is missing" if self.choice == GO_IF else "the reason is missing"
            self.query_one("#reason").focus()
        else:
            self.dismiss(Ballot(self.choice, reason, self.after and self.choice == GO_IF))
            return
        self._renew()


def _draw_card(lines: Sequence[Line], card: _Card, at: int, cells: int, chosen: bool, look: Look) -> None:
    """Put one card on its lines: an edge, the key and the word, what it means, a row of air."""
    plane = card.style if chosen else f"{card.style}-tint"
    head, body = ("ink", "ink") if chosen else (card.style, "muted")
    edge, first, second, *last = lines
    if chosen:
        edge.fill(at, cells, f"ink on {plane}")
    else:
        edge.put(at, look.signs("▀") * cells, f"{card.style} on {plane}", cells)
    first.fill(at, 2, f"text on {plane}")
    first.put(at + 2, card.key, f"bold {'ink' if chosen else 'accent'} on {plane}", 1)
    chosen_sign = look.signs("●") if chosen else " "
    first.put(at + 3, f"  {pad(card.word, cells - 8)}{chosen_sign}  ", f"bold {head} on {plane}", cells - 3)
    second.put(at, pad(f"     {card.meaning}", cells), f"{body} on {plane}", cells)
    for air in last:
        air.fill(at, cells, f"text on {plane}")
