"""A recommendation kept as one of the staff's own tests."""

from __future__ import annotations

from channelpick.cli import exits
from channelpick.core.catalog_file import CatalogFile
from channelpick.core.reasons import WaitingReason
from channelpick.core.recommendation import Recommendation
from channelpick.core.tables import tables_of
from channelpick.core.texts import primary
from channelpick.errors import InputError, Problem
from channelpick.files.rule_tests_toml import append_rule_test, rule_tests_path
from channelpick.screening.foreign_text import neutralise
from channelpick.staff.rule_tests import RuleTest
from channelpick.words.words import Words


def tests_beside(file: CatalogFile) -> str:
    """The file in which tests of these rules are kept.

    Raises:
        InputError: there is none, because the rules are the shipped ones or no file.
    """
    if file.is_shipped:
        raise InputError([Problem(code="shipped-test", path=("--save-test",))])
    if file.path == "-":
        raise InputError([Problem(code="no-file", path=("--save-test",))])
    return rule_tests_path(file.path)


def save_as_test(
    name: str, path: str, answer: Recommendation, file: CatalogFile, words: Words
) -> None:
    """Add this very situation and its first channel to the tests in this file.

    Raises:
        InputError: a test cannot say it, or it cannot be written.
        CatalogError: the tests that are there already have problems.
    """
    from channelpick.screening.secrets import MOST_CHARACTERS, find_secrets  # slow to import

    if find_secrets(name[:MOST_CHARACTERS]):
        raise InputError([Problem(code="secret-name", path=("--save-test",))])
    for place in answer.places:
        if any(isinstance(reason, WaitingReason) for reason in place.reasons):
            values = {"given": place.channel}
            raise InputError([Problem(code="unsavable-test", path=("--tried",), values=values)])
    try:
        append_rule_test(path, _test(name, answer, file), file.catalog)
    except OSError as error:
        values = {"reason": error.strerror or str(error)}
        raise InputError([Problem(code="unwritable", values=values)], path) from None
    exits.tell(words.command.test_saved.format(path=neutralise(path)))


def _test(name: str, answer: Recommendation, file: CatalogFile) -> RuleTest:
    situation, catalog = answer.situation, file.catalog
    usual = {id_: question.default for id_, question in catalog.questions.items()}
    hours = tables_of(catalog).hours
    return RuleTest(
        name=neutralise(name),
        given={
            id_: (given,)
            for id_, given in situation.answers.items()
            if id_ in catalog.criteria or given != usual[id_]
        },
        open=tuple(
            id_
            for id_, channel in catalog.channels.items()
            if channel.offered and hours[id_].is_open(situation.at)
        ),
        language=primary(situation.language),
        tried=tuple(tried.channel for tried in situation.tried),
        first=answer.first,
        never=() if answer.first else tuple(catalog.channels),
    )
