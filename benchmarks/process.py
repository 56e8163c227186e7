"""What does one command cost, seen from outside?"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05  # seconds between two looks at the memory of the processes
MIB = 1 << 20
MOST = 0.6  # of the machine's memory; a process that takes more is ended before it stops everything else
LAST_LINES = 3  # of what a command that failed has said


class Failed(Exception):
    """The command ended with another code than 0; the message is the last of what it said."""


@dataclass(frozen=True)
class Cost:
    """CPU and wall seconds of a process with all its children, and peak memory in MiB.

    CPU is user and system time of every process that somebody has waited for. `main_mib` is the peak of the process
    itself, `child_mib` that of the largest of its children (0 without one): both are looked up while it runs, the
    larger one of them is set right by what the system tells when all is over. `others` is the share of all cores that
    other programs took meanwhile: wall seconds tell little where it is not small.
    """

    cpu: float
    wall: float
    main_mib: float
    child_mib: float
    others: float


def run(command: Sequence[str], folder: Path, log: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run it in a folder, its words going to `log`; raises Failed."""
    begin, busy = time.perf_counter(), _busy()
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=out, env={**os.environ, **(environment or {})}
        )
    peaks = _Peaks(process.pid)
    _, status, usage = os.wait4(process.pid, 0)
    wall, busy = time.perf_counter() - begin, _busy() - busy
    cpu = usage.ru_utime + usage.ru_stime
    others = max(busy - cpu, 0.0) / wall / (os.cpu_count() or 1)
    process.returncode = os.waitstatus_to_exitcode(status)  # else it would be waited for once more
    main, child = peaks.ended(usage.ru_maxrss * 1024)
    if peaks.ended_for_memory:
        raise Failed(f"ended when it had taken {peaks.main / 1e9:.0f} GB of memory")
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-LAST_LINES:]
        raise Failed(f"exit code {process.returncode}: {' '.join(' '.join(said).split())[:300]}")
    memory = (round(main / MIB, 1), round(child / MIB, 1))
    return Cost(round(cpu, 2), round(wall, 2), *memory, round(others, 2))


class _Peaks(threading.Thread):
    """Looks at a process and its descendants until it has ended."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.main, self.child = pid, 0, 0
        self.over, self.ended_for_memory = threading.Event(), False
        self.most = MOST * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        self.start()

    def run(self) -> None:
        while not self.over.wait(INTERVAL):
            self.main = max(self.main, _peak(self.pid))
            self.child = max([self.child, *map(_peak, _descendants(self.pid))])
            if self.main > self.most and not self.ended_for_memory:
                self.ended_for_memory = True
                os.kill(self.pid, signal.SIGKILL)

    def ended(self, largest: int) -> tuple[int, int]:
        """Bytes of (the process, its largest child), where `largest` is the larger one of both."""
        self.over.set()
        self.join()
        if self.child > self.main:
            return self.main, max(self.child, largest)
        return max(self.main, largest), self.child


def _busy() -> float:
    """CPU seconds of all programs since the machine was started; 0 where the system does not tell."""
    try:
        ticks = [int(number) for number in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    except OSError:
        return 0.0
    idle, waiting = ticks[3:5]
    return (sum(ticks) - idle - waiting) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> int:
    """Bytes; 0 where it has ended or the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            yield child
            yield from _descendants(child)
