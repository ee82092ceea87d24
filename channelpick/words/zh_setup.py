"""The program on this machine, in Chinese."""

from __future__ import annotations

from channelpick.words.words import SetupWords

SETUP = SetupWords(
    load={
        "bash": '启用方法：在 ~/.bashrc 里写上 eval "$(channelpick completion bash)"',
        "zsh": '启用方法：在 ~/.zshrc 的 compinit 之后写上 eval "$(channelpick completion zsh)"',
        "fish": (
            "启用方法：channelpick completion fish > ~/.config/fish/completions/channelpick.fish"
        ),
        "powershell": (
            "启用方法：在 $PROFILE 里写上 "
            "channelpick completion powershell | Out-String | Invoke-Expression"
        ),
    },
    places={
        "rules": "规则文件",
        "staff_rules": "channelpick rules … 用的规则文件",
        "configuration": "你的配置文件夹",
        "cache": "缓存文件夹",
        "shipped": "channelpick 自带的规则",
        "man": "手册页",
    },
    why={
        "option": "由 --rules 指定",
        "variable": "由 CHANNELPICK_RULES 指定",
        "own": "你的配置文件夹里的 channels.toml",
        "shipped": "没有指定别的，你也没有自己的规则文件",
    },
    not_there="不存在",
)
