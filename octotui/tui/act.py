"""One declaration for each act: its key, foot text, help line, palette entry and the reason it cannot be done now.

    class ReleaseScreen(Acting, Screen[None]):
        ACTS = (
            Act("space", "start, then done", "done", group="task", reason=lambda s: s.why_not("done")),
            Act("p", "ping", "ping", group="task", label=lambda s: f"ping {s.owner}"),
            Act("D", "deploy", "deploy", group="release", long="Deploy to production", reason=lambda s: s.gate),
            Act("escape", "back", "back", group="everywhere", side="right"),
        )

        def action_ping(self) -> None: ...

`reason` and `label` are asked with the screen (or app) that declares the act; a reason is a sentence, None is yes.
Pressing a key, clicking the foot and choosing in the palette all end in `run_act`, which does the action or says
the reason in a toast. In a field with focus printable keys type: Textual gives them to the field first. Call
`refresh_bindings()` when something changed that reasons or labels depend on; a list does it when its cursor moves.
An app is `class Octotui(Acting, Themed, App[None])` with the acts that hold everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.keys import format_key, key_to_character

from octotui.domain.value import dataclass
from octotui.tui.toast import toast

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.screen import Screen

    _Node = DOMNode
else:
    _Node = object

_SHOWN = {
    "question_mark": "?", "slash": "/", "escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "space": "space", "enter": "enter", "tab": "tab", "comma": ",", "full_stop": ".",
}  # fmt: skip


def _always(_node: Any) -> str | None:
    return None


@dataclass(frozen=True)
class Act:
    """An act of the face, declared once and read by foot, help, palette, tooltip and key alike."""

    key: str
    """Textual keys, the first one shown; empty for a remark in the foot such as `↑↓ move`."""
    name: str
    """The short name: `deploy`."""
    action: str = ""
    """The Textual action it runs on the node that declares it; empty for a remark."""
    group: str = "everywhere"
    """The heading of help and palette: task, release, incident, ..., everywhere."""
    long: str = ""
    """What it does, for help and palette; the name if empty."""
    reason: Callable[[Any], str | None] = _always
    """Why it cannot be done now, in a sentence; None if it can."""
    label: Callable[[Any], str] | None = None
    """The foot's text where it depends on what is under the cursor: `ping Sam`."""
    shown: str = ""
    """The key as it is printed, where it differs from the key itself."""
    foot: bool = True
    """Whether the foot may show it."""
    side: str = "left"
    """The side of the foot."""
    priority: bool = False
    """Whether the key acts even in a field."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys, one by one."""
        return _keys(self.key)

    @property
    def key_shown(self) -> str:
        """Its first key as people read it: `^p`, `?`, `space`."""
        return self.shown or (read_key(self.keys[0]) if self.keys else "")

    @property
    def sentence(self) -> str:
        """Its description with a capital, for palette and help."""
        words = self.long or self.name
        return words[:1].upper() + words[1:]


class Offer(NamedTuple):
    """An act as it stands now: who declares it, what it is called here, and why it cannot be done, if so."""

    act: Act
    node: Acting
    label: str
    reason: str | None

    @property
    def of_app(self) -> bool:
        """Whether the app declares it, so that it holds everywhere."""
        return self.node.parent is None


class Acting(_Node):
    """Mixin, before Screen or App: makes key bindings of `ACTS` and answers what cannot be done with its reason."""

    ACTS: ClassVar[tuple[Act, ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        own: list[BindingType] = list(cls.__dict__.get("BINDINGS", ()))
        cls.BINDINGS = [*own, *_bindings(cls.__dict__.get("ACTS", ()))]
        super().__init_subclass__(**kwargs)

    def acts(self) -> tuple[Act, ...]:
        """Give the acts in the order of the foot; override to put first what the panel proposes."""
        return _acts_of(type(self))

    def offer(self, act: Act) -> Offer:
        """Give an act as it stands now."""
        return Offer(act, self, act.label(self) if act.label else act.name, act.reason(self))

    def offers(self) -> list[Offer]:
        """Give all acts as they stand now."""
        return [self.offer(act) for act in self.acts()]

    @property
    def in_front(self) -> bool:
        """Whether its acts can be meant: a second click may arrive after the first has led away from a screen."""
        return any(self is front for front in (self.app, *self.app.screen_stack[-1:]))

    async def run_act(self, act: Act) -> None:
        """Do an act, or say why not; a screen that was left meanwhile does nothing more."""
        if self.in_front:
            await self.do_act(act)

    async def do_act(self, act: Act) -> None:
        """Do an act, or say in a toast why not; override where a refusal has more to say."""
        reason = act.reason(self)
        if reason is not None:
            toast(self.app, reason, meaning="hold")
        elif act.action:
            await self.app.run_action(act.action, self)

    async def action_act(self, action: str) -> None:
        """Do the act that a key stands for."""
        for act in self.acts():
            if act.action == action:
                await self.run_act(act)
                return


@cache
def _keys(key: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in key.split(",") if each.strip())


@cache
def _acts_of(kind: type[Acting]) -> tuple[Act, ...]:
    found: dict[str, Act] = {}
    for base in kind.__mro__:
        for act in base.__dict__.get("ACTS", ()):
            found.setdefault(act.action or act.shown, act)
    return tuple(found.values())


def _bindings(acts: Iterable[Act]) -> list[BindingType]:
    return [
        Binding(key, f"act({act.action!r})", act.name, show=False, priority=act.priority)
        for act in acts
        if act.action
        for key in act.keys
    ]


def offers_here(screen: Screen[Any], *, foot: bool = False) -> list[Offer]:
    """Give the offers of a screen, then of the app; a dialog stands alone. For the foot, only what it may show."""
    app: App[Any] = screen.app
    nodes: list[object] = [screen] if screen.is_modal else [screen, app]
    offers: list[Offer] = []
    taken: set[str] = set()
    for node in nodes:
        if isinstance(node, Acting):
            acts = [act for act in node.acts() if taken.isdisjoint(act.keys)]
            offers += [node.offer(act) for act in acts if act.foot or not foot]
            taken.update(key for act in acts for key in act.keys)
    return offers


def read_key(key: str) -> str:
    """Give a key as people read it: `^p`, `?`, `space`."""
    if key.startswith("ctrl+") and len(key) == 6:
        return f"^{key[-1]}"
    return _SHOWN.get(key) or (key if "+" in key or len(key) == 1 else format_key(key))


def key_here(screen: Screen[Any], act: Act) -> str | None:
    """Give the key that does an act now, as people read it; None where the field with focus takes all as text."""
    focused = screen.focused
    if focused is None or act.priority or not act.keys:
        return act.key_shown
    free = [key for key in act.keys if not focused.check_consume_key(key, key_to_character(key))]
    if not free:
        return None
    return act.key_shown if free[0] == act.keys[0] else read_key(free[0])
