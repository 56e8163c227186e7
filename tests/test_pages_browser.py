"""Every kind of page in real Chromium: accessible in both schemes at three widths, whole without JavaScript."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builds import Built
from kinds import kinds_of_page, templates_of
from web import root_of

HERE = Path(__file__).parent / "browser"
WIDTHS = (390, 768, 1440)
HEIGHT = 900
# Colours are all that the schemes differ in.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
# What a script puts there or fills: it says so without JavaScript, or is not needed then.
SCRIPT_MADE = (
    "noscript, script, style, .bs-search, [data-search-box], .bs-box-link, [data-md-component=palette], .md-top, "
    ".md-dialog, [data-md-component=header-topic], [data-visits], [data-script], .bs-table-bar"
)
NAVIGATION = ".md-header, .md-sidebar, .md-tabs, .md-top, .md-footer, .md-path, .md-skip, .bs-pager, .headerlink"

ON_PAPER = """navigation => {
  const name = one => one.outerHTML.slice(0, 100);
  const printed = one => one.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const all = selector => [...document.querySelectorAll(selector)].filter(printed);
  const told = one => one.textContent + getComputedStyle(one, "::after").content;
  return [
    ...all(navigation).map(one => `is printed: ${name(one)}`),
    ...all("article a[href^=http]").filter(one => !told(one).includes(one.getAttribute("href")))
      .map(one => `leads nowhere on paper: ${name(one)}`),
    ...all("article :is(h1, h2, h3, h4, h5, h6)").filter(one => getComputedStyle(one).breakAfter !== "avoid")
      .map(one => `may end a page: ${name(one)}`),
  ];
}"""


@pytest.fixture(scope="module")
def root(sample: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with root_of(sample.site, "http", tmp_path_factory.mktemp("pages")) as place:
        yield place


@pytest.fixture(scope="module")
def corpus_root(corpus_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with root_of(corpus_site.site, "http", tmp_path_factory.mktemp("pages")) as place:
        yield place


@pytest.fixture(scope="module")
def every_kind(sample: Built, corpus_site: Built, root: str, corpus_root: str) -> list[str]:
    """The address of a page of every kind: of the sample, and of tests/corpus what the sample lacks."""
    further = kinds_of_page(corpus_site, beside=sample)
    return [*(root + path for path in kinds_of_page(sample)), *(corpus_root + path for path in further)]


@pytest.fixture(scope="module")
def every_template(sample: Built, root: str) -> list[str]:
    return [root + path for path in templates_of(sample)]


@pytest.fixture(scope="module")
def axe() -> str:
    script = HERE / "node_modules/axe-core/axe.min.js"
    if not script.is_file():
        missing = "needs axe-core: `make browsers`"
        pytest.fail(missing, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return script.read_text("utf-8")


def opened(browser: Any, width: int, **options: Any) -> Any:
    """A page of its own context, with the walk of tests/browser/walk.js."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **options)
    return context.new_page()


def assert_none(faults: dict[str, list[str]]) -> None:
    """One line a fault or page, so that all is read at once."""
    lines = [
        f"{what}: {'; '.join(all_[:5])}{f' and {len(all_) - 5} more' if len(all_) > 5 else ''}"
        for what, all_ in faults.items()
    ]
    assert not lines, "\n".join(lines)


def walk(page: Any) -> None:
    page.evaluate((HERE / "walk.js").read_text("utf-8"))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_and_nothing_runs_out_of_the_window(
    web_browser: Any, every_kind: list[str], axe: str, scheme: str
) -> None:
    page = opened(web_browser, WIDTHS[0], color_scheme=scheme, reduced_motion="reduce")
    rules = {"rules": {"target-size": {"enabled": True}}} | ({} if scheme == "light" else {"runOnly": OF_COLOUR})
    faults: dict[str, set[str]] = {}
    for path in every_kind:
        page.goto(path)
        walk(page)
        page.evaluate(axe)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            wide = page.evaluate("document.documentElement.scrollWidth")
            told = [f"is {wide} pixels wide"] if wide > width else []
            told += page.evaluate(
                """async (rules) => (await axe.run(document, {resultTypes: ["violations"], ...rules})).violations
                   .map(fault => `${fault.id}: ${fault.nodes.length} × ${fault.nodes[0].html.slice(0, 120)}`)""",
                rules,
            )
            for fault in told:
                faults.setdefault(fault, set()).add(f"{path} at {width}")
    page.context.close()
    assert_none({fault: sorted(places) for fault, places in faults.items()})


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_keys_reach_everything_in_order_and_show_where_they_are(
    web_browser: Any, every_template: list[str], width: int
) -> None:
    page = opened(web_browser, width)
    faults = {}
    for path in every_template:
        page.goto(path)
        page.wait_for_selector("body:not(:has([data-search-page]:not([aria-busy=false])))")
        walk(page)
        told = tabbed(page)
        if told:
            faults[path] = told
    page.context.close()
    assert_none(faults)


def tabbed(page: Any) -> list[str]:
    """What is wrong on the way of the Tab key through a page."""
    count = page.evaluate("walk.start()")
    seen: list[int] = []
    faults = []
    lost = False
    for _ in range(count + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate("walk.stop()")
        if stop is None and not lost:  # the button that leads to the top goes away with the focus on it
            lost = True
            continue
        if stop is None or stop[0] in seen:
            break
        lost = False
        place, name, wrong = stop
        if place >= 0 and seen and place < seen[-1]:
            wrong.append("comes too late")
        seen += [place] if place >= 0 else []
        faults += [f"{name}: {', '.join(wrong)}"] if wrong else []
    return faults + [f"{name}: is not reached" for name in page.evaluate("seen => walk.missed(seen)", seen)]


@pytest.mark.browser
def test_the_first_key_offers_the_way_past_the_navigation(web_browser: Any, every_template: list[str]) -> None:
    page = opened(web_browser, 1440)
    for path in every_template:
        if path.endswith("404.html"):
            continue  # a heading and two links: there is nothing to skip to
        page.goto(path)
        walk(page)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.md-skip')"), path
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('.md-content, .md-footer, .md-top')"), path
    page.context.close()


@pytest.mark.browser
def test_the_navigation_of_a_narrow_window_opens_and_closes_by_keys(web_browser: Any, root: str) -> None:
    page = opened(web_browser, 390)
    page.goto(f"{root}index.html")
    walk(page)
    link = page.locator(".md-sidebar--primary a[href*='timeline']").first
    assert not link.is_visible()
    page.locator(".md-header [for=__drawer]").focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Enter")
    assert not link.is_visible()
    page.context.close()


@pytest.mark.browser
def test_without_javascript_every_page_shows_the_same_words(web_browser: Any, every_kind: list[str]) -> None:
    with_scripts, without = opened(web_browser, 1440), opened(web_browser, 1440, java_script_enabled=False)
    differ, unseen = {}, {}
    for path in every_kind:
        told, unseen[path] = [], []
        for page in (with_scripts, without):
            page.goto(path)
            walk(page)
            unseen[path] += page.evaluate("places => walk.unseen(places)", SCRIPT_MADE)
            told.append(page.evaluate("places => walk.words(places)", SCRIPT_MADE))
        if told[0] != told[1]:
            at = next((n for n, (a, b) in enumerate(zip(*told, strict=False)) if a != b), min(map(len, told)))
            differ[path] = [text[max(0, at - 40) : at + 80] for text in told]
    with_scripts.context.close()
    without.context.close()
    assert_none({path: names for path, names in unseen.items() if names})
    assert_none(differ)


@pytest.mark.browser
def test_on_paper_there_is_no_navigation_and_links_say_where_they_lead(web_browser: Any, every_kind: list[str]) -> None:
    page = opened(web_browser, 768)
    page.emulate_media(media="print")
    faults = {}
    for path in every_kind:
        page.goto(path)
        told = page.evaluate(ON_PAPER, NAVIGATION)
        if told:
            faults[path] = told[:3]
    page.context.close()
    assert_none(faults)


@pytest.mark.browser
def test_an_article_in_arabic_runs_from_right_to_left(web_browser: Any, corpus_root: str, corpus_site: Built) -> None:
    path = next(article["page"] for article in corpus_site.release["articles"] if article["language"] == "ar")
    page = opened(web_browser, 390)
    page.goto(corpus_root + path)
    runs = page.locator(".bs-text, h1").evaluate_all("all => all.map(one => getComputedStyle(one).direction)")
    around = page.locator("body").evaluate("one => getComputedStyle(one).direction")
    page.context.close()
    assert (set(runs), around) == ({"rtl"}, "ltr")
