"""Command line only: arguments → Settings → build() → exit code."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from briefsite import BriefsiteError, Settings, __version__
from briefsite.pipeline import Listener, StrictError, build, check, excerpt, verify
from briefsite.publish import hand_over, pack, require_outside, serve
from briefsite.records import Problem, Report
from briefsite.render.choice import NEWEST, Choice
from briefsite.spread.executors import KINDS

COMMANDS = {
    "build": "read seeds/, write docs/, publish site/ (the main job, also without a command)",
    "check": "read and analyse, write nothing, list every problem",
    "serve": "build, serve on 127.0.0.1, rebuild on change, reload the browser",
    "bundle": "pack site/ into one zip to hand over, or with --single write briefings into one HTML file",
}
PARTS = {"output": "bundle", "single": "bundle", "topic": "bundle --single", "newest": "bundle --single"}


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 a strict or verifying run found something, 2 nothing done."""
    options = _options(arguments)
    settings = Settings(
        options.seeds, options.docs, options.site, options.config, options.jobs,
        options.strict, options.pages_only, options.verify, options.force,
        options.executor, options.scheduler,
    )  # fmt: skip
    try:
        return _run(options.command, settings, options)
    except StrictError as refusal:
        _complain(refusal.problems)
        print(f"briefsite: {refusal}", file=sys.stderr)
        return 1
    except BriefsiteError as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def run() -> None:
    """The command `briefsite`."""
    sys.exit(main())


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    listed = "\n".join(f"  {name:7} {what}" for name, what in COMMANDS.items())
    parser = argparse.ArgumentParser(
        "build_site.py",
        description="A folder of raw articles becomes a briefing site.",
        epilog=f"commands:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", nargs="?", choices=tuple(COMMANDS), default="build", help="see below")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="where the articles are")
    parser.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="where the Markdown goes")
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="where the HTML goes")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="the site's mkdocs.yml")
    parser.add_argument("--jobs", type=_whole, default=os.cpu_count() or 1, metavar="N", help="processes (all cores)")
    parser.add_argument("--executor", choices=KINDS, default="local", help="who analyses: this machine or a cluster")
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="with `--executor dask`: Dask's, such as tcp://HOST:8786"
    )
    parser.add_argument("--strict", action="store_true", help="publish nothing and exit 1 if there are problems")
    parser.add_argument("--pages-only", action="store_true", help="stop after docs/")
    parser.add_argument("--verify", action="store_true", help="compare with docs/, write nothing, exit 1 if different")
    parser.add_argument("--force", action="store_true", help="overwrite generated pages that a person edited")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write counts, problems and times as JSON")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")
    parser.add_argument("--version", action="version", version=f"briefsite {__version__}")
    _add_bundle(parser)
    options = parser.parse_args(arguments)
    for name, command in PARTS.items():
        given = command.split()
        if getattr(options, name) and (options.command != given[0] or (given[1:] and not options.single)):
            parser.error(f"--{name} belongs to `{command}`")
    return options


def _add_bundle(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("bundle")
    group.add_argument("--output", type=Path, metavar="FILE", help="the file to write (briefsite.zip beside site/)")
    group.add_argument("--single", action="store_true", help="one HTML file that needs nothing else (briefsite.html)")
    group.add_argument("--topic", metavar="NAME", help="in it all briefings on a topic or person, by id or label")
    group.add_argument("--newest", type=_whole, metavar="N", help=f"in it the N newest ({NEWEST} unless told)")


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("should be a whole number from 1")
    return int(text)


def _run(command: str, settings: Settings, options: argparse.Namespace) -> int:
    say = (lambda line: None) if options.quiet else print
    begin = time.perf_counter()
    if options.report and not options.report.absolute().parent.is_dir():
        raise BriefsiteError(f"{options.report}: its folder does not exist; make it or name another file")
    if command == "serve":
        serve(replace(settings, strict=False), lambda: _complain(build(settings, Listener(say)).problems), print)
        return 0
    with _progress(options.quiet) as bar:
        task = bar.add_task("analyse", total=None)
        listener = Listener(say, lambda done, all_: bar.update(task, completed=done, total=all_))
        if settings.verify:
            return _verified(*verify(settings, listener), say)
        if command == "bundle":
            return _bundle(settings, options, listener)
        report = check(settings, listener) if command == "check" else build(settings, listener)
    _complain((*report.problems, *report.warnings))
    if options.report:
        _write_report(options.report, report)
    say(_last_line(command, report, time.perf_counter() - begin))
    return 1 if settings.strict and report.problems else 0


def _bundle(settings: Settings, options: argparse.Namespace, listener: Listener) -> int:
    target = options.output or settings.site.parent / ("briefsite.html" if options.single else "briefsite.zip")
    require_outside(target, settings)
    if options.single:
        text, problems = excerpt(settings, Choice(options.topic, options.newest), listener)
        hand_over(text, target)
        _complain(problems)
        listener.line(f"bundle   {target}")
    else:
        listener.line(f"bundle   {pack(settings, target)} files in {target}")
    return 0


def _progress(quiet: bool) -> Progress:
    """A bar on a terminal, nothing in a pipe; on stderr, so that stdout stays plain lines."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal)


def _verified(differences: tuple[str, ...], problems: tuple[Problem, ...], say: object) -> int:
    _complain(problems)
    for line in differences:
        print(line, file=sys.stderr)
    if callable(say):
        say(
            "verify   docs/ is as a build would write it"
            if not differences
            else f"verify   {len(differences)} of the files in docs/ differ"
        )
    return 1 if differences else 0


def _complain(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _write_report(path: Path, report: Report) -> None:
    values = asdict(report) | {"version": __version__}
    try:
        path.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as trouble:
        raise BriefsiteError(f"{path}: cannot be written: {trouble.strerror}; name another file") from None


def _last_line(command: str, report: Report, seconds: float) -> str:
    counts = f"{report.articles} articles, {len(report.problems)} problems"
    if command != "check":
        counts += f", {report.pages} files ({report.written} written, {report.removed} removed)"
    return f"done     {counts}, {seconds:.1f} s, {report.peak_rss_mib:.0f} MiB"


if __name__ == "__main__":
    run()
