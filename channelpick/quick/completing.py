"""What TAB offers at some point of a command line.

The shell asks at every TAB and waits, so nothing is imported here that Python has not loaded by
itself. The scripts of `cli/shells/` show what comes back.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing.TYPE_CHECKING, without typing
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypedDict

    class Parameter(TypedDict):
        """An option or an argument."""

        name: str
        metavar: str | None
        """What stands for its value, such as `LEVEL`, or the values: `zh|en`. None: a flag."""
        many: bool
        """Whether it may be given more than once."""

    class Option(Parameter):
        """An option, with its help in one line."""

        help: str

    class Node(TypedDict):
        """A verb, as the command line was declared."""

        help: str
        verbs: Mapping[str, Node]
        options: Mapping[str, Option]
        """Spelling -> option: an option is there once for each."""
        arguments: Sequence[Parameter]

    class Known(TypedDict, total=False):
        """The names in the rules file that counts, with a text for each; empty if it is broken."""

        questions: Mapping[str, Mapping[str, str]]
        """Criterion or fact -> answer -> text."""
        asks: Mapping[str, str]
        """Criterion or fact -> the question."""
        channels: Mapping[str, str]
        details: Mapping[str, str]
        languages: Sequence[str]

    Candidates = list[tuple[str, str]]
    Given = dict[str, list[str]]


FILE = (":file", "")
"""The only candidate where the shell is to complete the name of a file."""
_SPANS = ("1h", "3h", "1d", "3d", "14d")
_ZONES = "/usr/share/zoneinfo"


def candidates(words: Sequence[str], grammar: Node, known: Known) -> Candidates:
    """Each word that may stand where the last one stands, with a text about it; or `FILE`.

    Args:
        words: what follows `channelpick`, up to the word to complete, which may be empty.
        grammar: the root of the verbs.
        known: what the rules file knows.
    """
    word, line = _heard(words, grammar)
    found = _offered(word, line, known)
    return [each for each in found if each == FILE or each[0].startswith(word)]


def rules_named(words: Sequence[str], grammar: Node) -> str | None:
    """The rules file that the words name, so that `known` can be what stands in it."""
    _, line = _heard(words, grammar)
    paths = line.given.get("rules")
    # The shell has not expanded a ~ in words that are still being typed.
    return os.path.expanduser(paths[-1]) if paths else None


class _Line:
    """What the words so far say."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.given: Given = {}
        self.pending: Option | None = None
        """The option whose value comes next."""
        self.arguments = 0
        self.only_arguments = False
        """Whether `--` was said."""

    def hear(self, word: str) -> None:
        """Take in the next word."""
        if self.pending:
            self.given[self.pending["name"]].append(word)
            self.pending = None
        elif word.startswith("-") and word != "-" and not self.only_arguments:
            self._hear_option(word)
        elif word in self.node["verbs"]:
            self.node = self.node["verbs"][word]
        else:
            self.arguments += 1

    def _hear_option(self, word: str) -> None:
        self.only_arguments = word == "--"
        spelling, equals, value = word.partition("=")
        if option := self.node["options"].get(spelling):
            values = self.given.setdefault(option["name"], [])
            if equals:
                values.append(value)
            elif option["metavar"]:
                self.pending = option


def _heard(words: Sequence[str], grammar: Node) -> tuple[str, _Line]:
    """The word to complete, and what those before it say."""
    *before, word = words or ("",)
    node = grammar
    if [*before, word][0].startswith("-"):  # without a verb it is `recommend`
        verb = grammar["verbs"]["recommend"]
        node = {**verb, "options": {**grammar["options"], **verb["options"]}}
    line = _Line(node)
    for said in before:
        line.hear(said)
    return word, line


def _offered(word: str, line: _Line, known: Known) -> Candidates:
    """What may come next; some of it may begin otherwise than the word."""
    if line.pending:
        return _values(line.pending, word, known, line.given)
    if word.startswith("-") and not line.only_arguments:
        spelling, equals, value = word.partition("=")
        if not equals:
            return _options(word, line)
        option = line.node["options"].get(spelling)
        found = _values(option, value, known, line.given) if option else []
        return [each if each == FILE else (f"{spelling}={each[0]}", each[1]) for each in found]
    if verbs := line.node["verbs"]:
        return [(verb, verbs[verb]["help"]) for verb in verbs if not line.arguments]
    expected = line.node["arguments"]
    if line.arguments < len(expected) or (expected and expected[-1]["many"]):
        parameter = expected[min(line.arguments, len(expected) - 1)]
        return _values(parameter, word, known, line.given)
    return []


def _options(word: str, line: _Line) -> Candidates:
    """The long options that may be given still; a short one only if it is there already."""
    return [
        (spelling, option["help"])
        for spelling, option in line.node["options"].items()
        if spelling == word or spelling.startswith("--")
        if option["many"] or option["name"] not in line.given
    ]


def _values(parameter: Parameter, word: str, known: Known, given: Given) -> Candidates:
    """The values of an option or an argument, of which the word is the beginning."""
    metavar = parameter["metavar"] or ""
    if metavar.islower():  # the values themselves
        return [(value, "") for value in metavar.split("|")]
    source = _SOURCES.get(metavar)
    return source(parameter["name"], word, known, given) if source else []


def _answers(name: str, _word: str, known: Known, _given: Given) -> Candidates:
    return list(known.get("questions", {}).get(name, {}).items())


def _pairs(name: str, word: str, known: Known, given: Given) -> Candidates:
    """NAME= for what is not told yet, then NAME=VALUE."""
    left, equals, _ = word.partition("=")
    if equals:  # the value of a detail is up to the customer
        values = _answers(left, "", known, given) if name == "answers" else []
        return [(f"{left}={value}", text) for value, text in values]
    told = {pair.partition("=")[0] for pair in given.get(name, ())}
    if name == "answers":
        texts = known.get("asks", {})
        names = [each for each in known.get("questions", {}) if each not in given]
    else:
        texts = known.get("details", {})
        names = list(texts)
    return [(f"{each}=", texts.get(each, "")) for each in names if each not in told]


def _channels(_name: str, _word: str, known: Known, _given: Given) -> Candidates:
    return list(known.get("channels", {}).items())


def _tried(name: str, word: str, known: Known, given: Given) -> Candidates:
    """CHANNEL, then CHANNEL=AGO."""
    channel, equals, _ = word.partition("=")
    if equals:
        return [(f"{channel}={span}", "") for span in _SPANS]
    told = {pair.partition("=")[0] for pair in given.get(name, ())}
    return [each for each in known.get("channels", {}).items() if each[0] not in told]


def _entries(_name: str, _word: str, known: Known, _given: Given) -> Candidates:
    return [*known.get("channels", {}).items(), *known.get("asks", {}).items()]


def _languages(_name: str, _word: str, known: Known, _given: Given) -> Candidates:
    return [(code, "") for code in known.get("languages", ())]


def _zones(_name: str, word: str, _known: Known, _given: Given) -> Candidates:
    """One folder of the time zones, as file names are completed; the names of zones begin large.

    `zoneinfo.available_timezones` opens some hundred files.
    """
    folder = word[: word.rfind("/") + 1]
    for root in (_ZONES, *(f"{path}/tzdata/zoneinfo" for path in sys.path)):
        try:
            with os.scandir(f"{root}/{folder}") as entries:
                names = sorted(each.name + "/" * each.is_dir() for each in entries)
        except (OSError, ValueError):
            continue
        return [(folder + name, "") for name in names if name[0].isupper()]
    return []


def _files(_name: str, _word: str, _known: Known, _given: Given) -> Candidates:
    return [FILE]


_SOURCES: Mapping[str, Callable[[str, str, Known, Given], Candidates]] = {
    "LEVEL": _answers,
    "TOPIC": _answers,
    "NAME=VALUE": _pairs,
    "CHANNEL": _channels,
    "CHANNEL[=AGO]": _tried,
    "ID": _entries,
    "CODE": _languages,
    "ZONE": _zones,
    "PATH": _files,
    "FILE|-": _files,
    "OLD": _files,
    "NEW": _files,
}
"""What stands for a value -> where its candidates come from."""
