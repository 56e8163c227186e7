"""Draws the picture of the README: a briefing of the sample, as a reader sees it."""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
TARGET = ROOT / ".github" / "briefing.png"


def main() -> None:
    """Needs site/ as `make site` leaves it."""
    page_file = next((ROOT / "site" / "briefings").glob("japon-y-la-otan*.html"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1180, "height": 760})
        page.goto(page_file.as_uri())
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
