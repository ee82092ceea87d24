"""What is said of lines that are answered while they come in, in Chinese."""

from __future__ import annotations

from channelpick.words.words import StreamWords

STREAM = StreamWords(
    prompt="请每行写一个 JSON 对象；写完在空行按 Ctrl-D。",
    this_line="这一行",
    renewed="{path} 有改动，从第 {line} 行起按新规则回答（{updated}）。",
    kept="{path} 有改动，但无法使用，仍按原来的规则回答。",
    done="读入 {read} 行：已回答 {answered} 行，有错 {bad} 行。",
)
