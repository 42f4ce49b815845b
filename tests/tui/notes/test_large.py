"""A section of ten thousand lines: opened within a second, and under a tenth of one for each key."""

from __future__ import annotations

import asyncio
import time

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from octotui.tui.notes.wrapping import Wrapped
from tests.services.notes.desk import IRIS, Desk
from tests.tui.notes.user import Writer, at_notes

LINES = 10_000
LINE = "- line {} says something about a change that people notice when they look for it (#{})"
LETTERS = st.text(alphabet="ab  -.\t漢é", max_size=60)


async def handled(iris: Writer, key: str) -> float:
    """Press a key and return the processor's seconds until it is handled, drawn, and its messages are heard."""
    app, began = iris.app, time.process_time()
    app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(6):
        await asyncio.sleep(0)
        done = asyncio.Event()
        iris.page.editor.call_later(done.set)
        await done.wait()
    done = asyncio.Event()
    iris.page.call_after_refresh(done.set)
    await done.wait()
    return time.process_time() - began


async def test_a_long_section_opens_within_a_second_and_takes_keys_under_a_tenth(story: Desk) -> None:
    story.writes(IRIS, "Improvements", "\n".join(LINE.format(n, n) for n in range(LINES)))
    async with at_notes(story, IRIS, "Summary") as iris:
        began = time.process_time()
        await iris.to("Improvements")
        opening = time.process_time() - began
        await iris.presses("enter")
        iris.page.editor.move_cursor((LINES // 2, 6))
        await iris.idle()
        spent = [await handled(iris, key) for key in ("x", "y", "z", "backspace", "left", "down", *"words")]
        assert iris.text.count("\n") == LINES - 1
        usual = sorted(spent)[len(spent) // 2]
        print(f"opened in {opening:.3f} s; a key takes {usual:.3f} s, at most {max(spent):.3f} s")
        assert opening < 1
        assert usual < 0.1
        assert "words" in iris.text
        began = time.process_time()
        await iris.later()
        iris.sees("words")
        print(f"kept and shown in {time.process_time() - began:.3f} s")


@given(st.lists(LETTERS, min_size=1, max_size=6), st.integers(0, 30))
def test_a_wrapped_text_is_laid_out_as_textual_does(lines: list[str], width: int) -> None:
    text = "\n".join(line.replace("\r", "") for line in lines)
    ours, textuals = Wrapped(Document(text)), WrappedDocument(Document(text))
    ours.wrap(width, 4)
    textuals.wrap(width, 4)
    for name in ("_wrap_offsets", "_tab_width_cache", "_offset_to_line_info", "_line_index_to_offsets", "height"):
        assert getattr(ours, name) == getattr(textuals, name), name
