"""Which words tell whether a sentence or a title is understood alone? Fields that only title and key points need."""

from dataclasses import dataclass

from briefsite.languages.record import Record

Words = tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False, init=False)
class Alone(Record):
    """They stand in the file of the language like all others."""

    shell_nouns: Words  # with a bare article they stand for what was told before: the deal, el fallo
    leaning: Words  # further first words that point at an earlier sentence: before that, en ese
    additives: Words  # also, auch: what they add to was told before
    boilerplate: Words  # first words of what no reporter wrote: read more, con información de
    prepositional: Words  # what begins like one of them and is a preposition: luego de
    verb_openers: Words  # adverbs before a verb, where a verb may stand without its subject: ya, actualmente
    unfinished: Words  # although, because: a sentence that begins with one and has no comma has no main clause
    degrees: Words  # so, tan: `so rare that` is not complete before `that`
    pending: Words  # not only: the rest is awaited
    resolving: Words  # but also
    presenting: Words  # verbs before their subject: hay, existen
    relational_endings: Words  # of nouns that say of what: la suspensión | de
    day_parts: Words  # behind a day, and left out with it: a primera hora
    unique: Words  # nouns of which there is only one for everybody: the police, el clima
    prenominals: Words  # adjectives between an article and its noun, where others follow: la nueva ley
    presupposing: Words  # before the main verb they take something for told: even, the same, another
    appearing: Words  # verbs before a subject that they present: ocurrió un incendio
    neuters: Words  # what was said, in one word: esto, much of this
