"""Does the finished site ask any other origin for anything?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefsite.errors import BriefsiteError
from briefsite.publish.disk import disk_trouble
from briefsite.publish.sealed.address import Origin, elsewhere, origin
from briefsite.publish.sealed.known import is_known
from briefsite.publish.sealed.links import with_rel
from briefsite.publish.sealed.pages import Found, look_into
from briefsite.publish.sealed.remedies import told
from briefsite.publish.sealed.scripts import addresses_in
from briefsite.publish.sealed.styles import fetched_by_style
from briefsite.publish.sealed.suspects import may_lead_out

__all__ = ["seal"]

PAGES, STYLES, SCRIPTS = (".html", ".htm", ".xhtml", ".svg"), (".css",), (".js", ".mjs")


@disk_trouble()
def seal(site: Path, docs: Path, address: str | None) -> None:
    """Complete the links in the folder `site` that lead out; `docs` is where its pages come from.

    Raises BriefsiteError where one of its files would make a browser ask another origin than that of `address`.
    """
    own = origin(address) if address else None
    found: list[tuple[str, Found]] = []
    for place in sorted(place for place in site.rglob("*") if place.is_file()):
        path = place.relative_to(site).as_posix()
        found += ((path, one) for one in _found_in(place, own) if not is_known(path, one.address))
    if found:
        raise BriefsiteError(told(found, docs))


def _found_in(place: Path, own: Origin | None) -> Iterator[Found]:
    kind = place.suffix.lower()
    if kind in PAGES:
        yield from _page(place, own)
    elif kind in STYLES + SCRIPTS:
        text = place.read_bytes().decode("utf-8", "surrogateescape")
        held = fetched_by_style(text) if kind in STYLES else addresses_in(text)
        for line, address in held:
            if outside := elsewhere(address, own):
                yield Found(line + 1, "a style sheet" if kind in STYLES else "a script", outside)


def _page(place: Path, own: Origin | None) -> list[Found]:
    """What a page asks for; its links that lead out are completed on the way."""
    content = place.read_bytes()
    if not may_lead_out(content):
        return []
    text = content.decode("utf-8", "surrogateescape")
    fetched, links = look_into(text, own)
    mended = with_rel(text, links)
    if mended != text:
        place.write_bytes(mended.encode("utf-8", "surrogateescape"))
    return fetched
