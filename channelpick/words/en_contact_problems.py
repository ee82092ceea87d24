"""What is wrong with a platform's own contacts and the cure, in English."""

from __future__ import annotations

from collections.abc import Mapping

CONTACT_PROBLEMS: Mapping[str, tuple[str, str]] = {
    "contact-not-ascii": (
        "“{given}” has letters that only look like plain ones, or cannot be seen",
        "Write it in plain letters, as the address bar shows it.",
    ),
    "contact-punycode": (
        "“{given}” is an address in disguise (xn--…)",
        "Use a contact in plain letters: customers cannot tell this one from an imitation.",
    ),
    "contact-userinfo": (
        "“{given}” leads to what stands behind the @",
        "Write the address without anything before the host.",
    ),
    "contact-port": (
        "“{given}” names a port",
        "Write the address without it.",
    ),
    "contact-ip": (
        "“{given}” is a number instead of a name",
        "Write the name of the site.",
    ),
    "contact-host": (
        "“{given}” does not name a proper host",
        "Write it as https://support.example.com",
    ),
    "contact-phone": (
        "“{given}” is no number that can be called from anywhere in one way only",
        "Write it with +, the country code, and without (0).",
    ),
    "contact-http": (
        "“{given}” is not encrypted",
        "Write https://",
    ),
    "contact-path": (
        "“{given}” leads elsewhere than it reads (/../)",
        "Write the path as the address bar shows it.",
    ),
    "contact-shortener": (
        "“{given}” is a short link: nobody can see where it leads",
        "Write the address that it leads to.",
    ),
    "contact-invitation": (
        "“{given}” is an invitation: whoever follows it joins a group of strangers",
        "Name the account or the page of the platform itself.",
    ),
    "contact-alike": (
        "“{given}” looks like “{other}”",
        "If one is a mistake, correct it. If both are right, put one under not_lookalike.",
    ),
    "contact-twice": (
        "“{given}” is “{other}” once more",
        "Delete one of the two.",
    ),
    "domain-not-ascii": (
        "“{given}” has letters that only look like plain ones, or cannot be seen",
        "Write it in plain letters.",
    ),
    "domain-punycode": (
        "“{given}” is a domain in disguise (xn--…)",
        "Use a domain in plain letters.",
    ),
    "domain-ip": (
        "“{given}” is a number, not a domain",
        "Write the domain, such as example.com.",
    ),
    "domain-suffix": (
        "“{given}” is open to everybody: all sites below it would count as the platform's",
        "Write the platform's own domain below it.",
    ),
    "domain-shared": (
        "strangers have pages at “{given}”: all of them would count as the platform's",
        "Put the platform's own page under contacts instead.",
    ),
    "domain-alike": (
        "“{given}” looks like “{other}”",
        "If one is a mistake, correct it. If both are right, put one under not_lookalike.",
    ),
    "domain-twice": (
        "“{given}” is “{other}” once more",
        "Delete one of the two.",
    ),
    "bad-domain": (
        "“{given}” is no domain",
        "Write it as example.com, without https:// and without a path.",
    ),
    "short-alias": (
        "“{given}” is too short: it stands in many addresses by chance",
        "Write the whole name, or delete it.",
    ),
}
