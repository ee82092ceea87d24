"""Problems as SARIF 2.1.0, which code scanning services and editors read; ASCII only.

See: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from channelpick import __version__
from channelpick.errors import Problem
from channelpick.formats.interface import Screen
from channelpick.formats.problems.interface import Findings
from channelpick.formats.problems.wording import also, cure, kind, message
from channelpick.words.words import Words

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

Json = dict[str, Any]


def report(found: Sequence[Findings], words: Words, _screen: Screen) -> str:
    """One run with a result for each problem; its rules are the codes that occur."""
    codes = list(dict.fromkeys(problem.code for f in found for problem in f.problems))
    indices = {code: index for index, code in enumerate(codes)}
    driver = {
        "name": "channelpick",
        "version": __version__,
        "rules": [{"id": c, "shortDescription": {"text": kind(c, words)}} for c in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": words.code,
        "columnKind": "unicodeCodePoints",
        "results": [_result(p, f, indices, words) for f in found for p in f.problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def uri_of(path: str) -> str:
    """A path as a URI: relative ones stay relative.

    >>> uri_of("rules/客服 1.toml"), uri_of("/etc/channels.toml")
    ('rules/%E5%AE%A2%E6%9C%8D%201.toml', 'file:///etc/channels.toml')
    """
    pure = PurePath(path)
    # surrogatepass: a name that is no UTF-8 must not stop a report.
    if pure.is_absolute():
        return "file:///" + quote(pure.as_posix().lstrip("/"), safe="/:", errors="surrogatepass")
    return quote(pure.as_posix(), errors="surrogatepass")


def _result(problem: Problem, findings: Findings, indices: Mapping[str, int], words: Words) -> Json:
    said = filter(None, (message(problem, findings, words), cure(problem, words)))
    result: Json = {
        "ruleId": problem.code,
        "ruleIndex": indices[problem.code],
        "level": problem.severity,
        "message": {"text": "\n".join(said)},
    }
    if not findings.source:
        return result
    file = {"uri": uri_of(findings.source)}
    region = _region(problem)
    result["locations"] = [_location(file, region)]
    if problem.also_lines:
        result["relatedLocations"] = [
            {"id": id_, "message": {"text": also(problem, words)}}
            | _location(file, {"startLine": line})
            for id_, line in enumerate(problem.also_lines, start=1)
        ]
    if problem.fix is not None and "endColumn" in region:
        replacement = {"deletedRegion": region, "insertedContent": {"text": problem.fix}}
        change = {"artifactLocation": file, "replacements": [replacement]}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _location(file: Json, region: Json) -> Json:
    return {"physicalLocation": {"artifactLocation": file} | ({"region": region} if region else {})}


def _region(problem: Problem) -> Json:
    """Line and columns, as far as they are known."""
    places = {
        "startLine": problem.line,
        "startColumn": problem.column,
        "endColumn": problem.end_column,
    }
    return {name: place for name, place in places.items() if place} if problem.line else {}
