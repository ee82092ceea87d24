"""What one would write by hand in an hour: the yardstick for `recommend`.

Plain dictionaries, the same catalog, the same answer for places: fits weighed, rules matched with
their tags, reasons collected, the list sorted. No hours, no language, no tried channels, no plan,
no tips, no checks.
"""

from __future__ import annotations

from typing import Any

FIT = {"best": 3, "good": 2, "ok": 1, "poor": 0}
STRENGTH = {"slight": 5, "clear": 15, "strong": 30}


def holds(rule: dict[str, Any], answers: dict[str, str]) -> bool:
    """Whether the conditions of a rule hold."""
    for name, wanted in rule.get("when", {}).items():
        if name == "tried":
            return False
        if answers.get(name) not in ([wanted] if isinstance(wanted, str) else wanted):
            return False
    any_of = rule.get("when_any", {})
    return not any_of or any(
        name != "tried" and answers.get(name) in ([wanted] if isinstance(wanted, str) else wanted)
        for name, wanted in any_of.items()
    )


def named(channel_id: str, channel: dict[str, Any], names: list[str]) -> bool:
    """Whether a rule names this channel, by id or by tag."""
    return channel_id in names or any(f"#{tag}" in names for tag in channel["tags"])


def score(data: dict[str, Any], answers: dict[str, str]) -> tuple[Any, Any]:
    """The places with score and reasons, best first, and what was left out with its reason."""
    total = sum(criterion["weight"] for criterion in data["criteria"].values())
    rules = [(id_, rule) for id_, rule in data["rules"].items() if holds(rule, answers)]
    places, excluded = [], []
    for channel_id, channel in data["channels"].items():
        never = [id_ for id_, rule in rules if named(channel_id, channel, rule.get("never", []))]
        if not channel["offered"] or never:
            excluded.append({"channel": channel_id, "rule": never[0] if never else None})
            continue
        points, reasons = 0.0, []
        for name, criterion in data["criteria"].items():
            fit = channel["fits"][name][answers[name]]
            share = 100 * criterion["weight"] * FIT[fit] / (3 * total)
            points += share
            reasons.append(
                {"kind": "fit", "criterion": name, "level": answers[name], "points": share}
            )
        for id_, rule in rules:
            for effect, sign in (("prefer", 1), ("demote", -1)):
                if named(channel_id, channel, rule.get(effect, [])):
                    move = sign * STRENGTH[rule.get("strength", "clear")]
                    points += move
                    reasons.append({"kind": "rule", "rule": id_, "effect": effect, "points": move})
        places.append({"channel": channel_id, "score": points, "reasons": reasons})
    places.sort(key=lambda place: -place["score"])
    return places, excluded
