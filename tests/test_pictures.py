"""Pictures drawn at build time: every mark leads somewhere and says where, and a table says the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from builds import ROOT, Built, built, write

from briefsite.cache import NOTHING_KEPT
from briefsite.link import gather, shelved
from briefsite.records import Links
from briefsite.render.addresses import Addresses
from briefsite.render.catalogue import catalogue
from briefsite.render.pictures import activity, dated_by_year, picture_pages, sparklines
from briefsite.render.pictures.drawing import tenths
from briefsite.render.pictures.outlines import outlines
from briefsite.render.pictures.periods import MONTH, YEAR, axis_of
from briefsite.render.pictures.projection import HEIGHT, WIDTH, projected
from briefsite.render.pictures.ties import Tie, find_network
from briefsite.render.pictures.world import positions
from briefsite.render.pictures.worldmap import world
from briefsite.render.site import Site
from briefsite.settings import Settings, read_identity
from briefsite.store import Store
from briefsite.vocabulary import load_vocabulary

SAY = catalogue("es", "mkdocs.yml")
PLACES = ("Noruega y Kenia", "Noruega y Chile", "Kenia y Malta", "Chile y Malta", "Noruega y Malta", "Singapur y Kenia")
HOSTILE = '"><script>alert(1)</script> & *x* | [y](z)'


def articles() -> dict[str, str]:
    """Twelve, two a month."""
    text = (
        "---\ndate: 2024-{month:02}-11\n---\nLa OTAN y los Gobiernos de {places} acordaron el lunes vigilar la pesca.\n"
    )
    return {f"{n}.txt": text.format(month=n // 2 + 1, places=PLACES[n % len(PLACES)]) for n in range(12)}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("pictures")
    return built(folder, write(folder / "seeds", articles()), "--pages-only")


def figures(text: str) -> list[ElementTree.Element]:
    """Every figure, read as XML: what is not well-formed raises."""
    return [ElementTree.fromstring(found) for found in re.findall(r"(?s)<figure.*?</figure>", text)]


def figure(text: str) -> ElementTree.Element:
    (one,) = figures(text)
    return one


def links(picture: ElementTree.Element) -> list[ElementTree.Element]:
    return [link for svg in picture.iter("svg") for link in svg.iter("a")]


def titles(picture: ElementTree.Element) -> list[str]:
    return [link.findtext("title", "") for link in links(picture)]


def rows(text: str) -> list[str]:
    """The rows of a Markdown table."""
    return [line for line in text.splitlines() if line.startswith("| ")][1:]


def years(*found: int) -> list[tuple[str | None, str]]:
    return [(str(year), f"timeline.html#y{year}") for year in found]


def empty() -> Site:
    identity = read_identity(ROOT / "mkdocs.yml")
    corpus = gather(*shelved(()), load_vocabulary(Path("no topics")))
    return Site(identity.name, corpus, Links(), Addresses({}, {}, {}, {}, {}), SAY, (), lambda term: "list")


@pytest.mark.parametrize("path", ["network.md", "map.md"])
def test_every_link_of_a_picture_has_a_title_and_leads_to_a_page(pages: Built, path: str) -> None:
    found = links(figure(pages.page(path)))
    assert found and all(link.findtext("title") for link in found)
    assert all((pages.docs / str(link.get("href")).replace(".html", ".md")).is_file() for link in found)


def test_every_tie_is_a_line_with_a_title_and_a_row_of_the_table(pages: Built) -> None:
    page = pages.page("network.md")
    lines = figure(page).findall(".//g[@class='bs-pic-ties']/path")
    told = sum(row.count("](") - 1 for row in rows(page))  # the first cell holds one end, the second all others
    assert len(lines) == told and all("artículo" in line.findtext("title", "") for line in lines)


def test_every_country_is_a_mark_and_a_row_of_the_table(pages: Built) -> None:
    page = pages.page("map.md")
    assert sorted(title.split(":")[0] for title in titles(figure(page))) == [
        "Chile",
        "Kenia",
        "Malta",
        "Noruega",
        "Singapur",
    ]
    assert len(rows(page)) == 5


def test_a_country_too_small_for_its_outline_has_a_circle(pages: Built) -> None:
    with_circle = [
        link.findtext("title", "") for link in links(figure(pages.page("map.md"))) if link.find("circle") is not None
    ]
    assert sorted(title.split(":")[0] for title in with_circle) == ["Malta", "Singapur"]


def test_every_country_of_the_gazetteer_has_a_place_on_the_map() -> None:
    text = (ROOT / "briefsite/gazetteer/countries.yml").read_text(encoding="utf-8")
    codes = re.findall(r"iso3166:([A-Z]{2})\b", text)
    spots = [projected(*positions()[code]) for code in codes]
    assert len(codes) > 240 and all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in spots)


def test_the_world_is_drawn_where_it_is_and_weighs_little() -> None:
    assert len(world(NOTHING_KEPT)) > 230 and sum(len(path) for path, _ in world(NOTHING_KEPT).values()) < 60_000
    start = re.match(r"M(\d+) (\d+)", world(NOTHING_KEPT)["AU"][0])
    assert start and int(start[1]) > WIDTH * 0.7 and int(start[2]) > HEIGHT * 0.5


def test_neighbours_share_their_border_and_a_hole_stays_a_hole() -> None:
    grid = ["AAAB", "AXAB", "AAAB"]
    found = outlines(grid, lambda corner: (corner[0] * 10, corner[1] * 10), 1)
    assert [len(found[value]) for value in "ABX"] == [2, 1, 1]
    assert {(30, 0), (30, 30)} <= {*found["A"][0]} & {*found["B"][0]}


def test_without_articles_both_pages_say_so() -> None:
    assert not any("<figure" in page.text for page in (draft.make() for draft in picture_pages(empty())))
    assert activity(SAY, []) == "" and dated_by_year(SAY, [(None, "x.html")]) == ""


def test_one_article_is_enough_for_both_pages(tmp_path: Path) -> None:
    made = built(tmp_path, write(tmp_path / "seeds", {"a.txt": articles()["0.txt"]}), "--pages-only")
    assert len(titles(figure(made.page("map.md")))) == 2
    assert any(title.startswith("OTAN (") for title in titles(figure(made.page("network.md"))))


def test_labels_of_editors_are_text_in_every_picture(tmp_path: Path) -> None:
    label = HOSTILE.replace("'", "''")
    known = "id: x, kind: country, same_as: ['iso3166:NO'], alias: {es: [Zembla]}"
    topics = f"terms:\n- {{{known}, label: {{es: '{label}'}}}}\n"
    seeds = {"a.txt": "Zembla y Kenia acordaron el lunes vigilar la pesca en alta mar.\n", "topics.yml": topics}
    made = built(tmp_path, write(tmp_path / "seeds", seeds), "--pages-only")
    for path in ("map.md", "network.md"):
        assert "<script>alert" not in made.page(path)
        assert any(title.startswith(HOSTILE) for title in titles(figure(made.page(path))))


def test_bars_lead_to_the_first_of_what_they_count() -> None:
    picture = figure(activity(SAY, [("2024-03-02", "b.html"), ("2024-03-01", "c.html"), ("2024-01-09", "d.html")]))
    assert [link.get("href") for link in links(picture)] == ["d.html", "b.html"]
    assert titles(picture) == ["enero de 2024: 1 artículo", "marzo de 2024: 2 artículos"]


def test_the_table_below_bars_has_a_row_for_each() -> None:
    picture = figure(dated_by_year(SAY, years(*range(1990, 2026), 1816)))
    assert len(picture.findall(".//tbody/tr")) == len(links(picture)) + 1 == 37


def test_an_outlier_is_told_and_linked_and_squeezes_nothing() -> None:
    picture = figure(dated_by_year(SAY, years(*range(1990, 2026), 1816)))
    caption = picture.find("figcaption/span")
    assert caption is not None and "1816" in "".join(caption.itertext())
    assert [link.get("href") for link in caption.iter("a")] == ["timeline.html#y1816"]
    assert len(titles(picture)) == 36


def test_two_hundred_years_are_drawn_year_by_year() -> None:
    assert len(titles(figure(dated_by_year(SAY, years(*range(1826, 2026)))))) == 200


def test_what_has_no_date_is_counted_beside_the_bars() -> None:
    assert "1 sin fecha exacta" in activity(SAY, [("2024-01-01", "a.html"), (None, "b.html")])


@pytest.mark.parametrize(
    ("isos", "least", "periods"),
    [
        (["2024-05-01"], MONTH, 1),
        (["2024-01", "2024-12-31"], MONTH, 12),
        (["2010-01-01", "2024-01-01"], MONTH, 15),
        (["2023", "2024"], MONTH, 2),
        (["201X", "XXXX-10", None], YEAR, 0),
        (["0001-01-01", "9999-01-01"], YEAR, 0),
    ],
)
def test_the_grain_is_the_finest_that_fits(isos: list[str | None], least: int, periods: int) -> None:
    axis = axis_of(isos, least, 36)
    assert (len(axis) if axis else 0) == periods or (axis is not None and periods == 0 and len(axis) <= 36)


def test_a_sparkline_is_small_and_says_in_words_what_it_draws(pages: Built) -> None:
    spark = sparklines(opened(pages))
    picture = ElementTree.fromstring(spark("norway"))
    assert picture.get("role") == "img" and "6 artículos con fecha" in str(picture.get("aria-label"))
    assert len(spark("norway").encode()) <= 1024


def test_pictures_are_the_same_bytes_under_any_hash_seed(pages: Built, tmp_path: Path) -> None:
    options = [f"--seeds={pages.seeds}", f"--config={ROOT / 'mkdocs.yml'}", "--jobs=1", "--quiet", "--pages-only"]
    for seed in ("1", "2"):
        command = [sys.executable, str(ROOT / "build_site.py"), *options, f"--docs={tmp_path / seed}"]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    for path in ("network.md", "map.md"):
        texts = {(tmp_path / seed / path).read_bytes() for seed in ("1", "2")} | {pages.page(path).encode()}
        assert len(texts) == 1


def test_the_strongest_ties_are_those_that_chance_does_not_explain(pages: Built) -> None:
    network = find_network(opened(pages).corpus)
    assert network.ties and all(isinstance(tie, Tie) and tie.shared >= network.least for tie in network.ties)
    pairs: Iterable[tuple[str, str]] = ((tie.first, tie.second) for tie in network.ties)
    assert all(first < second for first, second in pairs)


@pytest.mark.parametrize(
    ("value", "written"), [(0.04, "0"), (-0.04, "0"), (-0.06, "-0.1"), (12.0, "12"), (-3.25, "-3.2")]
)
def test_coordinates_are_short(value: float, written: str) -> None:
    assert tenths(value) == written


def opened(made: Built) -> Site:
    """The site of a build, before its pages are written."""
    from briefsite.meter import Meter
    from briefsite.pipeline import Listener, _site

    settings = Settings(seeds=made.seeds, docs=made.docs, site=made.site, config=ROOT / "mkdocs.yml", jobs=1)
    return _site(settings, Store(settings.kept), Meter(), Listener())[0]
