"""What is said of lines that are answered while they come in, in English."""

from __future__ import annotations

from channelpick.words.words import StreamWords

STREAM = StreamWords(
    prompt="Write a JSON object on each line. To end: Ctrl-D on an empty line.",
    this_line="this line",
    renewed="{path} has changed. From line {line} on, its new rules count ({updated}).",
    kept="{path} has changed, but cannot be used. Answers still come from the rules before.",
    done="{read} lines read: {answered} answered, {bad} with a mistake.",
)
