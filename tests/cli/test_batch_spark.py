"""channelpick batch --engine spark: what is asked of Spark, which itself is tested in batch/."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from channelpick.batch.run import Counts
from channelpick.files.tables import spark_job
from tests.cli.runs import Run
from tests.support import channelpick

TABLE = "urgency,complexity,self_service,preference\nlow,simple,yes,none\n"


@pytest.fixture
def table(run: Run, tmp_path: Path) -> str:
    """The name of a table in the working folder."""
    (tmp_path / "a.csv").write_text(TABLE)
    return "a.csv"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("a.csv", "-o", "out"), ["{0}/a.csv", "csv", "csv", "{0}/out", "{0}/out/_rejects"]),
        (
            ("s3a://b/2026/", "--from", "parquet", "-o", "s3a://b/out", "--rejects", "s3a://b/no"),
            ["s3a://b/2026/", "parquet", "parquet", "s3a://b/out", "s3a://b/no"],
        ),
        (
            ("a.csv", "-o", "s3a://b/out/", "--to", "jsonl", "--master", "yarn"),
            ["{0}/a.csv", "csv", "jsonl", "s3a://b/out/", "s3a://b/out/_rejects"],
        ),
    ],
)
def test_asked(
    run: Run, table: str, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], expected: Any
) -> None:
    """Spark gets whole paths, or those of other machines as they are; rejects are told."""
    asked: list[Any] = []

    def fake(_spark: object, paths: Any, form: str, wanted: Any, *folders: str) -> Counts:
        asked.extend([*paths, form, wanted.form, *folders])
        return Counts(read=3, accepted=2, rejected=1)

    monkeypatch.setattr(spark_job, "session", nullcontext)
    monkeypatch.setattr(spark_job, "run_spark", fake)

    ran = run("batch", *options, "--engine", "spark", "--json")

    assert asked == [text.format(Path.cwd()) for text in expected]
    assert (ran.code, ran.answer["read"], ran.answer["rejected"]) == (1, 3, 1)


@pytest.mark.parametrize(
    "options",
    [
        ("--engine", "spark"),
        ("--engine", "spark", "-o", "-"),
        ("--engine", "spark", "-o", "out", "--resume"),
        ("--engine", "spark", "-o", "out", "--max-rejects", "3"),
        ("--master", "yarn", "-o", "out"),
    ],
)
def test_refused(run: Run, table: str, options: tuple[str, ...]) -> None:
    """What Spark cannot do is said before it is started."""
    ran = run("batch", table, *options)

    assert ran.code == 2
    assert "needs to go with" in ran.err


def test_no_java(table: str, tmp_path: Path) -> None:
    """Without Java it is said what to do."""
    options = ("-o", "out", "--engine", "spark", "--lang", "en")
    ran = channelpick("batch", table, *options, cwd=tmp_path, JAVA_HOME="/nonexistent")

    assert ran.returncode == 2
    assert "it needs Java 17 or newer" in ran.stderr
