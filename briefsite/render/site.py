"""What does every page need to know of the whole site?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefsite.cache import NOTHING_KEPT, Cache
from briefsite.corpus import Corpus
from briefsite.faces import Face, Marked
from briefsite.findings import Span
from briefsite.link import marked, step_of
from briefsite.records import Entry, Links, Page, Problem, Story
from briefsite.render.addresses import Addresses, published, relative
from briefsite.render.catalogue import Catalogue
from briefsite.render.feeds import has_feed
from briefsite.render.keys import Keys
from briefsite.render.linked_data import linked_data, noted
from briefsite.render.markup import Safe, block, finalise, link, page, tagged, woven
from briefsite.render.sheets import Sheet
from briefsite.render.templating import templates
from briefsite.render.trail import told, trail

FEEDS = (("Atom", "xml"), ("JSON Feed", "json"))
# Of terms that are equally rare the more telling kind comes first.
KIND_ORDER = ("person", "event", "agreement", "theme", "organisation", "region", "country", "place")


@dataclass(frozen=True)
class Site:
    """The corpus with its links, addresses and texts; makes pages from templates."""

    name: str
    corpus: Corpus
    links: Links
    addresses: Addresses
    say: Catalogue
    problems: tuple[Problem, ...]
    origin: Callable[[str], str]  # of a term: list | rule | editor
    cache: Cache = NOTHING_KEPT

    @cached_property
    def keys(self) -> Keys:
        return Keys(self.name, self.corpus, self.addresses, self.say)

    @cached_property
    def story_of(self) -> Mapping[str, Story]:
        """The story of a briefing, by its id, where there is one."""
        return {self.corpus.faces[place].id: story for story in self.links.stories for place in story.places}

    def page(self, path: str, template: str, values: Mapping[str, Any], front: Mapping[str, Any]) -> Page:
        """A page from its template; in it `term`, `entry` and `place` make links from this page."""
        tools = Tools(self, path)
        body = templates().get_template(f"{template}.md.j2").render(say=self.say, site=self, to=tools, **values)
        front = {**front, "description": front.get("description") or self.say.intro(template)}
        whole = f"{tools.crumbs(front['title'])}\n\n{body}\n\n{linked_data(self, path, front)}"
        return page(path, {**front, **noted(self, path)}, whole)

    def label(self, term: str) -> str:
        return self.corpus.terms[term].label(self.say.code)

    def when(self, entry: Entry | Face) -> str:
        """The date of a briefing, or the earliest that it may have."""
        published = entry.published
        if published.iso or not published.not_before:
            return self.say.date(published.iso)
        return self.say("undated_after", date=self.say.date(published.not_before))

    def count(self, term: str) -> int:
        """In how many briefings a term occurs."""
        return len(self.corpus.bearers[term])

    def ordered(self, terms: Iterable[str]) -> list[str]:
        """Rarest first, where it is told how rare they are in large steps; then by kind, then by label."""
        kinds = {kind: place for place, kind in enumerate(KIND_ORDER)}

        def order(term: str) -> tuple[int, int, str, str]:
            return step_of(self.count(term)), kinds.get(self.corpus.terms[term].kind, 9), self.label(term), term

        return sorted(terms, key=order)


@dataclass(frozen=True)
class Tools:
    """Links as seen from one page."""

    site: Site
    path: str

    def href(self, target: str) -> Safe:
        return Safe(relative(self.path, target))

    def crumbs(self, label: str) -> Safe:
        """The way from home to this page, which itself is not named again; nothing on the home page."""
        steps = trail(self.site, self.path, label)[:-1]
        if not steps:
            return Safe("")
        links = " › ".join(self.page(path, name) for name, path in steps)
        return block("nav", Safe(links), class_="bs-crumbs", aria_label=self.site.say.plain("trail"))

    def published_href(self, target: str) -> Safe:
        """The same for markup in HTML, whose links MkDocs leaves as they are."""
        return Safe(relative(published(self.path), published(target)))

    def term(self, term: str, label: str | None = None) -> Safe:
        """A link to a term's page."""
        return link(label or self.site.label(term), self.href(self.site.addresses.terms[term]))

    def entry(self, entry: Entry | Face) -> Safe:
        """A link to a briefing, in the language of its title."""
        title = self.in_language(entry, entry.title)
        return link(title, self.href(self.site.addresses.entries[entry.id]))

    def sheet(self, mark: str, sheet: Sheet) -> str:
        """What a page of a list is called in the row of all."""
        counted = sheet.marks[1] == "2" and sheet.marks[-1] > "1" and sheet.marks[-1].isdigit()  # from the first on
        first = "1" if counted else self.site.say.plain("sheet_newest")
        return told(self.site.say, mark) if mark else first

    def page(self, path: str, label: str) -> Safe:
        return link(label, self.href(path))

    def feeds(self, path: str) -> Safe:
        """Links to both feeds that lie beside a page, where it has any; MkDocs knows neither file."""
        what, own = self.site.addresses.owners.get(path, ("", ""))
        if what == "term" and not has_feed(self.site.corpus, own):
            return Safe("")
        name = self.published_href(path).removesuffix(".html")
        return Safe(" · ".join(tagged("a", kind, href=f"{name}.{end}") for kind, end in FEEDS))

    def story(self, story: Story) -> Safe:
        """A link to a story, in the language of its title."""
        first = self.site.corpus.faces[story.places[0]]
        return link(self.in_language(first, first.title), self.href(self.site.addresses.stories[story.id]))

    def place(self, entry: Entry | Face, paragraph: int) -> Safe:
        """A link to a paragraph of a briefing."""
        anchor = f"{self.site.addresses.entries[entry.id]}#p{paragraph}"
        return link(self.site.say("paragraph_short", n=paragraph), self.href(anchor), "bs-ref")

    def source(self, entry: Entry | Face, paragraph: int) -> Safe:
        """A link to a paragraph by the title of its briefing, for a row that names it once."""
        where = self.site.say("paragraph_short", n=paragraph)
        anchor = f"{self.site.addresses.entries[entry.id]}#p{paragraph}"
        return link(Safe(f"{self.in_language(entry, entry.title)} {where}"), self.href(anchor))

    def heading(self, entry: Entry | Face) -> Safe:
        """A link to a briefing as a heading that is no part of the table of contents and has no link to itself."""
        href = self.published_href(self.site.addresses.entries[entry.id])
        return tagged("h3", tagged("a", self.in_language(entry, entry.title), href=str(href)))

    def sentence(self, entry: Entry, span: Span) -> Safe:
        """The sentence around a span, which is marked in it."""
        return self.marked(entry, marked(entry, entry.sentence(span), [span]))

    def marked(self, entry: Entry | Face, sentence: Marked) -> Safe:
        """A sentence of an article with what is to be marked in it."""
        marks = [(start, end, "<mark>", "</mark>") for start, end in sentence.marks]
        return self.in_language(entry, woven(sentence.text, marks))

    def quoted(self, entry: Entry | Face, text: str) -> Safe:
        """Words of an article between quotation marks."""
        return tagged("span", self.site.say.quoted(self.in_language(entry, text)), class_="bs-quote")

    def unknown(self, key: str) -> Safe:
        """What the text does not say, said so."""
        return tagged("em", self.site.say(key), class_="bs-unknown")

    def number(self, paragraph: int) -> Safe:
        """The number of a paragraph as an address to cite; the style sheet shows it."""
        label = self.site.say.plain("paragraph", n=str(paragraph))
        return tagged("a", Safe(""), class_="bs-n", href=f"#p{paragraph}", aria_label=label)

    def in_language(self, entry: Entry | Face, text: str) -> Safe:
        """Text of an article, with its language where it is not the site's."""
        return self.foreign(entry.language, text)

    def foreign(self, code: str, text: str) -> Safe:
        """Text in a language, which is named with its direction where it is not the site's."""
        say = self.site.say
        return Safe(finalise(text)) if code == say.code else tagged("span", text, lang=code, dir=say.direction(code))
