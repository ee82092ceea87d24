"""The message that is offered after the dialogue, in a real pseudo-terminal."""

from __future__ import annotations

import sys

import pytest

from channelpick.cli.exits import ANSWER_IS_NO, DONE, STOPPED
from tests.cli.screens import CTRL_C, CTRL_D, DOWN, ENTER, ESC, LEFT, solid
from tests.cli.terminals import Pty
from tests.cli.test_terminal_pty import ENGLISH, PLAIN, answer, assert_restored
from tests.published import SECRETS, TXID, leaks

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals"),
    # Since Python 3.12; pytest-xdist has threads, and the child does nothing but exec.
    pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning"),
]

SEED = SECRETS["legal"]
OFFER = "Shall we write the message for Live chat?"
ACCOUNT, CASE, WHAT, TIME, REQUEST = (
    "What is your UID or registered e-mail?",
    "What is the number of an earlier case?",
    "What happened, and what should have happened?",
    "When was it?",
    "What should support do?",
)
"""The details that a matter of security needs, in their order."""
REFUSED = "This is a seed phrase. Never send it to anyone, support included."
TICKET = ("draft", "ticket", *ENGLISH, "--topic", "security", "-a", "fraud_in_progress=no")


def write(terminal: Pty, title: str, text: str) -> None:
    """Write this when the question is there."""
    terminal.wait_for(title)
    terminal.type(text, ENTER)


def test_whole_path() -> None:
    """Dialogue, offer, details and message; a phrase is refused once, and then not seen again."""
    with Pty(*ENGLISH, rows=60) as terminal:
        answer(terminal, 6)
        write(terminal, OFFER, "")
        write(terminal, ACCOUNT, "12345")
        write(terminal, CASE, "")
        write(terminal, WHAT, SEED)
        terminal.wait_for(REFUSED)
        write(terminal, WHAT, "Somebody logged in.")
        write(terminal, TIME, "yesterday")
        terminal.wait_for("Time: please give the time of day, too.")
        write(terminal, REQUEST, "Log everybody out.")

        assert terminal.end() == DONE
        assert leaks(SEED, terminal.screen) == []
        message = terminal.screen.rpartition("Your message for: Live chat")[2]
        assert solid(
            "Message Hello. Somebody logged in. Account: 12345 Time: yesterday "
            "Could you please: Log everybody out. Before and after"
        ) in solid(message)
        assert_restored(terminal)


def test_whole_path_with_plain_prompts() -> None:
    """The same without repainting: what was refused stands where it was typed, and nowhere else."""
    with Pty(*ENGLISH, *PLAIN) as terminal:
        answer(terminal, 6, "1\n")
        terminal.wait_for(OFFER)
        terminal.type("1\n")
        for title, text in ((ACCOUNT, "12345"), (CASE, ""), (WHAT, SEED), (WHAT, ""), (TIME, "")):
            terminal.wait_for(title)
            terminal.type(f"{text}\n")
        terminal.wait_for(REFUSED)
        terminal.wait_for(REQUEST)
        terminal.type("Log everybody out.\n")

        assert terminal.end() == DONE
        assert terminal.screen.count("wave sausage") == 1
        assert leaks(SEED, terminal.screen.rpartition("Your message for: ")[2]) == []
        assert_restored(terminal)


@pytest.mark.parametrize("back", [LEFT, ESC])
def test_going_back(back: str) -> None:
    """← in an empty line goes back, and offers what was written there."""
    with Pty(*TICKET) as terminal:
        write(terminal, ACCOUNT, "12345")
        terminal.wait_for(CASE)
        terminal.type(back)
        terminal.wait_until(lambda screen: solid(screen).endswith("12345"), "what was written")
        terminal.type("67", ENTER)
        for title in (CASE, WHAT, TIME, REQUEST):
            write(terminal, title, "")

        assert terminal.end() == DONE
        assert "\nAccount: 1234567\n" in terminal.screen


@pytest.mark.parametrize(
    ("keys", "code", "line"),
    [
        (DOWN + ENTER, DONE, f"What I ask for: Look at {TXID}"),
        (ENTER, DONE, "What I ask for: Look at it"),
    ],
    ids=["an id", "a key"],
)
def test_what_only_the_customer_knows(keys: str, code: int, line: str) -> None:
    """Whether 64 digits are a key is asked; what may be one is asked for anew."""
    with Pty(*TICKET, columns=120) as terminal:
        for title in (ACCOUNT, CASE, WHAT, TIME):
            write(terminal, title, "")
        write(terminal, REQUEST, f"Look at {TXID}")
        terminal.wait_for("Is part of this a private key? It must never be sent.")
        terminal.type(keys)
        if keys == ENTER:
            terminal.wait_for("This is a private key.")
            write(terminal, REQUEST, "Look at it")

        assert terminal.end() == code
        assert solid(line) in solid(terminal.screen)


@pytest.mark.parametrize("flags", [(), PLAIN], ids=["repainting", "plain"])
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_stopping_in_a_detail(flags: tuple[str, ...], key: str) -> None:
    """Ctrl-C and Ctrl-D in a detail end with 130, without a message, and restore the terminal."""
    with Pty(*TICKET, *flags) as terminal:
        terminal.wait_for(ACCOUNT)
        terminal.type(key)

        assert terminal.end() == STOPPED
        assert "Traceback" not in terminal.raw
        assert "Your message" not in terminal.screen
        assert_restored(terminal)


def test_robbed_customer_is_asked_nothing_more() -> None:
    """Whoever is being robbed gets the words to say at once."""
    with Pty(*ENGLISH, rows=60) as terminal:
        for title, keys in (
            ("What is it about?", ENTER),
            ("Does any of this apply?", DOWN + ENTER),
            ("How would you rather talk to us?", ENTER),
        ):
            terminal.wait_for(title)
            terminal.type(keys)

        assert terminal.end() == DONE
        assert OFFER not in terminal.screen
        assert ACCOUNT not in terminal.screen
        assert "URGENT: someone is moving money out of my account" in terminal.screen
        assert_restored(terminal)


def test_named_channel_asks_what_its_message_needs() -> None:
    """Whoever names a channel is asked whether they are being robbed, and then for nothing more."""
    with Pty("draft", "ticket", *ENGLISH, "--topic", "security") as terminal:
        terminal.wait_for("Does any of this apply?")
        terminal.type(DOWN + ENTER)

        assert terminal.end() == DONE
        assert "How urgent is it?" not in terminal.screen
        assert ACCOUNT not in terminal.screen
        assert "URGENT: money is being taken" in terminal.screen


def test_only_the_message_is_written_to_a_file() -> None:
    """Details are asked on the terminal when the message goes elsewhere."""
    with Pty(*TICKET, redirect=">/dev/null") as terminal:
        for title in (ACCOUNT, CASE, WHAT, TIME, REQUEST):
            write(terminal, title, "")

        assert terminal.end() == DONE
        assert "Your message" not in terminal.screen


def test_nobody_is_asked_for_a_message_that_cannot_be() -> None:
    """Where there is no message, its details are not asked for."""
    with Pty("draft", "faq", *ENGLISH, "--topic", "security") as terminal:
        assert terminal.end() == ANSWER_IS_NO
        assert "There is no message for FAQ." in terminal.screen


def test_scan_and_verify_say_what_to_paste() -> None:
    """On a terminal, scan and verify ask for text; what is pasted is answered."""
    with Pty("scan", *ENGLISH) as terminal:
        terminal.wait_for("Paste your message here")
        terminal.type("password: Tr0ub4dor&3\n", CTRL_D)

        assert terminal.end() == ANSWER_IS_NO
        assert "password: [REMOVED password]" in terminal.screen
    with Pty("verify", "-", *ENGLISH) as terminal:
        terminal.wait_for("Paste web addresses")
        terminal.type("https://elsewhere.example\n", CTRL_D)

        assert terminal.end() == ANSWER_IS_NO
        assert "NOT LISTED: https://elsewhere.example" in terminal.screen
