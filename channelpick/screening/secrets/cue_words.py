"""The words that announce a secret, by what they announce.

Patterns, one a line. They are data: what people write is added here.
"""

from __future__ import annotations

LATIN = {
    # What is not secret though it sounds like it: `error code`, `order number`.
    "public": r"""
        (?:error|err|status|response|reason|exit|http|return\w{0,3}|ret|result|close)[\s_:,-]*(?:codes?|number)
        (?:language|server|api)[\s_-]*(?:codes?|number)
        (?:promo\w{0,6}|referr?al|ref|invit\w{1,6}|discount|coupon|voucher|gift)[\s_-]*(?:codes?|number)
        (?:qr|bar|swift|bic|sort|routing|ifsc|bank|branch|mcc|currency|tax)[\s_-]*(?:codes?|number)
        (?:zip|postal?|post|country|area|dial\w{0,4}|airport|dress|colou?r)[\s_-]*(?:codes?|number)
        (?:product|item|stock|merchant|source|short|sale|booking|reservation)[\s_-]*(?:codes?|number)
        (?:tracking|order|transaction|tx|case|ticket|reference)[\s_-]*(?:codes?|number)
        confirmation number
        (?:hata|posta|şube|ürün|promosyon|davet) kodu|kod (?:błędu|pocztowy|ref\w{0,9}|chyby)
        c[oó]digo (?:postal|de (?:error|erro|barras|referido|país|área))|fehlercode|postleitzahl
        codice (?:errore|fiscale|postale|sconto)|kode (?:pos|error|kesalahan|negara|referral)
    """,
    "totp": r"""
        (?:google )?g?auth(?:enticator)?(?: app)?(?:'?s)? (?:set-?up|secret)?[ _-]*(?:key|seed)
        (?:google )?auth(?:enticator)?(?: app)? (?:secret|set-?up)|(?:manual|set-?up) key
        (?:auth\w{0,10} )?manual (?:entry|code)(?: key)?|(?:under|below) the qr(?: code)?
        (?:totp|[2m]fa|otp)[ _-]*(?:set-?up|manual|back-?up|recovery)?[ _-]*(?:key|secret|seed)
    """,
    "private": r"""
        priv(?:ate)?[ _-]*key
        (?:the|my|this|wallet|spend|signing) key
        wif|prv|key (?:part|piece|half)
        si ?yao
    """,
    "backup": r"""
        (?:back-?up|recovery|rescue|emergency|scratch|reset)[\s_-]*(?:codes?|pins?|keys?)
        (?:codes?|keys?) (?:to|for) (?:recover\w*|restor\w*|back-?up|emergenc\w*)
    """,
    "code": r"""
        (?:verif\w{0,9}|validation|approval|confirmation|activation|security)[\s_-]*(?:pass)?c[o0]des?
        (?:sms|text(?: message)?|e-?mail|message)(?: with| had| has| and)? (?:a|the|my|this) code
        (?:google )?(?:auth\w{0,12}|google|ga|2fa|two[- ]factor|mfa)[\s_-]*(?:pass ?)?c[o0]des?
        (?:otp|one[- ]?time)[\s_-]*(?:pass ?)?c[o0]des?
        (?:sms|text(?: message)?|e-?mail(?:ed)?|phone|device)[\s_-]*(?:pass)?c[o0]des?
        (?:log[- ]?in|sign-?in|access|unlock|withdraw\w{0,4})[\s_-]*(?:pass)?c[o0]des?
        (?:log[- ]?in|sign-?in|access|unlock)[\s_-]*numbers?(?! of)
        (?:temporary|dynamic|secret)[\s_-]*(?:pass)?c[o0]des?
        (?:[4-8]|four|six)[- ]?digit[\s_-]*(?:pass)?c[o0]des?
        otps?|totp|2fa|mfa|v[- ]?code
        one[- ]?time[- ](?:pass(?:word|code)?|pin|pw|key)
        auth(?:enticator)?(?: app)?(?= (?:shows|says|reads|gives|displays|code|is showing))
        c[oó]digo|codice|kod[eu]?|m[aã] (?:otp|xac thuc|xác (?:thực|minh|nhận))
        (?:onay|doğrulama) kodu
        (?:säkerhets|sikkerhets|engångs|verif\w{2,10}|bekr\w{4,12}|einmal|bestätigungs)[ck]ode?
        yan ?zheng ?ma|yzm|dong ?tai ?ma|jiao ?yan ?ma
    """,
    "pin": r"""
        (?:p\.?i\.?n\.?|p1n)(?:[\s_-]*(?:codes?|numbers?|no|#))?
    """,
    "api": r"""
        (?:api|client|app|consumer|shared|webhook|hmac|rpc|trading)[\s_-]*(?:keys?|secrets?|tokens?)
        (?:api|access|secret|account)[\s_-]*(?:api[\s_-]*)?(?:secret|private|access)?[\s_-]*keys?
        access[\s_-]*(?:secret|token)
        (?:auth|access|session|refresh|login|bot|id|user|csrf|api|device)[\s_-]*(?:tokens?|cookies?)
        session[\s_-]*id(?!\W{1,3}[0-9a-f]{8}-[0-9a-f]{4}-)
        bearer|authori[sz]ation|jwt|sess(?:ion)?(?:[\s_-]?id)?(?!\W{1,3}[0-9a-f]{8}-[0-9a-f]{4}-)|cookies?|sid|(?:php|j)sess(?:ion)?id
        x-mbx-apikey|apikey|apisecret|secret(?! (?:word|phrase|question|answer|recovery))
        mi ?yao|api(?=\s?[:=]\s?[0-9a-f]{8}-)|sec(?=\s?[:=]|那[行串])
    """,
    "answer": r"""
        (?:security|secret)[\s_-]*(?:question'?s?|answer)(?:[\s_-]*answers?)?
        answers? to (?:my|the) (?:security|secret) questions?
        (?:mother'?s )?maiden name|mother(?:'?s name)? before (?:marriage|she married)
        first pet(?:'?s name)?|pet'?s name|favou?rite (?:teacher|pet)
        memorable (?:word|name|place|date)
        answers?(?= ?[:=])
    """,
    "password": r"""
        p[a@4][s5$]+[ _-]?(?:w[ro0]*d|wrod|wor|code|c0de|phrase|key)s?
        p[a@4]?[s5$]{0,3}w[o0]?r?d|pswr?d?
        passwort|kennwort|contrase[ñn]a|mot de passe|senha|[şs]ifre\w{0,3}|m[aậ]t kh[aẩ]u
        log-?in (?:pw|pass|credentials?|details?)
        anti[ -]?phishing (?:code|phrase|word)
        unlock (?:pattern|word)|magic word|secret word|code ?word|safe ?word
        encryption key|master key
        mi ?ma|kou ?ling|an ?hao
    """,
    "foreign": r"""
        clave|heslo|has[łl]o|wachtwoord|salasana|l[öo]senord|adgangskode|passord|parol[aă]|jelszó
        (?:kata )?sandi|lozinka|κωδικ[όο]ς?
    """,
    "weak": r"""
        (?:pass|p\.?w\.?|p/w|pws|psw|mm|pazz|id/pw|user/pass|creds?|credentials?)(?!\d)
        (?:log(?:ged|ging)?|sign(?:ed|ing)?)[ -]?in (?:with|using|by)
        unlock(?:s|ed)?(?: it)?(?: is| with)
        what i (?:type|use|enter|put)(?: in)?|i (?:always )?typed?
        (?:thing|word|one) i (?:type|use|enter)
        (?:type|put|use|enter)s? (?:it |that )?to (?:log|sign)[ -]?in
        (?:second|2nd|other) (?:field|box|line)
        (?:word|phrase|thing|one) you need
        gets? (?:me|you) in(?:to)?
        (?:first|second|last|other|1st|2nd)[ -](?:half|part|piece|bit)
        (?:first|last|other)[ -](?:letters|chars|digits|three|four|3|4)
    """,
    "any-code": r"""
        c[o0]des?|digits|numbers i got|texted(?: me)?|sms|text message
        text(?: message)?(?= (?:said|says|reads|was|is|shows))
        (?:e-?mail|message|telegram|whatsapp)(?= (?:said|says|reads|shows))
        (?:i )?got (?:a |the )?text
        (?:shou|fa) dao (?:de )?(?:shi|ma)|duan ?xin
        google auth\w{0,10}|authenticator|auth app|authy|text msg
        (?:thing|numbers?|digits|one) (?:on|from) (?:my|the) (?:phone|screen|text|sms)
        (?:numbers?|digits) (?:in|from|on|by) (?:the |my )?(?:e-?mail|mail|sms|text|message|app)
    """,
}
"""Between the borders of words; digits and Chinese may follow at once."""

ANYWHERE = {
    "public": r"""
        错误代?[码号]|错误代號|状态码|代码|编码|订单号
        邀[请請][码碼]|推荐码|优惠码|兑换码|折扣码|二维码(?![下旁底])|条形?码|邮政?编码?|区号
    """,
    "totp": r"""
        (?:谷歌|验证器|身份验证器)(?:那个|的)?绑定的?|绑定的?(?:[一那]串|16位)|(?:[验认]证器|驗證器|验证|2fa|令牌)的?(?:绑定|備份|备份|恢复)?的?(?:[密秘][钥鑰匙]|种子)
        谷歌的?[密秘][钥鑰匙]|(?:设置|設置|设定|設定|绑定|綁定|手动|手動)(?:输入)?(?:的)?密[钥鑰]
        二[维維][码碼](?:下面|下方|底下|旁边|旁邊)
    """,
    "private": r"""
        私[钥鑰匙]|私key
    """,
    "backup": r"""
        备用(?:验证)?码|備用碼|备用的(?=[几那:]?)|(?:二步|两步|二次)?(?:恢复|备用|备份)(?:串|口令)|恢复(?:代)?码|恢復碼|备份码|救援码|应急码
    """,
    "code": r"""
        验[证証正][吗码碼马]|驗[证證][码碼]|校[验驗][码碼]|确认码|认证码|激活码
        (?<![\d是])[六6]位[数數](?=[是係:])
        (?:收到|发来)(?:的|那个)(?=[是为](?:\d{4,8}|\s?\d{3}[ -]\d{3})(?![\dA-Za-z.这那的个元块]))
        (?:發來|send嚟|收到|[發发]嚟)(?:嗰個|嘅)(?=[係為])
        动态密?[码碼]|動態密?碼|动态口令|随机码|一次性(?:密码|口令)
        令牌(?=[上里显])|码子|谷歌(?:验证)?[码碼]|谷歌验证(?!器)|短信[码碼]|手机码|邮箱码|提币码|登[录陆]码
        رمز (?:التحقق|التأكيد)|الكود|รหัสยืนยัน(?:คือ)?|รหัส otp
        인증(?:번호|코드)|(?:認証|確認)(?:コード|番号)
    """,
    "pin": r"""
        (?<![а-я])пин(?:-?код)?(?![а-я])|(?:支付|交易|提现|提款|取款|资金|锁屏|解锁)密[码碼]|pin码|[大小]密(?![码碼钥鑰匙])
    """,
    "api": r"""
        api[ _-]*的?(?:那个)?(?:[密秘][钥鑰匙]|key)|[密秘][钥鑰匙]|令牌
    """,
    "answer": r"""
        密保(?:问题)?的?(?:答案)?|安全问题的?(?:答案)?|答案(?=:)
    """,
    "password": r"""
        p{1,2}[a@4]{1,2}[s5$z]{1,3}[\s_-]?w[o0]{1,2}r{1,2}[dt]?[sz]?(?![a-z]{3})
        密\s?[码碼吗]|蜜码|口令|暗号|暗號|暗[码碼]|密令|登录密|防[钓釣][鱼魚][码碼]
        пароль|パスワード|暗証番号|비밀번호
    """,
    "foreign": r"""
        รหัสผ่าน(?:คือ)?|كلمة (?:المرور|السر)|סיסמה|비번
    """,
    "weak": r"""
        登[录陆陸錄](?:的?(?:时候?|時候?))?(?:用|填|输|輸)的是
        账密|帐密|暗语|钥匙|门禁码|前半|后半|(?<![加保秘机機绝解私])密(?=\s?[是为係：: ])
        登[录陸陆錄](?:的?(?:时候|時候|时|時|嗰陣|嗰時))(?:打|[输輸]入?的是)|登[录陸陆](?:的?(?:时候|時候|时|時|用))?第?[二两]?[个個]?[框格]?[里]?[填输輸]的|第[二2][个個][框格]
    """,
    "any-code": r"""
        (?<![一-鿿])[码碼](?![一-鿿])|[的个串组][码碼]|短信|(?:手机|手機|谷歌|验证器)[上里]?(?:现在)?[显顯]示|(?<![一-鿿])[码碼](?=[是係])|[六6][个個][数數](?![字据])|смс|[的串个個位][数數]字|(?:邮[箱件]|手机)(?:收到|那[个個]|[发發]的)|(?<![а-я])код(?![а-я])|[验认]证器(?!的?[密秘种])
    """,
}
"""Wherever they stand: Chinese has no borders of words, and `password` may be glued to others."""
