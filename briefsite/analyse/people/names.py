"""Which runs of capitalised words may be names of people?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefsite.analyse.people.candidate import Candidate, join_surnames
from briefsite.analyse.people.name_words import NameWords, name_words
from briefsite.analyse.people.presented import presented
from briefsite.analyse.people.runs import Run, find_runs
from briefsite.analyse.people.taken import taken_places
from briefsite.findings import Mention, Span
from briefsite.reading import Reading
from briefsite.text import fold

LONGEST = 7  # words of a name


def find_candidates(reading: Reading, mentions: Iterable[Mention], given: frozenset[str]) -> tuple[Candidate, ...]:
    """Every run of capitalised words that no list explains, one word long at least, in order."""
    known: dict[int, list[Mention]] = {}
    more = presented(reading, given)
    for mention in mentions:
        if mention.form != "composite":
            known.setdefault(mention.span.paragraph, []).append(mention)
    tables = name_words(reading.language, given, more)
    given = tables.given
    found = [
        _in_paragraph(reading, number, known.get(number, ()), tables) for number in range(1, len(reading.texts) + 1)
    ]
    last = {c.words[-1] for group in found for c in group if len(c.words) > 1 and c.words[0] in given}
    for number, every in known.items():
        freed = [m for m in every if m.form != "demonym" or fold(m.text) not in last]
        if len(freed) < len(every):  # Ungar, whom the article calls Karl Ungar
            found[number - 1] = _in_paragraph(reading, number, freed, tables)
    return tuple(join_surnames(reading, [candidate for group in found for candidate in group], given))


def _in_paragraph(reading: Reading, number: int, known: Iterable[Mention], tables: NameWords) -> list[Candidate]:
    text, language = reading.texts[number - 1], reading.language
    taken = taken_places(text, known, tables.given, language)
    found: list[Candidate] = []
    for run in find_runs(text, taken, language, tables.given):
        if len(run) > 1:
            found += _candidates(number, text, run, tables)
        else:
            found += _single(number, text, run[0], tables)
    return found


def _single(number: int, text: str, piece: tuple[int, int], tables: NameWords) -> Iterator[Candidate]:
    """The same as `_candidates` for a run of one word, which most are."""
    start, end = piece
    word = fold(text[start:end])
    plain = word.rstrip(".")
    if plain in tables.titles:
        return
    if plain in tables.ordinary:
        if len(plain) > 2 and text[start + 1 : end].islower():
            yield Candidate(Span(number, start, end), (plain,), False, False, ordinary=True)
    elif end - start > 1:
        yield Candidate(Span(number, start, end), (word,), _is_titled(text, start, tables), False)


def _candidates(number: int, text: str, run: Run, tables: NameWords) -> Iterator[Candidate]:
    """A run without the ordinary words around it; an ordinary word in the middle parts it in two."""
    titled, attached, part = False, False, Run()
    for start, end in [*run, (len(text), len(text))]:
        word = fold(text[start:end]).rstrip(".")
        is_title = word in tables.titles and not (
            part and start < len(text) and _is_name(text, run, part, start, tables)
        )
        plain = word not in tables.ordinary and not (not part and (start, end) != run[-1] and tables.opens(word))
        if start < len(text) and not is_title and (plain or _is_name(text, run, part, start, tables)):
            part.append((start, end))
            continue
        while part and text[part[-1][0]].islower() and text[slice(*part[-1])].islower():
            part.pop()
        if part and len(part) <= LONGEST and any(e - s > 1 for s, e in part):
            part, titled = _trimmed(text, part, tables), titled or _is_titled(text, part[0][0], tables)
            words = tuple(fold(text[s:e]) for s, e in part)
            yield Candidate(Span(number, part[0][0], part[-1][1]), words, titled, attached)
        elif (
            _is_lone(text, run, (start, end), tables)
            and start < len(text)
            and text[start:end][1:].islower()
            and len(word) > 2
        ):
            called = titled and not (tables.language.nouns_capitalised and word in tables.functions)
            yield Candidate(Span(number, start, end), (word,), called, attached, ordinary=True)
        titled, attached, part = word in tables.courtesies, word in tables.heads, Run()


def _is_lone(text: str, run: Run, piece: tuple[int, int], tables: NameWords) -> bool:
    """Whether a run is one word, titles and what begins the sentence left out: `Ms. March`, `Para Guerra`."""
    words = [word for word in (fold(text[slice(*piece)]).rstrip(".") for piece in run) if word not in tables.titles]
    return len(words) == 1 or (len(words) == 2 and words[0] in tables.functions and run[-1] == piece)


def _is_titled(text: str, start: int, tables: NameWords) -> bool:
    """Whether a title in lower case stands before: `doña Petra`."""
    end, first = start - 1, max(0, start - 15)
    if end < 0 or text[end] != " ":
        return False
    return fold(text[text.rfind(" ", first, end) + 1 or first : end]).rstrip(".") in tables.courtesies


def _trimmed(text: str, part: Run, tables: NameWords) -> Run:
    """`la alcaldesa de Sort Ana Vidal`, `députée PS du Finistère Claire Goff`: the name begins with the given name;

    `la cantante La Chata Ríos`: with the article that has a capital within the sentence.
    """
    words = [fold(text[s:e]) for s, e in part]
    before = text[max(0, part[0][0] - 30) : part[0][0]].split()
    if len(part) > 2 and words[0] not in tables.given:
        behind = bool(before) and (
            _is_told_to(before, tables) or fold(before[-1]) in tables.links or text[slice(*part[0])].isupper()
        )
        first = next((n for n in range(1, len(part) - 1) if words[n] in tables.given and text[part[n][0]].isupper()), 0)
        return part[first:] if behind or _is_verb(text, part, first, before, tables) else part
    if len(part) > 1 and len(before) > 1 and before[-1] in tables.capital_articles and before[-2][-1:].isalpha():
        start = part[0][0] - len(before[-1]) - 1
        return [(start, part[0][0] - 1), *part] if text[start : part[0][0] - 1] == before[-1] else part
    return part


def _is_told_to(before: list[str], tables: NameWords) -> bool:
    """`dijo a Radio Sur Juan Pérez`: where a speaker speaks stands between the verb and the name."""
    words = [fold(word).strip('"”»,') for word in before[-4:]]
    verbs = [n for n, word in enumerate(words) if word in tables.telling]
    return bool(verbs) and verbs[-1] + 1 < len(words) and before[-4:][verbs[-1] + 1].islower()


def _is_verb(text: str, part: Run, first: int, before: list[str], tables: NameWords) -> bool:
    """Whether the first word of a run begins the sentence as its verb: `Vinieron Juan Pérez y …`."""
    begins = not before or before[-1][-1] in ".!?:”»"
    return begins and first == 1 and text[slice(*part[0])].endswith(tables.language.verb_endings)


def _is_name(text: str, run: Run, part: Run, start: int, tables: NameWords) -> bool:
    """Whether an ordinary word is part of a name where it stands in its run."""
    place = next(n for n, word in enumerate(run) if word[0] == start)
    word = fold(text[slice(*run[place])])
    if part and text[start].islower():
        return True
    if not part:
        return len(run) > 1 and _is_first(text, run, place, tables)
    if not any(fold(text[slice(*piece)]) in tables.given for piece in part):
        return word in tables.surnames and _goes_on(text, run, place, tables)
    if text[part[-1][0]].islower():  # behind a particle: Rosa de la Fuente
        return word not in tables.barred
    return word in tables.surnames and word not in tables.barred


def _goes_on(text: str, run: Run, place: int, tables: NameWords) -> bool:
    """Whether a word follows that is a name and nothing else: `Thi Mai Pham`."""
    if place + 1 >= len(run) or not text[run[place + 1][0]].isupper() or text[slice(*run[0])].isupper():
        return False
    following = fold(text[slice(*run[place + 1])])
    return following not in tables.ordinary and following not in tables.openers and run[0][0] > 0


def _is_first(text: str, run: Run, place: int, tables: NameWords) -> bool:
    """Whether a month or day is a given name: `Julio Prado`, but not `in May Boeing`."""
    word = fold(text[slice(*run[place])])
    said = text[max(0, run[place][0] - 20) : run[place][0]].split()[-1:]
    if said and fold(said[0]) in tables.speech:
        return fold(text[slice(*run[place + 1])]) not in tables.ordinary
    if len(run) == place + 2 and re.fullmatch(r"[^\W\d_]+-[^\W\d_][a-zß-ÿ]*", text[slice(*run[place + 1])]):
        return re.search(r"-[a-z]", text[slice(*run[place + 1])]) is not None  # Park Jin-woo
    if word not in tables.firsts or place + 1 >= len(run) or not text[run[place + 1][0]].isupper():
        return False
    before = text[max(0, run[place][0] - 20) : run[place][0]].split()
    dated = word in tables.dates or not before
    if dated and (fold(before[-1]) in tables.before_dates if before else tables.before_dates):
        return False
    following = fold(text[slice(*run[place + 1])])
    return following not in tables.ordinary or following in tables.surnames
