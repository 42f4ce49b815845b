"""Requirements, deployment steps and other checks: drafts become items of the guide."""

from __future__ import annotations

from octotui.domain.guide import Item
from octotui.guide.attributes import says_by_whom
from octotui.guide.context import Context
from octotui.guide.draftreader import DraftReader
from octotui.guide.drafts import Draft
from octotui.guide.itemtext import read_item_text
from octotui.guide.markdown import Block, ListBlock, ListItem, Opaque, Paragraph
from octotui.guide.rich import Rich
from octotui.guide.sections import Section


def heading_is_item(section: Section, context: Context) -> bool:
    """Tell whether a heading is itself the item: below it stand only attributes, such as its owner."""
    seen = False
    for block in section.blocks:
        if isinstance(block, ListBlock):
            texts = [read_item_text(item.text, context.book) for item in block.items]
            if not all(text.label for text in texts):
                return False
            seen = True
        elif isinstance(block, Paragraph):
            lines = block.text.text.split("\n")
            seen = seen or any(
                read_item_text(Rich(line), context.book).label == "owners" or says_by_whom(line, context) is not None
                for line in lines
            )
        elif not isinstance(block, Opaque):
            return False
    return seen and not section.children


def as_list_item(section: Section) -> ListItem:
    """Return a heading with its blocks in the shape of a list item."""
    own: list[Block] = [Paragraph(section.line, section.last, Rich(section.title)), *section.blocks]
    return ListItem(section.line, section.last, own)


def read_items(
    section: Section,
    context: Context,
    kind: str,
    blocks: list[Block] | None = None,
    above: Section | None = None,
) -> list[Item]:
    """Read one section's own blocks into items; the owner that the heading `above` names holds for them too."""
    reader = DraftReader(context, kind)
    if above:
        reader.heading_owner(above.title, above.line)
    reader.heading_owner(section.title, section.line)
    reader.blocks(section.blocks if blocks is None else blocks)
    return [to_item(draft, section, context) for draft in reader.drafts]


def read_heading_item(section: Section, parent: Section, context: Context, kind: str) -> list[Item]:
    """Read a heading that is itself an item."""
    reader = DraftReader(context, kind)
    reader.item(as_list_item(section), None)
    return [to_item(draft, parent, context) for draft in reader.drafts]


def to_item(draft: Draft, section: Section, context: Context) -> Item:
    """Freeze a draft, and report what it leaves open."""
    who = draft.text.who
    draft.text.drop_subjects()
    for unread in draft.text.unread:
        context.ledger.warn(draft.line, f'no role understood in "{unread}"; name a role, as in "Owner: QA Engineer"')
    if not draft.anybody_near:
        context.ledger.note(draft.line, f"names no owner: {draft.text.title}")
    return Item(
        title=draft.text.title,
        line=draft.line,
        owners=tuple(draft.owners),
        verified_by=tuple(who["verified_by"]),
        sign_off=tuple(who["sign_off"]),
        reviewed_by=tuple(who["reviewed_by"]),
        input_from=tuple(who["input_from"]),
        condition=draft.text.condition,
        parent=draft.parent.line if draft.parent else None,
        last_line=draft.last,
        section=section.title,
        section_line=section.line,
        note="; ".join(draft.text.notes),
    )
