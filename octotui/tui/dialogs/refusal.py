"""Why a deploy was refused: the reason, the guide around its line, who can open the gate, and what one can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from octotui.domain import production
from octotui.domain.facts import Facts
from octotui.domain.gate import Blocker, gate
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, Refusal, can
from octotui.services.doing import ping_all
from octotui.services.release import override
from octotui.tui.act import Act
from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, width_of, wrap
from octotui.tui.signs import Sign
from octotui.tui.theme import tokens
from octotui.tui.toast import toast
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import Names, asked_ago, clock, counted

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.tui.screens.base import Room

OPENERS = 8
"""So many who can open the gate are named; the heading counts them all."""
PING, GO, OVERRIDE = "ping", "go", "override"
NOBODY = "nobody yet"
NOT_ASKED = ("not asked", "muted")
_NAMES = {"you": "bold accent", NOBODY: "bold nogo"}

Said = tuple[str, str]
"""Words and the style they are written in."""


class Opener(NamedTuple):
    """Who can open the gate: how the thing stands, the person, all holders or nobody, what they do, since when asked.

    `would` says it as the rule does, `title` names the thing it speaks of; `more` counts what else waits for them.
    """

    sign: Sign
    name: str
    role: str
    would: str
    title: str
    asked: Said
    more: int = 0

    def sentence(self, cells: int) -> str:
        """Say what they would do, with the name of the thing where there is room for all of it."""
        more = f", {self.more} more" if self.more else ""
        named = f"{self.would.removesuffix(' it')} {self.title}{more}"
        if self.title and width_of(named) <= cells:
            return named
        plain = f"{self.would}{more}"
        return plain if width_of(plain) <= cells else f"{self.would.split()[0]} it{more}"


class RefusalDialog(Dialog[str]):
    """Show a refusal of the release as a whole; answers "ping", "go" or "override", or None."""

    DEFAULT_CSS = "RefusalDialog.-short > Plane { padding: 1 2 0 2; }"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]
    MEANING = "nogo"
    WIDTH = 92
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("p", "ping all", "ping", label=lambda s: s.ping_label, reason=lambda s: s.no_ping),
        Act("enter", "first blocker", "go", long="go to the first thing that blocks", reason=lambda s: s.no_go),
        Act("O", "override", "override", long="deploy against the gate", reason=lambda s: s.no_override),
        Act("escape", "close", "close", side="right", long="close"),
        Act("y", "copy", "copy", side="right", long="copy the refusal"),
    )

    def __init__(self, refusal: Refusal, facts: Facts, you: Person, now: datetime) -> None:
        """Take what was refused, to whom, and the release as it stands."""
        super().__init__()
        self.refusal, self.facts, self.you, self.now = refusal, facts, you, now
        self.blockers = gate(facts)
        self.names = Names((person.name for person in facts.people), you.name)
        self.no_override = can(lambda: production.override(facts, you, now, "?")) or None
        self.no_ping = None if any(each.task_id for each in self.blockers) else "Nobody is asked by a task"
        self.no_go = None if self.blockers else "It is no line of the list that stands in the way"

    @property
    def ping_label(self) -> str:
        """How many would be asked."""
        return "ping all" if self._asked > 1 else "ping"

    @property
    def _asked(self) -> int:
        """How many others a ping would reach."""
        movers = {(each.role, each.person_id) for each in self.blockers if each.task_id}
        return len(movers - {(role, self.you.id) for role, _ in movers})

    def body(self) -> Iterable[Widget]:
        """All in words."""
        yield Drawn(self.lines)

    def lines(self, look: Look) -> Sequence[Line]:
        """Draw verdict, reason, guide, who can open it, and what one can do."""
        short = self.app.size.height < 32
        air = [Line(look.width)]
        lines = [self._verdict(look), *([] if short else air)]
        reason = f"{self.refusal.reason.rstrip('.')}."
        lines += [Line(look.width).put(0, row, "bold") for row in wrap(reason, look.width)]
        for part in (self._guide(look), self._openers(look, 3 if short else OPENERS), self._doing(look, short=short)):
            lines += [*air, *part] if part else []
        last = Line(look.width).put(0, "Nothing was changed. The attempt is in the journal.", "muted")
        return [*lines, *([] if short else air), last]

    def _verdict(self, look: Look) -> Line:
        refusal, release = self.refusal, self.facts.release
        line = Line(look.width).put(0, look.signs("■"), "nogo").put(2, refusal.verdict, "bold nogo")
        if refusal.in_the_way:
            stand = "stands" if refusal.in_the_way == 1 else "stand"
            line.add(f"{counted(refusal.in_the_way, 'thing')} {stand} in the way", gap=3)
        return line.right(f"{release.version} to production", "muted")

    def _guide(self, look: Look) -> list[Line]:
        """Quote the line of the guide with one before and one after."""
        refusal = self.refusal
        head = Line(look.width).put(0, "The guide says", "muted").right(f"rule {refusal.rule}", "muted")
        if refusal.line <= 0:
            return [Line(look.width).put(0, f"rule {refusal.rule}", "muted")]
        lines = [head]
        for number, text in self.facts.edition.lines(refusal.line - 1, refusal.line + 1):
            here = number == refusal.line
            line = Line(look.width, plane="surface").put(0, str(number), "muted", 5, "right")
            if here:
                line.put(7, look.signs("▌"), "nogo")
            lines.append(line.put(9, text.replace("**", ""), "bold" if here else "muted"))
        return lines

    def _openers(self, look: Look, most: int) -> list[Line]:
        """Name everybody who can open the gate, what they would do, and since when they are asked."""
        rows = self._rows()
        if not rows:
            return []
        lines = [Line(look.width).put(0, "Who can open it", "muted")]
        if len(rows) > most:
            lines[0].add(f"{most} of {len(rows)}", "faint", gap=2)
        person = min(20, max(width_of(row.name) for row in rows))
        part = min(17, max(width_of(row.role) for row in rows))
        said = 4 + person + (part + 2 if part else 0)
        for row in rows[:most]:
            line = Line(look.width).put(0, look.signs(row.sign.text), row.sign.style)
            line.put(2, row.name, _NAMES.get(row.name, "bold"), person).put(person + 4, row.role, "muted", part)
            room = look.width - said - width_of(row.asked[0]) - 2
            lines.append(line.put(said, row.sentence(room), "text", max(0, room)).right(*row.asked))
        return lines

    def _rows(self) -> list[Opener]:
        """Return who can open the gate, each once: the first thing that waits for them, and how much besides."""
        found: dict[tuple[str, str], Opener] = {}
        for each in self.blockers:
            sign = self.signs.task("open" if each.state == "seat" else each.state)
            asked = _asked(each, self.now)
            title = each.title if each.task_id else ""
            for mover in each.movers:
                self._found(found, Opener(sign, self._who(mover), mover.role, mover.would, title, asked))
        if not self.blockers:
            for mover in self.refusal.movers:
                sign = self.signs.task("open")
                self._found(found, Opener(sign, self._who(mover), mover.role, mover.would, "", NOT_ASKED))
        return list(found.values())

    def _found(self, found: dict[tuple[str, str], Opener], opener: Opener) -> None:
        key = (opener.name, opener.role)
        held = found.get(key)
        found[key] = held._replace(more=held.more + 1) if held else opener

    def _who(self, mover: Mover) -> str:
        """Name the person, or everybody who holds the role, or say that nobody does."""
        if mover.person_id:
            return self.names.full(self.facts.name(mover.person_id))
        if not mover.role:
            return "anybody"
        held = [self.names.short(person.name) for person in self.facts.holders(mover.role)]
        return NOBODY if not held else " or ".join(held) if len(held) <= 2 else f"{len(held)} people"

    def _doing(self, look: Look, *, short: bool) -> list[Line]:
        """Name what one can do oneself."""
        ping = f"Ping {'all ' if self._asked > 1 else ''}{counted(self._asked, 'other')}; it shows in their work"
        entries = (
            ("p", ping, self.no_ping),
            ("enter", "Go to the first thing that blocks", self.no_go),
            ("O", "Override: a reason, a second person, and a mark that stays", self.no_override),
        )
        lines = [] if short else [Line(look.width).put(0, "What you can do", "muted")]
        for key, words, reason in entries:
            if reason is None:
                lines.append(Line(look.width).put(0, key, "bold accent").put(7, words))
        return lines

    def action_ping(self) -> None:
        """Ask everybody."""
        self.dismiss(PING)

    def action_go(self) -> None:
        """Go to the first thing that blocks."""
        self.dismiss(GO)

    def action_override(self) -> None:
        """Override the gate."""
        self.dismiss(OVERRIDE)

    def action_copy(self) -> None:
        """Copy the refusal as text."""
        drawn = self.query_one(Drawn)
        look = Look(drawn.size.width, False, False, tokens(self.app), self.signs)
        self.app.copy_to_clipboard("\n".join(line.plain.rstrip() for line in self.lines(look)))
        toast(self.app, "Refusal copied.")


def _asked(each: Blocker, now: datetime) -> Said:
    """Say since when somebody is asked; a call that nobody has opened asks nobody."""
    if each.since is None:
        return ("not opened", "muted") if each.key == "call" else NOT_ASKED
    return asked_ago(each.since, now), "hold"


class OverrideDialog(AskText):
    """Show the mark that will stay, then ask for the reason; answers it, or None."""

    def __init__(self, facts: Facts, you: Person, now: datetime) -> None:
        """Take the release and who would override."""
        release = facts.release
        super().__init__(f"Override the gate of {release.version}", required="An override needs a reason",
                         verb="override and deploy", meaning="nogo")  # fmt: skip
        self.mark = f"overridden by {you.name} {clock(now)}"
        self.stood = counted(len(gate(facts)), "thing")

    def _title(self, look: Look) -> Sequence[Line]:
        said = (
            f"This mark stays on the release for ever, with the {self.stood} that stood in the way. "
            "A second person confirms it afterwards."
        )
        lines = [*super()._title(look), Line(look.width).put(0, self.mark, "bold hold"), Line(look.width)]
        lines += [Line(look.width).put(0, row) for row in wrap(said, look.width)]
        return [*lines, Line(look.width), Line(look.width).put(0, "Why it goes out even so", "muted")]


async def answer_refusal(room: Room[Any], refusal: Refusal, facts: Facts, you: Person) -> str | None:
    """Show a refused deploy and do what is chosen; return the key of the thing to go to, if that was chosen."""
    dialog = RefusalDialog(refusal, facts, you, room.desk.now)
    answer = await room.app.push_screen_wait(dialog)
    if answer == PING:
        await room.do(ping_all, facts.release.id)
    elif answer == OVERRIDE:
        reason = await room.app.push_screen_wait(OverrideDialog(facts, you, room.desk.now))
        if reason:
            await room.do(override, facts.release.id, reason)
    elif answer == GO and dialog.blockers:
        return dialog.blockers[0].key
    return None
