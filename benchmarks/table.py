"""What do the results say? RESULTS.md from what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import log
from pathlib import Path

from benchmarks.chains import ANALYSIS, OURS, REQUIREMENTS
from benchmarks.goals import goals
from benchmarks.peers import PEERS
from benchmarks.steps import STEPS
from benchmarks.store import Results, Row

STAGES = ("read", "analyse", "link", "render", "publish", "search")
INTRODUCTION = (Path(__file__).parent / "introduction.md").read_text(encoding="utf-8")
Cells = Iterable[str]


def report(results: Results) -> str:
    """The whole page."""
    parts = [
        INTRODUCTION,
        "## Machine\n",
        _table(("", ""), results.value.get("machine", {}).items()),
        f"Other programs took up to {_others(results):.0%} of the cores meanwhile; where that is much, wall seconds "
        "tell little and CPU seconds are what can be compared.\n".replace("%", " %"),
        *_mixed(results),
        "## What is wanted\n",
        _table(("", "wanted", *map(_number, results.sizes)), goals(results)),
        "## briefsite, step by step\n",
        _table(("articles", "step", "CPU s", "without search", "wall s", "peak MiB", "largest child MiB",
                "files written"), _steps(results)),
        "## CPU seconds by stage\n",
        _table(("articles", "step", *STAGES, "outside"), _stages(results)),
        "Growth exponents (1 is linear) of the CPU seconds of a cold build:\n",
        _table(("articles", "all", "without search", *STAGES), _growth(results)),
        "## What is published\n",
        _table(("articles", "MB", "files", "pages", "KB a page", "KB an article"), _output(results)),
        "## Peers\n",
        "\n".join(f"* **{name}**: {peer.about}." for name, peer in PEERS.items()) + "\n",
        f"Versions: {', '.join(_versions())}.\n",
        _table(("articles", "program", "cold CPU s", "wall s", "peak MiB", "pages", "MB", "one added: CPU s",
                "wall s"), _peers(results)),
        "## Analysis\n",
        _table(("articles", "es, articles a second", "en", "start, s", "spaCy, es"), _analysis(results)),
        "![CPU seconds of a cold build and wall seconds of the daily job](results.svg)\n",
    ]  # fmt: skip
    return "\n".join(parts)


def _others(results: Results) -> float:
    return max((row.get("others", 0.0) for row in results.value["rows"].values()), default=0.0)


def _mixed(results: Results) -> Iterator[str]:
    """Names the subjects that were measured with several versions of the program."""
    stamps: dict[str, set[str]] = {}
    for key, row in results.value["rows"].items():
        stamps.setdefault(key.split("/")[1], set()).add(row["stamp"])
    old = [name for name, found in stamps.items() if len(found) > 1]
    if old:
        yield f"**Not one run**: {', '.join(old)} changed between one row and another; run the command again.\n"


def _steps(results: Results) -> Iterator[Cells]:
    for size, step, row in _ours(results, STEPS):
        without = row["cpu"] - row["stages"]["search"]
        times = (f"{row['cpu']:.1f}", f"{without:.1f}", f"{row['wall']:.1f}")
        yield (
            _number(size),
            step,
            *times,
            f"{row['main_mib']:.0f}",
            f"{row['child_mib']:.0f}",
            _number(row["written"]),
        )


def _stages(results: Results) -> Iterator[Cells]:
    for size, step, row in _ours(results, STEPS):
        outside = row["cpu"] - sum(row["stages"].values())
        yield (_number(size), step, *(f"{row['stages'][name]:.1f}" for name in STAGES), f"{outside:.1f}")


def _growth(results: Results) -> Iterator[Cells]:
    rows = [(size, row) for size, _, row in _ours(results, ("cold",))]
    without: Callable[[Row], float] = lambda row: row["cpu"] - row["stages"]["search"]  # noqa: E731
    for (size, before), (larger, after) in pairwise(rows):
        exponent = lambda a, b, sizes=(size, larger): _exponent(a, b, sizes)  # noqa: E731
        stages = (exponent(before["stages"][name], after["stages"][name]) for name in STAGES)
        whole = (exponent(before["cpu"], after["cpu"]), exponent(without(before), without(after)))
        yield (f"{_number(size)} to {_number(larger)}", *whole, *stages)


def _output(results: Results) -> Iterator[Cells]:
    for size, _, row in _ours(results, ("cold",)):
        weight = (f"{row['bytes'] / 1e6:.1f}", _number(row["files"]), _number(row["pages"]))
        yield (_number(size), *weight, f"{row['bytes'] / row['pages'] / 1e3:.1f}", f"{row['bytes'] / size / 1e3:.1f}")


def _peers(results: Results) -> Iterator[Cells]:
    for size in results.sizes:
        for name in (OURS, *PEERS):
            cold, added = results.row(size, name, "cold"), results.row(size, name, "added")
            if cold and "failed" in cold:
                yield (_number(size), name, f"failed: {_escaped(cold['failed'])}", *[""] * 6)
            elif cold:
                costs = (f"{cold['cpu']:.1f}", f"{cold['wall']:.1f}", f"{max(cold['main_mib'], cold['child_mib']):.0f}")
                yield (
                    *(_number(size), name, *costs, _number(cold["pages"]), f"{cold['bytes'] / 1e6:.1f}"),
                    *(f"{added[key]:.1f}" if added and key in added else "" for key in ("cpu", "wall")),
                )


def _analysis(results: Results) -> Iterator[Cells]:
    for size in results.sizes:
        row = results.row(size, ANALYSIS, "rate")
        if row and "rates" in row:
            rates, other = row["rates"], row["spacy"]
            figures = (f"{rates.get(code, 0):.0f}" for code in ("es", "en"))
            beside = "not installed" if "failed" in other else f"{other['es']:.0f}"
            yield (_number(size), *figures, f"{row['start']:.2f}", beside)


def _ours(results: Results, steps: Iterable[str]) -> Iterator[tuple[int, str, Row]]:
    for size in results.sizes:
        for step in steps:
            row = results.row(size, OURS, step)
            if row and "cpu" in row:
                yield size, step, row


def _exponent(before: float, after: float, sizes: tuple[int, int]) -> str:
    if min(before, after) < 0.05:  # too short to tell
        return ""
    return f"{log(after / before) / log(sizes[1] / sizes[0]):.2f}"


def _versions() -> list[str]:
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    return [line.replace("==", " ") for line in lines if not line.startswith("#")]


def _table(head: tuple[str, ...], rows: Iterable[Cells]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:], ""])


def _number(count: int) -> str:
    return f"{count:,}"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
