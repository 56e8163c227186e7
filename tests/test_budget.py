"""Is the size of the site told, and is the editor warned before GitHub Pages refuses it?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from builds import GOOD, tree, under, write

from briefsite.publish.budget import GITHUB, Limits, Size, summary, warnings, weigh

TIGHT = Limits(site=1000, file=100)
SITE = Path("site")


def test_a_site_is_weighed_file_by_file(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": b"x" * 30, "a/b/c.html": b"x" * 10, "data/d.json": b"x" * 50})
    files = (("data/d.json", 50), ("index.html", 30), ("a/b/c.html", 10))
    assert weigh(tmp_path) == Size(bytes=90, files=3, pages=2, page_bytes=40, largest=files)


def test_the_largest_files_are_few_and_files_of_one_size_keep_one_order(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.html": b"x" for number in range(9)})
    assert [path for path, _ in weigh(tmp_path).largest] == ["8.html", "7.html", "6.html", "5.html", "4.html"]


def test_what_git_keeps_in_the_folder_is_not_published(tmp_path: Path) -> None:
    write(tmp_path, {".git/objects/pack": b"x" * 50, ".nojekyll": b"", "index.html": b"x"})
    assert (weigh(tmp_path).files, weigh(tmp_path).bytes) == (2, 1)


def test_an_empty_site_has_a_summary_too() -> None:
    assert summary(Size(), 0).startswith("0.0 MB in 0 pages, 0 KB a page, 0 KB an article; 0 %")


def test_the_summary_tells_all_a_page_an_article_and_the_share() -> None:
    size = Size(bytes=58_300_000, files=6000, pages=5811, page_bytes=58_110_000)
    assert summary(size, 1000) == (
        "58.3 MB in 5,811 pages, 10 KB a page, 58 KB an article; 6 % of what GitHub Pages takes"
    )


@pytest.mark.parametrize(("used", "told"), [(799, 0), (800, 1), (1200, 1)])
def test_a_site_is_warned_of_from_80_percent_on(used: int, told: int) -> None:
    assert len(warnings(Size(bytes=used), SITE, TIGHT)) == told


def test_the_warning_names_the_limit_the_remedy_and_the_largest_files() -> None:
    large = Size(bytes=900_000_000, largest=(("data/briefings.json", 70_000_000), ("index.html", 10_000)))
    (problem,) = warnings(large, SITE)
    assert str(problem) == (
        "site: 900 MB, and GitHub Pages takes 1,000 MB; split the collection by year or desk as "
        "docs/large-collections.md tells, or publish elsewhere; "
        "largest: data/briefings.json (70.0 MB), index.html (0.0 MB)"
    )


def test_every_file_near_the_limit_is_named() -> None:
    size = Size(bytes=300, largest=(("a.json", 120), ("b.json", 80), ("c.json", 79)))
    assert [problem.path for problem in warnings(size, SITE, TIGHT)] == ["site/a.json", "site/b.json"]


def test_the_limits_are_those_that_github_publishes() -> None:
    assert (GITHUB.site, GITHUB.file) == (1_000_000_000, 104_857_600)


def test_a_build_tells_the_size_of_what_it_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"seeds/good.txt": GOOD})
    made = under(tmp_path)
    assert made.run("--strict", f"--report={tmp_path}/report.json") == 0
    report, site = json.loads((tmp_path / "report.json").read_bytes()), tree(made.site)
    assert (report["files"], report["bytes"]) == (len(site), sum(map(len, site.values())))
    assert {path: len(site[path]) for path, _ in report["largest"]} == dict(report["largest"])
    assert report["warnings"] == []
    pages = sum(path.endswith(".html") for path in site)
    assert re.search(
        rf"^size +\d+\.\d MB in {pages} pages, .+ of what GitHub Pages takes$", capsys.readouterr().out, re.M
    )


def test_without_a_site_there_is_no_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"seeds/good.txt": GOOD})
    assert under(tmp_path).run("--pages-only") == 0
    assert "size" not in [line.split()[0] for line in capsys.readouterr().out.splitlines()]
