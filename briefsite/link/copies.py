"""Which articles are one text, sent again or lightly edited?"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from zlib import crc32

from briefsite.editor_groups import Groups
from briefsite.faces import Face, Traits
from briefsite.findings import Span
from briefsite.records import Entry
from briefsite.text import plain_key

WORDS = 4  # of a shingle: one word changed in fifteen leaves three quarters of the shingles
# One shingle in so many is looked up; the choice depends on the shingle alone, so that those of a long text are
# among those of a short one.
SAMPLE, SAMPLE_OF_LONG, LONG = 8, 32, 512
ALIKE = 0.7  # share of the shorter text's shingles that stand in the other one as well
SHORTEST = 0.5  # of the longer text's shingles: a brief taken from a report is no copy of it
FEWEST = 20  # shingles of a text that can be told from another
COMMONEST = 50  # articles of a shingle above which it is boilerplate
Differences = tuple[list[Span], list[Span]]


def find_copies(faces: Sequence[Face], traits: Callable[[Face], Traits], rules: Groups) -> dict[str, str]:
    """Article id → id of the one that is shown for it: the newest of a group, of these the longest.

    The cost grows with the number of articles, not with that of pairs: only those are compared that share samples.
    """
    places = {face.path: place for place, face in enumerate(faces)}
    paths = [face.path for face in faces]
    pairs = {
        pair
        for pair in _candidates(faces)
        if _alike(*(frozenset(array("I", traits(faces[place]).shingles)) for place in pair))
    }
    pairs = {(one, other) for one, other in pairs if not rules.parts(paths[one], paths[other])}
    for named in rules.merged:
        known = sorted(places[path] for path in named if path in places)
        pairs |= {(known[0], other) for other in known[1:]}
    copies: dict[str, str] = {}
    for group in _connected(pairs):
        shown = min(group, key=lambda place: (*_latest_first(faces[place]), paths[place]))
        copies |= {faces[place].id: faces[shown].id for place in group if place != shown}
    return copies


def differences(one: Entry, other: Entry) -> Differences:
    """(sentences that only the one has, sentences that only the other has); case and punctuation make no difference."""
    keys = [{plain_key(entry.text(s)) for s in entry.analysis.sentences} for entry in (one, other)]
    mine = [s for s in one.analysis.sentences if plain_key(one.text(s)) not in keys[1]]
    return mine, [s for s in other.analysis.sentences if plain_key(other.text(s)) not in keys[0]]


def shingles_of(entry: Entry) -> frozenset[int]:
    """The checksums of all runs of words."""
    words = plain_key(" ".join(paragraph.text for paragraph in entry.article.paragraphs)).split()
    runs = zip(*(words[shift:] for shift in range(WORDS)), strict=False)
    return frozenset(crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs)


def sample_of(shingles: Collection[int]) -> list[int]:
    step = SAMPLE if len(shingles) < LONG else SAMPLE_OF_LONG
    return sorted(value for value in shingles if value % step == 0)


def _candidates(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Pairs that share a quarter of the shorter one's samples."""
    samples = [array("I", face.sample if face.shingles >= FEWEST else b"") for face in faces]
    seen: set[int] = set()
    twice: set[int] = set()
    for sample in samples:
        own = set(sample)
        twice |= seen & own
        seen |= own
    holders: dict[int, list[int]] = {}
    for place, sample in enumerate(samples) if twice else ():
        for value in twice.intersection(sample):
            holders.setdefault(value, []).append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        if len(found) <= COMMONEST:
            shared.update(combinations(found, 2))
    for (one, other), number in shared.items():
        if number * 4 >= min(len(samples[one]), len(samples[other])):
            yield one, other


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    short, long = sorted((len(one), len(other)))
    return short >= SHORTEST * long and len(one & other) >= ALIKE * short


def _connected(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Groups of all that hang together, each sorted."""
    leader: dict[int, int] = {}
    for one, other in sorted(pairs):
        a, b = _leader(one, leader), _leader(other, leader)
        leader[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for place in sorted({place for pair in pairs for place in pair}):
        groups.setdefault(_leader(place, leader), []).append(place)
    return list(groups.values())


def _leader(place: int, leader: Mapping[int, int]) -> int:
    while leader.get(place, place) != place:
        place = leader[place]
    return place


def _latest_first(face: Face) -> tuple[list[int], int]:
    published = face.published
    return [-ord(char) for char in published.iso or published.not_before or ""] + [0], -face.words
