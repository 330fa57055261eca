"""Starting the desk: data folder, settings, tables, one process that serves."""

from __future__ import annotations

import os
import socket
import threading
from typing import TYPE_CHECKING

from selaras.desk import _environment

if TYPE_CHECKING:
    from pathlib import Path

    from waitress.server import BaseWSGIServer

_THREADS = 8
_LARGEST_BODY = 25_000_000


def prepare(data: Path | None = None) -> None:
    """Set Django up over a data folder; the folder and its secret key are made when missing."""
    if data is not None:
        os.environ["SELARAS_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.desk.settings")
    _environment.keep_secret_key(_environment.data_folder())
    import django

    django.setup()


def migrate() -> None:
    """Bring the tables up to this version."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


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
    """The desk, served by this process."""

    def __init__(self, host: str, port: int) -> None:
        from django.core.wsgi import get_wsgi_application
        from waitress.server import create_server

        self.url = f"http://{host}:{port}/"
        self._server: BaseWSGIServer = create_server(
            get_wsgi_application(),
            host=host,
            port=port,
            threads=_THREADS,
            ident="selaras",
            max_request_body_size=_LARGEST_BODY,
            clear_untrusted_proxy_headers=True,
            **_proxy(),
        )

    def run(self) -> None:
        """Serve until interrupted."""
        self._server.run()

    def start(self) -> None:
        """Serve in a thread of its own, until `stop`."""
        threading.Thread(target=self._server.run, name="desk", daemon=True).start()

    def stop(self) -> None:
        """Stop serving."""
        self._server.close()
