"""Makes `channelpick/contacts/data/confusables.tsv` out of Unicode's `confusables.txt` (UTS #39).

    python tools/make_confusables.py path/to/confusables.txt

The file is at https://www.unicode.org/Public/security/latest/confusables.txt. Of its rows only
those stay that lead from outside ASCII into it (accents in the target dropped): the rest cannot
make a name look like one of ours. Each line of the result: the ASCII text, a tab, all characters
that look like it.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

RESULT = Path(__file__).parents[1] / "channelpick" / "contacts" / "data" / "confusables.tsv"


def main() -> None:
    """Read the file named on the command line and write the table."""
    source = Path(sys.argv[1]).read_text("utf-8-sig")
    version = next(line for line in source.splitlines() if line.startswith("# Version: "))
    alike: dict[str, list[str]] = defaultdict(list)
    for row in source.splitlines():
        if row and not row.startswith("#"):
            character, target = ("".join(map(_letter, part.split())) for part in row.split(";")[:2])
            plain = _plain(target)
            if not character.isascii() and plain.isascii() and plain.strip():
                alike[plain].append(character)
    lines = (f"{plain}\t{''.join(sorted(found))}\n" for plain, found in sorted(alike.items()))
    head = f"{version}, Unicode data: https://www.unicode.org/license.txt\n"
    RESULT.write_text(head + "".join(lines), "utf-8", newline="\n")


def _letter(code: str) -> str:
    return chr(int(code, 16))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


if __name__ == "__main__":
    main()
