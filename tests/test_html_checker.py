"""Is the HTML and CSS of every page sound? The Nu checker reads both sites in one run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from builds import ROOT, Built

JAR = Path(__file__).parent / "browser/node_modules/vnu-jar/build/dist/vnu.jar"
STYLES = sorted((ROOT / "briefsite/render").rglob("*.css"))

# Faults of Material that no block of its templates lets us mend: (start of the message, the tag it is about).
MATERIAL = (
    # The switches of drawer and search stand right behind <body>; the attribute keeps Firefox from restoring them.
    ("Attribute “autocomplete” is only allowed when the input type is", '<input class="md-toggle" data-md-toggle='),
)


@pytest.fixture(scope="module")
def checker() -> list[str]:
    missing = [] if shutil.which("java") else ["java (Debian: default-jre-headless)"]
    missing += [] if JAR.is_file() else ["vnu-jar: `make browsers`"]
    if missing:
        told = f"needs {' and '.join(missing)}"
        pytest.fail(told, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(told)
    # Deeply nested patterns of the checker need a larger stack than Java's own.
    return ["java", "-Xss4m", "-jar", str(JAR), "--errors-only", "--format", "json"]


def messages(checker: list[str], *arguments: str | Path) -> list[dict[str, Any]]:
    told = subprocess.run([*checker, *map(str, arguments)], capture_output=True, text=True, timeout=300)
    found: list[dict[str, Any]] = json.loads(told.stderr)["messages"]
    return found


def ours(message: dict[str, Any]) -> bool:
    return not any(message["message"].startswith(start) and tag in message["extract"] for start, tag in MATERIAL)


def test_every_page_is_valid_html(checker: list[str], sample: Built, corpus_site: Built) -> None:
    found = messages(checker, "--skip-non-html", sample.site, corpus_site.site)
    lines = {f"{m['message']} {' '.join(m.get('extract', '').split())}": m["url"] for m in found if ours(m)}
    assert not lines, "\n".join(f"{url}: {line}" for line, url in sorted(lines.items())[:40])


def test_our_style_sheets_are_valid(checker: list[str]) -> None:
    found = messages(checker, "--skip-non-css", *STYLES)
    assert [f"{m['url']}:{m['lastLine']}: {m['message']}" for m in found] == []


def test_the_checker_finds_a_fault(checker: list[str], tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><title>x</title><p id=a><p id=a>", encoding="utf-8")
    assert any("Duplicate ID" in m["message"] for m in messages(checker, tmp_path / "page.html"))
