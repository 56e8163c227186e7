"""Rewrites tests/golden from tests/corpus, and tests/look.txt from seeds: `python -m tests.update_golden`.

The diff is the review. Without Chromium the look stays as it is.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from builds import CORPUS, GOLDEN, ROOT, built  # noqa: E402
from conftest import CHROMIUM  # noqa: E402
from test_look import LOOK, look  # noqa: E402
from web import chromium  # noqa: E402

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = built(Path(folder), CORPUS, "--pages-only")
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(made.docs, GOLDEN, ignore=shutil.ignore_patterns("assets"))  # their checksums are there
    print(f"{sum(place.is_file() for place in GOLDEN.rglob('*'))} files in {GOLDEN}; look at the diff")
    if shutil.which(CHROMIUM):
        with tempfile.TemporaryDirectory() as folder, chromium() as browser:
            LOOK.write_text(look(browser, built(Path(folder), ROOT / "seeds")), "utf-8")
