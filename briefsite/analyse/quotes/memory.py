"""Whom does a text mean that names nobody, or only says `she`?"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from operator import itemgetter

from briefsite.analyse.quotes.cast import NOBODY, Reference
from briefsite.analyse.quotes.gender import plain_words
from briefsite.analyse.quotes.phrases import Phrase, phrases_in
from briefsite.analyse.quotes.scene import Scene, Stage
from briefsite.analyse.quotes.source import source
from briefsite.analyse.quotes.subjects import subject_after, subject_before
from briefsite.analyse.quotes.tokens import (
    ACCORDING,
    CAPITAL,
    COLON,
    COMMA,
    DETERMINER,
    ENTITY,
    NOUN,
    PREPOSITION,
    PRONOUN,
    ROLE,
    TIME,
    VERB,
    VIEW,
    WORD,
)
from briefsite.findings import Span

Place = tuple[int, int]  # paragraph, token
BESIDE = 5  # tokens between `junto` and the name: `junto a su amiga Eva Mora`
_token = itemgetter(0)


class Memory:
    """What was said so far, and by whom."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.spoken: dict[int, list[tuple[int, str | None]]] = {}
        self.open: list[Span] = []  # quotations of whose speaker nothing near by tells anything

    def remember(self, place: Place, speaker: str | None) -> None:
        """`speaker` None: somebody whom nobody knows."""
        self.spoken.setdefault(place[0], []).append((place[1], speaker))

    def antecedent(self, place: Place, meant: Reference) -> str | None:
        """Who was spoken of last, in this paragraph or in the one before."""
        return self.told(place, meant)[1]

    def told(self, place: Place, meant: Reference) -> tuple[bool, str | None]:
        """(whether anything tells who was spoken of last, in this paragraph or in the one before, and who)."""
        number, token = place
        scene = self.stage.scene(number)
        first, _ = scene.sentence(token)
        spoken = [who for at, who in self.spoken.get(number, []) if first <= at < token]
        if spoken and not meant.tacit and (self._fits(spoken[-1], meant, True) if spoken[-1] else meant.gender):
            return True, spoken[-1]  # also nobody: `« …, a dit X. » Il se dit « … »`
        here = [] if meant.tacit else self._named(scene, first, token, meant)
        if len(here) > 1 and scene.tokens[token - 1].kind == COLON:
            return True, None  # `Eso piensan en la firma de Mora y Ruiz: “…”, dijo`
        if len(here) == 1 and self._leads(scene, first, token, here[0]):
            return True, here[0]
        known, who = self._back(scene, first, meant)
        if known or number == 1 or number - 1 in self.stage.reading.headings or scene.turns_before(first):
            return known, who
        meant = replace(meant, silent=False)
        told = [self._end_of(n, meant) for n in dict.fromkeys((self.stage.told_before(number), number - 1))]
        return next((each for each in told if each[1]), told[0])

    def _end_of(self, number: int, meant: Reference) -> tuple[bool, str | None]:
        scene = self.stage.scene(number)
        return self._back(scene, len(scene.tokens), meant)

    def _leads(self, scene: Scene, first: int, token: int, who: str) -> bool:
        phrases = phrases_in(scene.tokens, first, token, self.stage.cast)
        return any(p.reference.who == who for p in phrases)

    def _back(self, scene: Scene, end: int, meant: Reference) -> tuple[bool, str | None]:
        """What the last sentence says that speaks of somebody, before this token of a paragraph."""
        while end > 0:
            start, _ = scene.sentence(end - 1)
            while start and scene.tokens[start - 1].word == ";":  # a list of names tells of none of them
                start, _ = scene.sentence(start - 1)
            known, who = self._told(scene, start, end, meant)
            if known:
                return True, who
            subject = next((p for p in phrases_in(scene.tokens, start, end, self.stage.cast) if not p.relative), None)
            if subject and meant.tacit and not meant.thing and scene.tokens[subject.first].kind == PRONOUN:
                meant = replace(
                    meant, tacit=False, gender=subject.reference.gender
                )  # whom `he` means may only be named
            end = start
        return False, None

    def _told(self, scene: Scene, first: int, end: int, meant: Reference) -> tuple[bool, str | None]:
        """(whether a sentence decides it, for whom)."""
        speakers = self._speakers(scene.number, first, end)
        fitting = [who for who in speakers if who is None or self._fits(who, meant, True)]
        if fitting:
            return True, fitting[-1]
        if any(token.kind == VIEW for token in scene.tokens[first:end]):
            return False, None  # `El cambio, a su entender, explica …`: still the one before
        sayer = self._sayer(scene, first, end)
        if sayer is not None and sayer.reference.anaphoric:
            return False, None
        phrases = phrases_in(scene.tokens, first, end, self.stage.cast)
        main = [p for p in phrases if not p.relative][:1]
        who = main[0].reference.who if main else None
        if (
            sayer is not None
            and sayer.reference.who
            and self._fits(sayer.reference.who, meant, sayer.reference.who == who)
        ):
            return True, sayer.reference.who
        if sayer is not None and not sayer.reference.who and (self._is_strange(scene, sayer) or not meant.gender):
            return True, None
        if who and self._fits(who, meant):
            return True, who
        named = [] if meant.tacit else self._named(scene, first, end, meant)
        if named:
            if len(named) == 2 and meant.gender:  # of two, the one who surely is a woman; of a list nobody
                named = [who for who in named if self.stage.cast.genders.get(who) == meant.gender]
            return True, named[0] if len(named) == 1 else None
        stranger = not who and any(self._is_strange(scene, p) for p in main)
        return stranger, None

    def _speakers(self, number: int, first: int, end: int) -> list[str | None]:
        spoken = self.spoken.get(number, [])
        places = [bisect_left(spoken, place, key=_token) for place in (first, end)]
        return [who for _, who in spoken[slice(*places)]]

    def _sayer(self, scene: Scene, first: int, end: int) -> Phrase | None:
        """Who speaks in a sentence without marks: `…, he argued`, `Kemp said that …`."""
        verbs = [i for i in range(end - 2, first, -1) if scene.tokens[i].kind == VERB]
        subjects = [subject for verb in verbs if (subject := self._subject(scene, first, verb, end))]
        known = (s for s in subjects if s.reference.who or s.reference.anaphoric)
        return next(known, None) or self._source(scene, first, end) or (subjects[0] if subjects else None)

    def _source(self, scene: Scene, first: int, end: int) -> Phrase | None:
        """`A juicio de Mora, …`: whose view opens a sentence."""
        if scene.tokens[first].kind != ACCORDING:
            return None
        found = source(scene.tokens, first, first, end, self.stage.cast)
        known = found is not None and (found.reference.who or found.reference.anaphoric)
        return Phrase(found.first, found.end, found.reference) if found and known else None

    def _subject(self, scene: Scene, first: int, verb: int, end: int) -> Phrase | None:
        cast = self.stage.cast
        behind = scene.tokens[verb - 1].kind == COMMA
        after = subject_after(scene.tokens, verb, end, cast, strict=not cast.language.inversion) if behind else None
        if after and (after.reference.who or after.reference.anaphoric) and not _goes_on(scene, after.end):
            return after
        before = subject_before(scene.tokens, first, verb, cast)
        opens = cast.language.inversion and scene.tokens[first].kind in PREPOSITION + TIME
        if opens and (before is None or before.reference == NOBODY):  # `Über das Jahr berichtete Rosa Maier`
            after = subject_after(scene.tokens, verb, end, cast, strict=True)
            return after if after and after.reference.who else before
        return before

    def _is_strange(self, scene: Scene, phrase: Phrase) -> bool:
        """Whether a sentence is about somebody or something with a name that nobody knows."""
        if phrase.reference.anaphoric:
            return False
        tokens = scene.tokens[phrase.first : phrase.end]
        kinds = [t.kind for t in tokens]
        if tokens[0].word in plain_words(self.stage.cast.language.speech.indefinites) and NOUN in kinds:
            return True  # `a miner who gave no name`
        return ROLE in kinds or (CAPITAL in kinds and not self.stage.reading.language.nouns_capitalised)

    def _named(self, scene: Scene, first: int, end: int, meant: Reference) -> list[str]:
        found = dict.fromkeys(
            token.entity.who
            for at, token in enumerate(scene.tokens[first:end], first)
            if token.kind in ENTITY + DETERMINER and token.entity and not self._accompanies(scene, first, at)
        )
        return [who for who in found if self._fits(who, meant)]

    def _accompanies(self, scene: Scene, first: int, at: int) -> bool:
        """Whether somebody only is with the one of whom a sentence tells: `junto a su hija Eva Mora`."""
        companions = plain_words(self.stage.cast.language.speech.companions)
        return any(token.word in companions for token in scene.tokens[max(first, at - BESIDE) : at])

    def _fits(self, who: str, meant: Reference, spoke: bool = False) -> bool:
        cast = self.stage.cast
        if meant.thing or (spoke and meant.silent and who in cast.organisations):
            return who in meant.among if meant.among else who not in cast.people
        known = who in cast.people and cast.fits(who, meant.gender)
        return known and (not meant.among or who in meant.among or not cast.people[who].roles)


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a phrase is followed by a verb of its own: `…, said Paula was first in line`."""
    return at < len(scene.tokens) and scene.tokens[at].kind in WORD + VERB
