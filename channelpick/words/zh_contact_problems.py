"""What is wrong with a platform's own contacts and the cure, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

CONTACT_PROBLEMS: Mapping[str, tuple[str, str]] = {
    "contact-not-ascii": (
        "“{given}”里有看着像、其实不是普通字母的字符，或看不见的字符",
        "请照地址栏里的样子，用普通字母写。",
    ),
    "contact-punycode": (
        "“{given}”是伪装过的地址（xn--…）",
        "请用普通字母的联系方式：客户分不清它和假冒的。",
    ),
    "contact-userinfo": (
        "“{given}”实际通向 @ 后面的地方",
        "请去掉网站名前面的内容。",
    ),
    "contact-port": (
        "“{given}”里写了端口",
        "请去掉端口。",
    ),
    "contact-ip": (
        "“{given}”是数字，不是网站名",
        "请写网站名。",
    ),
    "contact-host": (
        "“{given}”里的网站名不对",
        "请写成 https://support.example.com",
    ),
    "contact-phone": (
        "“{given}”不是从哪里都只有一种拨法的号码",
        "请写上 + 和国家代码，不要写 (0)。",
    ),
    "contact-http": (
        "“{given}”没有加密",
        "请写 https://",
    ),
    "contact-path": (
        "“{given}”实际通向别处（/../）",
        "请照地址栏里的样子写路径。",
    ),
    "contact-shortener": (
        "“{given}”是短链接，看不出通向哪里",
        "请写它所通向的地址。",
    ),
    "contact-invitation": (
        "“{given}”是邀请链接，点了就进了陌生人的群",
        "请写平台自己的账号或页面。",
    ),
    "contact-alike": (
        "“{given}”看起来像“{other}”",
        "如果写错了，请改正；如果都对，请把其中一个写进 not_lookalike。",
    ),
    "contact-twice": (
        "“{given}”就是“{other}”，写了两遍",
        "请删掉一个。",
    ),
    "domain-not-ascii": (
        "“{given}”里有看着像、其实不是普通字母的字符，或看不见的字符",
        "请用普通字母写。",
    ),
    "domain-punycode": (
        "“{given}”是伪装过的域名（xn--…）",
        "请用普通字母的域名。",
    ),
    "domain-ip": (
        "“{given}”是数字，不是域名",
        "请写域名，如 example.com。",
    ),
    "domain-suffix": (
        "“{given}”谁都可以用：它下面所有的网站都会算成平台的",
        "请写平台自己的域名。",
    ),
    "domain-shared": (
        "“{given}”上有很多别人的页面，都会算成平台的",
        "请把平台自己的页面写进 contacts。",
    ),
    "domain-alike": (
        "“{given}”看起来像“{other}”",
        "如果写错了，请改正；如果都对，请把其中一个写进 not_lookalike。",
    ),
    "domain-twice": (
        "“{given}”就是“{other}”，写了两遍",
        "请删掉一个。",
    ),
    "bad-domain": (
        "“{given}”不是域名",
        "请写成 example.com，不带 https:// 和路径。",
    ),
    "short-alias": (
        "“{given}”太短，很多地址里碰巧都有",
        "请写完整的名称，或删掉它。",
    ),
}
