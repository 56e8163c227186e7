"""What stands in a file of its own that holds several briefings?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefsite.records import Entry
from briefsite.render.briefing import body, minutes
from briefsite.render.choice import Choice, chosen
from briefsite.render.markup import Safe, finalise, within
from briefsite.render.site import Site, Tools
from briefsite.render.templating import templates

PATH = "single.md"  # a place at the root, from which nothing leads on


def single_file(site: Site, choice: Choice) -> str:
    """One whole page of HTML that needs nothing else and leads nowhere else."""
    terms, entries = chosen(site.corpus, choice)
    names = " · ".join(dict.fromkeys(site.label(term) for term in terms)) or site.say("newest")
    view = _View(site, entries)
    template = templates().get_template("single.html.j2")
    return template.render(
        say=site.say, site=site, to=Tools(site, PATH), view=view, entries=entries, name=names, minutes=minutes
    )


@dataclass(frozen=True)
class _View:
    """Places in the file, and what leads to them."""

    site: Site
    entries: Sequence[Entry]

    @cached_property
    def shared(self) -> Mapping[str, list[Entry]]:
        """The terms that several of the briefings bear, with these, by kind and label."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for term in _borne(entry):
                found.setdefault(term, []).append(entry)
        several = [term for term, entries in found.items() if len(entries) > 1]
        order = sorted(several, key=lambda t: (-len(found[t]), self.site.label(t).casefold(), t))
        return {term: found[term] for term in order}

    def place(self, entry: Entry, paragraph: int | None = None) -> Safe:
        """The id of a briefing in the file, or of one of its paragraphs."""
        own = _id(self.site.addresses.entries[entry.id])
        return Safe(f"{own}-p{paragraph}" if paragraph else own)

    def topic(self, term: str) -> Safe:
        """The id of a shared term's list."""
        return Safe(_id(self.site.addresses.terms[term]))

    def ref(self, entry: Entry, paragraph: int) -> Safe:
        """A link to a paragraph."""
        return within(self.site.say("paragraph_short", n=paragraph), self.place(entry, paragraph), "ref")

    def door(self, term: str) -> Safe:
        """The label of a term, which leads to its list where there is one."""
        label = self.site.label(term)
        return within(label, self.topic(term)) if term in self.shared else Safe(finalise(label))

    def lang(self, entry: Entry) -> Safe:
        """The attribute for text of the article, where it is not in the site's language."""
        own = entry.language
        return Safe("") if own == self.site.say.code else self.site.say.tongue(own)

    def facts(self, entry: Entry) -> list[str]:
        say, stated = self.site.say, entry.article.stated
        facts = [self.site.when(entry), say.language(entry.language)]
        facts += [say.count("n_words", entry.analysis.words), say.count("n_minutes", minutes(entry))]
        return [*facts, *filter(None, (stated.author, stated.source, stated.url))]

    def body(self, entry: Entry) -> list[tuple[str, int, Safe]]:
        return body(self.site, entry, self._around)

    def paragraphs(self, entry: Entry, term: str) -> list[int]:
        """Where the briefing names the term."""
        return sorted({mention.span.paragraph for mention in _borne(entry)[term]})

    def _around(self, term: str) -> tuple[str, str] | None:
        return (f'<a href="#{self.topic(term)}">', "</a>") if term in self.shared else None


def _borne(entry: Entry) -> Mapping[str, tuple[Any, ...]]:
    """The mentions of every topic and person of a briefing."""
    found = {topic.term: topic.mentions for topic in entry.analysis.topics}
    return found | {person.id: person.mentions for person in entry.analysis.people}


def _id(path: str) -> str:
    return path.removesuffix(".md").replace("/", "-")
