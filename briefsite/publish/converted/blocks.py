"""Which blocks does a page consist of: headings, paragraphs, lists, tables, and HTML around them?"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from markdown.extensions.toc import slugify

from briefsite.publish.converted.lists import Lists
from briefsite.publish.converted.shape import ENTITY, Contents, Converted, Resolve, Unusual, written
from briefsite.publish.converted.spans import Spans
from briefsite.publish.converted.tables import table

_AROUND = r"(?:article|aside|div|nav|section)"
_WRAPPER = re.compile(
    rf'\n(<{_AROUND}(?: [a-z-]+(?:="[^"<>\n]*")?)*? markdown="1"(?: [a-z-]+(?:="[^"<>\n]*")?)*>|</{_AROUND}>)(?=\n)'
)
_OWN = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
_GIVEN = r"\{:? *([^{}\n]*)\} *"
_HEADING = re.compile(rf"(#{{1,6}}) ([^\s#][^\n]*?)(?: +{_GIVEN})?")
_ALONE = re.compile(r"\{: \.[\w-]+ \}")
_AT_END = re.compile(rf"\n *{_GIVEN}$")
# What would begin a block of another kind, at the begin of a line.
_MARKER = re.compile(
    r"[\s#>|=:~+_`]|[-*](?!\*[^\s*])|\d+[.)]|</?(?:article|aside|div|nav|section|h\d|p|ul|ol|table|form)\b"
)
_RAW = re.compile(r"<(h3|p|figure|script|noscript)[ >]")
_ODD = ("\n\n\n", "\r", "\t", "\x02", "\x03", "<!", "<?", ' name="')  # the last may be that of an anchor
_EMPTY = re.compile(r"\n +\n")
_BROKEN = re.compile(r"  \n *\{")
_ID = re.compile(r' id="([^"<>]*)"')
_WELL_FORMED = re.compile(
    rf'(?:[^<>&\n]++|{ENTITY}|</?+[a-zA-Z][a-zA-Z0-9]*+(?: [a-zA-Z][\w:-]*+(?:="[^"<>\n]*+")?+)*+ ?/?+>)*+'
)
_TAGS = re.compile(r"<[^<>]*>")


def convert(text: str, contents: Contents, resolve: Resolve) -> Converted | None:
    """The page whose Markdown is `text`, or None where Python-Markdown should do it."""
    try:
        return _Page(contents, resolve).converted(text)
    except Unusual:
        return None


class _Page:
    def __init__(self, contents: Contents, resolve: Resolve) -> None:
        self.contents = contents
        self.page = Converted()
        self.spans = Spans(self.page, resolve)
        self.lists = Lists(self.spans, self._unmarked)
        self.used: set[str] = set()  # ids of elements, by which an id made of a title must not go
        self.untitled: list[tuple[int, str]] = []  # (place in headings, inner HTML) of headings without an id

    def converted(self, text: str) -> Converted:
        text = text.strip("\n")
        if any(odd in text for odd in _ODD) or _EMPTY.search(text) or _BROKEN.search(text):
            raise Unusual
        pieces: list[str] = []
        around: list[tuple[str, str, list[str]]] = []
        for at, part in enumerate(_WRAPPER.split(f"\n{text}\n")):
            if at % 2 == 0:
                self._blocks(part, pieces, bool(around))
            elif part.startswith("</"):
                pieces = self._closed(part, pieces, around)
            else:
                around.append((part[1:].partition(" ")[0], self._opened(part), pieces))
                pieces = []
        if around:
            raise Unusual
        self.page.html = self._titled("".join(pieces).strip())
        self.page.anchors.update(_ids(text))
        return self.page

    def _opened(self, tag: str) -> str:
        start, anchor = _start(tag)
        if anchor is not None:
            self.used.add(anchor)
        return start

    def _closed(self, tag: str, inner: list[str], around: list[tuple[str, str, list[str]]]) -> list[str]:
        if not around or tag != f"</{around[-1][0]}>" or not inner:
            raise Unusual
        _, start, pieces = around.pop()
        pieces.append(f"{start}\n{''.join(inner)}{tag}\n")
        return pieces

    def _blocks(self, text: str, pieces: list[str], within: bool) -> None:
        text = text.strip("\n")
        for block in text.split("\n\n") if text else ():
            first = block[0]
            raw = _RAW.match(block) if first == "<" else None
            if raw is None:
                block = self.spans.linked(block)
            if first in "->":
                self.lists.add(block, pieces)
                continue
            self.lists.end(pieces)
            if first == "#":
                pieces.append(self._heading(block))
            elif first == "|":
                pieces.append(table(block, self.spans))
            elif raw:
                pieces.append(_untouched(block, raw[1], within))
            else:
                pieces.append(self._paragraph(block))
        self.lists.end(pieces)

    def _paragraph(self, block: str) -> str:
        given = _AT_END.search(block) if block.endswith("}") else None
        if given:
            attributes, block = self.spans.written(given[1]), block[: given.start()]
        elif _ALONE.fullmatch(block):  # it belongs to nothing, so it is text
            return f"<p>{block}</p>\n"
        self._unmarked(block)
        return f"<p{attributes if given else ''}>{self.spans.html(block)}</p>\n"

    def _unmarked(self, block: str) -> None:
        """Raises Unusual where a line could begin something else."""
        if not block or _MARKER.match(block) or ("\n" in block and any(map(_MARKER.match, block.split("\n")))):
            raise Unusual

    def _heading(self, block: str) -> str:
        found = _HEADING.fullmatch(block)
        if found is None or found[2][-1].isspace() or found[2][-1] == "#" or found[2][0].isspace():
            raise Unusual
        level, given = len(found[1]), found[3]
        inner = self.spans.html(found[2])
        attributes = self.spans.attributes(given) if given is not None else {}
        if "id" in attributes:
            self.used.add(attributes["id"])
        else:
            attributes["id"] = f"\x02{len(self.untitled)}\x03"
            self.untitled.append((len(self.page.headings), inner))
        if level <= self.contents.depth:
            self.page.headings.append((level, attributes["id"], _name(inner)))
        return f"<h{level}{written(attributes)}>{inner}{self._permanent(attributes['id'])}</h{level}>\n"

    def _permanent(self, anchor: str) -> str:
        if not self.contents.sign:
            return ""
        title = f' title="{self.contents.said}"' if self.contents.said else ""
        return f'<a class="headerlink" href="#{anchor}"{title}>{self.contents.sign}</a>'

    def _titled(self, page: str) -> str:
        """With ids made of their titles for the headings that state none."""
        for number, (place, inner) in enumerate(self.untitled):
            anchor = slugify(html.unescape(_name(inner)), "-")
            if not anchor or anchor in self.used or anchor in self.page.anchors or '"' in anchor:
                raise Unusual
            self.used.add(anchor)
            self.page.anchors.add(anchor)
            mark = f"\x02{number}\x03"
            page = page.replace(mark, anchor)
            if place < len(self.page.headings) and self.page.headings[place][1] == mark:
                level, _, name = self.page.headings[place]
                self.page.headings[place] = (level, anchor, name)
        return page


def _ids(text: str) -> Iterator[str]:
    """Those in tags; what looks the same between tags is text."""
    for found in _ID.finditer(text):
        if text.rfind("<", 0, found.start()) > text.rfind(">", 0, found.start()):
            yield html.unescape(found[1])


def _name(inner: str) -> str:
    return " ".join(_TAGS.sub("", inner).split())


def _untouched(block: str, tag: str, within: bool) -> str:
    """HTML without Markdown in it; inside of HTML with Markdown it would be taken apart."""
    ends = block.endswith(f"</{tag}>") and block.count(f"</{tag}") == 1 == len(re.findall(rf"<{tag}[ >]", block))
    if within or not ends or "\n" in block or (tag != "script" and not _WELL_FORMED.fullmatch(block)):
        raise Unusual
    return f"{block}\n\n"


@lru_cache(maxsize=1000)
def _start(tag: str) -> tuple[str, str | None]:
    """The start tag of HTML around Markdown, and its id."""
    name = tag[1:].partition(" ")[0]
    found = _OWN.findall(tag[1 + len(name) : -1])
    values = {key: html.unescape(value) if f'{key}="' in tag else key for key, value in found if key != "markdown"}
    if len(values) + 1 != len(found):
        raise Unusual
    return f"<{name}{written(values)}>", values.get("id")
