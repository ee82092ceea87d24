"""A small command line and a small rules file, as completion gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from channelpick.quick.completing import Known, Node


def _option(name: str, metavar: str | None, text: str, *, many: bool = False) -> Any:
    return {"name": name, "metavar": metavar, "many": many, "help": text}


_HELP = _option("help", None, "Show this help.")
_ANSWERS = _option("answers", "NAME=VALUE", "Any answer.", many=True)
_SHARED: dict[str, Any] = {
    "--urgency": _option("urgency", "LEVEL", "How urgent it is."),
    "--topic": _option("topic", "TOPIC", "What it is about."),
    "-a": _ANSWERS,
    "--answer": _ANSWERS,
    "--rules": _option("rules", "PATH", "The rules file."),
    "--help": _HELP,
}


def _node(text: str, **parts: Any) -> Any:
    return {"help": text, "verbs": {}, "options": {}, "arguments": [], **parts}


_FILES = {"name": "files", "metavar": "FILE|-", "many": True}
_DETAILS = _option("details", "NAME=VALUE", "A detail.", many=True)

GRAMMAR: Node = _node(
    "Which channel?",
    options={"--version": _option("version", None, "Show the version."), "--help": _HELP},
    verbs={
        "recommend": _node(
            "Recommend a channel.",
            options={
                **_SHARED,
                "--tried": _option("tried", "CHANNEL[=AGO]", "Already used.", many=True),
                "--at": _option("at", "ISO-8601", "The moment."),
                "--tz": _option("tz", "ZONE", "Your zone: Asia/…"),
                "--lang": _option("lang", "zh|en", "Language."),
                "--language": _option("language", "CODE", "Language of the channel."),
                "--json": _option("json", None, "As JSON."),
            },
        ),
        "draft": _node(
            "Write the message.",
            options={
                **_SHARED,
                "-d": _DETAILS,
                "--detail": _DETAILS,
                "--format": _option("format", "json", "Its form."),
            },
            arguments=[{"name": "channel", "metavar": "CHANNEL", "many": False}],
        ),
        "rules": _node(
            "For staff.",
            options={"--help": _HELP},
            verbs={
                "check": _node("Find mistakes.", arguments=[_FILES]),
                "show": _node(
                    "Show it.", arguments=[{"name": "shown", "metavar": "ID", "many": False}]
                ),
                "diff": _node(
                    "What changes.",
                    arguments=[
                        {"name": "old", "metavar": "OLD", "many": False},
                        {"name": "new", "metavar": "NEW", "many": False},
                    ],
                ),
            },
        ),
        "verify": _node(
            "Check a contact.",
            arguments=[{"name": "contact", "metavar": "CONTACT|-", "many": False}],
        ),
        "completion": _node(
            "Completion.",
            arguments=[{"name": "shell", "metavar": "bash|zsh|fish", "many": False}],
        ),
    },
)
KNOWN: Known = {
    "questions": {
        "urgency": {"low": "no hurry", "high": "today: soon", "critical": "this minute"},
        "topic": {"login": "Logging in", "withdrawal": "Withdrawal"},
        "locked_out": {"no": "No", "yes": "Yes"},
    },
    "asks": {"urgency": "How urgent?", "topic": "About what?", "locked_out": "Locked out?"},
    "channels": {"email": "E-mail", "live-chat": "Live chat", "phone": "Phone"},
    "details": {"amount": "Amount", "network": "Network"},
    "languages": ["zh", "en"],
}
