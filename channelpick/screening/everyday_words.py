"""What people write for the words that a rules file knows."""

from __future__ import annotations

from collections.abc import Mapping

_SAID: Mapping[str, str] = {
    # How well a channel suits.
    "best": "great excellent perfect ideal top 最好 最佳 最适合 非常适合 很适合 首选 优",
    "good": "well fine suitable nice 好 较好 适合 合适 良",
    "ok": "okay fair average acceptable so-so 一般 还行 可以 尚可 凑合",
    "poor": "bad worst weak unsuitable never none 差 不好 不适合 不合适 不行 很差",
    # How strongly a rule counts.
    "slight": "weak little light low small 轻微 稍微 略微 弱 轻",
    "clear": "medium normal middle moderate 明显 中等 中 普通",
    "strong": "heavy high big hard 强 强烈 很强 大",
    # When a tip is read.
    "first": "before urgent 首先 最先 先 立即 事前",
    "prepare": "preparation preparing 准备",
    "during": "while meanwhile 沟通时 过程中 期间 进行中",
    "after": "afterwards later then 之后 事后 后续 完成后",
    # Levels and answers that many catalogs share.
    "low": "minor 低 不急 不紧急",
    "normal": "medium middle regular 中 普通 一般 正常",
    "high": "urgent important 高 急 紧急",
    "critical": "urgent emergency severe highest 危急 非常紧急 特急 最高",
    "simple": "easy 简单",
    "moderate": "medium normal middle 中等 一般 中",
    "complex": "complicated difficult hard 复杂",
    "no": "false n none never 否 不 不是 没有 无",
    "maybe": "perhaps possibly 也许 可能 或许",
    "yes": "true y 是 是的 有 对",
    "none": "no any either nothing 无 没有 都可以 不限",
    "text": "writing written 文字 打字 书面",
    "voice": "call spoken phone 语音 声音 打电话",
    # Keys.
    "name": "名称 名字 渠道名 label",
    "title": "标题 heading",
    "weight": "权重 分量",
    "ask": "question prompt 提问 问题",
    "levels": "answers options choices 级别 选项",
    "answers": "levels options choices 答案 选项 回答",
    "default": "默认 默认值",
    "offered": "enabled available active 提供 启用",
    "hours": "opening-hours open schedule 营业时间 服务时间 时间",
    "timezone": "time-zone tz zone 时区",
    "country": "国家 地区",
    "reply": "response response-time 回复 回复时间",
    "typical": "usual average 通常 一般",
    "max": "maximum longest 最长 最多",
    "languages": "language langs 语言",
    "tags": "标签",
    "contacts": "contact url link phone email 联系方式 联系",
    "fits": "suits suitability 适合 适合度",
    "wait": "等待 等",
    "then": "next fallback 然后 接着",
    "when": "if 条件 当",
    "never": "forbid exclude avoid 禁止 不要 绝不",
    "prefer": "recommend boost 优先 推荐",
    "demote": "lower 降低 靠后",
    "strength": "力度 强度",
    "because": "reason why 原因 理由 因为",
    "stage": "阶段 phase",
    "for": "only-for channels 适用 渠道",
    "updated": "date version 更新 更新日期",
    "criteria": "criterion questions 标准 权衡",
    "facts": "fact 事实",
    "channels": "channel 渠道",
    "rules": "rule 规则",
    "tips": "tip advice 提示",
    # Languages.
    "en": "eng english 英文 英语",
    "zh": "cn chinese zh-cn zh-hans 中文 汉语",
}

SAID: Mapping[str, frozenset[str]] = {word: frozenset(said.split()) for word, said in _SAID.items()}
"""A word of rules files -> what people write instead of it, in small letters."""
