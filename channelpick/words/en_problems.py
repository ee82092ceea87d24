"""What is wrong and the cure, in English."""

from __future__ import annotations

from channelpick.words.words import ProblemWords

PROBLEMS = ProblemWords(
    error="error",
    did_you_mean="Did you mean “{guess}”?",
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
        "too-big": ("is larger than {most} bytes", "Such a file is a short text; is it this one?"),
        "not-utf8": (
            "is not UTF-8 text",
            "Save it again with the encoding “UTF-8”.",
        ),
        "bad-character": (
            "has the invisible character {given}",
            "Delete it: it could make the text read differently from what it says.",
        ),
        "syntax": ("is not valid TOML here: {reason}", "Check quotes, brackets and commas here."),
        "full-width": (
            "{given} cannot stand here",
            "Type {meant} instead, with the keyboard set to English.",
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
        "missing-key": ("“{name}” is missing", "Add a line that begins with {name}"),
        "bad-word": ("“{given}” is not one of {options}", "Use one of these words."),
        "bad-id": (
            "“{given}” cannot be an id",
            "Use small letters a-z, digits, - and _.",
        ),
        "bad-duration": ("“{given}” is not a span of time", "Write it as 30m, 12h, 2d or 1h30m."),
        "bad-value": ("“{given}” cannot stand here: {reason}", ""),
        "wrong-kind": ("needs {wanted}", ""),
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
            'Every language needs this text: add {key}.{name} = "…"',
        ),
        "no-text-yet": (
            "no text is given in “{name}” yet",
            "Add it to every text, or take the language out.",
        ),
        "missing-fit": (
            "how well it suits {name} = {options} is missing",
            "Say best, good, ok or poor for each.",
        ),
        "no-fit-yet": (
            "no channel says yet how well it suits “{given}”",
            "Add {given} to {name} of every channel: best, good, ok or poor.",
        ),
        "reserved-id": ("“{given}” has a meaning of its own", "Choose another name."),
        "same-id": ("“{given}” is already a criterion", "Choose another name."),
        "no-weight": ("every weight is 0", "Give at least one criterion a weight."),
        "bad-timezone": ("“{given}” is not a time zone", "Write it as Asia/Shanghai or UTC."),
        "bad-country": (
            "the public holidays of “{given}” are not known",
            "Write the two letters of ISO 3166, such as CN or HK.",
        ),
        "bad-hours": (
            "“{bad}” is not understood in “{given}”",
            'Write hours as "Mo-Fr 09:00-18:00; PH off" or "24/7".',
        ),
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
        "two-inputs": ("“{given}” was answered twice, differently", "Keep one of them."),
    },
)
