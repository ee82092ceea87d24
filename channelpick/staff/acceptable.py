"""Which findings of the analysis a catalog may accept with a reason."""

from __future__ import annotations

ACCEPTABLE = (
    "escalation-dead-end",
    "escalation-loop",
    "login-when-locked-out",
    "mailbox-when-compromised",
    "never-first",
    "no-first-action",
    "no-secrets-tip",
    "nothing-left",
    "part-changes-nothing",
    "part-masked",
    "part-out",
    "public-for-private",
    "rule-never-applies",
    "secrets-tip-withheld",
    "self-service-in-fraud",
    "slow-when-critical",
    "slower-when-urgent",
    "tip-never",
    "unreadable-for-screen-reader",
    "voice-when-no-voice",
)
"""Their codes."""
