"""The program on this machine, in English."""

from __future__ import annotations

from channelpick.words.words import SetupWords

SETUP = SetupWords(
    load={
        "bash": 'To load it, write into ~/.bashrc: eval "$(channelpick completion bash)"',
        "zsh": (
            'To load it, write into ~/.zshrc, below compinit: eval "$(channelpick completion zsh)"'
        ),
        "fish": (
            "To keep it: channelpick completion fish > ~/.config/fish/completions/channelpick.fish"
        ),
        "powershell": (
            "To load it, write into $PROFILE: "
            "channelpick completion powershell | Out-String | Invoke-Expression"
        ),
    },
    places={
        "rules": "Rules file",
        "staff_rules": "For channelpick rules …",
        "configuration": "Your configuration folder",
        "cache": "Cache folder",
        "shipped": "Rules that come with channelpick",
        "man": "Man page",
    },
    why={
        "option": "named by --rules",
        "variable": "named by CHANNELPICK_RULES",
        "own": "channels.toml in your configuration folder",
        "shipped": "no other is named, and you have none of your own",
    },
    not_there="not there",
)
