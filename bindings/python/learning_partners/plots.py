# SPDX-License-Identifier: MIT
"""Pictures of pairings and of what a year made of them. Needs matplotlib.

Each function takes ``ax=``, draws on it or on new axes, and returns it.
"""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Union

from ._dates import DateLike, to_days
from ._dyads import pairs_of, ranks_of
from ._errors import InvalidValueError
from ._history import History
from ._pupil import PupilLike, id_of
from ._pairing import Pairing
from ._roster import Roster

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["exposure_map", "gaps", "meetings", "tenure"]

RoundsLike = Union[Pairing, History, Iterable[Pairing]]

# Blue and orange that colour-blind people tell apart, and print in grey.
_FOUND, _CHANCE = "#1f5fa8", "#d9822b"
# About how many small characters fit beside each other in a timeline.
_CHARACTERS = 110


def _axes(ax: Axes | None, width: float, height: float) -> Any:
    if ax is not None:
        return ax
    pyplot = importlib.import_module("matplotlib.pyplot")
    return pyplot.subplots(figsize=(width, height), layout="constrained")[1]


def _groups_of(source: RoundsLike) -> list[tuple[str, ...]]:
    if isinstance(source, Pairing):
        return list(source.ids)
    if isinstance(source, History):
        return [group for round in source for group in round.partnerships]
    return [group for pairing in source for group in pairing.ids]


def _bins(most: float) -> list[float]:
    """Bins of one rank, or of several where there are many; centred on whole ranks."""
    width = max(1, round(most / 30))
    return [step * width - 0.5 for step in range(int(most / width) + 3)]


def _gaps_by_chance(ranks: list[float]) -> list[float]:
    """The gaps of all pairs: what pairing by chance gives, on average."""
    return [abs(one - other) for place, one in enumerate(ranks) for other in ranks[place + 1 :]]


def _equal(values: list[float]) -> list[float]:
    """Weights that add up to one."""
    return [1 / len(values)] * len(values)


def gaps(source: RoundsLike, roster: Roster | None = None, *, subject: str | None = None, ax: Axes | None = None) -> Axes:
    """Draws how far apart partners are in attainment, beside what chance gives.

    Parameters
    ----------
    source : Pairing, History, or iterable of Pairing
    roster : Roster, optional
        Whose attainment; a pairing brings its own.
    subject : str, optional
        By default the roster's only one.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
        Shares of the pairs by gap in class ranks. The steps: all pairs of the
        class alike, which is what chance gives on average.
    """
    own = roster
    if own is None and isinstance(source, Pairing):
        own = source.request.roster
    if own is None:
        raise InvalidValueError("gaps() needs the roster whose attainment it compares")
    ranks = {id: rank for id, (_, rank) in ranks_of(own, subject).items()}
    found = [
        abs(ranks[a] - ranks[b]) for (a, b), _ in pairs_of(_groups_of(source)) if a in ranks and b in ranks
    ]
    chance = _gaps_by_chance(list(ranks.values()))
    axes: Axes = _axes(ax, 7, 4)
    bins = _bins(max([*found, *chance, 1]))
    axes.hist(found, bins, weights=_equal(found), color=_FOUND, label="partners", rwidth=0.9)
    axes.hist(chance, bins, weights=_equal(chance), color=_CHANCE, label="chance", histtype="step", linewidth=2)
    axes.set(xlabel="gap in class ranks", ylabel="share of pairs", title="How far apart partners are")
    axes.set_xlim(left=-0.5)
    axes.xaxis.set_major_locator(importlib.import_module("matplotlib.ticker").MaxNLocator(integer=True))
    axes.legend(frameon=False)
    return axes


def exposure_map(
    history: History,
    roster: Roster | Iterable[PupilLike] | None = None,
    *,
    which: str = "meetings",
    order: Iterable[PupilLike] | None = None,
    names: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draws who has worked with whom as a map, pupils × pupils.

    Parameters
    ----------
    history : History
    roster : Roster or iterable of pupils, optional
    which : {"meetings", "days", "days_since"}
    order : iterable of pupils, optional
        Of rows and columns; by default the roster's.
    names : bool
        Whether names stand at the sides (ids where there is no roster).
    ax : matplotlib.axes.Axes, optional
    """
    frame = history.exposure(roster).to_dataframe(which).astype(float)
    if order is not None:
        ids = [id_of(pupil) for pupil in order]
        frame = frame.loc[ids, ids]
    axes: Axes = _axes(ax, 7, 6)
    values = frame.to_numpy(copy=True)
    for place in range(len(values)):
        values[place, place] = float("nan")
    image = axes.imshow(values, cmap="Blues", vmin=0, interpolation="nearest")
    axes.set_facecolor("#eeeeee")
    labels = {"meetings": "times met", "days": "days together", "days_since": "days since"}
    whole = importlib.import_module("matplotlib.ticker").MaxNLocator(integer=True)
    axes.figure.colorbar(image, ax=axes, label=labels[which], shrink=0.85, ticks=whole)
    named = dict(zip(roster.ids, roster.names)) if isinstance(roster, Roster) else {}
    if names:
        shown = [named.get(id, id) for id in frame.index]
        axes.set_xticks(range(len(shown)), shown, rotation=90, fontsize=7)
        axes.set_yticks(range(len(shown)), shown, fontsize=7)
    else:
        axes.set(xticks=[], yticks=[])
    axes.set_title("Who has worked with whom")
    return axes


def tenure(
    history: History,
    roster: Roster | None = None,
    *,
    pupils: Iterable[PupilLike] | None = None,
    until: DateLike | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draws each pupil's partnerships over time: one bar from the day it began
    to the day it ended, in two shades by turns, with the partners' names.

    Parameters
    ----------
    history : History
    roster : Roster, optional
        For names and order.
    pupils : iterable of pupils, optional
        Which; by default all.
    until : date, optional
        When the latest round ends; by default after as many days as the one before it ran.
    ax : matplotlib.axes.Axes, optional
    """
    dates = importlib.import_module("matplotlib.dates")
    ids = [id_of(pupil) for pupil in (pupils or (roster.ids if roster is not None else history.pupils))]
    named = dict(zip(roster.ids, roster.names)) if roster is not None else {}
    starts = [round._core.date() for round in history]
    axes: Axes = _axes(ax, 9, 1 + 0.26 * len(ids))
    span = _end_of(starts, len(starts) - 1, until) - starts[0] if starts else 1
    for row, id in enumerate(ids):
        for number, (first, last, partners) in enumerate(_runs(history, id)):
            begin, end = starts[first], _end_of(starts, last, until)
            face = _FOUND if number % 2 == 0 else "#8fb4dc"
            axes.broken_barh([(begin, end - begin)], (row - 0.4, 0.8), facecolors=face, edgecolor="white")
            text = " & ".join(named.get(other, other) for other in partners)
            ink = "white" if number % 2 == 0 else "black"
            if len(text) > _CHARACTERS * (end - begin) / span:
                continue
            axes.text((begin + end) / 2, row, text, ha="center", va="center", fontsize=6, color=ink, clip_on=True)
    axes.set_yticks(range(len(ids)), [named.get(id, id) for id in ids], fontsize=8)
    axes.invert_yaxis()
    locator = dates.AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    axes.set_title("Who worked with whom, and how long")
    return axes


def _runs(history: History, id: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """First and last round of each run with the very same partners."""
    runs: list[tuple[int, int, tuple[str, ...]]] = []
    for number, round in enumerate(history):
        partners = round.partners_of(id)
        if not partners:
            continue
        if runs and runs[-1][1] == number - 1 and set(runs[-1][2]) == set(partners):
            runs[-1] = (runs[-1][0], number, partners)
        else:
            runs.append((number, number, partners))
    return runs


def _end_of(starts: list[int], last: int, until: DateLike | None) -> int:
    if last + 1 < len(starts):
        return starts[last + 1]
    if until is not None:
        return to_days(until)
    return starts[last] + (starts[last] - starts[last - 1] if last else 7)


def meetings(
    histories: History | Mapping[str, History], roster: Roster | None = None, *, ax: Axes | None = None
) -> Axes:
    """Draws over the year how many different partners pupils have had: the
    mean as a line, from the fewest to the most as an area.

    Parameters
    ----------
    histories : History, or mapping of label to History
        Several to compare.
    roster : Roster, optional
        Whose pupils count; by default all who ever stand in the history.
    ax : matplotlib.axes.Axes, optional
    """
    named = {"": histories} if isinstance(histories, History) else dict(histories)
    axes: Axes = _axes(ax, 7, 4)
    # Lines that lie on each other can still be told apart.
    for (label, history), style in zip(named.items(), itertools.cycle(("-", "--", ":", "-."))):
        ids = list(roster.ids if roster is not None else history.pupils)
        met: dict[str, set[str]] = {id: set() for id in ids}
        rows = []
        for round in history:
            for (a, b), _ in pairs_of(round.partnerships):
                met.setdefault(a, set()).add(b)
                met.setdefault(b, set()).add(a)
            counts = [len(met[id]) for id in ids]
            rows.append((round.date, min(counts), sum(counts) / len(counts), max(counts)))
        if not rows:
            continue
        days, fewest, mean, most = zip(*rows)
        (line,) = axes.plot(days, mean, label=label or None, linewidth=2.5, linestyle=style)
        axes.fill_between(days, fewest, most, alpha=0.15, color=line.get_color(), linewidth=0)
    axes.set(ylabel="different partners so far", title="Meetings over the year")
    axes.set_ylim(bottom=0)
    dates = importlib.import_module("matplotlib.dates")
    locator = dates.AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    if any(named):
        axes.legend(frameon=False)
    return axes
