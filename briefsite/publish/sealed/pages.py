"""What does a page, or a drawing in SVG, ask other origins for, and which of its links lead there?"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from briefsite.publish.sealed.address import Origin, elsewhere, plain
from briefsite.publish.sealed.scripts import addresses_in
from briefsite.publish.sealed.styles import fetched_by_style

# Attributes that a browser follows by itself, or that send what a reader types or does.
_FOLLOWED = {"src", "poster", "data", "background", "action", "formaction", "manifest", "ping", "codebase",
             "attributionsrc", "lowsrc", "dynsrc"}  # fmt: skip
_LISTS = {"srcset", "imagesrcset"}
_HREF = {"href", "xlink:href"}
_CLICKED = {"a", "area"}
_ANIMATED = {"from", "to", "by", "values"}
# A <link> of these kinds alone is information; everything else is fetched or prepares to.
_HARMLESS = {"alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev"}
_RUNS = {"script", "iframe", "frame", "embed", "object", "link"}
_SCRIPT = re.compile(r"(?:(?:text|application)/(?:x-)?(?:java|ecma)script.*|module|importmap|speculationrules|)", re.I)
_REFRESH = re.compile(r"[\d.\s]*[;,]?\s*(?:url\s*=\s*)?[\"']?(.*)", re.I | re.S)
# Where a browser ends a comment or a script and html.parser may not.
_ENDED = re.compile(r"^-?>|--!>|</script", re.I)
DEEPEST = 9  # of pages in attributes and comments in comments; nobody writes that by accident
_HOSTED = re.compile(r"github\.com/|gitlab", re.I)


@dataclass(frozen=True)
class Found:
    """One reference to another origin."""

    line: int
    what: str  # the element with its attribute, or the kind of text
    address: str


@dataclass
class _Seen:
    fetched: list[Found] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)  # (line from 1, column) of tags that lead out


def look_into(text: str, own: Origin | None) -> tuple[list[Found], list[tuple[int, int]]]:
    """What the page fetches from elsewhere, and the places of the tags that link there."""
    seen = _Seen()
    _Page(own, seen, 0).read(text)
    return seen.fetched, seen.links


class _Page(HTMLParser):
    def __init__(self, own: Origin | None, seen: _Seen, line: int, depth: int = 0) -> None:
        super().__init__()
        self.own, self.seen, self.line, self.depth = own, seen, line, depth
        self.kind = ""

    def read(self, text: str) -> None:
        self.feed(text)
        self.close()
        if self.kind and self.rawdata:  # html.parser drops a script that does not end; browsers read it
            self.handle_data(self.rawdata)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}  # of two the browser takes the first
        runs = tag == "script" and _SCRIPT.fullmatch(values.get("type", "").strip())
        self.kind = tag if tag == "style" or runs else ""
        self._material(tag, values)
        for name, value in attrs:
            for address in _followed(tag, name, value or "", values):
                self._add(f"<{tag} {name}>", address, tag in _RUNS)
            self._attribute(tag, name, value or "")
        if tag in _CLICKED and not self.depth:
            self._link(next((values[name] for name in ("href", "xlink:href") if name in values), ""))

    def handle_endtag(self, tag: str) -> None:
        self.kind = ""

    def handle_data(self, data: str) -> None:
        if self.kind == "style":
            self._style("<style>", data)
        elif self.kind == "script":
            self._script("<script>", data)

    def handle_comment(self, data: str) -> None:
        self._hidden(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Outside of SVG <![CDATA[ and its like end at the first >, for a browser."""
        return self.rawdata.find(">", i) + 1 or -1

    def handle_decl(self, decl: str) -> None:
        if "<!entity" in decl.lower():
            self._found("<!ENTITY>", "what an entity stands for")

    def handle_pi(self, data: str) -> None:
        for address in re.findall(r"""href\s*=\s*["']([^"']*)""", data):
            self._add("<?xml-stylesheet?>", html.unescape(address))

    def _attribute(self, tag: str, name: str, value: str) -> None:
        """Styles, scripts and pages inside attributes."""
        if name == "srcdoc":
            self._again(value)
        elif name.startswith("on") or (name in _HREF | _FOLLOWED and plain(value)[:11].lower() == "javascript:"):
            self._script(f"<{tag} {name}>", value)
        elif name == "style" or (name not in _HREF | _FOLLOWED and ("(" in value or "\\" in value)):
            self._style(f"<{tag} {name}>", value)

    def _material(self, tag: str, values: dict[str, str]) -> None:
        """What makes Material's own code ask for something; known.py counts on it."""
        if "mermaid" in values.get("class", "").split():
            self._found('class="mermaid"', "https://unpkg.com/mermaid")
        if values.get("data-md-component") == "source" and _HOSTED.search(values.get("href", "")):
            self._found("repo_url", "the numbers of stars and forks")

    def _link(self, address: str) -> None:
        outside = elsewhere(address, self.own)
        if outside and outside.startswith(("http", "ftp:")):
            line, column = self.getpos()
            self.seen.links.append((line, column))

    def _style(self, what: str, text: str) -> None:
        for form in dict.fromkeys((text, html.unescape(text))):  # inside SVG entities are read
            for line, address in fetched_by_style(form):
                self._add(what, address, extra=line)

    def _script(self, what: str, text: str) -> None:
        for form in dict.fromkeys((text, html.unescape(text))):
            for line, address in addresses_in(form):
                self._add(what, address, extra=line)
        self._hidden(text)

    def _hidden(self, text: str) -> None:
        end = _ENDED.search(text)
        if end:
            self._again(text[end.end() :])

    def _again(self, text: str) -> None:
        if self.depth == DEEPEST:
            self._found("a page in pages", "what is hidden in it")
        else:
            _Page(self.own, self.seen, self.line + self.getpos()[0] - 1, self.depth + 1).read(text)

    def _add(self, what: str, address: str, runs: bool = False, extra: int = 0) -> None:
        outside = elsewhere(address, self.own)
        if outside:
            self._found(what, outside, extra)
        elif runs and plain(address)[:5].lower() == "data:":
            self._found(what, address)

    def _found(self, what: str, address: str, extra: int = 0) -> None:
        self.seen.fetched.append(Found(self.line + self.getpos()[0] + extra, what, address))


def _followed(tag: str, name: str, value: str, values: dict[str, str]) -> Iterator[str]:
    """The addresses in an attribute that nobody needs to click."""
    if name in _LISTS:
        yield from re.split(r"[\s,]+", value)
    elif name in _FOLLOWED or (name in _HREF and tag not in _CLICKED | {"link"}):
        yield from value.split() if name == "ping" else [value]
    elif name == "href" and tag == "link":
        yield from [] if set(values.get("rel", "").lower().split()) <= _HARMLESS else [value]
    elif name == "content" and values.get("http-equiv", "").strip().lower() == "refresh":
        target = _REFRESH.match(value)
        yield target[1] if target else value
    elif name in _ANIMATED and values.get("attributename", "").lower() in _HREF:
        yield from re.split(r"\s*;\s*", value)
