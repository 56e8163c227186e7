"""What was the present site/ made from? Kept from one build to the next, so that only what changed is made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from briefsite.garbage import collecting_nothing
from briefsite.packing import packed, unpacked
from briefsite.publish.listing import Files, Stamp
from briefsite.store import Store, version

TABLE, BEGIN = "state", "site "


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A generated page that was made without a word: of which bytes, and what it holds."""

    path: str  # below site/
    stamp: Stamp  # of its Markdown
    sha: str
    dates: tuple[tuple[str, object], ...]
    anchors: bytes
    links: bytes


@dataclass(slots=True)
class State:
    """By plain values, all paths below site/ if nothing else is said."""

    address: str = ""  # of the site: what leads out of it
    config: str = ""  # the key of all that pages share, but the navigation
    nav: str = ""  # that of the navigation
    templates: tuple[str, tuple[str, ...]] = ("", ())  # the key of the whole site's templates, and their files
    theme: tuple[str, ...] = ()  # files that the theme has
    pages: dict[str, KeptPage] = field(default_factory=dict)  # by path below docs/
    static: dict[str, Stamp] = field(default_factory=dict)  # copied files: the stamp of the file they were copied from
    parts: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # by name: key and files
    files: Files = field(default_factory=dict)  # all of them, as they were left


@dataclass(frozen=True, slots=True)
class Old:
    """The site that stands, and what is known of it."""

    site: Path
    state: State
    present: frozenset[str] = frozenset()  # its files
    intact: frozenset[str] = frozenset()  # of which these are as they were left

    def has(self, paths: tuple[str, ...]) -> bool:
        """Whether all these files are as they were left."""
        return self.intact.issuperset(paths)


def old_site(store: Store, site: Path, present: Files) -> Old:
    """What `store` knows of the folder `site`, in which these files lie; of anything doubtful, nothing."""
    content = store.one(TABLE, _row(site)) or b""
    digest, rest = content[:32], content[32:]
    if hashlib.sha256(rest).digest() != digest:
        return Old(site, State(), frozenset(present))
    with collecting_nothing():
        state = State(*unpacked(rest))
        state.pages = {uri: KeptPage(*values) for uri, values in state.pages.items()}  # type: ignore[misc]
    intact = frozenset(path for path, found in present.items() if state.files.get(path) == found)
    return Old(site, state, frozenset(present), intact)


def keep(store: Store, site: Path, state: State) -> None:
    """For the next build."""
    values = {name: getattr(state, name) for name in State.__slots__}
    values["pages"] = {
        uri: (page.path, page.stamp, page.sha, page.dates, page.anchors, page.links)
        for uri, page in state.pages.items()
    }
    with collecting_nothing():
        content = packed(tuple(values.values()))
    row = _row(site)
    store.forget(
        TABLE, (key for key in store.keys(TABLE) - {row} if key.startswith(BEGIN) and key.endswith(f" {site}"))
    )
    store.put(TABLE, {row: hashlib.sha256(content).digest() + content})


def _row(site: Path) -> str:
    return f"{BEGIN}{version()} {site}"
