"""What of the theme is the same on many pages? It is rendered once and filled in for each of them.

Which pages share a shell is told by what the templates look at; that they look at nothing else is seen by rendering
the first page of each shell in full as well. Where the two differ, such pages are all rendered in full.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2.filters import do_truncate
from mkdocs.commands.build import get_context
from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefsite.publish.converted import Converted
from briefsite.publish.mkdocs_site.facts import BEGIN, END, LONG, Facts, facts_of, slot

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_SLOT = re.compile(f"{BEGIN}([^{END}]*){END}")


@dataclass(frozen=True, slots=True)
class Shell:
    """Pieces of a page: text that is the same for all, and between two of them the name of a slot."""

    pieces: tuple[str, ...]
    entry: tuple[str, ...]  # of one line in the list of contents

    def page(self, values: dict[str, str], headings: list[tuple[int, str, str]]) -> str:
        """The page whose slots hold these values."""
        entries = [_filled(self.entry, {"anchor": anchor, "name": name}) for _, anchor, name in headings[1:]]
        return _filled(self.pieces, values | {"entries": " ".join(entries)})


class Shells:
    """Renders pages that lie outside the navigation."""

    def __init__(self, env: Environment, config: MkDocsConfig, nav: Navigation) -> None:
        self.env, self.config, self.nav = env, config, nav
        self.known: dict[tuple[Any, ...], Shell | None] = {}

    def page(self, page: Page, converted: Converted) -> str | None:
        """The finished page, or None for one of an unusual make."""
        facts = facts_of(page, converted, self.config)
        if facts is None:
            return None
        facts.values["content"] = converted.html
        facts.values["card"] = do_truncate(self.env, facts.values["description"], LONG, False, "…")
        if facts.key not in self.known:
            plain, shell = self._plain(page, converted), self._shell(page, facts)
            same = shell is not None and shell.page(facts.values, converted.headings) == plain
            self.known[facts.key] = shell if same else None
            return plain
        known = self.known[facts.key]
        return known.page(facts.values, converted.headings) if known else self._plain(page, converted)

    def _plain(self, page: Page, converted: Converted) -> str:
        """The page as MkDocs renders it."""
        page = copy(page)
        page.meta = dict(page.meta)
        page.content = converted.html
        page.toc = _contents(converted.headings)
        return self._rendered(page)

    def _rendered(self, page: Page) -> str:
        page.active = True
        return self.env.get_template("main.html").render(get_context(self.nav, [], self.config, page))

    def _shell(self, page: Page, facts: Facts) -> Shell | None:
        """Rendered with slots for all that differs."""
        page = copy(page)
        page.meta = dict(facts.meta)
        content = f"{slot('content')}<h1{facts.signs}"
        page.content = content
        page.canonical_url = page.canonical_url and slot("address")
        page.edit_url = page.edit_url and slot("unseen")
        headings = [(1, slot("first"), slot("unseen")), (2, slot("anchor"), slot("name"))]
        page.toc = _contents(headings[: facts.headings])
        detail = facts.meta["description"]
        text = self._rendered(page).replace(content, slot("content")).replace(detail, slot("description"))
        text = text.replace(do_truncate(self.env, detail, LONG, False, "…"), slot("card"))
        entry = self._entry(page)
        text = text.replace(entry, slot("entries"), 1)
        pieces = tuple(_SLOT.split(text))
        known = {*facts.values, "entries"}.issuperset(piece[:-1] for piece in pieces[1::2])
        return Shell(pieces, tuple(_SLOT.split(entry))) if known else None

    def _entry(self, page: Page) -> str:
        context = get_context(self.nav, [], self.config, page)
        item = AnchorLink(slot("name"), slot("anchor"), 2)
        text = self.env.get_template("partials/toc-item.html").render({**context, "toc_item": item})
        return " ".join(text.split())


def _filled(pieces: tuple[str, ...], values: dict[str, str]) -> str:
    """With a value in each slot; white space is closed up where it was in the name of the slot."""
    filled = list(pieces)
    for place in range(1, len(filled), 2):
        name = filled[place]
        value = values[name[:-1]]
        filled[place] = " ".join(value.split()) if name[-1] == " " else value
    return "".join(filled)


def _contents(headings: list[tuple[int, str, str]]) -> TableOfContents:
    """The list of contents: under the title of the page, the headings."""
    links = [AnchorLink(name, anchor, level) for level, anchor, name in headings]
    for link in links[1:]:
        links[0].children.append(link)
    for link in links[:1]:
        link.active = True  # type: ignore[attr-defined]
    return TableOfContents(links[:1])
