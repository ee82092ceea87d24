"""Tables of tickets, in Chinese."""

from __future__ import annotations

from channelpick.words.words import TableWords

TABLE = TableWords(
    rate="{rows} 行，每秒 {rate} 行",
    ledger="读入 {read} 行 = 已答 {accepted} 行 + 拒收 {rejected} 行。",
    rejects_in="被拒收的行及原因：{path}",
    stopped="拒收的行太多，已停止；正在写的结果没有保留。",
    finished_before="之前已完成的表：{count} 张。",
)
