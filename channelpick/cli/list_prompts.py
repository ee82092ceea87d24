"""Lists to move about in, by questionary, with a way back and without its English.

Of questionary 2.1: its screens go to stdout, so an output on stderr is handed in; `ask` swallows
Ctrl-C, so only `unsafe_ask` is used; it says "done (2 selections)" and "Cancelled by user", so its
line is erased and ours is printed; long options are cut off, so they are wrapped beforehand.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import questionary
from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import ColorDepth, create_output
from questionary.prompts.common import InquirerControl
from rich.cells import cell_len

from channelpick.cli.exits import tell
from channelpick.cli.prompts import BACK, Back, Option
from channelpick.formats.interface import Telling
from channelpick.formats.wrapping import wrap

_NONE = "\0none"
_STYLE = questionary.Style(
    [("qmark", "fg:ansigreen bold"), ("question", "bold"), ("highlighted", "fg:ansicyan bold")]
)


class ListPrompts:
    """Questions as lists with a cursor."""

    def __init__(self, telling: Telling) -> None:
        self._words = telling.words.dialogue
        self._joint = telling.words.answer.names_joint
        self._phrases_joint = telling.words.answer.list_joint
        screen = telling.screen
        self._width = screen.width
        self._looks: dict[str, Any] = {
            "style": _STYLE,
            "qmark": "?",
            "erase_when_done": True,
            "color_depth": ColorDepth.DEPTH_4_BIT if screen.color else ColorDepth.DEPTH_1_BIT,
        }

    def choose(
        self, title: str, options: Sequence[Option], *, selected: str | None, can_go_back: bool
    ) -> str | Back:
        """The id of the chosen option; `selected` is highlighted first."""
        message, instruction = self._head(title, self._words.choose_hint, can_go_back)
        question = questionary.select(
            message,
            choices=self._choices(options),
            default=selected if selected in [option.id for option in options] else None,
            instruction=instruction,
            use_jk_keys=False,
            use_arrow_keys=True,
            output=create_output(stdout=sys.stderr),
            **self._looks,
        )
        _keep_fitting(question, options)
        reply = self._run(question, can_go_back)
        if isinstance(reply, Back):
            return reply
        self._confirm(title, [option.text for option in options if option.id == reply])
        return str(reply)

    def tick(
        self,
        title: str,
        options: Sequence[Option],
        *,
        ticked: frozenset[str],
        can_go_back: bool,
    ) -> frozenset[str] | Back:
        """The ids of the ticked options. Enter with nothing ticked takes the highlighted one."""
        everything = [Option(_NONE, self._words.none_of_these), *options]
        message, instruction = self._head(title, self._words.tick_hint, can_go_back)
        question = questionary.checkbox(
            message,
            choices=self._choices(everything, ticked),
            instruction=instruction,
            use_jk_keys=False,
            output=create_output(stdout=sys.stderr),
            **self._looks,
        )
        _let_enter_take_the_highlighted(question)
        _let_none_exclude_the_rest(question)
        _keep_fitting(question, everything)
        reply = self._run(question, can_go_back)
        if isinstance(reply, Back):
            return reply
        chosen = frozenset(reply) - {_NONE}
        texts = [option.text for option in options if option.id in chosen]
        self._confirm(title, texts or [self._words.none_of_these])
        return chosen

    def write(self, title: str, hint: str, *, before: str, can_go_back: bool) -> str | Back:
        """A line of text. ← in an empty line, or Esc, goes back."""
        message, instruction = self._head(title, hint, can_go_back)
        session = PromptSession[str](
            [("class:qmark", "? "), ("class:question", message), ("", f" {instruction} ")],
            style=_STYLE,
            color_depth=self._looks["color_depth"],
            output=create_output(stdout=sys.stderr),
            key_bindings=_writing_keys(can_go_back),
            erase_when_done=True,
        )
        session.app.ttimeoutlen = session.app.timeoutlen = 0.05  # as in _run
        try:
            reply: str | Back = session.prompt(default=before)
        except SystemExit:  # as in _run
            session.app.renderer.erase()
            raise
        return reply if isinstance(reply, Back) else reply.strip()

    def confirm(self, title: str, text: str) -> None:
        """The question and what was written, in place of the line that was erased."""
        self._confirm(title, [text])

    def _choices(
        self, options: Sequence[Option], ticked: frozenset[str] = frozenset()
    ) -> list[questionary.Choice]:
        return [
            questionary.Choice(option.text, value=option.id, checked=option.id in ticked)
            for option in options
        ]

    def _head(self, title: str, hint: str, can_go_back: bool) -> tuple[str, str]:
        """The title and the hint, which gets lines of its own where the window is narrow."""
        hints = [hint, *([self._words.back_hint] if can_go_back else [])]
        hint = f"({self._phrases_joint.join(hints)})"
        if cell_len(f"? {title} {hint}") <= self._width:
            return title, hint
        cells = max(10, self._width - 3)
        return "\n  ".join(wrap(title, cells)), "\n  " + "\n  ".join(wrap(hint, cells))

    def _run(self, question: questionary.Question, can_go_back: bool) -> Any:
        """The reply.

        Raises:
            KeyboardInterrupt: Ctrl-C.
            EOFError: Ctrl-D.
        """
        bindings = _bindings(question)

        def stop(event: KeyPressEvent) -> None:
            event.app.exit(exception=KeyboardInterrupt())

        def ignore(_event: KeyPressEvent) -> None:
            pass

        bindings.add("<sigint>", eager=True)(stop)
        for key in ("<bracketed-paste>", "c-z", "a", "i"):  # they insert text, or tick everything
            bindings.add(key, eager=True)(ignore)

        def leave(event: KeyPressEvent) -> None:
            event.app.exit(exception=EOFError())

        def go_back(event: KeyPressEvent) -> None:
            event.app.exit(result=BACK)

        bindings.add("c-d", eager=True)(leave)
        if can_go_back:
            bindings.add("left", eager=True)(go_back)
            bindings.add("escape")(go_back)
            question.application.ttimeoutlen = 0.05  # a lone Esc, without half a second's wait
            question.application.timeoutlen = 0.05
        try:
            return question.unsafe_ask()
        except SystemExit:  # a signal interrupted it before it could clean up
            question.application.renderer.erase()
            raise

    def _confirm(self, title: str, texts: Sequence[str]) -> None:
        lines = wrap(f"{title} {self._joint.join(texts)}", max(10, self._width - 2))
        tell("? " + "\n  ".join(lines))


def _writing_keys(can_go_back: bool) -> KeyBindings:
    bindings = KeyBindings()

    def go_back(event: KeyPressEvent) -> None:
        event.app.exit(result=BACK)

    if can_go_back:
        is_empty = Condition(lambda: not get_app().current_buffer.text)
        bindings.add("left", filter=is_empty, eager=True)(go_back)
        bindings.add("escape")(go_back)
    return bindings


def _bindings(question: questionary.Question) -> KeyBindings:
    bindings = question.application.key_bindings
    assert isinstance(bindings, KeyBindings)  # questionary makes just one
    return bindings


def _control(question: questionary.Question) -> InquirerControl:
    controls = question.application.layout.find_all_controls()
    return next(c for c in controls if isinstance(c, InquirerControl))


def _keep_fitting(question: questionary.Question, options: Sequence[Option]) -> None:
    """Wrap the options whenever they are painted: the window may have another size by then."""
    control = _control(question)

    def fit(app: Application[Any]) -> None:
        cells = max(10, app.output.get_size().columns - 7)  # pointer and box take five
        for choice, option in zip(control.choices, options, strict=True):
            choice.title = "\n     ".join(wrap(option.text, cells))

    question.application.before_render += fit


def _let_none_exclude_the_rest(question: questionary.Question) -> None:
    """A tick on "none of these" and another one cannot stand together."""
    control = _control(question)

    def toggle(_event: KeyPressEvent) -> None:
        value, ticked = control.get_pointed_at().value, control.selected_options
        if value in ticked:
            control.selected_options = [other for other in ticked if other != value]
        elif value == _NONE:
            control.selected_options = [_NONE]
        else:
            control.selected_options = [*(other for other in ticked if other != _NONE), value]

    _bindings(question).add(" ", eager=True)(toggle)


def _let_enter_take_the_highlighted(question: questionary.Question) -> None:
    """Many press Enter on a line without ticking it first; what they mean is plain."""
    control = _control(question)

    def done(event: KeyPressEvent) -> None:
        ticked = list(control.selected_options) or [control.get_pointed_at().value]
        control.is_answered = True
        event.app.exit(result=ticked)

    _bindings(question).add("enter", eager=True)(done)
