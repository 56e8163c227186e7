"""What does Lighthouse say of the site as a phone gets it from GitHub Pages? At least 95 of 100 in every category."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from builds import ROOT, built
from conftest import CHROMIUM
from kinds import templates_of
from web import SUB_PATH, root_of

HERE = Path(__file__).parent / "browser"
LEAST = 0.95
# The page of a missing address asks search engines not to list it; that is what this audit counts against a page.
NOT_FOUND = ("404.html", "seo", "is-crawlable")


@pytest.mark.browser
@pytest.mark.slow
def test_every_template_is_fast_accessible_sound_and_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("node") or not (HERE / "node_modules/lighthouse").is_dir():
        missing = "needs lighthouse: `make browsers`"
        pytest.fail(missing, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(missing)
    (tmp_path / "empty").mkdir()
    with root_of(tmp_path / "empty", "pages", tmp_path / "web") as root:
        monkeypatch.setenv("SITE_URL", root)  # a published site knows its address, as the workflow does
        site = built(tmp_path, ROOT / "seeds")
        shutil.copytree(site.site, tmp_path / "web" / SUB_PATH, dirs_exist_ok=True)
        told = subprocess.run(
            ["node", "lighthouse.mjs", CHROMIUM, root],
            cwd=HERE, input=json.dumps(templates_of(site)), capture_output=True, text=True, timeout=600,
        )  # fmt: skip
    assert told.returncode == 0, told.stderr
    poor = [
        f"{path}: {category} {score:.0%}: {', '.join(audits)}"
        for path, categories in json.loads(told.stdout).items()
        for category, (score, *audits) in categories.items()
        if score < LEAST and not by_design(path, category, audits)
    ]
    assert not poor, "\n".join(poor)


def by_design(path: str, category: str, audits: list[str]) -> bool:
    return (path, category, *audits) == NOT_FOUND
