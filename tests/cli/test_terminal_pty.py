"""The dialogue in a real pseudo-terminal: signals, terminal settings, sizes and redirections."""

from __future__ import annotations

import json
import shlex
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from channelpick.cli.exits import DONE, STOPPED, WRONG_USAGE
from tests.cli.matrix import COMMANDS
from tests.cli.screens import CTRL_C, CTRL_D, DOWN, ENTER, SPACE, has_colors, options, solid
from tests.cli.terminals import Pty, fresh_settings
from tests.support import SHIPPED

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals"),
    # Since Python 3.12; pytest-xdist has threads, and the child does nothing but exec.
    pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning"),
]

ENGLISH = ("--lang", "en")
PLAIN = ("--plain-prompts",)
TITLES = (
    "What is it about?",
    "Does any of this apply?",
    "How urgent is it?",
    "How complicated is it?",
    "Could you solve it yourself, with good instructions?",
    "How would you rather talk to us?",
)
LONG_LINES = (
    "Security: theft, fraud, something suspicious",
    "Account: login, password, restrictions",
)


def answer(terminal: Pty, questions: int, key: str = ENTER) -> None:
    """Answer so many questions with this key, each when it is there, and wait for the next."""
    for title in TITLES[:questions]:
        terminal.wait_for(title)
        terminal.type(key)
    if questions < len(TITLES):
        terminal.wait_for(TITLES[questions])


def decline(terminal: Pty, keys: str = DOWN + ENTER) -> None:
    """Do without the message that is offered at the end."""
    terminal.wait_for("Shall we write the message for Live chat?")
    terminal.type(keys)


def assert_restored(terminal: Pty) -> None:
    """The shell that comes next finds its terminal as it was."""
    assert terminal.settings == fresh_settings()
    assert terminal.shows_cursor
    for mode in ("?2004", "?7"):  # bracketed paste is off again, and long lines wrap
        on, off = terminal.raw.rfind(f"\x1b[{mode}h"), terminal.raw.rfind(f"\x1b[{mode}l")
        assert (on > off) == (mode == "?7") or on == off == -1


STATES = [
    pytest.param((), 0, id="list"),
    pytest.param((), 1, id="checklist"),
    pytest.param((), 2, id="later list"),
    pytest.param(PLAIN, 0, id="plain list"),
    pytest.param(PLAIN, 1, id="plain checklist"),
]


@pytest.mark.parametrize(("flags", "question"), STATES)
def test_ctrl_c_stops_in_every_state(flags: Sequence[str], question: int) -> None:
    """Ctrl-C ends with 130 and without a traceback, and says how to go on."""
    with Pty(*ENGLISH, *flags) as terminal:
        answer(terminal, question, "1\n" if flags else ENTER)
        assert flags or terminal.settings != fresh_settings()
        terminal.type(CTRL_C)

        assert terminal.end() == STOPPED
        assert "Traceback" not in terminal.raw
        assert solid("Stopped. To go on from here: channelpick recommend") in solid(terminal.screen)
        assert_restored(terminal)


@pytest.mark.parametrize("flags", [(), PLAIN], ids=["list", "plain list"])
def test_ctrl_d_stops_too(flags: Sequence[str]) -> None:
    """The end of input ends the dialogue as Ctrl-C does."""
    with Pty(*ENGLISH, *flags) as terminal:
        terminal.wait_for(TITLES[0])
        terminal.type(CTRL_D)

        assert terminal.end() == STOPPED
        assert "Stopped. To go on from here:" in terminal.screen
        assert_restored(terminal)


@pytest.mark.parametrize("flags", [(), PLAIN], ids=["list", "plain list"])
def test_sigterm_restores_the_terminal(flags: Sequence[str]) -> None:
    """Whoever kills the program does not lose the terminal with it."""
    with Pty(*ENGLISH, *flags) as terminal:
        terminal.wait_for(TITLES[0])
        terminal.signal(signal.SIGTERM)

        assert terminal.end() in (-signal.SIGTERM, 128 + signal.SIGTERM)
        assert "Traceback" not in terminal.raw
        assert_restored(terminal)


def test_nohup_is_respected() -> None:
    """Whoever starts the program with nohup wants it to outlive a hang-up."""
    with Pty(*ENGLISH, nohup=True) as terminal:
        terminal.wait_for(TITLES[0])
        terminal.signal(signal.SIGHUP)
        terminal.type(DOWN)
        terminal.wait_for(f"» {LONG_LINES[1]}")
        terminal.type(CTRL_C)

        assert terminal.end() == STOPPED


@pytest.mark.parametrize("flags", [(), PLAIN], ids=["list", "plain list"])
def test_sigint_from_outside_stops_too(flags: Sequence[str]) -> None:
    """An interrupt counts, whether it comes from a key or from another program."""
    with Pty(*ENGLISH, *flags) as terminal:
        terminal.wait_for(TITLES[0])
        terminal.signal(signal.SIGINT)

        assert terminal.end() == STOPPED
        assert "Stopped. To go on from here:" in terminal.screen
        assert_restored(terminal)


def test_whole_dialogue_leaves_the_terminal_as_it_was() -> None:
    """Six answers, the result, the same again as one line, and a sound terminal."""
    with Pty(*ENGLISH) as terminal:
        answer(terminal, 6)
        decline(terminal)

        assert terminal.end() == DONE
        assert "Use now: " in terminal.screen
        assert terminal.screen.index("Use now: ") < terminal.screen.index("The same answer again")
        assert_restored(terminal)


@pytest.mark.parametrize("columns", [40, 100])
def test_list_fits_the_window_after_a_resize(columns: int) -> None:
    """A window that becomes narrower or wider shows the list once, each line of it whole."""
    with Pty(*ENGLISH) as terminal:
        terminal.wait_for(TITLES[0])
        terminal.resize(columns)
        terminal.type(DOWN)
        screen = terminal.wait_for(f"» {LONG_LINES[1][:30]}")

        assert screen.count(TITLES[0]) == 1
        assert all(solid(line) in solid(screen) for line in LONG_LINES)
        terminal.type(ENTER)
        assert solid(f"{TITLES[0]} {LONG_LINES[1]}") in solid(terminal.wait_for(TITLES[1]))


@pytest.mark.parametrize("form", ["text", "json"])
def test_redirected_output_holds_the_result_alone(form: str, tmp_path: Path) -> None:
    """The dialogue is on the terminal, and the file has neither questions nor escape codes."""
    file = tmp_path / "answer"
    redirect = f">{shlex.quote(str(file))}"
    with Pty(*ENGLISH, "--format", form, redirect=redirect) as terminal:
        answer(terminal, 6)

        assert terminal.end() == DONE
        assert "Use now" not in terminal.screen
        assert "schema" not in terminal.screen
    written = file.read_text("utf-8")

    assert "\x1b" not in written
    assert not [title for title in TITLES if title in written]
    if form == "json":
        assert json.loads(written)["situation"]["answers"]["topic"] == "security"
    else:
        assert "\nUse now: " in written


def test_json_is_written_after_the_dialogue() -> None:
    """On the terminal itself, --json ends the dialogue with JSON and without colours."""
    with Pty(*ENGLISH, "--json") as terminal:
        answer(terminal, 6)

        assert terminal.end() == DONE
        result = terminal.raw[terminal.raw.index("{\r\n") : terminal.raw.rindex("}\r\n") + 1]
        assert json.loads(result)["schema"] == "channelpick/recommendation/1"


def test_narrow_window_is_known_when_output_is_redirected(tmp_path: Path) -> None:
    """The width that counts is that of the window with the questions."""
    redirect = f">{shlex.quote(str(tmp_path / 'answer'))}"
    with Pty(*ENGLISH, columns=40, redirect=redirect) as terminal:
        screen = terminal.wait_for("A formal complaint")
        assert all(solid(line) in solid(screen) for line in LONG_LINES)
        terminal.type(ENTER)

        assert "something suspicious" in terminal.wait_for(TITLES[1])


@pytest.mark.parametrize("redirect", ["</dev/null", "2>/dev/null", "<&-", "2>&-"])
def test_never_asks_without_a_person(redirect: str) -> None:
    """When the questions cannot be seen, or not be answered, the program ends with 2."""
    with Pty(*ENGLISH, redirect=redirect) as terminal:
        assert terminal.end() == WRONG_USAGE
        assert TITLES[0] not in terminal.screen
        assert "Traceback" not in terminal.screen
        assert ("--urgency" in terminal.screen) == (redirect in ("</dev/null", "<&-"))


ROBBED = [ENTER, DOWN + ENTER, ENTER]


@pytest.mark.parametrize(
    ("flags", "variable", "colors"),
    [
        ((), "", True),
        ((), "1", False),
        (("--color", "never"), "", False),
    ],
    ids=["usual", "NO_COLOR", "--color never"],
)
def test_colors(flags: Sequence[str], variable: str, colors: bool) -> None:
    """NO_COLOR and --color never reach lists, first actions and the result alike."""
    with Pty(*ENGLISH, *flags, NO_COLOR=variable) as terminal:
        for title, keys in zip((*TITLES[:2], TITLES[-1]), ROBBED, strict=True):
            terminal.wait_for(title)
            terminal.type(keys)

        assert terminal.end() == DONE
        assert "Do this first:" in terminal.screen
        assert has_colors(terminal.raw) == colors


def test_dumb_terminal_gets_no_escape_codes() -> None:
    """TERM=dumb means numbered lists and plain text, up to the result."""
    with Pty(*ENGLISH, TERM="dumb") as terminal:
        answer(terminal, 6, "1\n")
        decline(terminal, "2\n")

        assert terminal.end() == DONE
        assert "\x1b" not in terminal.raw


def test_ticks_can_be_seen_in_every_encoding() -> None:
    """Where the encoding lacks circles and arrows, other signs stand for them."""
    with Pty(*ENGLISH, PYTHONIOENCODING="latin-1", PYTHONUTF8="0") as terminal:
        terminal.wait_for(TITLES[0])
        assert "??" not in terminal.screen
        if terminal.settings != fresh_settings():  # it is a list, and not a plain prompt
            terminal.type(ENTER)
            terminal.wait_for(TITLES[1])
            terminal.type(DOWN + SPACE + DOWN)
            lines = options(terminal.wait_for("> ? I cannot log in"))
            assert lines[0][3:5] != lines[1][3:5]


def test_ctrl_c_while_analysing() -> None:
    """Ctrl-C under the progress bar is 130 without a word, and leaves the terminal clean."""
    with Pty("rules", "analyze", str(SHIPPED)) as terminal:
        terminal.wait_for("%")
        terminal.type(CTRL_C)

        assert terminal.end() == STOPPED
        assert "Traceback" not in terminal.raw
        assert "Findings" not in terminal.screen
        assert terminal.screen.replace("^C", "").strip() == ""
        assert_restored(terminal)


def test_progress_is_wiped_away() -> None:
    """The bar is gone when the report is there; where nobody watches there is none."""
    with Pty("rules", "analyze", "clean.toml") as terminal:
        assert terminal.end() == DONE
        assert terminal.screen.startswith("Findings\nNothing to mend.")
        assert_restored(terminal)
    with Pty("rules", "analyze", "clean.toml", redirect="2>/dev/null") as terminal:
        assert terminal.end() == DONE
        assert "?25" not in terminal.raw


def test_progress_on_a_dumb_terminal() -> None:
    """A terminal that cannot repaint gets no escape codes."""
    with Pty("rules", "analyze", "clean.toml", TERM="dumb") as terminal:
        assert terminal.end() == DONE
        assert "\x1b" not in terminal.raw


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_every_command_leaves_the_terminal_as_it_was(term: str) -> None:
    """A command ends on a terminal as elsewhere; a dumb one gets no escape codes."""
    for name, command in COMMANDS.items():
        if name == "no words":  # it asks; that is tested above
            continue
        with Pty(*command.words, TERM=term) as terminal:
            if command.stdin:
                terminal.type(Path(command.stdin).read_text("utf-8"), CTRL_D)
            assert (name, terminal.end()) == (name, command.code)
            assert "Traceback" not in terminal.raw
            assert term != "dumb" or "\x1b" not in terminal.raw
            assert_restored(terminal)
