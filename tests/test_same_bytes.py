"""Same input, same bytes: neither order, clock, locale, hash seed, place nor number of jobs changes a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builds import ROOT, tree, write

ARTICLES = 70  # more than two workers take at a time
COUNTRIES = ("Noruega", "Kenia", "Japón", "Perú", "Estonia", "Canadá", "Ghana")
SUBJECTS = ("la pesca", "el gas natural", "la seguridad marítima", "el comercio", "la defensa")
PEOPLE = ("Ana Ruiz", "Óscar Peña", "Inés Ñíguez", "Luis Prado")


def article(number: int) -> str:
    """A small article; titles repeat, people and topics cross, every second one has a date."""
    country, other = COUNTRIES[number % 7], COUNTRIES[(number // 7) % 7]
    person, subject = PEOPLE[number % 4], SUBJECTS[number % 5]
    day = f"el {number % 28 + 1} de marzo de 20{number % 20 + 10:02d}" if number % 2 else "ayer"
    return (
        f"{country} y {other} hablan de {subject}\n\n"
        f"La ministra de {country}, {person}, presentó {day} un plan para {subject} de {number + 2} millones.\n\n"
        f"«No queremos esperar más tiempo», dijo {person.split()[1]}. La OTAN y {other} lo estudiarán.\n"
    )


SEEDS = {f"{number % 3}/artículo-{number}.txt": article(number) for number in range(ARTICLES)}
Trees = tuple[dict[str, bytes], dict[str, bytes]]


def made(folder: Path, names: list[str], jobs: int = 1, code: Path = ROOT, **environment: str) -> Trees:
    """docs/ and site/ as a process of its own builds them from files created in the order of `names`."""
    seeds = write(folder / "seeds", {name: SEEDS[name] for name in names})
    folders = [f"--seeds={seeds}", f"--docs={folder}/docs", f"--site={folder}/site"]
    command = [sys.executable, str(code / "build_site.py"), "--quiet", f"--jobs={jobs}", *folders]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    result = subprocess.run(command, cwd=code, env={**kept, **environment}, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    return tree(folder / "docs"), tree(folder / "site")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Trees:
    """The build that all others are compared with."""
    return made(tmp_path_factory.mktemp("first"), [*SEEDS], PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")


def same(first: Trees, other: Trees) -> None:
    for one, two in zip(first, other, strict=True):
        assert [path for path in sorted({*one, *two}) if one.get(path) != two.get(path)] == []


def test_files_created_in_another_order(tmp_path: Path, first: Trees) -> None:
    same(first, made(tmp_path, sorted(SEEDS, reverse=True)))


def test_four_jobs(tmp_path: Path, first: Trees) -> None:
    same(first, made(tmp_path, [*SEEDS], jobs=4))


def test_another_hash_seed(tmp_path: Path, first: Trees) -> None:
    same(first, made(tmp_path, [*SEEDS], PYTHONHASHSEED="4242"))


def test_another_time_zone_and_another_second(tmp_path: Path, first: Trees) -> None:
    time.sleep(1.1)
    same(first, made(tmp_path, [*SEEDS], TZ="Pacific/Kiritimati"))


@pytest.mark.parametrize("locale", ["C", "tr_TR.UTF-8"])
def test_another_locale(tmp_path: Path, first: Trees, locale: str) -> None:
    same(first, made(tmp_path, [*SEEDS], LC_ALL=locale))


def test_another_checkout_at_another_path(tmp_path: Path, first: Trees) -> None:
    code = tmp_path / "otro sitio"
    shutil.copytree(ROOT / "briefsite", code / "briefsite", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build_site.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, code)
    same(first, made(tmp_path / "x", [*SEEDS], code=code))
