"""The site that we build page by page, in processes, is the one that plain MkDocs builds; so is what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builds import CONFIG, ROOT, Built, tree, write

from briefsite.errors import BriefsiteError
from briefsite.publish import generator
from briefsite.publish.generator import THEME, generate
from briefsite.settings import Settings
from briefsite.workers import LEAST

ADDRESS = "https://example.org/under/"
REL = re.compile(rb' rel="noopener noreferrer"')  # with which our build completes links that lead out


def plain(docs: Path, folder: Path, *changes: tuple[str, str]) -> tuple[dict[str, bytes], Path]:
    """What `mkdocs build --strict` makes of docs/, and the configuration that it was given."""
    text = CONFIG.read_text(encoding="utf-8").replace("custom_dir: briefsite", f"custom_dir: {ROOT}/briefsite")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    config = write(folder, {"mkdocs.yml": text.replace("docs_dir: docs", f"docs_dir: {docs}")}) / "mkdocs.yml"
    options = ["-q", "--strict", "-f", str(config), "-d", str(folder / "plain")]
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options], check=True, env=os.environ | {"SOURCE_DATE_EPOCH": "0"}
    )
    return tree(folder / "plain"), config


def generated(built: Built) -> frozenset[str]:
    return frozenset(built.manifest)


def ours(docs: Path, config: Path, pages: frozenset[str], jobs: int = 1) -> dict[str, bytes]:
    site = config.parent / f"ours-{jobs}"
    generate(Settings(docs=docs, site=site, config=config, jobs=jobs), site, pages)
    return tree(site)


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_every_page_of_every_kind_is_that_of_plain_mkdocs(
    each: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    want, config = plain(each.docs, tmp_path)
    made = ours(each.docs, config, generated(each))
    assert made.keys() == want.keys()
    assert [path for path in want if REL.sub(b"", made[path]) != REL.sub(b"", want[path])] == []


def test_processes_make_the_same_site(sample: Built, tmp_path: Path) -> None:
    want, config = plain(sample.docs, tmp_path)
    assert len(generated(sample)) > LEAST  # so many that they are shared
    made = ours(sample.docs, config, generated(sample), jobs=2)
    assert [path for path in want if REL.sub(b"", made[path]) != REL.sub(b"", want[path])] == []


@pytest.mark.parametrize("change", [
    ("toc_depth: 2", "toc_depth: 3"),
    ("permalink: true", "permalink: false"),
    ('permalink_title: ""', "permalink_title: Here"),
    ("  - tables", "  - tables\n  - footnotes"),
    ("navigation.top", "navigation.footer\n    - content.action.edit"),
    ("site_dir: site", "site_dir: site\nedit_uri: https://example.org/r/edit/docs/"),
    ("  - stories/index.md\n", ""),
    ("language: es", "language: de"),
    ("site_dir: site", 'site_dir: site\nsite_description: a "b"\ncopyright: <a href="x.html">c</a>'),
    ("plugins: []", "plugins: [search]"),
])  # fmt: skip
def test_other_configurations_give_the_site_of_plain_mkdocs(
    corpus_site: Built, tmp_path: Path, change: tuple[str, str]
) -> None:
    want, config = plain(corpus_site.docs, tmp_path, change)
    made = ours(corpus_site.docs, config, generated(corpus_site))
    assert [path for path in want if REL.sub(b"", made.get(path, b"")) != REL.sub(b"", want[path])] == []


def test_pages_of_people_are_published_and_warned_of_as_by_mkdocs(corpus_site: Built, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(corpus_site.docs, docs)
    own = {
        "own/one.md": "---\ntitle: A <b>\ntags: [x]\n---\n\n# One\n\n[a](../index.md) [b](two.md#here) [c](gone.md)\n",
        "own/two.md": "Two\r\n\r\n`code` [up](../quality.md#nothing) [self](#lost)\r\n",
        "own/three.md": "---\ntemplate: 404.html\n---\nThree\n",
        "404.md": "# My own\n",
    }
    write(docs, own)
    site = tmp_path / "site"
    made = generate(Settings(docs=docs, site=site, config=CONFIG), site, generated(corpus_site))
    files = tree(site)
    assert b"<code>code</code>" in files["own/two.html"]
    assert b"My own" in files["404.html"]
    assert [problem.path for problem in made.problems] == ["docs/own/one.md", "docs/own/one.md", "docs/own/two.md",
                                                           "docs/own/two.md"]  # fmt: skip
    told = [problem.message.partition("contains ")[2] for problem in made.problems]
    assert told == [
        "a link 'gone.md', but the target 'own/gone.md' is not found among documentation files.",
        "a link 'two.md#here', but the doc 'own/two.md' does not contain an anchor '#here'.",
        "a link '../quality.md#nothing', but the doc 'quality.md' does not contain an anchor '#nothing'.",
        "a link '#lost', but there is no such anchor on this page.",
    ]


def test_a_generated_page_that_links_to_a_lost_anchor_is_told(corpus_site: Built, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(corpus_site.docs, docs)
    page = next(path for path in sorted((docs / "briefings").iterdir()) if path.stem.startswith("noruega"))
    page.write_text("# Edited\n", encoding="utf-8")
    ours = generated(corpus_site) - {f"briefings/{page.name}"}
    with pytest.raises(BriefsiteError, match=f"briefings/{page.name}' does not contain an anchor '#p1'"):
        generate(Settings(docs=docs, site=tmp_path / "site", config=CONFIG), tmp_path / "site", ours)


def test_templates_that_look_at_something_else_are_found_out(
    corpus_site: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = shutil.copytree(THEME, tmp_path / "theme")
    main = theme / "main.html"
    main.write_text(
        main.read_text().replace("{% block styles %}", "{% block styles %}<i>{{ page.meta.words if page }}</i>")
    )
    monkeypatch.setattr(generator, "THEME", theme)
    want, config = plain(corpus_site.docs, tmp_path, (f"{ROOT}/briefsite/publish/theme", str(theme)))
    made = ours(corpus_site.docs, config, generated(corpus_site))
    assert [path for path in want if REL.sub(b"", made[path]) != REL.sub(b"", want[path])] == []
