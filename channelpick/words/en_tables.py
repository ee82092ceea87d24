"""Tables of tickets and what they were answered as a whole, in English."""

from __future__ import annotations

from channelpick.words.words import ArchiveWords, StreamWords, TableWords

TABLE = TableWords(
    rate="{rows} rows, {rate}/s",
    ledger="Rows read: {read} = answered: {accepted} + rejected: {rejected}.",
    rejects_in="The rejected rows, each with its reason: {path}",
    stopped="Stopped: too many rows were rejected. What was being written is not kept.",
    finished_before="Tables that an earlier run had finished: {count}.",
)

ARCHIVE = ArchiveWords(
    situations="Distinct situations among them: {count}.",
    firsts="How often each channel comes first",
    rows="rows",
    share="share",
    score="mean score",
    rejected="Rejected rows",
    more_rejects="and {kinds} more kinds, in {count} rows (--json has them all)",
    kind="kind",
    column="column",
    by_question="By {question}",
    answer="answer",
    first_choices="first choices",
    rules="How often each rule is named as a reason",
    never_named="Never named: {rules}",
    changed="The first choice changes for {count} of {total} tickets ({share}).",
    changed_three="The first three places change for {count} ({share}).",
    same="Every ticket is answered as before.",
    none="There is no ticket that both rules understand.",
    nothing={
        "more": "No channel is left any more for {count} tickets ({share}).",
        "fewer": "A channel is now found for {count} tickets that had none ({share}).",
    },
    reply="When the first reply may be expected",
    mean="on average",
    median="half of them within",
    reply_of=(
        "By the usual reply time of the first choice, over the {count} tickets that have one both "
        "before and after."
    ),
    before="before",
    after="after",
    change="change",
    moves="From where to where",
    examples="for example: {examples}",
    more_moves="and {kinds} more kinds of change, for {count} tickets (--json has them all)",
    changed_rows="first choice changes",
    agreement="The channel that really solved the ticket (column {column})",
    agreement_of=(
        "Known for {known} tickets; nothing stands there for {empty}, and no known channel for "
        "{unknown}."
    ),
    ledger=(
        "Rows read: {read} = understood by both: {both} + only by the old rules: {old} + only by "
        "the new rules: {new} + rejected: {rejected}."
    ),
    only_old="Understood by the old rules only",
    only_new="Understood by the new rules only",
)

STREAM = StreamWords(
    prompt="Write a JSON object on each line. To end: Ctrl-D on an empty line.",
    this_line="this line",
    renewed="{path} has changed. From line {line} on, its new rules count ({updated}).",
    kept="{path} has changed, but cannot be used. Answers still come from the rules before.",
    done="{read} lines read: {answered} answered, {bad} with a mistake.",
)
