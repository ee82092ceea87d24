"""What an archive was answered, as people and scripts read it; `UPDATE_SCREENS=1` rewrites it."""

from __future__ import annotations

import os
import re
from functools import cache

import pytest
from rich.cells import cell_len

from channelpick.batch.columns import Mapped, find_columns
from channelpick.batch.decider import Decider
from channelpick.batch.rows import Reject
from channelpick.batch.summary import Summary, Summed
from channelpick.core.catalog_file import CatalogFile
from channelpick.formats.interface import Screen, Telling
from channelpick.formats.report import Report, render
from channelpick.formats.reports.batch_report import batch_report
from channelpick.formats.reports.charts import summary_chart
from channelpick.formats.reports.simulation_report import simulation_report
from channelpick.formats.times import average
from channelpick.words.languages import words_in
from tests.batch.archives import NEW, OLD, USUAL, blocks, simulated, tickets
from tests.support import DATA, catalog_of, shipped_data, validator

REPORTS = DATA / "archive_reports"


@cache
def summed() -> Summed:
    """Two hundred tickets, on a platform that is shut at night and now and then has nothing."""
    data = shipped_data()
    for channel in data["channels"].values():
        channel["hours"] = "Mo-Fr 09:00-18:00"
    data["channels"]["faq"]["hours"] = "Mo-Sa 06:00-23:00"
    catalog = catalog_of(data)
    rows = tickets(catalog, 200)
    keep = ("ticket_id", *catalog.criteria, "topic", "no_voice", "at", "language")
    rows = [{name: row[name] for name in keep} for row in rows]
    rows[3]["urgency"] = rows[4]["urgency"] = "hihg"
    summary = Summary(catalog)
    decider = Decider(catalog, find_columns(catalog, keep, Mapped()), USUAL)
    for block in blocks(rows, 64, [Reject(line=9, code="long-row")]):
        summary.add(block, decider.decide(block.rows), decider)
    return summary.result()


def report(lang: str, width: int = 80) -> tuple[Report, Telling]:
    """The report in this language, for a screen of this width."""
    file = CatalogFile(catalog_of(shipped_data()), "channels.toml", "")
    telling = Telling(file=file, words=words_in(lang), screen=Screen(width=width))
    return batch_report(summed(), telling), telling


def simulation(lang: str, count: int = 600) -> str:
    """The report of a simulation of so many tickets, half of which cannot be understood."""
    rows = tickets(OLD, count) or [dict.fromkeys(OLD.criteria)]
    questions = [*OLD.questions]
    for number, row in enumerate(rows[1::2]):
        row[questions[number % len(questions)]] = "?"
    found = simulated(OLD, NEW, [{**row, "by": "nobody"} for row in rows], agree="by")
    file = CatalogFile(NEW, "new.toml", "")
    telling = Telling(file=file, words=words_in(lang), screen=Screen())
    made = simulation_report(found, "old.toml", "new.toml", telling)
    assert [*validator("simulation").iter_errors(made.data)] == []
    return render(made, "text", telling.screen)


def compare(name: str, text: str) -> None:
    """Assert that this is the text on file."""
    path = REPORTS / name
    if os.environ.get("UPDATE_SCREENS"):
        path.write_text(text, "utf-8")

    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_screens(lang: str, width: int) -> None:
    """The summary fits the screen, in both languages."""
    made, telling = report(lang, width)
    text = render(made, "text", telling.screen)
    compare(f"batch-summary-{lang}-{width}.txt", text)

    assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_markdown(lang: str) -> None:
    """It is a page of Markdown, too."""
    made, telling = report(lang)

    compare(f"batch-summary-{lang}.md", render(made, "markdown", telling.screen))


def test_json() -> None:
    """The JSON is as published, the same in both languages, and its rows add up."""
    data = report("zh")[0].data

    assert [*validator("batch-summary").iter_errors(data)] == []
    assert data == report("en")[0].data
    assert data["accepted"] == data["nothing"] + sum(each["first"] for each in data["channels"])
    assert data["rejected"] == sum(each["count"] for each in data["rejects"])
    for question in data["questions"]:
        for answer in question["answers"]:
            assert answer["count"] == answer["nothing"] + sum(answer["first"].values())
        assert data["accepted"] == sum(answer["count"] for answer in question["answers"])


def test_chart() -> None:
    """The picture shows how often each channel comes first, and how often nothing is left."""
    made, telling = report("zh")
    picture = summary_chart(summed(), telling)
    shown = re.findall(r'class="value">([^<]*)<', picture)

    assert sorted(int(text.partition(" ")[0]) for text in shown) == sorted(
        [*(each["first"] for each in made.data["channels"]), made.data["nothing"]]
    )
    assert "在线客服" in picture
    assert "（没有）" in picture


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_large_simulation(lang: str) -> None:
    """Of many kinds of moves and of rejects the most frequent are shown, and how many are left."""
    compare(f"simulate-large-{lang}-80.txt", simulation(lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_understood(lang: str) -> None:
    """If no ticket is understood, it does not say that all are answered as before."""
    compare(f"simulate-none-{lang}-80.txt", simulation(lang, 0))


@pytest.mark.parametrize(
    ("minutes", "lang", "expected"),
    [
        (0, "en", "0 minutes"),
        (3.44, "en", "3.4 minutes"),
        (3.44, "zh", "3.4分钟"),
        (45.5, "en", "45.5 minutes"),
        (113.4, "en", "1 hour 53 minutes"),
        (113.4, "zh", "1小时53分钟"),
    ],
)
def test_average(minutes: float, lang: str, expected: str) -> None:
    """Below an hour, a tenth of a minute counts."""
    assert average(minutes, words_in(lang)) == expected
