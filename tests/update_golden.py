"""Rewrites tests/golden from tests/corpus: `python tests/update_golden.py`; the diff is the review."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from builds import CORPUS, GOLDEN, built  # noqa: E402

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = built(Path(folder), CORPUS, "--pages-only")
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(made.docs, GOLDEN, ignore=shutil.ignore_patterns("assets"))  # their checksums are there
    print(f"{sum(place.is_file() for place in GOLDEN.rglob('*'))} files in {GOLDEN}; look at the diff")
