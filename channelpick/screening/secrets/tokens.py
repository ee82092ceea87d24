"""Keys and tokens of services that tell by their form what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelpick.screening.secrets.finding import Finding, Kind

_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("one-time-code", re.compile(r"G-(?<![^.!?;\n\"“ ]G-)(?<![^.!?;\n\"“] G-)\d{6}(?![\w-])")),
    # Google's, at the beginning of a sentence
    ("totp-secret", re.compile(r"otpauth(?:-migration)?://[^\s\"'<>，。]+", re.IGNORECASE)),
    ("api-key", re.compile(r"(?<![\w.])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?")),  # JWT, RFC 7519
    (
        "api-key",
        re.compile(
            r"(?<![A-Za-z0-9])(?:(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}"
            r"|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}"
            r"|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{35}|ya29\.[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}"
            r"|npm_[A-Za-z0-9]{36}|hf_[A-Za-z0-9]{30,}|\d{8,10}:AA[\w-]{33})(?![A-Za-z0-9])"
        ),
    ),  # Stripe, OpenAI, GitHub, GitLab, Slack, AWS, Google, SendGrid, npm, Hugging Face, Telegram
    (
        "api-key",
        re.compile(
            r"(?:bearer|basic)\s+([A-Za-z0-9_\-.~+/]{16,}=*)"
            r"|[?&](?:\w{0,12}token|api_?key|secret|sig|signature_key|sess\w*|auth)=([^\s&#\"']{6,})"
            r"|(?<![a-z])(?:set-)?cookies?\s*[:=]\s*((?:[\w.-]{1,40}=[^\s;,]+;?\s{0,2}){1,20})",
            re.IGNORECASE,
        ),
    ),
    (
        # Small letters, capitals, digits, and some that base58 has not: no public id looks so.
        "api-key",
        re.compile(
            r"(?<![\w./%+-])(?!0[xX]|EOS|[EUk0]Q[\w-]{46}\b)(?=[A-Za-z1-9]*[0OIl])(?=[A-Z0-9]*[a-z])"
            r"(?=[a-z0-9]*[A-Z])(?=[A-Za-z]{0,30}\d)[A-Za-z0-9]{40,80}(?![\w/+=-])"
        ),
    ),
    (
        "password",
        re.compile(
            r"(?:[?&](?:password|passwd|pwd|pass)=|://[^\s/:@]{1,60}:(?=[^\s@/]{3,64}@))([^\s&#@/\"']{3,64})",
            re.IGNORECASE,
        ),
    ),
)


def find(text: str) -> Iterator[Finding]:
    """Links that enrol an authenticator, web tokens, service keys, cookies, secrets in links."""
    for kind, form in _FORMS:
        for match in form.finditer(text):
            yield Finding(kind, "certain", *match.span(match.lastindex or 0))
