"""The scorer: right answers are counted once, allowed ones not at all, wrong ones against."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefsite.score.__main__ import main

GOLD: dict[str, Any] = {
    "file": "a.txt",
    "language": "es",
    "headline": {"must_mention": ["Noruega|Oslo"]},
    "summary": {"key_points": [{"p": 1}], "unacceptable_as_key_point": [{"p": 2}]},
    "countries": {"NO": [{"p": 1, "s": "Noruega", "kind": "name", "n": 2}, {"p": 2, "s": "noruego", "weak": True}]},
    "persons": [
        {
            "name": "Ana Ruiz",
            "roles": [{"p": 1, "s": "ministra de Pesca"}],
            "mentions": [{"p": 1, "s": "Ana Ruiz"}, {"p": 2, "s": "Ruiz", "kind": "surname"}],
        }
    ],
    "organisations": [{"name": "ONU", "mentions": [{"p": 1, "s": "ONU", "kind": "acronym"}]}],
    "themes": {"core": [{"name": "fishing", "p": 1, "s": "la pesca"}], "secondary": []},
    "quotes": [{"p": 2, "type": "sentence", "speaker": "Ana Ruiz", "text": "Volveremos pronto"}],
    "figures": [{"p": 1, "s": "más de 600,000 peces", "value": 600000, "bound": ">"}],
    "dates": {"mentions": [{"p": 1, "s": "1 de mayo de 2025", "iso": "2025-05-01"}, {"p": 2, "s": "ayer"}]},
}  # fmt: skip


def mention(paragraph: int, text: str) -> dict[str, Any]:
    return {"paragraph": paragraph, "text": text}


def release() -> dict[str, Any]:
    """What a program that makes no mistake would give for GOLD."""
    topics = {
        "norway": [mention(1, "Noruega"), mention(1, "Noruega")],
        "un": [mention(1, "ONU")],
        "fish": [mention(1, "pesca")],
    }
    kinds = {"norway": "country", "un": "organisation", "fish": "theme"}
    return {
        "terms": [
            {"id": i, "kind": kind, "label": {"es": i}, "same_as": ["iso3166:NO"] if i == "norway" else []}
            for i, kind in kinds.items()
        ],
        "articles": [
            {
                "source_file": "a.txt",
                "language": "es",
                "title": {"text": "Noruega abre la pesca"},
                "summary": [mention(1, "…")],
                "topics": [{"id": i, "mentions": found} for i, found in topics.items()],
                "people": [
                    {
                        "id": "ana-ruiz",
                        "name": "Ana Ruiz",
                        "roles": [{"text": "la ministra de Pesca", "paragraph": 1}],
                        "mentions": [mention(1, "Ana Ruiz"), mention(2, "Ruiz")],
                    }
                ],
                "quotes": [mention(2, "Volveremos pronto.") | {"speaker": "ana-ruiz"}],
                "figures": [mention(1, "más de 600,000 peces") | {"low": 600000, "high": 600000, "bound": ">"}],
                "dates": [mention(1, "1 de mayo de 2025") | {"iso": "2025-05-01"}],
            }
        ],
    }  # fmt: skip


def scored(
    folder: Path, given: dict[str, Any], capsys: pytest.CaptureFixture[str], *options: str
) -> dict[str, list[str]]:
    """The numbers of each line that the command prints: P, R, F1, hit, gold, given."""
    (folder / "release.json").write_text(json.dumps(given))
    (folder / "gold.yml").write_text(yaml.safe_dump({"half": "untouched", "articles": [GOLD]}, allow_unicode=True))
    assert main([str(folder / "release.json"), str(folder / "gold.yml"), *options]) == 0
    lines = capsys.readouterr().out.splitlines()
    return {line[:24].strip(): line[24:].split()[:6] for line in lines if line[:1].islower()}


def test_without_a_mistake_every_figure_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = scored(tmp_path, release(), capsys)
    ones = {name for name, numbers in lines.items() if numbers[:3] == ["1.000"] * 3}
    assert ones == lines.keys() - {"regions", "regions: mentions", "wrong speakers (share)", "untouched: 1 articles"}
    assert lines["wrong speakers (share)"][0] == "0.000"


@pytest.mark.parametrize(
    ("question", "change", "expected"),
    [
        ("countries: mentions", lambda a: a["topics"][0]["mentions"].pop(), ["1.000", "0.500"]),
        ("countries: mentions", lambda a: a["topics"][0]["mentions"].append(mention(2, "noruego")), ["1.000", "1.000"]),
        ("countries: mentions", lambda a: a["topics"][0]["mentions"].append(mention(3, "Noruega")), ["0.667", "1.000"]),
        ("people", lambda a: a["people"].append(a["people"][0] | {"id": "x"}), ["0.500", "1.000"]),
        ("roles", lambda a: a["people"][0]["roles"][0].update(text="ministra"), ["0.000", "0.000"]),
        ("organisations", lambda a: a["topics"].pop(1), ["–", "0.000"]),
        ("themes (precision)", lambda a: a["topics"][2]["mentions"].insert(0, mention(2, "coche")), ["1.000", "1.000"]),
        ("core themes (recall)", lambda a: a["topics"].pop(2), ["–", "0.000"]),
        ("wrong speakers (share)", lambda a: a["quotes"][0].update(speaker="un"), ["1.000", "–"]),
        ("speakers", lambda a: a["quotes"][0].update(speaker=None), ["–", "0.000"]),
        ("figures with bounds", lambda a: a["figures"][0].update(bound="="), ["0.000", "0.000"]),
        ("figures", lambda a: a["figures"][0].update(bound="="), ["1.000", "1.000"]),
        ("dates", lambda a: a["dates"].append(mention(2, "ayer") | {"iso": "2025-05-02"}), ["0.500", "1.000"]),
        ("titles", lambda a: a["title"].update(text="La pesca"), ["0.000", "0.000"]),
    ],
)  # fmt: skip
def test_a_mistake_costs_what_it_should(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], question: str, change: Any, expected: list[str]
) -> None:
    given = copy.deepcopy(release())
    change(given["articles"][0])
    assert scored(tmp_path, given, capsys)[question][:2] == expected


def test_misses_are_listed_with_their_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = release()
    given["articles"][0]["topics"].pop(1)
    (tmp_path / "release.json").write_text(json.dumps(given))
    (tmp_path / "gold.yml").write_text(yaml.safe_dump({"articles": [GOLD]}))
    main([str(tmp_path / "release.json"), str(tmp_path / "gold.yml"), "--misses"])
    assert "    missed a.txt ONU\n" in capsys.readouterr().out


def test_an_article_that_the_release_lacks_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "release.json").write_text(json.dumps(release() | {"articles": []}))
    (tmp_path / "gold.yml").write_text(yaml.safe_dump({"articles": [GOLD]}))
    assert main([str(tmp_path / "release.json"), str(tmp_path / "gold.yml")]) == 1
    assert "not in the release: a.txt; build it from the gold articles" in capsys.readouterr().err
