"""Staff's own tests on disk: `channels.tests.toml` beside `channels.toml`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from channelpick.core.catalog import Catalog
from channelpick.errors import CatalogError, Problem
from channelpick.files.atomic import replace_file
from channelpick.files.catalog_toml import Source, parse_toml, placed
from channelpick.files.shape import shape_problems, unsafe_texts
from channelpick.files.text_file import read_text
from channelpick.staff.rule_tests import RuleTest, find_test_problems


class RuleTests(BaseModel):
    """The whole content of a file of tests."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    tests: Annotated[
        tuple[RuleTest, ...], BeforeValidator(lambda x: tuple(x) if isinstance(x, list) else x)
    ] = ()


@dataclass(frozen=True, slots=True)
class RuleTestsFile:
    """The tests of a file, and where each begins."""

    path: str
    tests: tuple[RuleTest, ...]
    lines: tuple[str, ...]
    """`file:line` for each test."""


def rule_tests_path(rules: str) -> str:
    """Where the tests of a rules file are kept: `channels.tests.toml` beside `channels.toml`."""
    path = Path(rules)
    return str(path.with_name(f"{path.stem}.tests{path.suffix}"))


def read_rule_tests(path: str, catalog: Catalog) -> RuleTestsFile:
    """The tests in this file; every name in them is one of the catalog's.

    Raises:
        CatalogError: with every problem that was found.
    """
    text = read_text(path)
    if isinstance(text, Problem):
        raise CatalogError([text], path)
    data = parse_toml(text)
    if isinstance(data, Problem):
        raise CatalogError([data], path)
    source = Source(path, text, data, None, ())
    problems = [*unsafe_texts(data)]
    tests: tuple[RuleTest, ...] = ()
    try:
        tests = RuleTests.model_validate(data).tests
    except ValidationError as error:
        problems = problems or shape_problems(error, RuleTests, data)
    if problems := problems or find_test_problems(tests, catalog):
        raise CatalogError(placed(problems, source), path)
    names = [Problem(code="", path=("tests", index, "name")) for index in range(len(tests))]
    lines = sorted(problem.line or 0 for problem in placed(names, source))
    return RuleTestsFile(path, tests, tuple(f"{path}:{line}" for line in lines))


def append_rule_test(path: str, test: RuleTest, catalog: Catalog) -> None:
    """Add a test to the end of this file, which need not exist yet.

    Raises:
        CatalogError: what is there already has problems.
        OSError: it could not be written; it is as it was.
    """
    content = test.model_dump(exclude_defaults=True)
    lines = ["[[tests]]", *(f"{key:<5} = {_spelled(value)}" for key, value in content.items()), ""]
    file = Path(path)
    if not file.exists():
        with file.open("xb") as new:
            new.write("\n".join(lines).encode())
        return
    read_rule_tests(path, catalog)
    before = file.read_bytes()
    line_end = "\r\n" if b"\r\n" in before else "\n"
    added = line_end.join(["", "", *lines] if before.strip() else lines)
    replace_file(path, before.rstrip() + added.encode())


def _spelled(value: Any) -> str:
    """The value in TOML on one line; a list of one as that one, as people write it."""
    match value:
        case dict():
            pairs = ", ".join(f"{key} = {_spelled(inner)}" for key, inner in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case (only,):
            return _spelled(only)
        case tuple():
            return f"[{', '.join(map(_spelled, value))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)  # what JSON escapes, TOML reads
