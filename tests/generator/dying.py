"""Jobs that end their process, or keep it from ending; a worker reads this module quickly."""

import os
import signal


def die(*_: object) -> None:
    os._exit(3)


def stay() -> int:
    """Turn a deaf ear to being asked to end; gives the process."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return os.getpid()
