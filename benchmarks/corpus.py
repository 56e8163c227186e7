"""python -m benchmarks.corpus FOLDER COUNT: articles to measure with, the same ones on every machine.

About 4,000 characters each, two of three Spanish, the others English, over twelve years. Words are made of syllables
and drawn by Zipf's law from a vocabulary that no text exhausts; countries, organisations and themes are drawn from
the built-in lists and people from a cast that no collection exhausts, by the same law, so that topics, filters and
links have real sizes. One article in five belongs to a story of several days, one in a hundred is sent twice, one in
twenty has no date, and one in four states neither its title nor its language.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from benchmarks.wording import (
    COPIED,
    DATE,
    MONEY,
    MONTH,
    MONTHS,
    ROLES,
    SENTENCES,
    SMALL,
    SYLLABLES,
    WEEKDAYS,
)  # fmt: skip

CHARACTERS = 4_000
WORDS = 60_000  # the vocabulary of a language
CAST = 40_000  # people
FIRST_DAY, DAYS = date(2013, 1, 1), 4_300
LAST_DAY = FIRST_DAY + timedelta(days=DAYS + 30)  # later than every article
RUN = 10  # articles of one language, of which the first few may tell one story
STORY_LENGTHS = (0, 0, 2, 3, 5)
LONGEST_NAME = 30  # characters; a press text would shorten a longer one
THOUSANDS = {"es": ".", "en": ","}


class Zipf:
    """Draws from a list, the first most often: the n-th as often as 1/(n + offset)."""

    def __init__(self, items: Sequence[Any], offset: int = 0) -> None:
        self.items = items
        self.weights = list(accumulate(1 / (place + 1 + offset) for place in range(len(items))))

    def draw(self, dice: random.Random) -> Any:
        return dice.choices(self.items, cum_weights=self.weights)[0]


@dataclass(frozen=True)
class Event:
    """What an article is about; those of one story share it."""

    code: str
    day: date
    subjects: tuple[str, ...]
    nations: tuple[str, ...]
    organisations: tuple[str, ...]
    people: tuple[tuple[str, str], ...]  # (name, role)


def article(number: int, day: date | None = None) -> str:
    """The text of one article; `day` overrules its date, and such a one has its metadata on top."""
    if number % 100 == 99 and day is None:
        return f"{article(number - 1)}\n{COPIED[_event(number - 1).code]}\n"
    event, dice = _event(number), random.Random(f"briefsite {number}")
    slots = _Slots(event, dice)
    paragraphs, length = [], 0
    while length < CHARACTERS:
        drawn = (_sentence(slots) for _ in range(dice.randint(1, 3)))
        paragraphs.append(" ".join(drawn))
        length += len(paragraphs[-1])
    title = f"{event.nations[0]}: {slots.made_up(5)}, {event.subjects[0]} {number}"
    plain = number % 4 == 1 and day is None
    dated = day or (None if number % 20 == 7 else event.day + timedelta(days=number % RUN))
    text = "\n\n".join(paragraphs) + "\n"
    stated = [f"date: {dated}"] if dated else []
    stated += [] if plain else [f'title: "{title}"', f"lang: {event.code}"]
    top = "\n".join(["---", *stated, "---", ""]) if stated else ""
    return f"{top}{title}\n\n{text}" if plain else top + text


def path_of(number: int) -> str:
    """Where it stands below the folder: a thousand in each."""
    return f"{number // 1000:03}/{number:06}.txt"


def write_corpus(folder: Path, count: int) -> None:
    """`count` articles as files, a thousand in a folder."""
    for number in range(count):
        path = folder / path_of(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")


def word_of(rank: int) -> str:
    """The Spanish word of that rank."""
    return str(_vocabulary("es").items[rank])


@dataclass
class _Slots(dict[str, str]):
    """Every slot of a sentence, drawn anew each time it stands there."""

    event: Event
    dice: random.Random
    met: set[str] = field(default_factory=set)  # who has been introduced

    def __missing__(self, slot: str) -> str:
        event, dice = self.event, self.dice
        match slot:
            case "words":
                return self.made_up(dice.randint(5, 12))
            case "quote":
                return self.made_up(dice.randint(8, 16)).capitalize()
            case "term":
                return self.made_up(2)
            case "theme":
                return dice.choice(event.subjects).lower()
            case "country" | "other":
                return dice.choice(event.nations)
            case "organisation":
                return dice.choice(event.organisations)
            case "institution":
                return str(_names(event.code, "organisation").draw(dice))
            case "who" | "surname":
                return self._person(slot == "who")
        return self._value(slot)

    def made_up(self, count: int) -> str:
        """Words, nearly half of them small ones."""
        dice, small, large = self.dice, SMALL[self.event.code].split(), _vocabulary(self.event.code)
        return " ".join(dice.choice(small) if dice.random() < 0.45 else large.draw(dice) for _ in range(count))

    def _person(self, introduced: bool) -> str:
        name, role = self.dice.choice(self.event.people)
        if name in self.met and not introduced:
            return name.split()[-1]
        self.met.add(name)
        return f"{name}, {role},"

    def _value(self, slot: str) -> str:
        code, dice = self.event.code, self.dice
        day = self.event.day - timedelta(days=dice.randint(0, 900))
        match slot:
            case "weekday":
                return WEEKDAYS[code].split()[day.weekday()]
            case "date":
                return _spelt(day, code)
            case "month":
                return MONTH[code].format(day, MONTHS[code].split()[day.month - 1])
            case "year":
                return str(day.year)
            case "months":
                return str(dice.randint(2, 30))
            case "percent":
                return f"{dice.randint(1, 60)}{'.' if code == 'en' else ','}{dice.randint(1, 9)}"
            case "people":
                return f"{dice.randint(1200, 90_000):,}".replace(",", THOUSANDS[code])
            case "money":
                return MONEY[code].format(dice.randint(2, 900))
        raise KeyError(slot)


def _event(number: int) -> Event:
    run = number // RUN
    length = random.Random(f"story {run}").choice(STORY_LENGTHS)
    told = number % RUN < length  # in a story
    return _drawn(f"event {run}" if told else f"event of {number}", "en" if run % 3 == 2 else "es")


@cache
def _drawn(seed: str, code: str) -> Event:
    dice = random.Random(seed)
    themes, countries, organisations = (_names(code, kind) for kind in ("theme", "country", "organisation"))
    return Event(
        code,
        FIRST_DAY + timedelta(days=dice.randrange(DAYS)),
        tuple(themes.draw(dice) for _ in range(6)),
        tuple(countries.draw(dice) for _ in range(5)),
        tuple(organisations.draw(dice) for _ in range(4)),
        tuple(_person(_ranks().draw(dice), code) for _ in range(4)),
    )


def _sentence(slots: _Slots) -> str:
    told = slots.dice.choice(SENTENCES[slots.event.code]).format_map(slots).replace(",,", ",").replace(",.", ".")
    return told[0].upper() + told[1:]


def _spelt(day: date, code: str) -> str:
    return DATE[code].format(day, MONTHS[code].split()[day.month - 1])


@cache
def _vocabulary(code: str) -> Zipf:
    dice = random.Random(f"words {code}")
    syllables = SYLLABLES[code].split()
    made = {"".join(dice.choices(syllables, k=dice.randint(2, 5))): None for _ in range(WORDS * 2)}
    return Zipf(list(made)[:WORDS])


@cache
def _names(code: str, kind: str) -> Zipf:
    dice = random.Random(f"{kind} {code}")
    labels = sorted(label for term in _terms() if term.kind == kind and len(label := term.label(code)) <= LONGEST_NAME)
    dice.shuffle(labels)
    return Zipf(labels, offset=2)


@cache
def _terms() -> tuple[Any, ...]:
    from briefsite.vocabulary import load_vocabulary

    return tuple(load_vocabulary(Path("none")).terms.values())


@cache
def _ranks() -> Zipf:
    return Zipf(range(CAST), offset=10)


@cache
def _person(rank: int, code: str) -> tuple[str, str]:
    """(name, role) of the person of that rank; the same person in every language."""
    dice = random.Random(f"person {rank}")
    given, family = _parts_of_names()
    name = f"{dice.choice(given)} {dice.choice(family)}"
    role, kind = ROLES[code][dice.randrange(len(ROLES[code]))]
    return name, role.format(of=_names(code, kind).draw(dice))


@cache
def _parts_of_names() -> tuple[list[str], list[str]]:
    """Given names and family names."""
    from briefsite.cache import NOTHING_KEPT
    from briefsite.gazetteer import read_gazetteer

    names = read_gazetteer(NOTHING_KEPT).names
    return tuple([name.title() for name in sorted(names[key])] for key in ("names", "family"))  # type: ignore[return-value]


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]))
