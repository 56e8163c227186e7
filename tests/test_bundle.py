"""What is handed over: the site as a zip, or briefings as one file; the same bytes everywhere, nothing from outside."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from builds import CONFIG, GOOD, ROOT, Built, tree, under, write
from conftest import CHROMIUM
from test_hostile import HOSTILE, shown

from briefsite.publish.sealed.pages import look_into
from briefsite.settings import read_identity
from briefsite.text import slug

FOLDER = slug(read_identity(CONFIG).name)
Capture = pytest.CaptureFixture[str]


def packed(made: Built, *options: str) -> bytes:
    """The zip of a site, from where it lies unless another place is named."""
    assert made.run("bundle", "--quiet", *options) == 0
    return (made.site.parent / "briefsite.zip").read_bytes()


def copied(sample: Built, folder: Path) -> Built:
    """The sample's site in a folder of its own."""
    shutil.copytree(sample.site, folder / "site")
    return Built(sample.seeds, sample.docs, folder / "site")


def test_the_zip_holds_a_note_and_the_whole_site_in_one_folder(sample: Built, tmp_path: Path) -> None:
    made = copied(sample, tmp_path)
    packed(made)
    with zipfile.ZipFile(tmp_path / "briefsite.zip") as file:
        assert file.testzip() is None
        file.extractall(tmp_path / "out")
    assert sorted(place.name for place in (tmp_path / "out").iterdir()) == sorted(["LEEME.txt", FOLDER])
    assert tree(tmp_path / "out" / FOLDER) == tree(made.site)
    note = (tmp_path / "out/LEEME.txt").read_bytes().decode("utf-8-sig")
    assert FOLDER in note and "index.html" in note and "\r\n" in note


def test_the_note_is_in_the_language_of_the_site(tmp_path: Path, sample: Built) -> None:
    made = copied(sample, tmp_path)
    config = write(tmp_path, {"en.yml": "site_name: Daily News\ntheme: {name: material, language: en}\n"}) / "en.yml"
    command = [sys.executable, "build_site.py", "bundle", f"--site={made.site}", f"--config={config}"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(tmp_path / "briefsite.zip") as file:
        assert b"Open the folder" in file.read("README.txt")
        assert "daily-news/index.html" in file.namelist()


def test_the_same_site_gives_the_same_bytes(sample: Built, tmp_path: Path) -> None:
    first = packed(copied(sample, tmp_path / "one"))
    again = copied(sample, tmp_path / "two")
    files = sorted(again.site.rglob("*"), reverse=True)
    for place in files:  # written anew in another order, with other dates and rights
        if place.is_file():
            content = place.read_bytes()
            place.unlink()
            place.write_bytes(content)
            place.chmod(0o600)
            os.utime(place, (10**9, 10**9))
    code = "import os, sys; os.umask(0o077); from build_site import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "bundle", "--quiet", f"--site={again.site}", f"--config={CONFIG}"]
    environment = os.environ | {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=environment, cwd=tmp_path, check=True)
    assert (tmp_path / "two/briefsite.zip").read_bytes() == first


def test_hidden_files_stay_at_home(sample: Built, tmp_path: Path) -> None:
    made = copied(sample, tmp_path)
    write(made.site, {".git/HEAD": "ref", ".nojekyll": "", "data/.secret": "x"})
    packed(made)
    assert [name for name in zipfile.ZipFile(tmp_path / "briefsite.zip").namelist() if "/." in name] == []


def refused(made: Built, capsys: Capture, *options: str) -> str:
    """What is said of a bundle that cannot be."""
    assert made.run("bundle", "--quiet", *options) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("link", ["page.html", "folder"])
def test_a_symbolic_link_is_refused_and_the_old_zip_stays(
    sample: Built, tmp_path: Path, capsys: Capture, link: str
) -> None:
    made = copied(sample, tmp_path)
    before = packed(made)
    (made.site / link).symlink_to("/etc" if link == "folder" else "/etc/passwd")
    assert "is a symbolic link, which does not travel" in refused(made, capsys)
    assert (tmp_path / "briefsite.zip").read_bytes() == before
    assert sorted(place.name for place in tmp_path.iterdir()) == ["briefsite.zip", "site"]


def test_without_a_site_nothing_is_packed(tmp_path: Path, capsys: Capture) -> None:
    made = under(tmp_path)
    remedy = "no site to pack; run build_site.py first, or name it with --site DIR"
    assert refused(made, capsys) == f"{made.site}: {remedy}\n"
    write(made.site, {"index.html": "<title>my own</title>"})
    assert refused(made, capsys) == f"{made.site}: {remedy}\n"
    assert [place.name for place in tmp_path.iterdir()] == ["site"]


def test_the_file_may_be_named_but_not_inside_what_a_build_replaces(
    sample: Built, tmp_path: Path, capsys: Capture
) -> None:
    made = copied(sample, tmp_path)
    assert made.run("bundle", "--quiet", f"--output={tmp_path}/other.zip") == 0
    assert zipfile.is_zipfile(tmp_path / "other.zip")
    assert "lies inside" in refused(made, capsys, f"--output={made.site}/a.zip")
    assert "lies inside" in refused(made, capsys, "--single", f"--output={made.docs}/a.html")
    assert "is a folder" in refused(made, capsys, f"--output={tmp_path}")
    for options in ([], ["--single", "--newest=1"]):
        assert "No such file or directory" in refused(made, capsys, *options, f"--output={tmp_path}/none/a")


@pytest.mark.parametrize("options", [["--single"], ["check", "--output=x"], ["bundle", "--topic=x"],
                                     ["bundle", "--newest=3"], ["bundle", "--single", "--newest=0"]])  # fmt: skip
def test_an_option_in_the_wrong_place_is_bad_usage(tmp_path: Path, capsys: Capture, options: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        under(tmp_path).run(*options)
    assert end.value.code == 2
    assert "build_site.py: error: " in capsys.readouterr().err


class _Read(HTMLParser):
    """Ids, targets, elements and the text of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.elements: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.elements.append(tag)
        self.attributes |= values.keys()
        self.ids += [values["id"] or ""] if "id" in values else []
        self.targets += [values[name] or "" for name in ("href", "src") if name in values]
        self.open += [tag] if tag not in ("meta", "br") else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def single(made: Built, target: Path, *options: str) -> str:
    """The one file of the chosen briefings."""
    assert made.run("bundle", "--single", "--quiet", f"--output={target}", *options) == 0
    return target.read_text("utf-8")


@pytest.fixture(scope="module")
def korea(sample: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("single") / "korea.html"
    single(sample, target, "--topic=Corea del Norte")
    return target


def test_all_briefings_of_the_topic_stand_in_the_file_whole(korea: Path, sample: Built) -> None:
    read = _Read(korea.read_text("utf-8"))
    articles = [a for a in sample.release["articles"] if a["copy_of"] is None]
    about = [a for a in articles if "north-korea" in [topic["id"] for topic in a["topics"]]]
    assert read.elements.count("article") == len(about) > 3
    said = " ".join(read.text.split())
    for article in about:
        for found in (*article["summary"], *article["quotes"]):
            assert " ".join(found["text"].split()) in said
        assert article["source_sha256"] in said


def test_every_link_leads_to_an_id_in_the_file_and_nothing_leads_out(korea: Path) -> None:
    text = korea.read_text("utf-8")
    read = _Read(text)
    assert {target[:1] for target in read.targets} == {"#"}
    assert {target[1:] for target in read.targets} - {*read.ids} == set()
    assert len(read.ids) == len({*read.ids})
    assert read.open == []
    assert look_into(text, None) == ([], [])
    assert {"script", "link", "img", "iframe", "form", "base"} & {*read.elements} == set()


def test_headings_and_landmarks_are_in_order(korea: Path) -> None:
    read = _Read(korea.read_text("utf-8"))
    levels = [int(tag[1]) for tag in read.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(two <= one + 1 for one, two in pairwise(levels))
    assert [read.elements.count(tag) for tag in ("main", "nav", "header", "footer")] == [1, 1, 1, 1]


def test_foreign_text_says_its_language(korea: Path) -> None:
    text = korea.read_text("utf-8")
    assert text.startswith('<!doctype html>\n<html lang="es">')
    assert {'lang="en"', 'lang="fr"', 'lang="pt"'} <= {*re.findall(r'lang="\w+"', text)}


NAMES = [
    "north-korea",
    "Corea del Norte",
    "North Korea",
    "corée du nord",
    "COREE DU NORD",
    "Nordkorea",
    " Coreia do Norte",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_topic_is_found_by_its_name_in_any_language(sample: Built, tmp_path: Path, korea: Path, name: str) -> None:
    assert single(sample, tmp_path / "a.html", f"--topic={name}") == korea.read_text("utf-8")


def test_a_person_is_a_topic_too_and_the_newest_may_be_taken(sample: Built, tmp_path: Path) -> None:
    assert single(sample, tmp_path / "a.html", "--topic=mark rutte", "--newest=2").count("<article") == 2


@pytest.mark.parametrize(("options", "number"), [([], 10), (["--newest=3"], 3)])
def test_without_a_topic_the_newest_are_taken(sample: Built, tmp_path: Path, options: list[str], number: int) -> None:
    assert single(sample, tmp_path / "a.html", *options).count("<article") == number


@pytest.mark.parametrize(("name", "near"), [("coree", "Corée du Nord"), ("Japn", "Jap"), ("Ruttte Mark", "")])
def test_an_unknown_topic_is_told_with_names_that_come_near(
    sample: Built, tmp_path: Path, capsys: Capture, name: str, near: str
) -> None:
    told = refused(sample, capsys, "--single", f"--topic={name}", f"--output={tmp_path}/a.html")
    assert told.startswith(f"--topic: no briefing has the topic or person `{name}`; ") and near in told
    assert [*tmp_path.iterdir()] == []


def test_a_term_that_no_briefing_has_is_unknown(sample: Built, tmp_path: Path, capsys: Capture) -> None:
    assert "no briefing has" in refused(sample, capsys, "--single", "--topic=tuvalu", f"--output={tmp_path}/a.html")


def test_the_same_articles_give_the_same_file(sample: Built, tmp_path: Path, korea: Path) -> None:
    code = "import os, sys; os.umask(0o077); from build_site import main; sys.exit(main())"
    folders = [f"--seeds={sample.seeds}", f"--site={sample.site}", f"--config={CONFIG}", f"--output={tmp_path}/a.html"]
    command = [sys.executable, "-c", code, "bundle", "--single", "--topic=north-korea", "--quiet", "--jobs=2", *folders]
    environment = os.environ | {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=environment, cwd=tmp_path, check=True)
    assert (tmp_path / "a.html").read_bytes() == korea.read_bytes()


def test_strict_writes_nothing_where_there_are_problems(tmp_path: Path, capsys: Capture) -> None:
    made = under(tmp_path, write(tmp_path / "seeds", {"good.txt": GOOD, "empty.txt": ""}))
    assert made.run("bundle", "--single", "--quiet", "--strict") == 1
    assert made.run("bundle", "--single", "--quiet") == 0
    assert "empty.txt:1: the file holds no text" in capsys.readouterr().err
    assert (tmp_path / "briefsite.html").is_file() and not made.site.exists() and not made.docs.exists()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every payload as a title, a paragraph, a quotation, an author and a source."""
    folder = tmp_path_factory.mktemp("hostile")
    seeds = {}
    for number, payload in enumerate(HOSTILE):
        quote = f"«Decimos {payload} y nada más», dijo Mark Rutte."
        text = f"{payload} uno\n\nLa OTAN dice: {payload} y algo más.\n\n{quote}\n"
        front = f"---\nauthor: {payload!a}\nsource: {payload!a}\n---\n" if number in (0, 1, 33) else ""
        seeds[f"{number}.txt"] = front + text
    seeds["topics.yml"] = "copies:\n  - {split: [" + ", ".join(seeds) + "]}\n"
    made = under(folder, write(folder / "seeds", seeds))
    single(made, folder / "a.html", f"--newest={len(HOSTILE)}")
    return folder / "a.html"


def test_hostile_text_stays_text(hostile: Path, korea: Path) -> None:
    text = hostile.read_text("utf-8")
    read, usual = _Read(text), _Read(korea.read_text("utf-8"))
    assert {*read.elements} - {*usual.elements, "h4", "ul", "blockquote"} == set()
    assert read.attributes - usual.attributes - {"data-speaker"} == set()
    assert {target[1:] for target in read.targets} - {*read.ids} == set()
    said = " ".join(read.text.split())
    expected = {" ".join(shown(payload).split()) for payload in HOSTILE} - {"�"}  # invisible beside other words
    assert [text for text in expected if text not in said] == []


@pytest.fixture(scope="module")
def web_page() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser.new_page(viewport={"width": 390, "height": 844})
        browser.close()


@pytest.mark.browser
def test_chromium_opens_the_file_in_silence_on_a_phone_too(web_page: Any, korea: Path, hostile: Path) -> None:
    trouble: list[str] = []
    web_page.on("console", lambda said: trouble.append(said.text))
    web_page.on("pageerror", lambda error: trouble.append(str(error)))
    asked: list[str] = []
    web_page.on("request", lambda request: asked.append(request.url))
    for place in (korea, hostile):
        web_page.goto(place.as_uri())
        assert web_page.evaluate("document.documentElement.scrollWidth") <= 390
        assert web_page.evaluate("document.compatMode") == "CSS1Compat"
        broken = "[...document.links].filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).length"
        assert web_page.evaluate(broken) == 0
    assert (asked, trouble) == ([korea.as_uri(), hostile.as_uri()], [])


@pytest.mark.browser
def test_a_line_holds_sixty_to_seventy_five_characters(web_page: Any, korea: Path) -> None:
    web_page.set_viewport_size({"width": 1400, "height": 900})
    web_page.goto(korea.as_uri())
    lines = web_page.evaluate(
        """() => [...document.querySelectorAll("article div p")].filter(p => p.innerText.length > 300).map(p =>
           p.innerText.length / Math.round(p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)))"""
    )
    assert 60 <= sum(lines) / len(lines) <= 75
    web_page.set_viewport_size({"width": 390, "height": 844})
