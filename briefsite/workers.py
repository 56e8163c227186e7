"""How are many small tasks done on all cores? In forked processes, which have all that is in memory already."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from briefsite.spread.local import can_fork

AT_ONCE = 16  # tasks that a process takes
FEWEST = 48  # tasks for which a second process is worth its start
Result = TypeVar("Result")
_tasks: list[Callable[[], Any]] = []  # what a forked process finds in its memory


def done(tasks: Sequence[Callable[[], Result]], jobs: int) -> Iterator[Result]:
    """The results in the order of the tasks; where no process can be forked, or for a few, one after the other."""
    if jobs < 2 or len(tasks) < FEWEST or not can_fork():
        yield from (task() for task in tasks)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    _tasks[:] = tasks
    gc.freeze()  # the collector would write into all memory and so copy it for every process
    try:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_result, range(len(tasks)), chunksize=AT_ONCE)
    finally:
        gc.unfreeze()
        _tasks.clear()


def _result(number: int) -> Any:
    return _tasks[number]()
