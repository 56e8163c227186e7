"""What does an editor state about an article, in front matter or in a sidecar?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from briefsite.records import Stated

_FENCE = re.compile(r"\A\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KEYS = ("title", "date", "author", "source", "url", "lang", "tags", "summary", "topics", "draft")
SIMILAR = 0.75  # from which on a key is taken for a slip of the pen
_TEXTS = ("title", "author", "source", "url", "lang", "summary")


class _Loader(_LOADER):  # type: ignore[misc]
    """Leaves dates as they are written, so that an impossible one can be named."""


_Loader.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:timestamp"]
    for first, rules in _LOADER.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the metadata is wrong and what would be right."""

    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in the front matter or the sidecar, and on which lines."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Values:
    """The stated values, or the first thing wrong with them."""

    stated: Stated = field(default_factory=Stated)
    draft: bool = False
    fault: Fault | None = None


def split_front_matter(text: str) -> tuple[Block, str, int, Fault | None]:
    """(values, body, line on which the body begins, what is wrong)."""
    fence = _FENCE.match(text)
    if not fence:
        open_ended = re.match(r"\s*---[ \t]*\n[ \t]*\w+[ \t]*:", text)
        fault = Fault(1, "front matter begins with a line of --- and needs another such line at its end")
        return Block(), text, 1, fault if open_ended else None
    first = 1 + text.count("\n", 0, fence.start(1))
    try:
        values = YAMLHandler().load(fence[1], Loader=_Loader)
    except (yaml.YAMLError, ValueError) as trouble:
        return Block(), "", 1, _yaml_fault(trouble, first - 1, "front matter")
    if not isinstance(values, dict | None):
        return Block(), "", 1, Fault(1, "front matter should be lines such as `title: …` between two lines of `---`")
    return Block(values or {}, _lines(fence[1], first)), text[fence.end() :], fence[0].count("\n") + 1, None


def stated_values(block: Block, sidecar: bytes | None, sidecar_path: str | None) -> Values:
    """The front matter, overlaid by the sidecar."""
    beside, where = Block(), f"{sidecar_path} beside it"
    if sidecar is not None:
        try:
            text = sidecar.decode("utf-8-sig")
            loaded = yaml.load(text, _Loader)
        except (yaml.YAMLError, UnicodeDecodeError, ValueError) as trouble:
            return Values(fault=_yaml_fault(trouble, 0, where))
        if not isinstance(loaded, dict | None):
            return Values(fault=Fault(None, f"{where} should be lines such as `title: …`"))
        beside = Block(loaded or {}, _lines(text, 1))
    try:
        return _checked(block.values | beside.values)
    except ValueError as trouble:
        name = str(trouble).strip("`").partition("`")[0].partition(":")[0]
        if name in beside.values:
            return Values(fault=Fault(None, f"{where} (line {beside.lines.get(name, 1)}): {trouble}"))
        return Values(fault=Fault(block.lines.get(name, 1), str(trouble)))


def _lines(text: str, first: int) -> dict[str, int]:
    """The line of every key that begins one."""
    return {m[1]: first + text.count("\n", 0, m.start()) for m in re.finditer(r"^(\w+)[ \t]*:", text, re.M)}


def _checked(values: dict[str, Any]) -> Values:
    _require_known(values, KEYS)
    texts = {name: _text(name, values.get(name)) for name in _TEXTS}
    topics = values.get("topics")
    if isinstance(topics, list):
        topics = {"add": topics}
    if not isinstance(topics, dict | None):
        raise ValueError("`topics` should be `topics: {add: [north-korea], remove: [mesa]}`")
    _require_known(topics or {}, ("add", "remove"))
    stated = Stated(
        **texts,
        published=_date(values.get("date")),
        tags=_names("tags", values.get("tags")),
        add_topics=_names("topics: add", (topics or {}).get("add")),
        remove_topics=_names("topics: remove", (topics or {}).get("remove")),
    )
    if stated.lang and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", stated.lang):
        raise ValueError(f"`lang: {stated.lang}` should be a language code such as `lang: es`")
    if stated.url and not re.match(r"https?://[^\s<>\"']+\Z", stated.url):
        raise ValueError("`url` should be an address that begins with https:// or http://")
    draft = values.get("draft", False)
    if not isinstance(draft, bool | None):
        raise ValueError(f"`draft: {draft}` should be `draft: true` or `draft: false`")
    return Values(stated, draft is True)


def _require_known(names: Iterable[Any], known: tuple[str, ...]) -> None:
    """A key of another program may stand there; one that looks like ours is a slip."""
    for name in sorted(str(name) for name in names if name not in known):
        close = get_close_matches(name.lower(), known, 1, SIMILAR)
        if close:
            raise ValueError(f"`{name}` is unknown; did you mean `{close[0]}`?")


def _text(name: str, value: Any) -> str | None:
    if isinstance(value, dict | list | bool):
        raise ValueError(f'`{name}` should be one line of text, in quotes if it has a colon: `{name}: "…: …"`')
    text = " ".join(str(value).split()) if value is not None else ""
    return text or None


def _date(value: Any) -> date | None:
    if value is None or value == "":
        return None
    day = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?", str(value).strip())
    try:
        return date.fromisoformat(day[1] if day else "")
    except ValueError:
        raise ValueError(f"`date: {value}` should be a date such as `date: 2024-11-01`") from None


def _names(name: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    names = value if isinstance(value, list) else str(value).split(",")
    if any(isinstance(item, dict | list) or item is None for item in names):
        raise ValueError(f"`{name}` should be a list of words such as `[seguridad, OTAN]`, none of them empty")
    return tuple(dict.fromkeys(" ".join(str(item).split()) for item in names if str(item).strip()))


def _yaml_fault(trouble: Exception, fences: int, where: str) -> Fault:
    mark = getattr(trouble, "problem_mark", None)
    line = mark.line + 1 + fences if mark else None
    what = getattr(trouble, "problem", None) or str(trouble)
    colon = 'a title with a colon needs quotes: title: "Japón: el acuerdo"'
    remedy = colon if "mapping values" in what else "check that every quotation mark and bracket is closed"
    if where != "front matter":
        return Fault(None, f"{where} is not valid YAML{f' (line {line})' if line else ''}: {what}; {remedy}")
    return Fault(line or 1, f"front matter is not valid YAML: {what}; {remedy}")
