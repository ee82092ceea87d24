"""What is wrong with tables of tickets and the cure, in English."""

from __future__ import annotations

from collections.abc import Mapping

TABLE_PROBLEMS: Mapping[str, tuple[str, str]] = {
    # Options and columns.
    "missing-extra": (
        "this needs {library}, which is not installed",
        "Install it: pip install 'channelpick[{extra}]'",
    ),
    "unknown-name": ("no column can hold “{given}”", "One can hold: {options}"),
    "unknown-column": ("there is no column “{given}”", "There are: {options}"),
    "two-columns": ("two columns are to hold {name}", "Keep one of them."),
    "no-column": (
        "no column holds {name}, and it has no default",
        "Name its column, --map COLUMN={name}, or say --default {name}=VALUE."
        " The columns are: {columns}",
    ),
    "name-clash": (
        "the table has columns that are called like answers: {given}",
        "Give the answers other names, such as with --prefix channelpick_.",
    ),
    "bad-form": ("“{given}” is not {form}", ""),
    "no-files": ("there is no such file: {given}", "Check the path; a pattern goes in quotes."),
    "unknown-form": (
        "what kind of table {given} is cannot be told from its name",
        "Say so with {option} csv, jsonl or parquet.",
    ),
    "no-stdin-form": ("Parquet cannot be read from or written to a pipe", "Name a file."),
    "several-forms": ("the tables are of different kinds: {given}", "Name those of one kind."),
    "same-file": ("{given} would be written over while it is read", "Name another file with -o."),
    "same-output": ("{given} would be the result of two tables", "Give them different names."),
    "other-columns": (
        "the table has other columns than the first: {given}",
        "Name a folder for the results, -o FOLDER, or choose --columns.",
    ),
    "not-together": ("needs to go with {given}, or without it", "See channelpick batch --help."),
    "bad-prefix": (
        "“{given}” has signs that names of columns should not have",
        "Use letters, digits and _ only.",
    ),
    "bad-share": ("“{given}” is neither a number nor a share such as 5%", ""),
    "other-run": (
        "{given} holds the results of another run",
        "Finish that one with the same options, or name another folder.",
    ),
    "bad-table": ("cannot be read as a table: {reason}", "Is it a whole file of that kind?"),
    "nested-column": (
        "“{given}” holds lists or structures, which databases do not compare alike",
        "Write them as text, such as email=3d;phone.",
    ),
    "no-rows": ("there are no rows", ""),
    "other-kinds": (
        "the tables differ in their columns, or in what these hold: {given}",
        "Name tables of one kind.",
    ),
    "no-java": (
        "Spark could not be started: it needs Java 17 or newer",
        "Install one and let JAVA_HOME name its folder; or use a running Spark, --master sc://….",
    ),
    "spark-refused": ("Spark says: {reason}", ""),
    # Reading a table.
    "no-header": ("has no line with the names of its columns", "Is it the right file?"),
    "unnamed-column": ("column {number} has no name", "Give it one in the first line."),
    "twice-named": ("two columns are called “{given}”", "Give one of them another name."),
    "endless-line": ("a line is longer than {most} bytes", "Is it a table?"),
    # Rows.
    "empty-cell": ("nothing stands here, and there is no default", "Say --default NAME=VALUE."),
    "short-row": ("too few fields: {given}", "Fill in what is missing, or quote line ends."),
    "long-row": ("too many fields: {given}", "Put fields that hold the delimiter in quotes."),
    "unclosed-quote": ("a quote is never closed", "Close it, or write a quote in quotes twice."),
    "text-after-quote": (
        "text follows a closing quote",
        "Write a quote in quotes twice, or close the one before.",
    ),
    "bad-json": ("is not valid JSON: {given}", ""),
    "long-line": ("has more than {given} bytes", ""),
    "stdin-taken": ("standard input has the lines to be answered", "Name a file."),
    "not-an-object": ("is not a JSON object", "Write an object, {{…}}, on each line."),
}
