"""Which words tell who speaks? The fields of a language that only the attribution of quotations needs."""

from dataclasses import dataclass

from briefsite.languages.record import Record

Words = tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False, init=False)
class Speech(Record):
    """They stand in the file of the language like all others."""

    thing_pronouns: Words  # it: an institution named before
    inverted_pronouns: Words  # endings of a verb with its pronoun: -t-il
    prepositions: Words  # contractions too; what they govern is no subject. With the accents that tell à from a
    subordinators: Words  # besides `relatives`: words that open a clause which is not the main one
    topic_prepositions: Words  # sobre, about: what they govern is what somebody speaks of
    indefinites: Words  # determiners of somebody not named: un, a, several
    clause_joins: Words  # and, but, while: between two clauses or two subjects
    time_words: Words  # days, months, times of the day, and what qualifies them: may stand between verb and subject
    own_views: Words  # a su juicio, in her view: the view of the one before
    relative_views: Words  # para quien, for whom: the view of the one right before
    impersonal_verbs: Words  # heißt es, si legge: nobody says it
    adverbs: Words  # that end like a noun in the plural: nonetheless
    impersonals: Words  # a pronoun that makes the verb behind it nobody's: se cree
    naming_cues: Words  # before a name in marks: llamado, known as, the novel
    viewers: Words  # according_to words that mean other things too: para, for
    source_nouns: Words  # spokesman, sources: without a name it is the institution behind them that speaks
    person_nouns: Words  # funcionario, politician: a person named before, whatever the role
    epicenes: Words  # person_nouns with one gender for all: víctima, Person
    possessives: Words  # su, his
    companions: Words  # words that make a name one beside the subject: junto, alongside
    institution_nouns: Words  # company, institución: an organisation named before
    role_synonyms: tuple[Words, ...]  # names of one office: alcalde, edil
    stance_verbs: Words  # verbs that quote although they are not of speech: ironizar, temer, refuse
    calling_verbs: Words  # que calificó de: their object may be a relative, the subject unsaid
    feminine: Words  # articles, titles and pronouns of a woman
    masculine: Words
    feminine_endings: Words  # of the names of roles
    masculine_names: Words  # endings of given names, and names that end as a woman's would
    feminine_names: Words
    plural_verbs: Words  # endings of verbs whose subject is many: -n
    resumers: Words  # before a verb that takes up the sentence in marks before it: así lo explicó, das sagte
    word_cues: Words  # openings of a sentence that says whose words stood before: con estas palabras
    reporting_moods: Words  # verbs whose mood says that somebody else's words are told: habe, sei
    spokesmen: Words  # without a name they speak for the institution that was the last subject
    participles: Words  # endings of verbs that share the subject of the sentence: saying, diciendo
