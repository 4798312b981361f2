# SPDX-License-Identifier: MIT
"""Small HTML tables for notebooks. Private columns only where asked for."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._answers import Verdict
    from ._pairing import Pairing, Partnership
    from ._roster import Roster

#: Rows of a roster that a table shows before it says how many are left.
MOST_ROWS = 60


def table(heads: Iterable[str], rows: Iterable[Iterable[Any]], caption: str) -> str:
    """Makes a table; every text is escaped."""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<table class="learning-partners"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _partnership_row(partnership: Partnership, private: bool) -> list[str]:
    row = [str(partnership), "yes" if partnership.kept else ""]
    if private:
        attainment = ["; ".join(f"{s} {v}" for s, v in pupil.attainment.items()) for pupil in partnership]
        costs = ", ".join(f"{tier} {cost}" for tier, cost in partnership.costs.items() if cost and tier != "chance")
        row += [" | ".join(attainment), costs, " ".join(reason.text for reason in partnership.reasons)]
    return row


def pairing_table(pairing: Pairing, *, private: bool = False) -> str:
    """Makes the table of a pairing: without *private*, what may go on the board."""
    heads = ["Partners", "Together already"] + (["Attainment", "Costs", "Why"] if private else [])
    rows = [_partnership_row(partnership, private) for partnership in pairing]
    return table(heads, rows, f"Partners from {pairing.date}")


def roster_table(roster: Roster, *, private: bool = False) -> str:
    """Makes the table of a roster."""
    subjects = roster.subjects if private else ()
    rows = []
    for pupil in roster[:MOST_ROWS]:
        known = pupil.attainment
        row = [pupil.id, pupil.name, *(known.get(subject, "") for subject in subjects)]
        rows.append(row + ([", ".join(f"{k}: {v}" for k, v in pupil.attributes.items())] if private else []))
    more = f", the first {MOST_ROWS} shown" if len(roster) > MOST_ROWS else ""
    heads = ["Id", "Name", *subjects] + (["Attributes"] if private else [])
    return table(heads, rows, f"{len(roster)} pupils{more}")


def verdict_table(verdict: Verdict) -> str:
    """Makes the table of a checker's verdict."""
    rows = [(finding.severity, finding.reason.text) for finding in verdict.findings]
    is_valid = "valid" if verdict.is_valid else "not valid"
    return table(["Severity", "Finding"], rows, f"The checker: {is_valid}, proof {verdict.proof}")
