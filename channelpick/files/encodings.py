"""Which encoding a file seems to be in, when it is not UTF-8."""

from __future__ import annotations

import codecs
import re

_MARKS = (  # the longer first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CHARACTERS = re.compile("[\u4e00-\u9fff]")
_MOSTLY = 0.9


def guess_wide_encoding(raw: bytes) -> str:
    """`UTF-16` or `UTF-32` if a text is in one of these, by its mark or its zeros; or empty."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    start = raw[:4000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = start[offset::2]
        # A file of settings is half ASCII at least; in UTF-16 each such letter brings a zero.
        if half.count(0) * 3 > len(half) and "\0" not in start.decode(encoding, "replace"):
            return "UTF-16"
    return ""


def looks_like_gbk(raw: bytes) -> bool:
    """Whether bytes that are not UTF-8 are Chinese text in GBK, or GB 18030.

    Nearly any bytes make some Chinese characters in GBK, but rare ones; those that people write
    are nearly all in its older and smaller part, GB 2312.
    """
    try:
        found = _CHARACTERS.findall(raw.decode("gb18030"))
    except UnicodeDecodeError:
        return False
    common = "".join(found).encode("gb2312", "ignore").decode("gb2312")
    return len(common) > _MOSTLY * len(found)
