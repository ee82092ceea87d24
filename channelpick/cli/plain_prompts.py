"""Numbered lists and a line of input: for screen readers and terminals that cannot repaint."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from channelpick.cli.exits import tell
from channelpick.cli.prompts import BACK, Back, Option
from channelpick.formats.interface import Telling


class PlainPrompts:
    """Questions as numbered lists. Nothing is ever repainted."""

    def __init__(self, telling: Telling) -> None:
        self._words = telling.words.dialogue
        self._joint = telling.words.answer.list_joint

    def choose(
        self, title: str, options: Sequence[Option], *, selected: str | None, can_go_back: bool
    ) -> str | Back:
        """The id of the chosen option; Enter alone takes `selected`, if there is one."""
        self._show(title, [option.text for option in options])
        hint = self._words.plain_choose.format(most=len(options))
        ids = [option.id for option in options]
        default = str(ids.index(selected) + 1) if selected in ids else ""
        while True:
            numbers = self._read(hint, default, len(options), can_go_back)
            if isinstance(numbers, Back):
                return numbers
            if len(numbers) == 1:
                return ids[numbers[0] - 1]
            self._reject(len(options))

    def tick(
        self,
        title: str,
        options: Sequence[Option],
        *,
        ticked: frozenset[str],
        can_go_back: bool,
    ) -> frozenset[str] | Back:
        """The ids of the ticked options; 1 is "none of these"."""
        self._show(title, [self._words.none_of_these, *(option.text for option in options)])
        most = len(options) + 1
        chosen = [str(i) for i, o in enumerate(options, start=2) if o.id in ticked] or ["1"]
        numbers = self._read(self._words.plain_tick, ",".join(chosen), most, can_go_back)
        if isinstance(numbers, Back):
            return numbers
        return frozenset(options[number - 2].id for number in numbers if number > 1)

    def write(self, title: str, hint: str, *, before: str, can_go_back: bool) -> str | Back:
        """A line of text; Enter alone gives what was written before."""
        hints = [hint, *([self._words.plain_back] if can_go_back else [])]
        line = self._line(f"{title} ({self._joint.join(hints)}): ")
        if can_go_back and line.translate(_HALF_WIDTH).strip().lower() == "b":
            return BACK
        return line.strip() or before

    def confirm(self, title: str, text: str) -> None:
        """Nothing: what was typed can still be seen."""

    def _line(self, prompt: str) -> str:
        """What is typed behind the prompt.

        Raises:
            EOFError: the input has ended.
        """
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line

    def _show(self, title: str, texts: Sequence[str]) -> None:
        tell("\n".join([title, *(f"  {i}. {text}" for i, text in enumerate(texts, start=1))]))

    def _read(
        self, hint: str, default: str, most: int, can_go_back: bool
    ) -> tuple[int, ...] | Back:
        """Numbers from 1 to `most`, asked for until they are.

        Raises:
            EOFError: the input has ended.
        """
        hints = [hint, *([self._words.plain_back] if can_go_back else [])]
        prompt = f"{self._joint.join(hints)}{f' [{default}]' if default else ''}: "
        while True:
            text = self._line(prompt).strip().translate(_HALF_WIDTH) or default
            if can_go_back and text.lower() == "b":
                return BACK
            parts = text.replace(",", " ").split()
            if parts and all(_is_number(part, most) for part in parts):
                tell("")
                return tuple(map(int, parts))
            self._reject(most)

    def _reject(self, most: int) -> None:
        tell(self._words.plain_wrong.format(most=most))


def _is_number(text: str, most: int) -> bool:
    """Whether it is a number from 1 to `most`; Python refuses to read those of 4300 digits."""
    return text.isdecimal() and len(text) < 10 and 1 <= int(text) <= most


# What a Chinese keyboard types for digits, commas and blanks.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９，、　", "0123456789,, ")
