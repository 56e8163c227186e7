"""What becomes of the text inside a block: links, emphasis, tags and entities?"""

from __future__ import annotations

import re
from functools import lru_cache

from briefsite.publish.converted.shape import ENTITY, TAG, TEXT, Converted, Resolve, Unusual, written

_PIECE = rf"(?:{TEXT}|{ENTITY}|{TAG})"
_LINK = re.compile(rf"\[({_PIECE}++)\]\(([\w./%-]*+)(?:#([\w.%-]++))?+\)(?:\{{([^{{}}\n]*+)\}})?+")
# Emphasis where both ends are beyond doubt: a word begins behind white space or a tag, and ends before a pause.
_INNER = rf"(?=[\w<&«(])({_PIECE}++)"
_STRONG = rf"(?:(?<![^\s>])|(?<=>)(?=\*\*\w))\*\*{_INNER}(?<=[\w.:;»)>])\*\*(?![^\s,.;:)])"
_EMPHASIS = rf"(?<![^\s])\*{_INNER}(?<=[\w.:;»)>])\*(?![^\s,.;:)])"
_STRESSED = re.compile(rf"{_STRONG}|{_EMPHASIS}")
# A paragraph that is emphasised as a whole, behind its number; there may be links in it.
_WHOLE = re.compile(rf"({TAG}</a>)\*\*((?=[\w<])[^*]*+(?<=\S))\*\*")
_REST = re.compile(rf"(?:{_PIECE}|\n)*+")
_GIVEN = re.compile(r" *(?:\.([\w-]+)|#([\w-]+)|([a-z][a-z-]*)=\"([^\"{}&<>=\n]*)\")(?= |$)")


class Spans:
    """Converts the text of one page, and keeps which links and anchors it came by."""

    def __init__(self, page: Converted, resolve: Resolve) -> None:
        self.page, self.resolve = page, resolve

    def linked(self, block: str) -> str:
        """A whole block with its links in HTML. Raises Unusual."""
        return _LINK.sub(self._link, block) if "](" in block else block

    def html(self, text: str) -> str:
        """One run of text whose links are in HTML already. Raises Unusual."""
        if "*" in text:
            text = _stressed(text)
        elif _REST.fullmatch(text) is None:
            raise Unusual
        return text.replace("  \n", "<br />\n") if "  \n" in text else text

    def attributes(self, given: str) -> dict[str, str]:
        """What an attribute list says. Raises Unusual."""
        values = dict(_attributes(given))
        if "id" in values:
            self.page.anchors.add(values["id"])
        return values

    def written(self, given: str, more: tuple[tuple[str, str], ...] = ()) -> str:
        """The same in HTML, with more attributes. Raises Unusual."""
        text, anchor = _written(given, more)
        if anchor is not None:
            self.page.anchors.add(anchor)
        return text

    def _link(self, link: re.Match[str]) -> str:
        label, path, anchor, given = link.groups()
        if not label.strip() or not (path or anchor):
            raise Unusual
        address = ""
        if path:
            found = self.resolve(path)
            if found is None:
                raise Unusual
            target, address = found
        else:
            target = ""
        if anchor:
            address = f"{address}#{anchor}"
            self.page.links.append((target, anchor, f"{path}#{anchor}"))
        if given is None:
            return f'<a href="{address}">{label}</a>'
        return f"<a{self.written(given.removeprefix(':'), (('href', address),))}>{label}</a>"


@lru_cache(maxsize=10_000)
def _attributes(given: str) -> tuple[tuple[str, str], ...]:
    values: dict[str, str] = {}
    at, end = 0, len(given.rstrip(" "))
    while at < end:
        found = _GIVEN.match(given, at, end)
        if found is None:
            raise Unusual
        style, anchor, name, value = found.groups()
        if style:
            values["class"] = f"{values['class']} {style}" if "class" in values else style
        else:
            values[name or "id"] = anchor or value
        at = found.end()
    if not values:
        raise Unusual
    return tuple(values.items())


@lru_cache(maxsize=10_000)
def _written(given: str, more: tuple[tuple[str, str], ...]) -> tuple[str, str | None]:
    values = dict(_attributes(given))
    return written(dict(more) | values), values.get("id")


def _stressed(text: str) -> str:
    whole = _WHOLE.fullmatch(text)
    if whole and _REST.fullmatch(whole[2]):
        return f"{whole[1]}<strong>{whole[2]}</strong>"
    if _REST.fullmatch(_STRESSED.sub("", text)) is None:
        raise Unusual
    return _STRESSED.sub(lambda found: f"<strong>{found[1]}</strong>" if found[1] else f"<em>{found[2]}</em>", text)
