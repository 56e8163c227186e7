"""How long does each stage take, and how much memory?"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

STAGES = ("read", "analyse", "link", "render", "publish", "search")


class Meter:
    """Wall seconds by stage, nought for those that did not run."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Adds what happens inside to a stage."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds[name] + time.perf_counter() - begin, 3)


def peak_rss_mib() -> float:
    """Largest resident memory so far of this process or one of its children, in MiB; 0 where unknown."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, KiB elsewhere
    return round(max(peaks) / unit, 1)
