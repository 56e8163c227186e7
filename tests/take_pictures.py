"""Draws the pictures of the README from site/, as `make site` leaves it: `make pictures`."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SITE, FOLDER = ROOT / "site", ROOT / ".github"


@dataclass(frozen=True)
class Picture:
    """A page as a reader sees it."""

    name: str
    page: str
    width: int = 1280
    height: int = 800
    scheme: str = "light"


def pictures() -> list[Picture]:
    """Which pages are shown; a briefing and a topic are looked up in the data release."""
    release = json.loads((SITE / "data/briefings.json").read_text("utf-8"))
    briefing = next(a["page"] for a in release["articles"] if a["source_file"] == "2025-ishiba-rutte-tokio.txt")
    topic = next(term["page"] for term in release["terms"] if term["id"] == "north-korea")
    return [
        Picture("home", "index.html"),
        Picture("briefing", briefing),
        Picture("topic", topic, scheme="dark"),
        Picture("network", "network.html", height=1000),
        Picture("map", "map.html"),
        Picture("phone", briefing, width=390, height=844),
    ]


def main() -> None:
    """Needs site/."""
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        for picture in pictures():
            size = {"width": picture.width, "height": picture.height}
            page = browser.new_page(viewport=size, color_scheme=picture.scheme)  # type: ignore[arg-type]
            page.goto((SITE / picture.page).as_uri())
            page.screenshot(path=FOLDER / f"{picture.name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
