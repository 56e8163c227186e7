"""docs/: what is written, what is removed, and what is a person's and stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from briefsite import publish
from briefsite.errors import BriefsiteError
from briefsite.publish import NOTHING, Kept, Outcome
from briefsite.records import Draft, Group, Page


def draft(path: str, text: str, key: str = "") -> Draft:
    return Draft(path, key, lambda: Page(path, text))


def update(docs: Path, drafts: Iterable[Draft], force: bool, kept: Kept = NOTHING) -> Outcome:
    return publish.update(docs, [Group("all", "", lambda: drafts)], force, kept)


def differences(docs: Path, drafts: Iterable[Draft]) -> tuple[str, ...]:
    return publish.differences(docs, [Group("all", "", lambda: drafts)])


ONE = draft("index.md", "# Uno\n")
TWO = draft("topics/ñandú.md", "# Dos\n")


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_pages_are_written_and_listed(tmp_path: Path) -> None:
    outcome = update(tmp_path / "docs", [TWO, ONE], force=False)
    assert outcome.written == ("index.md", "topics/ñandú.md")
    manifest = json.loads((tmp_path / "docs/.briefsite.json").read_text("utf-8"))
    assert [*manifest["files"]] == ["index.md", "topics/ñandú.md"]
    assert (tmp_path / "docs/topics/ñandú.md").read_bytes() == b"# Dos\n"


def test_a_second_update_changes_nothing(tmp_path: Path) -> None:
    update(tmp_path, [ONE, TWO], force=False)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    outcome = update(tmp_path, [ONE, TWO], force=False)
    assert (outcome.written, outcome.unchanged) == ((), 2)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_only_the_changed_page_is_written(tmp_path: Path) -> None:
    update(tmp_path, [ONE, TWO], force=False)
    assert update(tmp_path, [draft("index.md", "# Otro\n"), TWO], force=False).written == ("index.md",)


def test_a_page_edited_by_hand_is_kept_and_named_each_time_until_force(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    update(docs, [ONE], force=False)
    (docs / "index.md").write_text("# A mano\n")
    for text in ("# Uno\n", "# Nuevo\n", "# Nuevo\n"):
        (problem,) = update(docs, [draft("index.md", text)], force=False).problems
        assert (problem.path, problem.line) == ("docs/index.md", None)
        assert "--force" in problem.message
    assert (docs / "index.md").read_text() == "# A mano\n"
    assert update(docs, [ONE], force=True).written == ("index.md",)
    assert update(docs, [ONE], force=False).problems == ()


def test_a_stale_page_goes_with_the_folders_that_it_empties(tmp_path: Path) -> None:
    update(tmp_path, [ONE, draft("a/b/c.md", "c")], force=False)
    assert update(tmp_path, [ONE], force=False).removed == ("a/b/c.md",)
    assert sorted(tree(tmp_path)) == [".briefsite.json", "index.md"]
    assert not (tmp_path / "a").exists()


def test_a_stale_page_edited_by_hand_is_kept_and_named_each_time_until_force(tmp_path: Path) -> None:
    update(tmp_path, [ONE, TWO], force=False)
    (tmp_path / TWO.path).write_text("# A mano\n")
    for _ in range(2):
        outcome = update(tmp_path, [ONE], force=False)
        assert (outcome.removed, len(outcome.problems)) == ((), 1)
    assert update(tmp_path, [ONE], force=True).removed == (TWO.path,)


@pytest.mark.parametrize("force", [False, True])
def test_a_page_of_a_persons_own_is_never_touched(tmp_path: Path, force: bool) -> None:
    (tmp_path / "index.md").write_text("# Mío\n")
    for pages in ([ONE], [ONE], []):
        assert len(update(tmp_path, pages, force).problems) == len(pages)
    assert (tmp_path / "index.md").read_text() == "# Mío\n"


def test_a_page_that_equals_ours_is_adopted(tmp_path: Path) -> None:
    update(tmp_path, [ONE, TWO], force=False)
    (tmp_path / ".briefsite.json").unlink()
    outcome = update(tmp_path, [ONE, TWO], force=False)
    assert (outcome.unchanged, outcome.problems) == (2, ())
    assert update(tmp_path, [ONE], force=False).removed == (TWO.path,)


def test_a_page_that_a_person_deleted_comes_back(tmp_path: Path) -> None:
    update(tmp_path, [ONE], force=False)
    (tmp_path / "index.md").unlink()
    assert update(tmp_path, [ONE], force=False).written == ("index.md",)


def test_nothing_is_touched_before_the_last_page_has_come(tmp_path: Path) -> None:
    def pages() -> Iterator[Draft]:
        yield draft("index.md", "# Nuevo\n")
        raise KeyError("a bug in a template")

    update(tmp_path, [ONE], force=False)
    before = tree(tmp_path)
    with pytest.raises(KeyError):
        update(tmp_path, pages(), force=False)
    assert tree(tmp_path) == before


def test_a_page_whose_key_is_as_before_is_not_made_again(tmp_path: Path) -> None:
    def never() -> Page:
        raise AssertionError("was made")

    kept = update(tmp_path, [draft("index.md", "# Uno\n", "k")], force=False).kept
    outcome = update(tmp_path, [Draft("index.md", "k", never)], force=False, kept=kept)
    assert (outcome.written, outcome.unchanged, outcome.kept) == ((), 1, kept)


@pytest.mark.parametrize("harm", ["edited", "deleted", "forgotten", "renamed"])
def test_a_page_that_is_not_as_it_was_left_is_made_again(tmp_path: Path, harm: str) -> None:
    one = draft("index.md", "# Uno\n", "k")
    kept = update(tmp_path, [one], force=False).kept
    place = tmp_path / "index.md"
    if harm == "edited":
        place.write_text("# Dos\n")
        os.utime(place, ns=(0, 1))
    elif harm == "deleted":
        place.unlink()
    elif harm == "forgotten":
        (tmp_path / ".briefsite.json").unlink()
    else:
        one = draft("index.md", "# Tres\n", "other")
    outcome = update(tmp_path, [one], force=True, kept=kept)
    assert place.read_text() == one.make().text
    assert outcome.kept.pages["index.md"][0] == one.key


# Kills itself without notice at the n-th renaming or deletion.
KILLED = """
import os, sys
from functools import partial
from pathlib import Path
from briefsite.publish import update
from briefsite.records import Draft, Group, Page
left = int(sys.argv[2])
def kill(event, args):
    global left
    if event in ("os.rename", "os.remove"):
        left -= 1
        if left < 0:
            os._exit(9)
sys.addaudithook(kill)
pages = {"index.md": "# Nuevo", "new.md": "n", "same.md": "s"}
drafts = [Draft(path, "", partial(Page, path, text)) for path, text in pages.items()]
update(Path(sys.argv[1]), [Group("all", "", lambda: drafts)], False)
"""


def test_a_build_killed_at_any_moment_leaves_no_page_that_counts_as_edited(tmp_path: Path) -> None:
    old = [ONE, TWO, draft("same.md", "s")]
    killed = 0
    while True:
        docs = tmp_path / str(killed)
        update(docs, old, force=False)
        command = [sys.executable, "-c", KILLED, str(docs)]
        if subprocess.run([*command, str(killed)], check=False).returncode == 0:
            break
        killed += 1
        subprocess.run([*command, str(killed // 2)], check=False)  # and killed once more, elsewhere
        third = update(docs, [draft("index.md", "# Tercero\n"), draft("new.md", "n")], force=False)
        assert third.problems == ()
        assert sorted(tree(docs)) == [".briefsite.json", "index.md", "new.md"]
    assert killed >= 5  # intent, one removal, two pages, manifest


def test_temporary_files_of_a_killed_build_are_swept(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics/.briefsite-0123456789abcdef.tmp").write_text("half")
    update(tmp_path, [ONE], force=False)
    assert sorted(tree(tmp_path)) == [".briefsite.json", "index.md"]


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"schema": "other/1"}', '{"schema": "briefsite-manifest/1", "files": [1]}']
)
def test_a_corrupt_manifest_stops_the_build(tmp_path: Path, content: str) -> None:
    (tmp_path / ".briefsite.json").write_text(content)
    with pytest.raises(BriefsiteError, match="restore it from version control, or delete it"):
        update(tmp_path, [ONE], force=True)
    assert sorted(tree(tmp_path)) == [".briefsite.json"]


PATHS = ["/etc/x.md", "../x.md", "a/../../x.md", "a//x.md", "./x.md", "", "..\\x.md", "C:\\x.md", "C:/x.md"]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_outside_docs_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(BriefsiteError, match="relative path"):
        update(tmp_path / "docs", [draft(path, "x")], force=True)


def test_a_manifest_cannot_delete_outside_docs(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mine.txt").write_text("mine")
    listed = {"schema": "briefsite-manifest/1", "files": {"../mine.txt": "0"}}
    (tmp_path / "docs/.briefsite.json").write_text(json.dumps(listed))
    with pytest.raises(BriefsiteError, match="each path below"):
        update(tmp_path / "docs", [], force=True)
    assert (tmp_path / "mine.txt").exists()


def test_nothing_is_written_through_a_folder_that_leads_outside(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs/topics").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BriefsiteError, match="leads outside"):
        update(tmp_path / "docs", [TWO], force=True)
    assert tree(tmp_path / "elsewhere") == {}


def test_disk_trouble_is_prose_with_the_path(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("a file")
    with pytest.raises(BriefsiteError, match=r"docs.*: Not a directory"):
        update(tmp_path / "docs", [ONE], force=False)


def test_differences_names_what_is_missing_differs_or_is_stale(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    stale = draft("topics/stale.md", "x")
    update(docs, [ONE, TWO, stale, draft("quality.md", "old")], force=False)
    (docs / "index.md").write_text("# A mano\n")
    before = tree(docs)
    lines = differences(docs, [ONE, TWO, draft("about.md", "new"), draft("quality.md", "new")])
    assert lines == (
        "docs/about.md: missing",
        "docs/index.md: edited by hand since it was generated",
        "docs/quality.md: not up to date",
        "docs/topics/stale.md: stale, nothing generates it any more",
    )
    assert tree(docs) == before


def test_differences_is_silent_after_an_update(tmp_path: Path) -> None:
    update(tmp_path, [ONE, TWO], force=False)
    assert differences(tmp_path, [ONE, TWO]) == ()
