# SPDX-License-Identifier: MIT
"""Guarantees that parts live as long as somebody holds them, that nothing
leaks, and that threads may share what is immutable."""

from __future__ import annotations

import concurrent.futures
import gc
import random
import resource
import sys
import threading
import weakref

import pytest

import learning_partners as lp
from conftest import make_class


def test_parts_outlive_the_whole() -> None:
    """Each part is read after everything that it came from is gone."""
    for _ in range(20):
        parts = []
        pairing = lp.pair(make_class(9), date="2026-11-09", away_today=["p1"])
        pairing.request.history.append(pairing)
        parts += [pairing[0], pairing[0].pupils[0], pairing.request.roster, pairing.certificate, pairing.cover]
        parts += [pairing.request.roster.rules, pairing.warnings, pairing.why_not("p1", "p2"), pairing.check()]
        parts += [pairing.request.policy, pairing.to_round(), pairing[0].reasons, pairing.request.history]
        del pairing
        gc.collect()
        random.Random(1).shuffle(parts)
        while parts:
            assert repr(parts.pop())
            gc.collect(0)


def test_under_gc_stress() -> None:
    """A collection after nearly every allocation changes nothing."""
    expected = lp.pair(make_class(9), date="2026-11-09").ids
    before = gc.get_threshold()
    gc.set_threshold(1, 1, 1)
    try:
        for _ in range(5):
            pairing = lp.pair(make_class(9), policy=lp.Policy(cost=lambda a, b: 0), date="2026-11-09")
            assert pairing.another().check().is_valid
            assert lp.pair(make_class(9), date="2026-11-09").ids == expected
    finally:
        gc.set_threshold(*before)


def test_callables_are_let_go() -> None:
    class Cost:
        def __call__(self, a: lp.Pupil, b: lp.Pupil) -> int:
            return 0

    cost = Cost()
    gone = weakref.ref(cost)
    pairing = lp.pair(make_class(4), policy=lp.Policy(cost=cost), date="2026-11-09")
    del cost
    assert gone() is not None, "the pairing's request still needs it"
    del pairing
    gc.collect()
    assert gone() is None


def _memory() -> int:
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_stays_flat() -> None:
    """Calls that work and calls that fail leave nothing behind."""
    good, bad = make_class(9), make_class(6).with_rules(lp.Rule("apart", [f"p{i}" for i in range(1, 7)]))

    def work(times: int) -> None:
        for _ in range(times):
            lp.pair(good, date="2026-11-09").ids
            try:
                lp.pair(bad, date="2026-11-09")
            except lp.InfeasibleError as error:
                assert error.conflict

    work(500)
    before = _memory()
    work(2500)
    assert _memory() - before < 2_000_000


def test_threads_share_a_request() -> None:
    """Many threads ask the same request, explain and check, and agree."""
    request = lp.Request(make_class(15), date="2026-11-09", seed=5)
    expected = lp.pair(request)

    def ask(_: int) -> bool:
        pairing = lp.pair(request)
        same = pairing.ids == expected.ids and pairing[0].reasons == expected[0].reasons
        return same and pairing.check().is_valid

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(200)))


def test_errors_stay_in_their_thread() -> None:
    """A failure in one thread is never raised in another."""
    good, bad = make_class(6), make_class(6).with_rules(lp.Rule("apart", ["p1", "p2", "p3", "p4", "p5"]))

    def fail(_: int) -> bool:
        try:
            lp.pair(bad, date="2026-11-09")
        except lp.InfeasibleError as error:
            return error.conflict is not None and set(error.conflict.pupils) <= set(bad.ids)
        return False

    def succeed(_: int) -> bool:
        return len(lp.pair(good, date="2026-11-09")) == 3

    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        results = [pool.submit(fail if i % 2 else succeed, i) for i in range(300)]
        assert all(result.result() for result in results)


def test_other_threads_run_meanwhile() -> None:
    """A long call lets go of the interpreter: a counter counts while it runs."""
    roster = make_class(601)
    counted, stop = [0], threading.Event()

    def count() -> None:
        while not stop.is_set():
            counted[0] += 1
            stop.wait(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    started = counted[0]
    lp.pair(roster, policy="matched", date="2026-11-09")
    ran = counted[0] - started
    stop.set()
    thread.join()
    assert ran >= 5
