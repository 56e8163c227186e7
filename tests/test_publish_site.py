"""site/: replaced in one step or not at all, the same on every day, right under any address."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any

import pytest

from briefsite.errors import BriefsiteError
from briefsite.publish import Part, publish_site
from briefsite.publish.generator import THEME
from briefsite.publish.swap import staging_beside, swap, sweep
from briefsite.render import SCRIPTS, SEARCH
from briefsite.settings import Settings

CONFIG = """
site_name: Prueba
site_url: {url}
theme: {{name: material, language: {language}, font: false, {more}}}
plugins: []
use_directory_urls: false
not_in_nav: /briefings/
nav: [index.md, topics/index.md]
validation: {{links: {{anchors: warn}}}}
"""
ROOT = Path(__file__).parent.parent
CHROMIUM: dict[str, Any] = {
    "executable_path": "/usr/bin/chromium",
    "args": ["--no-sandbox", "--disable-background-networking"],
}
DEAD = 2**22 + 1  # above the highest process number of Linux


def settings(root: Path, language: str = "es", more: str = "", url: str = '""') -> Settings:
    """A small site whose configuration, docs, seeds and site lie in four places."""
    pages = {"index.md": "# Inicio\n", "topics/index.md": "# Temas\n", "briefings/uno.md": "# Uno\n"}
    for path, text in {**pages, ".briefsite.json": "{}"}.items():
        (root / "made/docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "made/docs" / path).write_text(text)
    (root / "seeds").mkdir()
    (root / "conf").mkdir()
    (root / "conf/mkdocs.yml").write_text(CONFIG.format(language=language, more=more, url=url))
    return Settings(root / "seeds", root / "made/docs", root / "out/site", root / "conf/mkdocs.yml")


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_docs_become_a_site_wherever_the_folders_lie(tmp_path: Path) -> None:
    made = settings(tmp_path)
    publish_site(made, [Part("release", "1", lambda: [("data/briefings.json", b"{}")])])
    files = tree(made.site)
    assert {"index.html", "topics/index.html", "briefings/uno.html", "404.html"} <= files.keys()
    assert files["data/briefings.json"] == b"{}"
    assert [path for path in files if ".briefsite" in path] == []
    assert [*made.site.parent.iterdir()] == [made.site]


def test_mkdocs_trouble_leaves_the_old_site_whole_and_is_one_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = settings(tmp_path)
    publish_site(made, [])
    before = tree(made.site)
    (made.docs / "index.md").write_text("# Inicio\n\n[a](gone.md) [b](topics/index.md#gone)\n")
    with pytest.raises(BriefsiteError) as caught:
        publish_site(made, [])
    lines = str(caught.value).splitlines()
    assert ["gone.md" in lines[1], "#gone" in lines[2], len(lines)] == [True, True, 3]
    assert tree(made.site) == before
    assert [*made.site.parent.iterdir()] == [made.site]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("config", ["nav: [", "site_name: X\ntheme: nothing", "site_name: X\nplugins: [nothing]"])
def test_a_configuration_that_cannot_work_is_one_error(tmp_path: Path, config: str) -> None:
    made = settings(tmp_path)
    made.config.write_text(config)
    with pytest.raises(BriefsiteError, match="MkDocs cannot publish"):
        publish_site(made, [])
    assert [*made.site.parent.iterdir()] == []


def test_a_template_that_cannot_work_is_one_error(tmp_path: Path) -> None:
    made = settings(tmp_path, more="custom_dir: own")
    (tmp_path / "conf/own").mkdir()
    (tmp_path / "conf/own/main.html").write_text("{% if %}")
    with pytest.raises(BriefsiteError, match=r"own/main\.html:1: Expected an expression"):
        publish_site(made, [])


def test_trouble_with_an_extra_file_leaves_the_old_site_whole(tmp_path: Path) -> None:
    made = settings(tmp_path)
    publish_site(made, [])
    before = tree(made.site)
    with pytest.raises(BriefsiteError, match="relative path"):
        publish_site(made, [Part("out", "1", lambda: [("../out.json", b"")])])
    assert tree(made.site) == before


def test_no_date_of_the_build_is_in_the_site(tmp_path: Path) -> None:
    made = settings(tmp_path, url="https://example.org/sub/")
    publish_site(made, [])
    files = tree(made.site)
    assert b"<loc>https://example.org/sub/briefings/uno.html</loc>" in files["sitemap.xml"]
    assert b"lastmod" not in files["sitemap.xml"]
    assert files["sitemap.xml.gz"][4:8] == bytes(4)  # the time stamp of gzip: none
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_source_date_epoch_is_honoured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    made = settings(tmp_path, url="https://example.org/")
    publish_site(made, [])
    assert (made.site / "sitemap.xml.gz").read_bytes()[4:8] == (86400).to_bytes(4, "little")


def test_plain_mkdocs_gives_the_same_site(tmp_path: Path) -> None:
    made = settings(tmp_path, more=f"custom_dir: {THEME}, static_templates: [robots.txt]")
    publish_site(made, [])
    options = ["-q", "-f", str(made.config), "-d", str(tmp_path / "plain")]
    made.config.write_text(made.config.read_text() + f"docs_dir: {made.docs}\n")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", *options], check=True)
    assert tree(tmp_path / "plain") == tree(made.site)


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    made = settings(tmp_path)
    made.site.mkdir(parents=True)
    (made.site / "thesis.odt").write_text("years of work")
    with pytest.raises(BriefsiteError, match="something else than a site"):
        publish_site(made, [])
    assert tree(made.site) == {"thesis.odt": b"years of work"}


def test_a_web_page_of_ones_own_is_no_site_of_ours(tmp_path: Path) -> None:
    made = settings(tmp_path)
    made.site.mkdir(parents=True)
    (made.site / "index.html").write_text("<title>my own</title>")
    with pytest.raises(BriefsiteError, match="something else than a site"):
        publish_site(made, [])


@pytest.mark.parametrize("site", [".", "made", "made/docs", "made/docs/site", "seeds", "conf"])
def test_a_site_over_its_own_sources_is_refused(tmp_path: Path, site: str) -> None:
    made = settings(tmp_path)
    before = tree(tmp_path)
    with pytest.raises(BriefsiteError, match="--site DIR"):
        publish_site(Settings(made.seeds, made.docs, tmp_path / site, made.config), [])
    assert tree(tmp_path) == before


def test_hidden_files_in_the_site_are_kept(tmp_path: Path) -> None:
    made = settings(tmp_path)
    publish_site(made, [])
    (made.site / ".git").mkdir()
    (made.site / ".git/HEAD").write_text("ref: refs/heads/gh-pages")
    (made.site / ".nojekyll").touch()
    publish_site(made, [])
    assert {".git/HEAD", ".nojekyll"} <= tree(made.site).keys()


def test_leftovers_of_killed_builds_are_swept_and_nothing_else(tmp_path: Path) -> None:
    ours, living, own = f".site-briefsite-{DEAD}", f".site-briefsite-{os.getppid()}", ".site-2024"
    for name in (ours, living, own, "site"):
        (tmp_path / name).mkdir()
    sweep(tmp_path / "site")
    assert sorted(folder.name for folder in tmp_path.iterdir()) == sorted([living, own, "site"])


def test_a_build_killed_between_two_renames_gets_its_old_site_back(tmp_path: Path) -> None:
    (tmp_path / f".site-briefsite-{DEAD}").mkdir()
    (tmp_path / f".site-briefsite-{DEAD}-old").mkdir()
    (tmp_path / f".site-briefsite-{DEAD}-old/index.html").touch()
    sweep(tmp_path / "site")
    assert [*tree(tmp_path)] == ["site/index.html"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it takes two renames")
def test_the_site_is_there_at_every_moment(tmp_path: Path) -> None:
    site, ended, missing = tmp_path / "site", threading.Event(), []
    site.mkdir()
    (site / "index.html").touch()

    def look() -> None:
        while not ended.is_set():
            missing.extend([1] * (not (site / "index.html").exists()))

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(200):
        staging_beside(site).mkdir()
        (staging_beside(site) / "index.html").touch()
        swap(staging_beside(site), site)
    ended.set()
    reader.join()
    assert missing == []


def test_a_custom_dir_of_the_sites_own_comes_first_and_the_package_second(tmp_path: Path) -> None:
    made = settings(tmp_path, more="custom_dir: own")
    (tmp_path / "conf/own").mkdir()
    (tmp_path / "conf/own/sitemap.xml").write_text("mine")
    publish_site(made, [])
    assert (made.site / "sitemap.xml").read_text() == "mine"
    assert "Page not found" in (made.site / "404.html").read_text()


def test_the_404_page_says_what_the_home_page_hands_over(tmp_path: Path) -> None:
    made = settings(tmp_path)
    own = "---\ninterface: {missing: 'Aquí no hay <nada>', missing_home: 7}\n---\n# Inicio\n"
    (made.docs / "index.md").write_text(own)
    publish_site(made, [])
    html = (made.site / "404.html").read_text()
    assert "<h1>Aquí no hay &lt;nada&gt;</h1>" in html and ">7</a>" in html and "See all topics" in html


@pytest.mark.parametrize("stated", ["", "---\ninterface: Buscar\n---\n", "---\ninterface:\n---\n"])
def test_the_404_page_speaks_english_where_the_home_page_says_nothing(tmp_path: Path, stated: str) -> None:
    made = settings(tmp_path)
    (made.docs / "index.md").write_text(f"{stated}# Inicio\n")
    publish_site(made, [])
    assert "See all topics" in (made.site / "404.html").read_text()


def test_the_404_page_declares_its_encoding_early_enough(tmp_path: Path) -> None:
    made = settings(tmp_path)
    publish_site(made, [])
    assert b"<meta charset" in (made.site / "404.html").read_bytes()[:1024]  # as HTML demands


def test_markup_in_front_matter_is_text(tmp_path: Path) -> None:
    made = settings(tmp_path)
    (made.docs / "briefings/uno.md").write_text(
        "---\ntitle: A&B <script>x</script> &lt;i&gt;\ndescription: '\"><script>y</script>'\n---\n# Uno\n"
    )
    publish_site(made, [])
    page = (made.site / "briefings/uno.html").read_text()
    assert "<script>x" not in page and "<script>y" not in page
    assert "<title>A&B &lt;script&gt;x&lt;/script&gt; &lt;i&gt; - Prueba</title>" in page


class _Pages(SimpleHTTPRequestHandler):
    """Answers what is missing with the site's 404.html, as GitHub Pages does."""

    def send_head(self) -> IO[bytes] | None:  # type: ignore[override]
        if Path(self.translate_path(self.path)).is_file():
            return super().send_head()
        site = next(Path(self.directory).rglob("404.html"))
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        return site.open("rb")

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.browser
@pytest.mark.parametrize("url", ['""', "https://example.org/sub/path/"])
def test_the_404_page_is_right_under_a_sub_path_at_any_depth(tmp_path: Path, url: str) -> None:
    api = pytest.importorskip("playwright.sync_api")
    made = settings(tmp_path, url=url)
    publish_site(Settings(made.seeds, made.docs, tmp_path / "host/sub/path", made.config), [])
    with served(tmp_path / "host") as host, api.sync_playwright() as play:
        page = play.chromium.launch(**CHROMIUM).new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for missing in ("x.html", "briefings/x.html", "topics/a/b/x.html", "what/ever/x.html"):
            page.goto(f"{host}/sub/path/{missing}")
            assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
            page.get_by_text("See all topics").click()
            assert page.url == f"{host}/sub/path/topics/index.html"
            assert page.locator("h1").inner_text().startswith("Temas")
        assert [address for address in asked if not address.startswith(host)] == []


@pytest.mark.browser
@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_site_of_mkdocs_yml_works_from_disk_and_follows_the_system(
    tmp_path: Path, system: str, scheme: str
) -> None:
    api = pytest.importorskip("playwright.sync_api")
    made = settings(tmp_path)
    for name in (
        "timeline",
        "network",
        "map",
        "quotes",
        "figures",
        "quality",
        "about",
        "timeline-2",
        "quotes_2",
        "people/ana",
        "briefings/index",
        "stories/index",
        "search",
    ):
        (made.docs / name).parent.mkdir(exist_ok=True)
        (made.docs / f"{name}.md").write_text(f"# {name}\n")
    (made.docs / "assets").mkdir()
    for name in ("briefsite.css", *SCRIPTS, *SEARCH):
        (made.docs / "assets" / name).touch()
    publish_site(Settings(made.seeds, made.docs, made.site, ROOT / "mkdocs.yml"), [])
    with api.sync_playwright() as play:
        page = play.chromium.launch(**CHROMIUM).new_page(color_scheme=system)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.extend([request.url] * (request.url[:5] != "file:")))
        for name in ("index", "briefings/uno", "404"):
            page.goto((made.site / f"{name}.html").as_uri())
            assert page.evaluate("document.body.dataset.mdColorScheme") == scheme
        assert said == []
