# SPDX-License-Identifier: MIT
"""Long calls that Ctrl-C ends at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# How often the main thread looks for signals.
_STEP = 0.1


def interruptible(call: Callable[[], T], *, is_long: bool) -> T:
    """Makes a call; a long one on a thread beside the main one, which waits.

    The core looks for a wish to stop between solves, and one large solve may
    take long. An interrupt then ends the waiting at once; the solve ends by
    itself, unheard.
    """
    if not is_long or threading.current_thread() is not threading.main_thread():
        return call()
    results: list[T] = []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            results.append(call())
        except BaseException as fault:
            faults.append(fault)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_STEP)
    if faults:
        raise faults[0]
    return results[0]
