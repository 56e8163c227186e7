"""How does text become Markdown, HTML attributes and YAML without meaning anything but itself?

The only module that knows these syntaxes. Everything that a template prints passes through `finalise`,
so text that is not marked Safe is escaped, always.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from briefsite.records import Page

# Entities are inert in Markdown and in HTML alike; backslashes are not.
_SPECIAL = {ord(char): f"&#{ord(char)};" for char in "\\`*_{}[]#|~^$=+!@"}
_SPECIAL |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
# Control characters that are white space, such as the line breaks of word processors, part words and stay.
_CONTROL = {code: None for code in (*range(32), *range(127, 160), 0xFFFE, 0xFFFF) if not chr(code).isspace()}
# Directions embedded or overridden inside a name would turn what stands behind it.
_CONTROL |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], None)
_QUOTES = {ord('"'): "&quot;", ord("'"): "&#39;"}
_SPACE = re.compile(r"[^\S\u00a0\u2007\u2009\u202f]+")  # no-break and thin spaces are typography
# Inside a script these could close it, or break a line where JavaScript has no line breaks.
_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_PLAIN = re.compile(r"#?[a-zA-Z0-9.%-]+(?: [a-zA-Z0-9.%-]+)*")
_MEANS = re.compile(r"[\\`*_{}\[\]#|~^$=+!@&<>:]|\A[\d?/-]")  # without any of these nothing needs an escape
_TEMPLATE = re.compile(r"\{(?=[{%#])")
_ACTIVE = re.compile(r"&[^;]{1,8};|:(?=[^\s\d])|^(?:\d+(?=[.)])|[-:?/])")


class Safe(str):
    """Markup that we wrote ourselves."""

    __slots__ = ()


def escape(text: str) -> Safe:
    """One line of text that Markdown and HTML show exactly as it is."""
    line = _line(text)
    return Safe(line) if not _MEANS.search(line) else Safe(_ACTIVE.sub(_entity, line.translate(_SPECIAL)))


def _entity(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("&"):
        return found
    return f"{found[:-1]}&#{ord(found[-1])};" if not found[-1].isdigit() else f"&#{ord(found[0])};{found[1:]}"


def attribute(text: str) -> Safe:
    """The same for the value of an HTML attribute between double quotes; plain words and numbers need nothing."""
    return Safe(text) if _PLAIN.fullmatch(text) else Safe(escape(text).translate(_QUOTES))


def finalise(value: Any) -> str:
    """What a template prints: Safe as it is, everything else escaped."""
    return value if isinstance(value, Safe) else escape(str(value))


def link(label: str, href: str, classes: str = "") -> Safe:
    """A Markdown link, so that MkDocs checks where it leads."""
    style = f"{{ .{classes} }}" if classes else ""
    return Safe(f"[{finalise(label)}]({href}){style}")


def tagged(tag: str, inner: str, **attributes: str | None) -> Safe:
    """An inline HTML element around text or markup."""
    return Safe(f"<{tag}{_named(attributes)}>{finalise(inner)}</{tag}>")


def block(tag: str, inner: Safe, **attributes: str | None) -> Safe:
    """An HTML element around Markdown, on lines of its own."""
    return Safe(f'<{tag}{_named(attributes)} markdown="1">\n\n{inner}\n\n</{tag}>')


def attributes(**values: str | None) -> Safe:
    """Attributes for an HTML element, each behind a space; those without a value are left out."""
    return Safe(_named(values))


def _named(values: Mapping[str, str | None]) -> str:
    return "".join(f' {_name(name)}="{attribute(value)}"' for name, value in values.items() if value)


def _name(name: str) -> str:
    """`class_` and `data_n` as HTML spells them."""
    return name.rstrip("_").replace("_", "-")


def external(label: str, url: str) -> Safe:
    """A link that leaves the site: no referrer, no hold on this page."""
    return tagged("a", label, href=url, rel="noopener noreferrer")


def within(label: str, place: str, classes: str = "") -> Safe:
    """An HTML link to an id in the same file, which is one of our own."""
    style = f' class="{classes}"' if classes else ""
    return Safe(f'<a{style} href="#{place}">{finalise(label)}</a>')


def woven(text: str, marks: Iterable[tuple[int, int, str, str]]) -> Safe:
    """`text` escaped, with markup opened and closed around spans (start, end, before, after) that nest."""
    order = sorted(marks, key=lambda mark: (mark[0], -mark[1]))
    events: list[tuple[int, int, int, str]] = []
    for depth, (start, end, before, after) in enumerate(order):
        events += [(start, 1, depth, before), (end, 0, -depth, after)]
    pieces, place = [], 0
    for at, _, _, piece in sorted(events):
        pieces += [_inner(text[place:at]), piece]
        place = at
    pieces.append(_inner(text[place:]))
    return Safe("".join(pieces).strip() or escape(text))


def _inner(text: str) -> str:
    """Escaped, with the spaces at its ends kept."""
    text = _plain(text)
    if not text.strip():
        return " " if text else ""
    before, after = " " * text[0].isspace(), " " * text[-1].isspace()
    return f"{before}{escape(text)}{after}"


def _line(text: str) -> str:
    """On one line; a text of control characters alone shows as �, so that nothing is left without a name."""
    return " ".join(_SPACE.split(_plain(text).strip())) or "\ufffd" * bool(text.strip())


def _plain(text: str) -> str:
    """Without control characters; what cannot be written as UTF-8 becomes the replacement character."""
    if text.isprintable():  # which neither control characters are nor what cannot be written
        return text
    return text.translate(_CONTROL).encode("utf-8", "replace").decode("utf-8")


def front_matter(values: dict[str, Any]) -> str:
    """A YAML block; MkDocs prints title, description and tags into HTML as they are, so markup is escaped here."""
    kept = {name: _stated(value) for name, value in values.items() if value not in (None, "")}
    # Written in C, where PyYAML has been built with it and would write the same: not beyond the first plane of Unicode.
    plain = all(text.isprintable() and (text.isascii() or max(text) < "\U00010000") for text in _texts(kept))
    writer: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper) if plain else yaml.SafeDumper
    return f"---\n{yaml.dump(kept, Dumper=writer, allow_unicode=True, sort_keys=False, width=10**6)}---\n"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (text for pair in value.items() for one in pair for text in _texts(one))
    elif isinstance(value, list):
        yield from (text for item in value for text in _texts(item))
    elif isinstance(value, str):
        yield value


def _stated(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(_stated(str(name))): _stated(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_stated(item) for item in value]
    if not isinstance(value, str):
        return value
    inert = _line(value).translate({38: "&amp;", 60: "&lt;", 62: "&gt;", 34: "&quot;"})
    return _TEMPLATE.sub("&#123;", inert)


def bare(text: str) -> str:
    """One line without control characters, for a file whose writer escapes by itself."""
    return _line(text)


def data_script(value: Any) -> Safe:
    """JSON-LD on one line, in which no text can close the script or begin a template."""
    text = json.dumps(_bared(value), ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
    inert = _TEMPLATE.sub(r"\\u007b", text)
    return Safe(f'<script type="application/ld+json">{inert}</script>')


def _bared(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _bared(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_bared(item) for item in value]
    return _line(value) if isinstance(value, str) else value


def page(path: str, values: dict[str, Any], body: str) -> Page:
    """A Markdown page with its front matter; empty lines made single, one line feed at the end."""
    text = re.sub(r"\n{3,}", "\n\n", body).strip()
    return Page(path, f"{front_matter(values)}\n{text}\n")
