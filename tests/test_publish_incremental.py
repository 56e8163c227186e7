"""A build that takes over what is as it was ends in the same bytes as one that makes everything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import CONFIG, CORPUS, ROOT, Built, built, tree, write

from briefsite.errors import BriefsiteError
from briefsite.publish import Part, publish_site
from briefsite.publish.mkdocs_site.pages import PageMaker
from briefsite.publish.swap import swap
from briefsite.settings import Settings


class Site:
    """The pages of a built site, to be changed and published again and again."""

    def __init__(self, source: Built, folder: Path) -> None:
        text = CONFIG.read_text(encoding="utf-8").replace("custom_dir: briefsite", f"custom_dir: {ROOT}/briefsite")
        write(folder, {"conf/mkdocs.yml": text, "seeds/a.txt": "a"})
        shutil.copytree(source.docs, folder / "docs")
        self.folder, self.docs, self.generated = folder, folder / "docs", {*source.manifest}
        self.parts = {"release": ("1", {"data/briefings.json": b"{}"}), "feeds": ("1", {"feed.xml": b"<feed/>"})}
        self.made: list[str] = []

    def settings(self, site: str = "site") -> Settings:
        conf = self.folder / "conf"
        if site != "site":
            conf = shutil.copytree(conf, self.folder / f"conf-{site}", ignore=lambda *_: [".briefsite"])
        return Settings(self.folder / "seeds", self.docs, self.folder / site, conf / "mkdocs.yml")

    def publish(self, site: str = "site") -> dict[str, bytes]:
        settings = self.settings(site)
        parts = [Part(name, key, self.maker(name)) for name, (key, _) in self.parts.items()]
        self.problems = [str(one) for one in publish_site(settings, parts, frozenset(self.generated))]
        return tree(settings.site)

    def maker(self, name: str) -> Callable[[], list[tuple[str, bytes]]]:
        def make() -> list[tuple[str, bytes]]:
            self.made.append(name)
            return [*self.parts[name][1].items()]

        return make

    def same_as_anew(self) -> bool:
        """Whether the next build gives what one gives that knows nothing, with the same words."""
        now, problems = self.publish(), self.problems
        fresh = self.publish("fresh")
        shutil.rmtree(self.folder / "fresh")
        shutil.rmtree(self.folder / "conf-fresh")
        assert [path for path in {**now, **fresh} if now.get(path) != fresh.get(path)] == []
        return problems == self.problems

    def edit(self, path: str, old: str, new: str) -> None:
        place = self.docs / path
        text = place.read_text(encoding="utf-8")
        assert old in text
        place.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("source"), CORPUS)


@pytest.fixture
def site(source: Built, tmp_path: Path) -> Site:
    made = Site(source, tmp_path)
    made.publish()
    made.made.clear()
    return made


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are made from here on."""
    made: list[str] = []
    once = PageMaker.make

    def noted(self: PageMaker, file: object, generated: bool) -> object:
        made.append(file.src_uri)  # type: ignore[attr-defined]
        return once(self, file, generated)  # type: ignore[arg-type]

    monkeypatch.setattr(PageMaker, "make", noted)
    return made


NEW = "---\ntitle: New\ndescription: d\n---\n\n# New\n"
BRIEFING = "briefings/noruega-mide-el-mar-con-satelites-49b9c9.md"


def test_where_nothing_changed_the_site_is_not_touched(site: Site, pages: list[str]) -> None:
    before = {path: path.stat().st_ino for path in (site.folder / "site").rglob("*")}
    site.publish()
    assert {path: path.stat().st_ino for path in (site.folder / "site").rglob("*")} == before
    assert (pages, site.made) == ([], [])


def test_only_the_page_that_changed_is_made(site: Site, pages: list[str]) -> None:
    site.edit(BRIEFING, "satélites", "barcos")
    kept = (site.folder / "site/topics/noruega.html").stat().st_ino
    site.publish()
    assert (pages, site.made) == ([BRIEFING], [])
    assert (site.folder / "site/topics/noruega.html").stat().st_ino == kept
    assert site.same_as_anew()


def test_a_part_is_made_when_its_key_is_another_one(site: Site) -> None:
    site.parts["feeds"] = ("2", {"feed.xml": b"<feed>2</feed>", "feed.json": b"{}"})
    assert site.publish()["feed.json"] == b"{}"
    assert site.made == ["feeds"]
    assert site.same_as_anew()
    del site.parts["feeds"]
    assert "feed.json" not in site.publish()
    assert site.same_as_anew()


CHANGES: dict[str, Callable[[Site], object]] = {
    "a page added": lambda site: (write(site.docs, {"topics/new.md": NEW}),
                                  site.generated.add("topics/new.md")),
    "a page removed": lambda site: ((site.docs / "quality-undated.md").unlink(),
                                    site.edit("quality.md", "(quality-undated.md)", "(quality-found.md)")),
    "a title in the navigation": lambda site: site.edit("timeline.md", "title: Cronología", "title: Fechas"),
    "a description in the navigation": lambda site: site.edit("timeline.md", "description: ", "description: X "),
    "the words of the theme": lambda site: site.edit("index.md", "search_hint: ", "search_hint: X "),
    "the configuration": lambda site: site.edit("../conf/mkdocs.yml", "navigation.top", "navigation.footer"),
    "the clock only": lambda site: os.utime(site.docs / BRIEFING, (1, 1)),
    "a date": lambda site: site.edit("topics/noruega.md", "updated: '", "updated: '1999"),
    "an asset": lambda site: write(site.docs, {"assets/tables.js": "let a = 1"}),
    "a file added": lambda site: write(site.docs, {"own/picture.svg": "<svg></svg>"}),
    "an own page added": lambda site: write(site.docs, {"own.md": "# Own\n\n[a](gone.md) [b](topics/noruega.md#no)\n"}),
    "an own page that is an index": lambda site: write(site.docs, {"own/README.md": "# Own\n"}),
    "an own page at the address of a part": lambda site: write(site.docs, {"feed.xml": "mine"}),
    "robots of one's own": lambda site: write(site.docs, {"robots.txt": "User-agent: *\n"}),
    "a 404 page of one's own": lambda site: write(site.docs, {"404.md": "# Mine\n"}),
    "a generated page edited": lambda site: (site.edit(BRIEFING, "# ", "# My "), site.generated.discard(BRIEFING)),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_the_site_is_that_of_a_full_build(site: Site, change: str) -> None:
    CHANGES[change](site)
    assert site.same_as_anew()
    assert site.publish() == site.publish()


def test_what_an_own_page_gets_wrong_is_told_in_every_build(site: Site) -> None:
    write(site.docs, {"own.md": "# Own\n\n[a](gone.md) [b](topics/noruega.md#no)\n"})
    site.publish()
    first = site.problems
    site.publish()
    assert len(first) == 2
    assert site.problems == first


def test_an_anchor_that_an_edited_page_loses_is_missed_by_the_pages_that_are_kept(site: Site) -> None:
    (site.docs / BRIEFING).write_text("# Edited\n", encoding="utf-8")
    site.generated.discard(BRIEFING)
    with pytest.raises(BriefsiteError) as anew:
        site.publish("fresh")
    with pytest.raises(BriefsiteError) as kept:
        site.publish()
    assert "does not contain an anchor '#p1'" in str(kept.value)
    assert str(kept.value).split("\n")[1:] == str(anew.value).split("\n")[1:]


@pytest.mark.parametrize("damage", ["changed", "touched", "removed", "added", "linked"])
def test_a_site_that_is_not_as_it_was_left_is_mended(site: Site, damage: str) -> None:
    place = site.folder / "site/topics/noruega.html"
    if damage == "changed":
        place.write_text("x")
    elif damage == "touched":
        os.utime(place, (1, 1))
    elif damage == "removed":
        place.unlink()
    elif damage == "added":
        (site.folder / "site/more.html").write_text("x")
    else:
        place.unlink()
        place.symlink_to(site.folder / "site/index.html")
    assert site.same_as_anew()
    assert not place.is_symlink()


@pytest.mark.parametrize("damage", [b"", b"no base at all", None])
def test_a_store_that_is_lost_or_damaged_costs_a_full_build(site: Site, damage: bytes | None) -> None:
    store = site.folder / "conf/.briefsite/store.sqlite"
    if damage is None:
        store.unlink()
    else:
        store.write_bytes(damage)
    site.edit(BRIEFING, "satélites", "barcos")
    assert site.same_as_anew()


def test_what_is_written_leaves_the_old_site_whole(site: Site) -> None:
    """Files that the old and the new site share are never written into."""
    before = tree(shutil.copytree(site.folder / "site", site.folder / "copy", copy_function=os.link))
    for change in ("a date", "an asset", "the configuration", "an own page at the address of a part"):
        CHANGES[change](site)
        site.publish()
    assert tree(site.folder / "copy") == before


def test_a_build_that_fails_keeps_what_is_known(site: Site, pages: list[str]) -> None:
    site.edit(BRIEFING, "# ", "[a](gone.md)\n\n# ")
    with pytest.raises(BriefsiteError):
        site.publish()
    site.edit(BRIEFING, "[a](gone.md)\n\n# ", "# ")
    pages.clear()
    site.publish()
    assert pages == []


@pytest.mark.parametrize("swapped", [False, True])
def test_a_build_that_is_killed_around_the_swap_is_made_good_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch, swapped: bool
) -> None:
    def killed(staging: Path, target: Path) -> None:
        if swapped:
            swap(staging, target)
        raise KeyboardInterrupt

    CHANGES["a date"](site)
    site.edit(BRIEFING, "satélites", "barcos")
    with monkeypatch.context() as patch:
        patch.setattr("briefsite.publish.site.swap", killed)
        with pytest.raises(KeyboardInterrupt):
            site.publish()
    site.edit(BRIEFING, "barcos", "satélites")
    assert site.same_as_anew()
