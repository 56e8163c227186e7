"""What does our own build cost, step by step?"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.process import run
from benchmarks.steps import STEPS

ROOT = Path(__file__).parent.parent
JOBS = 2
CAPTURED = ("cold", "added")  # the peers are given what stood there then


def measure(step: str, folder: Path, size: int) -> dict[str, Any]:
    """Costs of one step, in a folder where the steps before it have been taken; raises Failed."""
    seeds, docs, site = (folder / name for name in ("seeds", "docs", "site"))
    if step == STEPS[0]:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        configure(folder)
    subprocess.run([sys.executable, "-m", "benchmarks.steps", step, seeds, str(size)], cwd=ROOT, check=True)
    report = folder / "report.json"
    places = (f"--seeds={seeds}", f"--docs={docs}", f"--site={site}", f"--config={folder / 'mkdocs.yml'}")
    command = [sys.executable, str(ROOT / "build_site.py"), *places, f"--jobs={JOBS}", f"--report={report}"]
    cost = run(command, ROOT, folder / "log.txt")
    told = json.loads(report.read_bytes())
    if step in CAPTURED:
        capture(step, folder)
    return {
        **asdict(cost),
        "bytes": told["bytes"],
        "files": told["files"],
        "pages": sum(1 for _ in site.rglob("*.html")),
        "articles": told["articles"],
        "written": told["written"],
        "stages": told["cpu_seconds"],
        "stages_wall": told["seconds"],
    }


def configure(folder: Path) -> None:
    """A mkdocs.yml in a folder, with `.briefsite` beside it: the repository's own, reading from there."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("custom_dir: briefsite", f"custom_dir: {ROOT}/briefsite")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def capture(step: str, folder: Path) -> None:
    """Keeps docs/ and the articles for the peers."""
    kept = folder.parent / step
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(folder / "docs", kept / "docs")
    command = [sys.executable, "-m", "benchmarks.peers.articles", folder / "seeds", kept / "docs", kept]
    subprocess.run(command, cwd=ROOT, check=True)


def compiled() -> None:
    """Python's own cache of the program, so that the first run is like the second."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", "briefsite", "build_site.py"], cwd=ROOT, check=False)
