"""A build that goes on from the one before ends in the same bytes as one that begins from nothing."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from builds import CONFIG, tree, write

from briefsite import library
from briefsite.link import candidates, copies, related, stories, vectors
from briefsite.render import quality
from build_site import main

COUNTRIES = ("Noruega", "Kenia", "Japón", "Perú", "Estonia", "Canadá", "Ghana")
SUBJECTS = ("la pesca", "el gas natural", "la seguridad marítima", "el comercio", "la defensa")
PEOPLE = ("Ana Ruiz", "Óscar Peña", "Inés Ñíguez", "Luis Prado", "Ana Peña", "Pedro Ruiz Soto")
RULES = (
    "",
    "corrections:\n- {ban: fisheries}\n",
    "corrections:\n- {rename: nato, label: {es: Alianza}}\n",
    "terms:\n- {id: barcos, kind: theme, label: {es: Barcos}}\n",
    "corrections:\n- {merge: [estonia], into: norway}\n",
)
Change = Callable[[Path, random.Random], None]


def article(dice: random.Random) -> str:
    """A small article; some have a date, some are alike, some give a full name and some a surname."""
    one, other = dice.sample(COUNTRIES, 2)
    person, subject = dice.choice(PEOPLE), dice.choice(SUBJECTS)
    head = f"---\ndate: 20{dice.randint(10, 25)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}\n---\n"
    day = f"el {dice.randint(1, 28)} de marzo de 20{dice.randint(10, 25)}"
    return (
        (head if dice.random() < 0.7 else "")
        + f"{one} y {other} hablan de {subject}\n\n"
        + f"La ministra de {one}, {person}, presentó {day} un plan para {subject} de {dice.randint(2, 900)} millones. "
        + f"En {other} esperan {dice.randint(2, 90)} barcos y respuesta de la OTAN sobre {dice.choice(SUBJECTS)}.\n\n"
        + f"«No queremos esperar más tiempo», dijo {person.split()[-1]}. La OTAN y {other} lo estudiarán.\n"
    )


def names(seeds: Path) -> list[Path]:
    return sorted(seeds.rglob("*.txt"))


def add(seeds: Path, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 4)):
        write(seeds, {f"{dice.randint(0, 2)}/nota-{dice.randint(0, 9999):04}.txt": article(dice)})


def edit(seeds: Path, dice: random.Random) -> None:
    dice.choice(names(seeds)).write_text(article(dice), encoding="utf-8")


def copy(seeds: Path, dice: random.Random) -> None:
    text = " ".join(article(dice) for _ in range(3))
    write(seeds, {f"copia-{n}-{dice.randint(0, 99)}.txt": text + " Fin." * n for n in range(2)})


def remove(seeds: Path, dice: random.Random) -> None:
    for place in dice.sample(names(seeds), dice.randint(1, 3)):
        place.unlink()


def rename(seeds: Path, dice: random.Random) -> None:
    place = dice.choice(names(seeds))
    place.rename(place.with_name(f"otra-{dice.randint(0, 9999)}.txt"))


def rule(seeds: Path, dice: random.Random) -> None:
    (seeds / "topics.yml").write_text(dice.choice(RULES), encoding="utf-8")


def nothing(seeds: Path, dice: random.Random) -> None:
    """A build again."""


CHANGES: tuple[Change, ...] = (add, add, edit, copy, remove, rename, rule, nothing)


def run(folder: Path, seeds: Path, *options: str) -> None:
    """The command line with what it keeps below `folder`."""
    folder.mkdir(exist_ok=True)
    text = CONFIG.read_text("utf-8").replace("briefsite/publish/theme", str(CONFIG.parent / "briefsite/publish/theme"))
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    folders = (f"--docs={folder}/docs", f"--site={folder}/site", f"--config={folder}/mkdocs.yml")
    assert main([f"--seeds={seeds}", *folders, "--quiet", "--jobs=1", *options]) == 0


def different(one: Path, other: Path) -> list[str]:
    """Paths of files that the two folders do not share, or that differ."""
    a, b = tree(one), tree(other)
    return [path for path in sorted({*a, *b}) if a.get(path) != b.get(path)]


@pytest.fixture
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    """What begins with hundreds of articles begins with a few."""
    for module, name, value in (
        (vectors, "ENOUGH", 8),
        (related, "COMMONEST", 9),
        (stories, "COMMONEST", 9),
        (candidates, "RECENT", 12),
        (quality, "RECENT", 12),
        (copies, "COMMONEST", 4),
    ):
        monkeypatch.setattr(module, name, value)


@pytest.mark.usefixtures("_many")
@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_of_changes_ends_in_the_pages_of_a_build_from_nothing(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    seeds = tmp_path / "seeds"
    for _ in range(10):
        add(seeds, dice)
    run(tmp_path / "on", seeds, "--pages-only")
    for step in range(7):
        change = dice.choice(CHANGES)
        change(seeds, dice)
        run(tmp_path / "on", seeds, "--pages-only")
        run(tmp_path / "new", seeds, "--pages-only")
        assert different(tmp_path / "on/docs", tmp_path / "new/docs") == [], (step, change.__name__)
        shutil.rmtree(tmp_path / "new")


def test_a_build_killed_at_any_moment_is_finished_by_the_next(tmp_path: Path) -> None:
    dice = random.Random(7)
    seeds, on, new = tmp_path / "seeds", tmp_path / "on", tmp_path / "new"
    for _ in range(6):
        add(seeds, dice)
    run(on, seeds)
    folders = [f"--seeds={seeds}", f"--docs={on}/docs", f"--site={on}/site", f"--config={on}/mkdocs.yml"]
    command = [sys.executable, str(CONFIG.parent / "build_site.py"), *folders, "--quiet", "--jobs=2"]
    for seconds in (0.4, 0.7, 1.0, 1.3, 1.6, 2.0, 2.5, 3.0):
        dice.choice(CHANGES)(seeds, dice)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as building:
            with suppress(subprocess.TimeoutExpired):
                building.wait(seconds)
            building.kill()
        assert (on / "site/index.html").is_file()
    run(on, seeds)
    run(new, seeds)
    assert different(on / "docs", new / "docs") == []
    assert different(on / "site", new / "site") == []
    assert [place.name for place in on.iterdir() if "-briefsite-" in place.name] == []


def test_two_sites_may_share_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "SPARE", 0)
    dice = random.Random(3)
    one, other = tmp_path / "one", tmp_path / "other"
    for seeds in (one, other):
        add(seeds, dice)
        add(seeds, dice)
    for seeds in (one, other, one, other):
        run(tmp_path / "on", seeds, "--pages-only", "--force")
        edit(seeds, dice)
    shutil.rmtree(one)  # what was kept of a folder that is gone is forgotten, and the other's is not
    run(tmp_path / "on", other, "--pages-only", "--force")
    run(tmp_path / "new", other, "--pages-only")
    assert different(tmp_path / "on/docs", tmp_path / "new/docs") == []
