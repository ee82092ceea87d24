"""What is wrong with tables of tickets and the cure, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

TABLE_PROBLEMS: Mapping[str, tuple[str, str]] = {
    # 选项和列。
    "missing-extra": (
        "这里要用 {library}，但还没有安装",
        "请安装：pip install 'channelpick[{extra}]'",
    ),
    "unknown-name": ("没有哪一列能表示“{given}”", "列可以表示：{options}"),
    "unknown-column": ("没有“{given}”这一列", "现有：{options}"),
    "two-columns": ("有两列都表示 {name}", "请只留一列。"),
    "no-column": (
        "没有表示 {name} 的列，它也没有默认值",
        "请指明是哪一列：--map 列名={name}，或给出 --default {name}=值。现有的列：{columns}",
    ),
    "name-clash": (
        "表里已有与结果同名的列：{given}",
        "请给结果换个名字，例如 --prefix channelpick_",
    ),
    "bad-form": ("“{given}”不是 {form}", ""),
    "no-files": ("没有这个文件：{given}", "请检查路径；通配符要加引号。"),
    "unknown-form": (
        "从文件名看不出 {given} 是哪种表",
        "请用 {option} 说明：csv、jsonl 或 parquet。",
    ),
    "no-stdin-form": ("Parquet 不能通过管道读写", "请给出文件名。"),
    "several-forms": ("这些表不是同一种：{given}", "请只给出同一种的表。"),
    "same-file": ("{given} 正在读取，不能同时写入", "请用 -o 给出另一个文件。"),
    "same-output": ("有两张表的结果都会写到 {given}", "请让它们的名字不同。"),
    "other-columns": (
        "这张表的列与第一张不同：{given}",
        "请用 -o 文件夹 分别存放，或用 --columns 选列。",
    ),
    "not-together": ("与 {given} 的搭配不对", "请看 channelpick batch --help。"),
    "bad-prefix": ("“{given}”里有列名不该有的符号", "请只用文字、数字和 _。"),
    "bad-share": ("“{given}”既不是数目，也不是 5% 这样的比例", ""),
    "other-run": (
        "{given} 里是另一次运行的结果",
        "请用同样的选项把那一次做完，或换一个文件夹。",
    ),
    "bad-table": ("无法作为表格读取：{reason}", "它是完整的、这一种的文件吗？"),
    "nested-column": (
        "“{given}”里是列表或结构，各种数据库比较的方法不一样",
        "请写成文字，例如 email=3d;phone",
    ),
    "no-rows": ("一行也没有", ""),
    "other-kinds": ("这些表的列或其中的类型不一致：{given}", "请只给出同一种表。"),
    "no-java": (
        "Spark 启动不了：需要 Java 17 或更新的版本",
        "请安装 Java，并让 JAVA_HOME 指向它；或使用已在运行的 Spark：--master sc://…",
    ),
    "spark-refused": ("Spark 报告：{reason}", ""),
    # 读表格。
    "no-header": ("没有写列名的那一行", "是不是选错文件了？"),
    "unnamed-column": ("第 {number} 列没有名字", "请在第一行给它起个名字。"),
    "twice-named": ("有两列都叫“{given}”", "请给其中一列换个名字。"),
    "endless-line": ("有一行超过 {most} 字节", "这是表格吗？"),
    # 行。
    "empty-cell": ("这一格是空的，也没有默认值", "请给出 --default 名称=值。"),
    "short-row": ("列数不够：{given}", "请补上缺的；含换行的内容要加引号。"),
    "long-row": ("列数太多：{given}", "含分隔符的内容要加引号。"),
    "unclosed-quote": ("引号没有收尾", "请补上收尾的引号；引号里面的引号要写两遍。"),
    "text-after-quote": (
        "收尾的引号后面还有文字",
        "引号里面的引号要写两遍；也可能是前面的引号没有收尾。",
    ),
    "bad-json": ("不是有效的 JSON：{given}", ""),
    "long-line": ("超过 {given} 字节", ""),
    "stdin-taken": ("标准输入要用来读入各行", "请给出文件名。"),
    "not-an-object": ("不是 JSON 对象", "每行请写一个对象，即 {{…}}。"),
}
