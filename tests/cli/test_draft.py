"""channelpick draft: where its channel and details come from, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.cli.runs import AT, COMPLETE, CRITERIA, Run
from tests.published import SECRETS, TXID

TICKET = ("draft", "ticket", "--topic", "withdrawal", *AT)
TOLD = {"amount": "500 USDT", "network": "TRC20", "account": "12345"}
PAIRS = tuple(word for name, value in TOLD.items() for word in ("-d", f"{name}={value}"))


def told(answer: Mapping[str, Any]) -> str:
    """All that the message says."""
    return "\n".join(answer[part] or "" for part in ("subject", "body", "ready"))


def test_formats(run: Run) -> None:
    """Text is the default, --json is --format json; all of them have the whole message."""
    text, as_json, markdown = (
        run(*TICKET, *PAIRS, "--format", form) for form in ("text", "json", "markdown")
    )

    assert (text.code, as_json.code, markdown.code) == (0, 0, 0)
    assert text == run(*TICKET, *PAIRS)
    assert as_json == run(*TICKET, *PAIRS, "--json")
    assert as_json.answer["body"] in text.out
    assert as_json.answer["body"] in markdown.out


def test_flags_and_input_say_the_same(run: Run) -> None:
    """Channel, answers and details of flags and of --input lead to the same bytes."""
    read = {"channel": "ticket", "answers": {"topic": "withdrawal"}, "details": TOLD}

    ran = run("draft", "--input", "-", *AT, "--json", stdin=json.dumps(read))

    assert ran.code == 0
    assert ran == run(*TICKET, *PAIRS, "--json")


def test_flags_win_over_input(run: Run) -> None:
    """The channel and each detail of a flag replace those of --input; others stay."""
    read = {"channel": "phone", "answers": {"topic": "withdrawal"}, "details": TOLD}

    ran = run(
        *("draft", "email", "-d", "amount=7 BTC", "--input", "-", *AT, "--json"),
        stdin=json.dumps(read),
    )

    assert (ran.code, ran.answer["channel"]) == (0, "email")
    assert "Amount: 7 BTC\nNetwork: TRC20" in ran.answer["body"]
    assert "500" not in told(ran.answer)


def test_answer_of_recommend_can_be_given(run: Run) -> None:
    """The `situation` of a recommendation, with details beside it, is a valid --input."""
    situation = run("recommend", *COMPLETE, "--topic", "trade", "--json").answer["situation"]

    ran = run("draft", "--input", "-", "--json", stdin=json.dumps({**situation, "details": TOLD}))

    assert (ran.code, ran.answer["obstacle"]) == (0, None)


def test_language_of_the_message_is_the_customers(run: Run) -> None:
    """--language is the message's language, and --lang that of everything around it."""
    ran = run(*TICKET, *PAIRS, "--language", "zh", "--lang", "en", "--json")

    assert (ran.answer["lang"], ran.answer["language"], ran.answer["name"]) == (
        *("en", "zh"),
        "Support ticket",
    )
    assert "金额：500 USDT" in ran.answer["body"]


def test_named_channel_needs_no_criteria(run: Run) -> None:
    """Whoever knows the channel says nothing of urgency; all others are asked for it."""
    assert run("draft", "email", *AT).code == 0
    ran = run("draft", *AT)

    assert ran.code == 2
    assert [flag for flag in CRITERIA[::2] if flag not in ran.err] == []


def test_value_may_have_equals_signs(run: Run) -> None:
    """Only the first = parts the name from the value; blanks around it are none of it."""
    ran = run(*TICKET, "-d", " amount =  a=b == c ", "--json")

    assert "Amount: a=b == c" in ran.answer["body"]


def test_detail_that_the_message_does_not_tell(run: Run) -> None:
    """A detail of another topic is left out without a word."""
    ran = run(*TICKET, *PAIRS, "-d", "idea=Dark mode", "--json")

    assert ran == run(*TICKET, *PAIRS, "--json")


# Options -> what is said; the exit code is 2.
MISTAKES: Mapping[tuple[str, ...], str] = {
    ("foo",): "error[unknown-channel]: CHANNEL: there is no channel “foo”",
    ("tickt",): "Did you mean “ticket”?",
    ("工单",): "Did you mean “ticket”?",
    ("",): "error[unknown-channel]: CHANNEL: there is no channel “”",
    ("ticket", "-d", "amout=5"): "Did you mean “amount”?",
    ("ticket", "-d", "xyzzy=5"): "error[unknown-detail]: -d: there is no detail “xyzzy”",
    ("ticket", "-d", "amount"): "error[bad-detail]: -d: that is not NAME=VALUE",
    ("ticket", "-d", "amount="): "error[bad-detail]: -d: ",
    ("ticket", "-d", "amount= "): "error[bad-detail]: -d: ",
    ("ticket", "-d", "=5"): "error[bad-detail]: -d: ",
    ("ticket", "-d", ""): "error[bad-detail]: -d: ",
    ("ticket", "-d"): "error: -d needs a value.",
    ("ticket", "--details", "amount=5"): "Did you mean “--detail”?",
    ("ticket", "--topic", "withdrawl"): "Did you mean “withdrawal”?",
    ("ticket", "-a", "topic=withdrawal", "-d", f"account={'x' * 10_001}"): "error[long-text]: -d",
    ("ticket", "now"): "“now” is one word too many.",
}


@pytest.mark.parametrize("options", MISTAKES)
def test_mistake(run: Run, options: tuple[str, ...]) -> None:
    """What is wrong with a flag is said under its name, with a guess where there is one."""
    ran = run("draft", *AT, *options)

    assert ran.code == 2
    assert MISTAKES[options] in " ".join(ran.err.split())


# --input -> what is said; the exit code is 2.
BAD_INPUTS: Mapping[str, str] = {
    '{"details": {"amuont": "5"}}': "error[unknown-detail]: --input: there is no detail “amuont”",
    '{"details": {"amount": 5}}': "details.amount: ",
    '{"details": {"amount": null}}': "details.amount: ",
    '{"details": ["amount"]}': "details: ",
    '{"details": "amount"}': "details: ",
    '{"channel": "tickt"}': "Did you mean “ticket”?",
    '{"channel": 5}': "channel: ",
    '{"detail": {}}': "Did you mean “details”?",
    '{"details": {"amount": "5"}, "details": {"amount": "6"}': "error[json]",
    '{"details": {"amount": "\\u001b[2J"}}': "error[bad-character]",
    '{"details": {"": "5"}}': "error[unknown-detail]: --input: there is no detail “”",
    "[]": "-: ",
    "": "error[json]",
}


@pytest.mark.parametrize("text", BAD_INPUTS)
def test_bad_input(run: Run, text: str) -> None:
    """What is wrong with --input is said with its place."""
    ran = run("draft", "--input", "-", *AT, stdin=text)

    assert ran.code == 2
    assert BAD_INPUTS[text] in " ".join(ran.err.split())


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize(
    "options",
    [
        ("faq",),
        ("social", "--topic", "security"),
        ("social",),
        ("ticket", "-d", f"request={SECRETS['wif']}"),
        ("ticket", "-d", f"request={TXID}"),
    ],
    ids=["no message", "forbidden", "nothing to tell", "secret", "perhaps a secret"],
)
def test_no_is_answered(run: Run, options: tuple[str, ...], form: str) -> None:
    """Where there is no message, or not all of it, the whole answer comes with exit code 1."""
    ran = run("draft", *options, *AT, "--format", form)

    assert (ran.code, ran.err) == (1, "")
    assert len(ran.out.splitlines()) > 1


@pytest.mark.parametrize(
    "text", ["[red]x[/red]", "*x* `y` | <b>", "{amount} {{7*7}} %s{0.__class__}", "```\nx", "a\nb"]
)
def test_details_are_told_as_they_stand(run: Run, text: str) -> None:
    """Markup and braces in a detail mean nothing, and are not lost."""
    forms = ("text", "markdown", "json")
    text_, markdown, as_json = (
        run(*TICKET, "-d", f"error={text}", "--format", form) for form in forms
    )

    assert f"Error: {text}\n" in text_.out
    assert f"Error: {text}\n" in markdown.out
    assert f"Error: {text}\n" in as_json.answer["body"]
