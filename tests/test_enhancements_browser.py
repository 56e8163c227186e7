"""What scripts add to pages, in real Chromium over http and from disk: tables, cards of links, what is new, the search
that comes when it is wanted."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builds import Built
from web import away, root_of, watched

pytestmark = pytest.mark.browser

# As the home page has them: the newest briefings with their versions, and a line for the sum.
HOME = """# Inicio

<p data-visits data-texts='{texts}' hidden></p>

{cards}
"""
CARD = '<div data-briefing="{id}" data-version="{version}"><h3><a href="about.html">Uno</a></h3></div>\n'
TEXTS = (
    '{"new": {"one": "{n} artículo nuevo", "other": "{n} artículos nuevos"}, "is_new": "nuevo",'
    ' "changed": {"one": "{n} artículo actualizado", "other": "{n} artículos actualizados"},'
    ' "is_changed": "actualizado", "since": "{what} desde su última visita"}'
)


@pytest.fixture(scope="module", params=["http", "file"])
def root(request: pytest.FixtureRequest, sample: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with root_of(sample.site, request.param, tmp_path_factory.mktemp("enhanced")) as place:
        yield place


@pytest.fixture
def page(web_browser: Any) -> Iterator[Any]:
    opened = web_browser.new_page()
    yield opened
    opened.close()


def column(page: Any, number: int) -> list[str]:
    """The texts of a column, row by row, as far as they are shown."""
    cells = page.locator(f".bs-table tbody tr:not([hidden]) td:nth-child({number})")
    texts: list[str] = cells.all_inner_texts()
    return texts


def values(page: Any, number: int) -> list[float]:
    cells = page.locator(f".bs-table tbody td:nth-child({number})[data-value]")
    raw: list[float] = cells.evaluate_all("all => all.map(cell => Number(cell.dataset.value))")
    return raw


def downloaded(page: Any) -> bytes:
    with page.expect_download() as waiting:
        page.locator(".bs-table-bar button").click()
    return Path(waiting.value.path()).read_bytes()


# Tables


def test_a_table_sorts_by_words_up_and_down_and_back(page: Any, root: str) -> None:
    asked, trouble = watched(page)
    page.goto(f"{root}quotes.html")
    before = column(page, 1)
    head = page.locator(".bs-table th").first
    head.get_by_role("button").click()
    up = column(page, 1)
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    down = column(page, 1)
    assert head.get_attribute("aria-sort") == "descending"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") is None
    assert column(page, 1) == before
    folded = "words => [...words].sort(new Intl.Collator('es', {numeric: true}).compare)"
    assert up == page.evaluate(folded, before) != before
    assert list(dict.fromkeys(down)) == list(dict.fromkeys(reversed(up)))
    assert (away(asked, root), trouble) == ([], [])


def test_equal_rows_keep_their_order(page: Any, root: str) -> None:
    page.goto(f"{root}quotes.html")
    texts = column(page, 2)
    page.locator(".bs-table th button").first.click()
    speakers, sorted_texts = column(page, 1), column(page, 2)
    for speaker in set(speakers):
        own = [text for name, text in zip(speakers, sorted_texts, strict=True) if name == speaker]
        assert own == [text for text in texts if text in own]


def test_a_table_sorts_by_numbers_not_by_digits(page: Any, root: str) -> None:
    page.goto(f"{root}figures.html")
    head = page.locator(".bs-table th").nth(1)
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    up = values(page, 2)
    assert up == sorted(up) and len(set(up)) > 10
    page.keyboard.press("Enter")
    assert values(page, 2) == sorted(up, reverse=True)


def test_rows_without_a_value_come_last_either_way(page: Any, root: str) -> None:
    page.goto(f"{root}figures.html")
    for _ in range(2):
        page.locator(".bs-table th button").nth(2).click()
        shown = [bool(text) for text in column(page, 3)]
        assert shown == sorted(shown, reverse=True) and not all(shown)


def test_the_filter_knows_no_accents_and_says_how_many_rows_are_left(page: Any, root: str) -> None:
    page.goto(f"{root}quotes.html")
    rows = column(page, 2)
    status = page.get_by_role("status").last
    assert status.inner_text() == f"{len(rows)} de {len(rows)} filas"
    page.get_by_label("Filtrar las filas").fill("JAPON")
    shown = page.locator(".bs-table tbody tr:not([hidden])").all_inner_texts()
    assert 0 < len(shown) < len(rows)
    assert all("japón" in row.lower() or "japon" in row.lower() for row in shown)
    assert any("Japón" in row for row in shown)
    assert status.inner_text() == f"{len(shown)} de {len(rows)} filas"
    page.get_by_label("Filtrar las filas").fill("qwertyuiop")
    assert status.inner_text() == f"0 de {len(rows)} filas"


def test_a_further_sheet_says_that_it_is_one(page: Any, root: str) -> None:
    page.goto(f"{root}figures_1.html")
    assert "solo las filas de esta página" in page.locator(".bs-table-bar").inner_text()
    assert page.locator("a[download]").get_attribute("href") == "data/figures.csv"


def test_the_rows_shown_become_csv_that_no_spreadsheet_runs(page: Any, root: str) -> None:
    cells = ['di «"no"», él', "dos\nlíneas", "=1+1", "@SUM(A1)", "\tx", "-5", "-5 y más", "+34", "＝1"]
    page.goto(f"{root}quotes.html")
    page.get_by_label("Filtrar las filas").fill("a")
    page.evaluate(
        """cells => {
          const rows = [...document.querySelectorAll(".bs-table tbody tr:not([hidden])")]
          rows.slice(cells.length).forEach(row => row.hidden = true)
          cells.forEach((text, place) => rows[place].cells[1].textContent = text)
        }""",
        cells,
    )
    content = downloaded(page)
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    rows = [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
    assert rows[0] == ["Quién lo dice", "Cita", "Dónde"]
    assert [row[1] for row in rows[1:]] == [
        cells[0], cells[1], "'=1+1", "'@SUM(A1)", "'\tx", "-5", "'-5 y más", "+34", "'＝1",
    ]  # fmt: skip
    assert b'"di \xc2\xab""no""\xc2\xbb, ' in content


def test_numbers_are_downloaded_as_numbers(page: Any, root: str) -> None:
    page.goto(f"{root}figures.html")
    page.get_by_label("Filtrar las filas").fill("1.000 millones de euros")
    (row, *_) = [*csv.reader(io.StringIO(downloaded(page).decode("utf-8-sig")))][1:]
    assert (row[1], row[2]) == ("1000000000", "")


def test_without_javascript_the_whole_table_and_its_register_are_there(
    web_browser: Any, root: str, sample: Built
) -> None:
    context = web_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}quotes.html")
    quotes = [q for a in sample.release["articles"] for q in a["quotes"] if q["kind"] != "term" and not a["copy_of"]]
    assert page.locator(".bs-table tbody tr").count() == min(50, len(quotes))
    assert page.locator(".bs-table button, .bs-table input").count() == 0
    href = page.locator("a[download]").get_attribute("href")
    assert (sample.site / href).is_file()
    assert "JavaScript" in page.locator("article").inner_text()
    context.close()


# Cards of links


@pytest.fixture(scope="module")
def served(sample: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with root_of(sample.site, "http", tmp_path_factory.mktemp("served")) as place:
        yield place


@pytest.fixture
def briefing(sample: Built) -> str:
    """The page of a briefing that links to topics."""
    return next(a["page"] for a in sample.release["articles"] if a["source_file"] == "tropas-norcoreanas-rusia.txt")


def first_link(page: Any) -> Any:
    return page.locator('.bs-text a[href*="/topics/"]').first


def pages_asked(asked: list[str]) -> list[str]:
    return [url for url in asked if "/topics/" in url or "/people/" in url]


def test_a_link_that_the_pointer_rests_on_tells_what_is_behind(page: Any, served: str, briefing: str) -> None:
    asked, trouble = watched(page)
    page.goto(served + briefing)
    link = first_link(page)
    link.scroll_into_view_if_needed()
    link.hover()
    card = page.get_by_role("tooltip")
    card.wait_for()
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    assert "menci" in card.locator(".bs-preview-facts").inner_text()
    assert 1 <= card.locator(".bs-preview-mention").count() <= 2
    assert "¶" not in card.inner_text()
    line, box = link.bounding_box(), card.bounding_box()
    assert box["y"] >= line["y"] + line["height"] or box["y"] + box["height"] <= line["y"], "the link stays free"
    card.hover()  # the way there is no reason to go
    assert card.is_visible()
    page.mouse.move(2, 2)
    card.wait_for(state="detached")
    assert link.get_attribute("aria-describedby") is None
    link.hover()
    card.wait_for()
    assert (len(pages_asked(asked)), trouble) == (1, []), "once a page"


def test_the_card_comes_with_the_focus_and_goes_with_escape(page: Any, served: str, briefing: str) -> None:
    page.goto(served + briefing)
    page.locator(".md-skip").focus()
    first_link(page).evaluate("link => link.focus({ focusVisible: true })")
    card = page.get_by_role("tooltip")
    card.wait_for()
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert first_link(page).evaluate("link => document.activeElement === link")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    card.wait_for()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_card_stays_inside_the_window(web_browser: Any, served: str, briefing: str, width: int) -> None:
    page = web_browser.new_page(viewport={"width": width, "height": 700})
    page.goto(served + briefing)
    for link in page.locator('.bs-text a[href*="/topics/"]').all()[:4]:
        wide = page.evaluate("document.documentElement.scrollWidth")
        link.evaluate("link => link.scrollIntoView({ block: 'end' })")
        link.hover()
        page.get_by_role("tooltip").wait_for()
        box = page.get_by_role("tooltip").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= 700
        assert page.evaluate("document.documentElement.scrollWidth") == wide
        page.keyboard.press("Escape")
        page.mouse.move(1, 1)
    page.close()


def test_nothing_is_asked_for_before_the_pointer_rests(page: Any, served: str, briefing: str) -> None:
    page.clock.install()
    asked, _ = watched(page)
    page.goto(served + briefing)
    page.clock.pause_at(page.evaluate("Date.now() + 5000"))
    first_link(page).hover()
    page.clock.run_for(290)
    assert pages_asked(asked) == []
    page.mouse.move(2, 2)
    page.clock.run_for(2000)
    assert pages_asked(asked) == []


def test_nothing_is_shown_from_disk_or_under_a_finger(
    web_browser: Any, sample: Built, served: str, briefing: str
) -> None:
    touch = web_browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    for context, root in ((web_browser.new_context(), f"{sample.site.as_uri()}/"), (touch, served)):
        page = context.new_page()
        page.clock.install()
        asked, trouble = watched(page)
        page.goto(root + briefing)
        first_link(page).hover()
        page.clock.run_for(1000)
        assert (pages_asked(asked), page.get_by_role("tooltip").count(), trouble) == ([], 0, [])
        context.close()


def test_a_page_that_is_not_there_leaves_no_card_and_no_error(page: Any, served: str, briefing: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/topics/*.html", lambda route: route.abort())
    page.goto(served + briefing)
    with page.expect_event("requestfailed"):
        first_link(page).hover()
    page.evaluate("new Promise(requestAnimationFrame)")
    assert (page.get_by_role("tooltip").count(), errors) == (0, [])


def test_a_hostile_page_is_told_as_text(page: Any, served: str, briefing: str) -> None:
    markup = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    shown = markup.replace("<", "&lt;")
    body = f"<html lang=es><article><h1>{shown}</h1><p class=bs-facts>{markup}{shown}</p></article>"
    _, trouble = watched(page)
    page.add_init_script("window.alert = text => console.error(`alert ${text}`)")
    page.route("**/topics/*.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(served + briefing)
    first_link(page).hover()
    card = page.get_by_role("tooltip")
    card.wait_for()
    assert card.locator(".bs-preview-title").inner_text() == markup
    assert card.evaluate("card => [...card.querySelectorAll('*')].map(part => part.tagName)") == ["P", "P"]
    assert trouble == []


# What is new


@pytest.fixture
def site(sample: Built, tmp_path: Path) -> Path:
    """A page and what it loads, to be made a home page."""
    shutil.copytree(sample.site / "assets", tmp_path / "site/assets")
    shutil.copy(sample.site / "about.html", tmp_path / "site")
    return tmp_path / "site"


def told(page: Any, site: Path, versions: dict[str, str]) -> tuple[str, list[str]]:
    """The line and the badges of a home page that lists these versions."""
    cards = "".join(CARD.format(id=name, version=version) for name, version in versions.items())
    whole = (site / "about.html").read_text("utf-8")
    before, _, rest = whole.partition("<article")
    article = f"<article{rest.partition('>')[0]}>{HOME.replace('{texts}', TEXTS).replace('{cards}', cards)}</article>"
    after = rest.partition("</article>")[2]
    scripts = "".join(f'<script src="assets/{name}.js" defer></script>' for name in ("texts", "visits"))
    after = after if "visits.js" in after else after.replace("</body>", f"{scripts}</body>")
    (site / "index.html").write_text(before + article + after, "utf-8")
    page.goto((site / "index.html").as_uri())
    line = page.locator("[data-visits]")
    return (line.inner_text() if line.is_visible() else ""), page.locator(".bs-badge").all_inner_texts()


def test_a_first_visit_finds_nothing_new_a_second_one_what_has_come(web_browser: Any, site: Path) -> None:
    context = web_browser.new_context()
    first = context.new_page()
    _, trouble = watched(first)
    assert told(first, site, {"a": "1", "b": "1"}) == ("", [])
    assert told(first, site, {"a": "1", "b": "1"}) == ("", [])
    later = context.new_page()
    news = {"c": "1", "d": "1", "a": "2", "b": "1"}
    both = ("2 artículos nuevos y 1 artículo actualizado desde su última visita", ["nuevo", "nuevo", "actualizado"])
    assert told(later, site, news) == both
    later.reload()
    assert told(later, site, news) == both, "a reload keeps the marks"
    assert told(context.new_page(), site, news) == ("", [])
    context.close()
    assert trouble == []


def test_storage_is_bounded_and_what_stands_in_it_may_be_anything(web_browser: Any, site: Path) -> None:
    context = web_browser.new_context()
    page = context.new_page()
    told(page, site, {f"n{number}": "1" for number in range(700)})
    assert page.evaluate("JSON.parse(Object.values(localStorage).find(text => text.startsWith('[['))).length") == 500
    page.evaluate(
        "Object.keys(localStorage).forEach(key => localStorage.setItem(key, '{\"no\": [')); sessionStorage.clear()"
    )
    assert told(page, site, {"a": "1"}) == ("", [])
    context.close()


def test_without_storage_there_is_silence(web_browser: Any, site: Path) -> None:
    page = web_browser.new_page()
    _, trouble = watched(page)
    refuse = (
        "Object.defineProperty(window, '{0}Storage', {{ get() {{ throw new DOMException('no', 'SecurityError') }} }});"
    )
    page.goto((site / "about.html").as_uri())
    page.evaluate(f"() => {{ {refuse.format('local')} {refuse.format('session')} }}")
    html = "<p data-visits data-texts='{}' hidden></p><div data-briefing=a data-version=1></div>"
    page.evaluate("html => document.querySelector('article').innerHTML = html", html)
    for name in ("texts", "visits"):
        page.add_script_tag(url=f"{site.as_uri()}/assets/{name}.js")
    assert (page.locator(".bs-badge").count(), trouble) == (0, [])
    page.close()


# The search, when it is wanted


def scripts_asked(asked: list[str]) -> list[str]:
    return [url.rpartition("/")[2] for url in asked if "assets/search" in url and url.endswith(".js")]


def test_no_script_of_the_search_comes_before_it_is_wanted(page: Any, root: str) -> None:
    asked, trouble = watched(page)
    page.goto(f"{root}about.html", wait_until="networkidle")
    assert scripts_asked(asked) == ["search-start.js"]
    assert [url for url in asked if "/search/" in url] == []
    page.keyboard.press("/")
    page.keyboard.type("norcoreanas")
    page.locator("[data-search-box] [role=option]", has_text="Tropas norcoreanas en Rusia: lo que").wait_for()
    assert page.locator("[data-search-box] input").input_value() == "norcoreanas"
    assert "search-page.js" not in scripts_asked(asked)
    assert trouble == []


def test_keys_typed_while_the_search_is_loaded_are_searched(page: Any, served: str) -> None:
    held: list[Any] = []
    page.route("**/assets/search.js", lambda route: held.append(route))
    page.goto(f"{served}about.html")
    page.keyboard.press("/")
    page.keyboard.type("norcoreanas")
    while not held:
        page.evaluate("new Promise(requestAnimationFrame)")
    page.keyboard.type(" ku")
    for route in held:
        route.continue_()
    page.locator("[data-search-box] [role=option]", has_text="Tropas norcoreanas en Rusia: lo que").wait_for()
    assert page.locator("[data-search-box] input").input_value() == "norcoreanas ku"


def test_a_search_that_could_not_be_loaded_is_loaded_the_next_time(page: Any, served: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served}about.html")
    page.route("**/assets/search-query.js", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.keyboard.press("/")
    page.unroute("**/assets/search-query.js")
    page.keyboard.press("Escape")
    page.locator("[data-search-box] input").blur()
    page.keyboard.press("/")
    page.keyboard.type("norcoreanas")
    page.locator("[data-search-box] [role=option]", has_text="Tropas norcoreanas en Rusia: lo que").wait_for()
    assert errors == []


def test_the_search_page_says_when_its_scripts_are_missing(page: Any, served: str) -> None:
    page.route("**/assets/search-names.js", lambda route: route.abort())
    page.goto(f"{served}search.html?q=japon")
    page.locator("[data-search-page] [role=status]").wait_for()
    assert "No se puede leer" in page.locator("[data-search-page] [role=status]").inner_text()
