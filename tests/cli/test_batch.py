"""channelpick batch: tables in, tables with their answers out, and every row accounted for."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from channelpick.batch.answer import NAMES
from channelpick.files.tables import outputs
from tests.cli.runs import AT, Run
from tests.cli.tables import FIRSTS, HEAD, ROWS, read_any, read_csv, rejects_of, write_csv
from tests.support import channelpick, environment, validator


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Path]:
    """The same rows as a table of each kind."""
    as_csv = write_csv(tmp_path / "in.csv")
    rows = read_csv(as_csv)
    as_json = tmp_path / "in.jsonl"
    as_json.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    as_parquet = tmp_path / "in.parquet"
    pq.write_table(pa.Table.from_pylist(rows), as_parquet)
    return {"csv": as_csv, "jsonl": as_json, "parquet": as_parquet}


@pytest.mark.parametrize("target", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("source", ["csv", "jsonl", "parquet"])
def test_every_form(run: Run, tables: dict[str, Path], source: str, target: str) -> None:
    """From every kind into every kind: all columns, the answers behind them, rows in order."""
    out = tables[source].with_name(f"out.{target}")

    ran = run("batch", str(tables[source]), "-o", str(out), *AT)

    assert ran.code == 0
    rows = read_any(out)
    assert [*rows[0]] == [*HEAD.split(","), *NAMES]
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert [row["first"] for row in rows] == FIRSTS
    assert ran.err == "Rows read: 3 = answered: 3 + rejected: 0.\n"


@pytest.mark.parametrize("rows", [(), ("z,hihg,simple,no,none",)], ids=["empty", "all rejected"])
@pytest.mark.parametrize("target", ["csv", "jsonl", "parquet"])
def test_no_rows(run: Run, tmp_path: Path, target: str, rows: Sequence[str]) -> None:
    """A table of which no row is left is still a table of its kind."""
    source, out = write_csv(tmp_path / "in.csv", rows), tmp_path / f"out.{target}"

    ran = run("batch", str(source), "-o", str(out), *AT)

    assert ran.code == len(rows)
    assert read_any(out) == []
    if target != "jsonl":
        names = pq.read_schema(out).names if target == "parquet" else out.read_text().split(",")
        assert [name.strip() for name in names] == [*HEAD.split(","), *NAMES]


def test_text_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    """CSV keeps its quotes, delimiter and odd bytes; only the answers are added."""
    source = tmp_path / "in.csv"
    record = b'"x; y";low;"simple";yes;none;\xff "" tv'
    source.write_bytes(
        b"note;urgency;complexity;self_service;preference;odd\r\n" + record + b"\r\n"
    )

    assert run("batch", str(source), "-o", str(tmp_path / "out.csv"), *AT).code == 0

    written = (tmp_path / "out.csv").read_bytes().split(b"\n")
    assert written[0].endswith(b";preference;odd;first;second;third;score;excluded;rules")
    assert written[1].startswith(record + b";faq;")
    assert written[2:] == [b""]


def test_quotes_where_needed(run: Run, tmp_path: Path) -> None:
    """What is written anew has quotes where CSV needs them, and nowhere else."""
    rows = ['"a, ""b""",low,simple,yes,none', *ROWS]
    source, out = write_csv(tmp_path / "in.csv", rows), tmp_path / "out.csv"

    run("batch", str(source), "-o", str(out), "--columns", "id,first", *AT)

    assert out.read_text("utf-8") == ('id,first\n"a, ""b""",faq\na,faq\nb,phone\nc,live-chat\n')


def test_json_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    """JSON Lines keep keys, numbers and order; a key further down counts as well."""
    source = tmp_path / "in.jsonl"
    first = (
        '{"urgency":"low", "complexity":"simple","self_service":"yes","preference":"none","n":1e2}'
    )
    last = first.replace("1e2", '2,"fraud_in_progress":true')
    source.write_text(f"{first}\n\n  \n{last}\n", "utf-8")

    ran = run("batch", str(source), "-o", str(tmp_path / "out.jsonl"), *AT)

    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert ran.err == "Rows read: 2 = answered: 2 + rejected: 0.\n"
    assert lines[0].startswith(first[:-1] + ',"first":"faq",')
    assert json.loads(lines[1])["first"] == "live-chat"


def test_json_of_any_shape(run: Run, tmp_path: Path) -> None:
    """Blanks around an object do no harm, nor does one without keys."""
    lines = ["{}", " { } ", '{"n":1} ', '\t{"n":{}}\t']
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    answers = ("urgency=low", "complexity=simple", "self_service=no", "preference=none")
    options = [word for answer in answers for word in ("--default", answer)]

    ran = run("batch", "in.jsonl", "-o", "out.jsonl", *options, *AT)

    assert ran.err == "Rows read: 4 = answered: 4 + rejected: 0.\n"
    assert [[*row][:-6] for row in read_any(tmp_path / "out.jsonl")] == [[], [], ["n"], ["n"]]


def test_rejects(run: Run, tmp_path: Path) -> None:
    """What cannot be read or understood has its line, column, value and reason; exit code 1."""
    lines = (*ROWS, "d,hihg,simple,no,none", "e,low,simple", "", '"f,low,simple,no,none', ROWS[0])
    source, out = write_csv(tmp_path / "in.csv", lines), tmp_path / "out.csv"

    ran = run("batch", str(source), "-o", str(out), *AT)

    assert ran.code == 1
    rejects = tmp_path / "out.csv.rejects.jsonl"
    assert ran.err.splitlines() == [
        "Rows read: 7 = answered: 4 + rejected: 3.",
        f"The rejected rows, each with its reason: {rejects}",
    ]
    assert [row["id"] for row in read_csv(out)] == ["a", "b", "c", "a"]
    assert rejects_of(rejects) == [
        (5, "urgency", "hihg", "unknown-answer"),
        (6, "", "3/5", "short-row"),
        (8, "", "", "unclosed-quote"),
    ]
    entry = json.loads(rejects.read_text("utf-8").splitlines()[0])
    assert entry == {
        "file": str(source),
        "line": 5,
        "column": "urgency",
        "value": "hihg",
        "code": "unknown-answer",
        "reason": "“hihg” is not one of its answers",
        "guess": "high",
        "record": "d,hihg,simple,no,none",
    }


def test_rejects_can_be_mended(run: Run, tmp_path: Path) -> None:
    """The rejected records hold all that is needed to answer them once they are mended."""
    source, out = write_csv(tmp_path / "in.csv", ["d,hihg,simple,no,none"]), tmp_path / "out.csv"
    run("batch", str(source), "-o", str(out), *AT)
    rejects = (tmp_path / "out.csv.rejects.jsonl").read_text("utf-8").splitlines()
    mended = [json.loads(line)["record"].replace("hihg", "high") for line in rejects]

    ran = run("batch", str(write_csv(source, mended)), "-o", str(out), *AT)

    assert ran.code == 0
    assert not (tmp_path / "out.csv.rejects.jsonl").exists()


@pytest.mark.parametrize(
    ("limit", "stops"), [("0", True), ("1", True), ("2", False), ("50%", False)]
)
def test_max_rejects(run: Run, tmp_path: Path, limit: str, stops: bool) -> None:
    """More rejects than wanted stop the run: no output, but the rejects; the exit code is 1."""
    source = write_csv(tmp_path / "in.csv", [*ROWS, "d,x,simple,no,none", "e,y,simple,no,none"])
    out = tmp_path / "out.csv"

    ran = run("batch", str(source), "-o", str(out), "--max-rejects", limit)

    assert ran.code == 1
    assert out.exists() is not stops
    assert ("Stopped" in ran.err) is stops
    assert len(rejects_of(tmp_path / "out.csv.rejects.jsonl")) == 2


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_summary(run: Run, tmp_path: Path, ending: str) -> None:
    """--summary counts instead of writing; columns called like answers do not matter then."""
    source = tmp_path / f"in.{ending}"
    write_csv(tmp_path / "in.csv", [f"{row},x" for row in (*ROWS, "z,hihg,a,b,c")], f"{HEAD},first")
    if ending == "jsonl":
        rows = read_csv(tmp_path / "in.csv")
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    ran = run("batch", str(source), "--summary", "--json", *AT)

    validator("batch-summary").validate(ran.answer)
    assert ran.code == 1
    assert (ran.answer["read"], ran.answer["accepted"], ran.answer["rejected"]) == (4, 3, 1)
    assert ran.err == "The rejected rows, each with its reason: channelpick.rejects.jsonl\n"


def test_max_share_of_rejects(run: Run, tmp_path: Path) -> None:
    """A share counts once there are rows enough to speak of one."""
    bad = ["d,x,simple,no,none"] * 60
    many = write_csv(tmp_path / "many.csv", [*ROWS * 400, *bad])
    few = write_csv(tmp_path / "few.csv", bad)

    codes = [
        "Stopped"
        in run(
            "batch", str(source), "-o", f"{source}.out", "--to", "csv", "--max-rejects", "4.5%"
        ).err
        for source in (many, few)
    ]

    assert codes == [True, False]


def test_pipe(tables: dict[str, Path]) -> None:
    """From standard input to standard output, bytes for bytes; the count goes to stderr."""
    text = tables["csv"].read_text("utf-8")

    ran = channelpick("batch", "-", "--from", "csv", *AT, stdin=text, cwd=tables["csv"].parent)

    rows = list(csv.DictReader(ran.stdout.splitlines()))
    assert [row["first"] for row in rows] == FIRSTS
    assert ran.stderr == "Rows read: 3 = answered: 3 + rejected: 0.\n"
    assert not (tables["csv"].parent / "channelpick.rejects.jsonl").exists()


def test_columns_and_prefix(run: Run, tables: dict[str, Path]) -> None:
    """--columns chooses, --prefix names the answers."""
    out = tables["csv"].with_name("out.csv")

    run("batch", str(tables["csv"]), "-o", str(out), "--columns", "id, to_first", "--prefix", "to_")

    assert [*read_csv(out)[0]] == ["id", "to_first"]


def test_mapping(run: Run, tmp_path: Path) -> None:
    """Foreign columns and values are read by flags or by a file; flags win."""
    source = write_csv(
        tmp_path / "in.csv", ["Sev 1,hard,1", "Sev 9,hard,0"], "Priority,Effort,Theft"
    )
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        '[columns]\nPriority = "urgency"\nEffort = "complexity"\nTheft = "fraud_in_progress"\n'
        '[values.urgency]\n"Sev 1" = "critical"\n"Sev 9" = "high"\n'
        '[values.complexity]\nhard = "complex"\n'
        '[defaults]\nself_service = "no"\npreference = "text"\n',
        "utf-8",
    )
    out = tmp_path / "out.csv"
    flags = ("--map-value", "urgency:Sev 9=low", "--default", "preference=voice")

    ran = run("batch", str(source), "-o", str(out), "--mapping", str(mapping), *flags, *AT)

    assert (ran.code, ran.err) == (0, "Rows read: 2 = answered: 2 + rejected: 0.\n")
    plain = ["critical,complex,no,voice,yes", "low,complex,no,voice,no"]
    head = "urgency,complexity,self_service,preference,fraud_in_progress"
    run("batch", str(write_csv(source, plain, head)), "-o", str(tmp_path / "plain.csv"), *AT)
    answers = [[row[name] for name in NAMES] for row in read_csv(out)]
    assert answers == [[row[name] for name in NAMES] for row in read_csv(tmp_path / "plain.csv")]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["in.csv", "--map", "Urgensy=topic"], ["unknown-column"]),
        (["in.csv", "--map", "urgency"], ["bad-form"]),
        (["in.csv", "--map", "id=urgensy"], ["unknown-name"]),
        (["in.csv", "--map-value", "urgency=low"], ["bad-form"]),
        (["in.csv", "--map-value", "tried:mail=emial"], ["unknown-channel"]),
        (["in.csv", "--prefix", 'a"'], ["bad-prefix"]),
        (["in.csv", "--default", "urgency=hihg"], ["unknown-answer"]),
        (["in.csv", "--mapping", "in.csv"], ["prose"]),
        (["in.csv", "--columns", "id,frist"], ["unknown-column"]),
        (["in.csv", "--max-rejects", "few"], ["bad-share"]),
        (["in.csv", "--from", "xls"], ["bad-word"]),
        (["in.csv", "--json"], ["not-together"]),
        (["in.csv", "--chart", "c.svg"], ["not-together"]),
        (["in.csv", "-o", "o.csv", "--resume"], ["not-together"]),
        (["in.csv", "--summary", "-o", "o.csv"], ["not-together"]),
        (["in.csv", "--format", "markdown"], ["not-together"]),
        (["in.csv", "-o", "in.csv"], ["same-file"]),
        (["in.csv", "-o", "missing/out.csv"], ["unwritable"]),
        (["in.parquet"], ["no-stdin-form"]),
        (["-"], ["unknown-form"]),
        (["-", "--from", "parquet"], ["no-stdin-form"]),
        (["nowhere.csv"], ["no-files"]),
        (["nowhere/*.csv"], ["no-files"]),
        (["in.csv", "in.jsonl"], ["several-forms"]),
        (["broken.parquet", "-o", "out.csv"], ["bad-table"]),
        (["answered.csv"], ["name-clash"]),
        (["poor.csv"], ["no-column", "no-column"]),
        (["in.csv", "other.csv", "-o", "out.csv"], ["other-columns"]),
        (["a/in.csv", "in.csv", "-o", "out/"], ["same-output"]),
    ],
)
def test_refused(run: Run, tables: dict[str, Path], options: list[str], codes: list[str]) -> None:
    """What cannot be done is refused with its place and a cure, and nothing is written."""
    folder = tables["csv"].parent
    write_csv(folder / "answered.csv", ["x,low,simple,no,none"], HEAD.replace("id", "first"))
    write_csv(folder / "poor.csv", ["low,simple"], "urgency,complexity")
    write_csv(folder / "other.csv", ["low,simple,no,none"], HEAD.removeprefix("id,"))
    (folder / "a").mkdir()
    write_csv(folder / "a" / "in.csv")
    (folder / "broken.parquet").write_bytes(b"PAR1 and no more")
    before = sorted(folder.iterdir())

    ran = run("batch", *options, "--color", "never")

    assert ran.code == 2
    assert [
        line.split("[")[1].split("]")[0] for line in ran.err.splitlines() if "error[" in line
    ] == codes
    assert sorted(folder.iterdir()) == before


def test_missing_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the libraries one line says how to install them."""
    for name in [name for name in sys.modules if name.startswith("channelpick.files.tables")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    ran = run("batch", "in.csv")

    assert ran.code == 2
    assert "pip install 'channelpick[batch]'" in ran.err


def test_several_tables(run: Run, tmp_path: Path) -> None:
    """Tables of one kind become one, in the order of their names."""
    write_csv(tmp_path / "2.csv", ROWS[1:])
    write_csv(tmp_path / "1.csv", ROWS[:1])

    ran = run("batch", "[12].csv", "-o", "out.csv", *AT)

    assert [row["id"] for row in read_csv(tmp_path / "out.csv")] == ["a", "b", "c"]
    assert ran.err.startswith("Rows read: 3")


def test_closed_pipe(tables: dict[str, Path]) -> None:
    """Whoever has read enough is not told of it."""
    write_csv(tables["csv"], ROWS * 50_000)
    done = subprocess.run(
        f"{sys.executable} -m channelpick batch {tables['csv']} 2>err | head -n 2",
        shell=True,
        cwd=tables["csv"].parent,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert len(done.stdout.splitlines()) == 2
    assert (tables["csv"].parent / "err").read_text("utf-8") == ""


def test_what_is_no_file(tables: dict[str, Path]) -> None:
    """A device is written to, not replaced."""
    ran = channelpick("batch", str(tables["csv"]), "-o", "/dev/null", "--to", "csv")

    assert ran.returncode == 0
    assert Path("/dev/null").is_char_device()
    assert outputs.STDOUT == "-"
