"""python -m channelpick, and the console script."""

import gc
import os
import sys


def run() -> None:
    """Run the command line and exit; Ctrl-C is quiet while the libraries load, too."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it asks every package for some
    gc.disable()  # a short life makes little garbage; looking for it takes 6 % of the time
    try:
        code = quick_code()
        if code is not None:
            os._exit(code)  # all is written; to tidy up would take 5 % of the time
        code = slow_code()
    except KeyboardInterrupt:
        code = 130
    gc.freeze()  # else all that was imported is looked through once more at exit: 10 % of the time
    sys.exit(code)


def quick_code() -> int | None:
    """The exit code of an answer that was there at once; None if there was none."""
    from channelpick.quick.answer import answer

    reply = answer(sys.argv[1:], os.environ)
    if reply is None:
        return None
    from channelpick.cli.writing import LostOutputError, prepare_streams, tell, write

    prepare_streams()
    if reply.err:
        tell(reply.err)
    try:
        write(reply.out)
    except LostOutputError as error:
        from channelpick.cli import exits
        from channelpick.words.languages import language_of, words_in

        return exits.lost(error, words_in(language_of(sys.argv[1:], os.environ)[0]))
    return reply.code


def slow_code() -> int:
    """The exit code of the dialogue, or of whatever Typer makes of the command line."""
    from channelpick.cli.beginning import begin

    code = begin(sys.argv[1:], os.environ)
    if code is not None:
        return code
    gc.enable()
    from channelpick.cli.app import run as run_app

    return run_app()


if __name__ == "__main__":
    run()
