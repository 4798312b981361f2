# SPDX-License-Identifier: MIT
"""Guarantees that each picture is drawn on the axes given, returns them, and
shows the numbers that it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import matplotlib
import pytest

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

import learning_partners as lp
from conftest import make_class
from learning_partners import plots

ROSTER = make_class(9)
YEAR = lp.simulate(ROSTER, rounds=6, start="2026-09-07", seed=1)

PICTURES: dict[str, Callable[[Axes | None], Axes]] = {
    "gaps of a pairing": lambda ax: plots.gaps(YEAR.pairings[0], ax=ax),
    "gaps of a year": lambda ax: plots.gaps(YEAR.history, ROSTER, ax=ax),
    "exposure": lambda ax: plots.exposure_map(YEAR.history, ROSTER, ax=ax),
    "exposure ordered": lambda ax: plots.exposure_map(
        YEAR.history, which="days_since", order=ROSTER.ids[::-1], names=False, ax=ax
    ),
    "tenure": lambda ax: plots.tenure(YEAR.history, ROSTER, pupils=["p1", "p2"], until="2026-11-01", ax=ax),
    "meetings": lambda ax: plots.meetings({"mixed": YEAR.history, "again": YEAR.history}, ROSTER, ax=ax),
    "no history": lambda ax: plots.meetings(lp.History(), ax=ax),
    "no tenure": lambda ax: plots.tenure(lp.History(), ROSTER, ax=ax),
}


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.mark.parametrize("name", PICTURES)
def test_axes(name: str) -> None:
    own = PICTURES[name](None)
    figure, given = plt.subplots()
    assert PICTURES[name](given) is given
    assert own is not given and own.get_title()
    figure.canvas.draw()


def test_gaps_are_shares() -> None:
    """Bars add up to one, and each is the share of pairs of that gap, counted here."""
    axes = plots.gaps(YEAR.history, ROSTER)
    bars = {round(bar.get_x() + bar.get_width() / 2): bar.get_height() for bar in axes.containers[0]}
    assert sum(bars.values()) == pytest.approx(1)
    df = YEAR.history.to_pairwise(ROSTER)
    for gap, share in df["gap"].value_counts(normalize=True).items():
        assert bars[round(float(gap))] == pytest.approx(share)


def test_exposure_shows_the_matrix() -> None:
    (image,) = plots.exposure_map(YEAR.history, ROSTER).images
    shown = np.ma.filled(image.get_array().astype(float), np.nan)
    expected = YEAR.history.exposure(ROSTER).meetings.astype(float)
    np.fill_diagonal(expected, np.nan)
    np.testing.assert_array_equal(shown, expected)


def test_tenure_covers_the_rounds() -> None:
    """A pupil who is never away has bars for all days."""
    axes = plots.tenure(YEAR.history, pupils=["p1"])
    bars = [path.get_extents() for collection in axes.collections for path in collection.get_paths()]
    assert sum(bar.x1 - bar.x0 for bar in bars) == 6 * 7


def test_meetings_end_at_coverage() -> None:
    (line,) = plots.meetings(YEAR.history, ROSTER).lines
    assert line.get_ydata()[-1] == pytest.approx(YEAR.history.coverage(ROSTER)["partners"].mean())


def test_gaps_need_a_roster() -> None:
    with pytest.raises(lp.InvalidValueError, match="roster"):
        plots.gaps(YEAR.history)
