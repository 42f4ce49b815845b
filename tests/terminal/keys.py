"""What a terminal sends for each key."""

from __future__ import annotations

_NAMED = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "shift+up": "\x1b[1;2A",
    "shift+down": "\x1b[1;2B",
    "shift+tab": "\x1b[Z",
    "enter": "\r",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    # Sent as newer terminals do. A bare ESC would only count after a pause, and no test should have to wait for one.
    "escape": "\x1b[27u",
    "ctrl+enter": "\x1b[13;5u",
    **{f"f{n}": f"\x1bO{'PQRS'[n - 1]}" for n in range(1, 5)},
    **{f"f{n}": f"\x1b[{code}~" for n, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)},
}


def key_bytes(name: str) -> bytes:
    """Return the bytes of one key by name (`down`, `ctrl+q`, `?`), or of typed text (`text:1.4.0`)."""
    if name.startswith("text:"):
        return name.removeprefix("text:").encode()
    if name in _NAMED:
        return _NAMED[name].encode()
    if len(name) == 1:
        return name.encode()
    if name.startswith("ctrl+") and len(name) == len("ctrl+x"):
        return bytes([ord(name[-1].lower()) & 0x1F])
    if name.startswith("alt+"):
        return b"\x1b" + key_bytes(name.removeprefix("alt+"))
    raise ValueError(f"no such key: {name!r}")
