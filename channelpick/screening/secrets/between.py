"""What may stand between a cue and its value."""

from __future__ import annotations

import re

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
