"""By what does a page know that nothing has changed of what it shows? Checksums of 8 bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefsite.corpus import Corpus
from briefsite.link import digest, step_of
from briefsite.render.addresses import Addresses
from briefsite.render.catalogue import Catalogue
from briefsite.store import version


@dataclass(frozen=True)
class Keys:
    """Checksums of what pages are made from."""

    name: str  # of the site
    corpus: Corpus
    addresses: Addresses
    say: Catalogue

    @cached_property
    def basis(self) -> bytes:
        """What everything that is made from the site depends on."""
        return digest(f"{version()} {self.name} {self.say.code} {sorted(self.say.texts.items())}".encode())

    def of(self, *parts: object) -> str:
        """The key of a page from all that it looks at, which says in its `repr` what it is."""
        return digest(self.basis + repr(parts).encode("utf-8", "backslashreplace")).hex()

    def rows(self, rows: Sequence[tuple[int, int]]) -> tuple[object, ...]:
        """Of rows that follow each other, each the place of a briefing and the number of a finding in it."""
        places = dict.fromkeys(place for place, _ in rows)
        keys = [self.entries[self.corpus.faces[place].id] for place in places]
        return b"".join(keys), rows[:1] and rows[0][1], rows[-1:] and rows[-1][1]

    def steps(self, terms: Iterable[str]) -> tuple[int, ...]:
        """How rare terms are, as their order in a list of reasons takes it."""
        return tuple([step_of(len(self.corpus.bearers[term])) for term in terms])

    @cached_property
    def terms(self) -> Mapping[str, bytes]:
        """For every term by its id: its name, its kind and where it stands."""
        found = {}
        for term in self.corpus.terms.values():
            label, address = term.label(self.say.code), self.addresses.terms[term.id]
            found[term.id] = digest(f"{term.id} {term.kind} {label} {address} {term.same_as}".encode())
        return found

    @cached_property
    def entries(self) -> Mapping[str, bytes]:
        """For every briefing by its id: its text and all that was found in it, with the names of its terms."""
        found = {}
        for face in (*self.corpus.faces, *self.corpus.hidden):
            own = f"{face.key} {self.addresses.entries[face.id]}".encode()
            named = (self.terms.get(term, b"-") for term in (*face.terms, *face.beside))
            found[face.id] = digest(own + b"".join(named))
        return found
