"""Can the figures of the benchmark be trusted, and does it go on where it was broken off? No time is asserted."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from builds import tree

from benchmarks.chains import OURS, SUBJECTS
from benchmarks.corpus import article, write_corpus
from benchmarks.goals import goals
from benchmarks.peers import PEERS, update
from benchmarks.plot import LINES, drawing
from benchmarks.process import Failed, run
from benchmarks.steps import STEPS, prepare
from benchmarks.store import Results
from benchmarks.table import report

SPEND = "import time\nbegin = time.process_time()\nwhile time.process_time() < begin + 0.3: pass\n"
HOLD = "import time; held = b'x' * {0}; time.sleep(0.4)"
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"


def results(folder: Path, **rows: dict[str, object]) -> Results:
    made = Results(folder / "results.json")
    for key, row in rows.items():
        subject, step = key.split("_")
        for size in (100, 1000):
            made.add(size, subject, step, {**row, "stamp": "x"})
    return made


def test_the_same_number_is_the_same_article(tmp_path: Path) -> None:
    write_corpus(tmp_path / "one", 12)
    write_corpus(tmp_path / "other", 8)
    assert tree(tmp_path / "other").items() <= tree(tmp_path / "one").items()


def test_one_article_in_twenty_has_no_date_and_copies_are_nearly_the_same() -> None:
    assert "date:" not in article(7) and "date:" in article(8)
    assert article(99).startswith(article(98)) and article(99) != article(98)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_may_be_taken_twice(step: str, tmp_path: Path) -> None:
    prepare("cold", tmp_path, 4)
    prepare(step, tmp_path, 4)
    once = tree(tmp_path)
    prepare(step, tmp_path, 4)
    assert tree(tmp_path) == once
    assert len(once) == {"added": 5, "removed": 3}.get(step, 4)


def test_the_seconds_of_children_count(tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", PARENT, SPEND], tmp_path, tmp_path / "log")
    assert cost.cpu >= 0.3


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell")
def test_the_memory_of_a_child_is_told_apart(tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", PARENT, HOLD.format(200_000_000)], tmp_path, tmp_path / "log")
    assert cost.main_mib < 150 < cost.child_mib


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="exit code 3: no such thing"):
        run(["sh", "-c", "echo no such thing; exit 3"], tmp_path, tmp_path / "log")


def test_an_unchanged_file_keeps_its_time_and_an_unnamed_one_goes(tmp_path: Path) -> None:
    update(tmp_path, iter([("a/b.md", b"1"), ("c.md", b"2")]))
    before = (tmp_path / "a/b.md").stat().st_mtime_ns
    update(tmp_path, iter([("a/b.md", b"1")]))
    assert (tree(tmp_path), (tmp_path / "a/b.md").stat().st_mtime_ns) == ({"a/b.md": b"1"}, before)


def test_results_are_known_until_the_program_changes(tmp_path: Path) -> None:
    results(tmp_path, hugo_cold={"cpu": 1.0})
    again = Results(tmp_path / "results.json")
    assert again.known(100, "hugo", "cold", "x")
    assert not again.known(100, "hugo", "cold", "y") and not again.known(100, "hugo", "added", "x")


def test_the_table_tells_of_every_program_and_of_what_failed(tmp_path: Path) -> None:
    cost = {"cpu": 2.0, "wall": 1.0, "main_mib": 50.0, "child_mib": 10.0, "pages": 5, "bytes": 1000}
    told = report(results(tmp_path, hugo_cold=cost, hugo_added=cost, pelican_cold={"failed": "no | module"}))
    assert "| 1,000 | hugo | 2.0 | 1.0 | 50 | 5 | 0.0 | 2.0 | 1.0 |" in told
    assert r"| 1,000 | pelican | failed: no \| module |" in told
    assert all(f"* **{name}**: " in told for name in PEERS)


def test_a_goal_is_a_ratio_of_one_run(tmp_path: Path) -> None:
    stages = {"stages": {"search": 1.0}, "stages_wall": {"search": 1.0}}
    made = results(
        tmp_path, briefsite_cold={"cpu": 14.0, "wall": 8.0, "main_mib": 90.0, **stages}, mkdocs_cold={"cpu": 10.0}
    )
    rows = {row[0]: row[2:] for row in goals(made)}
    assert rows["cold without search, CPU as a multiple of bare MkDocs' for the same pages"] == ("1.30", "1.30")
    assert rows["… growth exponent of its CPU since the size before"] == ("", "0.00")


def test_the_plot_is_a_drawing_with_a_line_a_program(tmp_path: Path) -> None:
    made = results(tmp_path, hugo_cold={"cpu": 2.0}, pelican_cold={"cpu": 0.0}, briefsite_added={"wall": 3.0})
    parsed = ElementTree.fromstring(drawing(made))
    assert len([node for node in parsed.iter() if node.tag.endswith("circle")]) == 6


def test_every_subject_has_a_name_of_its_own() -> None:
    assert len({*SUBJECTS}) == len(SUBJECTS)


def test_every_program_has_a_line_of_its_own() -> None:
    assert [*LINES] == [OURS, *PEERS] and len({*LINES.values()}) == len(LINES)
