"""Text is text: whatever stands in an article or beside it is shown as it is and never does anything."""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import frontmatter
import markdown
import pytest
import yaml
from builds import CONFIG, Built, built, write
from conftest import CHROMIUM
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from briefsite.read import read_articles
from briefsite.render.markup import attribute, escape, front_matter, woven
from briefsite.settings import read_identity

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "[x]: https://example.org 'x'",
    "# heading",
    "Setext ===",
    "1. uno",
    "2) dos",
    "* astro * **fuerte**",
    "- guion --- raya",
    "_bajo_ __más__",
    "~~no~~ ^alto^ ==marca== ++más++",
    "{{ config }}",
    "{{{ config }}}",
    "{% raw %}",
    '--8<-- "mkdocs.yml"',
    "[^1]",
    "[^1]: nota",
    "[ ] tarea [x]",
    "a | b |---|",
    "    cuatro espacios",
    "&lt;b&gt; &amp;lt; &#60;script&#62; &nbsp;",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "*[ABC]: x ABC",
    "!!! note",
    '??? nota "x"',
    ":smile: :material-abacus:",
    ": definición",
    "<!-- nada --> -->",
    "]]> <![CDATA[x]]>",
    "</div></article></main> después",
    "</title></h1><b onclick=alert(1)>b</b>",
    "<?php echo 1 ?> <!DOCTYPE x>",
    "`código` ``` ~~~",
    "{: #id onclick=alert(1) }",
    "{: .bs-facts }",
    "{ .x onclick=alert(1) } x",
    "$$ x $$ \\( y \\)",
    "\\*no\\* C:\\temp\\_x",
    "https://example.org/a_b_c www.example.org a@example.org <https://example.org>",
    "---",
    "...",
    "!ENV [SITE_URL, x]",
    "wzxhzdk:0 klzzwxh:0001",
    "ab\u202etxt.exe\u202c \u2066x\u2069",
    "\u202e\u2066",
    "línea\vnueva \f\u2028\u0085página",
    "cero\u200bancho \ufeff\u00adx",
    "“comillas” «más» „otras‟ 'x' \"y\"",
    "yes",
    "null",
    "0x1F",
)
LABELLED = [number for number, payload in enumerate(HOSTILE) if not set("{}") & set(payload)]
NAME = read_identity(CONFIG).name
# What the control characters would do in HTML and to the order of the words: they are left out.
DROPPED = re.compile("[\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
ELEMENTS = {"a", "article", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "hr", "li", "mark", "nav", "ol",
            "p", "section", "small", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}  # fmt: skip
ATTRIBUTES = {"class", "href", "id", "lang", "rel", "style", "title", "tabindex", "aria-label", "aria-labelledby",
              "data-briefing", "data-n", "data-speaker", "data-version"}  # fmt: skip
# What stands around the tables of the registers, and what a script adds there.
ELEMENTS |= {"button", "input", "label", "noscript"}
ATTRIBUTES |= {"data-visits", "hidden", "vector-effect"}
ATTRIBUTES |= {"autocomplete", "data-sheets", "data-table", "data-texts", "data-value", "download", "maxlength", "role",
               "spellcheck", "type"}  # fmt: skip
# What pictures are drawn with: no <use>, no <image>, no <style>, nothing that moves or is fetched.
ELEMENTS |= {
    "figure",
    "figcaption",
    "details",
    "summary",
    "svg",
    "g",
    "path",
    "circle",
    "rect",
    "line",
    "text",
    "title",
}
# A parser of HTML writes viewBox in small letters, a browser does not.
ATTRIBUTES |= {
    "role",
    "aria-label",
    "aria-hidden",
    "viewBox",
    "viewbox",
    "d",
    "stroke-width",
    "transform",
    "dy",
    "scope",
}
ATTRIBUTES |= {"text-anchor", "cx", "cy", "r", "x", "y", "x1", "x2", "y1", "y2", "width", "height"}
# The search page and that of missing addresses have a form besides; what scripts add stands in the same elements.
SEARCHES = ("search.html", "404.html")
FORM_ELEMENTS = ELEMENTS | {"noscript", "form", "label", "input", "button", "select", "option", "details",
                            "summary"}  # fmt: skip
FORM_ATTRIBUTES = ATTRIBUTES | {
    *("action", "autocomplete", "for", "hidden", "maxlength", "name", "open", "role", "spellcheck", "type", "value"),
    *("aria-busy", "checked", "data-chips", "data-facet", "data-hint", "data-more"),
    *("data-none", "data-results", "data-search-page", "data-suggestions", "data-title", "data-topics", "data-trouble"),
}
# What a page shows, and what there is in it besides text; `¶` is the link of a heading to itself.
LOOK = """() => {
  const all = chosen => [...document.querySelectorAll(chosen)]
  const text = element => element.innerText.replace(/[ \\t\\n]+/g, " ").replace(/^ | $/g, "").replace(/ ?¶$/, "")
  const inside = all("article *, .md-header__topic *, .md-nav--secondary .md-ellipsis *")
    .filter(element => !element.matches('script[type="application/ld+json"]:not([src])'))  // data, which nothing runs
  return {
    h1: all("h1").map(text),
    title: document.title,
    topic: text(all(".md-header__topic")[1]),
    description: document.querySelector("meta[name=description]")?.content,
    headings: all("h3").map(text),
    nav: all(".md-nav--secondary nav").map(element => element.getAttribute("aria-label")),
    links: all("article a:not(.headerlink, svg a)").map(text),
    spoken: all("article [data-speaker]").map(element => element.dataset.speaker),
    addresses: all("a[href]").map(element => element.getAttribute("href")),
    paragraphs: all(".bs-text [id^=p]").map(text),
    facts: all(".bs-facts").map(text),
    summary: all("#summary + p").map(text),
    cells: all("td").map(text),
    items: all("li").map(text),
    elements: [...new Set(inside.map(element => element.localName))],
    attributes: [...new Set(inside.flatMap(element => element.getAttributeNames()))],
    listeners: all("*").filter(e => e.getAttributeNames().some(name => name.startsWith("on"))).map(e => e.outerHTML),
  }
}"""
PEOPLE = "El secretario general de la OTAN, Mark Rutte,"
FILLER = "La OTAN y Corea del Norte no han dicho nada más de este asunto en las últimas semanas del año pasado."


class _Read(HTMLParser):
    """What a piece of HTML says, and with which elements and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.elements, self.attributes = "", set[str](), set[str]()
        self.values: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (tag, attrs) == ("script", [("type", "application/ld+json")]):
            return  # data, which nothing runs
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.add("<!-- -->")

    def handle_decl(self, decl: str) -> None:
        self.elements.add("<! >")

    unknown_decl = handle_pi = handle_comment


def shown(text: str) -> str:
    """The text as a reader should see it: white space single, control characters gone."""
    kept = "".join(char for char in text if char.isspace() or unicodedata.category(char) != "Cc")
    plain = DROPPED.sub("", kept).encode("utf-8", "replace").decode("utf-8").strip()
    return " ".join(re.split(r"[^\S\u00a0\u2007\u2009\u202f]+", plain)) or "�" * bool(text.strip())


def collapsed(text: str) -> str:
    """The same with no-break spaces as plain ones, as pages are compared."""
    return " ".join(shown(text).split())


def _stated(payload: str, number: int) -> str:
    """An article that says the payload wherever an editor or an author can say something."""
    values = {
        "title": payload,
        "author": payload,
        "source": payload,
        "url": "https://example.org/?q=" + re.sub(r"[\s<>\"']", "", payload),
        "summary": payload,
        "tags": [payload],
        "topics": {"add": [_topic(payload, number)]},
        "lang": "es",
    }
    paragraphs = (
        payload,
        f"{payload} abre el párrafo, y la OTAN lo sigue con calma hasta el punto final de esta frase.",
        f"{PEOPLE} y la OTAN llevan {payload} en medio, con 12 soldados de {payload} y 3.000 millones de dólares.",
        f"«Decimos {payload} y nada más que eso, que es mucho», dijo {_word(number)}, de la OTAN, {payload}.",
        f"Sección {payload}",
        f"La Alianza Global {payload} Boreal (AGB) existe; el ministro de {payload} Defensa, Gen Nakatani, lo dice.",
        f"El 1 de noviembre de 2024 Corea del Norte terminó con {payload}",
    )
    return f"---\n{yaml.safe_dump(values, allow_unicode=True)}---\n" + "\n\n".join(paragraphs) + "\n"


def _topic(payload: str, number: int) -> str:
    return f"{payload} tema {number}"


def _label(number: int) -> str:
    return f"{HOSTILE[number]} voz {number}"


def _word(number: int) -> str:
    """The alias of the term whose label is the payload."""
    return f"Voz{chr(97 + number // 26)}{chr(97 + number % 26)}"


def _path(payload: str, number: int) -> str:
    name = payload.replace("/", "∕")
    return f"{name} {number}/{name}.txt" if not name.startswith(".") else f"n{number}{name}/n{name}.txt"


def _vocabulary(apart: list[str]) -> str:
    """Terms with payloads for labels; the articles, which are much alike, are no copies of each other."""
    kinds = ("theme", "person", "organisation", "country")
    terms = [
        {"id": f"t{n}", "kind": kinds[n % 4], "label": {"es": _label(n)}, "alias": {"es": [_word(n)]}} for n in LABELLED
    ]
    return yaml.safe_dump({"terms": terms, "copies": [{"split": apart}]}, allow_unicode=True)


@pytest.fixture(scope="module")
def web_hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of nothing else."""
    folder = tmp_path_factory.mktemp("hostile")
    files = {_path(payload, number): _stated(payload, number) for number, payload in enumerate(HOSTILE)}
    files |= {f"line/{n}.txt": f"{payload} en el titular\n\n{FILLER}\n" for n, payload in enumerate(HOSTILE)}
    files |= {f"bad/{n}.txt": f"---\nlang: {yaml.safe_dump(p)}\n---\n{FILLER}\n" for n, p in enumerate(HOSTILE[:45])}
    files["topics.yml"] = _vocabulary([path for path in files if not path.startswith("bad/")])
    every = "\n\n".join(f"{payload} entre palabras." for payload in HOSTILE)  # a copy has a page of its own kind
    files |= {f"twin/{n}.txt": f"Dos veces lo mismo\n\n{every}\n\n{HOSTILE[n]} es otro final.\n" for n in (1, 2)}
    return built(folder, write(folder / "seeds", files))


def _opened(made: Built) -> list[str]:
    """The pages that Chromium opens: all but second ones of a kind and payload, to save half a minute."""
    release = made.release
    second = {article["page"] for article in release["articles"] if article["source_file"].startswith("line/")}
    second |= {term["page"] for term in release["terms"] if " tema " in term["label"]["es"]}
    pages = (file.relative_to(made.site).as_posix() for file in made.site.rglob("*.html"))
    return sorted(path for path in pages if path not in second)


@pytest.fixture(scope="module")
def web_seen(web_hostile: Built) -> dict[str, Any]:
    """What Chromium makes of every page, by its path below site/, and what the pages tried to do meanwhile."""
    from playwright.sync_api import sync_playwright

    root = f"{web_hostile.site.as_uri()}/"
    deeds: list[str] = []
    seen: dict[str, Any] = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page()
        page.add_init_script("window.alert = text => console.error(`alert ${text}`)")
        page.on(
            "request", lambda asked: None if asked.url.startswith((root, "data:", "blob:")) else deeds.append(asked.url)
        )
        page.on("pageerror", lambda error: deeds.append(f"{page.url}: {error}"))
        page.on("console", lambda said: deeds.append(f"{page.url}: {said.text}") if said.type == "error" else None)
        for path in _opened(web_hostile):
            page.goto(root + path)
            seen[path] = page.evaluate(LOOK)
        seen["search.html"] |= {"found": [_searched(page, root, payload) for payload in HOSTILE]}
        browser.close()
    return {"deeds": deeds, "pages": seen}


def _searched(page: Any, root: str, payload: str) -> tuple[str, set[str], set[str]]:
    """What a search for it leaves in the page: its words, and the elements and attributes of the results."""
    page.goto(f"{root}search.html?q={quote(payload.encode('utf-8', 'replace'))}")
    page.wait_for_selector("[data-search-page][aria-busy=false]")
    look = page.evaluate(LOOK)
    return page.locator("#bs-words").input_value(), set(look["elements"]), set(look["attributes"])


@pytest.mark.browser
def test_nothing_comes_alive(web_seen: dict[str, Any]) -> None:
    pages = [page for path, page in web_seen["pages"].items() if path not in SEARCHES]
    assert web_seen["deeds"] == []
    assert [page["listeners"] for page in pages if page["listeners"]] == []
    assert set().union(*(page["elements"] for page in pages)) <= ELEMENTS
    assert set().union(*(page["attributes"] for page in pages)) <= ATTRIBUTES
    schemes = {address.partition(":")[0] for page in pages for address in page["addresses"] if ":" in address}
    assert schemes == {"https"}


@pytest.mark.browser
def test_a_search_for_it_finds_text(web_seen: dict[str, Any]) -> None:
    found = web_seen["pages"]["search.html"]["found"]
    assert set().union(*(elements for _, elements, _ in found)) <= FORM_ELEMENTS
    assert set().union(*(attributes for _, _, attributes in found)) <= FORM_ATTRIBUTES


@pytest.mark.browser
@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_briefing_shows_the_characters_as_they_are(web_seen: dict[str, Any], web_hostile: Built, number: int) -> None:
    payload, path = HOSTILE[number], _path(HOSTILE[number], number)
    text, told = shown(payload), next(a for a in web_hostile.release["articles"] if a["source_file"] == path)
    article = next(article for article in read_articles(web_hostile.seeds)[0] if article.path == path)
    look = web_seen["pages"][told["page"]]
    assert (look["h1"], look["title"], look["topic"]) == ([text], f"{text} - {NAME}", text)
    assert (look["description"], look["summary"]) == (text, [text])
    assert look["paragraphs"] == [shown(paragraph.text) for paragraph in article.paragraphs]
    assert len(look["paragraphs"]) == 7
    assert look["facts"][0].endswith(f" · {text} · {text}")
    assert {text, shown(_topic(payload, number))} <= set(look["links"])
    assert shown(path) in look["cells"]
    assert any(shown(f"x{payload}")[1:] in item for item in look["items"]), "key points"


@pytest.mark.browser
def test_titles_are_text_in_lists_and_in_headings(web_seen: dict[str, Any]) -> None:
    titles = {shown(payload) for payload in HOSTILE}
    pages = web_seen["pages"]
    listed = {link for path, page in pages.items() if path.startswith("briefings/index") for link in page["links"]}
    headings = {title for path, page in pages.items() if path.startswith("topics/otan") for title in page["headings"]}
    assert titles - listed == set()
    assert titles - headings == set()


@pytest.mark.browser
def test_labels_of_the_editors_are_text_on_their_pages_and_in_attributes(web_seen: dict[str, Any]) -> None:
    pages = web_seen["pages"].values()
    labels = {shown(_label(number)) for number in LABELLED}
    assert labels - {heading for page in pages for heading in page["h1"]} == set()
    assert labels - {page["topic"] for page in pages} == set()
    assert labels - {link for page in pages for link in page["links"]} == set()
    spoken = {title for page in pages for title in page["spoken"]}
    assert len(labels & spoken) > 5, "speakers of quotations"


@pytest.mark.browser
def test_what_is_wrong_with_a_file_is_told_in_its_own_words(web_seen: dict[str, Any], web_hostile: Built) -> None:
    pages = (page for path, page in web_seen["pages"].items() if path.startswith("quality"))
    items = {item for page in pages for item in page["items"]}
    problems = read_articles(web_hostile.seeds)[1]
    told = {f"{problem.path}:{problem.line} {shown(problem.message)}" for problem in problems}
    assert len(told) == 45
    assert told - items == set()


def test_no_file_holds_an_element_that_we_did_not_write(web_hostile: Built) -> None:
    strange = {}
    for file in web_hostile.site.rglob("*.html"):
        article = re.search(r"<article.*</article>", file.read_text("utf-8"), re.S)
        read = _Read(article[0] if article else "")
        elements, attributes = (FORM_ELEMENTS, FORM_ATTRIBUTES) if file.name in SEARCHES else (ELEMENTS, ATTRIBUTES)
        strange[file.name] = (read.elements - elements - {"article"}) | (read.attributes - attributes)
    assert {name: found for name, found in strange.items() if found} == {}


def test_tags_and_titles_read_back_from_front_matter(web_hostile: Built) -> None:
    for number, payload in enumerate(HOSTILE):
        told = next(a for a in web_hostile.release["articles"] if a["source_file"] == _path(payload, number))
        values: dict[str, Any] = frontmatter.loads(web_hostile.page(told["page"].replace(".html", ".md"))).metadata
        found = [html.unescape(str(values[key])) for key in ("title", "description")]
        assert [*found, html.unescape(values["tags"][-1])] == [shown(payload)] * 3
        assert html.unescape(values["source_file"]) == shown(_path(payload, number))


def test_tooltips_stay_off_because_material_writes_title_attributes_into_the_page_as_html() -> None:
    """With `content.tooltips` a speaker named `<img src=x onerror=alert(1)>` ran when the quotation was pointed at."""
    assert "content.tooltips" not in load_config(str(CONFIG)).theme["features"]


def test_a_label_may_hold_a_brace(tmp_path: Path) -> None:
    terms = {"terms": [{"id": "x", "kind": "theme", "label": {"es": "{{ config }}"}, "alias": {"es": ["asunto"]}}]}
    seeds = write(tmp_path / "seeds", {"a.txt": FILLER, "topics.yml": yaml.safe_dump(terms)})
    assert "config" in built(tmp_path, seeds, "--pages-only").page("topics/config.md")


# Any text at all, lone surrogates and control characters too, but more often what means something somewhere.
ANY = st.lists(
    st.one_of(
        st.sampled_from(
            [*HOSTILE, *"\\`*_{}[]()#|~^$=+!@&<>:-.;'\"%/ \t\n\r\f\v\0\x02\x03\x1f\x85\xa0", "\u2028", "\ud800"]
        ),
        st.sampled_from(["1", "a", "amp;", "#", "lt;", "\u202e", "\ufeff", "\ufffe", "klzzwxh:", "    "]),
        st.text(st.characters(exclude_categories=()), max_size=4),
    ),
    max_size=8,
).map("".join)
# Where templates put text, and what they add to it there.
PLACES = ("{}", "{}\n{{: #p1 }}", "# {}", "### {} {{: #p1 }}", "**{}**\n{{: #p1 }}", "- {}\n    {{: #p1 }}",
          "> {}\n> {{: #p1 }}", "| {} | x |\n|---|---|\n", "x · {} · x\n{{: .y }}", "<span>{}</span>", "[{}](#x)",
          '<div markdown="1">\n\n{}\n{{: #p1 }}\n\n</div>')  # fmt: skip
OFTEN = settings(derandomize=True, max_examples=300, deadline=None, database=None)
RARELY = settings(OFTEN, max_examples=60)


@pytest.fixture(scope="module")
def to_html() -> markdown.Markdown:
    """The converter as mkdocs.yml sets it up."""
    config = load_config(str(CONFIG))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def _rendered(to_html: markdown.Markdown, text: str) -> _Read:
    return _Read(to_html.reset().convert(text))


def _said(read: _Read) -> str:
    return " ".join(read.text.split())


@OFTEN
@given(text=ANY)
def test_escaped_text_is_one_paragraph_of_itself(to_html: markdown.Markdown, text: str) -> None:
    read = _rendered(to_html, escape(text))
    assert _said(read) == collapsed(text)
    assert (read.elements, read.attributes) == ({"p"} if shown(text) else set(), set())


@pytest.mark.parametrize("place", PLACES)
def test_escaped_text_changes_nothing_around_it(to_html: markdown.Markdown, place: str) -> None:
    plain = _rendered(to_html, place.format("muestra"))

    @RARELY
    @given(text=ANY.filter(shown))
    def holds(text: str) -> None:
        read = _rendered(to_html, place.format(escape(text)))
        assert (read.elements, read.attributes) == (plain.elements, plain.attributes)
        assert _said(read) == " ".join(plain.text.replace("muestra", shown(text)).split())

    holds()


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str, str]]]:
    """A text with spans in it that nest; the innermost are links, as topics in quotations are."""
    text = draw(ANY.filter(lambda text: shown(text).strip("�")))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans: list[tuple[int, int]] = []
    for start, end in sorted(draw(st.sets(ends, max_size=5)), key=lambda pair: (pair[0], -pair[1])):
        if start < end and all(start >= e or (start >= s and end <= e) for s, e in spans):
            spans.append((start, end))
    leaves = [a for a in spans if not any(a != b and a[0] <= b[0] and b[1] <= a[1] for b in spans)]
    return text, [(*span, *(("[", "](#x)") if span in leaves else ("<mark>", "</mark>"))) for span in spans]


@OFTEN
@given(marked=_marked())
@example(("uno \u202ados\u202c tres", [(5, 8, "<mark>", "</mark>")]))
@example(("uno\vdos", [(4, 7, "<mark>", "</mark>")]))
def test_woven_text_is_itself_with_only_the_marks_in_it(
    to_html: markdown.Markdown, marked: tuple[str, list[tuple[int, int, str, str]]]
) -> None:
    read = _rendered(to_html, woven(*marked))
    assert _said(read) == collapsed(marked[0])
    assert read.elements <= {"p", "a", "mark"}
    assert read.attributes <= {"href"}


@OFTEN
@given(text=ANY)
def test_an_attribute_reads_back(to_html: markdown.Markdown, text: str) -> None:
    read = _rendered(to_html, f'x <span title="{attribute(text)}">x</span>')
    assert (read.elements, read.values) == ({"p", "span"}, [shown(text)])


@OFTEN
@given(text=ANY)
@example("{{{ x }}}")
@example("{# x #}")
def test_front_matter_reads_back_and_holds_no_markup(text: str) -> None:
    block = front_matter({"title": text, "tags": [text], "description": None})
    values: dict[str, Any] = frontmatter.loads(f"{block}\nx").metadata
    if text:
        assert [html.unescape(value) for value in (values["title"], *values["tags"])] == [shown(text)] * 2
        assert not re.search(r"[<>\"]|\{[{%#]", values["title"])
    assert "description" not in values
