"""How does docs/ become site/?"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from briefsite.errors import BriefsiteError
from briefsite.publish.disk import disk_trouble
from briefsite.publish.generator import generate, require_config
from briefsite.publish.listing import listing
from briefsite.publish.parts import Part
from briefsite.publish.renewed import add_parts, complete, is_same, share
from briefsite.publish.sealed import require_sealed
from briefsite.publish.state import keep, old_site
from briefsite.publish.swap import staging_beside, swap, sweep
from briefsite.records import Problem
from briefsite.settings import Settings
from briefsite.store import Store

RELEASE = "data/briefings.json"
MADE_BY = b'name="generator" content="mkdocs-'  # what MkDocs writes into the head of every page
REMEDY = "name another folder with --site DIR"


def publish_site(
    settings: Settings, parts: Iterable[Part], generated: frozenset[str] | None = None
) -> tuple[Problem, ...]:
    """Build the site beside the old one, with the files of the `parts`, then swap; what is as it was is not made again.

    What MkDocs warns of in pages that are not `generated` (paths below docs/, None is all) is a problem that is
    told, not one that stops the rest: people wrote or edited them. Raises BriefsiteError for every other warning,
    for disk trouble, where a file refers to another origin and where site/ is not ours to replace; the old site is
    whole then.
    """
    site = settings.site.resolve()  # of a symbolic link, the folder it leads to is replaced
    _refuse(settings, site)
    with disk_trouble():
        sweep(site)
        staging = staging_beside(site)
        staging.mkdir(parents=True)
    store = Store(settings.kept)
    try:
        old = old_site(store, site, listing(site))
        made = generate(settings, staging, generated, old)
        kept = add_parts(parts, staging, made, old)
        require_sealed(made.found, settings.docs.absolute())
        complete(made.state, listing(staging), [*made.kept, *kept], old)
        if not is_same(staging, made.state, old):
            with disk_trouble():
                share([*made.kept, *kept], site, staging, settings.jobs)
                _keep_hidden(site, staging)
                swap(staging, site)
        if made.state != old.state:
            keep(store, site, made.state)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        store.close()
    return made.problems


def require_publishable(settings: Settings) -> None:
    """Raises BriefsiteError, before docs/ is written, where the site could not be published afterwards."""
    require_config(settings)
    _refuse(settings, settings.site.resolve())


def is_ours(site: Path) -> bool:
    """Whether a folder is a site of this program, or of plain MkDocs."""
    if (site / RELEASE).is_file():
        return True
    home = site / "index.html"
    return home.is_file() and MADE_BY in home.read_bytes()[:10_000]


def _refuse(settings: Settings, site: Path) -> None:
    """Raises BriefsiteError where replacing `site` would delete something that is not a site."""
    docs, seeds = settings.docs.resolve(), settings.seeds.resolve()
    if docs.is_relative_to(seeds) or seeds.is_relative_to(docs):
        raise BriefsiteError(f"{settings.docs}: must lie apart from the articles in {settings.seeds}; use --docs DIR")
    for source in (settings.docs, settings.seeds, settings.config):
        if source.resolve().is_relative_to(site):
            raise BriefsiteError(f"{settings.site}: holds {source} and would be replaced; {REMEDY}")
    if site.is_relative_to(settings.docs.resolve()):
        raise BriefsiteError(f"{settings.site}: lies inside {settings.docs}; {REMEDY}")
    with disk_trouble():
        vacant = not site.exists() or not any(site.iterdir())
    if not vacant and not is_ours(site):
        raise BriefsiteError(
            f"{settings.site}: holds something else than a site made here, so it was left alone; empty it or {REMEDY}"
        )


def _keep_hidden(site: Path, staging: Path) -> None:
    """Copy what people keep in site/ under a hidden name (.git, .nojekyll), as MkDocs leaves it too."""
    if not site.exists():
        return
    for kept in sorted(site.glob(".*")):
        place = staging / kept.name
        if place.exists():
            continue
        if kept.is_dir() and not kept.is_symlink():
            shutil.copytree(kept, place, symlinks=True)
        else:
            shutil.copy2(kept, place, follow_symlinks=False)
