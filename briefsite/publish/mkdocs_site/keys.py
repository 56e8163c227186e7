"""What do many pages depend on? On configuration, versions, templates, and the titles in the navigation."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils.yaml import yaml_load

from briefsite.publish.quiet import CLOCK
from briefsite.store import version

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pyyaml")
PLACES = {"docs_dir", "site_dir"}  # they decide where, not what
# What the front matter of a page in the navigation says of that page alone.
OF_ITS_OWN = {"description", "date", "updated", "hide"}


def config_key(config: MkDocsConfig) -> str:
    """Of the configuration as it was read, with what it takes from the environment, and of everybody's code.

    Empty where something in it cannot be written down: then nothing is kept.
    """
    with Path(config.config_file_path).open("rb") as file:
        stated = {name: value for name, value in yaml_load(file).items() if name not in PLACES}
    libraries = [metadata.version(name) for name in LIBRARIES]
    try:
        return _key([stated, version(), libraries, sys.version, os.environ.get(CLOCK[0]), sorted(config.theme.dirs)])
    except TypeError:
        return ""


def nav_key(nav: Navigation) -> str:
    """Of what pages show of the pages in the navigation."""
    pages = [
        [page.url, str(page.title), {name: repr(value) for name, value in page.meta.items() if name not in OF_ITS_OWN}]
        for page in nav.pages
    ]
    return _key([str(nav), pages])


def templates_key(keys: tuple[str, str], templates: list[str], pages: list[tuple[str, object]]) -> str:
    """Of what is made of the whole site: pages are (path, dates)."""
    return _key([keys, templates, repr(pages)])


def _key(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
