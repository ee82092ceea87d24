"""The directory that the tests ask."""

from __future__ import annotations

from channelpick.contacts.directory import Directory

NORTHWIND = Directory(
    name="Northwind",
    contacts=(
        ("chat", "https://support.northwind.example/Chat"),
        ("email", "mailto:help@northwind.example"),
        ("phone", "tel:+1 555 0100 123"),
        ("social", "@NorthwindHelp"),
        ("telegram", "https://t.me/NorthwindSupport"),
        ("desk", "https://northwind.zendesk.com/hc?lang=en"),
    ),
    domains=("northwind.example", "northwind-cdn.test"),
    aliases=("northwind", "beifeng", "北风交易所"),
    weak_names=("nwx", "falcon"),
    not_lookalike=("northwind-museum.example", "@FalconClub", "falconry"),
)
"""`northwind` is distinctive; `nwx` is short, `falcon` a word."""
