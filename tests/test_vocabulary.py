"""What can be recognised: the built-in gazetteer is whole and sound, and the editors have the last word."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest
from babel import Locale
from builds import Built, built, under, write

from briefsite.errors import BriefsiteError
from briefsite.patterns import expand
from briefsite.render.catalogue import catalogue
from briefsite.terms import KINDS, Term
from briefsite.text import fold, plain_key, slug
from briefsite.vocabulary import load_vocabulary

TERMS = load_vocabulary(Path("no such file")).terms
LANGUAGES = ("de", "en", "es", "fr", "it", "pt")
FEWEST_THEMES = 120
EQUAL_TO_CLDR = 0.9  # the rest says what newspapers say: Palestina, Myanmar, Costa de Marfil, Hong Kong
# CLDR knows more than ISO 3166-1: unions, islands with a postal code of their own, tests.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
ISO = sorted({code for code in Locale("en").territories if len(code) == 2} - NOT_ISO)
COUNTRIES = {same[8:]: term for term in TERMS.values() for same in term.same_as if same.startswith("iso3166:")}


def aliases(terms: list[Term]) -> dict[tuple[str, str], set[str]]:
    """The ids behind every folded form in one language."""
    found: dict[tuple[str, str], set[str]] = {}
    for term in terms:
        for alias in term.aliases:
            for form in expand(alias.pattern):
                found.setdefault((alias.language, fold(form)), set()).add(term.id)
    return found


def spelled(name: str) -> str:
    """A country's name without the ways of writing that CLDR and newspapers do not share."""
    return plain_key(name.partition(" (")[0].replace("&", "and").replace("St.", "Saint"))


def is_seat(ids: set[str]) -> bool:
    """Whether it is a place with what it stands for: `Moscú` is a city and Russia."""
    return any({*TERMS[place].broader} >= ids - {place} for place in ids if TERMS[place].kind == "place")


def test_every_country_of_iso_3166_is_there() -> None:
    assert len(ISO) == 249
    assert [code for code in ISO if code not in COUNTRIES] == []


def test_every_country_has_a_label_in_six_languages() -> None:
    assert [term.id for term in COUNTRIES.values() if [code for code, _ in term.labels] != [*LANGUAGES]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_country_names_are_mostly_those_of_cldr(language: str) -> None:
    names = Locale(language).territories
    equal = [code for code in ISO if spelled(dict(COUNTRIES[code].labels)[language]) == spelled(names[code])]
    assert len(equal) >= EQUAL_TO_CLDR * len(ISO)


def is_subject(term: str) -> bool:
    return TERMS[term].kind in ("theme", "event", "agreement")


def test_no_alias_stands_for_two_terms_of_one_language() -> None:
    """A theme may be named by the name of an organisation (NHS, public health), else an alias has one meaning."""
    found = aliases([*TERMS.values()])
    everywhere = {form: ids for (language, form), ids in found.items() if language == "*"}
    both = {(code, form): ids | everywhere.get(form, set()) for (code, form), ids in found.items()}
    doubled = [
        (form, {i for i in ids if is_subject(i) == kind}) for form, ids in both.items() for kind in (True, False)
    ]
    assert [(form, ids) for form, ids in doubled if len(ids) > 1 and not is_seat(ids)] == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_most_countries_have_a_demonym(language: str) -> None:
    known = [{a.form for a in term.aliases if a.language == language} for term in COUNTRIES.values()]
    assert sum("demonym" in forms for forms in known) > 0.75 * len(ISO)  # uninhabited islands have none


def test_everything_that_a_term_names_exists() -> None:
    named = {other for t in TERMS.values() for other in (*t.broader, *(t.near.terms if t.near else ()))}
    assert sorted(named - TERMS.keys()) == []


def test_no_term_is_broader_than_itself_by_any_way() -> None:
    def above(term: str, seen: frozenset[str] = frozenset()) -> set[str]:
        return {term} if term in seen else {a for b in TERMS[term].broader for a in above(b, seen | {term})}

    assert {term: ring for term in TERMS if (ring := above(term))} == {}


def test_every_pattern_expands_to_forms_that_can_be_found() -> None:
    forms = [form for term in TERMS.values() for alias in term.aliases for form in expand(alias.pattern)]
    assert [form for form in forms if not fold(form).strip() or "  " in form] == []


def test_every_term_is_of_a_known_kind_and_its_id_is_an_address() -> None:
    assert [t.id for t in TERMS.values() if t.kind not in KINDS or slug(t.id) != t.id] == []


def test_there_are_themes_enough_with_spanish_and_english_names() -> None:
    themes = [term for term in TERMS.values() if term.kind == "theme"]
    assert len(themes) >= FEWEST_THEMES
    assert [theme.id for theme in themes if not {"es", "en"} <= {code for code, _ in theme.labels}] == []


def test_the_indo_pacific_is_one_region_however_it_is_written() -> None:
    known = aliases([*TERMS.values()])
    forms = [("es", "indopacifico"), ("es", "indo-pacifico"), ("en", "indo-pacific")]
    assert [known.get(form) for form in forms] == [{"indo-pacific"}] * 3


def test_the_editors_file_may_be_missing(tmp_path: Path) -> None:
    assert load_vocabulary(tmp_path / "topics.yml").terms == TERMS


def test_a_broader_topic_that_no_list_defines_is_named(tmp_path: Path) -> None:
    faulty = "terms:\n  - {id: norway, broader: [no-such-topic]}\n"
    with pytest.raises(BriefsiteError, match=r"topics\.yml:2: .*no-such-topic"):
        load_vocabulary(write(tmp_path, {"topics.yml": faulty}) / "topics.yml")


ARTICLE = """\
Los trenes lentos vuelven al norte

La ministra Ana Ruiz viajó el lunes a Noruega en un ferrocarril sin prisa. El reino de los fiordos paga la mitad.

Kenia, Ghana y Estonia miran el comercio internacional. El Reino Unido no dijo nada, según Ana Ruiz. Perú escucha.

"Es un buen tren", dijo Luis Prado. Más tarde, Carla Soto pidió prudencia, como Karla Soto, y Otto Brandt calló.
"""
TOPICS = """\
terms:
  - id: slow-trains
    kind: theme
    label: {es: Trenes lentos, en: Slow trains}
    alias: {es: ["ferrocarril{,es} sin prisa"]}
    broader: [trade]
  - id: norway
    alias: {es: [reino de los fiordos]}
  - id: northern-trains
    kind: theme
    label: {es: Trenes del norte}
    near: {terms: [slow-trains, norway], within: sentence}
corrections:
  - {merge: [kenya], into: ghana}
  - {merge: [karla-soto], into: carla-soto}
  - {rename: estonia, label: {es: Eesti}}
  - {rename: ana-ruiz, label: {es: Ana Ruiz Vega}}
  - {retype: peru, kind: organisation}
  - {retype: otto-brandt, kind: organisation}
  - {ban: united-kingdom}
  - {ban: luis-prado}
"""


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One article under every operation of topics.yml."""
    folder = tmp_path_factory.mktemp("corrected")
    return built(folder, write(folder / "seeds", {"a.txt": ARTICLE, "topics.yml": TOPICS}))


def pages(made: Built) -> set[str]:
    return {path for path in made.manifest if path.startswith(("topics/", "people/"))}


def mentioned(made: Built, term: str) -> list[str]:
    """The words that stand for a term, in the order of the article."""
    (article,) = made.release["articles"]
    found = chain.from_iterable(t["mentions"] for t in (*article["topics"], *article["people"]) if t["id"] == term)
    return [m["text"] for m in sorted(found, key=lambda m: (m["paragraph"], m["start"]))]


def test_an_added_term_has_its_page(corrected: Built) -> None:
    assert mentioned(corrected, "slow-trains") == ["trenes lentos", "ferrocarril sin prisa"]
    assert "<mark>ferrocarril sin prisa</mark>" in corrected.page("topics/trenes-lentos.md")


def test_an_added_alias_is_a_mention(corrected: Built) -> None:
    assert "reino de los fiordos" in mentioned(corrected, "norway")
    assert "<mark>reino de los fiordos</mark>" in corrected.page("topics/noruega.md")


def test_a_broader_topic_leads_to_its_narrower_one_and_back(corrected: Built) -> None:
    slow, trade = (corrected.page(f"topics/{name}.md") for name in ("trenes-lentos", "comercio-internacional"))
    assert re.search(r"\*\*Temas más generales:\*\* .*\(comercio-internacional\.md\)", slow)
    assert re.search(r"\*\*Temas más específicos:\*\* .*\(trenes-lentos\.md\)", trade)


def test_a_composite_topic_is_found_where_all_its_parts_stand_together(corrected: Built) -> None:
    assert mentioned(corrected, "northern-trains") == ["Noruega en un ferrocarril sin prisa"]
    assert "topics/trenes-del-norte.md" in pages(corrected)


def test_a_merged_term_has_no_page_of_its_own(corrected: Built) -> None:
    assert not {"topics/kenia.md", "people/karla-soto.md"} & pages(corrected)
    assert {"topics/ghana.md", "people/carla-soto.md"} <= pages(corrected)


def test_a_merge_takes_the_mentions_along(corrected: Built) -> None:
    assert mentioned(corrected, "ghana") == ["Kenia", "Ghana"]
    assert mentioned(corrected, "carla-soto") == ["Carla Soto", "Karla Soto"]


def test_a_renamed_term_has_a_new_label_and_address(corrected: Built) -> None:
    assert {"topics/eesti.md", "people/ana-ruiz-vega.md"} <= pages(corrected)
    assert "\n# Eesti\n" in corrected.page("topics/eesti.md")
    assert mentioned(corrected, "estonia") == ["Estonia"]


@pytest.mark.parametrize("name", ["peru", "otto-brandt"])
def test_a_retyped_term_is_of_the_new_kind(corrected: Built, name: str) -> None:
    assert f"\n{catalogue('es', 'mkdocs.yml')('kind_organisation')} · " in corrected.page(f"topics/{name}.md")
    assert f"people/{name}.md" not in pages(corrected)


@pytest.mark.parametrize(
    ("term", "page"), [("united-kingdom", "topics/reino-unido.md"), ("luis-prado", "people/luis-prado.md")]
)
def test_a_banned_term_is_nowhere(corrected: Built, term: str, page: str) -> None:
    assert mentioned(corrected, term) == []
    assert page not in pages(corrected)


def test_the_build_says_what_topics_yml_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    under(tmp_path, write(tmp_path / "seeds", {"a.txt": ARTICLE, "topics.yml": TOPICS})).run("check")
    assert "topics.yml: 3 added or completed, 2 merged, 2 banned, 2 renamed, 2 retyped" in capsys.readouterr().out
