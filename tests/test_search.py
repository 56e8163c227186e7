"""What the search reads: scripts that hand over an index, filters and names."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from builds import GOOD, Built, built, tree, write

from briefsite.errors import BriefsiteError
from briefsite.publish.search import pagefind
from briefsite.publish.search.names import key_of, shard_name
from briefsite.publish.search.script import RECEIVER


def handed(site: Path, name: str) -> Any:
    """What the script search/NAME.js hands over."""
    text = (site / f"search/{name}.js").read_text("utf-8")
    assert text.startswith(f"{RECEIVER}({json.dumps(name)},")
    return json.loads(text.removeprefix(f"{RECEIVER}({json.dumps(name)},").rstrip().removesuffix(")"))


def fragment(site: Path, name: str) -> dict[str, Any]:
    """What the index holds of a briefing."""
    packed = gzip.decompress(base64.b64decode(handed(site, name)))
    held: dict[str, Any] = json.loads(packed.removeprefix(pagefind.SIGNATURE))
    return held


def fragments(site: Path) -> list[dict[str, Any]]:
    """What the index holds of every briefing."""
    places = sorted(site.glob("search/*/fragment/*.js"))
    return [fragment(site, place.relative_to(site / "search").as_posix().removesuffix(".js")) for place in places]


def places(site: Path, facet: str) -> dict[str, list[int]]:
    """By choice the positions of its briefings."""
    rows = handed(site, f"facets/{facet}")
    return {value: [sum(steps[: count + 1]) for count in range(len(steps))] for value, _, steps in rows}


def shard_of(site: Path, key: str) -> dict[str, Any]:
    """The names that begin like a key."""
    known = handed(site, "manifest")["names"]
    name = next(name for depth in (3, 2, 1, 0) if (name := shard_name(key, depth)) in known)
    shard: dict[str, Any] = handed(site, f"names/{name}")
    return shard


def test_every_briefing_is_indexed_once_and_nothing_else(sample: Built) -> None:
    shown = [a["page"] for a in sample.release["articles"] if a["copy_of"] is None]
    assert sorted(fragment["url"] for fragment in fragments(sample.site)) == sorted(shown)


def test_the_order_leads_from_every_position_to_its_briefing(sample: Built) -> None:
    shards = [name for names in handed(sample.site, "manifest")["indexes"].values() for name in names]
    pages = [iter(handed(sample.site, f"{name}/pages")) for name in shards]
    found = [next(pages[number]) for number in handed(sample.site, "order")]
    urls = {}
    for place in sample.site.glob("search/*/fragment/*.js"):
        name = place.relative_to(sample.site / "search").as_posix().removesuffix(".js")
        urls[place.stem.removesuffix(".pf_fragment")] = fragment(sample.site, name)["url"]
    assert [urls[key] for key in found] == [a["page"] for a in sample.release["articles"] if a["copy_of"] is None]


def test_the_index_holds_the_words_of_the_text_under_its_anchors(sample: Built) -> None:
    held = {fragment["url"]: fragment for fragment in fragments(sample.site)}
    article = next(a for a in sample.release["articles"] if a["source_file"] == "tropas-norcoreanas-rusia.txt")
    fragment = held[article["page"]]
    mention = next(m for t in article["topics"] if t["id"] == "north-korea" for m in t["mentions"])
    anchors = {anchor["id"]: anchor["location"] for anchor in fragment["anchors"]}
    after = anchors.get(f"p{mention['paragraph'] + 1}")
    paragraph = " ".join(fragment["content"].split()[anchors[f"p{mention['paragraph']}"] : after])
    assert mention["text"] in paragraph
    assert fragment["meta"]["title"] == article["title"]["text"]


def test_markup_in_an_article_is_words_to_the_index(tmp_path: Path) -> None:
    text = f"{GOOD}\nVer <script>alert(1)</script> <i data-pagefind-filter='country:x'>y</i> & más.\n"
    site = built(tmp_path, write(tmp_path / "seeds", {"a.txt": text})).site
    (fragment,) = fragments(site)
    assert "<script>alert(1)</script>" in fragment["content"]
    assert fragment["filters"] == {}


def test_filters_hold_what_the_findings_hold(sample: Built) -> None:
    shown = [a for a in sample.release["articles"] if a["copy_of"] is None]
    kinds = {term["id"]: term["kind"] for term in sample.release["terms"]}
    expected: dict[str, list[int]] = {}
    for place, article in enumerate(shown):
        for topic in article["topics"]:
            if kinds[topic["id"]] == "country":
                expected.setdefault(topic["id"], []).append(place)
    assert places(sample.site, "country") == expected
    years = [(a["published"]["iso"] or "")[:4] for a in shown]
    assert places(sample.site, "year") == {
        y: [p for p, other in enumerate(years) if other == y] for y in set(years) - {""}
    }


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("corea del norte", "north-korea"),
        ("NORTH KOREA", "north-korea"),
        ("norcoreanas", "north-korea"),
        ("indo pacifico", "indo-pacific"),
        ("Indo-Pacífico", "indo-pacific"),
        ("Indopacífico", "indo-pacific"),
        ("NATO", "nato"),
        ("Organización del Tratado del Atlántico Norte", "nato"),
        ("mark rutte", "mark-rutte"),
        ("união europeia", "european-union"),
    ],
)
def test_a_name_leads_to_its_topic_in_any_language_and_spelling(sample: Built, query: str, term: str) -> None:
    page = next(t["page"] for t in sample.release["terms"] if t["id"] == term)
    shard = shard_of(sample.site, key_of(query))
    assert page in [shard["terms"][place][1] for place in shard["names"][key_of(query)]]


def test_a_label_is_found_from_each_of_its_longer_words(sample: Built) -> None:
    shard = shard_of(sample.site, "rutte")
    assert [shard["terms"][place][0] for place in shard["begins"]["rutte"]] == ["Mark Rutte"]


def test_the_same_site_has_the_same_index(tmp_path: Path, sample: Built) -> None:
    again = built(tmp_path, sample.seeds)
    assert tree(again.site / "search") == tree(sample.site / "search")


def test_without_pagefind_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = built(tmp_path, write(tmp_path / "seeds", {"a.txt": GOOD}))
    before = tree(made.site)
    monkeypatch.setitem(__import__("sys").modules, "pagefind_bin", None)
    write(made.seeds, {"b.txt": GOOD.replace("Kenia", "Ghana")})
    assert made.run("--quiet") == 2
    assert "pip install pagefind-bin" in capsys.readouterr().err
    assert tree(made.site) == before


def test_a_program_that_ends_early_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import pagefind_bin

    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: "/bin/true")
    with pytest.raises(BriefsiteError, match="Pagefind stopped"):
        pagefind.index_of("es", [("a.html", "<p>a</p>")])
