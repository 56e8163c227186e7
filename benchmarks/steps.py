"""python -m benchmarks.steps STEP FOLDER SIZE: what happens to a folder of articles before a build is measured?

Every step leaves the same folder however often it is taken, so that a run that was broken off can go on.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks.corpus import LAST_DAY, article, path_of, write_corpus

STEPS = ("cold", "unchanged", "added", "edited", "removed")
ADDED = "today.txt"
COUNT_CHANGED = {"removed": -1, "added": 1}


def prepare(step: str, seeds: Path, size: int) -> None:
    """The folder as it is before that step's build; the steps come in their order."""
    if step == "cold":
        shutil.rmtree(seeds, ignore_errors=True)
        write_corpus(seeds, size)
    elif step == "added":  # today's news: the newest date of all
        (seeds / ADDED).write_text(article(size, LAST_DAY), encoding="utf-8")
    elif step == "edited":
        text = article(size // 2) + "\n" + article(size + 1).rsplit("\n\n", 1)[1]
        (seeds / path_of(size // 2)).write_text(text, encoding="utf-8")
    elif step == "removed":
        (seeds / path_of(size // 3)).unlink(missing_ok=True)


if __name__ == "__main__":
    prepare(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
