"""How is MkDocs run without its voice and its clock?"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from briefsite.errors import BriefsiteError
from briefsite.records import Problem
from briefsite.settings import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

THEME = Path(__file__).parent / "theme"
ROBOTS = "robots.txt"
# What the generated pages are written in; page.html addresses, not folders, so that they open from disk.
EXTENSIONS = ("attr_list", "md_in_html", "tables")
LOGGERS = ("mkdocs", "MARKDOWN")  # MkDocs with its plugins, and Python-Markdown
WARNED = "a page that a person wrote or edited; mend it there, or delete it"
MOST = 50  # messages in one error; a broken template repeats itself on every page
# No date of a build belongs in the site: the start of the epoch stands for "no date", in gzip also by
# its standard, and the package's own sitemap leaves dates out.
CLOCK = ("SOURCE_DATE_EPOCH", "0")


def require_config(settings: Settings) -> None:
    """Raises BriefsiteError where MkDocs would refuse the configuration, before anything is written."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    path = str(settings.config.absolute())
    with _messages() as messages:
        try:
            load_config(path, config_file_path=path, docs_dir=str(THEME), strict=True)
        except (Abort, MkDocsException, OSError) as trouble:
            raise BriefsiteError(_told(settings, [*messages] or [_cause(trouble)])) from trouble


def generate(settings: Settings, target: Path, generated: frozenset[str] | None) -> tuple[Problem, ...]:
    """Build the site of `settings` into the folder `target`.

    Answers with what MkDocs warns of in pages that are not `generated` (paths below docs/, None is all), which
    people wrote or edited. Raises BriefsiteError with every other warning and error, one a line.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # Imported here because the banner must be silenced first, and because only a build that publishes
    # should pay a quarter of a second for MkDocs.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    path, docs, site = (str(place.absolute()) for place in (settings.config, settings.docs, target))
    with _messages() as messages, _clock():
        try:
            config = load_config(path, config_file_path=path, docs_dir=docs, site_dir=site, use_directory_urls=False)
            config.markdown_extensions += [name for name in EXTENSIONS if name not in config.markdown_extensions]
            _add_theme(config)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except Abort as trouble:  # what it aborts for has been logged
            raise BriefsiteError(_told(settings, [*messages] or [str(trouble)])) from trouble
        except (MkDocsException, jinja2.TemplateError, OSError) as trouble:
            raise BriefsiteError(_told(settings, [*messages, _cause(trouble)])) from trouble
    pages = {message: _page_of(message) for message in messages}
    ours = [message for message, page in pages.items() if page is None or generated is None or page in generated]
    if ours:  # stricter than strict mode, which counts only what MkDocs itself says
        raise BriefsiteError(_told(settings, ours))
    folder = settings.docs.absolute().name
    return tuple(Problem(f"{folder}/{page}", None, f"{WARNED}: {message}") for message, page in pages.items())


def site_address(settings: Settings) -> str | None:
    """The `site_url` of a configuration that has been found sound, with its environment variables put in."""
    from mkdocs.config import load_config

    path = str(settings.config.absolute())
    with _messages():
        return load_config(path, config_file_path=path, docs_dir=str(THEME)).site_url or None


def _page_of(message: str) -> str | None:
    """The page that a warning speaks of."""
    found = re.match(r"Doc file '([^']+)'", message)
    return found[1] if found else None


def _add_theme(config: MkDocsConfig) -> None:
    """The package's templates, behind those of the site's own custom_dir and before Material's."""
    from mkdocs.theme import Theme

    theme = config.theme
    if theme.name == "material" and theme["font"] == Theme("material")["font"]:
        theme["font"] = False  # nobody chose a font, and Material would ask Google for its own
    if theme.name == "material" and THEME.resolve() not in [Path(folder).resolve() for folder in theme.dirs]:
        theme.dirs.insert(0 if theme.custom_dir is None else 1, str(THEME))
    if theme.name == "material":  # MkDocs writes templates over files of docs/, but a person's own comes first
        own = (Path(config.docs_dir) / ROBOTS).is_file()
        theme.static_templates = {*theme.static_templates, ROBOTS} - ({ROBOTS} if own else set())


def _cause(trouble: Exception) -> str:
    if isinstance(trouble, jinja2.TemplateSyntaxError):
        return f"{trouble.filename}:{trouble.lineno}: {trouble.message}"
    return " ".join(str(trouble).split())


def _told(settings: Settings, messages: list[str]) -> str:
    more = [f"and {len(messages) - MOST} more"] if len(messages) > MOST else []
    return "\n".join([f"{settings.config}: MkDocs cannot publish {settings.docs}:", *messages[:MOST], *more])


class _Collector(logging.Handler):
    """Keeps warnings and errors instead of printing them, each as one line and once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}  # a set that keeps the order

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[" ".join(record.getMessage().split())] = None


@contextmanager
def _messages() -> Iterator[dict[str, None]]:
    """What the loggers of MkDocs say meanwhile; no other handler hears them."""
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    before = [(logger, logger.handlers, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [collector], False
    try:
        yield collector.messages
    finally:
        for logger, handlers, propagate in before:
            logger.handlers, logger.propagate = handlers, propagate


@contextmanager
def _clock() -> Iterator[None]:
    """SOURCE_DATE_EPOCH as the caller set it, else a constant: two builds on two days are equal."""
    name, constant = CLOCK
    if name in os.environ:
        yield
        return
    os.environ[name] = constant
    try:
        yield
    finally:
        del os.environ[name]
