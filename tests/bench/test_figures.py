"""The arithmetic of the benchmark: no test fails on a time, but a wrong sum would praise a slow program."""

from __future__ import annotations

import pytest

from tests.bench.figures import FIGURES, Figure, percentile, ratio, table, value, verdict

START = Figure("frame", "start", "ms", must=1.25, goal=1.05, ratio=True)


def test_a_ratio_is_taken_round_by_round() -> None:
    slow_round_for_both = ratio(
        START, [{"frame": [100.0]}, {"frame": [300.0]}], [{"frame": [100.0]}, {"frame": [300.0]}]
    )
    assert slow_round_for_both == 1.0
    assert ratio(START, [{"frame": [150.0]}], [{}]) is None


def test_p99_sees_the_one_slow_key() -> None:
    samples = [90.0] + [3.0] * 60
    assert percentile(samples, 99) == 90.0
    assert value(Figure("key", "", "ms", 6, 4), [{"key": samples}]) == 3.0
    assert value(Figure("key", "", "ms", 6, 4, percentile=99), [{"key": samples}]) == 90.0


@pytest.mark.parametrize(
    ("measured", "word"), [(1.05, "goal reached"), (1.2, "good enough"), (1.26, "TOO MUCH"), (None, "not measured")]
)
def test_the_verdict_is_a_word(measured: float | None, word: str) -> None:
    assert verdict(START, measured) == word


def test_the_table_has_a_line_for_every_figure_even_when_nothing_was_measured() -> None:
    bare = {"frame": [200.0], "memory": [40.0]}
    text = table([{"hello": bare, "table": {}, "octotui": {"frame": [210.0], "memory": [100.0]}}], "octotui")
    lines = text.splitlines()
    assert [line.split("  ")[0] for line in lines[1:]] == [figure.title for figure in FIGURES]
    assert " ".join(lines[1].split()) == "start to first frame 200 ms 210 ms 1.05x 1.25x 1.05x goal reached"
    memory = next(line for line in lines if line.startswith("resident memory"))
    assert " ".join(memory.split()).endswith("2.50x 2.30x 2.00x TOO MUCH")
