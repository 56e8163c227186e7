"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter

import pytest
from builds import ROOT

PLACES = {
    ".".join(place.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): place
    for place in [*(ROOT / "briefsite").rglob("*.py"), ROOT / "build_site.py"]
}
MODULES = sorted(PLACES)
# Imports point down; two of one rank know nothing of each other.
RANKS = {"read": 1, "analyse": 1, "link": 2, "intake": 3, "render": 3, "publish": 4, "pipeline": 5}
LONGEST_MODULE, LONGEST_BODY, MOST_PARAMETERS = 200, 40, 5
# Both ends of the pipeline, and the three files that say how it is to run.
AT_THE_DISK = ("briefsite.read.", "briefsite.publish.", "briefsite.settings", "briefsite.vocabulary", "briefsite.cache",
               "briefsite.corrections", "briefsite.store", "briefsite.intake", "briefsite.as_before",
               "briefsite.packing", "briefsite.score.__main__", "build_site")  # fmt: skip
DISK = {"pathlib", "os", "shutil", "tempfile", "glob", "io"}
DUMPS = {"dump", "safe_dump", "dump_all", "safe_dump_all"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse(PLACES[module].read_text(encoding="utf-8"))


def functions(module: str) -> list[Function]:
    return [node for node in ast.walk(parsed(module)) if isinstance(node, Function)]


def imported(module: str) -> Iterator[str]:
    """Every module that it names, at the top or inside, for typing too."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in PLACES else str(node.module) for name in whole)


def ours(module: str) -> set[str]:
    return {name for name in imported(module) if name in PLACES} - {module}


def stage(module: str) -> str:
    """`read` for briefsite.read.plain; the name of the module for a noun."""
    return module.removeprefix("briefsite.").partition(".")[0]


def rank(module: str) -> int:
    return 6 if module == "build_site" else RANKS.get(stage(module), 0)


def question(module: str) -> str:
    """`quotes` for briefsite.analyse.quotes.scene; analysers are asked one question each."""
    return ".".join(module.split(".")[:3])


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down(module: str) -> None:
    above = {name for name in ours(module) if rank(name) >= rank(module) and stage(name) != stage(module)}
    nouns = {name for name in above if rank(name) == rank(module) == 0}  # nouns may share nouns
    assert above - nouns == set()


def test_there_are_no_cycles() -> None:
    assert [*TopologicalSorter({module: ours(module) for module in MODULES}).static_order()]  # else it raises


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("briefsite.analyse.")])
def test_analysers_do_not_import_each_other(module: str) -> None:
    others = {name for name in ours(module) if stage(name) == "analyse" and question(name) != question(module)}
    assert others == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_small(module: str) -> None:
    assert len(PLACES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(parsed(module))


@pytest.mark.parametrize("module", MODULES)
def test_function_bodies_are_short(module: str) -> None:
    long = {}
    for function in functions(module):
        body = function.body[1:] if ast.get_docstring(function) and function.body[1:] else function.body
        lines = (body[-1].end_lineno or 0) - body[0].lineno + 1
        long |= {function.name: lines} if lines > LONGEST_BODY else {}
    assert long == {}


@pytest.mark.parametrize("module", MODULES)
def test_functions_take_few_parameters(module: str) -> None:
    many = {}
    for function in functions(module):
        given = function.args
        names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs) if a.arg not in ("self", "cls")]
        many |= {function.name: names} if len(names) > MOST_PARAMETERS else {}
    assert many == {}


@pytest.mark.parametrize("module", MODULES)
def test_nothing_catches_everything(module: str) -> None:
    caught = [node.type for node in ast.walk(parsed(module)) if isinstance(node, ast.ExceptHandler)]
    names = {node.id for kind in caught if kind for node in ast.walk(kind) if isinstance(node, ast.Name)}
    assert None not in caught and not names & {"Exception", "BaseException"}


@pytest.mark.parametrize("module", [m for m in MODULES if m != "build_site"])
def test_only_the_command_line_prints(module: str) -> None:
    assert "print" not in {node.id for node in ast.walk(parsed(module)) if isinstance(node, ast.Name)}


@pytest.mark.parametrize("module", [m for m in MODULES if m != "briefsite.render.markup"])
def test_yaml_is_written_in_one_place(module: str) -> None:
    nodes = [*ast.walk(parsed(module))]
    called = {n.attr for n in nodes if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)
              and n.value.id in ("yaml", "frontmatter")}  # fmt: skip
    named = {alias.name for n in nodes if isinstance(n, ast.ImportFrom) and n.module == "yaml" for alias in n.names}
    assert (called | named) & DUMPS == set()


@pytest.mark.parametrize("module", [m for m in MODULES if not f"{m}.".startswith(AT_THE_DISK)])
def test_the_disk_is_touched_at_both_ends_only(module: str) -> None:
    opened = {node.id for node in ast.walk(parsed(module)) if isinstance(node, ast.Name)} & {"open"}
    assert {name.partition(".")[0] for name in imported(module)} & DISK | opened == set()
