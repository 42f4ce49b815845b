"""Whole guides in several hands, each with what was read from it and checked by eye, as JSON beside it.

After a change that is meant, run this file as a module to write the JSON anew, and read the difference.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from octotui.guide import read_guide
from tests.guide.cases import seen

CORPUS = Path(__file__).parent / "corpus"
GUIDES = sorted(CORPUS.glob("*.md"))


def reading(path: Path) -> dict[str, Any]:
    found = seen(path.read_text(encoding="utf-8"))
    return {part: value for part, value in found.items() if part != "name" and value not in (None, [])}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_a_whole_guide_is_read_as_checked(path: Path) -> None:
    assert reading(path) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_line_of_a_whole_guide_is_placed_or_named(path: Path) -> None:
    guide = read_guide(path)
    named = {entry.line for entry in guide.readings} | {finding.line for finding in guide.findings}
    lines = enumerate(guide.text.splitlines(), start=1)
    assert [number for number, words in lines if words.strip() and number not in named] == []


if __name__ == "__main__":
    for each in GUIDES:
        text = json.dumps(reading(each), indent=1, ensure_ascii=False)
        each.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
