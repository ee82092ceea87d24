"""What the program says: one field for each sentence, filled once for each language.

A sentence that is missing in a language is a type error; a test compares the `{placeholders}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar, dataclass_transform

Sentence = str
"""A text with `{placeholders}` for `str.format`."""

Group = TypeVar("Group")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def group(cls: type[Group]) -> type[Group]:
    """The class with a constructor that takes its fields by name, as type checkers see it.

    A dataclass for those who check types; at run time only this. What `dataclass` writes and
    compiles for these classes takes as long as bare Python takes to start.
    """
    cls.__init__ = _take  # type: ignore[method-assign]
    return cls


def _take(self: object, **fields: Any) -> None:
    self.__dict__.update(fields)


@group
class ReasonWords:
    """Why a channel stands where it stands. No dates: the JSON carries them as values."""

    fit: Mapping[str, Sentence]
    """best, good, ok, poor: how well the channel suits `{level}`."""
    waiting: Sentence
    tried: Sentence
    limit: Sentence
    not_offered: Sentence
    language: Sentence
    closed: Sentence


@group
class TimeWords:
    """How moments and spans are written. The patterns are those of Unicode CLDR."""

    today: str
    this_year: str
    other_year: str
    day: str
    unit_length: Literal["short", "long"]
    """How long units are written; for Chinese, Unicode CLDR has only the short ones."""
    joint: str
    """Between two units: `1 hour 30 minutes`."""
    with_offset: Sentence


@group
class AnswerWords:
    """The recommendation, as a person reads it."""

    first_actions: str
    use_now: Sentence
    why_fits: Sentence
    why_least: str
    list_joint: str
    """Between phrases."""
    names_joint: str
    """Between the names of channels."""
    colon: str
    reply_typical: Sentence
    reply_at_once: str
    contacts: str
    alternatives: str
    more: Sentence
    left_out: str
    closed_until: Sentence
    closed_for_good: str
    due_at: Sentence
    plan: str
    plan_now: Sentence
    plan_no_reply: Sentence
    plan_end: Sentence
    prepare: str
    during: str
    after: str
    nothing_now: str
    opens_next: Sentence
    opens_never: str
    catalog: Sentence
    shipped: str
    old_catalog: Sentence
    holidays_unknown: Sentence
    score: str
    why: str
    at: Sentence


@group
class ChannelWords:
    """The list of channels."""

    title: Sentence
    open_always: str
    open_until: Sentence
    opens_at: Sentence
    closed: str
    not_offered: str
    reply: Sentence
    at_once: str
    languages: Sentence
    language_names: Mapping[str, str]
    channel: str
    state: str
    usual_reply: str
    spoken: str
    suits: str


@group
class DialogueWords:
    """The questions' frame."""

    other_language: str
    promise: str
    choose_hint: str
    tick_hint: str
    back_hint: str
    none_of_these: str
    checklist: str
    plain_choose: Sentence
    plain_tick: str
    plain_back: str
    plain_wrong: Sentence
    already_contacted: str
    which_tried: str
    when_tried: Sentence
    ago: Mapping[str, str]
    """Span of `--tried` -> how long ago that is, in words."""
    same_again: str
    stopped: str
    do_first: str


@group
class ProblemWords:
    """What is wrong, and the cure."""

    severity: Mapping[str, str]
    help: str
    """Before the cure, below a line of the file."""
    also: Mapping[str, Sentence]
    """one, many: on which other `{lines}` to look; first, other: what this clashes with."""
    did_you_mean: Sentence
    cure_joint: str
    """Between what is wrong and the cure, in one line."""
    write_fix: Sentence
    kinds: Mapping[str, str]
    """What was wanted instead of a value of the wrong kind."""
    said: Mapping[str, tuple[Sentence, Sentence]]
    """Code of a problem -> what is wrong, and the cure (may be empty)."""


@group
class CheckWords:
    """What `rules check` says at its end."""

    clean: Sentence
    contents: Sentence
    found: Sentence
    counted: Mapping[str, tuple[Sentence, Sentence]]
    """Thing -> one of it, and `{n}` of it."""


@group
class CommandWords:
    """Help and messages of the command line."""

    usage: str
    headings: Mapping[str, str]
    """Typer's heading -> ours."""
    help: Mapping[str, str]
    """Verb as it is called, or option, or option of one verb -> its help."""
    examples: str
    no_such_option: Sentence
    no_such_command: Sentence
    missing_value: Sentence
    missing_argument: Sentence
    no_value: Sentence
    extra_argument: Sentence
    text_in_argument: str
    missing_answers: str
    see_help: Sentence
    rules_in_folder: Sentence
    written: Sentence
    test_saved: Sentence
    lost_output: Sentence
    bug: Sentence


@group
class ReportWords:
    """What the tools for staff report."""

    of_all: Sentence
    covered: Sentence
    covered_beyond: Sentence
    covered_left_out: Sentence
    usual: Sentence
    always: str
    usual_means: str
    when: Sentence
    or_when: Sentence
    others: Sentence
    example: Sentence
    nothing: str
    diff_title: Sentence
    diff_first: Sentence
    diff_more: Sentence
    diff_same: str
    diff_no_change: str
    changed: str
    moves: str
    more_moves: Sentence
    tips_changed: str
    tip_change: Sentence
    findings: str
    all_well: str
    accepted: str
    accepted_because: Sentence
    firsts: str
    channel: str
    first: str
    top: str
    rules: str
    rule: str
    applies: str
    first_choice: str
    any_place: str
    weights: str
    no_other_weight: str
    ties: str
    no_ties: str
    tips: str
    tip: str
    given: str
    test_passed: Sentence
    expectation_failed: Sentence
    expected: Mapping[str, Sentence]
    """Expectation of a test -> what was expected."""
    tips_found: Sentence
    tests_summary: Sentence
    noted: Sentence
    """A `{text}` with a `{note}` behind it."""
    weight: Sentence
    criteria: str
    fits: Sentence
    facts: str
    default: str
    channels: str
    hours: str
    reply: str
    wait: str
    then: str
    tags: str
    languages: str
    rules_title: str
    tips_title: str
    tags_title: str
    details_title: str
    messages_title: str
    if_all: Sentence
    always_rule: str
    both: str
    either: str
    one_of: Sentence
    never: Sentence
    prefer: Sentence
    demote: Sentence
    tried: Sentence
    only_for: Sentence
    who_answers: str
    named_in: str
    not_offered: str


@group
class VerifyWords:
    """Whether a contact is the platform's own."""

    verdicts: Mapping[str, Sentence]
    """Verdict -> what it is called; `{of}` is the listed contact or domain."""
    not_confirmed: str
    why: Mapping[str, Sentence]
    """What gives it away -> how a customer can see that."""
    listed_for: Sentence
    listed: str
    forged: Mapping[str, str]
    """Kind of contact -> what even a listed one does not prove."""
    catalog: Sentence
    shipped: str
    no_contacts: str
    prompt: str
    go_yourself: str


@group
class ScanWords:
    """What must never be sent."""

    kinds: Mapping[str, str]
    removed: Sentence
    """The marker where a secret was."""
    held_back: Sentence
    """The marker where something may be a secret."""
    found: Mapping[str, Sentence]
    """Certainty -> a `{kind}` at characters `{first}` to `{last}`."""
    advice: Mapping[str, str]
    """Certainty -> what to do now."""
    clean: str
    prompt: str


@group
class DraftWords:
    """The message to send."""

    title: Sentence
    subject: str
    body: str
    script: str
    ready: str
    notes: str
    missing: Sentence
    doubts: Mapping[str, Sentence]
    removed: Mapping[str, Sentence]
    """Certainty -> what was done with a `{kind}` in a `{detail}`."""
    opens: Sentence
    then: Sentence
    last: Sentence
    better: Sentence
    none: Sentence
    no_channel: str
    no_message: str
    nothing_to_tell: Sentence
    skip_hint: str
    offer: Sentence
    yes: str
    no: str
    looks_secret: Sentence
    is_it_one: Sentence
    it_is: str
    it_is_none: str


@group
class StreamWords:
    """Lines that are answered while they come in."""

    prompt: str
    this_line: str
    """Before what is wrong with a line as a whole."""
    renewed: Sentence
    kept: Sentence
    done: Sentence


@group
class SetupWords:
    """The program on this machine."""

    load: Mapping[str, str]
    """Shell -> how its completion is loaded."""
    places: Mapping[str, str]
    """Place -> what it is."""
    why: Mapping[str, str]
    """What made a rules file count -> in words."""
    not_there: str


@group
class TableWords:
    """Tables of tickets."""

    rate: Sentence
    """How many rows are done, and how many in a second."""
    ledger: Sentence
    rejects_in: Sentence
    stopped: str
    finished_before: Sentence


@group
class ArchiveWords:
    """What a whole archive was answered, and what other rules would have answered."""

    situations: Sentence
    firsts: str
    rows: str
    share: str
    score: str
    rejected: str
    more_rejects: Sentence
    kind: str
    column: str
    by_question: Sentence
    answer: str
    first_choices: str
    rules: str
    never_named: Sentence
    changed: Sentence
    changed_three: Sentence
    same: str
    none: str
    nothing: Mapping[str, Sentence]
    """`more` tickets have no channel now, `fewer`."""
    reply: str
    mean: str
    median: str
    reply_of: Sentence
    before: str
    after: str
    change: str
    moves: str
    examples: Sentence
    more_moves: Sentence
    changed_rows: str
    agreement: Sentence
    agreement_of: Sentence
    ledger: Sentence
    only_old: str
    only_new: str


@group
class Words:
    """All sentences in one language."""

    code: str
    """`zh` or `en`."""
    reason: ReasonWords
    time: TimeWords
    answer: AnswerWords
    channel: ChannelWords
    dialogue: DialogueWords
    problem: ProblemWords
    check: CheckWords
    command: CommandWords
    report: ReportWords
    verify: VerifyWords
    scan: ScanWords
    draft: DraftWords
    setup: SetupWords
    stream: StreamWords
    table: TableWords
    archive: ArchiveWords
