"""python -m channelpick."""

from channelpick.cli.app import run

run()
