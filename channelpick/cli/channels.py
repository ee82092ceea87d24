"""channelpick channels: every channel, with its state now."""

from __future__ import annotations

import sys

from channelpick.cli import exits, options


def channels(
    *,
    at: str | None = None,
    tz: str | None = None,
    lang: str | None = None,
    rules: str | None = None,
    format: str | None = None,  # noqa: A002
    json: bool = False,
    color: str = "auto",
) -> int:
    """List every channel; the help comes from `words/`."""
    from channelpick.cli.catalog_choice import choose_catalog
    from channelpick.cli.situation_options import moment_from
    from channelpick.core.channel_states import channel_states
    from channelpick.formats.interface import format_named

    look = options.look(lang, format, json, color)
    file = choose_catalog(options.path("--rules", rules), look.words)
    moment = moment_from(at, tz)
    states = channel_states(file.catalog, moment)
    exits.write(format_named(look.form).channels(states, look.telling(file, sys.stdout), moment))
    return exits.DONE
