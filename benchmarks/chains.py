"""Which steps have to be taken, and what came of them?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import ours, peers, steps
from benchmarks.analysis import start
from benchmarks.process import Failed
from benchmarks.store import OTHERS, PROGRAM, Results, Row, stamp

OURS, ANALYSIS = "briefsite", "analysis"
SUBJECTS = (OURS, ANALYSIS, *peers.PEERS)
REQUIREMENTS = Path(__file__).parent / "requirements.txt"
Say = Callable[[str], None]


@dataclass(frozen=True)
class Run:
    """One run: where it works, where results go, who hears of it."""

    work: Path
    results: Results
    say: Say
    again: bool = False

    @property
    def programs(self) -> Path:
        """The folder of the peers' commands; they are installed when first asked for."""
        place = self.work / "peers"
        installed = place / "installed"
        if not installed.exists() or installed.read_text() != REQUIREMENTS.read_text():
            self.say("peers are being installed")
            subprocess.run([sys.executable, "-m", "venv", "--clear", place], check=True)
            pip = (place / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            subprocess.run([*pip, "-r", REQUIREMENTS], check=True)
            installed.write_text(REQUIREMENTS.read_text())
        return place / "bin"

    def size(self, size: int, subjects: Sequence[str]) -> None:
        """All that is asked for at one size, our own build first: the others are given what it wrote."""
        named = [name for name in subjects if name in peers.PEERS]
        needed = OURS in subjects or any(self._missing(size, name, peers.STEPS) for name in named)
        if needed and (OURS in subjects or not self._captured(size)):
            self._chain(size, OURS, steps.STEPS)
        if ANALYSIS in subjects and self._missing(size, ANALYSIS, ("rate",)):
            self._step(size, ANALYSIS, "rate", lambda: self._analysis(size))
        for name in named:
            self._chain(size, name, peers.STEPS)

    def _chain(self, size: int, subject: str, names: Sequence[str]) -> None:
        """Every step that is not known yet, and those before it if their folder is gone."""
        missing = self._missing(size, subject, names)
        lost = subject == OURS and not self._captured(size)
        if not missing and not lost:
            return
        done = self._done(size, subject)
        first = names.index(missing[0]) if missing and not lost else 0
        first = first if done[:first] == [*names[:first]] else 0
        for step in names[first:]:
            if not self._step(size, subject, step, lambda step=step: self._measure(size, subject, step)):
                break
            self._note(size, subject, names[: names.index(step) + 1])

    def _measure(self, size: int, subject: str, step: str) -> Row:
        folder = self.work / str(size) / subject
        if subject == OURS:
            return ours.measure(step, folder, size)
        return peers.measure(subject, step, folder, self.programs)

    def _step(self, size: int, subject: str, step: str, measure: Callable[[], Row]) -> bool:
        """Whether it worked; a failure is a result as well."""
        try:
            row = measure()
        except Failed as trouble:
            row = {"failed": str(trouble).replace(str(self.work), "…")}
        self.results.add(size, subject, step, {**row, "stamp": _stamp(subject)})
        told = row.get("failed") or ", ".join(f"{key} {row[key]}" for key in ("cpu", "wall", "main_mib") if key in row)
        self.say(f"{size:6} {subject:15} {step:10} {told}")
        return "failed" not in row

    def _missing(self, size: int, subject: str, names: Sequence[str]) -> list[str]:
        if self.again:
            return [*names]
        failed = any("failed" in (self.results.row(size, subject, step) or {}) for step in names)
        known = [step for step in names if self.results.known(size, subject, step, _stamp(subject))]
        return [] if failed and known else [step for step in names if step not in known]

    def _analysis(self, size: int) -> Row:
        """Articles a second of ours and of spaCy, and seconds until the first article is analysed."""
        folder = self.work / str(size)
        seeds = folder / OURS / "seeds"
        if not seeds.exists():
            subprocess.run(
                [sys.executable, "-m", "benchmarks.steps", "cold", seeds, str(size)], check=True, cwd=ours.ROOT
            )
        rates = _told([sys.executable, "-m", "benchmarks.throughput", seeds, folder])
        script = Path(peers.__file__).parent / "spacy_pipeline.py"
        with TemporaryDirectory() as kept:
            start(seeds, kept)
            first = min(start(seeds, kept) for _ in range(3))
        return {
            "rates": rates,
            "start": round(first, 2),
            "spacy": _told([self.programs / "python", script, folder / "spacy.json"]),
        }

    def _captured(self, size: int) -> bool:
        """Whether what the peers are given is there, and made by the program as it is."""
        file = self.work / str(size) / f"{OURS}.json"
        return file.exists() and json.loads(file.read_bytes())["stamp"] == _stamp(OURS)

    def _done(self, size: int, subject: str) -> list[str]:
        file = self.work / str(size) / f"{subject}.json"
        noted = json.loads(file.read_bytes()) if file.exists() else {}
        return noted["done"] if noted.get("stamp") == _stamp(subject) and not self.again else []

    def _note(self, size: int, subject: str, done: Sequence[str]) -> None:
        file = self.work / str(size) / f"{subject}.json"
        file.write_text(json.dumps({"stamp": _stamp(subject), "done": [*done]}))


def _stamp(subject: str) -> str:
    given = peers.PEERS[subject].given if subject in peers.PEERS else ""
    return stamp(OTHERS if given == "articles" else PROGRAM if not given else (*PROGRAM, *OTHERS))


def _told(command: Sequence[Any]) -> dict[str, float]:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, cwd=ours.ROOT)
    if done.returncode:
        return {"failed": 1.0}
    value: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return value
