"""Parts of the site: a key stays exactly where the files do, over adding, editing and removing an article."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builds import CONFIG, GOOD, write

from briefsite.errors import BriefsiteError
from briefsite.meter import Meter
from briefsite.pipeline import Listener, _site
from briefsite.publish import feed_parts, release_parts, search_parts
from briefsite.publish.parts import Part
from briefsite.publish.pieces import NAME, RELEASED
from briefsite.render.site import Site
from briefsite.settings import Settings
from briefsite.store import Store

NAMES = ("Noruega", "Kenia", "Japón", "Perú", "Estonia", "Canadá", "Ghana")
ARTICLES = {
    f"{place}.txt": f"---\ndate: 2024-0{place + 1}-11\n---\n{name} y Chile hablan\n\nAna Ruiz, ministra de {name}, "
    f"anunció un plan de {place + 3} millones para la pesca. Chile y la OTAN lo estudian.\n"
    for place, name in enumerate(NAMES)
}
ENGLISH = "---\nlang: en\n---\nNorway sends ships\n\nThe minister of Norway, Ana Ruiz, said that the plan stands.\n"
Change = Callable[[Path], None]
Made = dict[str, tuple[str, dict[str, bytes]]]  # by name of a part its key and its files


@pytest.fixture(autouse=True)
def small_indexes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefsite.publish.search.shards.MOST", 2)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with articles and a configuration of its own."""
    write(tmp_path / "seeds", {**ARTICLES, "en.txt": ENGLISH})
    shutil.copy(CONFIG, tmp_path / "mkdocs.yml")
    return tmp_path


def site_of(home: Path) -> Site:
    settings = Settings(seeds=home / "seeds", config=home / "mkdocs.yml")
    return _site(settings, Store(settings.kept), Meter(), Listener())[0]


def parts_of(site: Site, kept: Path | None) -> Iterator[Part]:
    yield from release_parts(site, kept)
    yield from feed_parts(site, "https://example.org/")
    yield from search_parts(site)


def files_of(part: Part) -> dict[str, bytes]:
    return {path: content if isinstance(content, bytes) else b"".join(content) for path, content in part.make()}


def made(home: Path, kept: Path | None = None) -> Made:
    parts = [*parts_of(site_of(home), kept or home / "kept")]
    assert len({part.name for part in parts}) == len(parts)
    return {part.name: (part.key, files_of(part)) for part in parts}


def add(home: Path) -> None:
    write(home / "seeds", {"new.txt": f"---\ndate: 2024-12-01\n---\n{GOOD}Brasil y Ana Ruiz lo celebran.\n"})


def edit(home: Path) -> None:
    write(home / "seeds", {"3.txt": ARTICLES["3.txt"].replace("Chile", "Brasil")})


def remove(home: Path) -> None:
    (home / "seeds/2.txt").unlink()


def another_language(home: Path) -> None:
    write(home / "seeds", {"de.txt": "---\nlang: de\n---\nNorwegen schickt zwei Schiffe nach Kenia.\n"})


CHANGES = (add, edit, remove, another_language)


@pytest.mark.parametrize("change", CHANGES)
def test_keys_change_where_files_do(home: Path, change: Change) -> None:
    before = made(home)
    change(home)
    after = made(home)
    for name in before.keys() & after.keys():
        assert (before[name][0] == after[name][0]) == (before[name][1] == after[name][1]), name


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_made_anew_and_what_goes_on_are_the_same(home: Path, change: Change, tmp_path: Path) -> None:
    made(home)
    change(home)
    assert made(home) == made(home, tmp_path / "other")


def test_no_two_parts_have_a_file_in_common(home: Path) -> None:
    paths = [path for _, files in made(home).values() for path in files]
    assert len({*paths}) == len(paths) and all(
        re.match(r"data/|search/|topics/|people/|feed\.", path) for path in paths
    )


def indexes(home: Path) -> dict[str, str]:
    return {part.name: part.key for part in search_parts(site_of(home)) if re.match(r"search/es(-|$)", part.name)}


def test_one_article_changes_one_index_or_splits_it(home: Path) -> None:
    before = indexes(home)
    add(home)
    assert len(before) > 3
    assert 1 <= sum(before.get(name) != key for name, key in indexes(home).items()) <= 2


def test_the_newest_briefings_have_an_index_of_their_own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefsite.publish.search.shards.NEWEST", 2)
    add(home)  # now there are eight, so two are the newest
    before = indexes(home)
    write(home / "seeds", {"newer.txt": f"---\ndate: 2024-12-02\n---\n{GOOD}"})
    after = indexes(home)
    assert {name for name in after if before.get(name) != after[name]} == {"search/es-new"}


def test_keys_are_told_without_opening_an_entry(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(home)
    monkeypatch.setattr("briefsite.library.Library.entry", None)  # to open one would fail
    assert len([*parts_of(site, None)]) > 20


def test_pieces_that_are_damaged_are_named_and_made_again(home: Path) -> None:
    sound = made(home)["data"]
    place = home / "kept" / NAME
    content = bytearray(place.read_bytes())
    content[16384:] = b"\xff" * (len(content) - 16384)
    place.write_bytes(content)
    with pytest.raises(BriefsiteError, match="run the build again"):
        made(home)
    assert made(home)["data"] == sound


@pytest.mark.parametrize("content", [b"no database", b""])
def test_a_file_that_is_none_of_ours_is_begun_again(home: Path, content: bytes) -> None:
    sound = made(home)["data"]
    (home / "kept" / NAME).write_bytes(content)
    assert made(home)["data"] == sound == made(home)["data"]


def test_while_another_build_has_the_pieces_they_are_made_for_this_one_alone(home: Path) -> None:
    sound = made(home)["data"]
    with sqlite3.connect(home / "kept" / NAME, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert made(home)["data"] == sound
    other.close()


def test_nothing_is_left_of_the_database_that_was_handed_out(home: Path) -> None:
    made(home)
    assert [place.name for place in (home / "kept").iterdir()] == [NAME] != [RELEASED]
