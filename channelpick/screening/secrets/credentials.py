"""A name and a password that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelpick.screening.secrets.finding import Finding
from channelpick.screening.secrets.values import look

_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}\.[\w.]{2,60}"
_NAME = r"(?<![a-z])(?:user(?:name)?|log ?in(?: details?| info)?|acc(?:oun)?t|账号|帐号|用户名"
_OTHER = r"[^\s/|,;:]{2,40}"
_PAIRS = (
    re.compile(rf"{_MAIL}\s{{0,3}}(?:[:/|]|----)\s{{0,3}}([^\s,;]{{4,64}})"),
    re.compile(rf"{_MAIL}[,\s]{{1,3}}(?=[^\s,;]{{0,60}}[#$%^&*!])([^\s,;]{{6,64}})"),
    re.compile(
        rf"{_NAME}|id)\W{{1,3}}(?:is\s)?{_OTHER}\s{{0,3}}(?:[/|,;]|\s(?:and|pw|pass|with)\s)\s{{0,3}}"
        r"([^\s,;]{4,64})",
        re.IGNORECASE,
    ),
    re.compile(rf"{_NAME})\s?[:是]\s{{0,3}}{_OTHER}\s{{1,3}}([^\s,;]{{6,64}})", re.IGNORECASE),
    re.compile(
        r"用(?:(?![账帐邮手户昵])[^\s，。,.!-~]){0,8}\s{0,2}(?![Uu]?[Ii][Dd])(?![A-Z][a-z]+\d{1,3}(?![A-Za-z0-9]))([!-~]{6,64})\s{0,2}(?:就能|就可以|来|去)?登[录陆]"
    ),
)
"""`name@mail.example:secret1`, `login tom / secret1`, `login: tom secret1`, 用 secret1 登录."""


def find(text: str) -> Iterator[Finding]:
    """What looks like a password beside a name or an address."""
    for pair in _PAIRS:
        for match in pair.finditer(text):
            value = match[1].rstrip(".!?)")
            if look(value) == "strong" and any(map(str.isdecimal, value)):
                yield Finding("password", "certain", match.start(1), match.start(1) + len(value))
