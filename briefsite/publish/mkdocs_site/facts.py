"""What do the theme's templates look at, of a page outside the navigation?"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefsite.publish.converted import Converted

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

# A slot is a name between two characters of no language, with a no-break space: where the templates close up white
# space, that becomes a plain one, and so shows that it does.
BEGIN, END = "\ue000", "\ue001"
LONG = 200  # characters of a description on a card
LEEWAY = 5  # by which it may be longer without being cut, for Jinja
MOST_TAGS = 4  # that the card names
# Of the front matter: what templates print, what decides what they print, and what they do not look at. The last is
# given to them as a slot that nobody fills, so that a template which looks at it after all is found out.
UNSEEN = {"date_basis", "organisations", "people", "places", "reading_minutes", "source_sha256", "topics", "updated",
          "words"}  # fmt: skip
KNOWN = UNSEEN | {"title", "description", "date", "lang", "hide", "tags", "source_file", "feed", "previous", "next"}
# What main.html looks for in the text itself.
SIGNS = (" data-table=", " data-visits")


def slot(name: str) -> str:
    """What stands in a shell in place of a value."""
    return f"{BEGIN}{name}\u00a0{END}"


@dataclass(slots=True)
class Facts:
    """One page for the templates: pages of one key share a shell, which `values` fill."""

    key: tuple[Any, ...] = ()
    meta: dict[str, Any] = field(default_factory=dict)  # with slots
    values: dict[str, str] = field(default_factory=dict)
    signs: str = ""
    headings: int = 0  # none, one or more


def facts_of(page: Page, converted: Converted, config: MkDocsConfig) -> Facts | None:
    """None where the page is not of the usual make."""
    meta = page.meta
    usual = KNOWN.issuperset(meta) and _words(meta.get("title")) and _words(meta.get("description"))
    levels = [level for level, _, _ in converted.headings]
    if not usual or "<h1" not in converted.html or levels not in ([], [1] + [2] * (len(levels) - 1)):
        return None
    if page.previous_page or page.next_page or page.is_homepage or page.parent or (page.edit_url and _edited(config)):
        return None
    facts = Facts(headings=min(len(levels), 2))
    facts.signs = "".join(sign for sign in SIGNS if sign in converted.html)
    facts.values["address"] = page.canonical_url or ""
    facts.values["first"] = converted.headings[0][1] if levels else ""
    named = _words_of(meta, facts) and _tags(meta, facts) and _paths(meta, facts)
    return facts if named and _key(page, facts) else None


def inert(text: str) -> str:
    """As main.html makes it."""
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _words(text: object) -> bool:
    return isinstance(text, str) and text != "" and text == text.strip()


def _edited(config: MkDocsConfig) -> bool:
    return any(str(feature).startswith("content.action") for feature in config.theme["features"] or ())


def _words_of(meta: Any, facts: Facts) -> bool:
    for name in meta:
        facts.meta[name] = slot("unseen" if name in UNSEEN else name)
    facts.values["title"] = inert(meta["title"])
    facts.values["description"] = inert(meta["description"])
    facts.values["date"] = inert(str(meta.get("date") or "")[:10])
    if len(facts.values["description"]) > LONG + LEEWAY:
        facts.meta["description"] += " x" * LONG
    if "lang" in meta:
        facts.meta["lang"] = meta["lang"]
    if "hide" in meta:
        facts.meta["hide"] = meta["hide"]
    bools = all(meta[name] for name in ("date", "source_file") if name in meta)
    return bools and isinstance(meta.get("lang", ""), str) and _list_of_words(meta.get("hide", []))


def _list_of_words(value: object) -> bool:
    return isinstance(value, list) and all(map(_words, value))


def _tags(meta: Any, facts: Facts) -> bool:
    tags = meta.get("tags", [])
    if not _list_of_words(tags):
        return False
    if tags:
        facts.meta["tags"] = [slot(f"tag{number}" if number < MOST_TAGS else "unseen") for number in range(len(tags))]
    facts.values.update((f"tag{number}", inert(tag)) for number, tag in enumerate(tags[:MOST_TAGS]))
    return True


def _paths(meta: Any, facts: Facts) -> bool:
    """A relative address depends on the folder it leads to, so only the name is filled in."""
    for name, ending in (("feed", ".xml"), ("previous", ".md"), ("next", ".md")):
        path = meta.get(name)
        if path is None:
            continue
        folder, file = posixpath.split(path) if isinstance(path, str) else ("", "")
        if not file.endswith(ending) or not file.replace("-", "").replace(".", "").isalnum() or not file.isascii():
            return False
        facts.meta[name] = posixpath.join(folder, slot(name) + ending)
        facts.values[name] = file.removesuffix(ending)
    return True


def _key(page: Page, facts: Facts) -> bool:
    meta = facts.meta
    given = [(name, repr(meta[name])) for name in sorted(meta)]
    facts.key = (posixpath.dirname(page.url), *given, facts.signs, facts.headings, bool(page.canonical_url))
    return True
