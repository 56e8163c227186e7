"""Stage 1: files below seeds/ → Article. One raw format a module, one module that touches the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefsite.read.decode import decode
from briefsite.read.disk import Seed, SeedFile, list_seeds, open_seed
from briefsite.read.markdown import markdown_paragraphs
from briefsite.read.plain import plain_paragraphs
from briefsite.read.stated import split_front_matter, stated_values
from briefsite.records import Article, Problem
from briefsite.text import checksum, slug

__all__ = ["SeedFile", "article_of", "articles_of", "in_order", "open_seed", "read_articles", "seeds_of"]

FORMATS = {".txt": plain_paragraphs, ".md": markdown_paragraphs}


class _Unreadable(Exception):
    """Carries the problem of the one article that is left out."""

    def __init__(self, line: int | None, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


def read_articles(seeds: Path) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """All readable articles in the order of their paths, and what is wrong with the others.

    Raises BriefsiteError where there is no folder or no file of a known format in it.
    """
    found, problems = seeds_of(seeds)
    opened = [open_seed(seeds, seed) for seed in found]
    trouble = [*problems, *(one for one in opened if isinstance(one, Problem))]
    return articles_of((one for one in opened if isinstance(one, SeedFile)), trouble)


def seeds_of(seeds: Path) -> tuple[list[Seed], list[Problem]]:
    """Where articles lie, in the order of their paths; `open_seed` and `article_of` read one. Raises as above."""
    return list_seeds(seeds, tuple(FORMATS))


def articles_of(
    files: Iterable[SeedFile], problems: Iterable[Problem] = ()
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The same for files already in memory."""
    articles, trouble = [], list(problems)
    for file in files:
        article, notice = article_of(file)
        articles += [article] if article else []
        trouble += [notice] if notice else []
    return tuple(articles), tuple(sorted(trouble, key=in_order))


def in_order(problem: Problem) -> tuple[str, int, str]:
    """By place."""
    return problem.path, problem.line or 0, problem.message


def article_of(file: SeedFile) -> tuple[Article | None, Problem | None]:
    """The article, unless it is a draft or cannot be read, and what there is to say of the file."""
    try:
        return _article(file)
    except _Unreadable as reason:
        return None, Problem(file.path, reason.line, reason.message)


def _article(file: SeedFile) -> tuple[Article | None, Problem | None]:
    decoded = decode(file.content)
    if decoded.problem:
        raise _Unreadable(decoded.line, decoded.problem)
    block, body, first_line, fault = split_front_matter(decoded.text)
    if fault:
        raise _Unreadable(fault.line, fault.message)
    values = stated_values(block, file.sidecar, file.sidecar_path)
    if values.fault:
        raise _Unreadable(values.fault.line, values.fault.message)
    paragraphs = FORMATS[file.suffix](body, first_line)
    if not paragraphs:
        raise _Unreadable(1, "the file holds no text; write the article into it or remove it")
    if values.draft:
        return None, None
    notice = None
    if decoded.encoding not in ("utf-8", "utf-8-sig", "utf-16"):
        remedy = f"read as {decoded.encoding} because it is not UTF-8; check the accents, or save it as UTF-8"
        notice = Problem(file.path, decoded.line, remedy)
    return Article(article_id(file.path), file.path, file.sha256, decoded.encoding, paragraphs, values.stated), notice


def article_id(path: str) -> str:
    """From the path alone, so that it stays when other articles come or go."""
    return f"{slug(path.rpartition('.')[0])}-{checksum(path)}"
