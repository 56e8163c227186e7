"""The site in each of its languages: nothing missing, nothing left in another one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, product
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml
from babel import Locale
from builds import CONFIG, CORPUS, GOOD, ROOT, Built, under, write

from briefsite.pipeline import Listener, excerpt
from briefsite.render import SEARCH, Choice
from briefsite.render.catalogue import Catalogue, catalogue
from briefsite.render.search import FACETS
from briefsite.settings import Settings
from briefsite.terms import KINDS
from build_site import main

UI = ROOT / "briefsite/render/ui"
CODES = sorted(path.stem for path in UI.glob("*.yml"))
SOURCE = "es"  # the catalogue that the others follow
# What a key that is put together may end in; `form_` and `title_` as findings.py names them.
ENDINGS = {
    "kind_": KINDS,
    "kinds_": KINDS,
    "how_": ("rule", "editor", "list"),
    "origin_": ("rule", "editor", "list"),
    "title_": ("stated", "first-line", "derived"),
    "date_": ("stated", "text"),
    "form_": ("name", "alias", "acronym", "demonym", "metonym", "surname", "stated"),
    "search_facet_": FACETS,
    "quality_": (
        "problems",
        "undated",
        "derived",
        "unattributed",
        "copies",
        "ambiguous",
        "spellings",
        "found",
        "candidates",
        "single",
    ),
    "figure_kind_": ("count", "percent", "money", "duration", "measure"),
}
SPARE: set[str] = set()
# Words that two languages write alike, by no oversight.
ALIKE = {
    ("de", "en"): "Organisation Person Region",
    ("de", "fr"): "Dossier Dossiers Organisation",
    ("en", "fr"): "Date Dates Mentions Organisation Organisations Page Provenance date dates mention mentions",
    (
        "es",
        "pt",
    ): "Anterior Filtros Lugar Lugares Mapa Máximo Mínimo Número País Países Página Tema Temas Texto Título Valor de "
    "medida sigla tema temas",
    ("fr", "pt"): "Limites",
}
# Quotation marks and the space at their inner side, by the habit of each language's press.
MARKS = {"es": "«x»", "en": "“x”", "fr": "«\u202fx\u202f»", "pt": "“x”", "de": "„x“"}


def say(code: str) -> Catalogue:
    return catalogue(code, "mkdocs.yml")


def shown(code: str) -> dict[str, str]:
    """By key each text of a language; plural forms by key and form."""
    found = {}
    for key, text in say(code).texts.items():
        found |= {key: text} if isinstance(text, str) else {f"{key}.{form}": part for form, part in text.items()}
    return found


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def links(text: str) -> list[str]:
    return sorted(re.findall(r"\]\(([^)]*)\)", text))


def test_there_are_five_languages() -> None:
    assert set(CODES) >= {"es", "en", "fr", "pt", "de"}


@pytest.mark.parametrize("code", CODES)
def test_a_key_stands_once(code: str) -> None:
    keys = re.findall(r"^([^\s#:]+):", (UI / f"{code}.yml").read_text("utf-8"), re.M)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_same_keys_in_the_same_order(code: str) -> None:
    assert [*say(code).texts] == [*say(SOURCE).texts]


@pytest.mark.parametrize("code", CODES)
def test_texts_are_texts_and_none_is_empty(code: str) -> None:
    assert {key: text for key, text in shown(code).items() if not (isinstance(text, str) and text.strip())} == {}


@pytest.mark.parametrize("code", CODES)
def test_placeholders_and_links_are_those_of_the_source(code: str) -> None:
    own, source = (_inserted(say(known).texts) for known in (code, SOURCE))
    assert own == source


def _inserted(texts: Mapping[str, Any]) -> dict[str, tuple[list[str], list[str]]]:
    """By key its placeholders and link targets; of plural forms the general one, others may do without the number."""
    whole = {key: text if isinstance(text, str) else text["other"] for key, text in texts.items()}
    return {key: (placeholders(text), links(text)) for key, text in whole.items()}


@pytest.mark.parametrize("code", CODES)
def test_plural_forms_hold_a_number_and_nothing_else(code: str) -> None:
    for key, forms in say(code).texts.items():
        if isinstance(forms, dict):
            assert "n" in placeholders(forms["other"]), key
            allowed = {"n", "shown"} if key == "table_shown" else {"n"}  # how many of them a filter leaves
            assert {name for form in forms.values() for name in placeholders(form)} == allowed, key


@pytest.mark.parametrize("code", CODES)
def test_plural_forms_are_those_of_the_language(code: str) -> None:
    wanted = {*Locale(code).plural_form.tags, "other"}
    plurals = {key: {*text} for key, text in say(code).texts.items() if isinstance(text, dict)}
    assert plurals and {key: forms for key, forms in plurals.items() if forms != wanted} == {}


@pytest.mark.parametrize("pair", [*combinations(CODES, 2)], ids=" ".join)
def test_no_text_was_left_in_another_language(pair: tuple[str, str]) -> None:
    own, other = map(shown, pair)
    same = " ".join(re.sub(r"\{\w+\}", "", text) for key, text in own.items() if other.get(key) == text)
    assert set(re.findall(r"[^\W\d_]+", same)) - set(ALIKE.get(pair, "").split()) == set()


# Which keys are asked for.


def sources() -> Iterator[str]:
    for folder, ending in (("render", "*.py"), ("publish", "*.py"), ("render/templates", "*.j2")):
        yield from (path.read_text("utf-8") for path in sorted((ROOT / "briefsite" / folder).rglob(ending)))


def scripts() -> str:
    return "\n".join((ROOT / "briefsite/render/assets" / name).read_text("utf-8") for name in SEARCH)


@cache
def asked() -> frozenset[str]:
    """Every key that templates, modules and scripts name in a call, dynamic ones with each of their endings."""
    code = "\n".join(sources())
    keys = set(re.findall(r'\b(?:say(?:\.count|\.plain)?|unknown)\(\s*"([^"]+)"\s*[,)]', code))
    keys |= set(re.findall(r'\bsay\("([\w-]+)"\) if', code)) | set(re.findall(r'else say\("([\w-]+)"\)', code))
    keys |= set(re.findall(r"""\btexts\[["']([^"']+)["']\]""", code))
    begun = set(re.findall(r'\bsay\("(\w+_)" ~', code)) | set(re.findall(r'\bsay\(f"(\w+_)\{', code))
    assert begun <= ENDINGS.keys(), "say in ENDINGS what such a key may end in"
    keys |= {f"{start}{ending}" for start in begun for ending in ENDINGS[start]}
    handed = tuple(re.findall(r'say\.script\("(\w+_)"\)', code))  # all texts that begin so are a script's
    keys |= {key for key in say(SOURCE).texts if handed and key.startswith(handed)}
    called = re.findall(r"\bsay\((?:texts, language, )?([^{}]*?)(?:, \{|\))", scripts())
    return frozenset(keys | {f"search_{name}" for call in called for name in re.findall(r'"(\w+)"', call)})


@cache
def listed() -> frozenset[str]:
    """Keys that a module passes on by name, and those of the theme, which 404.html and main.html ask for."""
    theme = "\n".join(path.read_text("utf-8") for path in (ROOT / "briefsite/publish/theme").glob("*.html"))
    named = {f"interface_{name}" for name in re.findall(r"\bsaid\.(\w+) *[}|]", theme)}
    return frozenset(named | set(re.findall(r'_list\(site, "(\w+)"', "\n".join(sources()))))


def test_every_key_that_is_asked_for_exists() -> None:
    assert (asked() | listed()) - say(SOURCE).texts.keys() == set()


def test_every_key_is_asked_for() -> None:
    assert say(SOURCE).texts.keys() - asked() - listed() == SPARE


def test_the_theme_can_do_without_a_catalogue() -> None:
    """Its own words, for a home page that a person wrote, are the English ones."""
    theme = (ROOT / "briefsite/publish/theme/main.html").read_text("utf-8")
    own = dict(re.findall(r'^  "(\w+)": "([^"]*)",$', theme, re.M))
    assert own == say("en").interface()


# How a language writes.


@pytest.mark.parametrize("code", CODES)
def test_quotations_stand_between_the_marks_of_the_language(code: str) -> None:
    assert say(code).quoted("x") == MARKS[code]


@pytest.mark.parametrize("code", CODES)
def test_texts_use_the_quotation_marks_of_their_language(code: str) -> None:
    foreign = set("«»“”„\"'") - set(MARKS[code])
    assert {key: text for key, text in shown(code).items() if foreign & set(text)} == {}


def test_a_quotation_is_escaped() -> None:
    assert say("es").quoted("<b>") == "«&lt;b&gt;»"


def test_french_parts_its_high_marks_by_thin_spaces() -> None:
    found = {k: t for k, t in shown("fr").items() if re.search(r"(?<![\u202f*])[;:!?»]|«(?!\u202f)", t)}
    assert found == {}


@pytest.mark.parametrize(
    ("code", "day", "month", "decade"),
    [
        ("es", "1 de noviembre de 2024", "noviembre de 2024", "años 1980"),
        ("en", "November 1, 2024", "November 2024", "1980s"),
        ("fr", "1er novembre 2024", "novembre 2024", "années 1980"),
        ("pt", "1 de novembro de 2024", "novembro de 2024", "anos 1980"),
        ("de", "1. November 2024", "November 2024", "1980er-Jahre"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(code: str, day: str, month: str, decade: str) -> None:
    assert (say(code).date("2024-11-01"), say(code).date("2024-11"), say(code).date("198X")) == (day, month, decade)


@pytest.mark.parametrize(("code", "day"), [("fr", "1er mai"), ("de", "1. Mai"), ("es", "1 de mayo")])
def test_a_day_without_a_year_is_written_too(code: str, day: str) -> None:
    assert say(code).date("XXXX-05-01") == day


def test_only_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert say("fr").date("2024-11-11") == "11 novembre 2024"


@pytest.mark.parametrize(
    ("code", "short", "long"),
    [("es", "1234", "12.345,5"), ("en", "1,234", "12,345.5"), ("fr", "1\u202f234", "12\u202f345,5"),
     ("pt", "1.234", "12.345,5"), ("de", "1.234", "12.345,5")],
)  # fmt: skip
def test_numbers_are_written_as_the_language_writes_them(code: str, short: str, long: str) -> None:
    assert (say(code).number(1234), say(code).number(12345.5)) == (short, long)


@pytest.mark.parametrize(
    ("code", "none", "million"),
    [("es", "0 artículos", "1.000.000 de artículos"), ("en", "0 briefings", "1,000,000 briefings"),
     ("fr", "0 article", "1\u202f000\u202f000 d’articles"), ("pt", "0 artigo", "1.000.000 de artigos"),
     ("de", "0 Artikel", "1.000.000 Artikel")],
)  # fmt: skip
def test_none_and_a_million_are_counted_by_the_rules_of_the_language(code: str, none: str, million: str) -> None:
    assert (say(code).count("n_briefings", 0), say(code).count("n_briefings", 1_000_000)) == (none, million)


@pytest.mark.parametrize(
    ("code", "named", "direction"),
    [("ar", "árabe", "rtl"), ("he", "hebreo", "rtl"), ("az-Arab", "azerbaiyano (árabe)", "rtl"),
     ("fr", "francés", None), ("pt-BR", "portugués (Brasil)", None), ("qvo", "qvo", None), ("x y", "x y", None),
     ("", "", None)],
)  # fmt: skip
def test_languages_have_names_and_directions(code: str, named: str, direction: str | None) -> None:
    assert (say("es").language(code), say("es").direction(code)) == (named, direction)


def test_the_attributes_of_a_text_are_its_language_and_a_direction_of_its_own() -> None:
    assert [say("es").tongue(code) for code in ("de", "ar")] == [' lang="de"', ' lang="ar" dir="rtl"']


# The pages themselves.


def configured(folder: Path, code: str) -> Path:
    """This site's own mkdocs.yml, in another language."""
    text = CONFIG.read_text("utf-8").replace("  language: es ", f"  language: {code} ")
    write(folder, {"mkdocs.yml": re.sub(r"^  custom_dir: .*\n", "", text, flags=re.M)})
    return folder / "mkdocs.yml"


@pytest.fixture(scope="module", params=CODES)
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, Built]:
    """A language, all pages of the corpus in it, and where they are; a key that is missing stops the build."""
    code = request.param
    folder = tmp_path_factory.mktemp(code)
    made, config = under(folder, CORPUS), configured(folder, code)
    where = (f"--seeds={CORPUS}", f"--docs={made.docs}", f"--site={made.site}", f"--config={config}")
    assert main(["--pages-only", "--quiet", "--jobs=1", *where]) == 0
    pages = [path.read_text("utf-8") for path in sorted(made.docs.rglob("*.md"))]
    single, _ = excerpt(Settings(CORPUS, made.docs, made.site, config), Choice(), Listener())
    return code, "\n".join([*pages, single]), made


def pieces(code: str) -> set[str]:
    """What is fixed in the texts of a language, as far as it is long enough to be of this language only."""
    found = {piece.strip() for text in shown(code).values() for piece in re.split(r"\{\w+\}|[()\[\]\n*]", text)}
    return {piece for piece in found if len(piece) >= 12 and " " in piece}


def test_pages_speak_the_language_of_the_site(spoken: tuple[str, str, Built]) -> None:
    code, text, _ = spoken
    assert [piece for piece in pieces(code) if piece in text] != []
    foreign = set().union(*(pieces(other) for other in CODES if other != code)) - pieces(code)
    assert sorted(piece for piece in foreign if piece in text) == []


def test_the_home_page_hands_the_theme_its_texts(spoken: tuple[str, str, Built]) -> None:
    code, _, made = spoken
    front = yaml.safe_load(made.page("index.md").split("---\n")[1])
    assert front["interface"] == say(code).interface()


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A whole build in German, of an article in Spanish and one in Arabic."""
    folder = tmp_path_factory.mktemp("german")
    arabic = "---\ntitle: خبر من القاهرة\nlang: ar\n---\nقالت الحكومة في القاهرة إنها ستبني مدرسة جديدة.\n"
    made = under(folder, write(folder / "seeds", {"uno.txt": GOOD, "dos.txt": arabic}))
    where = (f"--seeds={made.seeds}", f"--docs={made.docs}", f"--site={made.site}")
    assert main(["--quiet", "--jobs=1", *where, f"--config={configured(folder, 'de')}"]) == 0
    return made


@pytest.mark.parametrize("path", ["index.html", "404.html", "search.html"])
def test_theme_and_search_box_speak_the_language_of_the_site(german: Built, path: str) -> None:
    html = (german.site / path).read_text("utf-8")
    assert '<html lang="de"' in html
    assert 'aria-label="Artikel durchsuchen"' in html and 'placeholder="Suchen ( / )"' in html


def test_a_page_that_is_missing_says_so_in_the_language_of_the_site(german: Built) -> None:
    html = (german.site / "404.html").read_text("utf-8")
    for text in ("<h1>Seite nicht gefunden</h1>", ">Zur Startseite</a>", ">Alle Themen ansehen</a>"):
        assert text in html


def test_languages_are_offered_by_their_names(german: Built) -> None:
    text = (german.site / "search/facets/lang.js").read_text("utf-8")
    assert "Spanisch" in text and "Arabisch" in text


def test_a_title_from_right_to_left_says_so_wherever_it_is_shown(german: Built) -> None:
    assert '<span lang="ar" dir="rtl">' in (german.site / "index.html").read_text("utf-8")


@pytest.mark.browser
def test_the_browser_counts_as_the_pages_do(german: Built, web_browser: Any) -> None:
    page = web_browser.new_page()
    page.goto((german.site / "search.html").as_uri())
    counted = "([texts, code, n]) => briefsiteSearch.say(texts, code, 'n_briefings', { n })"
    for code, number in product(CODES, (0, 1, 2, 1234, 12345, 1_000_000)):
        texts = json.loads(json.dumps(say(code).texts))
        expected = say(code).count("n_briefings", number)
        assert page.evaluate(counted, [{"search_n_briefings": texts["n_briefings"]}, code, number]) == expected
    page.close()
