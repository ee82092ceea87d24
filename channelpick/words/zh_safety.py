"""Contacts, secrets and drafts, in Chinese."""

from __future__ import annotations

from channelpick.words.words import DraftWords, ScanWords, VerifyWords

VERIFY = VerifyWords(
    verdicts={
        "official": "官方联系方式",
        "official-domain": "官方域名，但没有列出这一页",
        "lookalike": "冒充 {of}",
        "resembles": "很像 {of}",
        "not-listed": "没有列出",
        "refused": "写法不对，不能当作联系方式",
    },
    not_confirmed="无法确认：不要使用。",
    why={
        "empty": "没有要核实的内容。",
        "too-long": "没有这么长的联系方式。",
        "control-character": "里面有看不见的字符。正经的联系方式不会藏东西。",
        "not-ascii": "里面有看着像、其实不是普通字母的字符。",
        "punycode": "这是伪装过的地址（xn--…），屏幕上可能显示成别的样子。",
        "backslash": "里面有反斜杠（\\），看不出通向哪里。",
        "white-space": "里面有空格。",
        "percent-in-host": "网站名用代码（%…）写成，看不出通向哪里。",
        "userinfo": "它通向 @ 后面的地方，不是 @ 前面写的。",
        "odd-port": "冒号后面的端口不寻常。",
        "ip-address": "这是一串数字，不是网站名。",
        "malformed-host": "网站名的写法不对。",
        "malformed-mail": "这不是正确的邮箱地址。",
        "malformed-handle": "这不是正确的 @名称。",
        "no-country-code": "电话要带国家代码，如 +86 …，否则谁的号码都有可能。",
        "malformed-phone": "这不是正确的电话号码。",
        "other-scheme": "这不是网址、邮箱、电话或 @名称。",
        "no-contact": "这不是网址、邮箱、电话或 @名称。",
        "confusable-letters": "逐个字母看：有的只是长得像。",
        "one-letter-off": "逐个字母看：有一个不一样。",
        "few-letters-off": "逐个字母看：有几个不一样。",
        "name-with-other-words": "它把平台的名称和别的词拼在一起，这样的名称谁都能注册。",
        "other-ending": "名称一样，后缀不一样。",
        "official-name-in-subdomain": "平台的名称只在最前面，真正算数的是网站名的最后一段。",
        "official-name-in-userinfo": "@ 前面写什么都行，它通向 @ 后面的地方。",
        "official-name-in-path": "平台的名称写在第一个斜杠后面，真正算数的是斜杠前面的网站名。",
        "leads-elsewhere": "它从平台的网站开始，却带着另一个地址，可能把人带走。",
        "handle-elsewhere": "列出的是另一个网络上的账号；在这个网络上，谁都能起同样的名字。",
        "other-spelling": "写法和列出的不一样。",
        "same-digits-disguised": "号码故意写得让人认不出来。",
        "one-digit-off": "和列出的号码差一位。",
        "other-country-code": "国家代码和列出的号码不一样。",
    },
    listed_for="用于：{channel}。",
    listed="规则文件列出了它。",
    forged={
        "mail": (
            "但发件人可以伪造：看起来从这里发来的邮件，什么也证明不了。要联系，请自己写信过去。"
        ),
        "phone": "但来电显示可以伪造：请先挂断，再自己拨过去。",
        "handle": "但没有写明是哪个网络：请从 App 或平台自己的网站点进去。主动找你的都不是客服。",
        "url": "但别人发来的链接可能写着这个地址、却通向别处：请自己输入，或用你的收藏。",
    },
    catalog="依据 {path}，更新于 {day}，sha256 {sha256}",
    shipped="channelpick 自带的通用规则",
    no_contacts=(
        "这份规则没有列出任何联系方式，什么都确认不了。"
        "请向平台索取它自己的规则文件，用 --rules 指定。"
    ),
    prompt="把网址、邮箱、电话或 @名称 粘贴在这里，每行一个，再按 Ctrl-D：",
    go_yourself="请自己打开 App，或你自己收藏的网址，从那里联系客服。",
)

SCAN = ScanWords(
    kinds={
        "seed-phrase": "助记词",
        "private-key": "私钥",
        "card-number": "银行卡号",
        "password": "密码",
        "one-time-code": "验证码",
        "totp-secret": "验证器密钥",
        "api-key": "API 密钥",
        "iban": "银行账号（IBAN）",
    },
    removed="[已删除：{kind}]",
    held_back="[已隐去，可能是{kind}]",
    found={
        "certain": "第 {first} 到 {last} 个字符是{kind}，已删除。",
        "ask": "第 {first} 到 {last} 个字符可能是{kind}，先隐去了。",
    },
    advice={
        "certain": (
            "不要发给任何人，客服也不行。如果已经发出去或给人看过，就当作已经泄露："
            "马上改掉，或把资产转到新钱包。"
        ),
        "ask": "如果是交易哈希，请在前面写上“交易哈希”再检查一次；如果是私钥，就删掉。",
    },
    clean="没有发现不该发送的内容。但写法特别的秘密可能查不出来。",
    prompt="把要发的内容粘贴在这里，按回车，再按 Ctrl-D：",
)

DRAFT = DraftWords(
    title="发给{channel}的内容",
    subject="标题",
    body="正文",
    script="电话里这样说",
    ready="手边准备好",
    notes="留意",
    missing="客服还会问：{details}",
    doubts={
        "no-transaction-id": "{detail}：看起来不是交易哈希。",
        "other-network": "{detail}：和这个网络的交易哈希格式不一样。",
        "strange-network": "{detail}：没见过这个网络，名称对吗？",
        "no-time": "{detail}：请写上几点几分。",
        "no-zone": "{detail}：是哪个时区的时间？请注明，如“北京时间”。",
        "no-amount": "{detail}：里面没有数字。",
        "no-unit": "{detail}：是什么币？请注明，如 USDT。",
    },
    removed={
        "certain": "{detail}：里面有{kind}，已删除。不要发给任何人，客服也不行。",
        "ask": "{detail}：有一段可能是{kind}，先隐去了。",
    },
    opens="现在休息，{at} 开始服务，到时再联系。",
    then="等{span}，到 {at} 还没回复，就找：{channel}。",
    last="等{span}，到 {at} 还没回复，请重新运行 channelpick，并说明找过哪些渠道。",
    better="现在更合适的是：{channel}。",
    none="没有适合{channel}的消息。",
    no_channel="现在没有可用的渠道。",
    no_message="那里不用写消息：直接查，或简单问一句就行。",
    nothing_to_tell="还缺这些细节：{details}",
    skip_hint="直接回车跳过",
    offer="要我们帮你写好发给{channel}的内容吗？",
    yes="好，问我细节",
    no="不用了",
    looks_secret="这是{kind}，不要发给任何人，客服也不行。请去掉后再写：",
    is_it_one="这里面有没有{kind}？绝对不能发出去。",
    it_is="有，或者不确定：去掉它",
    it_is_none="没有，是交易哈希等客服需要的内容",
)
