"""What is said of tables of tickets by options that several verbs share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from channelpick.batch.columns import Mapped
from channelpick.batch.extras import missing_extra
from channelpick.cli.situation_options import language_from, moment_from
from channelpick.errors import InputError, Problem

_PREFIX = re.compile(r"[\w.: -]*")

if TYPE_CHECKING:
    from channelpick.batch.situations import Usual
    from channelpick.core.catalog import Catalog


@contextmanager
def extras_needed() -> Iterator[None]:
    """Whatever is imported within may not be installed.

    Raises:
        InputError: a library is not; it says how to install it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise missing_extra(error) from None


def mapped_from(
    *,
    columns: Sequence[str] | None,
    values: Sequence[str] | None,
    defaults: Sequence[str] | None,
    mapping: str | None,
) -> Mapped:
    """What --map, --map-value, --default and --mapping say together; the file gives way.

    Raises:
        InputError: one of them cannot be understood.
    """
    from channelpick.files.mapping_toml import read_mapping

    read = Mapped() if mapping is None else read_mapping(mapping)
    said_values = {name: dict(known) for name, known in read.values.items()}
    for name, value, answer in _values(values or ()):
        said_values.setdefault(name, {})[value] = answer
    said = dict(_pairs("--map", "COLUMN=NAME", columns or ()))
    kept = {c: name for c, name in read.columns.items() if name not in said.values()}
    return Mapped(
        columns={**kept, **said},
        values=said_values,
        defaults={**read.defaults, **dict(_pairs("--default", "NAME=VALUE", defaults or ()))},
    )


def prefix_from(given: str) -> str:
    """What --prefix says.

    Raises:
        InputError: names with it could not be written in every kind of table.
    """
    if not _PREFIX.fullmatch(given):
        problem = Problem(code="bad-prefix", path=("--prefix",), values={"given": given})
        raise InputError([problem])
    return given


def usual_from(
    catalog: Catalog, *, at: str | None, tz: str | None, language: str | None, lang: str
) -> Usual:
    """What counts where a row says nothing of it.

    Args:
        catalog: some of whose channels must speak the language.
        at: what --at says; without it, it is now.
        tz: what --tz says.
        language: what --language says.
        lang: the reader's language, which stands in.

    Raises:
        InputError: one of them cannot be understood.
    """
    from channelpick.batch.situations import Usual

    moment = moment_from(at, tz)
    assert moment.tzinfo is not None
    spoken = language_from(catalog, language) or lang
    return Usual(at=moment, language=spoken, zone=moment.tzinfo)


def _pairs(option: str, form: str, given: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Both sides of the last `=`: a column may have one in its name."""
    for pair in given:
        left, _, right = pair.rpartition("=")
        if not (left.strip() and right.strip()):
            raise _unformed(option, form, pair)
        yield left.strip(), right.strip()


def _values(given: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    form = "NAME:VALUE=ANSWER"
    for left, answer in _pairs("--map-value", form, given):
        name, _, value = left.partition(":")
        if not (name.strip() and value.strip()):
            raise _unformed("--map-value", form, f"{left}={answer}")
        yield name.strip(), value.strip(), answer


def _unformed(option: str, form: str, given: str) -> InputError:
    return InputError(
        [Problem(code="bad-form", path=(option,), values={"given": given, "form": form})]
    )
