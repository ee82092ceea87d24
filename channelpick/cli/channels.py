"""channelpick channels: every channel, with its state now."""

from __future__ import annotations

import os
import sys

from channelpick.cli import exits, options, terminal
from channelpick.cli.catalog_choice import choose_catalog
from channelpick.cli.situation_options import moment_from
from channelpick.core.channel_states import channel_states
from channelpick.formats.interface import Telling, format_named
from channelpick.words.words import words_in


def channels(
    at: options.At = None,
    tz: options.Zone = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    format: options.FormatName = None,  # noqa: A002
    json: options.AsJson = False,
    color: options.Color = "auto",
) -> int:
    """List every channel; the help comes from `words/`."""
    words = words_in(terminal.language_of(["--lang", options.lang(lang)], os.environ)[0])
    form = format_named(options.format_name(format, json))
    screen = terminal.screen(options.color(color), sys.stdout)
    file = choose_catalog(rules, words)
    moment = moment_from(at, tz)
    states = channel_states(file.catalog, moment)
    exits.write(form.channels(states, Telling(file=file, words=words, screen=screen), moment))
    return exits.DONE
