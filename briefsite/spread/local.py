"""Which processes of this machine do the work?"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any, TypeVar

T = TypeVar("T")


class Processes(Executor):
    """So many processes, begun when the first task comes; they inherit what this one holds, where fork exists.

    If one of them dies, what is under way is lost (BrokenExecutor), and the next task begins new ones.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: Executor | None = None

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        try:
            return self._running().submit(fn, *args, **kwargs)
        except BrokenExecutor:
            self.shutdown()
            return self._running().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait, cancel_futures=cancel_futures)
            gc.unfreeze()

    def _running(self) -> Executor:
        if self._pool is None:
            gc.freeze()  # else the first collection of each child writes to, and so copies, all that it shares
            self._pool = pool_of(self._jobs, "fork" if can_fork() else "spawn")
        return self._pool


def can_fork() -> bool:
    import multiprocessing

    return "fork" in multiprocessing.get_all_start_methods()


def pool_of(jobs: int, method: str) -> Executor:
    """Processes that leave it to this one to end on Ctrl+C."""
    import multiprocessing  # here: most builds are too small for it, and it takes its time
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _begin)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
