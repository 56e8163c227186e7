"""How does MkDocs make docs/ a site?"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from briefsite.errors import BriefsiteError
from briefsite.publish.quiet import cause, clock, material, messages
from briefsite.publish.sealed import Finding, Seal, seal_folder
from briefsite.publish.state import Old, State
from briefsite.records import Problem
from briefsite.settings import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from briefsite.publish.mkdocs_site import Built

THEME = Path(__file__).parent / "theme"
ROBOTS = "robots.txt"
# What the generated pages are written in; page.html addresses, not folders, so that they open from disk.
EXTENSIONS = ("attr_list", "md_in_html", "tables")
WARNED = "a page that a person wrote or edited; mend it there, or delete it"
MOST = 50  # messages in one error; a broken template repeats itself on every page


def require_config(settings: Settings) -> None:
    """Raises BriefsiteError where MkDocs would refuse the configuration, before anything is written."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    path = str(settings.config.absolute())
    with messages() as said:
        try:
            load_config(path, config_file_path=path, docs_dir=str(THEME), strict=True)
        except (Abort, MkDocsException, OSError) as trouble:
            raise BriefsiteError(_told(settings, [*said] or [cause(trouble)])) from trouble


@dataclass(frozen=True, slots=True)
class Generated:
    """A site that is built, and sealed; not yet what becomes of it."""

    problems: tuple[Problem, ...]  # what MkDocs warns of in pages that people wrote or edited
    found: list[Finding]  # what its files ask other origins for
    seal: Seal  # for the files that are added
    kept: list[str] = field(default_factory=list)  # files of the old site that belong to the new one, not yet there
    state: State = field(default_factory=State)  # for the next build


def generate(settings: Settings, target: Path, generated: frozenset[str] | None, old: Old | None = None) -> Generated:
    """Build the site of `settings` into the folder `target`; of its pages, `generated` (paths below docs/) are ours.

    What it shares with the `old` site is told, not made.

    Raises BriefsiteError with all that MkDocs warns of in our pages (None is all) or elsewhere, one a line.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # Imported here because the banner must be silenced first, and because only a build that publishes
    # should pay a quarter of a second for MkDocs.
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    path, docs, site = (str(place.absolute()) for place in (settings.config, settings.docs, target))
    with messages() as said, clock():
        try:
            config = load_config(path, config_file_path=path, docs_dir=docs, site_dir=site, use_directory_urls=False)
            config.markdown_extensions += [name for name in EXTENSIONS if name not in config.markdown_extensions]
            _add_theme(config)
            seal = Seal(config.site_url or None)
            order = (generated or frozenset(), settings.jobs, old or Old(settings.site, State()))
            built = _built(config, seal, order)
        except Abort as trouble:  # what it aborts for has been logged
            raise BriefsiteError(_told(settings, [*said] or [str(trouble)])) from trouble
        except (MkDocsException, jinja2.TemplateError, OSError) as trouble:
            raise BriefsiteError(_told(settings, [*said, cause(trouble)])) from trouble
    told = [*dict.fromkeys((*said, *built.said))]
    if built.failed is not None:
        raise BriefsiteError(_told(settings, [*told, built.failed]))
    return Generated(_problems(settings, told, generated), built.found, seal, built.kept, built.state)


def _built(config: MkDocsConfig, seal: Seal, order: tuple[frozenset[str], int, Old]) -> Built:
    """By ourselves where we know all that takes part, else as MkDocs does it, with whatever takes part."""
    from mkdocs.commands.build import build

    from briefsite.publish.mkdocs_site import Built, Order, build_book, is_known

    if is_known(config, THEME):
        return build_book(config, seal, Order(*order))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return Built(found=seal_folder(Path(config.site_dir), seal), state=State(address=config.site_url or ""))


def _problems(settings: Settings, said: list[str], generated: frozenset[str] | None) -> tuple[Problem, ...]:
    """What people should mend in their pages. Raises BriefsiteError for what is said of others."""
    pages = {message: _page_of(message) for message in said}
    ours = [message for message, page in pages.items() if page is None or generated is None or page in generated]
    if ours:  # stricter than strict mode, which counts only what MkDocs itself says
        raise BriefsiteError(_told(settings, ours))
    folder = settings.docs.absolute().name
    return tuple(Problem(f"{folder}/{page}", None, f"{WARNED}: {message}") for message, page in pages.items())


def site_address(settings: Settings) -> str | None:
    """The `site_url` of a configuration that has been found sound, with its environment variables put in."""
    from mkdocs.config import load_config

    path = str(settings.config.absolute())
    with messages():
        return load_config(path, config_file_path=path, docs_dir=str(THEME)).site_url or None


def _page_of(message: str) -> str | None:
    """The page that a warning speaks of."""
    found = re.match(r"Doc file '([^']+)'", message)
    return found[1] if found else None


def _add_theme(config: MkDocsConfig) -> None:
    """The package's templates, behind those of the site's own custom_dir and before Material's."""
    theme = config.theme
    if theme.name == "material" and theme["font"] == material()["font"]:
        theme["font"] = False  # nobody chose a font, and Material would ask Google for its own
    if theme.name == "material" and THEME.resolve() not in [Path(folder).resolve() for folder in theme.dirs]:
        theme.dirs.insert(0 if theme.custom_dir is None else 1, str(THEME))
    if theme.name == "material":  # MkDocs writes templates over files of docs/, but a person's own comes first
        own = (Path(config.docs_dir) / ROBOTS).is_file()
        theme.static_templates = {*theme.static_templates, ROBOTS} - ({ROBOTS} if own else set())


def _told(settings: Settings, messages: list[str]) -> str:
    more = [f"and {len(messages) - MOST} more"] if len(messages) > MOST else []
    return "\n".join([f"{settings.config}: MkDocs cannot publish {settings.docs}:", *messages[:MOST], *more])
