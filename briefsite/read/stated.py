"""What does an editor state about an article, in front matter or in a sidecar?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from briefsite.records import Stated

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_TEXTS = ("title", "author", "source", "url", "lang", "summary")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the metadata is wrong and what would be right."""

    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Values:
    """The stated values, or the first thing wrong with them."""

    stated: Stated = field(default_factory=Stated)
    draft: bool = False
    fault: Fault | None = None


def split_front_matter(text: str) -> tuple[dict[str, Any], str, int, Fault | None]:
    """(values, body, line on which the body begins, what is wrong)."""
    fence = _FENCE.match(text)
    if not fence:
        return {}, text, 1, None
    try:
        values, _ = frontmatter.parse(fence[0], handler=YAMLHandler())
        loaded = yaml.safe_load(fence[1])
    except (yaml.YAMLError, ValueError) as trouble:
        return {}, "", 1, _yaml_fault(trouble, 1, "front matter")
    if loaded is not None and not isinstance(loaded, dict):
        return {}, "", 1, Fault(1, "front matter should be lines such as `title: …` between two lines of `---`")
    return dict(values), text[fence.end() :], fence[0].count("\n") + 1, None


def stated_values(block: dict[str, Any], sidecar: bytes | None, sidecar_path: str | None) -> Values:
    """The front matter, overlaid by the sidecar."""
    values = dict(block)
    if sidecar is not None:
        try:
            beside = yaml.safe_load(sidecar.decode("utf-8-sig"))
        except (yaml.YAMLError, UnicodeDecodeError, ValueError) as trouble:
            return Values(fault=_yaml_fault(trouble, 0, f"{sidecar_path} beside it"))
        if not isinstance(beside, dict | None):
            return Values(fault=Fault(None, f"{sidecar_path} beside it should be lines such as `title: …`"))
        values |= beside or {}
    try:
        return _checked(values)
    except ValueError as trouble:
        return Values(fault=Fault(1, str(trouble)))


def _checked(values: dict[str, Any]) -> Values:
    texts = {name: _text(name, values.get(name)) for name in _TEXTS}
    topics = values.get("topics")
    if isinstance(topics, list):
        topics = {"add": topics}
    if not isinstance(topics, dict | None):
        raise ValueError("`topics` should be `topics: {add: [north-korea], remove: [mesa]}`")
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
    return Values(stated, values.get("draft") is True)


def _text(name: str, value: Any) -> str | None:
    if isinstance(value, dict | list | bool):
        raise ValueError(f'`{name}` should be one line of text, in quotes if it has a colon: `{name}: "…: …"`')
    text = " ".join(str(value).split()) if value is not None else ""
    return text or None


def _date(value: Any) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip()[:10])
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
    remedy = 'a title with a colon needs quotes: title: "Japón: el acuerdo"'
    if where != "front matter":
        return Fault(None, f"{where} is not valid YAML{f' (line {line})' if line else ''}: {what}; {remedy}")
    return Fault(line or 1, f"front matter is not valid YAML: {what}; {remedy}")
