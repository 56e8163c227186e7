"""How is a reference to another origin told, so that a person can mend it?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefsite.publish.sealed.pages import Found

MOST = 50  # messages in one error
LONGEST = 200  # characters of an address
HEAD = "The site is to ask nothing of other servers, so it was not published and the old one stays:"
FONTS = "://fonts.g"  # fonts.googleapis.com and fonts.gstatic.com, which Material names unless told otherwise
FONTS_REMEDY = "set `font: false` below `theme:` in mkdocs.yml, or keep the font below docs/"
# By a part of what was found, the first that fits.
_REMEDIES = (
    ("mermaid", "Material would fetch a program to draw it; put the finished drawing there as a picture"),
    ("repo_url", "Material would ask for them; take `repo_url` out of mkdocs.yml and link to the repository in a page"),
    ("<!ENTITY>", "write it out"),
    ("a page in pages", "write it plainly"),
    ("frame", "put a link to it instead"),
    ("action>", "put a link to the form instead"),
    ("refresh", "put a link to it instead"),
    ("<meta", "put a link to it instead"),
    ("<base", "leave it out: pages find each other by relative addresses"),
    ("ping>", "leave the attribute out"),
    ("<link", "keep the file below docs/ and name it there, or leave the tag out"),
    ("script", "keep what it needs below docs/ and name it there"),
    ("", "keep the file below docs/ and name it there, or put a link to it instead"),
)


def told(found: Iterable[tuple[str, Found]], docs: Path) -> str:
    """One line for each address and way to refer to it, with the first place and the number of further ones."""
    groups: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for path, one in found:
        groups.setdefault((one.what, one.address), []).append((path, one.line))
    lines = [_line(what, address, places, docs) for (what, address), places in groups.items()]
    more = [f"and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return "\n".join([HEAD, *lines[:MOST], *more])


def _line(what: str, address: str, places: list[tuple[str, int]], docs: Path) -> str:
    files = len({path for path, _ in places})
    further = f" (and {files - 1} more files)" if files > 1 else ""
    shown = "".join(char if char.isprintable() else "�" for char in address[:LONGEST])
    remedy = FONTS_REMEDY if FONTS in address else next(remedy for part, remedy in _REMEDIES if part in what)
    return f"{_source(*places[0], address, docs)}: {what} refers to {shown}{further}; {remedy}"


def _source(path: str, line: int, address: str, docs: Path) -> str:
    """Where a person wrote it, as far as that can be known: the line in docs/, else that of the finished file."""
    host = address.partition("://")[2].partition("/")[0]
    written = [(docs / path).with_suffix(".md"), docs / path]
    for place in written if host else []:
        if place.is_file():
            text = place.read_text(encoding="utf-8", errors="replace")
            for number, content in enumerate(text.splitlines(), 1):
                if host in content.lower():
                    return f"{docs.name}/{place.relative_to(docs).as_posix()}:{number}"
    return f"site/{path}:{line}"
