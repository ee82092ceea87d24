"""channelpick channels: every channel, with its state now."""

from __future__ import annotations

import sys

from channelpick.cli import exits, options
from channelpick.cli.catalog_choice import choose_catalog
from channelpick.cli.situation_options import moment_from
from channelpick.core.channel_states import channel_states
from channelpick.formats.interface import format_named


def channels(
    *,
    at: options.At = None,
    tz: options.Zone = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    format: options.FormatName = None,  # noqa: A002
    json: options.AsJson = False,
    color: options.Color = "auto",
) -> int:
    """List every channel; the help comes from `words/`."""
    look = options.look(lang, format, json, color)
    file = choose_catalog(options.path("--rules", rules), look.words)
    moment = moment_from(at, tz)
    states = channel_states(file.catalog, moment)
    exits.write(format_named(look.form).channels(states, look.telling(file, sys.stdout), moment))
    return exits.DONE
