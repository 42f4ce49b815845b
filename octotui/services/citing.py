"""Which line of which guide a refusal stands on, where the rule itself could not know: before an act is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from octotui.domain.edition import Edition
from octotui.domain.refusal import Refused
from octotui.services.guide import built_in, current
from octotui.store import read

if TYPE_CHECKING:
    from octotui.store.work import Work

P = ParamSpec("P")
T = TypeVar("T")


def citing(act: Callable[Concatenate[Work, P], T]) -> Callable[Concatenate[Work, P], T]:
    """Return an act whose refusals cite a line wherever the guide in force names the rule."""

    @wraps(act)
    def tried(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return act(work, *args, **kwargs)
        except Refused as refused:
            refusal = refused.refusal
            if refusal.line:
                raise
            raise Refused(replace(refusal, line=_line_of(work, refusal.rule))) from None

    return tried


def _line_of(work: Work, rule: str) -> int:
    """Return the line of a rule in the guide of the release in hand, else in the one in use; 0 where it says nothing.

    A team's own guide names no demands: what it does not say is octotui's own rule there.
    """
    edition = _edition_of(work, work.release_id) if work.release_id else current(work.rows)
    text = edition.text if edition else built_in().text
    return Edition(0, "", "", text).line_of(rule)


def _edition_of(work: Work, release_id: int) -> Edition | None:
    facts = work.memory.facts.get(release_id) or read.facts(work.rows, release_id)
    return facts.edition if facts else None
