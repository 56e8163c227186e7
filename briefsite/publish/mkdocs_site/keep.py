"""Which pages need not be made again?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import markdown_extensions

from briefsite.publish import disk
from briefsite.publish.listing import Files
from briefsite.publish.state import KeptPage, Old

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def kept_pages(old: Old, config: MkDocsConfig, docs: Files, generated: frozenset[str]) -> dict[str, KeptPage]:
    """Generated pages whose Markdown, and whose HTML, is that of the last build."""
    if config.nav is None or _collide(docs):  # then one page may change any other
        return {}
    kept: dict[str, KeptPage] = {}
    for uri, page in old.state.pages.items():
        if page.sha and page.path in old.intact and uri in docs and uri in generated:
            if page.stamp == docs[uri]:
                kept[uri] = page
            elif disk.sha256(disk.read(Path(config.docs_dir, uri)) or b"") == page.sha:
                kept[uri] = replace(page, stamp=docs[uri])
    return kept


def walk_order(uri: str) -> tuple[list[str], bool, str]:
    """The order in which MkDocs comes by files: index first, folders last."""
    *folders, name = uri.split("/")
    return folders, posixpath.splitext(name)[0] not in ("index", "README"), name


def _collide(uris: Iterable[str]) -> bool:
    """Whether two files may be meant for one address."""
    known = {*uris}
    for uri in known:
        if uri.endswith(".md"):
            if uri.endswith("README.md"):
                return True
        elif uri.endswith(markdown_extensions) or (uri.endswith(".html") and f"{uri[:-5]}.md" in known):
            return True
    return False
