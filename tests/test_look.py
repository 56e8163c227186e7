"""How do the pages look? Computed styles in both schemes, on phone and desktop, as lines to review.

A screenshot differs with the fonts of a machine; what the style sheets ask for does not. `make golden` accepts a
change.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

import pytest
from builds import ROOT, Built

LOOK = ROOT / "tests" / "look.txt"
WIDTHS = (390, 1440)
SCHEMES = ("light", "dark")
PROPERTIES = (
    "color", "background-color", "font-family", "font-size", "font-weight", "font-style", "line-height",
    "text-decoration-line", "display", "margin", "padding", "border-top", "border-left", "border-radius",
)  # fmt: skip
# What a page is made of, by the kind of page on which it stands.
PARTS = {
    "index.html": ("body", ".md-header", "h1", "h2", ".bs-lead", ".bs-card", ".bs-card h3", ".bs-tags a",
                   ".bs-index li", ".bs-pic-bars rect:not(.bs-pic-hit)", ".md-footer-meta"),
    "briefing": (".bs-crumbs a", ".bs-facts", ".bs-points", ".bs-points li", ".bs-ref", ".bs-text", ".bs-text p",
                 ".bs-text a", ".bs-sentence", ".bs-said .bs-quote", ".bs-unknown", "th", "td", ".bs-turn"),
    "topic": (".bs-what", ".bs-what strong", "mark", ".bs-plain li", ".bs-plain small", ".md-nav--secondary a"),
    "quotes.html": (".bs-table-bar input", ".bs-table th button", ".bs-table td"),
    "network.html": (".bs-pic-network", ".bs-pic-node text", ".bs-pic-ties path"),
    "map.html": (".bs-pic-map path", ".bs-pic-inert", ".bs-pic-step1 path"),
    "search.html": (".bs-words input", ".bs-search button", ".bs-filters summary"),
}  # fmt: skip
ASK = """([parts, properties]) => parts.map(part => {
  const element = document.querySelector(part);
  const style = element && getComputedStyle(element);
  const told = style && properties.map(name => `${name} ${style.getPropertyValue(name)}`);
  return `${part}: ${told ? told.join("; ") : "is not there"}`;
})"""


def pages(made: Built) -> Iterator[tuple[str, str]]:
    """(kind, address below the root) of the pages that are looked at."""
    release = made.release
    known = {
        "briefing": next(article["page"] for article in release["articles"] if article["quotes"]),
        "topic": next(term["page"] for term in release["terms"] if term["id"] == "nato"),
    }
    yield from ((kind, known.get(kind, kind)) for kind in PARTS)


def look(browser: Any, made: Built) -> str:
    """A line an element, grouped by scheme, width and kind of page."""
    lines = []
    for scheme in SCHEMES:
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            for kind, path in pages(made):
                page.goto((made.site / path).as_uri())
                page.wait_for_function("document.readyState === 'complete'")
                lines += [f"\n{scheme} {width} {kind}", *page.evaluate(ASK, [PARTS[kind], PROPERTIES])]
            page.close()
    return "\n".join(lines).lstrip() + "\n"


@pytest.mark.browser
def test_the_pages_look_as_they_were_last_accepted(web_browser: Any, sample: Built) -> None:
    was, now = LOOK.read_text("utf-8"), look(web_browser, sample)
    assert "".join(unified_diff(was.splitlines(True), now.splitlines(True), "look.txt", "the pages", n=0)) == ""
