"""After the last one has left, the file holds everything: it can be moved by itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Barrier, Thread

import pytest

from octotui.services import house as houses
from octotui.services import people
from octotui.services.house import House
from octotui.services.views import people as everybody


def names(path: Path) -> list[str]:
    house = House(path)
    found = [person.name for person in house.read(everybody)]
    house.close()
    return found


def test_the_file_alone_holds_all_after_two_threads_read_first_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "room.db"
    made = House(path)
    made.act_as(None, people.join, "Ana Ruiz", ("Release Manager",))
    made.close()

    house, both, real = House(path), Barrier(2), houses.at_head

    def at_head(file: Path) -> bool:
        answer = real(file)
        if both.n_waiting or not both.broken:
            try:
                both.wait(timeout=0.5)
            except Exception:  # the other one waits for the connection, as it should
                both.abort()
        return answer

    monkeypatch.setattr(houses, "at_head", at_head)
    readers = [Thread(target=house.read, args=(everybody,)) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    house.act_as(None, people.join, "Noor Haddad", ("QA Engineer",))
    house.close()

    assert not path.with_name("room.db-wal").exists()
    (tmp_path / "moved").mkdir()
    moved = Path(shutil.move(path, tmp_path / "moved" / "room.db"))
    assert names(moved) == ["Ana Ruiz", "Noor Haddad"]


def test_who_leaves_first_brings_what_was_done_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    stays, leaves = House(path), House(path)
    leaves.act_as(None, people.join, "Ana Ruiz", ("Release Manager",))
    assert stays.read(everybody)
    leaves.close()
    copy = Path(shutil.copy(path, tmp_path / "copy.db"))
    assert names(copy) == ["Ana Ruiz"]
    stays.close()
