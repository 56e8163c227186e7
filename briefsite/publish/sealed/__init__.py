"""Does the finished site ask any other origin for anything?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefsite.errors import BriefsiteError
from briefsite.publish.disk import disk_trouble
from briefsite.publish.sealed.address import elsewhere, origin
from briefsite.publish.sealed.known import is_known
from briefsite.publish.sealed.links import with_rel
from briefsite.publish.sealed.pages import Found, look_into
from briefsite.publish.sealed.remedies import told
from briefsite.publish.sealed.scripts import addresses_in
from briefsite.publish.sealed.styles import fetched_by_style
from briefsite.publish.sealed.suspects import may_lead_out

__all__ = ["Finding", "Seal", "require_sealed", "seal", "seal_file", "seal_folder"]

PAGES, STYLES, SCRIPTS = (".html", ".htm", ".xhtml", ".svg"), (".css",), (".js", ".mjs")
Finding = tuple[str, Found]  # with the path below site/


class Seal:
    """Looks through files of a site at `address` before they are written."""

    def __init__(self, address: str | None) -> None:
        self.own = origin(address) if address else None

    def concerns(self, path: str) -> bool:
        """Whether a file of this name can ask for anything."""
        return _kind(path) in PAGES + STYLES + SCRIPTS

    def sealed(self, path: str, content: bytes) -> tuple[bytes, list[Finding]]:
        """The file with its links that lead out completed, and what it asks another origin for."""
        found: Iterable[Found] = ()
        kind = _kind(path)
        if kind in PAGES:
            content, found = self._page(content)
        elif kind in STYLES + SCRIPTS:
            found = self._held(kind, content)
        return content, [(path, one) for one in found if not is_known(path, one.address)]

    def _held(self, kind: str, content: bytes) -> Iterator[Found]:
        text = content.decode("utf-8", "surrogateescape")
        for line, address in fetched_by_style(text) if kind in STYLES else addresses_in(text):
            if outside := elsewhere(address, self.own):
                yield Found(line + 1, "a style sheet" if kind in STYLES else "a script", outside)

    def _page(self, content: bytes) -> tuple[bytes, list[Found]]:
        if not may_lead_out(content):
            return content, []
        text = content.decode("utf-8", "surrogateescape")
        fetched, links = look_into(text, self.own)
        return with_rel(text, links).encode("utf-8", "surrogateescape"), fetched


def seal(site: Path, docs: Path, address: str | None) -> None:
    """Complete the links in the folder `site` that lead out; `docs` is where its pages come from.

    Raises BriefsiteError where one of its files would make a browser ask another origin than that of `address`.
    """
    require_sealed(seal_folder(site, Seal(address)), docs)


@disk_trouble()
def seal_folder(site: Path, seal: Seal) -> list[Finding]:
    """Complete the links in it that lead out; what its files ask another origin for."""
    found: list[Finding] = []
    for place in sorted(place for place in site.rglob("*") if place.is_file()):
        found += seal_file(place, place.relative_to(site).as_posix(), seal)
    return found


def seal_file(place: Path, path: str, seal: Seal) -> list[Finding]:
    """The same for the one file at `place`, which is `path` below site/."""
    if not seal.concerns(path):
        return []
    content = place.read_bytes()
    mended, found = seal.sealed(path, content)
    if mended != content:
        place.write_bytes(mended)
    return found


def require_sealed(found: Iterable[Finding], docs: Path) -> None:
    """Raises BriefsiteError if there is anything; `docs` is where the pages of the site come from."""
    order = sorted(found, key=lambda finding: finding[0].split("/"))
    if order:
        raise BriefsiteError(told(order, docs))


def _kind(path: str) -> str:
    return Path(path).suffix.lower()
