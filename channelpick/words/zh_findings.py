"""What an analysis can find, and the cure, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from channelpick.words.words import Sentence

FINDINGS: Mapping[str, tuple[Sentence, Sentence]] = {
    "public-for-private": (
        ("“{given}”谁都看得到，却在涉及安全、认证或盗窃的 {count} 种情形中被推荐，例如：{example}"),
        '请为这些情形加一条规则：never = ["#public"]。',
    ),
    "login-when-locked-out": (
        ("“{given}”要先登录，却在 {count} 种登录不了的情形中被推荐，例如：{example}"),
        ('请为 locked_out = "yes" 加一条规则：never = ["#login"]。'),
    ),
    "mailbox-when-compromised": (
        ("“{given}”的回复发到可能已被别人控制的邮箱，有 {count} 种情形，例如：{example}"),
        ('请为 mailbox_compromised = "yes" 加一条规则：never = ["#mailbox"]。'),
    ),
    "voice-when-no-voice": (
        ("“{given}”要靠听和说，却在 {count} 种客户听说不便的情形中被推荐，例如：{example}"),
        '请为 no_voice = "yes" 加一条规则：never = ["#voice"]。',
    ),
    "unreadable-for-screen-reader": (
        ("“{given}”读屏软件用不了，却在 {count} 种用读屏软件的情形中被推荐，例如：{example}"),
        ('请为 screen_reader = "yes" 加一条规则：never = ["#no-screen-reader"]。'),
    ),
    "self-service-in-fraud": (
        ("“{given}”是自助渠道，却在 {count} 种资产正被盗走的情形中排第一，例如：{example}"),
        ('请为 fraud_in_progress = "yes" 加一条规则：never = ["#self-service"]。'),
    ),
    "slow-when-critical": (
        (
            "“{given}”要几小时甚至几天才回复，却在 {count} 种非常紧急、真人"
            "渠道也找得到的情形中排第一，例如：{example}"
        ),
        ('请让优先它的规则只在不太紧急时适用，或在 urgency = "critical" 时优先 "#live"。'),
    ),
    "slower-when-urgent": (
        (
            "更急的“{given}”反而更慢（从几分钟变几小时，或从几小时变几天），"
            "有 {count} 种情形；例如（前一档）：{example}"
        ),
        "请检查 urgency 的 fits，以及提到 urgency 的规则。",
    ),
    "no-secrets-tip": (
        "没有“{name}”这条提示",
        "请加上：要告诉客户，密码、验证码、私钥谁要都不给。",
    ),
    "secrets-tip-withheld": (
        ("“{given}”在 {count} 种涉及安全或盗窃的情形中没有给出，例如：{example}"),
        "请放宽它的条件。",
    ),
    "no-first-action": (
        ("资产正被盗走时，有 {count} 种情形没有任何“先做什么”的提示，例如：{example}"),
        ('请为 fraud_in_progress = "yes" 加一条 stage = "first" 的提示。'),
    ),
    "nothing-left": (
        "有 {count} 种情形现在和以后都没有渠道可用，例如：{example}",
        "请放宽某条 never 规则，或增加渠道。",
    ),
    "nothing-open": (
        "有 {count} 种情形可用的渠道都已下班，例如：{example}",
        "这时会告诉客户哪个渠道最先上班。",
    ),
    "escalation-loop": (
        "没人回复时只会兜圈子：{given}",
        "请在 then 里加上能走出去的渠道，如正式投诉。",
    ),
    "escalation-dead-end": (
        "没人回复时没有写下一步找谁，也没有别的渠道转到这里",
        "请在 then 里写上渠道。",
    ),
    "never-first": (
        "“{given}”从来不是首选；进入前三名的有 {count} 种情形",
        "请检查它的 fits；如果它本来就是最后一步，请写明理由接受。",
    ),
    "tip-never": ("“{given}”从来不会出现", "请检查它的条件，以及 for 里的渠道。"),
    "tip-always": ("“{given}”虽然写了条件，却在所有情形中都出现", "这些条件可以删掉。"),
    "rule-never-applies": ("“{given}”从不适用", "它的条件不会同时成立。"),
    "condition-changes-nothing": (
        "“{given}”在这里不起作用：没有它，所有情形的推荐都一样",
        "如果不是为了保险，可以删掉。",
    ),
    "part-changes-nothing": (
        "“{given}”不起作用：没有它，所有渠道的名次都一样",
        "请删掉，或加强它。",
    ),
    "part-masked": (
        "“{given}”不起作用：轮到它时，这些渠道都已被 {options} 排除",
        "请删掉，或收窄另一条规则。",
    ),
    "part-out": (
        "“{given}”不起作用：轮到它时，这些渠道不是下班、没有开通，就是不懂客户的语言",
        "请删掉，或检查这些渠道。",
    ),
    "idle-accept": ("已经没有“{given}”要接受的问题了", "请删掉这一行。"),
    "unknown-accept": ("没有“{given}”这种可以接受的问题", "可以接受的有：{options}"),
}
