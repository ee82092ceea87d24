"""Complete, plain command lines answered at once, without Typer, pydantic or rich.

`answer.py` is the way in. It recognises what it can answer whole, and leaves everything else (help
in a narrow window, mistakes, questions) to the Typer app, so there is one grammar. The catalog is
read back as plain data that `compile.py` made of it with `core` and `formats`, and `decide.py` asks
`core/weighing.py`, as `core` itself does. Whatever goes wrong means doing without.

Without this room every answer is the same, only later.
"""
