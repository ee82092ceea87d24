"""The program's sentences in English."""

from __future__ import annotations

from channelpick.words.en_problems import PROBLEMS
from channelpick.words.en_reports import REPORTS
from channelpick.words.en_safety import DRAFT, SCAN, VERIFY
from channelpick.words.en_setup import SETUP
from channelpick.words.en_tables import ARCHIVE, STREAM, TABLE
from channelpick.words.words import (
    AnswerWords,
    ChannelWords,
    CheckWords,
    CommandWords,
    DialogueWords,
    ReasonWords,
    TimeWords,
    Words,
)

_REASON = ReasonWords(
    fit={
        "best": "Suits “{level}” best.",
        "good": "Suits “{level}” well.",
        "ok": "Will do for “{level}”.",
        "poor": "Does not suit “{level}”.",
    },
    waiting="You have already used it; its answer is not due yet.",
    tried="You have already used it, and no answer came in time.",
    limit="The score stays between 0 and 100.",
    not_offered="This platform does not offer it.",
    language="Nobody there speaks your language ({language}).",
    closed="Closed now.",
)

_TIME = TimeWords(
    today="HH:mm",
    this_year="EEE d MMM, HH:mm",
    other_year="EEE d MMM y, HH:mm",
    day="d MMMM y",
    unit_length="long",
    joint=" ",
    with_offset="{at} (UTC{offset})",
)

_ANSWER = AnswerWords(
    first_actions="First, before you contact anyone",
    use_now="Use now: {channel}",
    why_fits="Suits your case: {levels}.",
    why_least="It suits less than the others.",
    list_joint="; ",
    names_joint=", ",
    colon=": ",
    reply_typical="Usually answers within {typical}, at most {max}.",
    reply_at_once="The answer is there at once.",
    contacts="Where",
    alternatives="If that does not work",
    more="Also possible: {channels}",
    left_out="Left out",
    closed_until="closed, opens {at}.",
    closed_for_good="closed, with no opening in sight.",
    due_at="Answer due by {at}.",
    plan="Plan",
    plan_now="now",
    plan_no_reply="no answer by {at}",
    plan_end="After {at}, run this again and say what you tried.",
    prepare="Have ready",
    during="While you talk",
    after="Afterwards",
    nothing_now="No channel can be used right now",
    opens_next="Next to open: {channel}, {at}.",
    opens_never="No channel is going to open. Do what is listed above, and ask the platform.",
    catalog="Rules: {path}, updated {day}.",
    shipped="the general ones that come with channelpick (your platform may differ)",
    old_catalog="These rules are {days} days old: check opening hours in the app.",
    holidays_unknown="Public holidays of {country} in {year} are not known: check opening hours.",
    score="Score",
    why="Why",
    at="Answer for {at}",
)

_CHANNEL = ChannelWords(
    title="Support channels, {at}",
    open_always="open",
    open_until="open until {at}",
    opens_at="closed, opens {at}",
    closed="closed",
    not_offered="not offered",
    reply="usually answers within {typical}, at most {max}",
    at_once="the answer is there at once",
    languages="speaks {languages}",
    language_names={"zh": "Chinese", "en": "English"},
    channel="Channel",
    state="State",
    usual_reply="Usual reply",
    spoken="Languages",
    suits="Good for",
)

_DIALOGUE = DialogueWords(
    other_language="中文：channelpick --lang zh",
    promise="Nothing is stored or sent. Never type a password, code, key or seed phrase here.",
    choose_hint="↑↓ choose, Enter",
    tick_hint="↑↓ move, Space tick, Enter done",
    back_hint="← back",
    none_of_these="None of these",
    checklist="Does any of this apply?",
    plain_choose="Number 1-{most}",
    plain_tick="Numbers, such as 1,3",
    plain_back="b = back",
    plain_wrong="Please type a number from 1 to {most}.",
    already_contacted="I already contacted support about this",
    which_tried="Which channels have you used?",
    when_tried="{channel}: how long ago did you last write or call?",
    ago={
        "15m": "Just now",
        "2h": "A few hours ago",
        "1d": "Yesterday",
        "3d": "A few days ago",
        "14d": "Longer ago",
    },
    same_again="The same answer again, in one line:",
    stopped="Stopped. To go on from here:",
    do_first="Do this first:",
)

_CHECK = CheckWords(
    clean="{file}: no problems.",
    contents=" {counts}.",
    found="{counts} in {file}",
    counted={
        "error": ("{n} error", "{n} errors"),
        "warning": ("{n} warning", "{n} warnings"),
        "note": ("{n} note", "{n} notes"),
        "file": ("{n} file", "{n} files"),
        "channel": ("{n} channel", "{n} channels"),
        "rule": ("{n} rule", "{n} rules"),
        "tip": ("{n} tip", "{n} tips"),
    },
)

_COMMAND = CommandWords(
    usage="Usage",
    headings={"Options": "Options", "Commands": "Commands", "Arguments": "Arguments"},
    help={
        "channelpick": "Which support channel should you use now? Ranked, explained and dated.",
        "channelpick recommend": "Recommend a channel: asks on a terminal, takes flags in scripts.",
        "channelpick channels": "List every channel, with its state now.",
        "channelpick draft": (
            "Write the message to send: what support needs to know, in your language."
        ),
        "channelpick scan": (
            "Find what must never be sent in a text: seed phrases, keys, codes, card numbers."
        ),
        "channelpick batch": "Answer whole tables of tickets: CSV, JSON Lines or Parquet.",
        "tables": "Tables: files, folders, quoted patterns; - is standard input.",
        "output": (
            "A file for all rows, or a folder with a file for each table. Default: standard output."
        ),
        "from_form": "What kind the tables are. Default: what their names end in.",
        "to_form": "What kind the output is. Default: its ending, else as the input.",
        "columns_mean": (
            "COLUMN holds this criterion or fact, or at, language or tried. Repeatable."
        ),
        "values_mean": "In the column of NAME, VALUE means ANSWER. Repeatable.",
        "mapping": "A TOML file with [columns], [values.NAME] and [defaults], instead of flags.",
        "defaults": "What an empty cell or a missing column of NAME means. Repeatable.",
        "prefix": "Put this before the names of the answers' columns.",
        "summary": "Tell how often what was answered, instead of the rows.",
        "columns": "The columns of the output. Default: all of the input, and the answers.",
        "rejects": "Where rows go that cannot be read or understood.",
        "max_rejects": "Stop when more rows than that are rejected: a number, or a share.",
        "engine": "spark: Apache Spark answers, here or on a cluster, into a folder.",
        "master": "Where Spark runs: local[4], yarn, spark://…, or sc://… (Connect).",
        "resume": "Go on with a run into a folder: what is done already stays.",
        "channelpick batch at": "The moment of rows that name none, ISO 8601. Default: now.",
        "channelpick batch tz": "Where clocks show the times without an offset from UTC.",
        "channelpick batch language": "The language of customers whose row names none.",
        "channelpick stream": (
            "Answer JSON Lines as they come in: each line again, with its recommendation."
        ),
        "flush_ms": "Collect answers for at most N milliseconds. Default: write each at once.",
        "channelpick stream at": (
            "The moment of lines that name none, ISO 8601. Default: now, for each line anew."
        ),
        "channelpick stream language": (
            "Language of lines that name none. Default: that of the texts."
        ),
        "channelpick verify": (
            "Check a contact: does the platform's own rules file list it, or does it only look so?"
        ),
        "channel": "The channel to write to. Default: the recommended one.",
        "details": "A detail, as NAME=VALUE. May be repeated. Never a password, code or key.",
        "channelpick draft input": (
            "Read situation, channel and details as JSON from a file, or - for standard input."
        ),
        "text_file": "A file with the text. Default: standard input. Never the text itself.",
        "contact": (
            "A web address, e-mail address, phone number or @handle; - reads a list from standard "
            "input."
        ),
        "channelpick completion": "Print the script that lets a shell complete words at TAB.",
        "shell": "Default: the shell of $SHELL.",
        "channelpick paths": "Show which rules file counts and why, and where everything else is.",
        "channelpick rules": "Tools for those who keep the rules file.",
        "channelpick rules check": "Find every mistake in rules files: where it is, and the cure.",
        "channelpick rules show": (
            "Show the catalog, or one entry of it: grids, rules in sentences, hours."
        ),
        "channelpick rules test": (
            "Run the staff's own tests: channels.tests.toml beside the rules file."
        ),
        "channelpick rules diff": (
            "Show what a change does: which situations are answered differently."
        ),
        "channelpick rules simulate": (
            "Show what other rules would have done to the tickets of an archive."
        ),
        "channelpick rules simulate old": "The rules as they were: a file, or a git revision.",
        "channelpick rules simulate new": "The rules as they are to be: a file, or a git revision.",
        "channelpick rules simulate rules": (
            "The file that git revisions are of. Default: NEW, or the one that counts here."
        ),
        "channelpick rules simulate at": (
            "The moment of tickets that name none, ISO 8601. Default: now."
        ),
        "channelpick rules simulate tz": "Where clocks show the times without an offset from UTC.",
        "channelpick rules simulate language": (
            "The language of customers whose ticket names none."
        ),
        "agree": "This column holds the channel that really solved the ticket: compare with it.",
        "id_column": "The column that tickets are known by. Default: id, ticket_id and the like.",
        "chart": "Draw the channels as bars into this SVG file, too.",
        "channelpick rules analyze": (
            "Ask about every situation: idle rules, loops, unsafe answers, weights."
        ),
        "channelpick rules export-table": (
            "Write what an archive's tickets are answered as a table, and print SQL that joins it."
        ),
        "archive": "Tables with the situations: files, folders, quoted patterns. Repeatable.",
        "channelpick rules export-table output": (
            "The Parquet file. One of moments is put beside it, if tickets name any."
        ),
        "channelpick rules export-table at": (
            "The moment of tickets that name none, ISO 8601. Default: now."
        ),
        "channelpick rules export-table tz": (
            "Where clocks show the times without an offset from UTC."
        ),
        "channelpick rules export-table language": (
            "The language of customers whose ticket names none."
        ),
        "channelpick rules schema": (
            "Print the JSON Schema with which editors complete this file's names."
        ),
        "shown": "A channel, rule, tip, criterion, fact or tag. Default: all of them.",
        "tests": "The tests. Default: channels.tests.toml beside channels.toml.",
        "old": "A rules file, or a git revision. Default: the file at git HEAD.",
        "new": "A rules file. Default: the one that counts here.",
        "analyzed": "A rules file. Default: the one that counts here.",
        "described": "A rules file. Default: the one that counts here.",
        "facts": "How many facts may be away from their default at once, 0 to 3.",
        "exit_code": "Exit with 1 if the files differ.",
        "write": "Write it where the #:schema line says.",
        "save_test": "Keep this answer as a test of this name, in channels.tests.toml.",
        "channelpick rules check format": "text, json, github (annotations) or sarif.",
        "files": "Rules files, or - for standard input. Default: the file that counts here.",
        "fix": "Mend misspelt names and full-width signs, and show what was done.",
        "strict": "Exit with 1 for warnings, too.",
        "urgency": "How urgent it is.",
        "complexity": "How complicated it is.",
        "self_service": "Whether you could solve it yourself.",
        "preference": "How you would rather talk.",
        "topic": "What it is about.",
        "answers": "Any answer, as NAME=VALUE. May be repeated.",
        "tried": "A channel already used: CHANNEL, CHANNEL=3d or CHANNEL=DATE-TIME. Repeatable.",
        "at": "The moment to answer for, ISO 8601. Default: now.",
        "tz": "Your time zone, such as Asia/Shanghai.",
        "lang": "Language of the texts: zh or en.",
        "language": "Language that the channel must speak. Default: that of the texts.",
        "rules": "The rules file.",
        "input": "Read the situation as JSON from a file, or - for standard input. Flags win.",
        "format": "text, json or markdown.",
        "json": "The same as --format json.",
        "top": "Show only the best N channels.",
        "no_input": "Never ask.",
        "plain_prompts": "Ask with numbered lists, without repainting the screen.",
        "color": "auto, always or never.",
        "version": "Show the version.",
        "help": "Show this help.",
    },
    examples="Examples",
    no_such_option="There is no option {given}.",
    no_such_command="There is no command “{given}”.",
    missing_value="{option} needs a value.",
    missing_argument="{given} is missing.",
    no_value="{option} takes no value.",
    extra_argument="“{given}” is one word too many. A value with spaces needs quotes.",
    text_in_argument=(
        "The text to look through must not stand on the command line, where others can read it: "
        "give it on standard input, or in a file."
    ),
    missing_answers="These answers are missing:",
    see_help="See: {command} --help",
    rules_in_folder=(
        "Note: {path} was not used, because a file that happens to lie in a folder must not vouch "
        "for contacts. To use it: --rules {path}"
    ),
    written="Written: {path}",
    test_saved="Kept as a test in {path}",
    lost_output="The output could not be written: {reason}",
    bug="This is a mistake of ours, not yours. Please report it:",
)

EN = Words(
    code="en",
    reason=_REASON,
    time=_TIME,
    answer=_ANSWER,
    channel=_CHANNEL,
    dialogue=_DIALOGUE,
    problem=PROBLEMS,
    check=_CHECK,
    command=_COMMAND,
    report=REPORTS,
    verify=VERIFY,
    scan=SCAN,
    draft=DRAFT,
    setup=SETUP,
    stream=STREAM,
    table=TABLE,
    archive=ARCHIVE,
)
