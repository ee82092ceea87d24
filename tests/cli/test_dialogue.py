"""The dialogue's usual path, and the path of somebody who is being robbed."""

from __future__ import annotations

import pytest

from channelpick.cli import catalog_choice
from channelpick.cli.exits import DONE
from tests.cli.outline import outline
from tests.cli.played import (
    AS_JSON,
    ENGLISH,
    THEFT,
    TOPICS,
    answers,
    ask_of,
    checklist_of,
    choose,
    line_of,
    screen,
    tick,
    usual_path,
)
from tests.cli.screens import (
    CTRL_C,
    DOWN,
    ENTER,
    LEFT,
    SPACE,
    UP,
    options,
    play,
    solid,
)


@pytest.mark.parametrize("topic", TOPICS)
def test_usual_path_takes_six_questions_at_most(topic: str) -> None:
    """Whatever it is about, six answers lead to a recommendation."""
    played = usual_path(topic)

    assert played.code == DONE
    assert len(played.asked) <= 6
    assert answers(played)["topic"] == topic


@pytest.mark.parametrize("topic", TOPICS)
def test_asks_topic_then_theft(topic: str) -> None:
    """The topic comes first, and theft is the checklist's first line after "none of these"."""
    checklist = next(frame for frame in usual_path(topic).frames if "○" in frame)

    assert [ask_of("topic"), "Does any of this apply?"] == list(usual_path(topic).asked[:2])
    assert [" » ○ None of these", f"   ○ {line_of(THEFT)}"] == options(checklist)[:2]


@pytest.mark.parametrize("topic", TOPICS)
def test_asks_only_what_matters_to_the_topic(topic: str) -> None:
    """A fact that belongs to other topics is not on the checklist, and every other one is."""
    checklist = next(frame for frame in usual_path(topic).frames if "○" in frame)

    assert [f"○ {line_of(name)}" for name in checklist_of(topic)] == [
        line[3:] for line in options(checklist)[1:-1]
    ]


def test_first_screen_in_english() -> None:
    """It says what this is for, what is done with the answers, and how to get Chinese."""
    played = play(keys=[CTRL_C])

    assert played.frames[0] == screen("""
        Something went wrong: which support channel should you use?
        Nothing is stored or sent. Never type a password, code, key or seed phrase here.
        中文：channelpick --lang zh

        ? What is it about? (↑↓ choose, Enter)
         » Security: theft, fraud, something suspicious
           Account: login, password, restrictions
           Withdrawal
           Deposit
           Trade or order
           Identity verification
           The app or site does not work
           A question, or how to do something
           Feedback or an idea
           A formal complaint
    """)


def test_first_screen_in_chinese() -> None:
    """A Chinese locale is enough for Chinese, and the way to English is shown."""
    played = play(keys=[CTRL_C], LANG="zh_CN.UTF-8")

    assert played.frames[0] == screen("""
        遇到问题，该找哪个客服渠道？
        不保存、不上传任何内容。不要在这里输入密码、验证码、私钥或助记词。
        English: channelpick --lang en

        ? 你遇到的是哪方面的问题？ (↑↓ 选择，回车确定)
         » 账户安全：被盗、诈骗、可疑操作
           账户：登录、密码、限制
           提现
           充值
           交易和订单
           实名认证
           App 或网站故障
           一般咨询、怎么操作
           意见和建议
           正式投诉
    """)


def test_checklist_in_chinese() -> None:
    """What was answered stays as one line above the list that comes next."""
    played = play("--lang", "zh", keys=[*choose("withdrawal"), DOWN, SPACE, CTRL_C])

    assert played.frames[-1] == screen("""
        遇到问题，该找哪个客服渠道？
        不保存、不上传任何内容。不要在这里输入密码、验证码、私钥或助记词。

        ? 你遇到的是哪方面的问题？ 提现
        ? 有没有下面这些情况？ (↑↓ 移动，空格勾选，回车完成；← 返回)
           ○ 都没有
         » ● 有人正在转走我的资产
           ○ 有自称“客服”的人主动联系我
           ○ 有人要我先付钱才能提现或解冻
           ○ 出问题的是我自己保管私钥的钱包
           ○ 我听不清，或不方便说话
           ○ 我使用读屏软件
           ○ 我打字有困难
           ○ 我需要书面记录作凭证
           ○ 平台公告说正在故障或维护
           ○ 这件事我已经找过客服
    """)


def test_whole_dialogue_in_english() -> None:
    """At the end each question stands there with its answer, and the same again as one line."""
    keys = [*choose("withdrawal"), ENTER, DOWN, ENTER, *[ENTER] * 3]
    played = play(*ENGLISH, keys=keys, columns=90)

    assert played.end == screen("""
        Something went wrong: which support channel should you use?
        Nothing is stored or sent. Never type a password, code, key or seed phrase here.

        ? What is it about? Withdrawal
        ? Does any of this apply? None of these
        ? Can the transfer be seen on the blockchain? Yes, it is waiting for confirmations
        ? How urgent is it? It can wait a few days
        ? How complicated is it? One sentence explains it
        ? How would you rather talk to us? Either is fine


        The same answer again, in one line:
        channelpick recommend --urgency low --complexity simple --self-service yes --preference no
        ne --topic withdrawal -a on_chain=unconfirmed --lang en
    """)


def test_chosen_language_is_not_offered_again() -> None:
    """Whoever chose a language is not told how to get another one."""
    for played in (play("--lang", "zh", keys=[CTRL_C]), play(keys=[CTRL_C], CHANNELPICK_LANG="zh")):
        assert "--lang" not in played.frames[0]


def test_language_alone_starts_the_dialogue() -> None:
    """Without a verb the program asks, also with options."""
    assert "你遇到的是哪方面的问题？" in play("--lang", "zh", keys=[CTRL_C]).frames[0]


@pytest.mark.parametrize("topic", TOPICS)
def test_robbed_customer_is_asked_one_more_question(topic: str) -> None:
    """Theft settles how urgent and how complicated it is, and one question is left."""
    played = play(*AS_JSON, "--plain-prompts", keys=[str(TOPICS.index(topic) + 1), "2", "1"])

    assert played.code == DONE
    assert answers(played)[THEFT] == "yes"
    assert answers(played)["urgency"] == "critical"
    assert answers(played)["complexity"] == "moderate"
    assert answers(played)["self_service"] == "no"


def test_robbed_customer_gets_first_actions_at_once() -> None:
    """What to do first stands above the one question that is left."""
    played = play(*ENGLISH, keys=[*choose("security"), DOWN, SPACE, ENTER, CTRL_C])
    lines = [line for line in played.frames[-1].splitlines() if line]

    assert "\n".join(lines[2:]) == screen("""
        ? What is it about? Security: theft, fraud, something suspicious
        ? Does any of this apply? Someone is taking my money or coins right now
        Do this first:
          1. Freeze the account first if anything looks wrong: in the app, Security,
             “Freeze account”. Then change the password on a clean device.
          2. Delete every API key and log out all other devices.
        ? How would you rather talk to us? (↑↓ choose, Enter; ← back)
         » Either is fine
           In writing
           By voice
    """)


def test_first_actions_heed_the_other_ticks() -> None:
    """Whoever is robbed and lost the mailbox is told about both at once."""
    ticks = tick("security", THEFT, "mailbox_compromised")
    played = play(*ENGLISH, keys=[*choose("security"), *ticks, CTRL_C])

    assert solid("Change your e-mail password") in solid(played.frames[-1])


def test_first_actions_are_set_apart() -> None:
    """An empty line stands before and after what is to be done first."""
    played = play(*ENGLISH, keys=[*choose("security"), DOWN, SPACE, ENTER, CTRL_C])

    assert "\n\nDo this first:\n" in played.frames[-1]
    assert "\n\n? How would you rather talk to us?" in played.frames[-1]


def test_first_actions_are_given_once() -> None:
    """Going back and forth does not repeat them."""
    keys = [*choose("security"), DOWN, SPACE, ENTER, LEFT, ENTER, CTRL_C]

    assert play(*ENGLISH, keys=keys).end.count("Do this first:") == 1


def test_theft_by_flag_is_answered_with_first_actions() -> None:
    """Whoever says it on the command line gets the first actions before any question."""
    played = play(*AS_JSON, "-a", f"{THEFT}=yes", keys=[ENTER])

    assert [ask_of("preference")] == list(played.asked)
    assert played.frames[0].index("Do this first:") < played.frames[0].index("? How would you")


def test_theft_by_flag_may_leave_nothing_to_ask() -> None:
    """First actions come even when every question is settled."""
    played = play(*AS_JSON, "-a", f"{THEFT}=yes", "--preference", "text")

    assert played.frames == ()
    assert "Do this first:" in played.end
    assert answers(played)["urgency"] == "critical"


def test_said_urgency_beats_the_implied_one() -> None:
    """What somebody said on the command line counts, whatever theft implies."""
    played = play(*AS_JSON, "-a", f"{THEFT}=yes", "--urgency", "high", keys=[ENTER])

    assert answers(played)["urgency"] == "high"


def test_theft_that_was_a_mistake_can_be_taken_back() -> None:
    """Back to the checklist, untick it, and the usual questions come."""
    keys = [*choose("trade"), DOWN, SPACE, ENTER, LEFT, DOWN, SPACE, UP, ENTER, *[ENTER] * 4]
    played = play(*AS_JSON, keys=keys)

    assert answers(played)[THEFT] == "no"
    assert answers(played)["urgency"] == "low"


@pytest.mark.parametrize(
    "keys",
    [
        [*choose("withdrawal"), *[ENTER] * 5],
        [*choose("security"), DOWN, SPACE, ENTER, ENTER],
        [*choose("technical"), UP, SPACE, ENTER, SPACE, ENTER, ENTER, *[ENTER] * 4],
    ],
    ids=["usual", "robbed", "tried"],
)
def test_outline_asks_what_the_catalog_asks(
    keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an outline in place of the catalog every screen is the same, and so is the answer."""
    whole = play(*AS_JSON, keys=keys, spare_keys=True)
    monkeypatch.setattr(catalog_choice, "choose_catalog", lambda *_given, **_how: outline())
    begun = play(*AS_JSON, keys=keys, spare_keys=True)

    assert begun == whole
    assert whole.code == DONE
