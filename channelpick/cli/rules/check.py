"""channelpick rules check: every problem of rules files, with its place and its cure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from channelpick.cli import exits, options, terminal
from channelpick.errors import InputError, Problem, Severity
from channelpick.formats.interface import PROBLEM_FORMATS, Screen
from channelpick.screening.foreign_text import neutralise

if TYPE_CHECKING:
    from channelpick.files.catalog_toml import Source
    from channelpick.files.mend import Repair


def check(
    *,
    files: list[str] | None = None,
    rules: str | None = None,
    fix: bool = False,
    strict: bool = False,
    lang: str | None = None,
    format: str | None = None,  # noqa: A002
    json: bool = False,
    color: str = "auto",
) -> int:
    """Check rules files; the help comes from `words/`."""
    from channelpick.files.catalog_toml import placed, read_source
    from channelpick.files.schema_file import find_stale_schema
    from channelpick.formats.problems.interface import Findings, problem_format_named
    from channelpick.formats.problems.summary import summary

    look = options.look(lang, format, json, color, PROBLEM_FORMATS)
    paths = _paths(files or (), options.path("--rules", rules))
    if fix and "-" in paths:
        raise InputError([Problem(code="mend-stdin", path=("--fix",))])
    screen = terminal.screen(look.color, sys.stdout)
    found: list[Findings] = []
    repairs = ""
    for path in paths:
        source = read_source(path)
        if fix:
            source, done = _mended(source)
            repairs += "".join(_line(path, repair, screen) for repair in done)
        problems = (*placed(find_stale_schema(source), source), *source.problems)
        found.append(Findings(problems=problems, source=path, catalog=source.catalog))
    report = problem_format_named(look.form).report(found, look.words, screen)
    if look.form == "text":
        report = "\n".join(filter(None, (repairs, report, summary(found, look.words))))
    elif repairs:
        exits.tell(repairs)
    exits.write(report)
    failing: tuple[Severity, ...] = ("error", "warning") if strict else ("error",)
    is_clean = not any(findings.count(severity) for findings in found for severity in failing)
    return exits.DONE if is_clean else exits.ANSWER_IS_NO


def _paths(files: Sequence[str], rules: str | None) -> Sequence[str]:
    """The files to check, each once: those that are named, or the one that counts here.

    Raises:
        InputError: one has no name, or --rules names one more.
    """
    from channelpick.cli.catalog_choice import choose_path

    if files and rules:
        raise InputError([Problem(code="two-inputs", values={"given": "--rules"})])
    for file in files:
        options.path("FILE", file)
    return list(dict.fromkeys(files)) or [choose_path(rules)]


def _mended(source: Source) -> tuple[Source, Sequence[Repair]]:
    """The file as it is after mending, and what was done."""
    from channelpick.files.catalog_toml import read_source
    from channelpick.files.mend import mend_file

    if all(problem.fix is None for problem in source.problems):
        return source, ()
    try:
        repairs = mend_file(source.path)
    except OSError as error:
        unwritable = Problem(code="unwritable", values={"reason": error.strerror or str(error)})
        return replace(source, problems=(unwritable, *source.problems)), ()
    return read_source(source.path) if repairs else source, repairs


def _line(path: str, repair: Repair, screen: Screen) -> str:
    arrow = "->" if screen.ascii_only else "→"
    before, after = neutralise(repair.before), neutralise(repair.after)
    return f"{neutralise(path)}:{repair.line}:{repair.column}: {before} {arrow} {after}\n"
