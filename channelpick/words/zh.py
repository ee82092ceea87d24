"""The program's sentences in Chinese."""

from __future__ import annotations

from channelpick.words.words import (
    AnswerWords,
    ChannelWords,
    CommandWords,
    DialogueWords,
    ReasonWords,
    TimeWords,
    Words,
)
from channelpick.words.zh_problems import PROBLEMS
from channelpick.words.zh_reports import REPORTS

_REASON = ReasonWords(
    fit={
        "best": "“{level}”：最合适。",
        "good": "“{level}”：合适。",
        "ok": "“{level}”：勉强可以。",
        "poor": "“{level}”：不合适。",
    },
    waiting="你已经找过，还没到该回复的时间。",
    tried="你已经找过，到时间了还没有回复。",
    limit="得分只取 0 到 100。",
    not_offered="本平台没有这个渠道。",
    language="没有懂你的语言（{language}）的人。",
    closed="现在不在服务时间。",
)

_TIME = TimeWords(
    today="HH:mm",
    this_year="M月d日（EEE）HH:mm",
    other_year="y年M月d日（EEE）HH:mm",
    day="y年M月d日",
    unit_length="short",
    joint="",
    with_offset="{at}（UTC{offset}）",
)

_ANSWER = AnswerWords(
    first_actions="先做这些，再联系客服",
    use_now="现在就用：{channel}",
    why_fits="适合你的情况：{levels}。",
    why_least="没有别的渠道合适时再用。",
    list_joint="；",
    names_joint="、",
    colon="：",
    reply_typical="通常{typical}内回复，最长{max}。",
    reply_at_once="马上就能查到。",
    contacts="入口",
    alternatives="如果行不通",
    more="还可以用：{channels}",
    left_out="暂不推荐",
    closed_until="休息中，{at} 开始服务。",
    closed_for_good="休息中，近期也不会开放。",
    due_at="最晚 {at} 会有回复。",
    plan="接下来",
    plan_now="现在",
    plan_no_reply="{at} 还没结果",
    plan_end="到 {at} 还没解决，请重新运行一次，并说明找过哪些渠道。",
    prepare="联系前准备好",
    during="沟通时",
    after="之后",
    nothing_now="现在没有可用的渠道",
    opens_next="最先开始服务的是：{channel}，{at}。",
    opens_never="没有会开放的渠道。先做上面列出的事，再向平台核实。",
    catalog="依据：{path}，更新于 {day}。",
    shipped="channelpick 自带的通用规则（你的平台可能不同）",
    old_catalog="规则已有 {days} 天没有更新，服务时间请以 App 内为准。",
    holidays_unknown="查不到 {country} {year} 年的节假日，服务时间请以 App 内为准。",
    score="得分",
    why="理由",
    at="推荐时间：{at}",
)

_CHANNEL = ChannelWords(
    title="客服渠道，{at}",
    open_always="服务中",
    open_until="服务中，到 {at}",
    opens_at="休息中，{at} 开始服务",
    closed="休息中",
    not_offered="本平台没有",
    reply="通常{typical}内回复，最长{max}",
    at_once="马上就能查到",
    languages="语言：{languages}",
    language_names={"zh": "中文", "en": "英文"},
    channel="渠道",
    state="状态",
    usual_reply="通常回复",
    spoken="语言",
    suits="适合",
)

_DIALOGUE = DialogueWords(
    other_language="English: channelpick --lang en",
    promise="不保存、不上传任何内容。不要在这里输入密码、验证码、私钥或助记词。",
    choose_hint="↑↓ 选择，回车确定",
    tick_hint="↑↓ 移动，空格勾选，回车完成",
    back_hint="← 返回",
    none_of_these="都没有",
    checklist="有没有下面这些情况？",
    plain_choose="输入编号 1-{most}",
    plain_tick="输入编号，如 1,3",
    plain_back="b = 返回",
    plain_wrong="请输入 1 到 {most} 之间的编号。",
    already_contacted="这件事我已经找过客服",
    which_tried="用过哪些渠道？",
    when_tried="{channel}：上一次联系是多久以前？",
    ago={
        "15m": "刚刚",
        "2h": "几小时前",
        "1d": "昨天",
        "3d": "几天前",
        "14d": "更早",
    },
    same_again="下次一行命令就能得到同样的结果：",
    stopped="已停止。从这里继续：",
    do_first="先做这些：",
)

_COMMAND = CommandWords(
    usage="用法",
    headings={"Options": "选项", "Commands": "命令", "Arguments": "参数"},
    help={
        "channelpick": "现在该找哪个客服渠道？有排名、有理由、有时间安排。",
        "recommend": "推荐渠道：在终端里提问，在脚本里用选项。",
        "channels": "列出所有渠道和现在的状态。",
        "urgency": "有多急。",
        "complexity": "有多复杂。",
        "self_service": "自己能不能解决。",
        "preference": "想怎么沟通。",
        "topic": "哪方面的问题。",
        "answers": "任何一项回答，写成 名称=值，可重复。",
        "tried": "已经用过的渠道：渠道、渠道=3d 或 渠道=日期时间，可重复。",
        "at": "按哪个时刻推荐，ISO 8601；不写就是现在。",
        "tz": "你的时区，如 Asia/Shanghai。",
        "lang": "文字用的语言：zh 或 en。",
        "language": "渠道要会的语言；不写就和文字相同。",
        "rules": "规则文件。",
        "input": "从 JSON 文件读取情况，- 表示标准输入；选项优先。",
        "format": "text、json 或 markdown。",
        "json": "等于 --format json。",
        "top": "只显示前 N 个渠道。",
        "no_input": "从不提问。",
        "plain_prompts": "用编号列表提问，不重绘屏幕。",
        "color": "auto、always 或 never。",
        "version": "显示版本。",
        "help": "显示这段帮助。",
    },
    examples="例子",
    no_such_option="没有 {given} 这个选项。",
    no_such_command="没有“{given}”这个命令。",
    missing_value="{option} 后面要写一个值。",
    no_value="{option} 后面不写值。",
    extra_argument="多了一个词“{given}”。带空格的值要加引号。",
    missing_answers="还缺这些回答：",
    see_help="查看帮助：{command} --help",
    rules_in_folder=(
        "提示：没有使用 {path}，因为碰巧放在文件夹里的文件不能为联系方式作保。"
        "要用它，请写 --rules {path}"
    ),
    lost_output="结果写不出去：{reason}",
    bug="这是我们的错，不是你的。请把下面的内容反馈给我们：",
)

ZH = Words(
    code="zh",
    reason=_REASON,
    time=_TIME,
    answer=_ANSWER,
    channel=_CHANNEL,
    dialogue=_DIALOGUE,
    problem=PROBLEMS,
    command=_COMMAND,
    report=REPORTS,
)
