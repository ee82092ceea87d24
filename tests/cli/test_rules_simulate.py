"""channelpick rules simulate: what other rules would have done to an archive."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from tests.cli.reports import DESK, check_report, edited
from tests.cli.runs import Run, needs_git

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", ["simulate", "simulate-closed", "simulate-same"])
def test_report(run: Run, name: str) -> None:
    """Where tickets go, how soon they are answered and who solved them, in every form."""
    check_report(run, name)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("edits", "code"), [((), 1), ((("hihg", "high"), ("maybe", "no")), 0), ((("hihg", "high"),), 1)]
)
def test_exit_code(run: Run, edits: tuple[tuple[str, str], ...], code: int) -> None:
    """It is 1 if rows were rejected, whatever the rules would change."""
    Path("tickets.csv").write_text(edited(DESK["tickets.csv"], *edits), "utf-8")

    assert run("rules", "simulate", "small.toml", "new.toml", "tickets.csv").code == code


def simulated(run: Run, *arguments: str, stdin: str = "") -> Any:
    """What the JSON says of small.toml, new.toml and these arguments."""
    files = ("small.toml", "new.toml")
    ran = run("rules", "simulate", *files, *arguments, "--json", stdin=stdin)
    assert ran.err == ""
    return ran.answer


@pytest.mark.usefixtures("desk")
def test_kinds_of_tables(run: Run) -> None:
    """CSV, JSON Lines and Parquet, in files, folders, patterns and a pipe, say the same."""
    expected = simulated(run, "tickets.csv")
    table = pyarrow.csv.read_csv("tickets.csv")
    lines = "".join(json.dumps(row, default=str) + "\n" for row in table.to_pylist())
    Path("some").mkdir()
    Path("some/1.jsonl").write_text(lines, "utf-8")
    pq.write_table(table, "tickets.parquet")
    pq.write_table(table.slice(0, 5), "part-1.parquet")
    pq.write_table(table.slice(5), "part-2.parquet")

    assert expected["first"] == 5
    for names in (["some"], ["tickets.parquet"], ["part-*.parquet"]):
        assert simulated(run, *names) == expected
    assert simulated(run, "-", "--from", "csv", stdin=DESK["tickets.csv"]) == expected


@pytest.mark.usefixtures("desk")
def test_what_columns_mean(run: Run) -> None:
    """Columns, values and defaults are named as for `batch`; tickets by line if they have no id."""
    rows = "Sev,Fixed by,When\nP1,Telefon,2026-03-02 09:30\nP9,chat,\n"
    Path("export.csv").write_text(rows, "utf-8")
    words = (
        *("--map", "Sev=urgency", "--map", "When=at", "--agree", "Fixed by"),
        *("--map-value", "urgency:P9=low", "--map-value", "tried:Telefon=phone"),
        *("--at", "2026-03-02T09:30", "--tz", "Asia/Shanghai", "--language", "zh"),
    )
    found = simulated(run, "export.csv", *words, "--map-value", "urgency:P1=high")

    assert found["moves"] == [
        {"old": "chat", "new": "phone", "count": 1, "examples": ["export.csv:3"]}
    ]
    assert [found["agreement"][key] for key in ("column", "known", "first")] == [
        "Fixed by",
        2,
        {"old": 1, "new": 0},
    ]
    named = simulated(run, "export.csv", *words, "--map-value", "urgency:P1=low", "--id", "Sev")
    assert [move["examples"] for move in named["moves"]] == [["P1", "P9"]]


@needs_git
def test_git(run: Run, repository: Path) -> None:
    """OLD and NEW may be git revisions: of NEW, of --rules, or of the file that counts here."""
    rules, table = "rules/channels.toml", "tickets.csv"
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    (repository / "own.toml").write_text(DESK["closed.toml"], "utf-8")
    for command in (("add", "own.toml"), ("commit", "-qam", "x")):
        subprocess.run(["git", *identity, *command], cwd=repository, check=True)
    (repository / "own.toml").write_text(DESK["new.toml"], "utf-8")
    expected = simulated(run, table)
    for old, new, *more in (
        ("HEAD~1", rules),
        ("HEAD~1", "HEAD"),
        ("HEAD~1", "new.toml", "--rules", rules),
        ("small.toml", "HEAD"),
    ):
        found = run("rules", "simulate", old, new, table, *more, "--json").answer
        assert {**found, "old": "", "new": ""} == {**expected, "old": "", "new": ""}
    own = run("rules", "simulate", "HEAD", "own.toml", table, "--json").answer
    assert own["nothing"] == {"old": 6, "new": 0}, "a revision of NEW"
    assert run("rules", "simulate", "HEAD~1", "HEAD", table).out.startswith(
        f"HEAD~1:{rules} → HEAD:{rules}\n"
    )


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_chart(run: Run, lang: str) -> None:
    """The picture names every channel and both counts, in the reader's language."""
    files = ("small.toml", "new.toml", "tickets.csv")
    ran = run("rules", "simulate", *files, "--chart", "change.svg", "--lang", lang)
    texts = [text.text for text in ElementTree.parse("change.svg").iter(f"{SVG}text")]
    names = {"zh": ["聊天", "电话", "改动前", "改动后"], "en": ["Chat", "Phone", "before", "after"]}

    assert ran == run("rules", "simulate", *files, "--lang", lang)
    assert {*names[lang], "10 (100.0 %)", "5 (50.0 %)", "0 (0.0 %)"} <= {*texts}


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gone.csv",), "error[no-files]: there is no such file: gone.csv"),
        (("tickets.csv", "--from", "xls"), "error[bad-word]: --from: “xls” is not one of csv"),
        (("tickets.csv", "--id", "nr"), "error[unknown-column]: --id: there is no column “nr”"),
        (("tickets.csv", "--agree", "robed"), "error[unknown-column]: --agree: there is no column"),
        (
            ("tickets.csv", "--map", "robbed=x"),
            "error[unknown-name]: --map: no column can hold “x”",
        ),
        (("tickets.csv", "--chart", "no/x.svg"), "error[unwritable]"),
        (("tickets.csv", "--chart", ""), "error[empty-value]: --chart: needs a value"),
        (("tickets.csv", "--at", "noon"), "error[bad-time]"),
        (("-", "-"), "“-” was answered twice"),
        ((), "error: TABLE|- is missing.\n"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """What cannot be read or written is refused, and no picture is left behind."""
    ran = run("rules", "simulate", "small.toml", "new.toml", *arguments)

    assert ran.code == 2
    assert message in ran.err
    assert [path.name for path in Path().glob("**/*") if "svg" in path.name] == []


@pytest.mark.parametrize("side", ["old", "new"])
def test_broken_rules(run: Run, desk: Path, side: str) -> None:
    """A rules file with errors is shown as `rules check` shows it, whichever of the two it is."""
    broken = DESK["small.toml"].replace("weight = 8", "weight = 80")
    (desk / "broken.toml").write_text(broken, "utf-8")
    files = ("broken.toml", "new.toml") if side == "old" else ("new.toml", "broken.toml")
    ran = run("rules", "simulate", *files, "tickets.csv")

    assert ran.code == 2
    assert ran.err.startswith("broken.toml:10:10: error[out-of-range]: ")
