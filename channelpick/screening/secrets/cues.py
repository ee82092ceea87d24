"""Words that announce a secret, and the words that may stand between them and it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from channelpick.screening.secrets.finding import Kind

Sort = Literal[
    "password", "weak", "pin", "code", "any-code", "backup", "answer", "api", "totp", "private"
]

KINDS: dict[Sort, Kind] = {
    "password": "password",
    "weak": "password",
    "pin": "password",
    "answer": "password",
    "code": "one-time-code",
    "any-code": "one-time-code",
    "backup": "one-time-code",
    "api": "api-key",
    "totp": "totp-secret",
    "private": "private-key",
}

_B, _E = r"(?<![a-z0-9])", r"(?![a-z])"
"""Where a Latin word begins and ends; Chinese may touch it, and the value may follow at once."""

_CUES: dict[str, str] = {
    # What is not secret though it sounds like it.
    "public": (
        _B
        + r"(?:error|err|promo\w{0,6}|referr?al|ref|invit\w{1,6}|qr|swift|bic|zip|postal?|post|country|area|sort"
        r"|bar|discount|coupon|voucher|gift|status|branch|bank|response|reason|ifsc|routing|currency|dial\w{0,4}|source"
        r"|product|item|tracking|order|dress|merchant|exit|http|return|result|language|airport|stock|color|colour"
        r"|mcc|transaction|tx|case|ticket|reference|short|sale|tax|booking|reservation|confirmation number)"
        r"[\s_-]*(?:codes?|number)"
        + _E
        + r"|错误代?码|错误代號|邀请码|邀請碼|推荐码|二维码|条形?码|优惠码|兑换码|折扣码|邮政?编码?|区号|代码|编码|状态码|订单号"
    ),
    "totp": (
        r"(?:google |2fa |two[- ]factor )?(?:authenticator|auth app|google auth)(?: app)?'?s? (?:secret|set-?up|manual|backup)?[ _-]*(?:key|secret|seed|set-?up)(?![a-z])"
        r"|(?:totp|2fa|mfa|otp)[ _-]*(?:secret|seed|set-?up|manual|backup)?[ _-]*(?:key|secret|seed)"
        r"|(?:google )?2fa (?:back-?up|recovery) key"
        r"|(?:谷歌|google|身份)?(?:验证器|驗證器|认证器|验证|2fa|令牌|两步验证|二次验证)的?(?:绑定|備份|备份|恢复)?的?(?:密[钥鑰匙]|秘[钥鑰]|种子|key)"
        r"|谷歌(?:的)?(?:密[钥鑰匙]|秘[钥鑰])|(?:设置|設置|绑定)密[钥鑰]"
    ),
    "private": r"priv(?:ate)?[ _-]*key|(?<![a-z])(?:the|my|this|wallet) key(?![a-z])|私[钥鑰匙]|(?<![a-z])(?:wif|spend key|signing key|si ?yao)(?![a-z])|私key",
    "backup": (
        _B
        + r"(?:back-?up|recovery|rescue|emergency|scratch|reset)[\s_-]*(?:codes?|pins?|keys?)"
        + _E
        + r"|备用(?:验证)?码|備用碼|恢复(?:代)?码|恢復碼|备份码|救援码|应急码"
    ),
    "code": (
        _B
        + r"(?:verif\w{0,9}|auth\w{0,12}|security|sms|text(?: message)?|e-?mail(?:ed)?|phone|2fa|two[- ]factor|mfa|log-?in|log in|sign-?in"
        r"|confirmation|one[- ]?time|google(?: auth\w{0,12})?|otp|access|activation|unlock|withdraw\w{0,4}|[4-8][- ]?digit|six[- ]digit|temporary|dynamic|secret"
        r"|validation|approval|device)[\s_-]*(?:codes?|passcodes?|c0de|token number|pass ?codes?)"
        + _E
        + r"|"
        + _B
        + r"(?:otps?|totp|2fa|mfa|one[- ]?time[- ](?:pass(?:word|code)?|pin|pw|key)|v[- ]?code)"
        + _E
        + r"|"
        + _B
        + r"(?:google )?auth(?:enticator)?(?: app)?(?= (?:shows|says|reads|gives|displays|code|is showing))"
        + r"|验[证証][吗码碼马]|驗[证證][码碼]|校[验驗][码碼]|인증(?:번호|코드)|認証コード|动态密?[码碼]|動態密?碼|动态口令|谷歌(?:验证)?[码碼]|谷歌验证(?!器)|短信[码碼]|确认码|认证码|激活码"
        r"|手机码|邮箱码|一次性(?:密码|口令)|提币码|登录码|登陆码|随机码|(?<![a-z])(?:yan ?zheng ?ma|yzm|dong ?tai ?ma|jiao ?yan ?ma)(?![a-z])"
    ),
    "pin": (
        _B
        + r"(?:(?:card|atm|bank|sim|app|wallet|phone|screen|trezor|ledger)[\s_-]*)?(?:p\.?i\.?n\.?|p1n)(?:[\s_-]*(?:codes?|numbers?|no|#))?"
        + _E
        + r"|(?:支付|交易|提现|提款|取款|资金|锁屏|解锁)密[码碼]|(?<![a-z])pin码"
    ),
    "api": (
        _B
        + r"(?:api|access|client|app|account|secret|consumer|shared|webhook|binance|okx|hmac|rpc|trading)[\s_-]*(?:api[\s_-]*)?(?:secret|private|access)?[\s_-]*(?:keys?|secrets?|tokens?|pass ?phrase|pass)"
        + _E
        + r"|"
        + _B
        + r"(?:bearer|authori[sz]ation|jwt|(?:auth|access|session|refresh|login|bot|id|user|csrf|api|device)[\s_-]*(?:tokens?|cookies?|id)|sess(?:ion)?(?:[\s_-]?id)?|cookies?|x-mbx-apikey|apikey|apisecret|secret|sid|phpsessid)"
        + _E
        + r"|api[ _-]*(?:的)?(?:密[钥鑰匙]|秘[钥鑰]|key)|(?:密|秘)[钥鑰匙]|令牌|(?<![a-z])(?:mi ?yao|si ?yao)(?![a-z])"
    ),
    "answer": (
        _B
        + r"(?:(?:security|secret)[\s_-]*(?:question'?s?|answer)(?:[\s_-]*answers?)?|answers? to (?:my|the) (?:security|secret) questions?"
        r"|mother'?s maiden name|maiden name|first pet(?:'?s name)?|pet'?s name|favou?rite (?:teacher|pet)|memorable (?:word|name|place|date))"
        + _E
        + r"|密保(?:问题)?的?(?:答案)?|安全问题的?(?:答案)?|密保答案|答案(?=:)|(?<![a-z])answers?(?= ?[:=])"
    ),
    "password": (
        r"p{1,2}[a@4]{1,2}[s5$z]{1,3}[\s_-]?w[o0]{1,2}r{1,2}[dt]?[sz]?(?![a-z]{3})"
        r"|"
        + _B
        + r"(?:p[a@4][s5$]+[ _-]?(?:w[ro0]*d|wrod|wor|code|c0de|phrase|key)s?|p[a@4]?[s5$]*w[o0]?r?d|pswr?d?|passwort|kennwort|contrase(?:ñ|n)a|mot de passe|senha|log-?in (?:pw|pass|credentials?|details?)|unlock (?:pattern|word)|magic word|secret word|safe ?word|encryption key|master key)"
        + _E
        + r"|пароль|密[码碼吗]|蜜码|口令|暗号|暗號|密令|登录密|パスワード|暗証番号|비밀번호|(?<![a-z])(?:mi ?ma|kou ?ling|an ?hao)(?![a-z])"
    ),
    "weak": (
        _B
        + r"(?:pass|pw|p/w|pws|psw|pin|mm|pazz|id/pw|user/pass|creds?|credentials?|log(?:ged|ging)?[ -]?in (?:with|using|by)|sign(?:ed|ing)?[ -]?in (?:with|using|by)|the key|unlock(?:s|ed)?(?: it)?(?: is| with)|what i (?:type|use|enter)|(?:word|phrase|thing|one) you need|gets? (?:me|you) in(?:to)?)"
        + r"(?![a-z0-9])"
        + r"|账密|帐密|账号密码|暗语|(?<![a-z])(?:first|second|last|other|1st|2nd)[ -](?:half|part|piece|bit|letters|chars|digits|three|four|3|4)(?![a-z])|钥匙|门禁码|前半|后半"
    ),
    "any-code": _B
    + r"(?:codes?|c0des?|digits|numbers i got|token|texted me|text(?: message)?(?= (?:said|says|reads|was|is|shows))|sms|text message|google auth\w{0,10}|authenticator)"
    + _E
    + r"|(?<![一-鿿])[码碼](?![一-鿿])|[的个串组][码碼]|短信",
}
_CUE = re.compile(
    # Most places of a text are inside a word, where only p(assword) and Chinese may begin.
    r"(?:(?<![a-z0-9])|(?=[p\u0080-\U0010ffff]))(?:"
    + "|".join(f"(?P<{sort.replace('-', '_')}>{cue})" for sort, cue in _CUES.items())
    + ")",
    re.IGNORECASE,
)
_SPOKEN = re.compile("暗号|暗號|口令|暗语|密令|密保(?!问题$)|答案")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that announces a secret."""

    sort: Sort
    start: int
    end: int
    spoken: bool = False
    """Whether Chinese words may be the value."""


def cues(text: str) -> Iterator[Cue]:
    """All cues in order; `error code` and its like are none."""
    for match in _CUE.finditer(text):
        sort = str(match.lastgroup).replace("_", "-")
        if sort != "public":
            yield Cue(sort, *match.span(), bool(_SPOKEN.search(match[0])))  # type: ignore[arg-type]


LINKS = frozenset(
    "is was are be equals equal shi s reads read says say shows showing displays it's its thats that's"
    " being becomes = : > here's heres as ist es это called".split()
)
"""Words that set a value equal to what was named."""

FILLERS = LINKS | frozenset(
    "it this that here the a an my our your his her their for of in on to at with and from by via"
    " code codes number no num pin password passwd pwd word phrase login log account acct user wallet"
    " exchange app e-mail email mail google authenticator auth sms text message msg otp 2fa bank card atm"
    " phone mobile website site trading fund funds currently now today still just also set changed"
    " change updated new old current previous same following below i we me you got get received"
    " recieved receive sent gave given entered enter typed type use used using try tried which"
    " followed simply literally exactly only all lowercase uppercase caps small letters capital"
    " digits digit six four spaces quotes backwards reversed spelled spelt written temporary temp"
    " default initial master main actual one first second third last half part then have has had"
    " been am screen device value key secret token string string: like so well yes ok please want"
    " think believe remember know was probably should would could will always never-ending both"
    " there they support team guys said asked kept keep put wrote write copy copied paste pasted"
    " wo de jiu starts start begins begin ends beginning part out case need everywhere itself actually literally really basically what said parts two three mr mrs ms dr always seed api id answer question name base64 hex reverse order i'm im i've ive".split()
)
"""Words that may stand between a cue and the value."""

HAN_TALK = re.compile(
    "什么|怎么|如何|多少|哪|不|没|错|忘|吗|呢|修改|重置|找回|问题|收|红包|请|失效|过期|泄露|否|要|加密|很"
)
"""What is asked or told about a secret."""
HAN_LINK = re.compile(r"[是为為係系成叫即乃填输]|如下|收到|发来|发的|显示")
HAN_FILLER = re.compile(
    r"(?:就是|应该是|好像是|一直是|是|为|為|係|系|我们|我|你|您|的|这个|这|那个|现在|目前|刚刚|刚才|刚|收到|接到|看到|发来|发给|发过来|发|显示|提示"
    r"|输入|填写|填|写|用|改成|改为|改|设置|设定|设成|设|如下|号码|号|码|短信|登录|登陆|钱包|交易|资金|支付|谷歌|邮箱|原来|原|旧|新|老"
    r"|之前|以前|当前|今天|最新|告诉|给|了|叫|即|乃|在此|在|后|和|跟|都|默认|初始|临时|倒过来|反过来|倒着|反着|念|写作|验证|安全|成|个|上|里|卡|网站|平台|密码|内容|答案|，|、|第一|第二|一半|部分|前|后|四位|六位|位|数字|分别|一共|生日|名字|拼音|加|大写|小写|字母|首|面|半段|段|半|从|里面|截图|依次|大概|其实|嘅|啲|俾|咗|呢|啊|哦)++"
)
"""The same in Chinese, which writes them together."""
