"""What an analysis can find, and the cure, in English."""

from __future__ import annotations

from collections.abc import Mapping

from channelpick.words.words import Sentence

FINDINGS: Mapping[str, tuple[Sentence, Sentence]] = {
    "public-for-private": (
        (
            "“{given}” is public, and yet offered for security, verification or fraud, in "
            "{count} situations, for example: {example}"
        ),
        'Add a rule with never = ["#public"] for these cases.',
    ),
    "login-when-locked-out": (
        (
            "“{given}” needs a login, and yet is offered to customers who are locked out, "
            "in {count} situations, for example: {example}"
        ),
        'Add a rule with never = ["#login"] for locked_out = "yes".',
    ),
    "mailbox-when-compromised": (
        (
            "“{given}” answers to a mailbox that may be in strange hands, in {count} "
            "situations, for example: {example}"
        ),
        'Add a rule with never = ["#mailbox"] for mailbox_compromised = "yes".',
    ),
    "voice-when-no-voice": (
        (
            "“{given}” needs hearing and speaking, and yet is offered to customers who "
            "cannot, in {count} situations, for example: {example}"
        ),
        'Add a rule with never = ["#voice"] for no_voice = "yes".',
    ),
    "unreadable-for-screen-reader": (
        (
            "“{given}” does not work with screen readers, and yet is offered to those who "
            "use one, in {count} situations, for example: {example}"
        ),
        'Add a rule with never = ["#no-screen-reader"] for screen_reader = "yes".',
    ),
    "self-service-in-fraud": (
        (
            "“{given}” is self-service, and yet first while someone is being robbed, in "
            "{count} situations, for example: {example}"
        ),
        'Add a rule with never = ["#self-service"] for fraud_in_progress = "yes".',
    ),
    "slow-when-critical": (
        (
            "“{given}” is first in critical cases although it answers after hours or days "
            "and a live channel can be reached, in {count} situations, for example: "
            "{example}"
        ),
        (
            'Let the rules that prefer it hold for lower urgency only, or prefer "#live" '
            'when urgency = "critical".'
        ),
    ),
    "slower-when-urgent": (
        (
            "with “{given}” the first reply takes longer (hours instead of minutes, or days"
            " instead of hours) than with the level before, in {count} situations; one of "
            "them, at the level before: {example}"
        ),
        "Look at the fits of urgency, and at the rules that name it.",
    ),
    "no-secrets-tip": (
        "there is no tip “{name}”",
        "Add it: customers must be told never to give away passwords, codes or keys.",
    ),
    "secrets-tip-withheld": (
        (
            "“{given}” is not given in {count} situations with security or fraud, for "
            "example: {example}"
        ),
        "Let its conditions hold for these as well.",
    ),
    "no-first-action": (
        (
            "there is nothing to do first while someone is being robbed, in {count} "
            "situations, for example: {example}"
        ),
        'Add a tip with stage = "first" for fraud_in_progress = "yes".',
    ),
    "nothing-left": (
        ("no channel is left, now or later, in {count} situations, for example: {example}"),
        "Weaken one of the rules with never, or add a channel.",
    ),
    "nothing-open": (
        ("every channel that may be used is closed in {count} situations, for example: {example}"),
        "The answer then names what opens next.",
    ),
    "escalation-loop": (
        "these chains only lead back: {given}",
        "Add a channel to then that leads out, such as a formal complaint.",
    ),
    "escalation-dead-end": (
        "nobody else is named for when no answer comes, and no chain leads here",
        "Add channels to then.",
    ),
    "never-first": (
        ("“{given}” is never the first choice; it is among the first three in {count} situations"),
        "Look at its fits; or accept it with a reason, if it is a last resort.",
    ),
    "tip-never": (
        "“{given}” is never given",
        "Look at its conditions, and at the channels it is for.",
    ),
    "tip-always": (
        "“{given}” is given in every situation, in spite of its conditions",
        "They could be deleted.",
    ),
    "rule-never-applies": ("“{given}” never applies", "Its conditions never hold together."),
    "condition-changes-nothing": (
        "“{given}” changes nothing here: without it every situation is answered the same",
        "It could be deleted, if it is not there for safety.",
    ),
    "part-changes-nothing": (
        "“{given}” changes nothing: without it every channel keeps its place",
        "Delete it, or make it stronger.",
    ),
    "part-masked": (
        (
            "“{given}” changes nothing: whenever it counts, its channels are already ruled "
            "out by {options}"
        ),
        "Delete it, or narrow the other rule.",
    ),
    "part-out": (
        (
            "“{given}” changes nothing: whenever it counts, its channels are closed, not "
            "offered or do not speak the language"
        ),
        "Delete it, or look at the channels.",
    ),
    "idle-accept": ("nothing is found any more that “{given}” would accept", "Delete this line."),
    "unknown-accept": (
        "there is no finding “{given}” that could be accepted",
        "There are: {options}",
    ),
}
