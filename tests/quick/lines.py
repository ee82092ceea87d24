"""Command lines as scripts write them, most of them sound, made at random from a seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from tests.support import DATA, SHIPPED, shipped_data, small_data, write_catalog

ANSWERS = {
    "urgency": ("low", "normal", "high", "critical"),
    "complexity": ("simple", "moderate", "complex"),
    "self_service": ("no", "maybe", "yes"),
    "preference": ("none", "text", "voice"),
}
TOPICS = ("general", "account", "trade", "withdrawal", "deposit", "security", "feedback")
FACTS = ("locked_out", "fraud_in_progress", "no_voice", "asked_to_pay", "has_attachments")
CHANNELS = ("live-chat", "phone", "email", "ticket", "social", "faq", "complaint")
ODD = 0.3
"""The share of lines with something wrong or uncommon."""
ZONES = ("Asia/Shanghai", "Europe/London", "America/New_York", "Australia/Lord_Howe", "UTC")

_NEW_YORK = {
    "live-chat": {"hours": "Mo-Su 00:00-03:00,08:00-26:00"},
    "phone": {"hours": "Mo-Fr 01:00-02:30,09:00-17:00; PH off", "country": "US"},
    "email": {"hours": "Mo-Fr 09:00-12:00,13:30-18:00; PH 10:00-12:00", "country": "CN"},
    "social": {"hours": "off"},
    "ticket": {"hours": "2026 Jan 01-2026 Dec 24 00:00-24:00", "timezone": "Europe/London"},
    "complaint": {"offered": False, "languages": ["zh"]},
    "faq": {"hours": 'Mo-Fr "by appointment"', "timezone": "Australia/Lord_Howe"},
}


def catalogs(folder: Path) -> Mapping[str, Path]:
    """Rules files to ask: the shipped one, one that closes at odd times, a small one, bad ones."""
    data = shipped_data()
    data |= {"timezone": "America/New_York", "closed_dates": [date(2026, 7, 3)]}
    for channel, changes in _NEW_YORK.items():
        data["channels"][channel] |= changes
    data["channels"]["email"]["contacts"] = ["mailto:help@broker.example"]
    data["channels"]["faq"]["name"]["en"] = 'FAQ \\ "answers"\n 😀'
    return {
        "shipped": SHIPPED,
        "odd": write_catalog(folder / "odd hours.toml", data),
        "small": write_catalog(folder / "small.toml", small_data(chat={}, post={"hours": "off"})),
        "broken": DATA / "broken.toml",
        "none": folder / "none.toml",
    }


def lines(random: Random, folder: Path) -> Iterator[list[str]]:
    """Endless command lines, each the words behind `channelpick`."""
    files = catalogs(folder)
    while True:
        yield _line(random, files)


def _line(random: Random, files: Mapping[str, Path]) -> list[str]:
    chance, odd = random.random, random.random() < ODD
    file = random.choices(tuple(files), (8, 6, 2, 1, 1) if odd else (8, 6, 2, 0, 0))[0]
    asked = {"urgency": ("low", "high")} if file == "small" else ANSWERS
    parts = [_option(random, name, random.choice(levels)) for name, levels in asked.items()]
    if odd and chance() < 0.2:
        parts.pop(random.randrange(len(parts)))
    if file != "small":
        parts += [_option(random, "topic", random.choice(TOPICS))] * (chance() < 0.6)
        parts += [_fact(random, odd) for _ in range(random.choice((0, 0, 1, 2)))]
        parts += [
            ["--tried", _tried(random, odd)] for _ in range(random.choice((0, 0, 0, 1, 2, 3)))
        ]
    if chance() < 0.9:
        parts.append(_option(random, "at", moment(random, odd)))
    for name, share, sound, others in _OPTIONAL:
        if chance() < share:
            parts.append(_option(random, name, random.choice((*sound, *others) if odd else sound)))
    parts.append(random.choice(_ODD_FORMATS) if odd else random.choice(_FORMATS))
    if file != "shipped" or chance() < 0.3:
        parts.append(_option(random, "rules", str(files[file])))
    if odd and chance() < 0.5:
        parts.append([random.choice(_ODD_WORDS)])
    random.shuffle(parts)
    words = [word for part in parts for word in part]
    return words if chance() < 0.1 and words[0].startswith("-") else ["recommend", *words]


_OPTIONAL: tuple[tuple[str, float, tuple[str, ...], tuple[str, ...]], ...] = (
    ("tz", 0.25, ZONES, ("Asia/Beijing", "nowhere", "../etc", "")),
    ("lang", 0.5, ("zh", "en"), ("fr", "zh-CN")),
    ("language", 0.2, ("en",), ("zh", "en-GB", "ja", "", "EN")),
    ("top", 0.2, ("1", "3", "99"), ("0", "-1", "x")),
    ("color", 0.1, ("auto", "never", "always"), ("red",)),
)
"""Option, how often it is given, its sound values and others."""
_FORMATS = (["--json"],) * 4 + (
    *(["--format", "json"], ["--format=json"], ["--json", "--no-input"], ["--json", "--json"]),
    *(["--plain-prompts", "--json"], ["--json", "--format=json"]),
)
_ODD_FORMATS: tuple[list[str], ...] = (
    ["--json"],
    ["--json"],
    [],
    ["--json=1"],
    ["--json", "--format=text"],
    ["--js"],
)
_ODD_WORDS = (
    *("--help", "--version", "-h", "--js", "--urg", "low", "-a", "--urgency", "--bad", "", "-"),
    *("--lang", "--format=text", "--input=-", "--at", "--urgency=", "-aurgency=low", "--tried"),
    *("--", "--lang=en", "--urgency=high"),
)


def _option(random: Random, name: str, value: str) -> list[str]:
    option = f"--{name.replace('_', '-')}"
    shape = random.random()
    if shape < 0.1 and name in (*ANSWERS, "topic"):
        return ["-a", f"{name}={value}"]
    return [f"{option}={value}"] if shape < 0.4 else [option, value]


def _fact(random: Random, odd: bool) -> list[str]:
    name = random.choice((*FACTS, "on_chain", "urgency", "nonsense") if odd else FACTS)
    answer = random.choice(("yes", "yes", "no", " yes", "") if odd else ("yes", "no"))
    return [random.choice(("-a", "--answer")), f"{name}={answer}"]


def _tried(random: Random, odd: bool) -> str:
    channel = random.choice((*CHANNELS, "fax") if odd else CHANNELS)
    match random.randrange(6):
        case 0:
            return channel
        case 1:
            return f"{channel}={moment(random, odd)}"
        case _:
            ago = ("3d", "72h", "1h30m", "5m", "2d12h", "30m", "0m")
            return f"{channel}={random.choice((*ago, 'h', '1w', '999999d', '١h') if odd else ago)}"


def moment(random: Random, odd: bool) -> str:
    """A moment near the edges of opening hours, of days, of years, and of daylight saving."""
    if odd and random.random() < 0.2:
        return random.choice(("soon", "1999-12-31T10:00Z", "2026-02-30", "2026-W10-3", ""))
    day = random.choice(_DAYS) + timedelta(days=random.randrange(-2, 3))
    edge = random.choice((0, 60, 120, 150, 180, 480, 540, 1020, 1080, 1320, 1439))
    wall = datetime(day.year, day.month, day.day) + timedelta(  # noqa: DTZ001 - a clock's face
        minutes=edge + random.choice((-1, 0, 0, 1)), seconds=random.choice((0, 0, 59))
    )
    there = wall.replace(tzinfo=ZoneInfo(random.choice(ZONES)), fold=random.randrange(2))
    match random.randrange(8):
        case 0:
            return wall.isoformat()
        case 1:
            return wall.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z")
        case 2:
            return there.isoformat(" ", "minutes")
        case _:
            return there.isoformat()


_DAYS: tuple[date, ...] = (
    *(date(2026, month, 4) for month in range(1, 13)),
    *(date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 10, 4)),
    *(date(2026, 10, 25), date(2026, 11, 1), date(2026, 12, 31), date(2026, 2, 17)),
    *(date(2025, 3, 30), date(2024, 2, 29), date(2027, 5, 20)),
)
