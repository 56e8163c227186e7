"""What is true of every site, whatever its articles: nothing is invented, nothing leads nowhere, nothing runs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import Any

import frontmatter
from builds import GOOD, Built, built, tree, write

from briefsite.read import read_articles
from briefsite.text import fold

# The contract's order; lists that are empty and a date that is unknown are left out.
KEYS = ["title", "date", "date_basis", "lang", "description", "tags", "topics", "people", "organisations", "places",
        "source_file", "source_sha256", "words", "reading_minutes"]  # fmt: skip
ALWAYS = {"title", "date_basis", "lang", "source_file", "source_sha256", "words", "reading_minutes"}
ENDS = tuple(".!?…\"”»’')")
DATELINE = tuple("-–—")  # `Tokyo, le 10 avril 2025 –` belongs to no sentence
LONGEST_TITLE = 110
# Kinds of elements that no page of ours has, wherever they would come from.
ACTIVE = {"iframe", "object", "embed", "applet", "base", "frame", "frameset"}


def findings(value: Any) -> Iterator[dict[str, Any]]:
    """Everything inside `value` that points into the text."""
    if isinstance(value, dict):
        if {"paragraph", "start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from findings(inner)


def texts(made: Built) -> dict[str, list[str]]:
    """The paragraphs of every article by its file."""
    return {a.path: [p.text for p in a.paragraphs] for a in read_articles(made.seeds)[0]}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def is_subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def test_every_finding_is_the_text_at_its_place(each: Built) -> None:
    read, wrong = texts(each), []
    for article in each.release["articles"]:
        paragraphs = read[article["source_file"]]
        for found in findings(article):
            place = paragraphs[found["paragraph"] - 1][found["start"] : found["end"]]
            wrong += [(article["source_file"], found)] if place != found["text"] or not place else []
    assert wrong == []


def test_every_role_stands_in_its_paragraph(each: Built) -> None:
    read = texts(each)
    for article in each.release["articles"]:
        for role in (role for person in article["people"] for role in person["roles"]):
            assert role["text"] in read[article["source_file"]][role["paragraph"] - 1]


def test_a_derived_title_only_leaves_words_out(each: Built) -> None:
    read = texts(each)
    for article in each.release["articles"]:
        title = article["title"]
        if title["basis"] == "derived":
            assert is_subsequence(words(title["text"]), words(read[article["source_file"]][title["paragraph"] - 1]))
            assert 0 < len(title["text"]) <= LONGEST_TITLE


def test_a_title_of_the_first_line_is_that_line(each: Built) -> None:
    read = texts(each)
    for article in each.release["articles"]:
        if article["title"]["basis"] == "first-line":
            assert article["title"]["text"] == read[article["source_file"]][0]


def test_key_points_are_whole_sentences_in_order(each: Built) -> None:
    read = texts(each)
    for article in each.release["articles"]:
        assert article["summary"] == sorted(article["summary"], key=lambda s: (s["paragraph"], s["start"]))
        for point in article["summary"]:
            paragraph = read[article["source_file"]][point["paragraph"] - 1]
            before, after = paragraph[: point["start"]].strip(), paragraph[point["end"] :].strip()
            assert not before or before.endswith(ENDS + DATELINE)
            assert not after or point["text"].endswith(ENDS)


def test_only_a_known_date_is_given(each: Built) -> None:
    for article in each.release["articles"]:
        when = article["published"]
        assert (when["basis"] == "unknown") == (when["iso"] is None)
        assert (when["basis"] == "text") <= (when["evidence"] is not None)


def test_every_related_briefing_exists_and_shares_what_it_says(each: Built) -> None:
    articles = {article["id"]: article for article in each.release["articles"]}
    borne = {i: {t["id"] for t in (*a["topics"], *a["people"])} for i, a in articles.items()}
    for name, article in articles.items():
        for link in article["related"]:
            assert link["id"] in articles and link["id"] != name
            assert set(link["shared"]) == borne[name] & borne[link["id"]] != set()


def test_every_term_and_article_has_its_page_in_docs_and_site(each: Built) -> None:
    for item in each.release["terms"] + each.release["articles"]:
        assert (each.site / item["page"]).is_file()
        assert (each.docs / item["page"]).with_suffix(".md").is_file()


def test_every_id_in_an_article_is_a_term(each: Built) -> None:
    known = {term["id"] for term in each.release["terms"]}
    for article in each.release["articles"]:
        used = {t["id"] for t in (*article["topics"], *article["people"])}
        used |= {quote["speaker"] for quote in article["quotes"] if quote["speaker"]}
        used |= set(chain.from_iterable(link["shared"] for link in article["related"]))
        assert used <= known


def test_every_briefing_stands_on_the_page_of_each_of_its_terms(each: Built) -> None:
    pages = {term["id"]: term["page"] for term in each.release["terms"]}
    for article in each.release["articles"]:
        for term in () if article["copy_of"] else (*article["topics"], *article["people"]):
            first = Path(pages[term["id"]]).with_suffix("")
            further = "".join(each.page(str(p.relative_to(each.docs))) for p in each.docs.glob(f"{first}*.md"))
            assert Path(article["page"]).with_suffix(".md").name in further, (term["id"], article["id"])


def test_no_two_pages_share_an_address_on_any_file_system(each: Built) -> None:
    for folder in (each.docs, each.site):
        paths = [*tree(folder)]
        assert len({path.casefold() for path in paths}) == len(paths)
        assert max(len(part.encode()) for path in paths for part in path.split("/")) <= 100


def test_front_matter_of_a_briefing_reads_back_with_the_keys_of_the_contract(each: Built) -> None:
    for article in each.release["articles"]:
        front = frontmatter.load(str((each.docs / article["page"]).with_suffix(".md"))).metadata
        assert [*front] == [key for key in KEYS if key in front]
        assert front.keys() >= ALWAYS
        assert (front["source_file"], front["lang"]) == (article["source_file"], article["language"])
        assert front.get("topics", []) == [topic["id"] for topic in article["topics"]]
        if "date" in front:
            assert date.fromisoformat(str(front["date"])).isoformat() == article["published"]["iso"]


def test_front_matter_of_every_page_reads_back_as_text(each: Built) -> None:
    for place in each.docs.rglob("*.md"):
        front = frontmatter.load(str(place)).metadata
        listed = [item for value in front.values() if isinstance(value, list) for item in value]
        assert isinstance(front["title"], str) and all(isinstance(item, str) for item in listed), place


def test_front_matter_is_inert_for_themes_that_print_it_as_it_is(each: Built) -> None:
    for place in each.docs.rglob("*.md"):
        values = str(frontmatter.load(str(place)).metadata)
        assert not re.search(r"[<>]|\{\{|\{%", values), place


def test_the_manifest_lists_exactly_the_generated_files(each: Built) -> None:
    files = tree(each.docs)
    del files[".briefsite.json"]
    assert each.manifest == {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


def test_a_second_build_writes_nothing(each: Built) -> None:
    def state() -> dict[Path, tuple[int, bytes]]:
        return {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in each.docs.rglob("*") if p.is_file()}

    docs, site = state(), tree(each.site)
    assert each.run("--quiet") == 0
    assert (state(), tree(each.site)) == (docs, site)


class Active(HTMLParser):
    """Collects what could run or fetch: handlers, script addresses, foreign elements, inline scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts: list[str] = []
        self._kind: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found += [tag] if tag in ACTIVE else []
        self.found += [f"{name}={value}" for name, value in values.items() if name.startswith("on")]
        addresses = (values.get(name, "") for name in ("href", "src", "action", "formaction", "data", "poster"))
        self.found += [a for a in addresses if re.match(r"\s*(javascript|data|vbscript):", a, re.I)]
        if tag in ("script", "link", "img") and re.match(r"(https?:)?//", values.get("src", values.get("href", ""))):
            self.found += [] if values.get("rel") in ("canonical", "alternate") else [str(values)]
        self._kind = values.get("type", "code") if tag == "script" else None

    def handle_data(self, data: str) -> None:
        self.scripts += [data] if self._kind not in (None, "application/ld+json") else []

    def handle_endtag(self, tag: str) -> None:
        self._kind = None


def test_nothing_from_an_article_runs_in_the_built_html(each: Built) -> None:
    read = texts(each).values()
    sentences = {text for paragraphs in read for text in paragraphs if len(text) > 20} | {"ALARMA"}
    for place in each.site.rglob("*.html"):
        active = Active(place.read_text(encoding="utf-8"))
        assert active.found == [], place
        script = "\n".join(active.scripts)
        assert not any(text in script for text in sentences), place


def test_every_page_runs_the_same_scripts(corpus_site: Built) -> None:
    def scripts(path: str) -> int:
        return len(Active((corpus_site.site / path).read_text(encoding="utf-8")).scripts)

    for article in corpus_site.release["articles"]:
        assert scripts(article["page"]) == scripts("about.html"), article["source_file"]


def test_an_address_stays_when_another_article_of_the_same_title_comes(tmp_path: Path) -> None:
    title = "Crónica de la semana\n\n"
    seeds = write(tmp_path / "seeds", {"m.txt": title + GOOD})
    before = built(tmp_path, seeds).release["articles"][0]
    write(seeds, {"a.txt": title + GOOD + "Kenia agradeció los barcos.\n", "z/m.txt": title + GOOD})
    after = {a["source_file"]: a for a in built(tmp_path, seeds).release["articles"]}
    assert (after["m.txt"]["id"], after["m.txt"]["page"]) == (before["id"], before["page"])
    assert len({article["page"] for article in after.values()}) == 3
