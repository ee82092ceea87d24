"""What may stand between a cue and its value."""

from __future__ import annotations

import re

_LINKS = """
    is was are be been being becomes equals equal reads read says say said shows showing displays
    show it's its that's thats here's heres called as s : = >
    ist es shi lautet est war là la é came
    c'est este era fue était è это был была jest adalah
"""
_FILLERS = """
    it this that these here the a an my our your his her their which what there both also
    for of in on to at with and from by via as like so then
    i i'm im i've ive we me you they have has had am was will would could should probably always
    got get received recieved receive sent gave given entered enter typed type use used using try
    tried set change changed updated update asked keep kept put wrote write copy copied paste pasted
    save saved want think believe remember know need please support team guys
    code codes number no num pin password passwd pwd word phrase value string key secret token seed
    id answer question name login log account acct user wallet exchange trading api app website site
    e-mail email mail google authenticator auth sms text message msg otp 2fa bank card atm phone
    mobile screen device fund funds mr mrs ms dr
    right currently now today still just yes ok well new old current previous same following
    below default initial temporary temp master main actual actually literally really basically
    simply exactly
    only itself everywhere out case
    all lowercase uppercase caps small letters capital digits digit spaces quotes one two three four
    six first second third last half part parts backwards reversed reverse spelled spelt
    written base64 hex followed starts start begins begin ends beginning
    llegó llego llega recebi chegou veio reçu recu j'ai du compte ze z smsa mnie przyszedł przyszło
    из мне на мой моя от в у меня пришел пришёл пришла هو هي saya
    mea meu minha moje moja mijn mitt que je mám le la un une der den il lo votre ton comme
    weryfikacyjny verifikasi verificación verificação seguranca segurança seguridad vérification
    wo de jiu der die das mein meine mi mon el que recibi recibí của tôi cua toi
"""
LINKS = frozenset(_LINKS.split())
"""Words that set a value equal to what was named."""
FILLERS = LINKS | frozenset(_FILLERS.split())
"""Words that may stand between a cue and the value."""

_HAN = """
    は が を の です 那 六 数 抄 保存 每次 設定 設成 設為 設 就
    不是 好像 跳到 跳 变成 大寫 大階 大楷 細楷 開頭 开头
    先 先是 试过 试了 试 那 还是 一般 平时 通常 经常 常 放 这 这儿 看 改回
    同上 要么 要不 或者 老公 老婆 我妈 我爸 妈妈 爸爸 儿子 女儿
    说 說 讲 念 写着 记得 記得 冇錯 尋日 琴日 今日 噚日 改咗做 做 佢 比如 例如 譬如 像
    那串 那行 字符 字 一串 串 嗰個 那條
    是不是 就是 应该是 应该 一直是 没错 没问题 肯定 确定 绝对 是 为 為 係 系 叫 即 乃 我们 我 你
    您 的 这个 这 那个 成 个 了 呢 啊 哦 嘅 啲 俾 咗 现在 目前 刚刚 刚才 刚 今天 最新 当前
    之前 以前 原来 原 旧 新 老 默认 初始 临时 收到 接到 看到 发来 发给 发过来 发 告诉 给
    显示 提示 输入 填写 填 写作 写 用 念 改成 改为 改 设置 设定 设成 设 倒过来 反过来 倒着
    反着 大概 其实 如下 内容 截图
    号码 号 码 短信 登录 登陆 钱包 交易 资金 支付 谷歌 邮箱 网站 平台 密码 答案 验证 安全
    在此 在 后 和 跟 都 上 里面 里 从 面 前 分别 一共 依次 生日 名字 拼音 加 大写 小写
    字母 首 第一 第二 一半 部分 半段 段 半 四位 六位 位 数字 ， 、
"""
HAN_FILLER = re.compile(f"(?:{'|'.join(sorted(_HAN.split(), key=len, reverse=True))})++")
"""The same in Chinese, which writes them together; the longest first, for none is taken back."""
HAN_LINK = re.compile(r"[はが是为為係系成叫即乃填输]|如下|收到|发来|发的|显示")
HAN_TALK = re.compile(
    "什么|怎么|如何|多少|哪|不|没|错|忘|吗|呢|修改|重置|找回|问题|收|红包|请|失效|过期|泄露|否|要"
    "|加密|很"
)
"""What is asked or told about a secret."""
