# SPDX-License-Identifier: MIT
"""Seeds for many: one seed that serves several classes, rounds or draws."""

from __future__ import annotations

import operator
from collections.abc import Hashable, Iterable
from typing import Any

from . import _core
from ._errors import DuplicateError, InvalidValueError


def to_seed(seed: Any) -> int:
    """Takes a seed: a whole number that fits 64 bits."""
    number = int(seed)
    if number != seed or not 0 <= number < 2**64:
        raise InvalidValueError(f"A seed is a whole number from 0 to 2**64 - 1, not {seed!r}")
    return number


def to_count(name: str, value: Any) -> int:
    """Takes the number of a round or of a draw: whole, from 0."""
    try:
        number = operator.index(value)
    except TypeError:
        raise InvalidValueError(f"{name} is a whole number from 0, not {value!r}") from None
    if isinstance(value, bool) or not 0 <= number < 2**31:
        raise InvalidValueError(f"{name} is a whole number from 0, not {value!r}")
    return number


def class_id_of(name: Hashable) -> str:
    """Gives the text that stands for a class: a text is itself, a whole number
    its digits, a tuple its parts, joined by tabs."""
    if isinstance(name, tuple):
        parts = [class_id_of(part) for part in name]
        if any("\t" in part for part in parts):
            raise InvalidValueError(f"A class of several names may hold no tab: {name!r}")
        return "\t".join(parts)
    # What is equal as a key has one text: 5 and 5.0 are one class.
    text = str(int(name)) if isinstance(name, float) and name.is_integer() else str(name)
    if "\n" in text or "\r" in text:
        raise InvalidValueError(f"The id of a class holds no line break: {name!r}")
    return text


def class_ids_of(names: Iterable[Hashable]) -> dict[Hashable, str]:
    """Gives the texts of classes by their names.

    Raises
    ------
    DuplicateError
        Where two classes would have one text, and so draw alike.
    """
    texts: dict[str, Hashable] = {}
    for name in names:
        text = class_id_of(name)
        if text in texts:
            raise DuplicateError(f"The classes {texts[text]!r} and {name!r} have one id, {text!r}")
        texts[text] = name
    return {name: text for text, name in texts.items()}


def derive(seed: int, text: str) -> int:
    """Derives a seed from a seed and a text.

    The 64-bit FNV-1a hash of the UTF-8 text ``"SEED\\nTEXT"``, the seed in
    decimal, scrambled by the 64-bit finaliser of MurmurHash3: the same in every
    language, and simple enough to be written anew anywhere.

    Parameters
    ----------
    seed : int
        0 to 2**64 − 1.
    text : str
        Whatever tells one stream of chance from another.

    Returns
    -------
    int
        A seed.

    Examples
    --------
    Round 2 (from 0) of class 4B is asked in :func:`simulate` with

    >>> derive(1, "4B\\n2\\n0") == derive_seed(1, "4B", round=2)
    True
    """
    return _core.derive(to_seed(seed), text)


def derive_seed(seed: int, class_id: Hashable = "", *, round: int = 0, draw: int = 0) -> int:
    """Derives the seed with which a round of a class is asked for.

    Neighbouring seeds, equal ids in two classes, and the draws of one
    assignment have nothing to do with each other.

    Parameters
    ----------
    seed : int
        The one that serves all.
    class_id : str, int or tuple of these, optional
        The class, without a line break; left out where there is only one. A
        tuple stands for its parts, joined by tabs.
    round : int
        The number of the round in the run, from 0.
    draw : int
        Which draw of the same assignment; 0 for the one that is lived.

    Returns
    -------
    int
        :func:`derive` of the text ``"CLASS\\nROUND\\nDRAW"``.

    Examples
    --------
    >>> derive_seed(1, round=0), derive_seed(2, round=0), derive_seed(1, "4B", draw=1)
    (..., ..., ...)
    """
    return _core.derive_seed(to_seed(seed), class_id_of(class_id), to_count("round", round), to_count("draw", draw))


def is_absent(seed: int, class_id: str, round: int, pupil: str, probability: float) -> bool:
    """Says whether a pupil is away for a round of a simulation, whatever the draw."""
    # Exact: the comparison of int and float is, and so is the product with a power of two.
    return _core.derive(seed, f"absent\n{class_id}\n{round}\n{pupil}") < probability * 2.0**64
