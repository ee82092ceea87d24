"""The dialogue as a customer sees it, played through inside this process."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from rich.cells import cell_len

from channelpick import Catalog
from channelpick.cli.dialogue import (
    CONTACTED,
    Checklist,
    Choose,
    State,
    Step,
    WhenTried,
    WhichTried,
    next_step,
)
from channelpick.cli.exits import ANSWER_IS_NO, DONE, STOPPED, WRONG_USAGE
from channelpick.core.catalog import pick_text
from channelpick.words.languages import words_in
from tests.cli.screens import (
    CTRL_C,
    CTRL_D,
    DOWN,
    ENTER,
    ESC,
    LEFT,
    SPACE,
    UP,
    Played,
    options,
    play,
    pointed_at,
    question,
    solid,
)
from tests.support import SHIPPED, catalog_of, shipped_data, small_data, write_catalog

SHIPPED_CATALOG = catalog_of(shipped_data())
TOPICS = list(SHIPPED_CATALOG.facts["topic"].answers)
AT = "2026-03-04T11:00:00+08:00"
THEFT = "fraud_in_progress"

ENGLISH = ("--lang", "en")
AS_JSON = (*ENGLISH, "--json", "--at", AT)
CRITERIA = ("--urgency=low", "--complexity=simple", "--self-service=no", "--preference=none")


# ── Keys, and what was said with them ────────────────────────────────────────────────────────────


def choose(topic: str) -> list[str]:
    """The keys that choose this topic."""
    return [*[DOWN] * TOPICS.index(topic), ENTER]


def checklist_of(topic: str) -> list[str]:
    """The yes/no facts that the shipped catalog wants to be asked on this topic."""
    return [
        name
        for name, fact in SHIPPED_CATALOG.facts.items()
        if fact.is_yes_no and topic in fact.ask_when.get("topic", (topic,))
    ]


def tick(topic: str, *names: str) -> list[str]:
    """The keys that tick these facts, in their order, on the checklist of this topic."""
    lines = [0, *(checklist_of(topic).index(name) + 1 for name in names)]
    moves = [[*[DOWN] * (to - start), SPACE] for start, to in pairwise(lines)]
    return [*(key for move in moves for key in move), ENTER]


def ask_of(name: str, lang: str = "en") -> str:
    """How the shipped catalog asks this."""
    return pick_text(SHIPPED_CATALOG.questions[name].ask, lang)


def line_of(name: str, answer: str = "yes", lang: str = "en") -> str:
    """How the shipped catalog words this answer."""
    return pick_text(SHIPPED_CATALOG.questions[name].options[answer], lang)


def answers(played: Played) -> Mapping[str, str]:
    """The answers that the JSON result says it was given."""
    given: Mapping[str, str] = json.loads(played.out)["situation"]["answers"]
    return given


def tried(played: Played) -> list[dict[str, str]]:
    """The tried channels that the JSON result says it was given."""
    given: list[dict[str, str]] = json.loads(played.out)["situation"]["tried"]
    return given


def line_after(played: Played, sentence: str) -> list[str]:
    """The command line that was printed after this sentence, as its arguments."""
    program, *arguments = shlex.split(played.raw.rpartition(sentence)[2])

    assert program == "channelpick"
    return arguments


def same_again(played: Played) -> list[str]:
    """The command line that gives the same answer again, as its arguments."""
    return line_after(played, words_in("en").dialogue.same_again)


def to_go_on(played: Played) -> list[str]:
    """The command line that goes on where somebody stopped, as its arguments."""
    return line_after(played, words_in("en").dialogue.stopped)


@cache
def usual_path(topic: str) -> Played:
    """The dialogue of somebody to whom nothing on the checklist applies, in six answers at most."""
    return play(*AS_JSON, keys=[*choose(topic), *[ENTER] * 5], spare_keys=True)


def screen(text: str) -> str:
    """A screen as it is written in a test."""
    return dedent(text).strip("\n")


# ── The usual path ───────────────────────────────────────────────────────────────────────────────


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


# ── Whoever is being robbed ──────────────────────────────────────────────────────────────────────


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


# ── The checklist ────────────────────────────────────────────────────────────────────────────────


def test_none_of_these_leaves_the_defaults() -> None:
    """Enter on the first line answers no to everything."""
    said = answers(usual_path("security"))

    for name, fact in SHIPPED_CATALOG.facts.items():
        if name != "topic":
            assert said[name] == fact.default


def test_enter_takes_an_unticked_line() -> None:
    """Enter on a line without ticking it first means that line."""
    played = play(*AS_JSON, keys=[*choose("security"), DOWN, ENTER, ENTER])

    assert f"? Does any of this apply? {line_of(THEFT)}" in played.end
    assert answers(played)[THEFT] == "yes"


def test_enter_elsewhere_takes_the_ticked_lines_only() -> None:
    """Where the pointer rests when others are ticked says nothing."""
    keys = [*choose("security"), *tick("security", "locked_out")[:-1], DOWN, ENTER, *[ENTER] * 4]
    said = answers(play(*AS_JSON, keys=keys))

    assert said["locked_out"] == "yes"
    assert said["mailbox_compromised"] == "no"


def test_several_ticks_are_told_back() -> None:
    """The line that stays names all that was ticked."""
    ticks = tick("account", "locked_out", "no_typing")
    played = play(*ENGLISH, keys=[*choose("account"), *ticks, CTRL_C], columns=120)

    assert "? Does any of this apply? I cannot log in, Typing is hard for me" in played.end


def test_ticking_none_of_these_unticks_the_rest() -> None:
    """A tick on "none of these" and another one cannot stand together."""
    keys = [*choose("trade"), DOWN, SPACE, UP, SPACE, CTRL_C]
    frame = play(*ENGLISH, keys=keys).frames[-1]

    assert [" » ● None of these", f"   ○ {line_of(THEFT)}"] == options(frame)[:2]


def test_ticking_a_line_unticks_none_of_these() -> None:
    """A line that is ticked takes the tick from "none of these"."""
    keys = [*choose("trade"), SPACE, DOWN, SPACE, CTRL_C]
    frame = play(*ENGLISH, keys=keys).frames[-1]

    assert ["   ○ None of these", f" » ● {line_of(THEFT)}"] == options(frame)[:2]


@pytest.mark.parametrize("key", ["a", "i", "j", "x", "1"])
def test_letters_tick_nothing(key: str) -> None:
    """Only the keys that the hint names do something: nobody says by accident that all applies."""
    frame = play(*ENGLISH, keys=[*choose("trade"), key, CTRL_C]).frames[-1]

    assert "●" not in frame
    assert pointed_at(frame) == "○ None of these"


@pytest.mark.parametrize(
    "key", ["\x1b[200~my\nseed phrase\x1b[201~", "\x1a", "\t", "q", "口"], ids=repr
)
def test_lists_take_no_text(key: str) -> None:
    """What is typed or pasted by mistake, a password perhaps, is not shown."""
    frames = play(*ENGLISH, keys=[key, ENTER, key, CTRL_C]).frames

    assert frames[0] == frames[1]
    assert frames[2] == frames[3]


def test_list_goes_round() -> None:
    """Up from the first line is the last one, so that the last is near."""
    played = play(*ENGLISH, keys=[UP, CTRL_C])

    assert pointed_at(played.frames[-1]) == "A formal complaint"


def test_list_in_a_low_window_follows_the_pointer() -> None:
    """A window of eight lines shows the line that the pointer is on."""
    played = play(*ENGLISH, keys=[*[DOWN] * 9, ENTER, CTRL_C], rows=8)

    assert pointed_at(played.frames[9]) == "A formal complaint"


# ── Going back ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("back", [LEFT, ESC])
def test_going_back_offers_the_answer_again(back: str) -> None:
    """The question before comes again, with the pointer on what was said."""
    keys = [*choose("trade"), ENTER, DOWN, DOWN, ENTER, back, CTRL_C]
    played = play(*ENGLISH, keys=keys)

    assert question(played.frames[-2]) == ask_of("complexity")
    assert question(played.frames[-1]) == ask_of("urgency")
    assert pointed_at(played.frames[-1]) == line_of("urgency", "high")


def test_going_back_offers_the_ticks_again() -> None:
    """The checklist comes again with its ticks."""
    keys = [*choose("trade"), *tick("trade", "no_voice", "has_attachments"), LEFT, CTRL_C]
    ticked = [line for line in options(play(*ENGLISH, keys=keys).frames[-1]) if "●" in line]

    assert [f"   ● {line_of('no_voice')}", f"   ● {line_of('has_attachments')}"] == ticked


def test_going_back_with_another_topic_offers_the_ticks_again() -> None:
    """A tick that also belongs to the other topic's checklist stands there too."""
    keys = [*choose("security"), *tick("security", "locked_out", "api_key_leaked"), LEFT, LEFT]
    played = play(*ENGLISH, keys=[*keys, *choose("account"), CTRL_C])
    ticked = [line for line in options(played.frames[-1]) if "●" in line]

    assert [f"   ● {line_of('locked_out')}"] == ticked


def test_going_back_and_forth_changes_nothing() -> None:
    """Back to the very first question and Enter all the way gives the same answers."""
    there = [*choose("trade"), *tick("trade", "no_voice"), DOWN, ENTER, DOWN, ENTER]
    rest = [ENTER, ENTER]
    straight = play(*AS_JSON, keys=[*there, *rest])
    about = play(*AS_JSON, keys=[*there, *[LEFT] * 4, *[ENTER] * 4, *rest])

    assert straight.out == about.out


def test_first_question_has_no_way_back() -> None:
    """Back at the first question does nothing, and the hint does not promise it."""
    played = play(*ENGLISH, keys=[LEFT, DOWN, CTRL_C])

    assert "← back" not in played.frames[0]
    assert question(played.frames[-1]) == ask_of("topic")
    assert pointed_at(played.frames[-1]) == line_of("topic", TOPICS[1])


def test_moot_answer_returns_to_its_default() -> None:
    """The state of a blockchain transfer is forgotten when it turns out to be about trading."""
    keys = [*choose("withdrawal"), ENTER, DOWN, ENTER, *[LEFT] * 3]
    played = play(*AS_JSON, keys=[*keys, *[DOWN] * 2, ENTER, *[ENTER] * 5])

    assert answers(played)["topic"] == "trade"
    assert answers(played)["on_chain"] == "none"
    assert ask_of("self_service") in played.asked


def test_moot_tick_returns_to_its_default() -> None:
    """A tick that only another topic's checklist has is forgotten with that topic."""
    keys = [*choose("security"), *tick("security", "api_key_leaked"), LEFT, LEFT]
    played = play(*AS_JSON, keys=[*keys, *choose("trade"), *[ENTER] * 5])

    assert answers(played)["api_key_leaked"] == "no"


def test_implied_answer_goes_with_its_cause() -> None:
    """Another answer to what implied something implies something else."""
    keys = [*choose("deposit"), ENTER, DOWN, ENTER, LEFT, UP, ENTER, *[ENTER] * 3]
    said = answers(play(*AS_JSON, keys=keys))

    assert said["on_chain"] == "none"
    assert said["self_service"] == "no"


# ── Whoever contacted support before ─────────────────────────────────────────────────────────────

WHICH = "Which channels have you used?"


def when(channel: str) -> str:
    """The question how long ago this channel was used."""
    name = pick_text(SHIPPED_CATALOG.channels[channel].name, "en")
    return words_in("en").dialogue.when_tried.format(channel=name)


def test_contacted_support_is_the_last_line() -> None:
    """The program's own line stands below those of the catalog."""
    checklist = next(frame for frame in usual_path("trade").frames if "○" in frame)

    assert options(checklist)[-1] == "   ○ I already contacted support about this"


def test_contacted_support_leads_to_tried() -> None:
    """Which channel and how long ago is asked, and stands in the command line."""
    keys = [*choose("trade"), UP, ENTER, *[DOWN] * 3, ENTER, *[DOWN] * 3, ENTER, *[ENTER] * 4]
    played = play(*AS_JSON, keys=keys)

    assert [WHICH, when("email")] == list(played.asked[2:4])
    assert "--tried email=2026-03-01T11:00:00+08:00" in shlex.join(same_again(played))
    assert tried(played) == [{"channel": "email", "at": "2026-03-01T11:00:00+08:00"}]


def test_tried_channels_are_dated_in_the_order_of_the_list() -> None:
    """Of several channels the upper one is asked first."""
    offered = [name for name, channel in SHIPPED_CATALOG.channels.items() if channel.offered]
    keys = [*choose("trade"), UP, ENTER, *[DOWN, SPACE] * len(offered), ENTER]
    played = play(*AS_JSON, keys=[*keys, *[ENTER] * len(offered), *[ENTER] * 4])

    assert [when(channel) for channel in offered] == list(played.asked[3:-4])


def test_going_back_among_tried_channels_keeps_them() -> None:
    """The channels stay ticked, and a time that is said anew replaces the one before."""
    keys = [*choose("trade"), UP, ENTER, DOWN, ENTER, ENTER, LEFT]
    forth = [LEFT, ENTER, *[DOWN] * 2, ENTER, *[ENTER] * 4]
    played = play(*AS_JSON, keys=[*keys, *forth])

    assert pointed_at(played.frames[len(keys)]) == "Just now"
    assert "   ● Live chat" in options(played.frames[len(keys) + 1])
    assert tried(played) == [{"channel": "live-chat", "at": "2026-03-03T11:00:00+08:00"}]


def test_contacted_support_by_none_of_these_channels() -> None:
    """Whoever then names no channel has tried none."""
    played = play(*AS_JSON, keys=[*choose("trade"), UP, *[ENTER] * 6])

    assert WHICH in played.asked
    assert tried(played) == []


def test_robbed_customer_is_not_asked_for_tried_channels() -> None:
    """There is no time for that, whatever else was ticked."""
    played = play(*AS_JSON, keys=[*choose("trade"), DOWN, SPACE, UP, UP, SPACE, ENTER, ENTER])

    assert ask_of("preference") == played.asked[-1]
    assert WHICH not in played.asked


# ── What flags have said ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "flag"),
    [
        ("topic", "--topic=trade"),
        ("urgency", "--urgency=low"),
        ("complexity", "--complexity=simple"),
        ("self_service", "--self-service=no"),
        ("preference", "--preference=none"),
        ("urgency", "-aurgency=low"),
    ],
)
def test_answers_given_by_flags_are_not_asked(name: str, flag: str) -> None:
    """What the command line says is known; each of the other five questions is asked."""
    played = play(*AS_JSON, "--plain-prompts", flag, keys=["1"] * 5)

    assert ask_of(name) not in played.end
    assert answers(played)[name] == flag.partition("=")[2]


def test_facts_given_by_flags_are_not_on_the_checklist() -> None:
    """A fact is known whether it was said to hold or not."""
    facts = ("-a", "no_voice=yes", "-a", "has_attachments=no")
    played = play(*ENGLISH, *facts, "--topic", "trade", keys=[CTRL_C])

    assert line_of(THEFT) in played.frames[0]
    assert line_of("no_voice") not in played.frames[0]
    assert line_of("has_attachments") not in played.frames[0]


def test_tried_by_flag_is_not_asked() -> None:
    """Whoever says --tried did contact support."""
    played = play(*ENGLISH, "--topic", "trade", "--tried", "email=3d", keys=[CTRL_C])

    assert "already contacted" not in played.frames[0]


def test_complete_command_line_asks_nothing() -> None:
    """With every criterion given there is no dialogue, though facts are open."""
    played = play(*AS_JSON, *CRITERIA)

    assert played.code == DONE
    assert played.raw == ""


def test_no_input_asks_nothing() -> None:
    """--no-input turns a question into a usage error that names the flags, also on a terminal."""
    played = play(*ENGLISH, "--no-input", "--urgency", "low")

    assert played.code == WRONG_USAGE
    assert played.out == ""
    assert "--complexity" in played.end
    assert "--urgency" not in played.end


@pytest.mark.parametrize(
    "flags",
    [
        ("--topic", "secruity"),
        ("-a", "locked_uot=yes"),
        ("--urgency", "hihg"),
        ("--tried", "emial"),
        ("--at", "1999-01-01T00:00Z"),
    ],
)
def test_wrong_flags_are_told_before_any_question(flags: tuple[str, ...]) -> None:
    """Nobody answers six questions to learn then that the command line has a typo."""
    played = play(*ENGLISH, *flags)

    assert played.code == WRONG_USAGE
    assert played.out == ""


# ── The same again ───────────────────────────────────────────────────────────────────────────────

PATHS: Mapping[str, tuple[tuple[str, ...], list[str]]] = {
    "usual": ((), [*choose("trade"), *[ENTER] * 5]),
    "ticks": ((), [*choose("security"), *tick("security", "locked_out"), *[ENTER] * 4]),
    "robbed": ((), [*choose("security"), DOWN, ENTER, DOWN, ENTER]),
    "contacted": ((), [*choose("trade"), UP, ENTER, *[DOWN, SPACE] * 3, *[ENTER] * 8]),
    "default topic": (("--plain-prompts",), [str(TOPICS.index("general") + 1), *["1"] * 5]),
    "on chain": (("--plain-prompts", "--topic=deposit"), ["1", "3", *["1"] * 3]),
    "tried": (("--plain-prompts", "--tried=email", "--tried=ticket=3d"), ["1"] * 6),
    "zone": (("--plain-prompts", "--tz", "America/New_York"), ["1"] * 6),
    "language": (("--plain-prompts", "--language", "zh"), ["1"] * 6),
    "rules": (("--plain-prompts", "--rules", str(SHIPPED)), ["1"] * 6),
    "facts": (("--plain-prompts", "-a", "no_voice=yes", "-a", "on_chain=confirmed"), ["1"] * 5),
}


@pytest.mark.parametrize("path", PATHS)
def test_printed_command_line_gives_the_same_again(path: str) -> None:
    """The line asks nothing and gives the same JSON."""
    flags, keys = PATHS[path]
    first = play(*AS_JSON, *flags, keys=keys)
    again = play(*same_again(first), "--json")

    assert json.loads(first.out) == json.loads(again.out)
    assert again.frames == ()


def test_printed_command_line_keeps_what_a_file_said(tmp_path: Path) -> None:
    """The moment and the language of --input are in the line too."""
    said = {"at": AT, "language": "zh", "answers": {"urgency": "high"}, "tried": []}
    file = tmp_path / "situation.json"
    file.write_text(json.dumps(said), "utf-8")
    first = play(*ENGLISH, "--json", "--plain-prompts", "--input", str(file), keys=["1"] * 5)
    again = play(*same_again(first), "--json")

    assert json.loads(first.out)["situation"] == json.loads(again.out)["situation"]


def test_printed_command_line_in_chinese() -> None:
    """The sentence is Chinese, and the line holds no Chinese."""
    played = play("--lang", "zh", "--plain-prompts", keys=["1"] * 6)
    sentence = words_in("zh").dialogue.same_again

    assert sentence in played.end
    assert played.raw.rpartition(sentence)[2].isascii()


def test_result_alone_is_on_standard_output() -> None:
    """All questions go to the other stream, so that JSON can be piped."""
    played = play(*AS_JSON, keys=[ENTER] * 6)

    assert json.loads(played.out)["schema"] == "channelpick/recommendation/1"
    assert "schema" not in played.raw


# ── Stopping ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("done", "key"), [(0, CTRL_C), (1, CTRL_C), (5, CTRL_C), (0, CTRL_D), (1, CTRL_D)]
)
def test_lists_can_be_stopped(done: int, key: str) -> None:
    """Ctrl-C and Ctrl-D end with 130, no result, and a line to go on with."""
    played = play(*ENGLISH, keys=[*[ENTER] * done, key])

    assert played.code == STOPPED
    assert played.out == ""
    assert "Traceback" not in played.raw
    assert to_go_on(played)[0] == "recommend"


def test_going_on_asks_the_rest() -> None:
    """What was said before stopping is in the line, and it is not asked again."""
    stopped = play(*ENGLISH, keys=[*choose("withdrawal"), ENTER, DOWN, ENTER, DOWN, ENTER, CTRL_C])
    going_on = play(*ENGLISH, *to_go_on(stopped)[1:], keys=[CTRL_C])
    line = shlex.join(to_go_on(stopped))

    assert "--urgency normal" in line
    assert "--topic withdrawal" in line
    assert "-a on_chain=unconfirmed" in line
    assert question(going_on.frames[0]) == "Does any of this apply?"


def test_stopped_robbed_customer_need_not_say_it_again() -> None:
    """Theft and what it implies are in the line."""
    stopped = play(*ENGLISH, keys=[*choose("security"), DOWN, ENTER, CTRL_C])
    line = shlex.join(to_go_on(stopped))

    assert f"-a {THEFT}=yes" in line
    assert "--urgency critical" in line


@pytest.mark.parametrize(
    "flags",
    [
        ("--lang", "en"),
        ("--at", AT),
        ("--tz", "Asia/Tokyo"),
        ("--language", "zh"),
        ("--rules", str(SHIPPED)),
        ("--tried", "email"),
    ],
    ids=lambda flags: flags[0],
)
def test_going_on_keeps_the_flags(flags: tuple[str, ...]) -> None:
    """The line to go on with has the flags that the dialogue was started with."""
    stopped = play("--plain-prompts", *flags, keys=["1", CTRL_C])

    assert shlex.join(flags) in shlex.join(to_go_on(stopped))


# ── Narrow windows ───────────────────────────────────────────────────────────────────────────────

_NEVER_FIRST = "，。、；：？！）”》,.;:!)"


@cache
def narrow_path(lang: str, columns: int = 40) -> Played:
    """Everything on a phone: a robbed customer who first went through all the questions."""
    keys = [*choose("withdrawal"), *[ENTER] * 4, *[LEFT] * 4, DOWN, ENTER, CTRL_C]
    return play("--lang", lang, keys=keys, columns=columns, rows=30)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_narrow_window_shows_every_option_whole(lang: str) -> None:
    """At 40 columns no answer is cut off."""
    for frame in narrow_path(lang).frames:
        for name, asked in SHIPPED_CATALOG.questions.items():
            if solid(question(frame)) == solid(ask_of(name, lang)):
                for answer in asked.options:
                    assert solid(line_of(name, answer, lang)) in solid(frame)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_narrow_window_shows_the_checklist_whole(lang: str) -> None:
    """At 40 columns no line of the checklist is cut off."""
    frame = next(frame for frame in narrow_path(lang).frames if "○" in frame)

    for name in checklist_of("withdrawal"):
        assert solid(line_of(name, lang=lang)) in solid(frame)


def test_narrow_checklist_hangs_its_lines() -> None:
    """A line that does not fit goes on below its own text, not below its box."""
    frame = next(frame for frame in narrow_path("en").frames if "○" in frame)

    assert options(frame)[:5] == [
        " » ○ None of these",
        "   ○ Someone is taking my money or",
        "     coins right now",
        "   ○ Someone “from support” contacted",
        "     me first",
    ]


def test_narrow_list_in_chinese() -> None:
    """Chinese has no blanks to break at, and breaks all the same."""
    played = play("--lang", "zh", keys=[*choose("trade"), ENTER, CTRL_C], columns=24)

    assert options(played.frames[-1]) == [
        " » 不急，等几天也行",
        "   希望一两天内解决",
        "   今天必须解决",
        "   一刻也不能等，钱",
        "     或账户正有危险",
    ]


@pytest.mark.parametrize(("lang", "columns"), [("zh", 40), ("zh", 38), ("zh", 42), ("en", 40)])
def test_narrow_window_cuts_no_word(lang: str, columns: int) -> None:
    """Lines end between words, and none begins with a comma or a full stop."""
    for above, below in pairwise(narrow_path(lang, columns).frames[-1].splitlines()):
        is_cut = cell_len(above) == columns and above[-1:].isascii() and below[:1].isascii()

        assert cell_len(above) <= columns
        assert not below or below.strip()[0] not in _NEVER_FIRST, below
        assert not (is_cut and above[-1].isalnum() and below[:1].isalnum()), (above, below)


# ── Plain prompts ────────────────────────────────────────────────────────────────────────────────

PLAIN = (*ENGLISH, "--plain-prompts")


def test_plain_prompts_in_english() -> None:
    """A numbered list and a line of input, which is all a screen reader needs."""
    played = play(*PLAIN, keys=["5", "b", "", CTRL_C], rows=60)
    lines = [line for line in played.end.splitlines() if line]

    assert "\n".join(lines[2:25]) == screen("""
        What is it about?
          1. Security: theft, fraud, something suspicious
          2. Account: login, password, restrictions
          3. Withdrawal
          4. Deposit
          5. Trade or order
          6. Identity verification
          7. The app or site does not work
          8. A question, or how to do something
          9. Feedback or an idea
          10. A formal complaint
        Number 1-10: 5
        Does any of this apply?
          1. None of these
          2. Someone is taking my money or coins right now
          3. I can't hear well or can't speak
          4. I use a screen reader
          5. Typing is hard for me
          6. I need it in writing, as a record
          7. I have screenshots or files to send
          8. An outage or maintenance has been announced
          9. I already contacted support about this
        Numbers, such as 1,3, b = back [1]: b
    """)


def test_plain_prompts_in_chinese_at_40_columns() -> None:
    """The same in Chinese, on a phone."""
    played = play("--lang", "zh", "--plain-prompts", keys=["１", "１", CTRL_C], columns=40, rows=60)

    assert played.frames[-1].endswith(
        screen("""
        有多急？
          1. 不急，等几天也行
          2. 希望一两天内解决
          3. 今天必须解决
          4. 一刻也不能等，钱或账户正有危险
        输入编号 1-4, b = 返回:
        """)
    )


@pytest.mark.parametrize(
    ("flags", "environ"),
    [
        (["--plain-prompts"], {}),
        ([], {"ACCESSIBLE": "1"}),
        ([], {"TERM": "dumb"}),
    ],
    ids=["flag", "ACCESSIBLE", "dumb terminal"],
)
def test_plain_prompts_repaint_nothing(flags: list[str], environ: dict[str, Any]) -> None:
    """However they are asked for, plain prompts write no escape codes."""
    played = play(*AS_JSON, *flags, keys=["5", *["1"] * 5], **environ)

    assert "\x1b" not in played.raw
    assert answers(played) == answers(usual_path("trade"))


def test_accessible_set_to_nothing_counts_as_unset() -> None:
    """An empty variable asks for nothing."""
    assert pointed_at(play(*ENGLISH, keys=[CTRL_C], ACCESSIBLE="").frames[0])


@pytest.mark.parametrize("typed", ["２", "　2　", " 2", "02"])
def test_plain_number_as_people_type_it(typed: str) -> None:
    """Full-width digits and blanks are what a Chinese keyboard types."""
    played = play(*AS_JSON, "--plain-prompts", keys=[typed, *["1"] * 5])

    assert answers(played)["topic"] == TOPICS[1]


@pytest.mark.parametrize("typed", ["2,3", "2 3", "2，3", "２、３", "3,2", "2,2,3,", "1,2,3"])
def test_plain_ticks_as_people_type_them(typed: str) -> None:
    """Commas of any kind, or blanks, part the numbers."""
    played = play(*AS_JSON, "--plain-prompts", "--topic", "trade", keys=[typed, "1"])

    assert answers(played)[THEFT] == "yes"
    assert answers(played)["no_voice"] == "yes"
    assert answers(played)["no_typing"] == "no"


@pytest.mark.parametrize("typed", ["", "0", "11", "-1", "1.5", "x", "1,2", "²", "b", "1" * 5000])
def test_plain_wrong_number_is_asked_again(typed: str) -> None:
    """Whatever is typed, the range is named and the question stays."""
    played = play(*PLAIN, keys=[typed, "2", CTRL_C])

    assert "Please type a number from 1 to 10." in played.end
    assert "Does any of this apply?" in played.end


def test_plain_wrong_tick_ticks_nothing() -> None:
    """One wrong number among several rejects them all."""
    played = play(*AS_JSON, "--plain-prompts", "--topic", "trade", keys=["2,99", *["1"] * 5])

    assert "Please type a number from 1 to 9." in played.end
    assert answers(played)[THEFT] == "no"


@pytest.mark.parametrize("typed", ["b", "B", " b "])
def test_plain_back_offers_the_answer_again(typed: str) -> None:
    """The question before comes again, and Enter alone repeats what was said."""
    played = play(*AS_JSON, "--plain-prompts", keys=["5", typed, "", *["1"] * 5])

    assert "Number 1-10 [5]:" in played.end
    assert answers(played)["topic"] == "trade"


def test_plain_back_offers_the_ticks_again() -> None:
    """The ticks stand in brackets, and Enter alone repeats them."""
    keys = ["5", "3，4", "b", "", *["1"] * 4]
    played = play(*AS_JSON, "--plain-prompts", keys=keys)

    assert "[3,4]:" in played.end
    assert answers(played)["no_voice"] == "yes"
    assert answers(played)["screen_reader"] == "yes"


def test_plain_robbed_customer() -> None:
    """First actions and one more question, also without a list to move about in."""
    played = play(*AS_JSON, "--plain-prompts", keys=["1", "2", "3"], rows=60)

    assert played.end.index("Do this first:") < played.end.index(ask_of("preference"))
    assert answers(played)["urgency"] == "critical"
    assert answers(played)["preference"] == "voice"


def test_plain_contacted_support() -> None:
    """Tried channels are numbered too."""
    played = play(*AS_JSON, "--plain-prompts", keys=["5", "9", "2,4", "1", "2", *["1"] * 4])

    assert [entry["channel"] for entry in tried(played)] == ["live-chat", "email"]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("done", range(6))
def test_plain_prompts_can_be_stopped_everywhere(key: str, done: int) -> None:
    """Ctrl-C and the end of input mean the same: 130, and a line to go on with."""
    played = play(*PLAIN, keys=[*["1"] * done, key])

    assert played.code == STOPPED
    assert played.out == ""
    assert to_go_on(played)[0] == "recommend"


# ── Other catalogs ───────────────────────────────────────────────────────────────────────────────


def yes_no(**changes: Any) -> dict[str, Any]:
    """A yes/no fact, no unless said."""
    plain = {"no": {"en": "no"}, "yes": {"en": "yes"}}
    return {"ask": {"en": "Is it so?"}, "default": "no", "answers": plain, **changes}


def one_of(*names: str, **changes: Any) -> dict[str, Any]:
    """A fact with these answers, of which the first is the default."""
    texts = {name: {"en": name} for name in names}
    return {"ask": {"en": "Which?"}, "default": names[0], "answers": texts, **changes}


def small(criteria: Mapping[str, Any] | None = None, **facts: Any) -> Catalog:
    """A catalog with one channel and these facts, and with the criterion urgency."""
    data = small_data(chat={})
    return catalog_of(
        {**data, "criteria": {**data["criteria"], **(criteria or {})}, "facts": facts}
    )


def step_after(catalog: Catalog, contacted: bool | None = False, **said: str) -> Step | None:
    """What is asked when this was said."""
    return next_step(catalog, State(answers=said, contacted=contacted))


def test_criteria_come_when_there_are_no_facts() -> None:
    """A catalog with one criterion asks one question."""
    assert Choose("urgency") == step_after(small())
    assert step_after(small(), urgency="low") is None


def test_facts_come_before_criteria() -> None:
    """Facts come in file order, each with more than yes and no on its own."""
    catalog = small(colour=one_of("red", "blue"), size=one_of("s", "m"))

    assert Choose("colour") == step_after(catalog)
    assert Choose("size") == step_after(catalog, colour="red")
    assert Choose("urgency") == step_after(catalog, colour="red", size="m")


def test_yes_no_facts_are_one_checklist() -> None:
    """What comes due together is asked together, though another fact stands between."""
    catalog = small(one=yes_no(), colour=one_of("red", "blue"), two=yes_no())

    assert Checklist(("one", "two")) == step_after(catalog)
    assert Choose("colour") == step_after(catalog, one="no", two="no")


def test_fact_that_is_yes_by_default_is_no_line_of_a_checklist() -> None:
    """An unticked line means no, so a default of yes must be asked by itself."""
    catalog = small(one=yes_no(default="yes"), two=yes_no())

    assert Choose("one") == step_after(catalog)
    assert Checklist(("two",)) == step_after(catalog, one="yes")


def test_checklist_asks_once_about_earlier_contact() -> None:
    """The program's own line stands on the first checklist only."""
    catalog = small(one=yes_no(), two=yes_no(ask_when={"one": ["yes"]}))

    assert Checklist(("one", CONTACTED)) == step_after(catalog, contacted=None)
    assert Checklist(("two",)) == step_after(catalog, contacted=False, one="yes")


def test_ask_when_needs_every_line() -> None:
    """Its lines are ANDed, and a list means any of."""
    topic, owner = one_of("a", "b", "c"), one_of("me", "you")
    catalog = small(
        topic=topic, owner=owner, due=yes_no(ask_when={"topic": ["b", "c"], "owner": "you"})
    )

    assert Checklist(("due",)) == step_after(catalog, topic="b", owner="you")
    assert Checklist(("due",)) == step_after(catalog, topic="c", owner="you")
    assert Choose("urgency") == step_after(catalog, topic="a", owner="you")
    assert Choose("urgency") == step_after(catalog, topic="b", owner="me")


def test_ask_when_on_a_criterion_is_asked_after_it() -> None:
    """A fact that hangs on a criterion comes due once that is answered."""
    catalog = small(due=yes_no(ask_when={"urgency": "high"}))

    assert Choose("urgency") == step_after(catalog)
    assert Checklist(("due",)) == step_after(catalog, urgency="high")
    assert step_after(catalog, urgency="low") is None


def test_ask_when_heeds_an_implied_answer() -> None:
    """An answer counts, whether it was said or implied."""
    catalog = small(
        one=yes_no(implies={"yes": {"topic": "b"}}),
        topic=one_of("a", "b"),
        due=yes_no(ask_when={"topic": "b"}),
    )

    assert Checklist(("due",)) == step_after(catalog, one="yes")


def test_implied_answer_is_not_asked() -> None:
    """With that answer, and with no other, the question is settled."""
    catalog = small(one=yes_no(implies={"yes": {"urgency": "high"}}))

    assert step_after(catalog, one="yes") is None
    assert Choose("urgency") == step_after(catalog, one="no")


def test_said_answer_beats_an_implied_one() -> None:
    """What somebody said is never overwritten."""
    catalog = small(one=yes_no(implies={"yes": {"urgency": "high"}}))
    state = State(answers={"one": "yes", "urgency": "low"})

    assert state.settled(catalog) == {"one": "yes", "urgency": "low"}


def test_criterion_with_a_default_is_asked_too() -> None:
    """A default is for scripts and for emergencies; a person is asked."""
    levels = {"low": {"en": "low"}, "high": {"en": "high"}}
    extra = {"weight": 0, "ask": {"en": "How?"}, "levels": levels, "default": "low"}

    assert Choose("extra") == step_after(small({"extra": extra}), urgency="low")


def test_emergency_asks_only_what_is_required() -> None:
    """Neither facts, nor tried channels, nor criteria with a default."""
    levels = {"low": {"en": "low"}, "high": {"en": "high"}}
    extra = {"weight": 0, "ask": {"en": "How?"}, "levels": levels}
    catalog = small(
        {"extra": {**extra, "default": "low"}, "required": extra},
        danger=yes_no(emergency="yes", implies={"yes": {"urgency": "high"}}),
        colour=one_of("red", "blue"),
    )

    assert Choose("required") == step_after(catalog, contacted=True, danger="yes")
    assert step_after(catalog, contacted=True, danger="yes", required="low") is None
    assert Choose("colour") == step_after(catalog, danger="no")


def test_tried_channels_come_between_facts_and_criteria() -> None:
    """First which, then when for each, then the criteria."""
    catalog = small(colour=one_of("red", "blue"))
    contacted = State(answers={"colour": "red"}, contacted=True)

    assert Choose("colour") == step_after(catalog, contacted=True)
    assert WhichTried() == next_step(catalog, contacted)
    assert WhenTried("chat") == next_step(
        catalog, State(answers=contacted.answers, contacted=True, to_date=("chat",))
    )
    assert Choose("urgency") == next_step(
        catalog, State(answers=contacted.answers, contacted=True, to_date=())
    )


def test_catalog_of_a_platform_is_asked_as_it_stands(tmp_path: Path) -> None:
    """Criteria and facts of any name are asked, and stand in the command line."""
    data = small_data(chat={}, desk={})
    data["facts"] = {"vip_club": yes_no(ask={"en": "A member?"})}
    data["facts"]["vip_club"]["answers"]["yes"] = {"en": "I am a member"}
    rules = write_catalog(tmp_path / "own.toml", data)
    played = play(*AS_JSON, "--rules", str(rules), keys=[DOWN, ENTER, DOWN, ENTER])
    again = play(*same_again(played), "--json")

    assert answers(played) == {"urgency": "high", "vip_club": "yes"}
    assert played.out == again.out


def test_catalog_without_a_channel_now_still_answers(tmp_path: Path) -> None:
    """When nothing can be recommended the dialogue ends with 1, and with its result."""
    data = small_data(chat={"hours": "Sa 10:00-11:00"})
    rules = write_catalog(tmp_path / "closed.toml", data)
    played = play(*AS_JSON, "--rules", str(rules), keys=[ENTER])

    assert played.code == ANSWER_IS_NO
    assert json.loads(played.out)["first"] is None
    assert "--urgency low" in shlex.join(same_again(played))


def test_catalog_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    """Escape codes in a rules file are shown, not obeyed, or the file is refused."""
    data = small_data(chat={})
    data["criteria"]["urgency"]["levels"]["low"] = {"en": "low\x1b[2J\x07"}
    rules = write_catalog(tmp_path / "evil.toml", data)
    played = play(*ENGLISH, "--rules", str(rules), keys=[CTRL_C], spare_keys=True)

    assert "\x1b[2J" not in played.raw
    assert "\x07" not in played.raw
