"""Settles what an item alone cannot tell: a department that owns beside roles, a title that is a condition."""

from __future__ import annotations

import re

from octotui.domain.guide import RoleUse
from octotui.guide.conditions import is_condition
from octotui.guide.markdown import ListBlock, ListItem
from octotui.guide.rich import undecorated
from octotui.guide.rolebook import RoleBook
from octotui.guide.said import ItemText


def _head_of(item: ListItem) -> str:
    """Return what stands in bold, or before a colon, at an item's start."""
    head, colon, _ = undecorated(item.text.flat).partition(": ")
    return (item.text.lead or (head if colon else "")).rstrip(" :：")


def departments_in(block: ListBlock, book: RoleBook) -> set[str]:
    """Return the departments that stand in bold where other items have hats: "QA Lead: ...", "Security: ..."."""
    leads = [head for item in block.items if (head := _head_of(item))]
    found = [(lead, match[0]) for lead in leads if (match := book.match(lead)) and match[1] == len(lead)]
    hats = [name for _, name in found if not book.is_subject(name)]
    return {lead for lead, name in found if book.is_topic(name)} if len(hats) > 1 else set()


def settle_department(text: ItemText, item: ListItem, departments: set[str], book: RoleBook) -> None:
    """Let "Security: scans pass" name its owner where its neighbours begin with roles too."""
    name = _head_of(item)
    if not name or name not in departments or text.named:
        return
    told = text.title.removeprefix(f"{name}: ")
    if told != text.title or (text.title == name and text.notes):
        text.title = told if told != text.title else text.notes.pop()
        text.add("owners", [RoleUse(book.name(name))])


def settle_condition(text: ItemText) -> None:
    """Let "Security Champion: if security-related" be a condition, not a title."""
    if is_condition(text.title) and re.match(r"(?:if|when|unless)\b", text.title, re.IGNORECASE) and text.who["owners"]:
        text.restrict(text.title)
        text.title = ", ".join(use.role for use in text.who["owners"])
