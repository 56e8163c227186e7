"""Which words of a language must the analysers know? The fields of a file such as es.yml, and what they are for."""

from dataclasses import dataclass

from briefsite.languages.alone import Alone
from briefsite.languages.calendar import Calendar
from briefsite.languages.record import Record
from briefsite.languages.speech import Speech

Words = tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False, init=False)  # one object a language: compared and cached by identity
class Language(Record):
    """One table; every word list is folded where it is used, patterns are expanded here."""

    code: str
    abbreviations: Words  # with their dot, case as written
    function_words: Words
    articles: Words  # el, the, l'
    definite_articles: Words  # singular, where an adjective right behind one is a noun: el neerlandés
    definite_contractions: Words  # del, della: a preposition and an article in one word
    plural_endings: Words  # by which a noun shows that it is counted; whole words where they are irregular
    connectors: Words  # lower-case words inside names: de, van, von …
    titles: Words  # courtesy titles before a name: Sr., Mrs
    role_heads: Words
    role_words: Words  # lower-case words that may stand inside a role: de, la, para …
    professions: Words  # further nouns that say what someone is: cirujano, farmer; plural forms by role_plurals
    role_prefixes: Words  # before a known head in one word: ex, vice
    role_endings: Words  # by which a long word is a head: ólogo, -sprecherin
    loose_role_endings: Words  # by which a word is a head right beside the name of a person: -ista, -er
    loose_role_stops: Words  # words with such an ending that are nobody's office: revista, river
    personal_relatives: Words  # relatives that only people have: who, quien
    plural_verbs: Words  # forms that only several take, behind `who`: are, have
    said_as: Words  # between a name and the role that it takes: como, as
    role_starts: Words  # words behind which a role begins without an article: when, by, with
    attribute_endings: Words  # of attributes before a role: doctoral, civic
    role_plurals: Words  # endings of heads in the plural
    plural_articles: Words  # before a role that two people share: los
    role_links: Words  # prepositions by which a role goes on: de, at, für
    role_genitives: Words  # those by which one role holds another: portavoz del ministro
    genitives: Words  # of, de: a noun before one is not complete
    role_openers: Words  # before a head and part of the role: antiguo, former
    role_skips: Words  # before a head and no part of it: hoy, new, its
    role_tails: Words  # right behind a head, part of the role: a. D.
    ranks: Words  # of soldiers; alone before a name they are a title: general
    ambiguous_heads: Words  # heads that may be a company as well: consultora
    place_nouns: Words  # common nouns before a name that is a place or thing: estación, buque
    place_prepositions: Words  # en, in: what follows is hardly a person
    indefinite_articles: Words  # un, a: what follows is one of many
    called: Words  # between a role and its name: llamado, namens
    kin: Words  # words of kinship, before a given name alone: padre, wife
    copulas: Words  # between a name and a role: es, fue, que es
    conjunctions: Words  # y, e
    name_conjunctions: Words  # between two surnames of one person: Ortega y Gasset
    age_patterns: Words  # regular expressions on folded text for an age behind a name
    nickname_cues: Words  # before a nickname behind the name: alias
    portfolios: Words  # capitalised parts of roles that are no names: Asuntos Exteriores
    organisation_heads: Words  # words of organisations that no name of a person holds: Ministerio, Bank
    organisation_cues: Words  # common nouns before a company's name: gigante, grupo
    organisation_nouns: Words  # common nouns that stand in apposition behind one: lender, fabricante
    organisation_words: Words  # words on which names are built: Ministerio, Council
    organisation_lower: Words  # those of them that a name may follow in lower case: université de Parakou
    organisation_endings: Words  # ends of compounds that are such words: -gericht
    organisation_links: Words  # words between such a word and what completes it: de, for, für
    organisation_articles: Words  # articles behind such a link: de la
    organisation_joins: Words  # and, y: between two fields of one office
    organisation_seats: Words  # in: before the place of an embassy
    seated_heads: Words  # embassy, consulate
    naming_heads: Words  # words before names that are known without them: Banco Tamesí
    organisation_tails: Words  # words with which names of companies end: Holdings
    weak_heads: Words  # words on which names are built that a place alone does not complete: Centro
    thing_words: Words  # behind a name they make it one of a thing: Conference, Holiday
    leading_words: Words  # words of `not_names` with which names of organisations begin: Royal
    name_stoppers: Words  # endings of words, mostly verbs, before which a name in lower case ends
    noun_endings: Words  # of common nouns and adjectives: two of them may be joined in one name
    genitive_endings: Words  # that the lists do not write out: des Bundestag{s,es}
    legal_forms: Words  # GmbH, S.A. without their last dot, case as written
    institutions: Words  # what is a name without more: Senado, Treasury; capitals count
    owners_in_names: Words  # words whose genitive is part of a name: King's College
    never_in_names: Words  # capitalised words that are part of no organisation's name: Monday, Mr
    department_words: Words  # fields of work that an office may list: Comercio, Turismo
    adjective_endings: Words  # of adjectives inside names or between a cue and a name
    neuter_heads: Words  # ends of words: rheinisches Zentrum
    masculine_heads: Words
    cue_endings: Words  # ends of compounds that are cues: -hersteller
    members: Words  # who sits for a party, named in brackets behind: diputado, mayor
    staff: Words  # people who belong to an organisation: analista, spokesman
    belongings: Words  # what belongs to a company: accionistas, shares
    belonging: Words  # de, at: between these and the organisation
    before_acronyms: Words  # words before an acronym that is a noun, beside articles
    bare_institutions: Words  # institutions that stand without an article where others need one: Congress
    ministry_heads: Words  # lower-case heads that a field of work in small letters completes: ministère de la défense
    told_to: Words  # between one who speaks and a newspaper: a, ante
    media_cues: Words  # words before the name of a newspaper: dijo a El Faro
    abbreviated_things: Words  # first or last words of things with acronyms: Tasa, Disorder
    common_acronyms: Words  # acronyms that are no organisations: PIB, DNA
    acronym_cues: Words  # denominado, known as: an acronym follows
    not_names: Words  # capitalised words that begin no person's name
    surnames: Words  # ordinary words that are surnames behind a given name: Rey, King
    determiners: Words  # articles, demonstratives, possessives, quantifiers: all that may open a noun phrase
    named_after: Words  # things that bear the names of people: avenida, aeropuerto, premio
    speech_verbs: Words
    according_to: Words
    said_by: Words  # words between a verb and a subject that make it an object instead: a, al
    named_by_demonym: Words  # nouns that a demonym beside them makes a thing or a breed: pastor alemán
    named_by_place: Words  # things with the name of a place behind them: virus del Nilo
    places_as_given_names: Words  # Paris Hilton, Jordan Peterson
    language_cues: Words  # en, al: before the name of a language
    numbers: tuple[tuple[str, float], ...]
    scales: tuple[tuple[str, int], ...]
    bounds: tuple[tuple[str, str], ...]  # folded words → > < ~
    number_joins: tuple[tuple[str, float], ...]  # inside numbers, with the least that stands before: y 10, and 100
    number_tails: tuple[tuple[str, float], ...]  # y medio: 0.5 of what was counted last
    collectives: tuple[tuple[str, float], ...]  # veintena: 20
    bounds_behind: tuple[tuple[str, str], ...]  # or more: >
    strict_bounds: Words  # bounds that are none before an article: hasta el 2 %
    spanning: Words  # bounds that mean during behind an amount: $3bn over ten years
    sums: Words  # ends of nouns that hold a sum: ein Kredit über 3 Millionen
    bound_fillers: Words  # between a bound and its number: ya, los
    ranges: tuple[tuple[str, str], ...]  # (opening, middle): (entre, y)
    changes: tuple[tuple[str, str], ...]  # the same for two numbers that are no range: (von, auf)
    change_verbs: Words  # beginnings of verbs that make `de 3 a 4` a change
    unit_steps: Words  # between a number and what it counts: más, other
    units_before: Words  # magnitud 6,2
    clock: Words  # before a time of the day: a las
    clock_units: Words  # hora, horas
    clock_behind: Words  # p.m., Uhr
    one_cues: Words  # before `un año` as a quantity: en, durante
    explicit_ones: Words  # words for one that are no articles
    partitives: Words  # behind a number whose noun stands elsewhere: de ellos
    ratios: Words  # between the numbers of a ratio, which counts nothing: de cada, out of
    compared: Words  # before the second of two numbers: contra, de un total de
    age_cues: Words  # aged
    harm: Words  # dead, hurt, missing, held: near them a small count is news
    list_joins: Words  # between the last two of a list: y, or, as well as
    units: tuple[tuple[str, Words], ...]  # kind → words
    counters: Words  # before a number that counts nothing: vuelo, artículo
    verb_endings: Words  # a word with such an ending is no unit
    date_patterns: Words  # regular expressions with marks: <d> day, <m> month, <y> year …
    months: tuple[tuple[str, int], ...]  # names that CLDR does not have: Jänner
    days: tuple[tuple[str, int], ...]
    day_links: Words  # between two days of one month: y el, bis
    date_cues: Words  # words, besides months and digits, that dates hold: siglo
    decades: tuple[tuple[str, int], ...]  # noventa: 90
    year_cues: Words  # before a year
    year_determiners: Words  # before a year that stands before a plural: the 2019 elections
    we_endings: Words  # of verbs that look like plurals behind a year: en 2021 superamos
    year_followers: Words  # behind a year, though they look like a counted plural
    relative_periods: tuple[tuple[str, str], ...]  # la semana pasada: w-1; fin de año: y+0/12; empty: no date
    parts_of_year: tuple[tuple[str, str], ...]  # primer semestre: 01/06
    ago_before: Words  # hace, il y a
    ago_behind: Words  # ago, fa
    lasting: Words  # ends of words before `hace diez años` that make it a duration: desde, vivía
    ago_units: tuple[tuple[str, str], ...]  # años: y
    later_marks: tuple[tuple[str, int], ...]  # two years later: 1, a year before: -1
    neighbour_years: tuple[tuple[str, int], ...]  # the year beside one that stands before: the following year
    past_marks: Words  # beside a day of the week: pasado, last
    coming_marks: Words  # próximo, next
    habitual: Words  # every, cada: no single day or month
    future_tense: Words  # regular expressions that put a clause into the future
    past_cues: Words  # regular expressions on folded text that put a clause into the past
    future_cues: Words  # para, hasta: the date after them may lie ahead
    relative_days: tuple[tuple[str, int], ...]  # ayer: -1
    negations: Words  # no, not: a short sentence with one takes back what stands before
    demonstratives: Words  # este, this: point at something said before
    other_years: Words  # behind a date: de ese año, that year; not the year of the article
    anaphora: Words  # first words that point at an earlier sentence
    clause_openers: Words  # words that open a trailing clause which a headline can do without
    front_clauses: Words  # further words that open a clause before the main one: when
    conditions: Words  # the same, where the main clause is not true without it: if, unless
    relatives: Words  # que, who: what follows is no main clause
    auxiliaries: Words  # frequent finite verbs that no other list holds: es, puede, has
    cut_before: Words  # prepositions before which a title may end
    institutional_acts: Words  # verbs by which a country acts when its head does: acordar, firmar
    pronouns: Words  # he, she: a person named before
    finite_verbs: Words  # frequent finite forms, accents as written: said, acordó, ist
    finite_endings: Words  # of finite verbs that no list holds: aron, ierte
    clitics: Words  # se, il: the word right behind one is a finite verb
    not_finite: Words  # words with such an ending that are no finite verbs: hundred, museu
    coordinators: Words  # and, or: what stands on either side is of one kind
    pairing: Words  # between, both: two things follow
    comparatives: Words  # more, menos: a title does not end between one and its `than`
    than: Words
    participle_endings: Words  # and of adjectives that await a phrase: invitadas a, capaz de
    infinitive_endings: Words  # a preposition before such a word opens no phrase of its own
    verb_particles: Words  # parts of a verb that stand at the end of its clause: mit, zurück
    day_openers: Words  # words before the name of a day that go with it: este, on
    near_demonstratives: Words  # those that point at today before one of the next: this week, but not that week
    present_times: Words
    decimal_mark: str  # where an article leaves it open; empty: a lone separator parts thousands
    speech: Speech
    alone: Alone
    calendar: Calendar
    adjectives_first: bool = False  # attributes stand before their noun
    demonyms_capitalised: bool = False
    nouns_capitalised: bool = False
    lower_case_names: bool = False  # names go on in lower case: Cour des comptes
    inversion: bool = False  # the subject may follow its verb at some distance
    pro_drop: bool = False  # a verb may stand without its subject: `señaló`
