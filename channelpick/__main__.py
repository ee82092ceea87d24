"""python -m channelpick, and the console script."""

import sys


def run() -> None:
    """Run the command line and exit; Ctrl-C is quiet while the libraries load, too."""
    try:
        from channelpick.cli.app import run as run_app

        run_app()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
