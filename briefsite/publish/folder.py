"""What changes in docs/?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefsite.publish import disk
from briefsite.publish.manifest import NAME, Manifest, read_manifest, write_manifest
from briefsite.publish.present import NOTHING, Folder, Kept
from briefsite.records import Group, Page, Problem
from briefsite.workers import in_processes

EDITED = "edited by hand since it was generated, so it was left alone; --force overwrites it"
EDITED_STALE = "edited by hand, so it was left alone, but nothing generates it any more; --force deletes it"
FOREIGN = "a page of your own stands where one would be generated, so it was left alone; rename or delete it"
# Why a page on disk is not the wanted one, as --verify says it.
DIFFERENCES = {
    "missing": "missing",
    "ours": "not up to date",
    "edited": "edited by hand since it was generated",
    "foreign": "a page of your own stands where one would be generated",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an update did, by paths below docs/."""

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]
    problems: tuple[Problem, ...]
    generated: frozenset[str] = frozenset()  # pages that are as we made them
    kept: Kept = NOTHING  # for the next update


@dataclass(slots=True)
class _Plan:
    """What an update is going to do; nothing of it has happened yet."""

    groups: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # name → key, paths
    as_before: dict[str, str] = field(default_factory=dict)  # pages that need not be made, with their checksums
    wanted: dict[str, str] = field(default_factory=dict)  # the others that were asked, with their keys
    intact: set[str] = field(default_factory=set)  # of the wanted, those that will be as we make them
    present: dict[str, str] = field(default_factory=dict)  # ours, as it lies on disk
    staged: dict[str, Path] = field(default_factory=dict)  # temporary files of the pages to write
    fresh: dict[str, str] = field(default_factory=dict)  # their checksums
    stale: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)  # what the manifest will list
    problems: list[Problem] = field(default_factory=list)


def update(docs: Path, groups: Iterable[Group], force: bool, kept: Kept = NOTHING, jobs: int = 1) -> Outcome:
    """Write the pages that differ, delete those that nothing generates any more, leave people's work alone.

    A page whose group or draft has the key that it had in the last update (`kept`), and whose file nobody has touched
    since, is not made again. Nothing is touched before the last page has come. Raises BriefsiteError for disk trouble,
    for a page path outside docs/, and for a corrupt manifest.
    """
    manifest = read_manifest(docs)
    disk.sweep(docs)
    folder = Folder(docs, kept)
    try:
        plan = _plan(folder, manifest, groups, force, jobs)
        _carry_out(docs, manifest, plan)
    finally:
        disk.sweep(docs)
    return Outcome(
        written=tuple(sorted(plan.fresh)),
        unchanged=sum(plan.files.get(path) == found for path, found in plan.present.items()),
        removed=tuple(plan.stale),
        problems=tuple(sorted(plan.problems, key=lambda problem: problem.path)),
        generated=frozenset(plan.intact),
        kept=_kept(docs, kept, plan),
    )


def differences(docs: Path, groups: Iterable[Group], jobs: int = 1) -> tuple[str, ...]:
    """One line for each page below docs/ that is missing, differs or is stale; writes nothing."""
    manifest, folder = read_manifest(docs), Folder(docs, NOTHING)
    wanted, lines = set(), {}
    for page in _made([draft.make for group in groups for draft in group.drafts()], jobs):
        wanted.add(page.path)
        state = manifest.state(page.path, folder.found(page.path), disk.sha256(page.text.encode()))
        if state in DIFFERENCES:
            lines[page.path] = DIFFERENCES[state]
    for path in {*manifest.files, *manifest.pending} - wanted:
        if manifest.state(path, folder.found(path), None) in ("ours", "edited"):
            lines[path] = "stale, nothing generates it any more"
    return tuple(f"{_shown(docs, path)}: {line}" for path, line in sorted(lines.items()))


def _plan(folder: Folder, manifest: Manifest, groups: Iterable[Group], force: bool, jobs: int) -> _Plan:
    plan = _Plan()
    new = []
    for group in groups:
        known = folder.unchanged(group, manifest.files)
        plan.groups[group.name] = (group.key, tuple(known))
        plan.as_before |= known
        if known:
            continue
        drafts = {draft.path: draft for draft in group.drafts()}
        plan.groups[group.name] = (group.key, tuple(drafts))
        for path, draft in drafts.items():
            if path in plan.wanted or path == NAME:
                raise ValueError(f"two files are to be written to {_shown(folder.docs, path)}")
            plan.wanted[path] = draft.key
            if sha := folder.same(draft, manifest.files):
                plan.as_before[path] = sha
            else:
                new.append(draft.make)
    for page in _made(new, jobs):
        _plan_page(folder, manifest, page, force, plan)
    plan.present |= plan.as_before
    plan.files |= plan.as_before
    plan.intact |= plan.as_before.keys()
    for path in sorted({*manifest.files, *manifest.pending}.difference(plan.wanted, plan.as_before)):
        _plan_stale(folder, manifest, path, force, plan)
    return plan


def _kept(docs: Path, kept: Kept, plan: _Plan) -> Kept:
    """What is remembered of the pages that are as we made them; of those left alone as it was."""
    made = plan.wanted.keys() & plan.intact - plan.as_before.keys()
    new = {path: (plan.wanted[path], plan.files[path]) for path in made}
    pages = Folder(docs, NOTHING).remembered(new)
    pages |= {path: (plan.wanted.get(path, kept.pages[path][0]), *kept.pages[path][1:]) for path in plan.as_before}
    return Kept(plan.groups, pages)


def _made(tasks: Sequence[Callable[[], Page]], jobs: int) -> Iterator[Page]:
    return in_processes(lambda number: tasks[number](), len(tasks), jobs)


def _plan_page(folder: Folder, manifest: Manifest, page: Page, force: bool, plan: _Plan) -> None:
    docs, path, content = folder.docs, page.path, page.text.encode()
    found, new = folder.found(path), disk.sha256(content)
    state = manifest.state(path, found, new)
    if found is not None and state in ("same", "ours"):
        plan.present[path] = found
    if state in ("missing", "ours") or (state == "edited" and force):
        plan.staged[path] = disk.stage(docs / path, content)
        plan.fresh[path] = plan.files[path] = new
        plan.intact.add(path)
    elif state == "same":
        plan.files[path] = new
        plan.intact.add(path)
    else:
        plan.problems.append(Problem(_shown(docs, path), None, EDITED if state == "edited" else FOREIGN))
        if state == "edited":
            plan.files[path] = manifest.files[path]  # the old one, so that it goes on counting as edited


def _plan_stale(folder: Folder, manifest: Manifest, path: str, force: bool, plan: _Plan) -> None:
    docs, found = folder.docs, folder.found(path)
    state = manifest.state(path, found, None)
    if found is not None and state == "ours":
        plan.present[path] = found
    if state == "ours" or (state == "edited" and force):
        plan.stale.append(path)
    elif state == "edited":
        plan.problems.append(Problem(_shown(docs, path), None, EDITED_STALE))
        plan.files[path] = manifest.files[path]


def _carry_out(docs: Path, manifest: Manifest, plan: _Plan) -> None:
    if plan.staged or plan.stale:
        # Killed from here on, the next build still knows both the bytes that lay there and the new ones.
        write_manifest(docs, Manifest({**manifest.files, **plan.present}, plan.fresh))
    for path in plan.stale:
        disk.remove(docs / path, docs)
    for path, temporary in plan.staged.items():
        disk.settle(temporary, docs / path)
    write_manifest(docs, Manifest(plan.files))


def _shown(docs: Path, path: str) -> str:
    return f"{docs.absolute().name}/{path}"
