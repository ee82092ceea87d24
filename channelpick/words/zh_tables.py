"""Tables of tickets and what they were answered as a whole, in Chinese."""

from __future__ import annotations

from channelpick.words.words import ArchiveWords, StreamWords, TableWords

TABLE = TableWords(
    rate="{rows} 行，每秒 {rate} 行",
    ledger="读入 {read} 行 = 已答 {accepted} 行 + 拒收 {rejected} 行。",
    rejects_in="被拒收的行及原因：{path}",
    stopped="拒收的行太多，已停止；正在写的结果没有保留。",
    finished_before="之前已完成的表：{count} 张。",
)

ARCHIVE = ArchiveWords(
    situations="其中各不相同的情形：{count} 种。",
    firsts="各渠道成为首选的次数",
    rows="行数",
    share="占比",
    score="平均得分",
    rejected="拒收的行",
    more_rejects="另有 {kinds} 种，共 {count} 行（--json 全部列出）",
    kind="原因",
    column="列",
    by_question="按 {question} 分",
    answer="回答",
    first_choices="首选渠道",
    rules="各条规则作为理由出现的次数",
    never_named="从未出现：{rules}",
    changed="{total} 张工单中，有 {count} 张（{share}）的首选渠道变了。",
    changed_three="前三名有变化的 {count} 张（{share}）。",
    same="所有工单的推荐都和以前一样。",
    none="没有新旧规则都能读懂的工单。",
    nothing={
        "more": "有 {count} 张（{share}）以前有渠道可找，现在一个也没有了。",
        "fewer": "有 {count} 张（{share}）以前无渠道可找，现在有了。",
    },
    reply="预计多久得到首次回复",
    mean="平均",
    median="半数不超过",
    reply_of="按首选渠道通常的回复时间计算；只算改动前后都有首选渠道的 {count} 张工单。",
    before="改动前",
    after="改动后",
    change="增减",
    moves="首选渠道从哪里变到哪里",
    examples="例如：{examples}",
    more_moves="另有 {kinds} 种变化，共 {count} 张工单（--json 全部列出）",
    changed_rows="首选变化",
    agreement="实际解决问题的渠道（{column} 列）",
    agreement_of="{known} 张工单写明了渠道；{empty} 张没有写，{unknown} 张写的不是已知渠道。",
    ledger=(
        "读入 {read} 行 = 新旧规则都能读懂 {both} 行 + 只有旧规则能读懂 {old} 行"
        " + 只有新规则能读懂 {new} 行 + 拒收 {rejected} 行。"
    ),
    only_old="只有旧规则能读懂的行",
    only_new="只有新规则能读懂的行",
)

STREAM = StreamWords(
    prompt="请每行写一个 JSON 对象；写完在空行按 Ctrl-D。",
    this_line="这一行",
    renewed="{path} 有改动，从第 {line} 行起按新规则回答（{updated}）。",
    kept="{path} 有改动，但无法使用，仍按原来的规则回答。",
    done="读入 {read} 行：已回答 {answered} 行，有错 {bad} 行。",
)
