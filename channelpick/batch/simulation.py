"""What a change of the rules would have done to an archive: both answer the same rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from channelpick.batch.agreement import AgreementCounts
from channelpick.batch.columns import AT, Mapped, absent, column_called, find_columns
from channelpick.batch.decider import Decided, Decider
from channelpick.batch.expectation import expected_replies
from channelpick.batch.flow import FlowCounts
from channelpick.batch.rows import Block
from channelpick.batch.shared_mapping import suited
from channelpick.batch.simulated import AnswerChange, Simulated
from channelpick.batch.situations import Usual
from channelpick.batch.tallies import QuestionCounts, RejectCounts, Tops
from channelpick.batch.tried import channel_names
from channelpick.batch.values import text_of
from channelpick.core.catalog import Catalog
from channelpick.errors import InputError

_IDS = ("id", "ticket_id", "ticket", "case_id", "conversation_id", "工单号", "工单编号", "编号")
"""What columns with the ids of tickets are called."""
_APART = 2
"""The kind of the rows that not both understand; the others are 0 or, if they move, 1."""


class Simulation:
    """Adds up what two sets of rules answer, table by table and block by block.

    Args:
        old: what the rules were.
        new: what they are to be.
        usual: what counts where a row says nothing of it.
        mapped: what somebody says of the columns and values.
        id_column: what tickets are known by; by default the first of `_IDS` that there is.
        agree: the column with the channel that really solved the ticket, if that counts.
    """

    def __init__(
        self,
        old: Catalog,
        new: Catalog,
        usual: Usual,
        *,
        mapped: Mapped | None = None,
        id_column: str | None = None,
        agree: str | None = None,
    ) -> None:
        said = mapped or Mapped()
        self._catalogs = old, new
        self._mapped = suited(said, old, new), suited(said, new, old)
        self._usual = usual
        self._id_column, self._agree = id_column, agree
        self._channels = tuple(dict.fromkeys((*new.channels, *old.channels)))
        self._deciders: tuple[Decider, ...] = ()
        self._tops = Tops(self._channels), Tops(self._channels)
        self._flow = FlowCounts(self._channels)
        self._read = self._first_three = 0
        self._questions = (
            QuestionCounts(old, _APART + 1, besides=new.questions),
            QuestionCounts(new, _APART + 1),
        )
        self._rejects, self._only_old, self._only_new = (RejectCounts() for _ in range(3))
        self._situations = [0, 0]
        names = channel_names(old, said) | channel_names(new, said)
        self._agreement = AgreementCounts(agree, self._channels, names) if agree else None

    def enter(self, present: Sequence[str], source: str) -> tuple[str, ...]:
        """Begin a table with these columns in a file called so; gives the columns it needs.

        Raises:
            InputError: one of them is missing.
        """
        named = {"--id": self._id_column, "--agree": self._agree}
        if problems := [
            problem
            for option, column in named.items()
            for problem in absent(filter(None, [column]), present, option)
        ]:
            raise InputError(problems)
        self._source = source
        called = (column_called(name, present) for name in _IDS)
        self._id = self._id_column or next(filter(None, called), None)
        columns = [
            find_columns(catalog, present, mapped)
            for catalog, mapped in zip(self._catalogs, self._mapped, strict=True)
        ]
        if columns != [decider.columns for decider in self._deciders]:
            self._deciders = tuple(
                Decider(catalog, found, self._usual)
                for catalog, found in zip(self._catalogs, columns, strict=True)
            )
        used = {name for found in columns for name in found.used} | {self._agree}
        self._repeating = used - {found.column_of.get(AT) for found in columns}
        return tuple(name for name in present if name in used or name == self._id)

    def add(self, block: Block) -> None:
        """Count a block of the table."""
        self._read += block.rows.num_rows + len(block.rejects)
        rows = self._encoded(block.rows)
        old, new = (decider.decide(rows) for decider in self._deciders)
        places = [
            [place[decided.ids] for place in tops.of(decider.answers).T]
            for tops, decider, decided in zip(self._tops, self._deciders, (old, new), strict=True)
        ]
        both = (old.ids >= 0) & (new.ids >= 0)
        differs = [both & (before != after) for before, after in zip(*places, strict=True)]
        self._first_three += int(np.count_nonzero(np.logical_or.reduce(differs)))
        kinds = np.where(both, differs[0], _APART)
        for questions, decider in zip(self._questions, self._deciders, strict=True):
            questions.add(rows, decider.columns, kinds)
        if self._agreement:
            self._agreement.add(rows, np.flatnonzero(both), places)
        self._flow.add(places[0][0], places[1][0], lambda row: self._name(block, row))
        self._reject(block, old, new)

    def _encoded(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        """The rows with their texts as numbers, which all who read them would make anew."""
        columns = [
            column.dictionary_encode()
            if name in self._repeating and pa.types.is_string(column.type)
            else column
            for name, column in zip(rows.schema.names, rows.columns, strict=True)
        ]
        return pa.RecordBatch.from_arrays(columns, names=rows.schema.names)

    def _name(self, block: Block, row: int) -> str:
        """What a row is known by."""
        id_ = text_of(block.rows.column(self._id)[row].as_py()) if self._id else ""
        return id_ or f"{self._source}:{block.lines[row]}"

    def _reject(self, block: Block, old: Decided, new: Decided) -> None:
        """Count the rows that not both understand."""
        before, after = (decider.columns for decider in self._deciders)
        alone = [found for found in old.mistakes if new.ids[found.row] >= 0]
        self._only_new.add_mistakes(alone, before)
        for counts, is_old in ((self._only_old, True), (self._rejects, False)):
            found = [f for f in new.mistakes if (old.ids[f.row] >= 0) == is_old]
            counts.add_mistakes(found, after)
        self._rejects.add_unreadable(block.rejects)
        self._situations = [n + d.new for n, d in zip(self._situations, (old, new), strict=True)]

    def result(self) -> Simulated:
        """The counts of all blocks so far.

        Raises:
            AssertionError: a row was lost: a bug of ours.
        """
        before, after = self._situations
        found = Simulated(
            rejects=self._rejects.result(),
            only_old=self._only_old.result(),
            only_new=self._only_new.result(),
            channels=self._channels,
            flow=self._flow.flow,
            moves=self._flow.moves,
            first_three=self._first_three,
            questions={
                name: {
                    answer: AnswerChange(same + changed, changed)
                    for answer, (same, changed) in answers.items()
                }
                for questions in reversed(self._questions)
                for name, answers in questions.result().items()
            },
            expected=expected_replies(self._flow.flow, *self._catalogs),
            agreement=self._agreement.result() if self._agreement else None,
            situations=(before, after),
        )
        if found.read != self._read:
            raise AssertionError(f"rows were lost: {self._read} were read, {found.read} counted")
        return found
