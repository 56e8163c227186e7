"""Which roles stand behind a name? `X, economista y exministro`, `X is the chief economist at Y`."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from briefsite.analyse.people.before import Found
from briefsite.analyse.people.extent import reach, role_tables
from briefsite.analyse.people.heads import Head, find_heads, head_starts
from briefsite.analyse.people.loose import CLOSED, is_loose, loose_after
from briefsite.analyse.people.opening import opening
from briefsite.analyse.people.place import Place
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, word_set
from briefsite.text import fold

LONGEST = 7  # words before a head
CHAIN = 4  # roles one after another
_RUN_WORD = re.compile(r"(?:[^\W\d_]|\d(?=\d?-?year|\d?-j))(?:[\w'/-]|\.(?=\w))*\.?")


def roles_after(place: Place, name: Span) -> list[Found]:
    """The roles that a name is followed by, in apposition, in brackets, or behind a form of `to be`."""
    limit = place.reading.sentence(name).end
    at = _past_house(place, name.end, limit)
    opened = _opening(place.language).match(place.folded, at, limit)
    if not opened or (at > name.end and opened[0] != ", "):
        opened = _opening(place.language).match(place.folded, name.end, limit)
    if not opened or _is_and(place, opened):
        return []
    found: list[Found] = []
    goes: int | None = opened.end()
    bracket = place.text.find(")", opened.end(), limit) if opened[0].endswith("(") else -1
    limit = bracket if bracket > 0 else limit
    while goes is not None and len(found) < CHAIN:
        role = _phrase(place, goes, limit) or _unlisted(place, name, goes, limit)
        if not role or _leads_on(place, role.end, bool(found)):
            break
        found.append(role)
        joint = _joint(place.language).match(place.folded, role.end, limit)
        goes = joint.end() if joint else None
    return found


def _is_and(place: Place, opened: re.Match[str]) -> bool:
    """`X, e a ministra Y`: a conjunction that without its accent would be a form of `to be`."""
    word = place.text[opened.start() : opened.end()].strip(" ,")
    return word in place.language.conjunctions and word not in place.language.copulas


def _unlisted(place: Place, name: Span, at: int, limit: int) -> Found | None:
    """A role that only its ending tells, of a likely person."""
    found = loose_after(place, _past_skips(place, at, limit), limit) if name in place.names else None
    return Found(found.start, found.end) if found else None


def _past_house(place: Place, at: int, limit: int) -> int:
    """Behind the house that a name is told with: `X of Acme University in Lyon, an economist`."""
    tables = role_tables(place.language)
    end = at
    for words in (tables.genitives, tables.links):
        match = re.compile(r",? ([^\W\d_]+['’]?) ?").match(place.folded, end, limit)
        if not match or match[1] not in words:
            break
        start = match.end()
        article = _article(place.language).match(place.folded, start, limit)
        known = place.known_at(article.end() if article else start)
        if known is None or known > limit:
            break
        end = known
    return end


@cache
def _article(language: Language) -> re.Pattern[str]:
    return re.compile(before_word((*language.articles, *language.definite_articles)) if language.articles else "(?!)")


@cache
def _opening(language: Language) -> re.Pattern[str]:
    """What may stand between a name and its role: a bracket, an age, a relative pronoun with `is`."""
    forms = sorted(map(fold, language.copulas), key=lambda form: (-len(form), form))
    copulas = "|".join(map(re.escape, forms)) or "(?!)"
    ages = "|".join(language.age_patterns) or "(?!)"
    said_as = "|".join(map(re.escape, map(fold, language.said_as))) or "(?!)"
    return re.compile(
        rf"(?: \([^()]{{1,30}}\))?(?:, (?:{ages}))?(?:,? (?:{copulas}) |,? [-] |, | \(|(?<=\d) | (?:{said_as}) )",
    )


@cache
def _called(language: Language) -> re.Pattern[str]:
    return re.compile(rf",? {any_of(language.called)} ")


@cache
def _joint(language: Language) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, word_set(language.conjunctions)))) or "(?!)"
    return re.compile(rf"(?: \([^()]{{1,30}}\))?(?:,? (?:{words}) |, )")


def _leads_on(place: Place, end: int, chained: bool) -> bool:
    """Whether a name follows whose own role this is: `X, portavoz Mengano`; in a chain also behind a comma."""
    called = _called(place.language).match(place.folded, end)
    if called and place.text[called.end() : called.end() + 1].isupper():
        return True
    name = place.next_name(end + 1)
    if name is None or name.start - end > (2 if chained else 1):
        return False
    return place.text[end : name.start] in (" ", ", ", " ,")


def _phrase(place: Place, at: int, limit: int) -> Found | None:
    at = _past_skips(place, at, limit)
    head = _head(place, at, limit)
    if not head:
        return None
    start = head.start if not place.language.adjectives_first else at
    kept = opening(place, head.start)
    start = max(min(start, kept), at) if kept >= at or place.language.adjectives_first else head.start
    other = place.next_name(head.end)
    end = reach(place, head.end, min(limit, other.start) if other else limit)
    return Found(start, end, head.plural)


@cache
def _skip(language: Language) -> re.Pattern[str]:
    words = sorted({*map(fold, language.role_skips)}, key=lambda word: (-len(word), word))
    skips = "|".join(map(re.escape, words)) or "(?!)"
    articles = before_word((*language.articles, *language.definite_articles)) if language.articles else "(?!)"
    return re.compile(rf"(?:(?:{skips}) |{articles}|\d{{1,3}}-(?:year-old|jahrige[rnms]?) )")


def _past_skips(place: Place, at: int, limit: int) -> int:
    """Behind articles, adverbs and attributes that say nothing of the office: `hoy`, `a new`."""
    while match := _skip(place.language).match(place.folded, at, limit):
        at = match.end()
    return at


def _head(place: Place, at: int, limit: int) -> Head | None:
    """The head of the noun phrase that begins here."""
    starts = head_starts(place.language, place.folded)
    if place.language.adjectives_first:
        end = _run_end(place, at, limit)
        heads = find_heads(place.language, place.folded)
        inside = heads[bisect_left(heads, at, key=_start) : bisect_left(heads, end, key=_start)]
        last = next((head for head in reversed(inside) if head.end <= limit), None)
        return _with_noun(place, last, end) if last else None
    likely, tables = [at], role_tables(place.language)
    word = _RUN_WORD.match(place.folded, at, limit)
    while word and word[0] in tables.openers:
        likely.append(word.end() + 1)
        word = _RUN_WORD.match(place.folded, word.end() + 1, limit)
    related = word is not None and word[0] in word_set(place.language.kin)
    if word and not related and word[0] not in tables.barred and not word[0].endswith(tables.verbs):
        likely.append(word.end() + 1)  # one attribute: `reconocido economista`
    return next((starts[start] for start in likely if start in starts and starts[start].end <= limit), None)


def _start(head: Head) -> int:
    return head.start


def _with_noun(place: Place, head: Head, end: int) -> Head:
    """`an apprentice roofer.`: a head goes on with a noun that its ending tells."""
    if place.folded[head.end : head.end + 1] != " " or not is_loose(place.language, place.folded[head.end + 1 : end]):
        return head
    return Head(head.start, end, head.plural, head.rank) if CLOSED.match(place.text, end) else head


def _run_end(place: Place, at: int, limit: int) -> int:
    """Where the words end that may stand before a head and be the head."""
    tables = role_tables(place.language)
    end = at
    for _ in range(LONGEST):
        known = place.known_at(at)
        head = head_starts(place.language, place.folded).get(at)
        if head and head.end <= limit:
            end = head.end
        elif known is not None and known < limit:
            end = known + (2 if place.folded.startswith("'s", known) else place.folded.startswith("'", known))
        else:
            word = _RUN_WORD.match(place.folded, at, limit)
            if not word:
                return end
            plain = word[0]
            ends = plain in tables.links or plain in tables.conjunctions or plain in tables.articles
            verb = plain in tables.barred or (place.text[at].islower() and plain.endswith(tables.verbs))
            if ends or (verb and plain not in tables.allowed):
                return end
            end = word.end()
        if place.text[end : end + 1] != " ":
            return end
        at = end + 1
    return end
