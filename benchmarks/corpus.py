"""python -m benchmarks.corpus FOLDER COUNT: articles to measure with, the same ones on every machine.

About 4,000 characters each, two of three Spanish, the others English, over twelve years. Words are made of syllables
and drawn by Zipf's law from a vocabulary that no text exhausts; names of countries, organisations, people and
subjects are drawn from the built-in lists, by the same law, so that topics, filters and links have real sizes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

CHARACTERS = 4_000
WORDS = 60_000  # the vocabulary of a language
FIRST_DAY, DAYS = date(2013, 1, 1), 4_300
SYLLABLES = {
    "es": "ca de ri lo men ta ción pre sa do to mar vi lla ñe go mún",
    "en": "ther ing con pre ble ment ful sta ver lo ish dra ken wor th ed",
}
SMALL = {
    "es": "el la los las de del que en un una con por para se su no es al más como pero sus ha han",
    "en": "the of and to in a is that for it as was with by on are from at this be has have not or",
}
SENTENCES = {
    "es": (
        "{person}, presidente de {organisation}, dijo el {day} que {words} y que {theme} es {words}.",
        "El Gobierno de {country} anunció {words} de {number} millones de euros para {theme} en {words}.",
        "«{quote}», afirmó {surname} en {country}, donde {words}.",
        "Según {organisation}, {theme} creció un {number} % {words}.",
        "{country} y {other} firmaron {words} sobre {theme}, {words}.",
        "{words}.",
    ),
    "en": (
        "{person}, president of {organisation}, said on {day} that {words} and that {theme} was {words}.",
        "The government of {country} announced {words} worth {number} million euros for {theme} in {words}.",
        "“{quote},” said {surname} in {country}, where {words}.",
        "According to {organisation}, {theme} grew by {number} percent {words}.",
        "{country} and {other} signed {words} on {theme}, {words}.",
        "{words}.",
    ),
}


class Zipf:
    """Draws from a list, the first most often: the n-th as often as 1/n."""

    def __init__(self, items: Sequence[Any]) -> None:
        self.items = items
        self.weights = list(accumulate(1 / (place + 1) for place in range(len(items))))

    def draw(self, dice: random.Random) -> Any:
        return dice.choices(self.items, cum_weights=self.weights)[0]


def article(number: int) -> str:
    """The text of one article with its front matter."""
    dice = random.Random(f"briefsite {number}")
    code = "en" if number % 3 == 2 else "es"
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    subjects = [_names(code, "theme").draw(dice) for _ in range(4)]
    nations = [_names(code, "country").draw(dice) for _ in range(4)]
    person = f"{_people()[0].draw(dice)} {_people()[1].draw(dice)}"
    paragraphs, length = [], 0
    while length < CHARACTERS:
        drawn = (_sentence(dice, code, subjects, nations, person) for _ in range(dice.randint(2, 4)))
        paragraphs.append(" ".join(drawn))
        length += len(paragraphs[-1])
    title = f"{nations[0]}: {_words(dice, code, 5)}, {subjects[0]}"
    return f'---\ntitle: "{title} {number}"\ndate: {day}\nlang: {code}\n---\n' + "\n\n".join(paragraphs) + "\n"


def write_corpus(folder: Path, count: int) -> None:
    """`count` articles as files, a thousand in a folder."""
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")


def word_of(rank: int) -> str:
    """The Spanish word of that rank."""
    return str(_vocabulary("es").items[rank])


def _sentence(dice: random.Random, code: str, subjects: list[str], nations: list[str], person: str) -> str:
    pattern = dice.choice(SENTENCES[code])
    while "{words}" in pattern:
        pattern = pattern.replace("{words}", _words(dice, code, dice.randint(6, 14)), 1)
    told = pattern.format(
        person=person,
        surname=person.split()[-1],
        organisation=_names(code, "organisation").draw(dice),
        country=dice.choice(nations),
        other=dice.choice(nations),
        theme=dice.choice(subjects).lower(),
        day=("lunes" if code == "es" else "Monday"),
        number=dice.randint(2, 900),
        quote=_words(dice, code, 14),
    )
    return told[0].upper() + told[1:]


def _words(dice: random.Random, code: str, count: int) -> str:
    small, large = SMALL[code].split(), _vocabulary(code)
    return " ".join(dice.choice(small) if dice.random() < 0.45 else large.draw(dice) for _ in range(count))


@cache
def _vocabulary(code: str) -> Zipf:
    dice = random.Random(f"words {code}")
    syllables = SYLLABLES[code].split()
    made = {"".join(dice.choices(syllables, k=dice.randint(2, 5))): None for _ in range(WORDS * 2)}
    return Zipf(list(made)[:WORDS])


@cache
def _names(code: str, kind: str) -> Zipf:
    dice = random.Random(f"{kind} {code}")
    labels = sorted(term.label(code) for term in _vocabulary_terms() if term.kind == kind)
    dice.shuffle(labels)
    return Zipf(labels)


@cache
def _vocabulary_terms() -> tuple[Any, ...]:
    from briefsite.vocabulary import load_vocabulary

    return tuple(load_vocabulary(Path("none")).terms.values())


@cache
def _people() -> tuple[Zipf, Zipf]:
    """Given names and family names."""
    from briefsite.cache import NOTHING_KEPT
    from briefsite.gazetteer import read_gazetteer

    names = read_gazetteer(NOTHING_KEPT).names
    dice = random.Random("people")
    given, family = ([name.title() for name in sorted(names[key])] for key in ("names", "family"))
    dice.shuffle(given)
    dice.shuffle(family)
    return Zipf(given), Zipf(family)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]))
