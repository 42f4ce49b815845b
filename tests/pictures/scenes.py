"""What is drawn. A scene is one line: its name, the keys that lead there, and, if need be, on what and how large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

Size = tuple[int, int]

NARROW, NORMAL, WIDE = (80, 24), (120, 40), (200, 60)
BOTH_THEMES = ("dark", "light")


@dataclass(frozen=True)
class Scene:
    """A screen as reached by `keys` from the start, as `person`.

    `data` is the `demo`, an `empty` database, one that Ana Ruiz has `joined` and nobody else, `notes` that have changed
    since they were approved, or the `own notes` of this project.
    """

    name: str
    keys: tuple[str, ...] = ()
    data: str = "demo"
    person: str = ""
    sizes: tuple[Size, ...] = (NORMAL, NARROW)
    themes: tuple[str, ...] = BOTH_THEMES


@dataclass(frozen=True)
class Shot:
    """One picture of a scene."""

    scene: Scene
    size: Size
    theme: str

    @property
    def name(self) -> str:
        """The name of the picture's file, without its ending: `board-120x40-dark`."""
        columns, rows = self.size
        return f"{self.scene.name}-{columns}x{rows}-{self.theme}"


WRITE = ("N", *("down",) * 5, "enter")
"""The keys that lead from the board into the improvements of its release's notes."""
SCENES = (
    Scene("welcome", data="empty", person="Ana Ruiz"),
    Scene("board", ("right",), sizes=(NORMAL, NARROW, WIDE)),
    Scene("board-empty", data="joined"),
    Scene("new-release", ("n",)),
    Scene("release", ("right", "enter"), sizes=(NORMAL, NARROW, WIDE)),
    Scene("gate", ("right", "enter", "W")),
    Scene("refusal", ("right", "enter", "D")),
    Scene("go-no-go", ("right", "V")),
    Scene("vote", ("right", "V", "v"), person="Mei Tanaka"),
    Scene("my-work", ("2",), person="Mei Tanaka"),
    Scene("incident", ("3",), person="Jonas Lind", sizes=(NORMAL, NARROW, WIDE)),
    Scene("incident-wall", ("3", "f"), person="Jonas Lind", sizes=(WIDE, NORMAL)),
    Scene("incident-decide", ("3", "enter"), person="Jonas Lind"),
    Scene("incident-empty", ("3",), data="joined", sizes=(NORMAL,)),
    Scene("declare", ("I",)),
    Scene("notes", WRITE, data="notes", person="Iris Novak", sizes=(NORMAL, NARROW, WIDE)),
    Scene("notes-sections", ("N",), data="notes", person="Mei Tanaka"),
    Scene("notes-compare", ("N", "f2"), data="notes", person="Ana Ruiz"),
    Scene("notes-refusal", ("N", "P"), data="notes", person="Iris Novak", sizes=(NORMAL,)),
    Scene("notes-own-history", ("N", *("down",) * 5), data="own notes", person="Iris Novak", sizes=(NORMAL, WIDE)),
    Scene("notes-ledger", ("N", "f12"), data="own notes", person="Iris Novak", sizes=(NORMAL,)),
    Scene("journal", ("4",)),
    Scene("people", ("5",)),
    Scene("help", ("right", "enter", "question_mark")),
    Scene("palette", ("ctrl+p", *"dep")),
)


def shots(scenes: tuple[Scene, ...] = SCENES, only: str = "") -> Iterator[Shot]:
    """Yield every picture of the scenes, or those whose name contains `only`."""
    for scene in scenes:
        for size, theme in product(scene.sizes, scene.themes):
            shot = Shot(scene, size, theme)
            if only in shot.name:
                yield shot
