"""The search in real browsers, over http below a sub-path and unpacked on disk: it finds, narrows, sorts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from builds import Built, built
from web import PHONE, away, root_of, watched

HERE = Path(__file__).parent / "browser"
PROBES = yaml.safe_load((HERE / "probes.yml").read_text("utf-8"))
FIREFOX = os.environ.get("FIREFOX", "/usr/bin/firefox-esr")
DONE = "[data-search-page][aria-busy=false]"


def address(probe: dict[str, Any]) -> str:
    return f"search.html?q={quote(probe['query'])}&{probe.get('rest', '')}".rstrip("&")


@pytest.fixture(scope="module", params=["http", "zip"])
def root(request: pytest.FixtureRequest, sample: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with root_of(sample.site, request.param, tmp_path_factory.mktemp("search")) as place:
        yield place


@pytest.fixture(scope="module")
def pages(sample: Built) -> dict[str, str]:
    """The pages of articles by their files."""
    return {article["source_file"]: article["page"] for article in sample.release["articles"]}


@pytest.fixture
def page(web_browser: Any) -> Iterator[Any]:
    opened = web_browser.new_page()
    yield opened
    opened.close()


def first_hit(page: Any, root: str) -> str | None:
    links = page.locator("[data-results] a")
    return links.first.evaluate("a => a.href").removeprefix(root) if links.count() else None


@pytest.mark.browser
def test_probes_find_what_they_should_in_chromium(page: Any, root: str, pages: dict[str, str]) -> None:
    asked, trouble = watched(page)
    wrong = []
    for probe in PROBES:
        page.goto(root + address(probe))
        page.wait_for_selector(DONE)
        found = first_hit(page, root)
        if found not in ([pages[file] for file in probe["first"]] or [None]):
            wrong.append((probe["query"], probe.get("rest"), found))
    assert (wrong, away(asked, root), trouble) == ([], [], [])


@pytest.mark.browser
def test_probes_find_what_they_should_in_firefox(root: str, pages: dict[str, str]) -> None:
    if not shutil.which(FIREFOX) or not (HERE / "node_modules").is_dir():
        missing = f"needs {FIREFOX} (name another one by FIREFOX) and `make browsers`"
        pytest.fail(missing, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(missing)
    told = subprocess.run(
        ["node", "firefox.cjs", FIREFOX, root],
        cwd=HERE, input=json.dumps([address(probe) for probe in PROBES]), capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    outcome = json.loads(told.stdout)
    found = [hit and hit.removeprefix(root) for _, hit in outcome["answers"]]
    expected = [[pages[file] for file in probe["first"]] or [None] for probe in PROBES]
    assert [(p["query"], hit) for p, hit, good in zip(PROBES, found, expected, strict=True) if hit not in good] == []
    assert outcome["trouble"] == []


@pytest.mark.browser
def test_many_indexes_are_searched_as_one(page: Any, sample: Built, pages: dict[str, str], tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefsite.publish.search.shards.MOST", 2)
        site = built(tmp_path, sample.seeds).site
    assert len([*site.glob("search/*/pages.js")]) > 8
    asked, trouble = watched(page)
    order = [a["page"] for a in sample.release["articles"] if a["copy_of"] is None]
    for query, rest in [(probe["query"], probe) for probe in PROBES[::4] if probe["first"]] + [("defensa", {})]:
        page.goto(f"{site.as_uri()}/{address({'query': query, **rest})}{'' if rest else '&sort=date'}")
        page.wait_for_selector(DONE)
        links = page.locator("[data-results] h3 a").evaluate_all("all => all.map(a => a.href)")
        found = [link.removeprefix(f"{site.as_uri()}/") for link in links]
        if rest:
            assert {pages[file] for file in rest["first"]} & {*found}, query
        else:
            assert len(found) > 5 and found == sorted(found, key=order.index)
    assert (away(asked, site.as_uri()), trouble) == ([], [])


@pytest.mark.browser
def test_a_hit_opens_at_its_paragraph(page: Any, root: str) -> None:
    page.goto(f"{root}search.html?q=norcoreanas")
    page.locator(".bs-passage").first.click()
    page.wait_for_url("**/briefings/*#p*")
    paragraph = page.evaluate("document.querySelector(location.hash).innerText")
    assert "corea" in paragraph.lower()


@pytest.mark.browser
def test_the_address_carries_the_search_and_back_returns(page: Any, root: str) -> None:
    page.goto(f"{root}search.html")
    page.wait_for_selector(DONE)
    page.locator("#bs-words").fill("defensa")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('[data-results] > li').length > 3")
    everything = page.locator("[role=status]").inner_text()
    page.locator("[data-facet=country] summary").click()
    page.locator("[data-facet=country] label", has_text="Filipinas").click()
    page.wait_for_selector("[data-chips] button")
    page.wait_for_selector(DONE)
    narrowed = page.locator("[role=status]").inner_text()
    assert narrowed != everything
    assert "country=philippines" in page.url and "q=defensa" in page.url
    page.reload()
    page.wait_for_selector(DONE)
    assert page.locator("[role=status]").inner_text() == narrowed
    page.go_back()
    page.wait_for_function("!document.querySelector('[data-chips] button')")
    page.wait_for_selector(DONE)
    assert page.locator("[role=status]").inner_text() == everything


@pytest.mark.browser
def test_counts_are_what_a_choice_leaves(page: Any, root: str) -> None:
    page.goto(f"{root}search.html?q=defensa")
    page.wait_for_selector(DONE)
    page.locator("[data-facet=country] summary").click()
    label = page.locator("[data-facet=country] label").nth(2)
    count = label.locator("small").inner_text()
    label.click()
    page.wait_for_selector("[data-chips] button")
    page.wait_for_selector(DONE)
    assert page.locator("[role=status]").inner_text().split()[0] == count


@pytest.mark.browser
def test_the_header_is_worked_by_keys_alone(page: Any, root: str, pages: dict[str, str]) -> None:
    asked, trouble = watched(page)
    page.goto(root + pages["america-latina-indopacifico.txt"])
    page.keyboard.press("/")
    page.keyboard.type("corea del norte")
    page.locator("[data-search-box] [role=option]", has_text="Corea del Norte País").wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[data-search-box] [aria-selected=true]")
    assert chosen.inner_text().startswith("Corea del Norte")
    assert page.locator("[data-search-box] input").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    assert page.locator("[data-search-box] [role=listbox]").is_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type("norcoreanas")
    page.locator("[data-search-box] [role=option]", has_text="Tropas norcoreanas en Rusia: lo que").wait_for()
    page.keyboard.press("ArrowUp")  # the last one is the way to the search page
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=norcoreanas")
    page.wait_for_selector(DONE)
    assert first_hit(page, root) == pages["tropas-norcoreanas-rusia.txt"]
    assert (away(asked, root), trouble) == ([], [])


@pytest.mark.browser
def test_a_topic_is_offered_in_any_language(page: Any, root: str) -> None:
    for query in ("North Korea", "norcoreano", "Corée du Nord"):
        page.goto(f"{root}search.html?q={quote(query)}")
        page.wait_for_selector(DONE)
        assert "topics/corea-del-norte.html" in page.locator("[data-topics] a").first.evaluate("a => a.href"), query


@pytest.mark.browser
def test_without_its_index_the_page_says_what_to_do(web_browser: Any, sample: Built, tmp_path: Path) -> None:
    site = shutil.copytree(sample.site, tmp_path / "site")
    shutil.rmtree(site / "search")
    page = web_browser.new_page()
    page.goto(f"{site.as_uri()}/search.html?q=japon")
    page.wait_for_selector(DONE)
    assert "build_site.py" in page.locator("[role=status]").inner_text()
    page.close()


@pytest.mark.browser
def test_without_javascript_the_page_offers_the_topics(web_browser: Any, root: str) -> None:
    context = web_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}search.html")
    assert page.locator("noscript a").count() == 1 or page.locator("article a[href$='topics/index.html']").is_visible()
    assert page.locator(".bs-search").is_hidden()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=["phone", "desktop"])
def test_axe_finds_no_fault(web_browser: Any, root: str, scheme: str, size: dict[str, int]) -> None:
    script = HERE / "node_modules/axe-core/axe.min.js"
    if not script.is_file():
        missing = "needs axe-core: `make browsers`"
        pytest.fail(missing, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(missing)
    context = web_browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{root}search.html?q=defensa&country=japan")
    page.wait_for_selector(DONE)
    for facet in page.locator("[data-facet=topic], [data-facet=year]").all():
        if facet.locator("summary").is_visible():
            facet.locator("summary").click()
    if size != PHONE:
        page.locator("[data-search-box] input").fill("otan")
        page.wait_for_selector("[data-search-box] [role=option]")
    page.add_script_tag(path=str(script))
    found = page.evaluate("axe.run(document).then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.target + '')]))")
    context.close()
    assert found == []
