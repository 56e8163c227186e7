"""Which names are one organisation, and where else does it stand?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

from briefsite.analyse.organisations.labels import key_of, label_of
from briefsite.analyse.organisations.sheets import Sheet
from briefsite.findings import Mention, Span
from briefsite.languages import Language


@dataclass(eq=False)
class Named:
    """An organisation while the article is read."""

    number: int  # in the order in which they were found
    key: tuple[str, ...]  # folded words without endings; no other one has the same
    label: str
    term: str | None = None  # of the lists
    names: dict[str, str] = field(default_factory=dict)  # what it is called → form
    spans: set[Span] = field(default_factory=set)


class Register:
    """All organisations of an article, each once."""

    def __init__(self, sheets: list[Sheet], language: Language) -> None:
        self.sheets = sheets
        self.language = language
        self.entries: dict[tuple[str, ...], Named] = {}  # by their keys
        self._named: dict[str, list[Named]] = {}  # by what they are called
        self._begins: dict[str, list[Named]] = {}  # by the first word of their keys
        self._count = 0

    def text(self, span: Span) -> str:
        return self.sheets[span.paragraph - 1].text[span.start : span.end]

    def add(self, span: Span, term: str | None = None) -> Named:
        """The organisation that this name stands for: the same words, or the same with some left out."""
        text = self.text(span)
        key = key_of(text, self.language)
        same = [*self.called(text), *filter(None, [self.entries.get(key)])]
        entry = min(same, key=_number) if same else self._longer(key)
        if entry is None:
            self._count += 1
            entry = self.entries[key] = Named(self._count, key, label_of(text, self.language), term)
            self._begins.setdefault(key[0] if key else "", []).append(entry)
        if text not in entry.names:
            self.call(entry, text, "acronym" if text.isupper() and " " not in text else "name")
        entry.spans.add(span)
        return entry

    def call(self, entry: Named, name: str, form: str) -> None:
        """Gives an organisation one name more."""
        if name not in entry.names:
            self._named.setdefault(name, []).append(entry)
        entry.names[name] = form

    def called(self, name: str) -> list[Named]:
        """Those that have this name, the first one first."""
        return sorted(self._named.get(name, ()), key=_number)

    def remove(self, entry: Named) -> None:
        """Takes out what turned out to be another one."""
        del self.entries[entry.key]
        self._begins[entry.key[0] if entry.key else ""].remove(entry)
        for name in entry.names:
            self._named[name].remove(entry)

    def join(self, entry: Named, acronym: Span) -> None:
        """The acronym is a name of this organisation, and what was found under it belongs there too."""
        text = self.text(acronym)
        for other in [e for e in self.called(text) if e is not entry]:
            self.remove(other)
            entry.spans |= other.spans
            for name, form in other.names.items():
                self.call(entry, name, form)
            entry.term = entry.term or other.term
        self.call(entry, text, "acronym")
        entry.spans.add(acronym)

    def _longer(self, key: tuple[str, ...]) -> Named | None:
        """The one longer name that begins alike and holds these words in their order."""
        found = [e for e in self._begins.get(key[0], ()) if _within(key, e.key)] if len(key) > 1 else []
        return found[0] if len(found) == 1 else None

    def mentions(self, taken: set[tuple[int, int]]) -> Iterator[tuple[Named, Span, str]]:
        """Every place where one of the names stands, longest names first."""
        names = [(name, form, entry) for entry in self.entries.values() for name, form in entry.names.items()]
        found = self._places({name for name, _, _ in names})
        for entry in self.entries.values():
            for span in entry.spans:
                found.setdefault(self.text(span), {}).setdefault(entry.number, set()).add(span)
        for name, form, entry in sorted(names, key=lambda item: (-len(item[0]), item[0])):
            here = found.get(name, {})
            for span in sorted(here.get(0, set()) | here.get(entry.number, set())):
                places = {(span.paragraph, place) for place in range(span.start, span.end)}
                if taken.isdisjoint(places):
                    taken |= places
                    yield entry, span, form

    def _places(self, names: set[str]) -> dict[str, dict[int, set[Span]]]:
        """Where the names stand, whoever bears them (under 0): all are looked for in one pass."""
        ordered = sorted(names)
        finder = AhoCorasick(ordered)
        found: dict[str, dict[int, set[Span]]] = {}
        for sheet in self.sheets if names else ():
            ends: dict[int, int] = {}
            for which, start, end in finder.find_matches_as_indexes(sheet.text, overlapping=True):
                if start < ends.get(which, 0):
                    continue  # no name within itself
                ends[which] = end
                if _is_whole(sheet, ordered[which], start, end):
                    spans = found.setdefault(ordered[which], {}).setdefault(0, set())
                    spans.add(Span(sheet.number, start, end))
        return found


def _number(entry: Named) -> int:
    return entry.number


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)


def _is_whole(sheet: Sheet, name: str, start: int, end: int) -> bool:
    """Whole words; a single word also not within a longer name: Tamesí, but not Laura Tamesí."""
    before, after = sheet.text[start - 1 : start], sheet.text[end : end + 1]
    if before.isalnum() or after.isalnum() or before == "-":
        return False
    number = sheet.index.get(start)
    if number is None or " " in name or name.isupper():
        return number is not None
    if name.casefold() != name and sheet.words[number].folded in sheet.tables.heads and sheet.glued(number + 1):
        following = sheet.words[number + 1]
        if following.plain in sheet.tables.links or following.folded.endswith(sheet.tables.adjectives or ("\0",)):
            return False  # Academia, but not Academia de Bellas Artes
    led = number and sheet.glued(number) and sheet.words[number - 1].capital
    led = led and (not sheet.opens(number - 1) or sheet.words[number - 1].folded in sheet.given)
    followed = sheet.glued(number + 1) and sheet.words[number + 1].capital
    return not led and (not followed or sheet.reading.language.nouns_capitalised)


def add_short_forms(register: Register, known: Iterable[Mention]) -> None:
    """`Banco Tamesí` is Tamesí afterwards, `Nordgas AG` Nordgas, where that is no word of its own."""
    others = {mention.text for mention in known}
    claimed: dict[str, list[Named]] = {}
    for entry in register.entries.values():
        for name in entry.names:
            for short in _short_forms(register.sheets[0], name):
                if short not in others and short not in entry.names:
                    claimed.setdefault(short, []).append(entry)
    for short, entries in sorted(claimed.items()):
        if len({id(entry) for entry in entries}) > 1:
            continue
        for other in [e for e in register.called(short) if len(e.names) == 1]:
            entries[0].spans |= other.spans
            register.remove(other)
        if not register.called(short):
            register.call(entries[0], short, "alias")


def _short_forms(sheet: Sheet, name: str) -> Iterator[str]:
    """The part of a name that is nobody else's, without its head, its tail or its legal form."""
    words, tables = name.split(), sheet.tables
    keys = [key_of(word, sheet.reading.language)[:1] or ("",) for word in words]
    plain = [key[0] for key in keys]
    if len(words) < 2:
        return
    if (
        len(words) > 2
        and sheet.reading.language.organisation_seats
        and plain[0] in tables.heads
        and plain[0] not in tables.weak
        and words[0][0].isupper()
    ):
        yield words[0]  # la Academia
    cut = len(words)
    while cut > 1 and (words[cut - 1].rstrip(".,") in tables.legal or words[cut - 1] in ("&", "de")):
        cut -= 1
    if cut < len(words):
        yield " ".join(words[:cut]).rstrip(",")
    before = words[: cut - 1]
    named = all(word[0].isupper() or word == "&" for word in before)
    ordinary = [word in tables.ordinary or word in tables.departments for word in plain]
    if cut > 1 and plain[cut - 1] in tables.tails and named and not all(ordinary[: cut - 1]):
        yield " ".join(before)
    rest = words[1:cut]
    bare = 0 < len(rest) < 3 and all(word[0].isupper() for word in rest)
    if plain[0] in tables.naming and bare and not any(ordinary[1:cut]) and tables.heads.isdisjoint(plain[1:cut]):
        yield " ".join(rest)
