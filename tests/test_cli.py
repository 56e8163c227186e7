"""The command line: exit codes, what it says on which stream, and what it leaves alone."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest
from builds import CONFIG, GOOD, ROOT, Built, tree, under, write

from briefsite import __version__
from build_site import main

SHORT = "El alcalde de Cádiz habló el martes de la pesca y de los dos barcos de España.\n"
BROKEN = "---\nauthor: A\ntitle: Acuerdo: LEAKED\n---\nLEAKED text of an article with broken front matter.\n"
BAD = {
    "broken.txt": BROKEN,
    "binary.txt": b"LEAKED\x00\x01\x02\xff\xfe\x00\x00\x00",
    "empty.txt": "",
    "latin.txt": SHORT.encode("windows-1252"),
}
SAID = """\
{seeds}/binary.txt:1: is not a text file; save the article as plain text in UTF-8
{seeds}/broken.txt:3: front matter is not valid YAML: mapping values are not allowed in this context; \
a title with a colon needs quotes: title: "Japón: el acuerdo"
{seeds}/empty.txt:1: the file holds no text; write the article into it or remove it
{seeds}/latin.txt:1: read as windows-1252 because it is not UTF-8; check the accents, or save it as UTF-8
"""
Capture = pytest.CaptureFixture[str]


def with_good(tmp_path: Path, **files: str | bytes) -> Built:
    """Folders with one good article and those given (`bad_txt` is bad.txt)."""
    write(tmp_path / "seeds", {"good.txt": GOOD} | {name.replace("_", "."): text for name, text in files.items()})
    return under(tmp_path)


def with_bad(tmp_path: Path) -> Built:
    write(tmp_path / "seeds", {"good.txt": GOOD} | BAD)
    return under(tmp_path)


def times(folder: Path) -> dict[Path, int]:
    return {place: place.stat().st_mtime_ns for place in folder.rglob("*")}


def test_bad_articles_beside_good_ones_are_named_with_line_and_remedy(tmp_path: Path, capsys: Capture) -> None:
    assert with_bad(tmp_path).run("--quiet", "--pages-only") == 0
    assert capsys.readouterr() == ("", SAID.format(seeds=tmp_path / "seeds"))


def test_the_good_articles_beside_bad_ones_are_published(tmp_path: Path) -> None:
    made = with_bad(tmp_path)
    made.run("--quiet")
    assert [article["source_file"] for article in made.release["articles"]] == ["good.txt", "latin.txt"]


def test_nothing_of_a_bad_article_leaks_into_a_page(tmp_path: Path) -> None:
    made = with_bad(tmp_path)
    made.run("--quiet")
    files = tree(made.docs) | tree(made.site)
    assert [path for path, content in files.items() if b"LEAKED" in content] == []


def test_strict_refuses_bad_articles_and_leaves_everything_as_it_was(tmp_path: Path, capsys: Capture) -> None:
    made = with_good(tmp_path)
    made.run("--quiet")
    before = tree(made.docs), tree(made.site)
    write(made.seeds, BAD)
    assert made.run("--quiet", "--strict") == 1
    assert (tree(made.docs), tree(made.site)) == before
    assert (
        capsys.readouterr().err
        == SAID.format(seeds=tmp_path / "seeds") + "briefsite: 4 problems and --strict: nothing was published\n"
    )


def test_strict_publishes_where_nothing_is_wrong(tmp_path: Path) -> None:
    assert with_good(tmp_path).run("--quiet", "--strict") == 0


def test_an_article_with_a_byte_order_mark_is_no_problem(tmp_path: Path, capsys: Capture) -> None:
    made = with_good(tmp_path, bom_txt=GOOD.encode("utf-8-sig"), wide_txt=GOOD.encode("utf-16"))
    assert made.run("--quiet", "--pages-only") == 0
    assert capsys.readouterr().err == ""


def test_a_sidecar_of_no_article_is_named(tmp_path: Path, capsys: Capture) -> None:
    made = with_good(tmp_path, lonely_yml="title: Solo\n")
    assert made.run("--quiet", "--pages-only") == 0
    remedy = "describes no article; there is no lonely.txt or lonely.md beside it"
    assert capsys.readouterr().err == f"{made.seeds}/lonely.yml: {remedy}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such name")
def test_a_file_name_that_is_not_utf_8_stops_nothing(tmp_path: Path) -> None:
    made = with_good(tmp_path)
    Path(os.fsdecode(bytes(made.seeds) + b"/caf\xe9.txt")).write_text(GOOD, encoding="utf-8")
    assert made.run("--quiet") == 0


FRONT = [
    ("date: tomorrow", "`date: tomorrow` should be a date such as `date: 2024-11-01`"),
    ("lang: Spanish", "`lang: Spanish` should be a language code such as `lang: es`"),
    ("url: javascript:alert(1)", "`url` should be an address that begins with https:// or http://"),
    ("- a\n- b", "front matter should be lines such as `title: …` between two lines of `---`"),
]


@pytest.mark.parametrize(("front", "message"), FRONT)
def test_a_wrong_value_in_front_matter_is_named(tmp_path: Path, capsys: Capture, front: str, message: str) -> None:
    made = with_good(tmp_path, bad_txt=f"---\n{front}\n---\n{GOOD}")
    assert made.run("--quiet", "--pages-only") == 0
    assert re.fullmatch(f"{made.seeds}/bad.txt:[12]: " + re.escape(message) + "\n", capsys.readouterr().err)


def nothing_done(made: Built, capsys: Capture, *options: str) -> str:
    """What a run says that must end with 2 and leave no folder behind."""
    assert made.run("--quiet", *options) == 2
    assert not made.docs.exists() and not made.site.exists()
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_no_seeds_folder_is_nothing_done(tmp_path: Path, capsys: Capture) -> None:
    made = under(tmp_path)
    remedy = "no such folder; put your articles there or name another one with --seeds DIR"
    assert nothing_done(made, capsys) == f"{made.seeds}: {remedy}\n"


def test_an_empty_seeds_folder_is_nothing_done(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "seeds").mkdir()
    remedy = "holds no article; put at least one .txt or .md file into it"
    assert nothing_done(under(tmp_path), capsys) == f"{tmp_path}/seeds: {remedy}\n"


def test_no_readable_article_is_nothing_done_and_says_why(tmp_path: Path, capsys: Capture) -> None:
    made = under(tmp_path, write(tmp_path / "seeds", {"empty.txt": ""}))
    assert nothing_done(made, capsys).splitlines() == [
        f"{made.seeds}/empty.txt:1: the file holds no text; write the article into it or remove it",
        f"{made.seeds}: no article can be read; mend one of them",
    ]


TOPICS = """\
terms:
  - id: new-thing
  - id: wrong
    kind: thing
    label: {es: Cosa}
    alias: {es: ["cos{a,as"]}
    near: {terms: [nowhere, norway], within: page}
  - id: wrong
    kind: theme
    label: {es: Otra}
corrections:
  - {ban: norway}
  - {rename: norway, label: {es: Reino}}
  - {retype: norway, kind: region}
  - {ban: norway}
  - {merge: [kenya], into: norway}
  - {merge: [kenya], into: fishing}
  - {rename: kenya, label: {es: K}}
  - {retype: fishing, kind: thing}
  - {merge: [a], into: b}
  - {merge: [b], into: a}
  - {split: a}
  - {rename: x}
"""
# The line of every fault above; line 3 has four.
FAULTS = [2, 3, 3, 3, 3, 8, 12, 12, 15, 16, 17, 18, 19, 20, 21, 22, 23]


def test_all_contradictions_of_topics_yml_are_said_at_once(tmp_path: Path, capsys: Capture) -> None:
    err = nothing_done(with_good(tmp_path, topics_yml=TOPICS), capsys)
    said = re.findall(rf"^{re.escape(str(tmp_path))}/seeds/topics\.yml:(\d+): \S", err, re.M)
    assert ([*map(int, said)], len(err.splitlines())) == (FAULTS, len(FAULTS))


@pytest.mark.parametrize("part", ["terms", "corrections"])
def test_each_list_of_topics_yml_is_checked_whole(tmp_path: Path, capsys: Capture, part: str) -> None:
    terms, rules = TOPICS.split("corrections:\n")
    content = terms if part == "terms" else f"corrections:\n{rules}"
    err = nothing_done(with_good(tmp_path, topics_yml=content), capsys)
    assert len(err.splitlines()) == (6 if part == "terms" else 11)


@pytest.mark.parametrize(
    ("content", "line"), [("terms: [\n", 2), ("terms: 3\n", 1), ("- a\n", 1), ("words: []\n", 1), ("terms:\n\t- a", 2)]
)
def test_a_topics_yml_of_another_form_is_nothing_done(tmp_path: Path, capsys: Capture, content: str, line: int) -> None:
    err = nothing_done(with_good(tmp_path, topics_yml=content), capsys)
    assert err.startswith(f"{tmp_path}/seeds/topics.yml:{line}: ") and err.count("\n") == 1


CONFIGS = ["site_name: [", "just words", "site_name: X\ntheme: {name: material, language: xx}"]


@pytest.mark.parametrize("config", CONFIGS)
def test_a_bad_configuration_is_nothing_done_and_one_line(tmp_path: Path, capsys: Capture, config: str) -> None:
    bad = write(tmp_path, {"bad.yml": config}) / "bad.yml"
    err = configured(with_good(tmp_path), bad, capsys)
    assert err.startswith(f"{bad}: ") and err.count("\n") == 1


def test_a_missing_configuration_is_nothing_done(tmp_path: Path, capsys: Capture) -> None:
    bad = tmp_path / "nowhere.yml"
    remedy = "no such file; name the site's mkdocs.yml with --config FILE"
    assert configured(with_good(tmp_path), bad, capsys) == f"{bad}: {remedy}\n"


def test_a_configuration_that_mkdocs_refuses_is_nothing_done(tmp_path: Path, capsys: Capture) -> None:
    bad = write(tmp_path, {"bad.yml": "site_name: X\ntheme: {name: nothing, language: es}\n"}) / "bad.yml"
    assert configured(with_good(tmp_path), bad, capsys).startswith(f"{bad}: MkDocs cannot publish")


def configured(made: Built, config: Path, capsys: Capture) -> str:
    """What a run with another configuration says that must end with 2 and write nothing."""
    folders = [f"--seeds={made.seeds}", f"--docs={made.docs}", f"--site={made.site}"]
    assert main(["--quiet", "--jobs=1", f"--config={config}", *folders]) == 2
    assert not made.docs.exists() and not made.site.exists()
    return capsys.readouterr().err


USAGE = [["--jobs", "0"], ["--jobs", "-1"], ["--jobs", "many"], ["--nonsense"], ["nonsense"], ["--seeds"]]


@pytest.mark.parametrize("arguments", USAGE)
def test_bad_usage_is_two_and_says_what_is_right(capsys: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    out, err = capsys.readouterr()
    assert (end.value.code, out) == (2, "")
    assert "build_site.py: error: " in err


def test_a_folder_that_cannot_be_written_is_nothing_done(tmp_path: Path, capsys: Capture) -> None:
    made = with_good(tmp_path)
    made.docs.write_text("a file stands where the folder should be")
    assert made.run("--quiet") == 2
    assert re.fullmatch(rf"{re.escape(str(made.docs))}\S*: Not a directory\n", capsys.readouterr().err)


def test_pages_only_stops_after_docs(tmp_path: Path) -> None:
    made = with_good(tmp_path)
    assert made.run("--quiet", "--pages-only") == 0
    assert (made.docs / "index.md").is_file() and not made.site.exists()


def test_verify_agrees_after_a_build_and_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    made = with_good(tmp_path)
    made.run("--quiet", "--pages-only")
    before = times(tmp_path)
    assert made.run("--verify", "--quiet") == 0
    assert (times(tmp_path), capsys.readouterr()) == (before, ("", ""))


def test_verify_names_what_differs_and_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    made = with_good(tmp_path)
    made.run("--quiet", "--pages-only")
    (made.docs / "about.md").unlink()
    before = times(tmp_path)
    assert made.run("--verify", "--quiet") == 1
    assert (times(tmp_path), capsys.readouterr()) == (before, ("", "docs/about.md: missing\n"))


def test_a_page_edited_by_hand_is_kept_and_named(tmp_path: Path, capsys: Capture) -> None:
    made = with_good(tmp_path)
    made.run("--quiet", "--pages-only")
    (made.docs / "about.md").write_text("# A mano\n")
    assert made.run("--quiet", "--pages-only") == 0
    assert made.page("about.md") == "# A mano\n"
    remedy = "edited by hand since it was generated, so it was left alone; --force overwrites it"
    assert capsys.readouterr().err == f"docs/about.md: {remedy}\n"


def test_force_overwrites_a_page_edited_by_hand(tmp_path: Path, capsys: Capture) -> None:
    made = with_good(tmp_path)
    made.run("--quiet", "--pages-only")
    before = tree(made.docs)
    (made.docs / "about.md").write_text("# A mano\n")
    assert made.run("--quiet", "--pages-only", "--force") == 0
    assert (tree(made.docs), capsys.readouterr().err) == (before, "")


def test_a_page_of_ones_own_is_kept_even_by_force(tmp_path: Path) -> None:
    made = with_good(tmp_path)
    write(made.docs, {"about.md": "# Mío\n", "notes/mine.md": "# Mío\n"})
    assert made.run("--quiet", "--pages-only", "--force") == 0
    assert made.page("about.md") == made.page("notes/mine.md") == "# Mío\n"


def test_the_page_of_an_article_that_left_is_removed(tmp_path: Path) -> None:
    made = with_good(tmp_path, other_txt="Crónica de la semana\n\n" + SHORT)
    made.run("--quiet", "--pages-only")
    (made.seeds / "other.txt").unlink()
    made.run("--quiet", "--pages-only")
    assert [path for path in tree(made.docs) if "cronica" in path] == []
    assert made.run("--quiet", "--verify") == 0


def test_the_report_has_the_fields_of_the_contract(tmp_path: Path) -> None:
    made = with_bad(tmp_path)
    assert made.run("--quiet", f"--report={tmp_path}/report.json") == 0
    report = json.loads((tmp_path / "report.json").read_bytes())
    assert [*report] == ["articles", "pages", "written", "unchanged", "removed", "problems", "seconds",
                         "cpu_seconds", "peak_rss_mib", "bytes", "files", "largest", "warnings", "version"]  # fmt: skip
    assert [*report["seconds"]] == ["read", "analyse", "link", "render", "publish", "search"]
    assert [*report["cpu_seconds"]] == [*report["seconds"]]
    assert (report["articles"], report["removed"], report["version"]) == (2, 0, __version__)
    assert "".join("{path}:{line}: {message}\n".format(**problem) for problem in report["problems"]) == SAID.format(
        seeds=made.seeds
    )
    assert report["peak_rss_mib"] > 0 < report["seconds"]["publish"]


def test_the_report_counts_the_generated_files(tmp_path: Path) -> None:
    made, counts = with_good(tmp_path), []
    for _ in range(2):
        made.run("--quiet", "--pages-only", f"--report={tmp_path}/report.json")
        report = json.loads((tmp_path / "report.json").read_bytes())
        counts.append((report["pages"], report["written"], report["unchanged"]))
    files = len(tree(made.docs)) - 1  # the manifest
    assert counts == [(files, files, 0), (files, 0, files)]


def test_stdout_is_a_line_a_stage_and_a_last_one_with_counts_and_time(tmp_path: Path, capsys: Capture) -> None:
    assert with_good(tmp_path).run() == 0
    out, err = capsys.readouterr()
    assert [line.split()[0] for line in out.splitlines()] == [
        "read",
        "analyse",
        "link",
        "render",
        "publish",
        "size",
        "done",
    ]
    assert re.fullmatch(r"done +1 articles?, 0 problems, \d+ files \(.+\), \d+\.\d s, \d+ MiB", out.splitlines()[-1])
    assert err == ""


def test_check_lists_problems_and_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    made = with_bad(tmp_path)
    before = times(tmp_path)
    assert made.run("check", "--quiet") == 0
    assert (times(tmp_path), capsys.readouterr()) == (before, ("", SAID.format(seeds=tmp_path / "seeds")))


def test_check_is_one_where_it_is_strict(tmp_path: Path) -> None:
    assert with_bad(tmp_path).run("check", "--quiet", "--strict") == 1


@pytest.mark.parametrize("content", ["", "\n", "  \n\t\n", "---\n---\n", "\ufeff"])
def test_a_file_without_text_is_a_problem(tmp_path: Path, capsys: Capture, content: str) -> None:
    made = with_good(tmp_path, blank_txt=content)
    assert made.run("check", "--quiet") == 0
    assert capsys.readouterr().err.endswith(": the file holds no text; write the article into it or remove it\n")


def test_every_option_and_command_stands_in_the_readme(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out)) - {"--help", "--version"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {*shown, "build_site.py check", "build_site.py serve", "build_site.py bundle"}
    assert sorted(option for option in named if option not in readme) == []


def test_the_configuration_of_the_repository_is_strict_about_links() -> None:
    assert re.search(r"(?s)validation:.*not_found: warn.*anchors: warn", CONFIG.read_text(encoding="utf-8"))


def test_a_correction_of_what_is_nowhere_is_named(tmp_path: Path, capsys: Capture) -> None:
    topics = "corrections:\n  - {ban: texas}\n  - {rename: nort-korea, label: {es: RPD de Corea}}\n"
    made = under(tmp_path, write(tmp_path / "seeds", {"good.txt": GOOD, "topics.yml": topics}))
    assert made.run("--quiet", "--pages-only") == 0
    told = "`nort-korea` is in no list and in no article, so this changes nothing; did you mean `north-korea`?"
    assert capsys.readouterr().err == f"{made.seeds}/topics.yml:3: {told}\n"


def test_the_smallest_configuration_gives_the_addresses_and_anchors_of_the_contract(tmp_path: Path) -> None:
    made = with_good(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: X\ntheme: {name: material, language: en}\n")
    assert made.run("--quiet", f"--config={tmp_path / 'mkdocs.yml'}") == 0
    page = (made.site / made.release["articles"][0]["page"]).read_text()
    assert 'id="p1"' in page and "{: #" not in page


def test_a_page_of_ones_own_is_published_though_it_is_not_in_the_navigation(tmp_path: Path) -> None:
    made = with_good(tmp_path)
    write(made.docs, {"mi-pagina.md": "# Mi página\n"})
    assert made.run("--quiet") == 0
    assert "Mi página" in (made.site / "mi-pagina.html").read_text()


def test_a_broken_link_in_a_page_of_ones_own_is_told_and_stops_nothing(tmp_path: Path, capsys: Capture) -> None:
    made = with_good(tmp_path)
    write(made.docs, {"mi-pagina.md": "# Mi página\n\n[rota](gone.md)\n"})
    assert made.run("--quiet") == 0
    assert capsys.readouterr().err.startswith("docs/mi-pagina.md: a page that a person wrote or edited; mend it there")


def test_docs_among_the_articles_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    made = with_good(tmp_path)
    assert main([f"--seeds={made.seeds}", f"--docs={made.seeds}", f"--site={made.site}", "--quiet"]) == 2
    assert [place.name for place in made.seeds.iterdir()] == ["good.txt"]


def test_an_alias_that_names_another_term_is_named(tmp_path: Path, capsys: Capture) -> None:
    topics = (
        "terms:\n  - {id: cold-north, kind: region, label: {es: Norte frío}, alias: {es: [Noruega, Tierra fría]}}\n"
    )
    made = under(tmp_path, write(tmp_path / "seeds", {"good.txt": GOOD, "topics.yml": topics}))
    assert made.run("--quiet", "--pages-only") == 0
    told = (
        "`Noruega` names `norway` as well as `cold-north`, so a mention counts for both; "
        "merge the two, or take the name from one of them"
    )
    assert capsys.readouterr().err == f"{made.seeds}/topics.yml:2: {told}\n"


def test_a_story_of_an_article_that_is_not_there_is_named(tmp_path: Path, capsys: Capture) -> None:
    topics = "stories:\n  - {merge: [good.txt, godo.txt]}\n"
    made = under(tmp_path, write(tmp_path / "seeds", {"good.txt": GOOD, "topics.yml": topics}))
    assert made.run("--quiet", "--pages-only") == 0
    told = "there is no article `godo.txt`, so this changes nothing; name it as it lies below seeds/"
    assert capsys.readouterr().err == f"{made.seeds}/topics.yml:2: {told}\n"
