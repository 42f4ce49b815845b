"""From a file or its bytes to text with mended lines: what can be known before any Markdown is read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from octotui.guide.errors import NotAGuide
from octotui.guide.ledger import Ledger
from octotui.guide.mojibake import mend

_LONGEST_LINE = 4000
MAX_BYTES = 2_000_000
_BOM = "\ufeff"
_FRONT_END = re.compile(r"^(?:---|\.\.\.)\s*$")
_FRONT_TITLE = re.compile(r"^title\s*:\s*[\"']?(.+?)[\"']?\s*$", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\r\n|\r")
_ODD_BREAK = re.compile("[\u2028\u2029\x85\x0b\x0c\x1c-\x1e]")
_LETTERED = re.compile(r"^(\s{2,})([a-i]|i{2,3}|iv|vi{1,2})[.)]\s+\S", re.IGNORECASE)
_LETTERED_SURELY = re.compile(r"^()([a-i])\)\s+\S", re.IGNORECASE)
_OUTLINED = re.compile(
    r"^(\s*)(\d+(?:\.\d+)+\.?)\s+(?!(?:%|x|hours?|minutes?|days?|weeks?|million|billion|[kMG]?B|seconds?)\b)[\w*`\[\"(]"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a guide: `lines` as they were meant, `body` the same with front matter blanked out."""

    lines: list[str]
    body: str
    edition: str
    title: str


_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*$")
_COUNTED = re.compile(r"(\d{1,3})[.)] +\S")
_OPENS_ALL = re.compile(r"```(?:markdown|md)\s*$", re.IGNORECASE)


def load(path: Path) -> bytes:
    """Return the bytes of a guide file, or refuse by its kind and size before reading it."""
    try:
        if not path.exists():
            raise NotAGuide(f"{path} does not exist; check the path, or start from the built-in guide.")
        if not path.is_file():
            raise NotAGuide(f"{path} is a folder or a device; name the Markdown file inside it.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise NotAGuide(
                f"{path} has {size / 1e6:.1f} MB, more than the {MAX_BYTES / 1e6:.0f} MB of any guide; "
                "name the Markdown file that holds the release guide."
            )
        return path.read_bytes()
    except OSError as error:
        raise NotAGuide(f"{path} cannot be read ({error.strerror}); check its permissions.") from error


def _decode(data: bytes | str, name: str) -> str:
    if isinstance(data, str):
        return data
    if b"\x00" in data[:8192] or data[:4] in (b"%PDF", b"PK\x03\x04"):
        raise NotAGuide(f"{name} is a binary file or not UTF-8; save the guide as Markdown text in UTF-8.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotAGuide(
            f"{name} is not UTF-8 (byte {error.start + 1} does not fit); save it again with UTF-8 encoding."
        ) from error


def _front_matter_end(lines: list[str]) -> int:
    """Return how many lines the front matter takes, 0 where there is none."""
    if not lines or lines[0].strip() != "---":
        return 0
    for index, line in enumerate(lines[1:200], start=1):
        if _FRONT_END.match(line):
            return index + 1
        if line.strip() and not re.match(r"^(\s|#|-\s|[\w.-]+\s*:)", line):
            return 0
    return 0


def _numbered(lines: list[str]) -> list[str]:
    """Write lettered, Roman and outline list marks ("2.1") as numbers of the same width, which Markdown knows."""
    numbered, letter = [], ""
    for line, below in zip(lines, [*lines[1:], ""], strict=False):
        if _UNDERLINE.match(below) and (headed := _COUNTED.match(line)):
            numbered.append(f"{headed[1]}\\{line[headed.end(1) :]}")
            continue
        if (outlined := _OUTLINED.match(line)) and len(outlined[2]) < 10:
            line = f"{outlined[1]}{'1'.zfill(len(outlined[2]) - 1)}.{line[outlined.end(2) :]}"
        match = _LETTERED.match(line) or _LETTERED_SURELY.match(line)
        if match:
            mark = match[2].casefold()
            after_h = mark == "i" and letter == "h"
            number = 9 if after_h else _ROMAN[mark] if mark in _ROMAN else ord(mark) - ord("a") + 1
            letter = mark
            if len(str(number)) <= len(mark):
                line = f"{match[1]}{number:0{len(mark)}d}{line[match.end(2) :]}"
        numbered.append(line)
    return numbered


def _unwrapped(lines: list[str], ledger: Ledger) -> list[str]:
    """Return the lines without a fence that holds the whole document, as copied out of a conversation."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if len(filled) < 3 or not _OPENS_ALL.match(lines[filled[0]]) or lines[filled[-1]].strip() != "```":
        return lines
    if sum(line.lstrip().startswith("```") for line in lines) % 2:
        return lines
    for number in (filled[0], filled[-1]):
        ledger.place(number + 1, "template", "fence around the whole document")
    return [line if number not in (filled[0], filled[-1]) else "" for number, line in enumerate(lines)]


def _shortened(lines: list[str], ledger: Ledger) -> list[str]:
    """Return the lines as far as they are read: nobody writes a task of more than four thousand signs."""
    for number, line in enumerate(lines, start=1):
        if len(line) > _LONGEST_LINE:
            ledger.note(number, f"longer than {_LONGEST_LINE} signs; only its beginning is read")
    return [line[:_LONGEST_LINE] for line in lines]


def prepare(data: bytes | str, name: str, ledger: Ledger) -> Source:
    """Decode, split and mend a document; raise `NotAGuide` where there is no text to read."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(raw) > MAX_BYTES:
        raise NotAGuide(f"{name} is larger than {MAX_BYTES / 1e6:.0f} MB; name the file that holds the release guide.")
    text = _LINE_ENDS.sub("\n", _decode(data, name).removeprefix(_BOM))
    if not text.strip():
        raise NotAGuide(f"{name} is empty; write the guide first, or start from the built-in one.")
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        plain = mend(line)
        if plain != line:
            ledger.note(number, f"broken encoding mended, before: {line.strip()} after: {plain.strip()}")
        lines.append(_CONTROL.sub("", _ODD_BREAK.sub(" ", plain)))
    if lines and not lines[-1]:
        lines.pop()
    shown = _shortened(_unwrapped(lines, ledger), ledger)
    end = _front_matter_end(lines)
    title = ""
    for number, line in enumerate(lines[:end], start=1):
        ledger.place(number, "front matter")
        if match := _FRONT_TITLE.match(line):
            title = match.group(1)
    body = "\n".join([""] * end + _numbered(shown[end:]))
    return Source(lines, body, hashlib.sha256(raw).hexdigest()[:12], title)
