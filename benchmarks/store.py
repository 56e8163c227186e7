"""What has been measured, kept as it comes: a run that is broken off goes on where it was."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ARTICLES = ("benchmarks/corpus.py", "benchmarks/wording.py", "benchmarks/steps.py")
PROGRAM = (*ARTICLES, "briefsite", "build_site.py", "mkdocs.yml")
OTHERS = (*ARTICLES, "benchmarks/peers", "benchmarks/requirements.txt")
NOT_SOURCE = (".pyc",)

Row = dict[str, Any]


class Results:
    """Rows by (size, subject, step) in a JSON file; each is written at once and knows what it was measured with."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.value: dict[str, Any] = json.loads(file.read_bytes()) if file.exists() else {"rows": {}}

    def row(self, size: int, subject: str, step: str) -> Row | None:
        found: Row | None = self.value["rows"].get(f"{size}/{subject}/{step}")
        return found

    def known(self, size: int, subject: str, step: str, stamp: str) -> bool:
        """Whether it was measured with the same program and the same articles."""
        row = self.row(size, subject, step)
        return row is not None and row["stamp"] == stamp

    def add(self, size: int, subject: str, step: str, row: Row) -> None:
        self.value["machine"] = machine()
        self.value["rows"][f"{size}/{subject}/{step}"] = row
        temporary = self.file.with_suffix(".tmp")
        temporary.write_text(json.dumps(self.value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        temporary.replace(self.file)

    @property
    def sizes(self) -> list[int]:
        return sorted({int(key.split("/")[0]) for key in self.value["rows"]})


def stamp(places: Iterable[str]) -> str:
    """A checksum of files and folders of the repository."""
    files = (path for place in places for path in [ROOT / place, *sorted((ROOT / place).rglob("*"))])
    whole = sha256()
    for path in files:
        if path.is_file() and path.suffix not in NOT_SOURCE:
            whole.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]


def machine() -> dict[str, str]:
    """What it was measured on, without names."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return {
        "cores": str(os.cpu_count()),
        "processor": _processor(),
        "memory": f"{memory:.0f} GB",
        "system": f"{platform.freedesktop_os_release().get('PRETTY_NAME', platform.system())}, {platform.machine()}",
        "Python": platform.python_version(),
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
