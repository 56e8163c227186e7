"""python -m benchmarks: builds of several sizes and their peers, measured one after the other; then table and plot."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import gettempdir

from benchmarks.chains import SUBJECTS, Run
from benchmarks.ours import compiled
from benchmarks.plot import drawing
from benchmarks.store import Results
from benchmarks.table import report

HERE = Path(__file__).parent


def main() -> None:
    """Measures what is not known yet and writes RESULTS.md and results.svg beside the results."""
    options = _options()
    results = Results(options.out)
    if not options.table:
        options.work.mkdir(parents=True, exist_ok=True)
        compiled()
        run = Run(options.work.resolve(), results, lambda line: print(line, flush=True), options.again)
        for size in options.sizes:
            run.size(size, options.only)
    options.out.with_name("RESULTS.md").write_text(report(results), encoding="utf-8")
    options.out.with_suffix(".svg").write_text(drawing(results), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000], help="numbers of articles")
    parser.add_argument("--only", nargs="+", choices=SUBJECTS, default=SUBJECTS, help="of all subjects these")
    parser.add_argument("--work", type=Path, default=Path(gettempdir()) / "briefsite-benchmarks", help="a large folder")
    parser.add_argument("--out", type=Path, default=HERE / "results.json", help="where results are kept")
    parser.add_argument("--again", action="store_true", help="measure also what is known")
    parser.add_argument("--table", action="store_true", help="measure nothing, write table and plot anew")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
