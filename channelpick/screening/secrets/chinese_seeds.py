"""Chinese seed phrases (BIP-39): each word is one character, and most characters are words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate, islice, pairwise
from math import log

from channelpick.screening.secrets import wordlists
from channelpick.screening.secrets.finding import Finding
from channelpick.screening.secrets.seed_words import CUE
from channelpick.screening.secrets.views import in_small_letters

_LISTS = ("chinese_simplified", "chinese_traditional")
_HAN = r"[\u3400-\u9fff]"
_ROW = r"第[一二三四五六七八九十\d]{1,2}[行排组列句]"
_SEPARATOR = rf"(?:[^\w]{{1,6}}|[^\w]{{0,6}}\d{{1,2}}[^\w]{{0,4}}|\W{{0,4}}{_ROW}\W{{0,3}})"
_APART = re.compile(rf"{_HAN}(?:{_SEPARATOR}{_HAN}(?!{_HAN})){{8,}}(?:{_SEPARATOR}{_HAN})?")
"""Single characters with something between them; the first and the last may touch prose."""
_SIGNS, _TOUCHED = re.compile(rf"{_ROW}|({_HAN})"), re.compile(_HAN)
_DIGITS = re.compile(r"\d+")
_TOGETHER = re.compile(rf"{_HAN}{{12,}}")
_UNBROKEN = re.compile(r"\S{12,}")
_IN_LINES = re.compile(rf"(?:{_HAN}\s{{0,2}}){{12,64}}")
_RARE, _RARE_APART, _RARE_CUED = 6.1, 5.6, 5.3
"""Least mean logarithm of the places in the list, which goes from frequent characters to rare ones.

Measured (12 characters): random words 6.48 on average; 5 589 stretches of prose exceed the first
in less than one of a hundred.
"""
_NO_LIST = 15
"""Different characters, of which so many are no list of surnames, animals or points of a compass.
"""
_LONG, _MOST_TRIED = (24, 21, 18), 2000
"""Lengths looked for in the middle of prose, and how many stretches as rare are tried."""
_FIRST_LENGTHS = tuple(reversed(wordlists.LENGTHS))
_SAID = re.compile(r"\s?(?:如下|就?是|为|為)?[\s:：\"“”「」,，(（]{0,6}")


_PROSE_PAIRS = """
    没有 使用 一个 服务 无法 可以 不错 不是 我们 不能 比较 感觉 还是 如果 什么 就是 需要 这个 是一
    系统 非常 但是 喜欢 时间 因为 数据 无效 时候 的时 了一 错误 知道 的是 问题 很好 也不 显示 设置
    价格 所有 很多 存在 有点 已经 正在 工作 而且 可能 一般 类型 觉得 不知 不过 是不 的一 这样 提交
    方便 有一 操作 用的 内容 用户 的人 现在 软件 失败 还有 好的 所以 发现 是否 支持 样的 定的 一次
    不到 是很 信息 输入 不支 应该 怎么 必须 其他 名称 只有 不要 我的 选择 真的 警告 不好 个人 他们
    电话 都是 找到 不会 看到 态度 东西 一点 或者 让我 提供 一样 对于 任何 默认 重新 小时 一些 希望
    进行 开始 结果 只能 起来 更新 有些 要求 还不 有的 出现 不可 处理 这是 地方 用了 只是 目前 以后
    那么 表示 作为 也是 大家 有效 最后 建议 允许 给我 通过 的不 同时 下次 满意 一直 修改 您的 方式
    分钟 的话 的很 多的 这么 每个 不同 这里 部分 完成 得到 之后 其实 我是 安全 一定 一起 出来 完全
    这种 后来 如何 收到 直接 说是 方面 然后 根本 由于 情况 以前 里的 结束 确实 中的 人的 到的 来的
    密码 验证 支付 提示 代码 银行 手机 号码 请问 为什 还款 借款 贷款 账户 账号 登录 登陆 转账 转帐
    余额 提现 充值 微信 短信 客服 忘记 绑定 取消 开通 申请 额度 利息 逾期 分期 到账 扣款 自动 提前
    身份 身分 信用 网上 办理 查询 交易 资金 冻结 解除 认证 审核 通过 显示 金额 今天 昨天 明天 工资
    这家 房间 里面 看了 买了 住了 用于 找不 值得 都有 都没 而是 并且 以及 或是 还没 了吗 么办 怎样
"""
_PROSE = frozenset(_PROSE_PAIRS.split())
"""Frequent pairs of prose. Chance puts any of them into a phrase of 24 words once in 700 phrases.

Measured: nine in ten stretches of prose have one.
"""


def find(text: str) -> Iterator[Finding]:
    """Phrases with separators; without, where the checksum or a cue speaks for one."""
    if text.isascii():
        return
    cues = [cue.span() for cue in CUE.finditer(in_small_letters(text))]
    for run in _APART.finditer(text):
        places = _without_prose(
            text, [at.start() for at in _SIGNS.finditer(text, *run.span()) if at[1]]
        )
        words = [text[place] for place in places]
        if _is_phrase(words, 0.0) or (
            len(set(words)) >= (8 if cues else _NO_LIST)
            and _rarity(words) >= (_RARE_CUED if cues else _RARE_APART)
        ):
            yield Finding("seed-phrase", "certain", places[0], places[-1] + 1)
    for run in _TOGETHER.finditer(text):
        words = list(run[0])
        if (
            len(words) in wordlists.LENGTHS
            and not _is_prose(words)
            and _is_phrase(words, _RARE_CUED if cues else _RARE)
        ):
            yield Finding("seed-phrase", "certain", *run.span())
        yield from _glued(run[0], run.start())
    for (_, end), (following, _) in pairwise((*cues, (len(text), 0))):
        if following >= end + wordlists.LENGTHS[0]:
            yield from _after(text, end)


def _without_prose(text: str, places: list[int]) -> list[int]:
    """The places of the characters, without a first or last one that belongs to the prose.

    The checksum decides, then how many words a phrase may have, then what parts them.
    """
    gaps = [_DIGITS.sub("", text[one + 1 : other]) for one, other in pairwise(places)]
    first = bool(_TOUCHED.match(text[places[0] - 1 : places[0]])) or gaps[0] != gaps[1]
    last = bool(_TOUCHED.match(text, places[-1] + 1)) or gaps[-1] != gaps[-2]
    best, kept = _wholeness(text, places, gaps), places
    for start, end in ((1, 0), (0, 1), (1, 1)):
        inner = places[start : len(places) - end]
        wholeness = _wholeness(text, inner, gaps[start : len(gaps) - end])
        may_go = (first or not start) and (last or not end)
        if wholeness > best and (may_go or wholeness[0]):
            best, kept = wholeness, inner
    return kept


def _wholeness(text: str, places: list[int], gaps: list[str]) -> tuple[bool, bool, int]:
    uneven = (gaps[0] != gaps[1]) + (gaps[-1] != gaps[-2])
    words = [text[place] for place in places]
    return _is_phrase(words, 0.0), len(places) in wordlists.LENGTHS, -uneven


def _glued(run: str, at: int) -> Iterator[Finding]:
    """Long phrases in the middle of prose: that many characters in a row are never as rare."""
    rarities = max(
        (_rarities(one) for one in _LISTS), key=lambda known: sum(map(known.__contains__, run))
    )
    sums = list(accumulate((rarities.get(sign, -99.0) for sign in run), initial=0.0))
    rare = (
        run[start : start + length]
        for length in _LONG
        for start in range(len(run) - length + 1)
        if sums[start + length] - sums[start] >= _RARE * length
    )
    for words in islice(rare, _MOST_TRIED):
        varied = len(set(words)) * 2 > len(words)
        if varied and not _is_prose(list(words)) and _is_phrase(list(words), _RARE):
            start = at + run.index(words)
            yield Finding("seed-phrase", "certain", start, start + len(words))
            return


def _after(text: str, start: int) -> Iterator[Finding]:
    """What follows a cue: the longest phrase with a checksum, else a run of rare words."""
    said = _SAID.match(text, start)
    start = said.end() if said else start
    run = _IN_LINES.match(text, start)
    if not run or run[0][1].isspace():  # _APART has that
        return
    start, end = _piece(text, *run.span())
    places = [place for place in range(start, end) if not text[place].isspace()]
    words = [text[place] for place in places]
    together = len(words) == end - start
    if (together and _is_prose(words)) or _rarity(words[:12]) < _RARE_CUED:
        return
    for length in _FIRST_LENGTHS:
        least = _RARE_CUED if length == len(words) else _RARE_APART
        if len(words) >= length and _is_phrase(words[:length], least):
            yield Finding("seed-phrase", "certain", start, places[length - 1] + 1)
            return
    length = min(len(words), _FIRST_LENGTHS[0])
    if _rarity(words[:length]) >= _RARE_APART:
        yield Finding("seed-phrase", "certain", start, places[length - 1] + 1)


def _piece(text: str, start: int, end: int) -> tuple[int, int]:
    """The first piece between spaces that is as long as a phrase, or all."""
    for piece in _UNBROKEN.finditer(text, start, end):
        if len(piece[0]) in wordlists.LENGTHS:
            return piece.span()
    return start, end


def _rarity(words: list[str]) -> float:
    """How rare the words are in the list that has most of them, if it has nearly all."""
    best = 0.0
    for language in _LISTS:
        rarities = _rarities(language)
        known = [rarities[word] for word in words if word in rarities]
        if len(known) * 10 >= len(words) * 9:
            best = max(best, sum(known) / len(known))
    return best


@cache
def _rarities(language: str) -> Mapping[str, float]:
    """Word -> the logarithm of its place in the list, which begins with the most frequent ones."""
    return {word: log(place + 20) for word, place in wordlists.index_of(language).items()}


def _is_prose(words: list[str]) -> bool:
    return any(one + other in _PROSE for one, other in pairwise(words))


def _is_phrase(words: list[str], least: float) -> bool:
    """Whether the checksum is right in one of the lists and the words are rare enough."""
    return _rarity(words) >= least and any(
        wordlists.is_valid([index[word] for word in words])
        for index in map(wordlists.index_of, _LISTS)
        if all(word in index for word in words)
    )
