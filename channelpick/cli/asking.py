"""What is missing is asked for, where somebody can be asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from channelpick.cli import terminal
from channelpick.cli.options import Look
from channelpick.core.situation import Situation, complete
from channelpick.errors import SituationError

if TYPE_CHECKING:
    from channelpick.core.catalog_file import CatalogFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whether and how this customer can be asked."""

    may_ask: bool
    plain: bool
    """Without repainting the screen."""


def asking(*, no_input: bool, plain_prompts: bool) -> Asking:
    """What flags and surroundings say of it."""
    plain = plain_prompts or terminal.wants_plain_prompts(os.environ)
    return Asking(may_ask=not no_input and terminal.can_ask(), plain=plain)


def completed(
    given: Situation,
    file: CatalogFile,
    look: Look,
    how: Asking,
    *,
    kept: Sequence[str],
    heeded: Collection[str] | None = None,
) -> tuple[Situation, bool]:
    """The situation with what was missing, and whether somebody was asked for it.

    Args:
        given: what is known.
        file: whose questions are asked.
        look: how they look.
        how: whether and how they are asked.
        kept: the flags that a command line to go on with needs beside the answers.
        heeded: the questions that matter and are asked even if they have a default; None means
            those of the dialogue, if any answer is missing.

    Raises:
        SituationError: it does not fit the catalog, or nobody can be asked.
        KeyboardInterrupt: the customer stopped.
    """
    is_complete = heeded is None or all(name in given.answers for name in heeded)
    try:
        complete(file.catalog, given)
    except SituationError as error:
        if not how.may_ask or any(p.code != "missing-answer" for p in error.problems):
            raise
        is_complete = False
    if is_complete or not how.may_ask:
        return given, False
    from channelpick.cli.dialogue import converse

    telling = look.telling(file, sys.stderr)
    offer = not look.is_chosen
    given = converse(
        telling, given, plain=how.plain, offer_language=offer, kept=kept, heeded=heeded
    )
    return given, True
