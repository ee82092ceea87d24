"""What the dialogue asks from, as plain values, so that it begins before pydantic is loaded."""

from __future__ import annotations

import time

from channelpick.quick import plain_json
from channelpick.quick.catalogs import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Outline:
    """A catalog, a criterion, a fact or a channel, with only what is asked from."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.__dict__.update(fields)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


def outline_of(path: str, lang: str, environ: Mapping[str, str]) -> Outline:
    """The outline of the catalog in this rules file.

    Its `shown_title` is safe to show; `sha256` is that of the file's text.

    Raises:
        Elsewhere: the file is none that can be read twice. Any other error: it is no catalog.
    """
    kept = compiled(path, lang, {time.gmtime().tm_year}, environ)
    fields = plain_json.loads(kept["outline"])
    for family in ("criteria", "facts", "channels"):
        fields[family] = {name: Outline(one) for name, one in fields[family].items()}
    questions = {**fields["criteria"], **fields["facts"]}
    return Outline({**fields, "questions": questions, "sha256": kept["catalog"]["sha256"]})
