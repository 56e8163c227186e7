"""How long does each stage take, how much computing, and how much memory?"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

STAGES = ("read", "analyse", "link", "render", "publish", "search")


class Meter:
    """Wall and CPU seconds by stage, nought for those that did not run.

    CPU seconds are user and system time of this process and of those of its children that have ended: what a pool
    of processes did counts in the stage in which the pool is shut down.
    """

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.cpu_seconds = dict.fromkeys(STAGES, 0.0)
        self._within: list[tuple[float, float]] = []  # of the stages that are under way, what ran as another one

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Adds what happens inside to a stage, but for stages within it."""
        begin, cpu_begin = time.perf_counter(), _cpu_seconds()
        self._within.append((0.0, 0.0))
        try:
            yield
        finally:
            wall, cpu = time.perf_counter() - begin, _cpu_seconds() - cpu_begin
            other, other_cpu = self._within.pop()
            self.seconds[name] = round(self.seconds[name] + wall - other, 3)
            self.cpu_seconds[name] = round(self.cpu_seconds[name] + cpu - other_cpu, 3)
            if self._within:
                outer, outer_cpu = self._within[-1]
                self._within[-1] = (outer + wall, outer_cpu + cpu)


def _cpu_seconds() -> float:
    """So far, of this process and, where the system tells, of its ended children."""
    try:
        import resource
    except ImportError:  # Windows
        return time.process_time()
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def peak_rss_mib() -> float:
    """Largest resident memory so far of this process or one of its children, in MiB; 0 where unknown."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, KiB elsewhere
    return round(max(peaks) / unit, 1)
