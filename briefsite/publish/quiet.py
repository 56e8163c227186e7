"""How is MkDocs run without its voice and its clock?"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from mkdocs.theme import Theme

LOGGERS = ("mkdocs", "MARKDOWN")  # MkDocs with its plugins, and Python-Markdown
# No date of a build belongs in the site: the start of the epoch stands for "no date", in gzip also by
# its standard, and the package's own sitemap leaves dates out.
CLOCK = ("SOURCE_DATE_EPOCH", "0")


class _Collector(logging.Handler):
    """Keeps warnings and errors instead of printing them, each as one line and once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}  # a set that keeps the order

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[" ".join(record.getMessage().split())] = None


@contextmanager
def messages() -> Iterator[dict[str, None]]:
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
def clock() -> Iterator[None]:
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


@cache
def material() -> Theme:
    """The theme as it comes; to read how it is configured takes a while."""
    from mkdocs.theme import Theme

    return Theme("material")


def cause(trouble: Exception) -> str:
    """What an error of MkDocs or of a template says, on one line."""
    if isinstance(trouble, jinja2.TemplateSyntaxError):
        return f"{trouble.filename}:{trouble.lineno}: {trouble.message}"
    return " ".join(str(trouble).split())
