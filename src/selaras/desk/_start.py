"""Starting the desk: data folder, settings, tables, one process that serves."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from typing import TYPE_CHECKING

from selaras.desk import _environment

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

    from waitress.server import BaseWSGIServer

_THREADS = 8
_NAP_SECONDS = 0.5


def prepare(data: Path | None = None) -> None:
    """Set Django up over a data folder; the folder and its secret key are made when missing."""
    if data is not None:
        os.environ["SELARAS_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.desk.settings")
    _environment.keep_secret_key(_environment.data_folder())
    import django

    django.setup()


def migrate() -> None:
    """Bring the tables up to this version, one process at a time."""
    from django.core.management import call_command

    from selaras.desk.upkeep import actions

    try:
        actions.recover()
    except actions.Refused as refusal:
        raise SystemExit(str(refusal)) from refusal
    with actions.one_at_a_time():
        call_command("migrate", interactive=False, verbosity=0)


def keep_language(language: str) -> None:
    """Set the desk's own language, which everybody sees until they choose another."""
    from django.conf import settings

    _environment.keep_language(_environment.data_folder(), language)
    settings.DESK_LANGUAGE = _environment.language(_environment.data_folder())


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or a free one when somebody listens there already."""
    for port in (wanted, 0):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError(f"no free port on {host}")


def _proxy() -> dict[str, object]:
    """Believe the forwarding headers of the one proxy that SELARAS_PROXY names."""
    named = os.environ.get("SELARAS_PROXY")
    headers = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": named, "trusted_proxy_headers": headers} if named else {}


class Server:
    """The desk, served by this process, with `workers` threads that do its jobs."""

    def __init__(self, host: str, port: int, *, workers: int = 0) -> None:
        from django.core.wsgi import get_wsgi_application
        from waitress.server import create_server

        from selaras.desk.jobs.crew import Crew

        self.url = f"http://{host}:{port}/"
        self._crew = Crew(workers) if workers else None
        self._server: BaseWSGIServer = create_server(
            get_wsgi_application(),
            host=host,
            port=port,
            threads=_THREADS,
            ident="selaras",
            max_request_body_size=_environment.LARGEST_BODY,
            clear_untrusted_proxy_headers=True,
            **_proxy(),
        )

    def run(self) -> None:
        """Serve until interrupted or told to end; then finish what is under way."""
        _end_on_signals()
        if self._crew is not None:
            self._crew.start()
        try:
            self._server.run()
        finally:
            self._server.close()
            if self._crew is not None:
                self._crew.stop()

    def start(self) -> None:
        """Serve in a thread of its own, until `stop`."""
        threading.Thread(target=self._server.run, name="desk", daemon=True).start()

    def stop(self) -> None:
        """Stop serving, once what is being answered is answered."""
        self._server.task_dispatcher.shutdown()
        self._server.close()


def work(workers: int) -> None:
    """Do the desk's jobs, without a site, until interrupted or told to end."""
    from selaras.desk.jobs.crew import Crew

    _end_on_signals()
    crew = Crew(workers)
    crew.start()
    try:
        while True:
            time.sleep(_NAP_SECONDS)
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        crew.stop()


def _end_on_signals() -> None:
    """Let what ends a service end this process as Ctrl+C does; Windows has a signal of its own."""
    for name in ("SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
