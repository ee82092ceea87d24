"""What is wrong and the cure, in English."""

from __future__ import annotations

from channelpick.words.en_contact_problems import CONTACT_PROBLEMS
from channelpick.words.en_findings import FINDINGS
from channelpick.words.en_table_problems import TABLE_PROBLEMS
from channelpick.words.words import ProblemWords

PROBLEMS = ProblemWords(
    severity={"error": "error", "warning": "warning", "note": "note"},
    help="help",
    also={
        "one": "see also line {lines}",
        "many": "see also lines {lines}",
        "first": "the first one is on line {lines}",
        "other": "the other one is on line {lines}",
    },
    did_you_mean="Did you mean “{guess}”?",
    cure_joint=". ",
    write_fix="Write {fix}",
    kinds={
        "yes-no": "true or false",
        "date": "a date such as 2026-11-22, without quotes",
        "table": "a table of keys and values",
        "number": "a whole number",
        "text": "a text in quotes",
        "duration": 'a time such as "30m", "12h" or "2d"',
        "list": 'a text in quotes, or a list such as ["a", "b"]',
    },
    said={
        # Reading a file.
        "unreadable": ("cannot be read: {reason}", "Check the path and the permissions."),
        "unwritable": (
            "cannot be written: {reason}",
            "Check the permissions. It is as it was.",
        ),
        "too-big": ("is larger than {most} bytes", "Such a file is a short text; is it this one?"),
        "too-many": (
            "has more than {most} mistakes",
            "Is it this file? If it is, begin with a copy of one that works.",
        ),
        "not-utf8": (
            "is not UTF-8 text",
            "Save it again with the encoding “UTF-8”.",
        ),
        "other-encoding": (
            "is in the encoding {encoding}, not in UTF-8",
            "Save it again with the encoding “UTF-8”.",
        ),
        "bad-character": (
            "has the invisible character {given}",
            "Delete it: it could make the text read differently from what it says.",
        ),
        "syntax": ("is not valid TOML here: {reason}", "Check quotes, brackets and commas here."),
        # What tomli refuses, by kind.
        "full-width": (
            "{given} cannot stand here",
            "Write {meant} instead, with the keyboard set to English.",
        ),
        "odd-space": (
            "a full-width or other odd blank stands here ({given})",
            "Delete it, and type a blank with the keyboard set to English.",
        ),
        "no-width": ("an invisible character stands here ({given})", "Delete it."),
        "curly-quotes": (
            "a text needs straight quotes",
            "Write {meant} with the keyboard set to English.",
        ),
        "no-quotes": ("“{given}” needs quotes", "Write {meant}"),
        "unclosed-text": ("the closing quote is missing", "Add {meant} where the text ends."),
        "line-break": (
            "a text in quotes must stay on one line",
            "Join the lines, or put three quotes before and after the text.",
        ),
        "quote-inside": (
            "there is a quote inside the text",
            "Write “ and ” for quotes inside a text.",
        ),
        "doubled-quotes": ("there are too many quotes around the text", "Write {meant}"),
        "bad-escape": ("a backslash cannot stand alone in a text", "Write two: \\\\"),
        "unclosed-bracket": ("{opened} is opened and never closed", "Add {closing} where it ends."),
        "unopened-bracket": ("the opening {opened} is missing", "Write {meant}"),
        "wrong-bracket": ("{given} closes the wrong bracket", "Write {meant} instead."),
        "extra-sign": ("{given} is one too many", "Delete it."),
        "wrong-separator": ("{given} cannot stand between two entries", "Write , instead."),
        "missing-comma": ("a comma is missing after this", "Write {meant}"),
        "colon": ("a colon cannot stand here", "Write = instead, with a value behind it."),
        "no-equals": ("= is missing after “{given}”", "Write {meant}"),
        "no-key": ("a name is missing beside {given}", "Write name = value, such as weight = 8."),
        "no-value": ("the value after = is missing", "Write the value, or delete the line."),
        "bad-key": ("“{given}” cannot be a name", "Use letters a-z, digits, - and _."),
        "blank-in-key": ("a name cannot have blanks: “{given}”", "Join the words with - or _."),
        "section-line": (
            "this section line is not complete",
            "Write it as [channels.phone], with one bracket on each side.",
        ),
        "prose": (
            "this line is neither name = value nor a [section]",
            "If it is a note, begin it with #.",
        ),
        "comment-sign": ("{given} does not begin a note", "Begin notes with #."),
        "two-on-a-line": ("a second name = value on the same line", "Give it a line of its own."),
        "behind-value": (
            "“{given}” cannot stand behind the value",
            "Delete it; if it is a note, put # before it.",
        ),
        "group-entry": (
            "“{given}” is not name = value",
            "Write {{ name = value }} in a group, [ … ] for a list.",
        ),
        "duplicate-key": (
            "“{given}” stands here a second time",
            "Keep one of them; or is a [section] line missing between them?",
        ),
        "duplicate-section": (
            "the section [{given}] stands here a second time",
            "Put its lines into the first one, or rename it.",
        ),
        "value-and-group": (
            "“{given}” clashes with what the file says of it elsewhere",
            "A name has either one value, or one group of lines; keep one of the two.",
        ),
        "yes-no": (
            "“{given}” is neither a text nor true or false",
            'Write true or false; where the word itself is meant, quotes: "{given}"',
        ),
        "capital-letters": ("“{given}” needs small letters", "Write {meant}"),
        "no-null": (
            "“{given}” is not a value",
            'Delete the line if there is none; where the word itself is meant, quotes: "{given}"',
        ),
        "bare-duration": ("the span of time {given} needs quotes", "Write {meant}"),
        "bare-time": ("the time {given} needs quotes", "Write {meant}"),
        "bare-date": ("“{given}” is not a date", "Write dates as 2026-01-05: year, month, day."),
        "bad-number": (
            "“{given}” is not a number",
            "Write only digits, without a 0 in front, signs or commas.",
        ),
        "toml-1.1": (
            "{given} here is a newer way of writing (TOML 1.1), which other programs refuse",
            "Groups {{ }} on one line and no comma before }}; no \\e or \\x; times with seconds.",
        ),
        "json": ("is not valid JSON here: {reason}", "Check quotes, brackets and commas here."),
        "too-deep": ("is nested too deeply", "Remove the needless brackets."),
        "newer-format": (
            "is in format {given}; this program knows formats up to {newest}",
            "Update channelpick.",
        ),
        # The shape of a file.
        "unknown-key": ("“{given}” is not known here", "Known here: {options}"),
        "misplaced-key": (
            "“{given}” does not belong here",
            "It belongs in {options}; a line belongs to the nearest [section] above it.",
        ),
        "misplaced-top-key": (
            "“{given}” does not belong here",
            "It belongs at the top of the file, above the first [section].",
        ),
        "missing-key": ("“{name}” is missing", "Add {name} = …"),
        "bad-word": ("“{given}” is not one of {options}", "Use one of these words."),
        "bad-id": (
            "“{given}” cannot be an id",
            "Use small letters a-z, digits, - and _.",
        ),
        "bad-duration": ("“{given}” is not a span of time", "Write it as 30m, 12h, 2d or 1h30m."),
        "bad-value": ("“{given}” cannot stand here: {reason}", ""),
        "wrong-kind": ("needs {wanted}", ""),
        "not-a-group": (
            "needs a group of name = value",
            "Write it as {name}.{example} = …",
        ),
        "double-brackets": (
            "a section line has one bracket on each side",
            "Write [ … ] instead of [[ … ]].",
        ),
        "one-text": (
            "needs a text in each language",
            'Write {name}.en = "…", and such a line for each language.',
        ),
        "too-short": ("is empty", "It needs at least {limit}."),
        "out-of-range": ("is {given}", "It must be a number from {least} to {most}."),
        # What a catalog refers to.
        "misspelt-definition": ("“{given}” is never used, but “{guess}” is ({count}×)", ""),
        "unknown-question": ("there is no criterion or fact “{given}”", "There are: {options}"),
        "unknown-criterion": ("there is no criterion “{given}”", "There are: {options}"),
        "unknown-answer": ("“{given}” is not one of its answers", "It takes: {options}"),
        "unknown-channel": ("there is no channel “{given}”", "There are: {options}"),
        "unknown-tag": ("there is no tag “{given}”", "There are: {options}"),
        "unknown-text-language": (
            "“{given}” is not among the languages of this file",
            "Add it to languages at the top, or delete this text.",
        ),
        "missing-text": (
            "the text in “{name}” is missing",
            'Every language needs this text: add {key}.{name} = "…", or in {{ }} {name} = "…"',
        ),
        "no-text-yet": (
            "no text is given in “{name}” yet",
            "Add it to every text, or take the language out.",
        ),
        "missing-fit": (
            "how well it suits {name} = {options} is missing",
            "Say best, good, ok or poor for each.",
        ),
        "missing-fits": (
            "how well it suits {options} is missing",
            "Add a line fits.{name} = {{ … }} with best, good, ok or poor for each level.",
        ),
        "no-fit-yet": (
            "no channel says yet how well it suits “{given}”",
            "Add {given} to {name} of every channel: best, good, ok or poor.",
        ),
        "reserved-id": ("“{given}” has a meaning of its own", "Choose another name."),
        "same-id": ("“{given}” is already the name of a question", "Choose another name."),
        "no-weight": ("every weight is 0", "Give at least one criterion a weight."),
        "bad-timezone": ("“{given}” is not a time zone", "Write it as Asia/Shanghai or UTC."),
        "bad-country": (
            "the public holidays of “{given}” are not known",
            "Write the two letters of ISO 3166, such as CN or HK.",
        ),
        "bad-hours": (
            "“{bad}” is not understood in “{given}”",
            'Write hours as "Mo-Fr 09:00-18:00; PH off" or "24/7"; days: Mo Tu We Th Fr Sa Su.',
        ),
        "no-hours": ("is empty", 'Write hours as "Mo-Fr 09:00-18:00; PH off" or "24/7".'),
        "school-holidays": ("school holidays (SH) are not known", "Write the dates instead."),
        "holiday-offset": (
            "days before or after a public holiday are not known",
            "Write the dates instead.",
        ),
        "no-holidays": (
            "“{given}” heeds public holidays (PH), but no country says which",
            'Add country = "CN", or closed_dates, at the top.',
        ),
        "reply-order": ("typical is longer than max", "Swap them."),
        "idle-rule": ("this rule does nothing", "Add never, prefer or demote."),
        "idle-strength": ("strength does nothing beside a lone never", "Delete this line."),
        "contradiction": (
            "{name} “{given}” is undone by {other} in the same rule",
            "Take it out of one of the two.",
        ),
        "empty-condition": (
            "this condition never holds: no answer is listed",
            "List the answers, or delete this line.",
        ),
        "empty-reason": (
            "no reason is given why “{given}” is accepted",
            "Write the reason between the quotes.",
        ),
        "slow-emergency": (
            "“{given}” still leaves these to ask: {options}",
            "Whoever is in danger is asked one question at most: add the others to implies.",
        ),
        # What is worth a look.
        "same-text": (
            "reads the same as “{other}”",
            "Nobody can tell these two answers apart: change one of the texts.",
        ),
        "unused-fact": (
            "no rule, tip or question heeds “{given}”",
            "Use it in a condition, or delete this section.",
        ),
        "repeated": ("“{given}” stands here twice", "Delete one of the two."),
        "idle-condition": (
            "this condition holds with every answer",
            "Leave some answers out, or delete this line.",
        ),
        "own-fallback": (
            "“{given}” sends those who got no answer to itself",
            "Name another channel: the plan never goes back to one.",
        ),
        "long-night": (
            "“{given}” runs over midnight, for {span}",
            "If that is not meant, swap the two times.",
        ),
        "uncovered-year": (
            "the public holidays of “{given}” in {year} are not known",
            "Write them into closed_dates.",
        ),
        # What a customer or a script said.
        "missing-answer": ("needs one of {options}", ""),
        "no-zone": ("“{given}” has no time zone", "Add the offset, such as +08:00."),
        "time-range": ("{given} is out of range", "It must lie from {first} to {last}."),
        "bad-time": (
            "“{given}” is not a date and time",
            "Write it as 2026-03-04T11:00 or 2026-03-04T11:00+08:00.",
        ),
        "bad-tried-time": (
            "“{given}” is neither a span nor a date and time",
            "Write email=3d, email=72h or email=2026-03-01T09:00.",
        ),
        "tried-later": ("{given} lies after the moment of the question", "Check --at or the date."),
        "two-times": ("{given} has both at and ago", "Give one of them."),
        "unknown-language": ("no channel speaks “{given}”", "Some channel speaks: {options}"),
        "bad-count": ("“{given}” is not a number of 1 or more", ""),
        "empty-value": ("needs a value", ""),
        "bad-pair": ("“{given}” is not NAME=VALUE", "Write it as -a locked_out=yes."),
        "mend-stdin": (
            "what comes from standard input cannot be mended",
            "Give the file's name instead of -.",
        ),
        "two-inputs": ("“{given}” was answered twice, differently", "Keep one of them."),
        # Files beside a rules file.
        "no-revision": (
            "{name} cannot be had from git revision {given}: {reason}",
            "Name an older file, or a revision that has it: channelpick rules diff OLD",
        ),
        "no-git": (
            "git was not found, and the rules of {given} are in git",
            "Install git, or name an older file: channelpick rules diff OLD",
        ),
        "no-file": (
            "standard input is no file beside which anything could be kept",
            "Give the file's name instead of -.",
        ),
        "no-expectation": ("this test expects nothing", "Add one of: {options}"),
        "unknown-tip": ("there is no tip “{given}”", "There are: {options}"),
        "unknown-entry": (
            "there is no channel, rule, tip, criterion, fact or tag “{given}”",
            "See: channelpick rules show",
        ),
        "stale-schema": (
            "{given} was made from other rules: editors complete old names",
            "Make it anew: channelpick rules schema --write",
        ),
        "shipped-test": (
            "the shipped rules take no tests of yours",
            "Copy them into a file of your own and name it: --rules PATH",
        ),
        "unsavable-test": (
            "“{given}” is still waiting for an answer: a test cannot say that",
            "Leave it out, or give it without a time.",
        ),
        "empty-file": ("holds nothing but blanks and notes", "Is it the right file?"),
        "old-line-ends": (
            "has the line ends of old Macs",
            "Save it again with the line ends of Windows or Unix (CRLF or LF).",
        ),
        "merge-conflict": (
            "two versions of the file were merged here",
            "Keep one of them, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
        ),
        "bad-contact": (
            "“{given}” is not a contact",
            "Write https://…, mailto:…@…, tel:+… or @handle.",
        ),
        "always-never": (
            "“{given}” has no conditions: these channels are never recommended to anybody",
            "Add the conditions; for a channel that the platform lacks, write offered = false.",
        ),
        "asks-itself": (
            "“{given}” is asked only when it is answered: it is never asked",
            "Name another question here.",
        ),
        "no-order": ("an order needs two different channels", "Name at least two."),
        "too-many-on-top": ("more than three cannot be among the first three", "Name fewer."),
        # Messages and their details.
        "unknown-placeholder": (
            "{{{given}}} is no detail, criterion or fact",
            "Write one of: {options}",
        ),
        "lone-brace": ("{given} stands without its partner", "Write {{name}}, or delete it."),
        "told-in-public": (
            "{{{given}}} would be told where anyone can read it ({name})",
            "Name only details with public = true, or take {name} out of for.",
        ),
        "unused-detail": ("no message tells “{given}”", "Use {{{given}}}, or delete this section."),
        "unreached-message": (
            "“{given}” never has its turn: “{other}” comes first wherever it suits",
            "Move it up, or give “{other}” a condition.",
        ),
        "no-message": (
            "there is no message for “{given}”, though people answer there",
            "Name it, or a tag that it carries, in the for of a message.",
        ),
        "no-text-file": (
            "there is no such file that can be read",
            "A text never goes onto the command line, where others can read it: give it on "
            "standard input, or in a file.",
        ),
        "long-text": (
            "the text has more than {most} characters",
            "Send support what matters, in a few lines.",
        ),
        "no-names": (
            "impostors use the platform's names, and none are given",
            'Add aliases = ["…"], or weak_names for names that are also plain words.',
        ),
        "secret-name": ("there is a secret in this name", "Give the test a name that may be kept."),
        "unknown-detail": ("there is no detail “{given}”", "Details: {options}"),
        "bad-detail": ("that is not NAME=VALUE", "Write it as -d amount='500 USDT'."),
        # What an analysis finds.
        **FINDINGS,
        **CONTACT_PROBLEMS,
        **TABLE_PROBLEMS,
    },
)
