"""What is wrong and the cure, in Chinese."""

from __future__ import annotations

from channelpick.words.words import ProblemWords
from channelpick.words.zh_contact_problems import CONTACT_PROBLEMS
from channelpick.words.zh_findings import FINDINGS
from channelpick.words.zh_table_problems import TABLE_PROBLEMS

PROBLEMS = ProblemWords(
    severity={"error": "错误", "warning": "警告", "note": "说明"},
    help="改法",
    also={
        "one": "另见第 {lines} 行",
        "many": "另见第 {lines} 行",
        "first": "第一处在第 {lines} 行",
        "other": "另一处在第 {lines} 行",
    },
    did_you_mean="是不是想写“{guess}”？",
    cure_joint="。",
    write_fix="请写成 {fix}",
    kinds={
        "yes-no": "true 或 false",
        "date": "日期，如 2026-11-22，不加引号",
        "table": "一组“名称 = 值”",
        "number": "整数",
        "text": "加引号的文字",
        "duration": '时间长度，如 "30m"、"12h"、"2d"',
        "list": '加引号的文字，或列表，如 ["a", "b"]',
    },
    said={
        # 读文件
        "unreadable": ("读不了：{reason}", "请检查路径和权限。"),
        "unwritable": ("写不了：{reason}", "请检查权限。文件保持原样。"),
        "too-big": ("超过 {most} 字节", "这种文件都很短，是不是选错了？"),
        "too-many": (
            "错误超过 {most} 处",
            "是不是选错了文件？没选错，就从能用的文件复制一份再改。",
        ),
        "not-utf8": ("不是 UTF-8 文字", "请另存为，编码选“UTF-8”。"),
        "other-encoding": ("看来是 {encoding} 编码，不是 UTF-8", "请另存为，编码选“UTF-8”。"),
        "bad-character": (
            "有看不见的字符 {given}",
            "请删掉它：它会让文字看起来和实际内容不一样。",
        ),
        "syntax": ("这里不符合 TOML 格式：{reason}", "请检查这里的引号、括号和逗号。"),
        # 不符合 TOML 的写法
        "full-width": ("这里不能用 {given}", "请切换到英文输入法，改成 {meant}"),
        "odd-space": (
            "这里是全角空格或其他特殊空格（{given}）",
            "请删掉它，切换到英文输入法再打空格。",
        ),
        "no-width": ("这里有一个看不见的字符（{given}）", "请删掉它。"),
        "curly-quotes": ("文字要用英文引号", "请切换到英文输入法，写成 {meant}"),
        "no-quotes": ("“{given}”没加引号", "请写成 {meant}"),
        "unclosed-text": ("缺少后面的引号", "请在文字结尾加上 {meant}"),
        "line-break": ("引号里的文字不能换行", "请接成一行，或在文字前后各用三个引号。"),
        "quote-inside": ("文字里面又有引号", "文字里面的引号请用中文引号“ ”。"),
        "doubled-quotes": ("文字两边的引号打多了", "请写成 {meant}"),
        "bad-escape": ("文字里不能单独用反斜杠", "请写两个：\\\\"),
        "unclosed-bracket": ("{opened} 后面没有配对的括号", "请在结尾加上 {closing}"),
        "unopened-bracket": ("前面缺少 {opened}", "请写成 {meant}"),
        "wrong-bracket": ("{given} 和前面的括号不配对", "请改成 {meant}"),
        "extra-sign": ("多了一个 {given}", "请删掉它。"),
        "wrong-separator": ("两项之间不能用 {given}", "请改成英文逗号 ,"),
        "missing-comma": ("这后面缺少逗号", "请写成 {meant}"),
        "colon": ("这里不能用冒号", "请改成 =，后面写值。"),
        "no-equals": ("“{given}”后面缺少 =", "请写成 {meant}"),
        "no-key": ("{given} 旁边缺少名称", "请写成“名称 = 值”，如 weight = 8"),
        "no-value": ("= 后面没有写值", "请补上值，或删掉这一行。"),
        "bad-key": ("“{given}”不能作名称", "请只用字母 a-z、数字、- 和 _。"),
        "blank-in-key": ("名称里不能有空格：“{given}”", "请用 - 或 _ 连起来。"),
        "section-line": (
            "这一段的标题没写完整",
            "请写成 [channels.phone] 这样，左右各一个方括号。",
        ),
        "prose": ("这一行既不是“名称 = 值”，也不是 [标题]", "如果是说明，请在行首加 #"),
        "comment-sign": ("说明不能用 {given} 开头", "请改用 #"),
        "two-on-a-line": ("一行里写了两个“名称 = 值”", "请另起一行。"),
        "behind-value": ("值后面不能再写“{given}”", "请删掉；如果是说明，请在前面加 #"),
        "group-entry": (
            "“{given}”不是“名称 = 值”",
            "花括号里请写“名称 = 值”；要写列表，请用 [ ]。",
        ),
        "duplicate-key": (
            "“{given}”重复了",
            "请只留一个；或者，中间是不是漏了 [方括号] 那一行？",
        ),
        "duplicate-section": ("[{given}] 这一段重复了", "请并到前面那一段里，或改名。"),
        "value-and-group": (
            "“{given}”和文件里另一处冲突",
            "同一个名称，要么是一个值，要么是一组内容，请只留一种。",
        ),
        "yes-no": (
            "“{given}”既不是文字，也不是 true 或 false",
            '请写 true 或 false；如果就是这个词，请加引号："{given}"',
        ),
        "capital-letters": ("“{given}”要用小写", "请写成 {meant}"),
        "no-null": (
            "“{given}”不是一个值",
            '没有内容就删掉这一行；如果就是这个词，请加引号："{given}"',
        ),
        "bare-duration": ("时间长度 {given} 没加引号", "请写成 {meant}"),
        "bare-time": ("时间 {given} 没加引号", "请写成 {meant}"),
        "bare-date": ("“{given}”不是正确的日期", "请按年-月-日写，如 2026-01-05"),
        "bad-number": ("“{given}”不是正确的数字", "请只写数字，开头不加 0，中间不加逗号和符号。"),
        "toml-1.1": (
            "{given} 是较新的写法（TOML 1.1），别的程序可能读不了",
            "花括号里不换行，末尾不加逗号；不用 \\e、\\x；时间写到秒。",
        ),
        "json": ("这里不符合 JSON 格式：{reason}", "请检查这里的引号、括号和逗号。"),
        "too-deep": ("括号套得太深", "请去掉多余的括号。"),
        "newer-format": (
            "文件是第 {given} 版格式，本程序只认识到第 {newest} 版",
            "请更新 channelpick。",
        ),
        # 文件的样子
        "unknown-key": ("这里没有“{given}”这一项", "这里可以写：{options}"),
        "misplaced-key": (
            "“{given}”不该写在这里",
            "它属于 {options}；每一行都归它上面最近的 [方括号] 那一段。",
        ),
        "misplaced-top-key": (
            "“{given}”不该写在这里",
            "它要写在文件开头，第一个 [方括号] 之前。",
        ),
        "missing-key": ("缺少“{name}”", "请加上 {name} = …"),
        "bad-word": ("“{given}”不在 {options} 之中", "请用其中一个词。"),
        "bad-id": ("“{given}”不能作名称", "请只用小写字母 a-z、数字、- 和 _。"),
        "bad-duration": ("“{given}”不是时间长度", "请写成 30m、12h、2d 或 1h30m。"),
        "bad-value": ("这里不能写“{given}”：{reason}", ""),
        "wrong-kind": ("这里要写：{wanted}", ""),
        "not-a-group": (
            "这里要写一组“名称 = 值”",
            "请写成 {name}.{example} = …",
        ),
        "double-brackets": (
            "段落标题左右各用一个方括号",
            "请把 [[ … ]] 改成 [ … ]。",
        ),
        "one-text": (
            "每种语言都要有文字",
            '请写 {name}.zh = "…"，其他语言也各写一行。',
        ),
        "too-short": ("是空的", "至少要有 {limit} 项。"),
        "out-of-range": ("写的是 {given}", "只能是 {least} 到 {most} 的整数。"),
        # 文件里互相引用的名称
        "misspelt-definition": ("“{given}”没有用到，却有 {count} 处写着“{guess}”", ""),
        "unknown-question": ("没有“{given}”这个问题或事实", "现有：{options}"),
        "unknown-criterion": ("没有“{given}”这个问题", "现有：{options}"),
        "unknown-answer": ("“{given}”不是它的选项", "选项有：{options}"),
        "unknown-channel": ("没有“{given}”这个渠道", "现有：{options}"),
        "unknown-tag": ("没有“{given}”这个标签", "现有：{options}"),
        "unknown-text-language": (
            "“{given}”不在本文件的语言之中",
            "请把它加进开头的 languages，或删掉这段文字。",
        ),
        "missing-text": (
            "缺少“{name}”的文字",
            '每种语言都要写，请加上 {key}.{name} = "…"；在花括号 {{ }} 里写 {name} = "…"',
        ),
        "no-text-yet": (
            "还没有一段文字写了“{name}”",
            "请给每段文字加上这种语言，或从这里去掉它。",
        ),
        "missing-fit": ("没写 {name} = {options} 有多合适", "每一项都写 best、good、ok 或 poor。"),
        "missing-fits": (
            "没写对 {options} 有多合适",
            "请加一行 fits.{name} = {{ … }}，每一项都写 best、good、ok 或 poor。",
        ),
        "no-fit-yet": (
            "还没有一个渠道写了自己对“{given}”有多合适",
            "请在每个渠道的 {name} 里加上 {given}，写 best、good、ok 或 poor。",
        ),
        "reserved-id": ("“{given}”另有用途", "请换一个名称。"),
        "same-id": ("“{given}”已经是一个问题的名称", "请换一个名称。"),
        "no-weight": ("所有 weight 都是 0", "至少给一个问题分量。"),
        "bad-timezone": ("“{given}”不是时区", "请写成 Asia/Shanghai 或 UTC。"),
        "bad-country": ("查不到“{given}”的节假日", "请写 ISO 3166 的两个字母，如 CN、HK。"),
        "bad-hours": (
            "“{given}”里的“{bad}”看不懂",
            '营业时间请写成 "Mo-Fr 09:00-18:00; PH off" 或 "24/7"；'
            "周一到周日是 Mo Tu We Th Fr Sa Su。",
        ),
        "no-hours": ("没写营业时间", '请写成 "Mo-Fr 09:00-18:00; PH off" 或 "24/7"。'),
        "school-holidays": ("查不到学校假期（SH）", "请直接写日期。"),
        "holiday-offset": ("不支持节假日的前几天或后几天", "请直接写日期。"),
        "no-holidays": (
            "“{given}”提到节假日（PH），但没写是哪个国家的",
            '请在开头加上 country = "CN" 或 closed_dates。',
        ),
        "reply-order": ("typical 比 max 还长", "请对调。"),
        "idle-rule": ("这条规则什么也没做", "请加上 never、prefer 或 demote。"),
        "idle-strength": ("只有 never 时，strength 不起作用", "请删掉这一行。"),
        "contradiction": (
            "同一条规则里，{name} 的“{given}”被 {other} 抵消了",
            "请从其中一处删掉。",
        ),
        "empty-condition": (
            "这个条件永远不成立：一个选项也没写",
            "请写上选项，或删掉这一行。",
        ),
        "empty-reason": (
            "没写为什么接受“{given}”",
            "请在引号里写明理由。",
        ),
        "slow-emergency": (
            "选了“{given}”还要问：{options}",
            "危急的客户最多再问一个问题，请把其余的写进 implies。",
        ),
        # 值得再看一眼的
        "same-text": (
            "和“{other}”的文字一样",
            "客户分不清这两项，请改其中一处。",
        ),
        "unused-fact": (
            "没有规则、提示或问题用到“{given}”",
            "请在条件里用它，或删掉这一段。",
        ),
        "repeated": ("“{given}”在这里写了两遍", "请删掉一个。"),
        "idle-condition": (
            "选哪一项这个条件都成立",
            "请去掉几个选项，或删掉这一行。",
        ),
        "own-fallback": (
            "“{given}”没人回复时，又让客户找“{given}”",
            "请换一个渠道：计划不会回到用过的渠道。",
        ),
        "long-night": (
            "“{given}”跨过午夜，长达 {span}",
            "如果不是这个意思，请把两个时间对调。",
        ),
        "uncovered-year": (
            "查不到“{given}”{year} 年的节假日",
            "请把它们写进 closed_dates。",
        ),
        # 客户或脚本说的
        "missing-answer": ("要从 {options} 中选一个", ""),
        "no-zone": ("“{given}”没有时区", "请加上时差，如 +08:00。"),
        "time-range": ("{given} 超出范围", "要在 {first} 到 {last} 年之间。"),
        "bad-time": (
            "“{given}”不是日期时间",
            "请写成 2026-03-04T11:00 或 2026-03-04T11:00+08:00。",
        ),
        "bad-tried-time": (
            "“{given}”既不是时间长度，也不是日期时间",
            "请写成 email=3d、email=72h 或 email=2026-03-01T09:00。",
        ),
        "tried-later": ("{given} 的时间比提问的时间还晚", "请检查 --at 或日期。"),
        "two-times": ("{given} 同时写了 at 和 ago", "请只写一个。"),
        "unknown-language": ("没有渠道懂“{given}”", "有渠道懂的语言：{options}"),
        "bad-count": ("“{given}”不是大于 0 的整数", ""),
        "empty-value": ("后面要写一个值", ""),
        "bad-pair": ("“{given}”不是 名称=值", "请写成 -a locked_out=yes。"),
        "mend-stdin": ("从标准输入读来的内容没法修改", "请把 - 换成文件名。"),
        "two-inputs": ("“{given}”给了两个不同的回答", "请只留一个。"),
        # 规则文件旁边的文件
        "no-revision": (
            "从 git 版本 {given} 取不到 {name}：{reason}",
            "请写旧文件的路径，或有这个文件的版本：channelpick rules diff OLD",
        ),
        "no-git": (
            "找不到 git，而版本 {given} 的规则在 git 里",
            "请安装 git，或写旧文件的路径：channelpick rules diff OLD",
        ),
        "no-file": ("标准输入不是文件，旁边没法存东西", "请把 - 换成文件名。"),
        "no-expectation": ("这项测试没写预期的结果", "请至少写一项：{options}"),
        "unknown-tip": ("没有“{given}”这条提示", "现有：{options}"),
        "unknown-entry": (
            "没有“{given}”这个渠道、规则、提示、问题、事实或标签",
            "请看：channelpick rules show",
        ),
        "stale-schema": (
            "{given} 是按别的规则生成的，编辑器会补全旧名称",
            "请重新生成：channelpick rules schema --write",
        ),
        "shipped-test": (
            "自带的规则文件不能加你的测试",
            "请复制成自己的文件，再用 --rules 指明。",
        ),
        "unsavable-test": (
            "“{given}”还在等回复，测试里写不了",
            "请去掉它，或不写时间。",
        ),
        "empty-file": ("除了空白和说明什么也没有", "是不是选错文件了？"),
        "old-line-ends": (
            "用的是老式 Mac 的换行",
            "请另存为，换行选 Windows 或 Unix（CRLF 或 LF）。",
        ),
        "merge-conflict": (
            "这里是两个版本合并时的冲突",
            "请只留一个版本，并删掉 <<<<<<<、=======、>>>>>>> 这几行。",
        ),
        "bad-contact": (
            "“{given}”不是联系方式",
            "请写成 https://…、mailto:…@…、tel:+… 或 @名称。",
        ),
        "always-never": (
            "“{given}”没写条件：这些渠道对谁都不推荐",
            "请加上条件；平台没有的渠道请写 offered = false。",
        ),
        "asks-itself": (
            "“{given}”要先回答了才问，所以永远不会问",
            "这里请写别的问题。",
        ),
        "no-order": ("先后次序至少要有两个不同的渠道", "请写两个以上。"),
        "too-many-on-top": ("前三名里放不下三个以上", "请少写几个。"),
        # 消息和细节
        "unknown-placeholder": (
            "没有叫 {{{given}}} 的细节、问题或事实",
            "请写其中之一：{options}",
        ),
        "lone-brace": ("{given} 没有成对", "请写成 {{名称}}，或删掉它。"),
        "told-in-public": (
            "{{{given}}} 会出现在谁都看得到的地方（{name}）",
            "只写 public = true 的细节，或把 {name} 从 for 里去掉。",
        ),
        "unused-detail": ("没有消息用到“{given}”", "请写上 {{{given}}}，或删掉这一段。"),
        "unreached-message": (
            "“{given}”永远轮不到：它适合的地方，“{other}”都排在前面",
            "请移到前面，或给“{other}”加条件。",
        ),
        "no-message": (
            "“{given}”有人工答复，却没有给它的消息",
            "请在某条消息的 for 里写上它，或它的标签。",
        ),
        "no-text-file": (
            "没有这个文件，或读不了",
            "要检查的文字不能写在命令行上（别人看得到）：请放进文件，或从标准输入给出。",
        ),
        "long-text": ("文字超过 {most} 个字符", "发给客服的话，几行说清要点就好。"),
        "no-names": (
            "没有写平台的名称：冒充者用的正是这些",
            '请写上 aliases = ["…"]；也是普通词语的，写进 weak_names。',
        ),
        "secret-name": ("名称里有秘密", "请换一个可以保存的名称。"),
        "unknown-detail": ("没有叫“{given}”的细节", "可用的细节：{options}"),
        "bad-detail": ("要写成 名称=内容", "例如 -d amount='500 USDT'。"),
        # 分析发现的问题
        **FINDINGS,
        **CONTACT_PROBLEMS,
        **TABLE_PROBLEMS,
    },
)
