"""Meets the roles that a guide names anywhere, so that each is one role everywhere."""

from __future__ import annotations

import re

from octotui.domain.roles import key
from octotui.guide import kinds
from octotui.guide.context import Context
from octotui.guide.rolelist import defined_roles
from octotui.guide.roletext import FIGURES
from octotui.guide.sections import Section

_OWNERS = re.compile(
    r"^\s*(?:[-*+]|\d+[.)])?\s*(?:\[[ xX]\]\s*)?\**(?:owner|owned by|responsible)\**\s*[:：]\**\s*(.+)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;/&+|(→]|\b(?:and|or|with|in)\b)\s*")
_BESIDE = re.compile(r"<!--.*?-->|[*_\[\]]|\s*[;|].*$")


def _one(name: str) -> str:
    """Return the form under which "Developer" and "Developers" are one role."""
    return name.casefold().removesuffix("s")


def learn_roles(root: Section, context: Context) -> None:
    """Meet the roles that the guide's own list of roles defines, so that "Support/SRE Lead" is one everywhere."""
    for section in root.walk():
        if section.kind == kinds.ROLES:
            for name in defined_roles(section.blocks):
                context.book.learn(name)


def learn_owners(body: str, context: Context) -> None:
    """Meet the owners named by labels first, so that the same names are known everywhere else."""
    for line in body.split("\n"):
        if match := _OWNERS.match(line):
            for name in _BETWEEN.split(_BESIDE.sub("", match[1])):
                words = re.sub(r" (?:name|initials)$", "", name.strip(" ).`"))
                if 2 < len(words) < 40 and ":" not in words and words[:1].isupper() and len(words.split()) <= 4:
                    context.book.learn(words)


def meet_the_rest(body: str, context: Context) -> None:
    """Meet the roles that the text names without giving them anything to do; a figure is no part of a name."""
    met: set[str] = set()
    have = {_one(name): name for name in context.named}
    for number, line in enumerate(body.split("\n"), start=1):
        if line.strip() and (plain := line.translate(FIGURES)) not in met:
            met.add(plain)
            names = context.book.scan(re.sub(r"<!--.*?-->|[*_`]", "", line))
            hats = [have.get(_one(name), name) for name in names if context.book.is_hat(name)]
            context.meet(hats, number)


def roles_named(context: Context, doing: set[str]) -> tuple[str, ...]:
    """Return all roles, each once; a bare "on-call" that does nothing is the on-call Engineer named elsewhere."""
    if any(key(name).startswith("on-call ") for name in context.named):
        context.named = {n: line for n, line in context.named.items() if key(n) != "on-call" or n in doing}
    order = sorted(context.named, key=lambda name: context.named[name])
    seen: dict[str, str] = {}
    for name in order:
        seen.setdefault(_one(name), name)
    return tuple(seen.values())
