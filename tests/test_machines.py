"""What machines read: feeds, linked data, the head, the sitemap; valid, escaped, and of nothing that is not known."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from builds import CONFIG, GOOD, ROOT, Built, built, write
from jsonschema import Draft202012Validator

from briefsite.errors import BriefsiteError
from briefsite.publish.feeds.item import NAMESPACE, stamp
from briefsite.publish.sealed import seal
from briefsite.render.linked_data import MOST_MENTIONS
from briefsite.render.markup import data_script

etree = pytest.importorskip("lxml.etree")
HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://example.org/some/path/"
BASE = "https://base.invalid/"
SCHEMA = "https://schema.org/"
# What schema.org's own context says of the properties that hold addresses.
CONTEXT = {"@vocab": SCHEMA} | {
    name: {"@type": "@id"} for name in ("url", "sameAs", "item", "isBasedOn", "additionalType")
}
EVIL = "</script><script>alert(1)</script> ]]> \u2028 {{ config }} <!-- & \"'"
SEEDS = {
    "dated.txt": f"---\ntitle: Uno\ndate: 2024-11-01\ntags: [a, b, c, d, e, f, g]\nauthor: Redacción\nsource: Boletín\n"
    f"url: https://example.org/a?b=1&c=2\n---\n{GOOD}",
    "evil.txt": f"---\ntitle: {json.dumps(EVIL)}\nauthor: {json.dumps(EVIL)}\n---\nKenia y Estonia firman la paz.\n",
    "undated.txt": "Canadá vende trigo\n\nCanadá y la OTAN hablaron de trigo con Perú durante la cumbre.\n",
    "later.txt": "Ghana compra\n\nGhana compró barcos a Perú en octubre de 2023, dijo ayer el ministro de Defensa.\n",
    "control.txt": f'---\ntitle: "Título \\x01con \\x0bcontrol \\uFFFE"\n---\n{GOOD}Japón lo celebró.\n',
}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("machines") / "seeds", SEEDS)


@pytest.fixture(scope="module")
def nowhere(seeds: Path) -> Built:
    """A site that does not know its address."""
    return built(seeds.parent / "nowhere", seeds)


@pytest.fixture(scope="module")
def somewhere(seeds: Path) -> Built:
    """The same site at an address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        return built(seeds.parent / "somewhere", seeds)


class Head(HTMLParser):
    """The elements of a page with their attributes, and its linked data."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []
        self._inside = False
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag == "script" and ("type", "application/ld+json") in attrs

    def handle_data(self, data: str) -> None:
        self.data += [data] if self._inside else []

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def meta(self, name: str) -> list[str | None]:
        return [
            a["content"] for tag, a in self.elements if tag == "meta" and name in (a.get("property"), a.get("name"))
        ]

    def links(self, rel: str) -> list[str | None]:
        return [a["href"] for tag, a in self.elements if tag == "link" and rel in (a.get("rel") or "").split()]


def pages(made: Built) -> Iterator[tuple[str, Path]]:
    """(path below site/, place) of every page of ours."""
    for place in sorted(made.docs.rglob("*.md")):
        path = place.relative_to(made.docs).with_suffix(".html").as_posix()
        yield path, made.site / path


def graph(place: Path) -> list[dict[str, Any]]:
    (script,) = Head(place).data
    value = json.loads(script)
    assert value["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = value["@graph"]
    return nodes


def feeds(made: Built, suffix: str) -> list[Path]:
    folders = (made.site, made.site / "topics", made.site / "people")
    skipped = ("sitemap.xml",)
    return [place for folder in folders for place in sorted(folder.glob(f"*{suffix}")) if place.name not in skipped]


def page_of(made: Built, name: str) -> str:
    return next(a["page"] for a in made.release["articles"] if a["source_file"] == name)


def entry_of(made: Built, name: str) -> Any:
    root = etree.parse(str(made.site / "feed.xml")).getroot()
    return next(e for e in root.iter(f"{ATOM}entry") if e.find(f"{ATOM}link").get("href").endswith(page_of(made, name)))


def test_every_atom_feed_is_valid(each: Built) -> None:
    grammar = etree.RelaxNG(etree.parse(str(HERE / "machines/atom.rng")))
    for place in feeds(each, ".xml"):
        assert grammar.validate(etree.parse(str(place))), (place, grammar.error_log)


def test_feed_readers_read_every_atom_feed_without_complaint(each: Built) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own imports
        feedparser = pytest.importorskip("feedparser")
        for place in feeds(each, ".xml"):
            read = feedparser.parse(place.read_bytes())
            assert (read.bozo, read.version) == (False, "atom10"), place
            assert len({entry.id for entry in read.entries}) == len(read.entries) > 0


def test_every_json_feed_is_valid_and_says_what_atom_says(each: Built) -> None:
    schema = Draft202012Validator(json.loads((HERE / "machines/json_feed.schema.json").read_bytes()))
    for place in feeds(each, ".json"):
        feed = json.loads(place.read_bytes())
        assert [*schema.iter_errors(feed)] == [], place
        root = etree.parse(str(place.with_suffix(".xml"))).getroot()
        assert feed["title"] == root.findtext(f"{ATOM}title")
        said = [[e.findtext(ATOM + n) for n in ("id", "title", "published")] for e in root.iter(f"{ATOM}entry")]
        assert [[i["id"], i["title"], i.get("date_published")] for i in feed["items"]] == said


def followed(made: Built) -> set[str]:
    """The pages of topics and people that three briefings or more bear."""
    shown = [article for article in made.release["articles"] if article["copy_of"] is None]
    number = Counter(term["id"] for article in shown for term in (*article["topics"], *article["people"]))
    return {term["page"] for term in made.release["terms"] if number[term["id"]] >= 3}


def test_topics_and_people_that_return_have_feeds_and_no_entry_is_without_its_page(each: Built) -> None:
    terms = {page.removesuffix(".html") for page in followed(each)}
    assert 0 < len(terms) < len(each.release["terms"])
    for suffix in (".xml", ".json"):
        found = {place.relative_to(each.site).with_suffix("").as_posix() for place in feeds(each, suffix)}
        assert found == {*terms, "feed"}
    for place in feeds(each, ".json"):
        feed = json.loads(place.read_bytes())
        for address in (feed["home_page_url"], feed["feed_url"], *(item["url"] for item in feed["items"])):
            assert (place.parent / address).is_file(), (place, address)


def test_the_feed_of_the_site_holds_the_newest_fifty(each: Built) -> None:
    order = [a["page"] for a in each.release["articles"] if a["copy_of"] is None]
    assert [item["url"] for item in json.loads((each.site / "feed.json").read_bytes())["items"]] == order[:50]


def test_an_undated_briefing_gets_no_date(nowhere: Built) -> None:
    entry = entry_of(nowhere, "undated.txt")
    assert entry.find(f"{ATOM}published") is None
    assert entry.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert entry.findtext(f"{ATOM}summary").startswith("(sin fecha)\n")
    items = json.loads((nowhere.site / "feed.json").read_bytes())["items"]
    dated = {item["url"] for item in items if "date_published" in item}
    assert dated == {page_of(nowhere, "dated.txt")}
    (node, _) = graph(nowhere.site / page_of(nowhere, "undated.txt"))
    assert "datePublished" not in node


def test_the_earliest_possible_day_stands_in_for_an_unknown_one(nowhere: Built) -> None:
    entry = entry_of(nowhere, "later.txt")
    assert entry.find(f"{ATOM}published") is None
    assert entry.findtext(f"{ATOM}updated") == "2023-10-01T00:00:00Z"
    assert entry.findtext(f"{ATOM}summary").startswith("(sin fecha, como pronto octubre de 2023)\n")


@pytest.mark.parametrize(
    ("day", "moment"),
    [("2024", "2024-01-01"), ("2024-10", "2024-10-01"), ("2024-10-31", "2024-10-31"), ("2024/2025", "2024-01-01")],
)
def test_a_month_or_year_begins_with_its_first_day(day: str, moment: str) -> None:
    assert stamp(day) == f"{moment}T00:00:00Z"


def test_with_an_address_all_links_of_feeds_are_absolute_and_ids_stay(nowhere: Built, somewhere: Built) -> None:
    for here, there in zip(feeds(nowhere, ".json"), feeds(somewhere, ".json"), strict=True):
        one, two = json.loads(here.read_bytes()), json.loads(there.read_bytes())
        assert [item["id"] for item in one["items"]] == [item["id"] for item in two["items"]]
        for item in two["items"]:
            assert item["url"].startswith(ADDRESS)
            assert (somewhere.site / item["url"].removeprefix(ADDRESS)).is_file()
        assert two["feed_url"] == ADDRESS + there.relative_to(somewhere.site).as_posix()
    ids = [etree.parse(str(place)).findtext(f"{ATOM}id") for place in feeds(somewhere, ".xml")]
    assert ids == [etree.parse(str(place)).findtext(f"{ATOM}id") for place in feeds(nowhere, ".xml")]
    assert len({*ids}) == len(ids)


def test_ids_never_change() -> None:
    """Readers would show every briefing again."""
    assert str(NAMESPACE) == "6d0f7a52-3c1e-5b8a-9e44-2f7c51b0a9d3"


def test_hostile_text_is_text_in_feeds(nowhere: Built) -> None:
    entry = entry_of(nowhere, "evil.txt")
    shown = " ".join(EVIL.split())
    assert entry.findtext(f"{ATOM}title") == entry.findtext(f"{ATOM}author/{ATOM}name") == shown
    assert entry_of(nowhere, "control.txt").findtext(f"{ATOM}title") == "Título con control"
    assert entry_of(nowhere, "dated.txt").xpath("*[@rel='via']/@href") == ["https://example.org/a?b=1&c=2"]


def test_a_data_script_reads_back_and_nothing_in_it_closes_it() -> None:
    text = data_script({"name": [EVIL, "\\{% raw %}", "{#"]})
    assert text.count("<") == text.count("</script>") * 2 == 2
    assert not re.search(r"\{[{%#]|[\u2028\n&]", text)
    inner = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inner) == {"name": [" ".join(EVIL.split()), "\\{% raw %}", "{#"]}


def test_hostile_text_is_text_in_linked_data(nowhere: Built) -> None:
    place = nowhere.site / page_of(nowhere, "evil.txt")
    node, crumbs = graph(place)
    shown = " ".join(EVIL.split())
    assert node["headline"] == crumbs["itemListElement"][-1]["name"] == node["author"]["name"] == shown
    assert len(Head(nowhere.site / "about.html").elements) > 10
    assert "alert(1)</script>" not in place.read_text(encoding="utf-8")


def test_a_page_may_hold_data_but_no_script_from_elsewhere(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text('<script type="application/ld+json">{"sameAs":"https://far.example/x"}</script>')
    seal(tmp_path, tmp_path, None)
    for script in (
        '<script type="application/ld+json" src="https://far.example/x"></script>',
        '<script type="application/ld+json">{}</script><script>fetch("https://far.example/x")</script>',
    ):
        page.write_text(script)
        with pytest.raises(BriefsiteError, match=r"far\.example"):
            seal(tmp_path, tmp_path, None)


def test_every_page_has_linked_data_of_its_kind(each: Built) -> None:
    kinds: dict[str, set[str]] = {}
    for path, place in pages(each):
        first, *rest = graph(place)
        folder = path.partition("/")[0]
        kinds.setdefault(folder if "/" in path else path.removesuffix(".html"), set()).add(first["@type"])
        assert [node["@type"] for node in rest] == ["BreadcrumbList"] * (path != "index.html")
    assert kinds["index"] == {"WebSite"}
    assert kinds["people"] <= {"Person", "CollectionPage"}
    assert kinds["topics"] == {"DefinedTerm", "CollectionPage"}
    assert kinds["briefings"] <= {"Article", "NewsArticle", "CollectionPage"}
    assert (kinds["about"], kinds["timeline"]) == ({"AboutPage"}, {"CollectionPage"})


def test_a_briefing_states_what_the_editor_states_and_no_more(nowhere: Built) -> None:
    told, _ = graph(nowhere.site / page_of(nowhere, "dated.txt"))
    assert (told["@type"], told["headline"], told["datePublished"]) == ("NewsArticle", "Uno", "2024-11-01")
    assert told["author"] == {"name": "Redacción"}
    assert told["publisher"] == {"@type": "Organization", "name": "Boletín"}
    assert told["isBasedOn"] == "https://example.org/a?b=1&c=2"
    silent, _ = graph(nowhere.site / page_of(nowhere, "undated.txt"))
    assert silent["@type"] == "Article"
    assert not silent.keys() & {"author", "publisher", "isBasedOn", "datePublished", "dateModified"}


def test_mentions_are_the_topics_and_people_of_the_release(each: Built) -> None:
    terms = {term["id"]: term["page"] for term in each.release["terms"]}
    for article in each.release["articles"]:
        node, _ = graph(each.site / article["page"])
        found = {
            role: [urljoin(article["page"], t["@id"]) for t in node.get(role, [])] for role in ("about", "mentions")
        }
        main = [terms[topic["id"]] for topic in article["topics"] if topic["role"] == "main"]
        borne = {terms[t["id"]] for t in (*article["topics"], *article["people"])}
        assert found["about"] == main[:20]
        assert {*found["mentions"]} <= borne - {*found["about"]}
        assert len(found["mentions"]) == min(MOST_MENTIONS, len(borne) - len(found["about"]))


def test_job_titles_stand_in_the_texts(each: Built) -> None:
    roles: dict[str, set[str]] = {}
    for person in (person for article in each.release["articles"] for person in article["people"]):
        roles.setdefault(person["id"], set()).update(" ".join(role["text"].split()) for role in person["roles"])
    for term in each.release["terms"]:
        if term["kind"] == "person":
            node, _ = graph(each.site / term["page"])
            assert {*node.get("jobTitle", [])} <= roles.get(term["id"], set())


def test_breadcrumbs_lead_from_home_to_the_page(each: Built) -> None:
    for path, place in pages(each):
        if path == "index.html":
            continue
        items = graph(place)[-1]["itemListElement"]
        assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
        way = [urljoin(path, item["item"]) for item in items]
        assert (way[0], way[-1]) == ("index.html", path)
        folder = path.partition("/")[0]
        if folder in ("topics", "people") and path != "topics/index.html":
            assert way[1] == "topics/index.html"
        if folder in ("briefings", "stories") and path != f"{folder}/index.html":
            assert way[1] == f"{folder}/index.html"
        if sheet := re.fullmatch(r"(.+)-p(\d+)\.html", path):
            assert (way[-2], items[-1]["name"]) == (f"{sheet[1]}.html", f"Página {int(sheet[2])}")
        for step in way:
            target, _, anchor = step.partition("#")
            assert (each.site / target).is_file(), (path, step)
            assert not anchor or f'id="{anchor}"' in (each.site / target).read_text(encoding="utf-8")


def addresses(value: Any) -> Iterator[str]:
    """Every @id in expanded JSON-LD."""
    if isinstance(value, dict):
        yield from (value["@id"],) if "@id" in value else ()
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from addresses(inner)


def test_a_processor_of_json_ld_finds_our_pages(each: Built) -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    for path, place in pages(each):
        nodes = jsonld.expand({"@context": CONTEXT, "@graph": graph(place)}, {"base": BASE + path})
        assert {key for node in nodes for key in node if key[0] != "@"} <= {
            key for node in nodes for key in node if key.startswith(SCHEMA)
        }
        for address in addresses(nodes):
            if address.startswith(BASE):
                assert (each.site / unquote(urlsplit(address).path[1:])).is_file(), (path, address)
            else:
                assert address.startswith(("https://www.wikidata.org/wiki/Q", SCHEMA, "https://example.")), address


def typed(value: Any) -> Any:
    """Without what schema.org's types do not know: an author of unknown type, and the notation of a search's input."""
    if isinstance(value, dict):
        if value.keys() == {"name"}:
            return {"@type": "Person", **value}
        return {name: typed(item) for name, item in value.items() if name != "query-input"}
    return [typed(item) for item in value] if isinstance(value, list) else value


def test_linked_data_has_only_properties_that_schema_org_gives_its_types(
    sample: Built, corpus_site: Built, nowhere: Built
) -> None:
    browser = HERE / "browser"
    if not (browser / "node_modules/.bin/tsc").exists():
        if os.environ.get("CI") == "true":
            pytest.fail("needs typescript and schema-dts from npm: make browsers", pytrace=False)
        pytest.skip("needs typescript and schema-dts from npm: make browsers")
    lines = ['import type * as S from "schema-dts";']
    for made in (sample, corpus_site, nowhere):
        for node in (node for _, place in pages(made) for node in graph(place)):
            context = {"@context": "https://schema.org", **typed(node)}
            lines.append(f"export const n{len(lines)}: S.WithContext<S.{node['@type']}> = {json.dumps(context)};")
    broken = {"@context": "https://schema.org", "@type": "Person", "headline": "people have none"}
    assert checked(browser, [*lines, f"export const x: S.WithContext<S.Person> = {json.dumps(broken)};"]) == [
        len(lines)
    ]


def checked(browser: Path, lines: list[str]) -> list[int]:
    """The lines, from 0, of which the compiler complains."""
    place = browser / "node_modules/linked-data.ts"  # where it finds the types, and git does not look
    place.write_text("\n".join(lines), encoding="utf-8")
    command = [str(browser / "node_modules/.bin/tsc"), "--noEmit", "--strict", "--module", "nodenext", str(place)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, cwd=browser).stdout
    place.unlink()
    found = re.findall(r"linked-data\.ts[(:](\d+)[,:]\d+.*?error", said)
    assert found, said
    return [int(line) - 1 for line in found]


def test_the_head_of_a_briefing_is_a_card(somewhere: Built) -> None:
    head = Head(somewhere.site / page_of(somewhere, "dated.txt"))
    assert head.meta("og:title") == ["Uno"]
    assert head.meta("og:description") == head.meta("description") != []
    assert (head.meta("og:type"), head.meta("og:locale"), head.meta("twitter:card")) == (
        ["article"],
        ["es_ES"],
        ["summary"],
    )
    assert head.meta("article:published_time") == ["2024-11-01"]
    assert head.meta("og:url") == head.links("canonical") == [ADDRESS + page_of(somewhere, "dated.txt")]
    assert len(head.meta("article:tag")) == 4
    evil = Head(somewhere.site / page_of(somewhere, "evil.txt"))
    assert evil.meta("og:title") == [" ".join(EVIL.split())]


def test_the_head_says_nothing_that_is_not_known(nowhere: Built) -> None:
    head = Head(nowhere.site / page_of(nowhere, "undated.txt"))
    assert head.meta("og:url") == head.links("canonical") == head.meta("article:published_time") == []


def test_the_feed_of_a_topic_holds_the_first_key_point_and_that_of_the_site_all(each: Built) -> None:
    for name, many in (("feed", True), (Path(min(followed(each))).with_suffix("").as_posix(), False)):
        texts = [item["content_text"] for item in json.loads((each.site / f"{name}.json").read_bytes())["items"]]
        assert any("\n" in text for text in texts) == many


def test_a_topic_page_links_its_feeds_where_it_has_some(each: Built) -> None:
    own = followed(each)
    for term in each.release["terms"]:
        name = Path(term["page"]).stem
        linked = f'href="{name}.xml"' in each.page(term["page"].replace(".html", ".md"))
        assert linked == (term["page"] in own), term["id"]


def test_every_page_names_the_feeds_and_topics_their_own(each: Built) -> None:
    own = followed(each)
    for path, place in pages(each):
        first = re.sub(r"_\w+\.html$", ".html", path) if path not in own else path
        wanted = {"feed.xml", "feed.json"}
        wanted |= {first.replace(".html", kind) for kind in (".xml", ".json")} if first in own else set()
        linked = [urljoin(path, address or "") for address in Head(place).links("alternate")]
        assert (set(linked), len(linked)) == (wanted, len(wanted))


def test_pages_before_and_behind_are_linked_where_front_matter_names_them(tmp_path: Path) -> None:
    front = "---\ntitle: Mi <página>\nprevious: about.md\nnext: briefings/index.md\n---\n# Mi página\n"
    seeds = write(tmp_path / "seeds", {"a.txt": GOOD})
    write(tmp_path / "docs", {"notas/mia.md": front, "robots.txt": "mine\n"})
    head = Head(built(tmp_path, seeds).site / "notas/mia.html")
    assert (head.links("prev"), head.links("next")) == (["../about.html"], ["../briefings/index.html"])
    assert head.meta("og:title") == ["Mi <página>"]
    assert (tmp_path / "site/robots.txt").read_text() == "mine\n"


def test_the_sitemap_dates_pages_by_their_briefings(somewhere: Built) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = etree.parse(str(somewhere.site / "sitemap.xml")).getroot()
    days = {url.findtext(f"{space}loc").removeprefix(ADDRESS): url.findtext(f"{space}lastmod") for url in urls}
    assert {*days} == {path for path, _ in pages(somewhere)}
    assert (days["index.html"], days["briefings/index.html"]) == ("2024-11-01", "2024-11-01")
    assert (days[page_of(somewhere, "dated.txt")], days[page_of(somewhere, "undated.txt")]) == ("2024-11-01", None)
    assert (days["about.html"], days["topics/noruega.html"], days["topics/canada.html"]) == (None, "2024-11-01", None)


def test_a_list_is_as_new_as_its_newest_dated_briefing(each: Built) -> None:
    newest: dict[str, str] = {}
    for article in each.release["articles"]:
        for term in () if article["copy_of"] else (*article["topics"], *article["people"]):
            newest[term["id"]] = max(newest.get(term["id"], ""), article["published"]["iso"] or "")
    for term in each.release["terms"]:
        front = each.page(term["page"].replace(".html", ".md")).split("---")[1]
        (day,) = re.findall(r"^updated: '?([^'\n]+)", front, re.M) or [""]
        assert day == newest[term["id"]], term["id"]
        assert not day or date.fromisoformat(day)


def test_robots_may_read_all_and_find_the_sitemap_where_there_is_one(nowhere: Built, somewhere: Built) -> None:
    assert (nowhere.site / "robots.txt").read_text().split("\n\n")[0].split("\n")[:2] == ["User-agent: *", "Allow: /"]
    assert "Sitemap" not in (nowhere.site / "robots.txt").read_text()
    assert f"Sitemap: {ADDRESS}sitemap.xml\n" in (somewhere.site / "robots.txt").read_text()


def test_plain_mkdocs_writes_the_same_heads(somewhere: Built, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    text = CONFIG.read_text(encoding="utf-8").replace("custom_dir: briefsite", f"custom_dir: {ROOT}/briefsite")
    config.write_text(text.replace("docs_dir: docs", f"docs_dir: {somewhere.docs}"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(tmp_path / "plain")]
    subprocess.run(command, check=True, env=os.environ | {"SITE_URL": ADDRESS})
    for path, place in pages(somewhere):
        assert Head(tmp_path / "plain" / path).elements == Head(place).elements
