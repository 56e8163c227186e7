"""The built site in real Chromium, over http under a sub-path and from disk: it opens, links, stays at home."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from builds import ROOT, Built
from web import PHONE, away, root_of, watched

from briefsite.read import read_articles

LANGUAGES = ("es", "en", "fr", "pt")
LISTS = ("index", "search", "topics/index", "briefings/index", "timeline", "quotes", "figures", "quality", "about")


class _Facts(HTMLParser):
    """What one HTML file says of itself, and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lang: str | None = None
        self.title = ""
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.outward: list[str] = []  # addresses elsewhere that the browser would fetch by itself
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.lang = values.get("lang") if tag == "html" else self.lang
        self.ids += [values["id"] or ""] if "id" in values else []
        targets = [values[name] or "" for name in ("href", "src", "action") if name in values]
        elsewhere = [target for target in targets if target.startswith(("http:", "https:", "//"))]
        self.targets += [target for target in targets if target not in elsewhere]
        self.outward += elsewhere if tag != "a" else []

    def handle_data(self, data: str) -> None:
        self.title += data if self.tags[-1:] == ["title"] else ""


@pytest.fixture(scope="module", params=["http", "file"])
def web_root(request: pytest.FixtureRequest, sample: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site's root: below a server's root, or in a folder with spaces and accents."""
    with root_of(sample.site, request.param, tmp_path_factory.mktemp("web")) as root:
        yield root


@pytest.fixture(scope="module")
def web_kinds(sample: Built) -> list[str]:
    """One page of every kind, and a briefing of every language."""
    articles = {article["language"]: article["page"] for article in reversed(sample.release["articles"])}
    terms = {term["id"]: term["page"] for term in sample.release["terms"]}
    found = [articles[code] for code in LANGUAGES] + [terms["north-korea"], terms["mark-rutte"]]
    further = sorted(page.name for page in sample.site.glob("*_1.html"))
    return [*(f"{name}.html" for name in LISTS), *found, *further]


@pytest.fixture(scope="module")
def web_files(sample: Built) -> dict[str, _Facts]:
    """Every HTML file, by its path below site/."""
    files = sorted(sample.site.rglob("*.html"))
    return {file.relative_to(sample.site).as_posix(): _Facts(file.read_text("utf-8")) for file in files}


@pytest.mark.browser
def test_every_kind_of_page_opens_in_silence_and_stays_at_home(
    web_browser: Any, web_root: str, web_kinds: list[str]
) -> None:
    page = web_browser.new_page()
    asked, trouble = watched(page)
    for path in web_kinds:
        page.goto(web_root + path)
        assert page.locator("h1").count() == 1, path
        assert page.locator("h1").inner_text().strip("¶ \n"), path
    page.close()
    assert (away(asked, web_root), trouble) == ([], [])
    assert len(asked) > len(web_kinds)


@pytest.mark.browser
@pytest.mark.parametrize("web_root", ["http"], indirect=True)
@pytest.mark.parametrize("path", ["gone.html", "briefings/gone.html", "no/such/folder/gone"])
def test_a_missing_address_gets_a_page_that_leads_home(web_browser: Any, web_root: str, path: str) -> None:
    page = web_browser.new_page()
    asked, _ = watched(page)
    assert page.goto(web_root + path).status == 404
    links = page.locator("article a, nav a").evaluate_all("all => all.map(a => a.href.split('#')[0])")
    page.locator("article a").first.click()
    page.wait_for_url(f"{web_root}index.html")
    page.close()
    assert away([*asked, *links], web_root) == []


@pytest.mark.browser
@pytest.mark.parametrize("code", LANGUAGES)
def test_without_javascript_the_whole_article_is_there(
    web_browser: Any, web_root: str, sample: Built, code: str
) -> None:
    released = next(article for article in sample.release["articles"] if article["language"] == code)
    article = next(a for a in read_articles(sample.seeds)[0] if a.path == released["source_file"])
    context = web_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(web_root + released["page"])
    shown = page.locator(".bs-text [id^=p]").all_inner_texts()
    hidden = page.locator("article *").evaluate_all(
        "all => all.filter(e => e.localName !== 'script' && !e.checkVisibility()).map(e => e.outerHTML)"
    )
    context.close()
    told = [" ".join(text.split()).removesuffix("¶") for text in shown]  # headings end in the link to themselves
    assert told == [" ".join(paragraph.text.split()) for paragraph in article.paragraphs]
    assert hidden == []


@pytest.mark.browser
@pytest.mark.parametrize("web_root", ["file"], indirect=True)
def test_no_page_is_wider_than_a_phone(web_browser: Any, web_root: str, web_kinds: list[str]) -> None:
    page = web_browser.new_page(viewport=PHONE)
    widths = {}
    for path in (*web_kinds, "404.html"):
        page.goto(web_root + path)
        widths[path] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {path: width for path, width in widths.items() if width > PHONE["width"]} == {}


def test_every_page_says_its_language_its_title_and_one_heading(web_files: dict[str, _Facts]) -> None:
    told = {path: (facts.lang, bool(facts.title.strip()), facts.tags.count("h1")) for path, facts in web_files.items()}
    assert {path: facts for path, facts in told.items() if facts != ("es", True, 1)} == {}


def test_no_id_stands_twice_on_a_page(web_files: dict[str, _Facts]) -> None:
    assert [path for path, facts in web_files.items() if len(facts.ids) != len(set(facts.ids))] == []


def test_every_link_and_anchor_resolves(web_files: dict[str, _Facts], sample: Built) -> None:
    broken = []
    for path, facts in web_files.items():
        for target in facts.targets:
            url = urlsplit(target)
            if url.scheme == "data":
                continue
            place = (sample.site / path).parent / unquote(url.path) if url.path else sample.site / path
            found = place.resolve().relative_to(sample.site.resolve()).as_posix() if place.is_file() else None
            anchored = not url.fragment or (found in web_files and unquote(url.fragment) in web_files[found].ids)
            if url.scheme or target.startswith("/") or not found or not anchored:
                broken.append(f"{path}: {target}")
    assert broken == []


def test_no_page_names_anything_elsewhere_but_in_links(web_files: dict[str, _Facts]) -> None:
    assert {path: facts.outward for path, facts in web_files.items() if facts.outward} == {}


def test_what_styles_name_is_there_and_is_ours(sample: Built) -> None:
    missing = []
    for style in sample.site.rglob("*.css"):
        named = re.findall(r"""(?:url\(|@import )["']?([^"')]+)""", style.read_text("utf-8"))
        missing += [name for name in named if not name.startswith("data:") and not (style.parent / name).is_file()]
    assert missing == []


def test_no_file_names_a_folder_of_this_machine(sample: Built) -> None:
    folders = [str(folder).encode() for folder in (ROOT, sample.site.parent, sys.prefix, Path.home() / ".")]
    folders = [folder for folder in folders if len(folder) > len(b"/root")]  # that one is a word in addresses too
    files = [file for file in sample.site.rglob("*") if file.is_file()]
    assert [file for file in files if any(folder in file.read_bytes() for folder in folders)] == []
