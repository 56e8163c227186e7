"""How do several processes share pages?"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from typing import Any

from briefsite.spread.local import can_fork

AT_ONCE = 32  # pages that a process takes at a time
PR_SET_PDEATHSIG = 1  # linux/prctl.h
LEAST = 100  # pages below which a second process costs more than it brings

# A forked process has all that the first one holds; so only numbers need to travel there.
_work: Callable[[int], Any]


def in_processes(work: Callable[[int], Any], number: int, jobs: int) -> Iterator[Any]:
    """`work` of 0, 1, … below `number`, in this order; without fork, or for little work, in this process."""
    if jobs < 2 or number < LEAST or not can_fork():
        yield from map(work, range(number))
        return
    global _work
    _work = work
    gc.freeze()  # else the collector would touch, and so copy, all that the processes share
    chunks = [range(start, min(start + AT_ONCE, number)) for start in range(0, number, AT_ONCE)]
    with ProcessPoolExecutor(min(jobs, len(chunks)), multiprocessing.get_context("fork"), _die_with_parent) as pool:
        try:
            for made in pool.map(_worked, chunks):
                yield from made
        finally:
            pool.shutdown(cancel_futures=True)
            gc.unfreeze()


def _die_with_parent() -> None:
    """Else a process whose parent is killed would wait for work for ever."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # a C library without it
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _worked(numbers: Sequence[int]) -> list[Any]:
    return [_work(number) for number in numbers]
