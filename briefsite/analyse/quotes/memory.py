"""Whom does a text mean that names nobody, or only says `she`?"""

from __future__ import annotations

from briefsite.analyse.quotes.cast import Reference
from briefsite.analyse.quotes.phrases import phrases_in
from briefsite.analyse.quotes.scene import Scene, Stage
from briefsite.analyse.quotes.tokens import ENTITY

Place = tuple[int, int]  # paragraph, token


class Memory:
    """What was said so far, and by whom."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.spoken: dict[int, list[tuple[int, str | None]]] = {}

    def remember(self, place: Place, speaker: str | None) -> None:
        """`speaker` None: somebody whom nobody knows."""
        self.spoken.setdefault(place[0], []).append((place[1], speaker))

    def antecedent(self, place: Place, meant: Reference) -> str | None:
        """Who was spoken of last, in this paragraph or in the one before."""
        number, token = place
        scene = self.stage.scene(number)
        first, _ = scene.sentence(token)
        here = self._named(scene, first, token, meant)
        if len(here) == 1 and self._leads(scene, first, token, here[0]):
            return here[0]
        end = first
        while end > 0:
            start, _ = scene.sentence(end - 1)
            known, who = self._told(scene, start, end, meant)
            if known:
                return who
            end = start
        return self._earlier(number - 1, meant) if number > 1 else None

    def _leads(self, scene: Scene, first: int, token: int, who: str) -> bool:
        phrases = phrases_in(scene.tokens, first, token, self.stage.cast)
        return any(p.reference.who == who for p in phrases)

    def _earlier(self, number: int, meant: Reference) -> str | None:
        """The last sentence of the paragraph before that speaks of somebody."""
        if number in self.stage.reading.headings:
            return None
        scene = self.stage.scene(number)
        end = len(scene.tokens)
        while end > 0:
            start, _ = scene.sentence(end - 1)
            known, who = self._told(scene, start, end, meant)
            if known:
                return who
            end = start
        return None

    def _told(self, scene: Scene, first: int, end: int, meant: Reference) -> tuple[bool, str | None]:
        """(whether a sentence decides it, for whom)."""
        speakers = [who for at, who in self.spoken.get(scene.number, []) if first <= at < end]
        fitting = [who for who in speakers if who is None or self._fits(who, meant)]
        if fitting:
            return True, fitting[-1]
        for phrase in phrases_in(scene.tokens, first, end, self.stage.cast):
            who = phrase.reference.who
            if not phrase.relative and who and self._fits(who, meant):
                return True, who
            if not phrase.relative and (who or phrase.reference.anaphoric):
                break
        named = self._named(scene, first, end, meant)
        return (True, named[0] if len(named) == 1 else None) if named else (False, None)

    def _named(self, scene: Scene, first: int, end: int, meant: Reference) -> list[str]:
        tokens = scene.tokens[first:end]
        found = dict.fromkeys(t.entity.who for t in tokens if t.kind == ENTITY and t.entity and not meant.thing == t.entity.person)
        return [who for who in found if self._fits(who, meant)]

    def _fits(self, who: str, meant: Reference) -> bool:
        cast = self.stage.cast
        if meant.thing:
            return who not in cast.people
        return who in cast.people and cast.fits(who, meant.gender) or (not meant.gender and who not in cast.people and False)
