"""A further language is one more file: proved with one that nobody speaks, in a copy of the package."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from typing import Any

import pytest
from builds import ROOT, write

from briefsite.languages import known_languages
from briefsite.languages.alone import Alone
from briefsite.languages.speech import Speech
from briefsite.languages.table import Language

CODE = "qvo"
TABLE = """\
# Volanian, made up for this test.
code: qvo
months: {janno: 1, febro: 2, marto: 3, aprilo: 4, majo: 5, junjo: 6, julo: 7, agosto: 8, septo: 9, okto: 10}
days: {lundo: 0, mardo: 1, merko: 2, jovdo: 3, vendo: 4, sabo: 5, dimo: 6}
articles: [lo]
function_words: [lo, da, e, ke, pri, dum, anke]
connectors: [da]
plural_endings: [oj]
titles: [Sjor]
role_heads: [prezulo, "vortist{o,a}"]
role_words: [da, lo]
speech_verbs: ["dik{is,as}"]
according_to: [lau]
organisation_words: [Banko]
organisation_heads: [Banko]
organisation_links: [da]
role_links: [da]
prepositions: [da, pri, dum]
determiners: [lo]
numbers: {du: 2, tri: 3}
scales: {miloj: 1000}
bounds: {plu ol: ">", malplu ol: "<"}
ranges: [[inter, e]]
units:
  money: [kronoj]
  duration: [jaroj]
date_patterns: ["<d> da <m> <y>", "<m> da <y>"]
relative_days: {hierno: -1}
"""
TOPICS = """\
terms:
  - {id: norway, name: {qvo: [Norvego]}, demonym: {qvo: ["norveg{a,oj}"]}}
"""
ARTICLE = """\
---
lang: qvo
date: 2025-05-06
---
Lo pontoj da Norvego

Lo prezulo da Norvego, Ingrid Solheim, dikis hierno: «Ni konstruos tri pontojn».

Lo Banko Velto pagos plu ol 12 miloj kronoj.

«Lo marto estas longa», dikis Solheim pri lo norvegoj. Lo laboro komencis lo 3 da aprilo 2025.

Pontoj daŭros inter 4 e 6 jaroj, lau Lena Fosk, vortista da Banko Velto.
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The article of the release that the copy of the package makes."""
    folder = tmp_path_factory.mktemp("volanian")
    shutil.copytree(ROOT / "briefsite", folder / "briefsite", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build_site.py", folder)
    write(folder, {f"briefsite/languages/{CODE}.yml": TABLE, "seeds/a.txt": ARTICLE, "seeds/topics.yml": TOPICS})
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    write(folder, {"mkdocs.yml": config})
    command = [sys.executable, "build_site.py", "--quiet", "--strict", "--jobs=1"]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    release = json.loads((folder / "site/data/briefings.json").read_bytes())
    article: dict[str, Any] = release["articles"][0]
    return article


def test_it_is_the_language_of_the_article(found: dict[str, Any]) -> None:
    assert found["language"] == CODE


def test_its_roles_speech_verbs_and_quotations_are_known(found: dict[str, Any]) -> None:
    people = {person["name"]: [role["text"] for role in person["roles"]] for person in found["people"]}
    assert people == {"Ingrid Solheim": ["prezulo da Norvego"], "Lena Fosk": ["vortista da Banko Velto"]}
    assert [quote["speaker"] for quote in found["quotes"]] == ["ingrid-solheim"] * 2


def test_its_numbers_and_units_are_figures(found: dict[str, Any]) -> None:
    figures = [(f["text"], f["low"], f["high"], f["bound"]) for f in found["figures"]]
    assert ("plu ol 12 miloj kronoj", 12000, 12000, ">") in figures
    assert any(f[1:3] == (4, 6) for f in figures)


def test_its_months_and_relative_days_are_dates(found: dict[str, Any]) -> None:
    assert {"2025-04-03", "2025-05-05"} <= {date["iso"] for date in found["dates"]}


def test_the_names_of_terms_in_it_are_mentions(found: dict[str, Any]) -> None:
    norway = next(topic for topic in found["topics"] if topic["id"] == "norway")
    assert [mention["text"] for mention in norway["mentions"]] == ["Norvego", "Norvego", "norvegoj"]


@pytest.mark.parametrize("code", known_languages())
def test_no_key_stands_twice_in_a_table(code: str) -> None:
    text = (ROOT / f"briefsite/languages/{code}.yml").read_text("utf-8")
    keys = re.findall(r"^(\w+):", text, re.M)
    assert sorted(keys) == sorted(set(keys))


def test_every_field_of_a_table_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "briefsite").rglob("*.py"))
    names = [field.name for record in (Language, Speech, Alone) for field in fields(record)]
    assert [name for name in names if not re.search(rf"\.{name}\b|\"{name}\"", code)] == []
