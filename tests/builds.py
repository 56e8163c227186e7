"""Builds to look at: folders that the command line has filled, and seeds written for one test."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_site import main

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "mkdocs.yml"
CORPUS = ROOT / "tests/corpus"
GOLDEN = ROOT / "tests/golden"
GOOD = "El Gobierno de Noruega anunció el lunes que enviará dos barcos a Kenia para vigilar la pesca.\n"


@dataclass(frozen=True)
class Built:
    """The folders of one build."""

    seeds: Path
    docs: Path
    site: Path

    def run(self, *options: str) -> int:
        """The command line over these folders, in this process; its exit code."""
        folders = (f"--seeds={self.seeds}", f"--docs={self.docs}", f"--site={self.site}")
        return main([*options, *folders, f"--config={CONFIG}", "--jobs=1"])

    @property
    def release(self) -> dict[str, Any]:
        """The data release as one value."""
        value: dict[str, Any] = json.loads((self.site / "data/briefings.json").read_bytes())
        return value

    @property
    def manifest(self) -> dict[str, str]:
        """The checksums of the generated files by their paths below docs/."""
        files: dict[str, str] = json.loads((self.docs / ".briefsite.json").read_bytes())["files"]
        return files

    def page(self, path: str) -> str:
        """The Markdown of one page."""
        return (self.docs / path).read_text(encoding="utf-8")


def under(folder: Path, seeds: Path | None = None) -> Built:
    """Where a build of `seeds` (else of folder/seeds) goes if it goes below `folder`."""
    return Built(seeds or folder / "seeds", folder / "docs", folder / "site")


def built(folder: Path, seeds: Path, *options: str) -> Built:
    """A finished build of `seeds` below `folder`."""
    made = under(folder, seeds)
    assert made.run("--quiet", *options) == 0
    return made


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, with these files in it."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder with their bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
