"""Tables of tickets, in English."""

from __future__ import annotations

from channelpick.words.words import TableWords

TABLE = TableWords(
    rate="{rows} rows, {rate}/s",
    ledger="Rows read: {read} = answered: {accepted} + rejected: {rejected}.",
    rejects_in="The rejected rows, each with its reason: {path}",
    stopped="Stopped: too many rows were rejected. What was being written is not kept.",
    finished_before="Tables that an earlier run had finished: {count}.",
)
