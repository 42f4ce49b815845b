"""What is measured, and how good it must be."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table. `ratio` says whether `must` and `goal` bind the ratio to bare Textual or the value."""

    key: str
    title: str
    unit: str
    must: float
    goal: float
    ratio: bool = False
    against: str = "hello"
    percentile: float = 50


FIGURES = (
    Figure("frame", "start to first frame", "ms", 1.25, 1.05, ratio=True),
    Figure("content", "start to a usable board", "ms", 1.25, 1.10, ratio=True),
    Figure("key", "key to settled screen, median", "ms", 6, 4, against="table"),
    Figure("key", "key to settled screen, p99", "ms", 25, 12, against="table", percentile=99),
    Figure("key_loading", "the same while the store loads, p99", "ms", 25, 12, against="table", percentile=99),
    Figure("switch", "switch of screen, median", "ms", 25, 12, against="table"),
    Figure("memory", "resident memory, store loaded", "MB", 2.3, 2.0, ratio=True),
    Figure("idle", "CPU while idle", "%", 0.6, 0.4),
    Figure("exit", "ctrl+q to exit", "ms", 300, 240),
)

Run = dict[str, list[float]]
"""What one run of one program gave: the samples of each figure."""


def percentile(samples: Sequence[float], percent: float) -> float:
    """Return the smallest sample that at least `percent` of all do not exceed."""
    return sorted(samples)[max(0, math.ceil(percent / 100 * len(samples)) - 1)]


def value(figure: Figure, runs: Sequence[Run]) -> float | None:
    """Return the figure over all samples of all runs, or None where nothing was measured."""
    samples = [sample for run in runs for sample in run.get(figure.key, [])]
    if not samples:
        return None
    return statistics.median(samples) if figure.percentile == 50 else percentile(samples, figure.percentile)


def ratio(figure: Figure, runs: Sequence[Run], bare: Sequence[Run]) -> float | None:
    """Return the median of the rounds' ratios: neighbours in time share the machine's mood, far ones do not."""
    ratios = []
    for run, reference in zip(runs, bare, strict=True):
        ours, theirs = value(figure, [run]), value(figure, [reference])
        if ours is not None and theirs:
            ratios.append(ours / theirs)
    return statistics.median(ratios) if ratios else None


def verdict(figure: Figure, measured: float | None) -> str:
    """Say in a word how the measured value or ratio stands to what it must be."""
    if measured is None:
        return "not measured"
    if measured <= figure.goal:
        return "goal reached"
    return "good enough" if measured <= figure.must else "TOO MUCH"


def table(rounds: Sequence[dict[str, Run]], program: str) -> str:
    """Return the whole table: bare Textual, the program, their ratio, must, goal and the verdict."""
    rows = [("", "bare", program, "ratio", "must", "goal", "")]
    ours = [each[program] for each in rounds]
    for figure in FIGURES:
        bare = [each[figure.against] for each in rounds]
        times = ratio(figure, ours, bare)
        measured = times if figure.ratio else value(figure, ours)
        rows.append(
            (
                figure.title,
                _with_unit(value(figure, bare), figure.unit),
                _with_unit(value(figure, ours), figure.unit),
                f"{times:.2f}x" if times is not None else "-",
                _limit(figure, figure.must),
                _limit(figure, figure.goal),
                verdict(figure, measured),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in (0, len(row) - 1) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _with_unit(measured: float | None, unit: str) -> str:
    if measured is None:
        return "-"
    digits = 0 if measured >= 100 else 1 if measured >= 10 else 2
    return f"{measured:.{digits}f} {unit}"


def _limit(figure: Figure, limit: float) -> str:
    return f"{limit:.2f}x" if figure.ratio else f"{limit:g} {figure.unit}"
